//! JSON Feed, versions 1 and 1.1 (<https://jsonfeed.org/version/1.1>).

use super::draft::{Draft, contributor};
use super::html;
use super::inline::plain;
use super::json::{Fields, others};
use super::metadata::Page;
use crate::failure::Failure;
use article::{Image, Language, SafeUrl, Value};

/// Reads one item of a feed.
///
/// # Errors
///
/// When there is no such item.
pub(crate) fn draft(feed: &Value, item: u32) -> Result<Draft, Failure> {
    if !feed
        .text("version")
        .is_some_and(|version| version.contains("jsonfeed.org/version/1"))
    {
        return Err(Failure::Data(
            "this is not a JSON Feed of version 1: its version should be https://jsonfeed.org/version/1.1".to_owned(),
        ));
    }
    let items = feed.list("items");
    let index = usize::try_from(item)
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    let entry = items.get(index).ok_or_else(|| {
        Failure::Data(format!(
            "the feed has {} items, so that there is no number {item}",
            items.len()
        ))
    })?;
    let mut draft = Draft {
        headline: line(entry, "title"),
        description: line(entry, "summary"),
        language: entry
            .text("language")
            .or_else(|| feed.text("language"))
            .and_then(Language::parse),
        publisher: feed
            .text("title")
            .and_then(|title| contributor(title, feed.text("home_page_url"))),
        ..Draft::default()
    };
    if items.len() > 1 {
        draft.notes.left_out(format!(
            "the other items of the feed ({}); --item takes another",
            items.len() - 1
        ));
    }
    draft.url = draft.address(
        "url",
        entry.text("url").or_else(|| entry.text("external_url")),
    );
    draft.published = draft.date("date_published", entry.text("date_published"));
    draft.modified = draft.date("date_modified", entry.text("date_modified"));
    // Version 1 has one author, version 1.1 a list; those of the feed stand for
    // items without their own.
    let lists = [
        entry.list("authors"),
        entry.list("author"),
        feed.list("authors"),
        feed.list("author"),
    ];
    let authors = lists
        .into_iter()
        .find(|list| !list.is_empty())
        .unwrap_or_default();
    let authors = authors
        .iter()
        .filter_map(|author| contributor(author.text("name")?, author.text("url")));
    draft.authors = authors.collect();
    let image = draft.address(
        "image",
        entry.text("image").or_else(|| entry.text("banner_image")),
    );
    draft.image = image.map(picture);
    if draft.image.is_some() {
        draft
            .notes
            .review("image: a feed has no text for those who do not see it; write image.alt");
    }
    if let Some(content) = entry.text("content_html") {
        let tree = html::parse(content)?;
        Page(&tree).body(&mut draft, Vec::new());
    }
    if !draft.has_body() {
        paragraphs(entry.text("content_text").unwrap_or_default(), &mut draft);
    }
    if draft.headline.is_none() {
        without_title(&mut draft);
    }
    let placed = [
        "id",
        "title",
        "summary",
        "language",
        "url",
        "external_url",
        "date_published",
        "date_modified",
        "authors",
        "author",
        "image",
        "banner_image",
        "content_html",
        "content_text",
    ];
    if let Some(others) = others(entry, &placed) {
        draft
            .notes
            .left_out(format!("{others}: an article has no such fields"));
    }
    Ok(draft)
}

/// Plain text: empty lines part paragraphs; without any, each line is one.
pub(crate) fn paragraphs(text: &str, draft: &mut Draft) {
    let text = text.replace("\r\n", "\n");
    let parted: Vec<&str> = text.split("\n\n").collect();
    let parts = if parted.len() > 1 {
        parted
    } else {
        text.lines().collect()
    };
    for part in parts {
        draft.paragraph(part);
    }
}

/// A short message has no title; how it begins is one.
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
        .review("headline: the item has no title, so that its first words were put");
}

fn picture(src: SafeUrl) -> Image {
    Image {
        src,
        alt: String::new(),
        caption: None,
        credit: None,
        width: None,
        height: None,
    }
}

fn line(value: &Value, name: &str) -> Option<String> {
    value.text(name).and_then(plain).map(|text| text.plain())
}
