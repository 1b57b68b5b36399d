//! A text and its origin. It is read in `input.rs`.

/// A text and its origin.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name for messages.
    pub(crate) name: String,
    /// The text, without a byte order mark.
    pub(crate) text: String,
}
