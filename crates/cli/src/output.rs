//! Standard output and standard error as streams that may be closed.

use crate::failure::Failure;
use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

/// Prints a line to standard output as it is: a stream that interprets colours
/// would remove control characters.
///
/// # Errors
///
/// When it cannot be written.
pub(crate) fn print(line: impl Display) -> Result<(), Failure> {
    writeln!(io::stdout(), "{line}").map_err(failure)
}

/// Why something could not be written.
pub(crate) fn failure(error: io::Error) -> Failure {
    match error.kind() {
        ErrorKind::BrokenPipe => Failure::ReaderGone,
        _ => Failure::Data(format!("the output could not be written: {error}")),
    }
}
