//! Loads a valid article for a command.

use crate::document::Document;
use crate::failure::Failure;
use crate::{input, output, report};
use article::Article;

/// Reads an article that must be valid; warnings go to standard error.
///
/// # Errors
///
/// If it is invalid, after reporting every problem on standard error.
pub(crate) fn load(file: &str) -> Result<Article, Failure> {
    let document = Document::of(input::read(file)?);
    report::write(&document, &mut anstream::stderr().lock()).map_err(output::failure)?;
    document.article.ok_or(Failure::Reported)
}
