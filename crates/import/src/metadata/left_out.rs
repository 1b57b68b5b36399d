//! What a page has around its article, and what its head says besides.

use super::Page;
use super::headline::same_words;
use crate::draft::Draft;
use crate::excerpt::excerpt;
use crate::html::{beginning, is_shadow, listed};
use scraper::{ElementRef, Node};
use std::collections::{BTreeMap, BTreeSet};

/// The most names of `<meta>` in a note, which counts the others.
const MAX_NAMES: usize = 100;

impl Page<'_> {
    /// Tells what the page has around the article, and what its head says that
    /// the article does not.
    pub(crate) fn around(&self, draft: &mut Draft) {
        let mut elements: BTreeMap<String, Vec<String>> = BTreeMap::new();
        // Whatever stands beside the article, or beside what holds it.
        let mut inner = self.root();
        while let Some(element) = inner {
            if matches!(element.value().name(), "body" | "html") {
                break;
            }
            // What stands beside a shadow root repeats it.
            let is_repeated = is_shadow(&element);
            let beside = element.prev_siblings().chain(element.next_siblings());
            for node in beside.filter(|_| !is_repeated) {
                let (name, text) = match (node.value(), ElementRef::wrap(node)) {
                    (Node::Text(text), _) => ("#text", excerpt(text, 40)),
                    (_, Some(other)) if !is_silent(other.value().name()) => {
                        (other.value().name(), beginning(other))
                    }
                    _ => continue,
                };
                if !text.is_empty() {
                    elements.entry(name.to_owned()).or_default().push(text);
                }
            }
            inner = element.parent().and_then(ElementRef::wrap);
        }
        if !elements.is_empty() {
            draft.notes.left_out(format!(
                "of the page around the article: {}",
                listed(elements)
            ));
        }
        self.unsaid(draft);
    }

    /// Tells the names of the `<meta>` whose words the article does not have.
    fn unsaid(&self, draft: &mut Draft) {
        let said = [
            draft.headline.as_deref(),
            draft.description.as_deref(),
            draft.url.as_ref().map(|url| url.as_str()),
            draft.published.as_ref().map(|date| date.as_str()),
            draft.modified.as_ref().map(|date| date.as_str()),
            draft.publisher.as_ref().map(|name| name.name.as_str()),
            draft.image.as_ref().map(|image| image.src.as_str()),
            draft.image.as_ref().map(|image| image.alt.as_str()),
        ];
        let authors = draft.authors.iter().map(|author| author.name.as_str());
        let said: Vec<&str> = said.into_iter().flatten().chain(authors).collect();
        let mut names: Vec<&str> = Vec::new();
        let mut known: BTreeSet<&str> = BTreeSet::new();
        for meta in self.named("meta") {
            let attribute = |name| meta.value().attr(name);
            let name = attribute("name")
                .or_else(|| attribute("property"))
                .or_else(|| attribute("itemprop"));
            let content = attribute("content").unwrap_or_default().trim();
            let is_used = |name: &str| {
                let lower = name.to_lowercase();
                lower.contains("publish") && draft.published.is_some()
                    || lower.contains("modified") && draft.modified.is_some()
                    || lower.ends_with("title") && same_words(content, draft.headline.as_deref())
            };
            if let Some(name) = name
                && !content.is_empty()
                && !is_used(name)
                && !said.contains(&content)
                && known.insert(name)
            {
                names.push(name);
            }
        }
        let more = names.len().saturating_sub(MAX_NAMES);
        names.truncate(MAX_NAMES);
        if !names.is_empty() {
            let names = names.join(", ");
            draft.notes.left_out(match more {
                0 => format!("of the page's <meta>: {names}"),
                more => format!("of the page's <meta>: {names} and {more} more"),
            });
        }
    }
}

/// Whether browsers show nothing for an element.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "head" | "script" | "style" | "noscript" | "template" | "link" | "meta"
    )
}
