//! The error of parsing a slug, a date, a language tag, a meeting format or a URL.

use std::error::Error;
use std::fmt;

/// A text that does not have the expected form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed {
    /// What was expected, as in "a date, as in 2023-07-25".
    pub expected: &'static str,
}

impl Malformed {
    pub(crate) const fn expected(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected ")?;
        f.write_str(self.expected)
    }
}

impl Error for Malformed {}
