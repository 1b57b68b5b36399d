//! A problem of an article and its location in a file.

use article::Code;
use std::ops::Range;

/// A problem and its location.
#[derive(Debug)]
pub(crate) struct Finding {
    /// The JSON path.
    pub(crate) path: String,
    /// The kind of problem.
    pub(crate) code: Code,
    /// What was expected and what was found.
    pub(crate) message: String,
    /// The bytes to point at.
    pub(crate) range: Range<usize>,
    /// The line, from one.
    pub(crate) line: usize,
    /// The column, from one, in characters.
    pub(crate) column: usize,
    /// A suggested correction.
    pub(crate) suggestion: Option<String>,
}
