//! Reads the text in JSON-LD, and compares it with that of the page.

use super::fields::{has_tags, headline, take_type};
use super::graph::Graph;
use crate::draft::{Draft, decoded};
use crate::error::Error;
use crate::html;
use crate::inline::plain;
use crate::json::Node;
use crate::metadata::Page;
use article::{Block, Content, Span, Text, Value};

impl<'t> Graph<'t> {
    /// The text in the data, with the updates of a live blog.
    pub(super) fn text_of(&self, article: Node<'t>, draft: &mut Draft) -> Result<(), Error> {
        body_text(article, draft)?;
        for update in article.list("liveBlogUpdate") {
            let update = self.resolve(update);
            if draft.body.len() > article::MAX_BLOCKS {
                break;
            }
            take_type(update, "BlogPosting");
            let heading = headline(update).and_then(|text| plain(&text));
            draft.add(heading.map(|text| Content::Heading { text }));
            if let Some(time) = update.text("datePublished") {
                let authors = update
                    .list("author")
                    .filter_map(|author| self.label(author));
                let names: Vec<String> = authors.collect();
                let line = [vec![moment_text(time)], names].concat().join(", ");
                let text = Text(vec![Span {
                    emphasis: true,
                    ..span(&line)
                }]);
                draft.add(Some(Content::Paragraph { text }));
            }
            body_text(update, draft)?;
        }
        Ok(())
    }
}

/// The text of an article or an entry as blocks; it may contain tags.
fn body_text(thing: Node<'_>, draft: &mut Draft) -> Result<(), Error> {
    let marked = || thing.get("articleBody")?.text("@value");
    let body = thing.text("articleBody").or_else(|| thing.text("text"));
    let body = body.or_else(marked);
    let Some(body) = body else {
        return Ok(());
    };
    if has_tags(body) {
        let tree = html::parse(body)?;
        Page(&tree).whole(draft);
        return Ok(());
    }
    draft.paragraphs(&decoded(body));
    Ok(())
}

/// The data repeats the page's paragraphs. If it has much more text than the page, it
/// is used instead.
pub(super) fn has_text_twice(article: Node<'_>, draft: &mut Draft) -> Result<(), Error> {
    let stated = article
        .peek_at("articleBody")
        .or_else(|| article.peek_at("text"));
    let Some(stated) = stated else {
        return Ok(());
    };
    let length = |texts: &mut dyn Iterator<Item = String>| -> usize {
        texts
            .map(|text| text.chars().filter(|c| c.is_alphanumeric()).count())
            .sum()
    };
    let shown = length(&mut draft.body.iter().map(|block| match block {
        Block::Content(
            Content::Paragraph { text } | Content::Heading { text } | Content::Quote { text, .. },
        ) => text.plain(),
        Block::Content(Content::List { items, .. }) => items.iter().map(Text::plain).collect(),
        _ => String::new(),
    }));
    let is_blocked = article.get("isAccessibleForFree").is_some_and(|free| {
        matches!(free.value(), Value::Bool(false))
            || free.peek().is_some_and(|t| t.eq_ignore_ascii_case("false"))
    });
    let whole = length(&mut [stated.to_owned()].into_iter());
    if draft.meetings().next().is_none() && (whole > shown * 3 / 2 || is_blocked && whole > shown) {
        let blocks = std::mem::take(&mut draft.body);
        body_text(article, draft)?;
        let pictures = blocks
            .into_iter()
            .filter(|block| matches!(block, Block::Content(Content::Image(_))));
        draft.body.extend(pictures);
        draft.notes.review(
            "body: the page shows less of the text than its JSON-LD has, so the text of that was \
             taken; it has no links and no headings",
        );
        return Ok(());
    }
    for name in ["articleBody", "text"] {
        if article.text(name).is_some() {
            draft.notes.left_out(format!(
                "{name}: the text was taken from the page's own paragraphs"
            ));
        }
    }
    Ok(())
}

/// A moment for readers: the day and the local time.
fn moment_text(time: &str) -> String {
    match time.split_once('T') {
        Some((day, clock)) => format!("{day}, {}", clock.get(..5).unwrap_or(clock)),
        None => time.to_owned(),
    }
}

fn span(text: &str) -> Span {
    Span {
        text: text.to_owned(),
        href: None,
        emphasis: false,
        strong: false,
        lang: None,
    }
}
