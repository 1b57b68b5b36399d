//! Errors of an import.

use crate::json_text::Unreadable;
use article::Problem;
use std::fmt;

/// Why an import failed.
#[derive(Debug)]
pub enum Error {
    /// The input contains no readable article.
    Data(String),
    /// The input cannot be used; the text continues after its name, as in "is empty".
    File(String),
    /// An option has an invalid value.
    Usage(String),
    /// The input is not JSON.
    Json {
        /// The decoded input.
        text: String,
        /// What is wrong with it, and where.
        problem: Unreadable,
    },
    /// The article has more text or more blocks than an article may have.
    Limit(Problem),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data(text) | Self::Usage(text) => f.write_str(text),
            Self::File(text) => write!(f, "the file {text}"),
            Self::Json { problem, .. } => f.write_str(&problem.message),
            Self::Limit(problem) => problem.fmt(f),
        }
    }
}

impl std::error::Error for Error {}
