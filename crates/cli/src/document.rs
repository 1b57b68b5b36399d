//! An article file: its article and its problems, each with its location in the
//! text.
//!
//! The rules are in the crate `article`.

use crate::duplicates::duplicates;
use crate::finding::Finding;
use crate::json_locations::{Lines, LocationMap, line_and_column};
use crate::source::Source;
use crate::suggest;
use ::import::json_text::{self, Unreadable};
use article::{Article, Problem, Severity};

/// A file that was read as an article.
#[derive(Debug)]
pub struct Document {
    /// The file.
    pub(crate) source: Source,
    /// The article, if there are no errors.
    pub(crate) article: Option<Article>,
    /// The findings, in the order of `article::decode`, up to a limit.
    pub(crate) findings: Vec<Finding>,
    /// The findings past the limit.
    pub(crate) unlisted: Unlisted,
}

/// The maximum number of findings that are listed. A damaged or hostile file can
/// have a million, and each must be located.
const MAX_FINDINGS: usize = 1000;

/// Findings that were only counted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unlisted {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
}

impl Unlisted {
    /// Their number, if there are any.
    pub(crate) fn words(self) -> Option<String> {
        let count = self.errors + self.warnings;
        (count > 0).then(|| {
            format!(
                "there are {count} more problems, {} of them errors; fix those above first",
                self.errors
            )
        })
    }
}

impl Document {
    /// Reads an article.
    #[must_use]
    pub fn of(source: Source) -> Self {
        let value = match json_text::read(&source.text) {
            Ok(value) => value,
            Err(problem) => return Self::unreadable(source, problem),
        };
        let mut decoded = article::decode(value);
        let mut problems = std::mem::take(&mut decoded.problems);
        let listed = problems.len().min(MAX_FINDINGS);
        let mut unlisted = Unlisted::default();
        for problem in problems.drain(listed..) {
            match problem.severity() {
                Severity::Error => unlisted.errors += 1,
                Severity::Warning => unlisted.warnings += 1,
            }
        }
        let (locations, lines) = (LocationMap::parse(&source.text), Lines::of(&source.text));
        let mut findings = located(problems, &locations, &lines);
        if let Some(root) = locations.root() {
            let left = MAX_FINDINGS.saturating_sub(findings.len());
            let (repeated, more) = duplicates(root, &lines, left);
            findings.extend(repeated);
            unlisted.warnings += more;
        }
        Self {
            findings,
            article: decoded.article().ok(),
            source,
            unlisted,
        }
    }

    /// A text that is no JSON.
    pub(crate) fn unreadable(source: Source, problem: Unreadable) -> Self {
        let (line, column) = line_and_column(&source.text, problem.range.start);
        let finding = Finding {
            path: problem.path,
            code: problem.code,
            message: problem.message,
            range: problem.range,
            line,
            column,
            suggestion: None,
        };
        Self {
            source,
            article: None,
            findings: vec![finding],
            unlisted: Unlisted::default(),
        }
    }

    /// The article, if nothing but warnings was found.
    #[must_use]
    pub fn article(&self) -> Option<&Article> {
        self.article.as_ref()
    }

    /// The number of findings of this severity.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        let is_of = |finding: &&Finding| finding.code.severity() == severity;
        let listed = self.findings.iter().filter(is_of).count();
        listed
            + match severity {
                Severity::Error => self.unlisted.errors,
                Severity::Warning => self.unlisted.warnings,
            }
    }
}

/// Locates problems in the text.
fn located(problems: Vec<Problem>, locations: &LocationMap<'_>, lines: &Lines<'_>) -> Vec<Finding> {
    let findings = problems.into_iter().map(|problem| {
        let location = locations.find(&problem.path);
        let suggestion = suggest::suggestion(&problem, &location, locations);
        let (line, column) = lines.line_and_column(location.range.start);
        Finding {
            path: problem.path,
            code: problem.code,
            message: problem.message,
            range: location.range,
            line,
            column,
            suggestion,
        }
    });
    findings.collect()
}
