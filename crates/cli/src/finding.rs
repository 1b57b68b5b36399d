//! A problem of an article and its place in a file.

use article::Code;
use std::ops::Range;

/// One thing that is wrong, and where.
#[derive(Debug)]
pub(crate) struct Finding {
    /// The JSON path.
    pub(crate) path: String,
    /// What kind of problem it is.
    pub(crate) code: Code,
    /// What was expected and what was found.
    pub(crate) message: String,
    /// The bytes to point at.
    pub(crate) range: Range<usize>,
    /// The line, from one.
    pub(crate) line: usize,
    /// The column, from one, in characters.
    pub(crate) column: usize,
    /// What may have been meant.
    pub(crate) suggestion: Option<String>,
}
