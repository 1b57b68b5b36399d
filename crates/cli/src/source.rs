//! A text and where it came from. How it is read is in `input.rs`.

/// A text and where it came from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name for messages.
    pub(crate) name: String,
    /// What it says, without a byte order mark.
    pub(crate) text: String,
}
