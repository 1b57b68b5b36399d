//! Why a command ended early, and with which exit status.
//!
//! A failure is one paragraph for people. Problems of an article are not failures
//! but findings; see `document.rs`.

use crate::document::Document;
use std::fmt;
use std::process::ExitCode;

/// What ends a command.
#[derive(Debug)]
pub enum Failure {
    /// The input could not be used, or the output not written.
    Data(String),
    /// The input could not be used because of these findings.
    Findings(Box<Document>),
    /// Invalid arguments.
    Usage(String),
    /// The errors are already reported.
    Reported,
    /// Broken pipe: exit successfully.
    ReaderGone,
}

impl Failure {
    /// The exit status.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Data(_) | Self::Findings(_) | Self::Reported => ExitCode::from(1),
            Self::Usage(_) => ExitCode::from(2),
            Self::ReaderGone => ExitCode::SUCCESS,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data(text) | Self::Usage(text) => f.write_str(text),
            Self::Findings(_) | Self::Reported | Self::ReaderGone => Ok(()),
        }
    }
}
