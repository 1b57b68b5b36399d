//! The article of a file that a command needs whole.

use crate::document::Document;
use crate::failure::Failure;
use crate::{input, output, report};
use article::Article;

/// Reads an article that has to be valid; warnings go to standard error.
///
/// # Errors
///
/// When it is not, with everything that is wrong with it on standard error.
pub(crate) fn load(file: &str) -> Result<Article, Failure> {
    let document = Document::of(input::read(file)?);
    report::write(&document, &mut anstream::stderr().lock()).map_err(output::failure)?;
    document.article.ok_or(Failure::Reported)
}
