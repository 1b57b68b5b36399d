//! Finds the lead of a story where it stands between the headline and the body.

use super::Page;
use crate::draft::Draft;
use crate::furniture::{is_hidden, kind, words};
use crate::html::{Reader, plain_text};
use crate::inline::letters;
use article::{Block, Content};
use scraper::ElementRef;

/// Words in classes that mark a lead.
const WORDS: [&str; 24] = [
    "abstract",
    "anrisstext",
    "bajada",
    "chapeau",
    "chapo",
    "copete",
    "deck",
    "dek",
    "entradilla",
    "excerpt",
    "ingress",
    "intro",
    "introduction",
    "introtext",
    "lead",
    "leadtext",
    "lede",
    "standfirst",
    "subheadline",
    "subline",
    "sumario",
    "teaser",
    "teasertext",
    "vorspann",
];

impl<'h> Page<'h> {
    /// The elements marked as the lead that stand between the headline and the body, or at
    /// its beginning.
    pub(super) fn leads(&self, root: ElementRef<'h>) -> Vec<ElementRef<'h>> {
        // What follows the body is the lead of another story.
        let mut is_past = false;
        let is_before_end = |element: &ElementRef<'_>| {
            is_past |= element.id() == root.id();
            !is_past
                || std::iter::once(**element)
                    .chain(element.ancestors())
                    .any(|above| above.id() == root.id())
        };
        let elements = self.elements();
        let after = elements.skip_while(|element| !is_headline(*element));
        let before = after.take_while(is_before_end);
        let mut found: Vec<ElementRef<'h>> = Vec::new();
        for element in before.filter(|element| is_lead(*element)) {
            let is_inside =
                |outer: &ElementRef<'_>| element.ancestors().any(|above| above.id() == outer.id());
            let is_around_root = root.ancestors().any(|above| above.id() == element.id());
            if !found.iter().any(is_inside) && !is_around_root && element.id() != root.id() {
                found.push(element);
            }
        }
        found
    }

    /// Puts a lead that stands above the body at its beginning, unless the description
    /// says the same. A description that is cut short is completed.
    pub(super) fn take_lead(
        &self,
        root: ElementRef<'h>,
        leads: &[ElementRef<'h>],
        blocks: &mut Vec<Block>,
        draft: &mut Draft,
    ) {
        let is_outside =
            |lead: &&ElementRef<'_>| lead.ancestors().all(|above| above.id() != root.id());
        let Some(lead) = leads.iter().find(is_outside) else {
            return;
        };
        let text = plain_text(*lead);
        let own = letters(&text);
        let described = draft
            .description
            .as_deref()
            .map(letters)
            .unwrap_or_default();
        let begin: String = own.chars().take(40).collect();
        let is_said = blocks.iter().take(8).any(|block| match block {
            Block::Content(Content::Paragraph { text } | Content::Heading { text }) => {
                letters(&text.plain()).starts_with(&begin)
            }
            _ => false,
        });
        if is_said || described.contains(&own) {
            return;
        }
        if !described.is_empty() && own.starts_with(&described) {
            draft.description = Some(text);
            return;
        }
        let mut reader = Reader::new(draft.headline.clone(), Vec::new(), draft.base.clone());
        reader.read(*lead);
        let is_text = |block: &Block| matches!(block, Block::Content(Content::Paragraph { .. }));
        let read = std::mem::take(&mut reader.blocks);
        blocks.splice(0..0, read.into_iter().filter(is_text));
    }
}

/// Whether an element is the headline of a page.
fn is_headline(element: ElementRef<'_>) -> bool {
    let value = element.value();
    value.name() == "h1" || value.attr("itemprop") == Some("headline") && value.name() != "meta"
}

/// Whether an element is marked as a lead: a sentence or two without a link around them,
/// in the story's own part of the page.
fn is_lead(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let is_text = matches!(value.name(), "p" | "div" | "h2" | "h3" | "section" | "span");
    let is_marked = value.attr("itemprop") == Some("description")
        || value.classes().any(|class| {
            words(class)
                .iter()
                .any(|word| WORDS.contains(&word.as_str()))
        });
    if !is_text || !is_marked {
        return false;
    }
    let text = plain_text(element);
    let length = text.chars().count();
    let links = element
        .descendants()
        .filter_map(ElementRef::wrap)
        .filter(|inner| inner.value().name() == "a");
    let linked: usize = links.map(|link| plain_text(link).chars().count()).sum();
    let mut around = element.ancestors().filter_map(ElementRef::wrap);
    let is_apart = around.any(|outer| {
        let name = outer.value().name();
        matches!(name, "aside" | "nav" | "footer" | "a" | "li")
            || kind(outer.value()).is_some()
            || is_hidden(outer)
    });
    (60..=900).contains(&length)
        && linked * 3 < length
        && text.ends_with(['.', '!', '?', '…', '"', '”', '»', '“', ')'])
        && !is_apart
        && !is_hidden(element)
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn a_lead_after_the_body_is_that_of_another_story() {
        let lead = "<p class=lead>Both states talk again about the border, after three years without a word.</p>";
        for (page, count) in [
            (format!("<h1>Talks</h1>{lead}<main>Text</main>"), 1),
            (format!("<h1>Talks</h1><main>{lead}</main>"), 1),
            (
                format!("<h1>Talks</h1><main>Text</main><div>{lead}</div>"),
                0,
            ),
            (format!("{lead}<h1>Talks</h1><main>Text</main>"), 0),
            (
                format!("<h1>Talks</h1><aside>{lead}</aside><main>Text</main>"),
                0,
            ),
        ] {
            let tree = crate::html::parse(&page).expect("a page");
            let found = Page(&tree);
            let root = found.named("main").next().expect("a body");
            assert_eq!(found.leads(root).len(), count, "{page}");
        }
    }
}
