//! `import`: an article out of another format.
//!
//! Each format has a module that fills a [`draft::Draft`]; this one tells the formats
//! apart and prints what came of it. What a format says and an article has no
//! place for is noted, never dropped silently.

mod draft;
mod embed;
mod html;
mod inline;
mod json;
mod json_feed;
mod json_ld;
mod metadata;
mod ninjs;
mod people;
mod reports;
mod text;

#[cfg(test)]
mod tests;

use crate::args::{ImportArgs, ImportFormat, ImportOptions};
use crate::document::{self, Document};
use crate::failure::Failure;
use crate::source::Source;
use crate::{input, report};
use article::{Article, Value};
use json::{Names, Tree};
use std::io::Write;

/// What an import gave.
#[derive(Debug)]
pub struct Imported {
    /// The article as it is written, with what is wrong with it.
    pub document: Document,
    /// What a person should know of the import, as lines.
    pub notes: Vec<String>,
}

/// Imports a file to standard output, with notes on standard error.
///
/// # Errors
///
/// When the file is not of its format, or makes no valid article.
pub(crate) fn run(args: &ImportArgs) -> Result<(), Failure> {
    let Imported { document, notes } = import(&input::read(&args.file)?, &args.options)?;
    let mut stderr = anstream::stderr().lock();
    for note in notes {
        writeln!(stderr, "{note}")?;
    }
    report::write(&document, &mut stderr)?;
    if document.article.is_none() {
        return Err(Failure::Reported);
    }
    writeln!(std::io::stdout(), "{}", document.source.text)?;
    Ok(())
}

/// Imports a text.
///
/// # Errors
///
/// When the text is not of its format, or makes no article.
pub fn import(source: &Source, options: &ImportOptions) -> Result<Imported, Failure> {
    if source.text.trim().is_empty() {
        return Err(Failure::Data(format!("{} is empty", source.name)));
    }
    let format = options.format.unwrap_or_else(|| detect(&source.text));
    let draft = match format {
        ImportFormat::Text => text::draft(source)?,
        ImportFormat::JsonLd => json_ld::draft(source, options.item)?,
        ImportFormat::Ninjs => ninjs::draft(&json::read(source)?)?,
        ImportFormat::JsonFeed => json_feed::draft(&json::read(source)?, options.item)?,
    };
    let (article, mut notes) = draft.finish(options.id.as_deref(), options.lang.as_deref())?;
    if format == ImportFormat::Text {
        notes.extend(text::not_searched(&article));
    }
    // The types hold every rule about single values; what an article may have in
    // all is checked here.
    let mut document = Document::of(written(&article)?);
    if let Some(read) = document.article.as_ref().filter(|read| **read != article) {
        // Characters that no page can show were replaced when it was read.
        document.source = written(read)?;
    }
    Ok(Imported { document, notes })
}

/// An article as a file.
fn written(article: &Article) -> Result<Source, Failure> {
    let text = serde_json::to_string_pretty(article)
        .map_err(|error| Failure::Data(format!("the article could not be written: {error}")))?;
    Ok(Source {
        name: "the imported article".to_owned(),
        text,
    })
}

/// What a file seems to be. Text is what is left.
fn detect(text: &str) -> ImportFormat {
    let begin = text.trim_start();
    if begin.starts_with('<') {
        return ImportFormat::JsonLd;
    }
    if !begin.starts_with(['{', '[']) {
        return ImportFormat::Text;
    }
    let value = document::read(text).unwrap_or(Value::Null);
    let tree = Tree::new(&value, Names::Exact);
    let value = tree.root();
    let version = value.text("version").unwrap_or_default();
    if version.contains("jsonfeed.org") {
        ImportFormat::JsonFeed
    } else if value.get("@context").is_some()
        || value.get("@graph").is_some()
        || begin.starts_with('[')
    {
        ImportFormat::JsonLd
    } else if value.get("uri").is_some() || value.get("standard").is_some() {
        ImportFormat::Ninjs
    } else {
        // Whatever it is, its error is told best by a reader of JSON.
        ImportFormat::JsonLd
    }
}
