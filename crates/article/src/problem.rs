//! Problems of an article, with messages that a publisher can act on.
//!
//! Codes are stable; messages are for people and may change.

use crate::surface::Code;
use std::fmt;

/// A problem of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path, as in `body[3].attendees[1].name`; the root is the empty string.
    pub path: String,
    /// The kind of problem.
    pub code: Code,
    /// One sentence: what was expected and what was found.
    pub message: String,
}

impl Problem {
    /// Whether the article can be rendered anyway.
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

/// The severity of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The article is not rendered.
    Error,
    /// The article is rendered, but something may have been read in a way that its
    /// author did not intend.
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

/// An article that cannot be rendered, with all its problems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid(pub Vec<Problem>);

impl Invalid {
    /// The problem to report if there is room for only one: a wrong version, which
    /// explains all the others, else the first error.
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
