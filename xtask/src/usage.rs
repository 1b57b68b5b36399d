//! Calls that a command does not understand, which end with exit code 2.

use std::fmt;

use anyhow::Result;

/// The command was called in a way that it does not understand.
#[derive(Debug)]
pub(crate) struct Usage(pub(crate) String);

impl fmt::Display for Usage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// Such an error, with what is wrong.
pub(crate) fn usage(message: impl Into<String>) -> anyhow::Error {
    Usage(message.into()).into()
}

/// For commands that take no arguments.
pub(crate) fn no_arguments(arguments: &[String]) -> Result<()> {
    match arguments.first() {
        None => Ok(()),
        Some(argument) => Err(usage(format!("unexpected argument `{argument}`"))),
    }
}
