//! `import`: an article out of another format.
//!
//! Each format has a module that fills a [`draft::Draft`]; this one tells the formats
//! apart and prints what came of it. What a format says and an article has no
//! place for is noted, never dropped silently.

mod draft;
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

use crate::args::{ImportArgs, ImportFormat};
use crate::document::{self, Document};
use crate::failure::Failure;
use crate::input::{self, Source};
use crate::report;
use article::Value;
use json::Fields;
use std::io::Write;

/// Imports a file to standard output, with notes on standard error.
///
/// # Errors
///
/// When the file is not of its format, or makes no valid article.
pub(crate) fn run(args: &ImportArgs) -> Result<(), Failure> {
    let source = input::read(&args.file)?;
    let draft = match args.format.unwrap_or_else(|| detect(&source.text)) {
        ImportFormat::Text => text::draft(&source)?,
        ImportFormat::JsonLd => json_ld::draft(&source, args.item)?,
        ImportFormat::Ninjs => ninjs::draft(&json(&source)?)?,
        ImportFormat::JsonFeed => json_feed::draft(&json(&source)?, args.item)?,
    };
    let (article, notes) = draft.finish(args.id.as_deref(), args.lang.as_deref())?;
    let mut stderr = anstream::stderr().lock();
    for note in notes {
        writeln!(stderr, "{note}")?;
    }
    let text = serde_json::to_string_pretty(&article)
        .map_err(|error| Failure::Data(format!("the article could not be written: {error}")))?;
    // The types hold every rule about single values; what an article may have in
    // all is checked here.
    let document = Document::of(Source {
        name: "the imported article".to_owned(),
        text,
    });
    report::write(&document, &mut stderr)?;
    if document.article.is_none() {
        return Err(Failure::Reported);
    }
    writeln!(std::io::stdout(), "{}", document.source.text)?;
    Ok(())
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

/// Reads JSON; what is wrong with it goes to standard error.
fn json(source: &Source) -> Result<Value, Failure> {
    document::read(&source.text).or_else(|finding| {
        let document = Document {
            source: Source {
                name: source.name.clone(),
                text: source.text.clone(),
            },
            article: None,
            findings: vec![finding],
        };
        report::write(&document, &mut anstream::stderr().lock())?;
        Err(Failure::Reported)
    })
}
