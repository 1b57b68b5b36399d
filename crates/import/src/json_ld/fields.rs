//! Reads single fields of things: types, names and texts.

use crate::draft::decoded;
use crate::html;
use crate::inline::plain;
use crate::json::Node;

/// The types of a thing, without the vocabulary's URL.
pub(super) fn types<'t>(thing: Node<'t>) -> impl Iterator<Item = &'t str> {
    thing.list("@type").filter_map(Node::peek).map(kind)
}

pub(super) fn kind(name: &str) -> &str {
    ["https://schema.org/", "http://schema.org/", "schema:"]
        .iter()
        .find_map(|vocabulary| name.strip_prefix(vocabulary))
        .unwrap_or(name)
}

/// Uses a type that the article format implies. A narrower one is left unused, and
/// noted.
pub(super) fn take_type(thing: Node<'_>, said: &str) {
    for name in thing.list("@type") {
        if name.peek().map(kind) == Some(said) {
            name.take();
        }
    }
}

/// A text on one line, without tags and entities.
pub(super) fn text(value: Node<'_>, name: &str) -> Option<String> {
    let value = value.list(name).next()?;
    let text = value.as_text().or_else(|| value.text("@value"))?;
    let text = match has_tags(text) {
        true => html::plain_text(html::parse(text).ok()?.root_element()),
        false => decoded(text),
    };
    plain(&text).map(|text| text.plain())
}

/// The headline: `headline` for news, `name` for other works, whose `headline` may be
/// a line about them.
pub(super) fn headline(article: Node<'_>) -> Option<String> {
    let is_plain = types(article).all(|kind| kind == "Article");
    let is_bare = is_plain && types(article).next().is_some();
    let names = match is_bare {
        true => ["name", "headline"],
        false => ["headline", "name"],
    };
    names.iter().find_map(|name| text(article, name))
}

/// The name of a thing, or the text in its place.
pub(super) fn name_of<'t>(thing: Node<'t>) -> Option<&'t str> {
    thing.as_text().or_else(|| thing.text("name"))
}

/// Whether a text is HTML.
pub(super) fn has_tags(text: &str) -> bool {
    let tags = [
        "<p", "<br", "<div", "<a ", "</", "<strong", "<em", "<h2", "<ul", "<img",
    ];
    let lower = text.to_lowercase();
    tags.iter().any(|tag| lower.contains(tag)) && lower.contains('>')
}
