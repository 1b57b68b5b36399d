//! What can be wrong with an article, in words that a publisher can act on.
//!
//! Codes are stable and for machines, messages are for people and may change.

use crate::surface::Code;
use std::fmt;

/// One thing that is wrong with an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where, as in `body[3].attendees[1].name`; the root is the empty string.
    pub path: String,
    /// What kind of problem it is.
    pub code: Code,
    /// What was expected and what was found, as one sentence.
    pub message: String,
}

impl Problem {
    /// Whether the article can be rendered in spite of it.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            f.write_str(&self.path)?;
            f.write_str(": ")?;
        }
        f.write_str(&self.message)
    }
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The article is not rendered.
    Error,
    /// The article is rendered; something in it was read in a way that its
    /// author may not have meant.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Code {
    /// Whether an article with such a problem can be rendered.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::DuplicateField | Self::UnknownBlock => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// An article that cannot be rendered, with everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid(pub Vec<Problem>);

impl Invalid {
    /// The problem to speak of when there is room for one: a wrong version
    /// explains all the others, else it is the first error.
    #[must_use]
    pub fn main(&self) -> Option<&Problem> {
        let errors = || self.0.iter().filter(|p| p.severity() == Severity::Error);
        errors()
            .find(|p| p.code == Code::Version)
            .or_else(|| errors().next())
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.main() {
            Some(problem) => problem.fmt(f),
            None => f.write_str("the article is not valid"),
        }
    }
}

impl std::error::Error for Invalid {}
