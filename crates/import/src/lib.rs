//! Converts other formats to articles: bytes in, an article and notes out.
//!
//! Each format has a module that fills a draft; this file detects the format.
//! Content that does not fit into an article is noted, never dropped silently.
//! Nothing here reads files, opens connections or prints, so the command line and an
//! editor in a browser can use the same code.
//!
//! ```
//! use import::{Options, import};
//!
//! let page = b"<html lang=en><body><article><h1>Talks resume</h1>
//!     <p>The talks resumed on Monday.</p></article></body></html>";
//! let imported = import(page, &Options::default())?;
//! assert_eq!(imported.article.headline, "Talks resume");
//! # Ok::<(), import::Error>(())
//! ```

mod addresses;
mod asides;
mod authors;
mod base;
mod credits;
mod dates;
mod dialogue;
mod draft;
mod elements;
mod embed;
mod encoding;
mod error;
mod excerpt;
mod furniture;
mod html;
mod inline;
mod json;
mod json_feed;
mod json_ld;
pub mod json_text;
mod language;
mod metadata;
mod microdata;
mod newsrooms;
mod ninjs;
mod people;
mod picture;
mod repair;
mod reports;
mod shadow;
mod story;
mod text;
mod unread;

#[cfg(test)]
mod tests;

use article::{Article, Severity, Slug, Value};
use json::{Names, Tree};

pub use error::Error;

/// The options of an import.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format of the input; detected from the content by default.
    pub format: Option<Format>,
    /// The URL of the input; relative URLs resolve against it.
    pub url: Option<String>,
    /// The headline, instead of the input's.
    pub headline: Option<String>,
    /// The language of the text, instead of the input's.
    pub lang: Option<String>,
    /// The id of the article; derived from the headline by default.
    pub id: Option<String>,
    /// Which article to convert if the input has several, counted from 1; 0 counts as
    /// 1.
    pub item: u32,
}

/// The formats that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The text of a saved page.
    Text,
    /// An HTML page, with or without JSON-LD, or a prerendered embed.
    Html,
    /// A schema.org article as JSON-LD, alone or inside a page.
    JsonLd,
    /// IPTC ninjs 1, 2 or 3.
    Ninjs,
    /// JSON Feed 1 or 1.1.
    JsonFeed,
}

/// The result of an import.
#[derive(Debug)]
pub struct Imported {
    /// The article, which is valid.
    pub article: Article,
    /// Notes for a person: what was left out and what to review, one line each.
    pub notes: Vec<String>,
}

/// Imports a document.
///
/// # Errors
///
/// If the input does not have the format, contains no story, or is too large for an
/// article.
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, Error> {
    let (text, note) = encoding::decode(bytes)?;
    let text = text.as_ref();
    if text.trim().is_empty() {
        return Err(Error::File("is empty".to_owned()));
    }
    if let Some(message) = unread::unread(text) {
        return Err(Error::Data(message));
    }
    let item = options.item.max(1);
    let url = options.url.as_deref();
    let format = options.format.unwrap_or_else(|| detect(text));
    let mut draft = match format {
        Format::Text => text::draft(text, options.headline.as_deref())?,
        Format::Html => json_ld::of_page(text, item, url)?,
        Format::JsonLd => json_ld::draft(text, item, url)?,
        Format::Ninjs => ninjs::draft(&json::read(text)?, item, url)?,
        Format::JsonFeed => json_feed::draft(&json::read(text)?, item, url)?,
    };
    if let Some(note) = note {
        draft.notes.review(note);
    }
    if let Some(url) = url.filter(|_| draft.url.is_none()) {
        draft.url = draft.address("--url", Some(url));
    }
    if let Some(headline) = &options.headline {
        draft.headline = Some(headline.clone());
    }
    let (article, mut notes) = draft.finish(options.id.as_deref(), options.lang.as_deref())?;
    if format == Format::Text {
        notes.extend(text::not_searched(&article));
    }
    let relative = addresses::relative(&article);
    if let Some(first) = relative.first().filter(|_| article.url.is_none()) {
        notes.push(format!(
            "review: the file does not say where it came from, so {} stay{} relative, as {first:?}; \
             give its address with --url",
            match relative.len() {
                1 => "an address".to_owned(),
                count => format!("{count} addresses"),
            },
            if relative.len() == 1 { "s" } else { "" },
        ));
    }
    Ok(Imported {
        article: valid(&article)?,
        notes,
    })
}

/// The text of a file in any encoding.
///
/// # Errors
///
/// If the bytes are not text.
pub fn decode(bytes: &[u8]) -> Result<String, Error> {
    encoding::decode(bytes).map(|(text, _)| text.into_owned())
}

/// The article as `check` reads it. The types guarantee the rules about single values;
/// this checks the limits and replaces characters that no page can show.
fn valid(article: &Article) -> Result<Article, Error> {
    let value = serde_json::to_string(article).and_then(|json| serde_json::from_str(&json));
    let value: Value =
        value.map_err(|error| Error::Data(format!("the article could not be written: {error}")))?;
    let mut decoded = article::decode(value);
    let problems = std::mem::take(&mut decoded.problems);
    let is_error = |problem: &article::Problem| problem.severity() == Severity::Error;
    match problems.into_iter().find(is_error) {
        Some(problem) => Err(Error::Limit(problem)),
        None => decoded
            .article()
            .map_err(|invalid| Error::Data(invalid.to_string())),
    }
}

/// Derives a slug from a text in any script.
#[must_use]
pub fn slug_of(text: &str) -> Option<Slug> {
    Slug::parse(&slug::slugify(text)).ok()
}

/// Whether an item is ninjs, or Superdesk's variant with other ids.
fn is_ninjs(value: json::Node<'_>) -> bool {
    let has = |name: &str| value.get(name).is_some();
    let has_text = has("headline") || has("body_html") || has("slugline") || has("type");
    has("uri")
        || has("standard")
        || has("body_html")
        || (has("guid") || has("_id")) && has_text
        || has("_items")
}

/// Detects the format of a file; plain text is the fallback.
fn detect(text: &str) -> Format {
    let begin = text.trim_start();
    if begin.starts_with('<') {
        return Format::Html;
    }
    if !begin.starts_with(['{', '[']) {
        return Format::Text;
    }
    let value = json_text::read(text).unwrap_or(Value::Null);
    let tree = Tree::new(&value, Names::Exact);
    let value = tree.root();
    let version = value.text("version").unwrap_or_default();
    let is_linked = |value: json::Node<'_>| {
        ["@context", "@graph", "@type"]
            .iter()
            .any(|name| value.get(name).is_some())
    };
    // Of several things the first tells.
    let first = value.items().next().unwrap_or(value);
    if version.contains("jsonfeed.org") {
        Format::JsonFeed
    } else if is_linked(first) {
        Format::JsonLd
    } else if is_ninjs(first) {
        Format::Ninjs
    } else {
        // Whatever it is, the reader of JSON reports it best.
        Format::JsonLd
    }
}
