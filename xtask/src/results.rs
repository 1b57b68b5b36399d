//! Reading test results from what test programs print.
//!
//! Knows the lines of libtest, which all test programs here speak, and the
//! lines in which the end-to-end cases sum up an engine.

use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// As expected.
    pub(crate) passed: u32,
    /// Not as expected, or without an end.
    pub(crate) failed: u32,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The sum of all lines like `test result: ok. 4 passed; 0 failed; …`.
pub(crate) fn total(output: &str) -> Count {
    let mut total = Count::default();
    for line in output.lines() {
        if let Some((_, counts)) = line.split_once("test result: ")
            && let Some((_, counts)) = counts.split_once(". ")
        {
            total += count(counts, ';');
        }
    }
    total
}

/// The line of an engine, `chromium: 41 passed, 0 failed`.
pub(crate) fn of_engine(output: &str, engine: &str) -> Option<Count> {
    output.lines().find_map(|line| {
        let counts = line.trim().strip_prefix(engine)?.strip_prefix(": ")?;
        counts.contains(" passed").then(|| count(counts, ','))
    })
}

/// The line that says what the end-to-end cases went through.
pub(crate) fn went_through(output: &str) -> Option<&str> {
    let mut lines = output.lines();
    lines.find(|line| line.starts_with("in each engine: "))
}

fn count(counts: &str, separator: char) -> Count {
    let number = |wanted: &str| {
        counts
            .split(separator)
            .filter_map(|part| part.trim().split_once(' '))
            .find(|(_, word)| *word == wanted)
            .and_then(|(number, _)| number.parse().ok())
            .unwrap_or_default()
    };
    Count {
        passed: number("passed"),
        failed: number("failed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_gone_through() {
        let output = "chromium: 2 passed, 0 failed\nin each engine: 55 hosts\n\ntest result: ok.";
        assert_eq!(went_through(output), Some("in each engine: 55 hosts"));
        assert_eq!(went_through("chromium: 2 passed, 0 failed\n"), None);
    }

    #[test]
    fn result_lines_are_summed() {
        let output = "running 2 tests\n\
            test result: ok. 41 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.00s\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out\n";
        assert_eq!(
            total(output),
            Count {
                passed: 44,
                failed: 2
            }
        );
        assert_eq!(total("no tests to run!\n"), Count::default());
    }

    #[test]
    fn engines_have_lines_of_their_own() {
        let output =
            "chromium: starting\nchromium: 41 passed, 0 failed\nwebkit: 40 passed, 1 failed\n";
        assert_eq!(
            of_engine(output, "chromium"),
            Some(Count {
                passed: 41,
                failed: 0
            })
        );
        assert_eq!(
            of_engine(output, "webkit"),
            Some(Count {
                passed: 40,
                failed: 1
            })
        );
        assert_eq!(of_engine(output, "firefox"), None);
    }
}
