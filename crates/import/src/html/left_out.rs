//! Notes what a reader left out, and of what only the text was kept.

use super::Reader;
use crate::draft::Notes;
use crate::excerpt::{excerpt, excerpt_of};
use crate::inline::letters;
use article::{Block, Content, Text};
use scraper::ElementRef;

impl Reader {
    /// Drops lines that only name the article's authors.
    pub(crate) fn forget_bylines(&mut self, authors: &[article::Contributor]) {
        self.set_aside.retain(|note| {
            let has_author = || authors.iter().any(|author| note.contains(&author.name));
            !note.starts_with("the byline:") || !has_author()
        });
    }

    /// Drops notes about text that was kept without its markup if it was dropped after all.
    pub(crate) fn forget_dropped(&mut self, kept: &[Block]) {
        if kept.iter().any(|block| matches!(block, Block::Meeting(_))) {
            return;
        }
        let texts: String = kept.iter().map(|block| letters(&shown(block))).collect();
        for begins in self.flattened.values_mut() {
            begins.retain(|begin| texts.contains(&letters(begin)));
        }
        self.flattened.retain(|_, begins| !begins.is_empty());
    }

    /// Notes what was left out.
    pub(crate) fn report(&mut self, notes: &mut Notes) {
        for what in std::mem::take(&mut self.set_aside) {
            notes.left_out(what);
        }
        for (name, texts) in std::mem::take(&mut self.left_out) {
            notes.left_out(listed([(name, texts)]));
        }
        let flattened = std::mem::take(&mut self.flattened);
        if !flattened.is_empty() {
            notes.review(format!(
                "an article has no such markup, so only the text was kept: {}",
                listed(flattened)
            ));
        }
        for (address, count) in std::mem::take(&mut self.refused) {
            let times = match count {
                1 => String::new(),
                count => format!(", in {count} places"),
            };
            notes.left_out(format!(
                "the address {address:?}, which is not allowed{times}"
            ));
        }
    }

    pub(super) fn leave_out(&mut self, name: &str, text: String) {
        let texts = self.left_out.entry(name.to_owned()).or_default();
        texts.push(text);
    }

    pub(super) fn refuse(&mut self, address: &str) {
        *self.refused.entry(excerpt(address, 80)).or_default() += 1;
    }
}

/// Describes elements: how many of each, and how the first ones begin.
pub(crate) fn listed(elements: impl IntoIterator<Item = (String, Vec<String>)>) -> String {
    let elements = elements.into_iter().map(|(name, texts)| {
        let begins = texts.iter().filter(|text| !text.is_empty()).take(3);
        let begins = begins.map(|text| format!("{text:?}"));
        let begins: Vec<String> = begins.collect();
        let begins = if begins.is_empty() {
            String::new()
        } else {
            format!(" {}", begins.join(" "))
        };
        format!("{} × <{name}>{begins}", texts.len())
    });
    elements.collect::<Vec<_>>().join(", ")
}

/// How the text of an element begins.
pub(crate) fn beginning(element: ElementRef<'_>) -> String {
    let texts = element.descendants().filter_map(|node| {
        let parent = node.parent().and_then(ElementRef::wrap)?;
        let is_shown = !matches!(parent.value().name(), "script" | "style");
        node.value().as_text().filter(|_| is_shown)
    });
    beginning_of(texts.map(|text| &**text))
}

pub(super) fn beginning_of<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    excerpt_of(texts, 40)
}

/// All text of a block that is no meeting.
fn shown(block: &Block) -> String {
    match block {
        Block::Content(Content::Image(image)) => {
            image.caption.as_ref().map(Text::plain).unwrap_or_default()
        }
        Block::Content(Content::Quote { text, cite }) => {
            [text.plain(), cite.clone().unwrap_or_default()].join(" ")
        }
        other => crate::story::text_of(other),
    }
}
