//! Standard output and standard error, which may be closed.

use crate::failure::Failure;
use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

/// Prints a line to standard output unchanged: a stream that interprets colours
/// would remove control characters.
///
/// # Errors
///
/// If it cannot be written.
pub(crate) fn print(line: impl Display) -> Result<(), Failure> {
    writeln!(io::stdout(), "{line}").map_err(failure)
}

/// Converts an output error.
pub(crate) fn failure(error: io::Error) -> Failure {
    match error.kind() {
        ErrorKind::BrokenPipe => Failure::ReaderGone,
        _ => Failure::Data(format!("the output could not be written: {error}")),
    }
}
