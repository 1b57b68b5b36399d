//! Reads quotations and embedded posts with their sources.

use super::{Reader, plain_text};
use article::Content;
use scraper::ElementRef;

impl Reader {
    /// A quotation; each of its paragraphs is one, the last with its source.
    pub(super) fn quote(&mut self, element: ElementRef<'_>, caption: Option<String>) {
        self.flush();
        let mut inner = element.descendants().filter_map(ElementRef::wrap);
        let source = inner.find(|e| matches!(e.value().name(), "footer" | "cite"));
        let mut cite = source.map(plain_text).and_then(|text| attribution(&text));
        self.source = source.map(|source| source.id());
        let mut texts = self.texts_of(element);
        self.source = None;
        // The embed of a post ends with a line that says whose it is.
        if is_post(element)
            && texts.len() > 1
            && let Some(line) = texts.pop_if(|text| text.plain().starts_with(['—', '–', '-']))
        {
            let plain = line.plain();
            let date = line.0.last().filter(|span| span.href.is_some());
            let name = date.and_then(|date| plain.strip_suffix(date.text.as_str()));
            cite = cite.or_else(|| attribution(name.unwrap_or(&plain)));
        }
        let cite = caption.or(cite);
        let last = texts.pop();
        for text in texts {
            self.push(Content::Quote { text, cite: None });
        }
        if let Some(text) = last {
            self.push(Content::Quote { text, cite });
        }
    }
}

/// Whether a quotation is the embed of a post on a social network.
fn is_post(quote: ElementRef<'_>) -> bool {
    let class = quote.value().attr("class").unwrap_or_default();
    [
        "twitter",
        "tweet",
        "instagram",
        "mastodon",
        "bluesky",
        "tiktok",
        "telegram",
    ]
    .iter()
    .any(|name| class.contains(name))
}

/// Who said it, without the dash before the name.
pub(super) fn attribution(text: &str) -> Option<String> {
    let text = text
        .trim()
        .trim_start_matches(['—', '–', '-', '―', '~'])
        .trim();
    (!text.is_empty()).then(|| text.to_owned())
}
