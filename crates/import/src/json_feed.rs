//! JSON Feed, versions 1 and 1.1 (<https://jsonfeed.org/version/1.1>).

use crate::authors;
use crate::base::Base;
use crate::draft::{Draft, contributor, decoded, picture};
use crate::error::Error;
use crate::html;
use crate::inline::plain;
use crate::json::{Names, Node, Tree};
use crate::metadata::Page;
use article::Value;

/// Fields that are irrelevant to readers.
const TECHNICAL: [&str; 5] = ["id", "feed_url", "next_url", "hubs", "expired"];

/// Reads one item of a feed.
///
/// # Errors
///
/// If there is no such item.
pub(crate) fn draft(feed: &Value, item: u32, url: Option<&str>) -> Result<Draft, Error> {
    let tree = Tree::new(feed, Names::Exact);
    let feed = tree.root();
    let is_known = |version: &str| {
        [
            "https://jsonfeed.org/version/1",
            "http://jsonfeed.org/version/1",
        ]
        .iter()
        .any(|known| version.starts_with(known))
    };
    if !feed.text("version").is_some_and(is_known) {
        return Err(Error::Data(
            "this is not a JSON Feed of version 1: its version should be https://jsonfeed.org/version/1.1".to_owned(),
        ));
    }
    let mut draft = Draft::default();
    let entry = entry(feed, item, &mut draft)?;
    let own = entry
        .peek_at("url")
        .or_else(|| entry.peek_at("external_url"));
    let home = feed.peek_at("home_page_url");
    draft.base = Base::of(url.or(own).or(home), None);
    draft.headline = line(entry, "title");
    draft.description = line(entry, "summary");
    draft.language(
        "language",
        entry.text("language").or_else(|| feed.text("language")),
    );
    draft.publisher = feed
        .text("title")
        .and_then(|title| contributor(title, feed.text("home_page_url"), &mut draft.notes));
    draft.url = draft.address(
        "url",
        entry.text("url").or_else(|| entry.text("external_url")),
    );
    draft.published = draft.date("date_published", entry.text("date_published"));
    draft.modified = draft.date("date_modified", entry.text("date_modified"));
    authors(feed, entry, &mut draft);
    let image = draft.address(
        "image",
        entry.text("image").or_else(|| entry.text("banner_image")),
    );
    draft.image = image.map(picture);
    if draft.image.is_some() {
        draft
            .notes
            .review("image: a feed has no text alternative; write image.alt");
    }
    if let Some(content) = entry.text("content_html") {
        let tree = html::parse(content)?;
        Page(&tree).whole(&mut draft);
    }
    if !draft.has_body() {
        draft.paragraphs(entry.text("content_text").unwrap_or_default());
    }
    if draft.headline.is_none() {
        without_title(&mut draft);
    }
    tree.report("", &TECHNICAL, &mut draft.notes);
    Ok(draft)
}

/// The requested item. The others are noted, and count as used.
fn entry<'t>(feed: Node<'t>, item: u32, draft: &mut Draft) -> Result<Node<'t>, Error> {
    let items: Vec<Node<'t>> = feed.list("items").collect();
    let index = usize::try_from(item)
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    let entry = items.get(index).copied().ok_or_else(|| {
        Error::Data(format!(
            "the feed has {} item{}, and none has the number {item}",
            items.len(),
            if items.len() == 1 { "" } else { "s" }
        ))
    })?;
    for (at, other) in items.iter().enumerate() {
        if at != index {
            other.take();
        }
    }
    if items.len() > 1 {
        draft.notes.left_out(format!(
            "the other items of the feed ({}); --item takes another",
            items.len() - 1
        ));
    }
    Ok(entry)
}

/// Version 1 has one author, version 1.1 a list; those of the feed stand for
/// items without their own.
fn authors(feed: Node<'_>, entry: Node<'_>, draft: &mut Draft) {
    let places = [
        (entry, "authors"),
        (entry, "author"),
        (feed, "authors"),
        (feed, "author"),
    ];
    for (place, name) in places {
        for author in place.list(name) {
            if let Some(name) = author.text("name") {
                let found = authors::authors(name, author.text("url"), &mut draft.notes);
                draft.authors.extend(found);
            }
        }
        if !draft.authors.is_empty() {
            return;
        }
    }
}

/// A short post has no title, so its beginning is used.
fn without_title(draft: &mut Draft) {
    let first = draft.body.iter().find_map(|block| match block {
        article::Block::Content(article::Content::Paragraph { text }) => Some(text.plain()),
        _ => None,
    });
    let Some(first) = first else {
        return;
    };
    let words: Vec<&str> = first.split_whitespace().take(12).collect();
    draft.headline = Some(words.join(" "));
    draft
        .notes
        .review("headline: the item has no title, so its first words are used");
}

fn line(value: Node<'_>, name: &str) -> Option<String> {
    let text = decoded(value.text(name)?);
    plain(&text).map(|text| text.plain())
}
