//! Finds and reads the body of a page's article.

use super::Page;
use super::byline::take_byline;
use crate::asides::without_asides;
use crate::draft::Draft;
use crate::furniture::{is_hidden, kind};
use crate::html::{Reader, plain_text};
use crate::inline::begin_alike;
use crate::story::Story;
use article::{Block, Content, Meeting};
use scraper::{ElementRef, Node};

impl<'h> Page<'h> {
    /// The article in an `<article-widget>`, in its shadow root or beside it.
    pub(super) fn embedded(&self) -> Option<ElementRef<'h>> {
        let is_widget = |node: ego_tree::NodeRef<'_, Node>| {
            let element = node.value().as_element();
            element.is_some_and(|element| element.name() == "article-widget")
        };
        self.named("article")
            .find(|article| article.ancestors().any(is_widget))
    }

    /// Reads the body of the article. Meetings are placed at the element with their id; the
    /// others are returned.
    pub(crate) fn body(
        &self,
        source: &str,
        draft: &mut Draft,
        meetings: Vec<Meeting>,
    ) -> Vec<Meeting> {
        let Some(root) = self.root() else {
            return meetings;
        };
        // The widget's own markup identifies the article.
        let is_own = root.value().attr("part") == Some("body") || self.embedded().is_some();
        let story = match is_own {
            true => None,
            false => Story::find(source, self.0),
        };
        let root = match &story {
            Some(story) => story.root(root, self.named("body").next()),
            None => root,
        };
        let mut reader = Reader::new(draft.headline.clone(), meetings, draft.base.clone());
        reader.read(root);
        let mut blocks = std::mem::take(&mut reader.blocks);
        if let Some(story) = story {
            let leads = self.leads(root);
            let texts: Vec<String> = leads.iter().map(|lead| plain_text(*lead)).collect();
            blocks = story.keep(
                blocks,
                draft.description.as_deref(),
                &texts,
                &mut draft.notes,
            );
            self.take_lead(root, &leads, &mut blocks, draft);
            if story.is_missed(&blocks)
                && let Ok(page) = crate::html::parse(story.html())
                && let Some(root) = Page(&page).named("body").next()
            {
                let mut reader =
                    Reader::new(draft.headline.clone(), Vec::new(), draft.base.clone());
                reader.read(root);
                blocks = std::mem::take(&mut reader.blocks);
            }
            blocks = without_asides(blocks, &mut draft.notes);
        }
        take_byline(&mut blocks, draft);
        reader.forget_bylines(&draft.authors);
        reader.forget_dropped(&blocks);
        note_repetition(&blocks, draft);
        reader.report(&mut draft.notes);
        draft.append(blocks);
        reader.meetings
    }

    /// Reads everything of a document that is only the body.
    pub(crate) fn whole(&self, draft: &mut Draft) {
        let mut reader = Reader::new(draft.headline.clone(), Vec::new(), draft.base.clone());
        if let Some(body) = self.named("body").next() {
            reader.read(body);
        }
        reader.report(&mut draft.notes);
        draft.append(reader.blocks);
    }

    /// The element with the text: one marked as such, else the `<article>` or `<main>` with
    /// the most text, else everything.
    pub(super) fn root(&self) -> Option<ElementRef<'h>> {
        let is = |element: &ElementRef<'_>, name, value| element.value().attr(name) == Some(value);
        let shown = |element: &ElementRef<'_>| {
            is(element, "part", "body") && element.ancestors().all(|a| !is_named(a, "noscript"))
        };
        if let Some(body) = self.elements().find(shown) {
            return Some(body);
        }
        let holds_text = |element: &ElementRef<'_>| {
            is(element, "itemprop", "articleBody") && element.value().name() != "meta"
        };
        let marked: Vec<ElementRef<'h>> = self.elements().filter(holds_text).collect();
        let marked = match marked.as_slice() {
            [] => None,
            [only] if only.value().name() != "p" => Some(*only),
            // Every paragraph may be marked separately.
            [first, ..] if first.value().name() == "p" => first.parent().and_then(ElementRef::wrap),
            several => several
                .iter()
                .copied()
                .max_by_key(|element| text_bytes(*element)),
        };
        if let Some(marked) = marked.filter(|marked| text_bytes(*marked) > 0) {
            return Some(marked);
        }
        let filled = |name| {
            let all = self.named(name).filter(|element| is_of_story(*element));
            let all = all.map(|e| (text_bytes(e), e));
            all.filter(|(bytes, _)| *bytes > 0).collect::<Vec<_>>()
        };
        let articles = filled("article");
        let longest = |all: &[(usize, ElementRef<'h>)]| {
            let longest = all.iter().max_by_key(|(bytes, _)| *bytes);
            longest.map(|(_, element)| *element)
        };
        let main = longest(&filled("main"));
        // One `<article>` for each entry of a live blog: together they are the story.
        let mut entries = articles.iter().filter(|(_, element)| {
            let mut inner = element.descendants().filter_map(ElementRef::wrap);
            inner.any(|e| e.value().name() == "time") && !has_named(*element, "h1")
        });
        if let (Some((_, first)), Some(_)) = (entries.next(), entries.next()) {
            let parent = first.parent().and_then(ElementRef::wrap);
            let own = parent.filter(|parent| has_named(*parent, "h1"));
            if own.is_some() || main.is_some_and(|main| has_named(main, "h1")) {
                return own.or(main);
            }
        }
        longest(&articles)
            .or(main)
            .or_else(|| self.named("body").next())
    }
}

/// Notes a description that readers see twice.
fn note_repetition(blocks: &[Block], draft: &mut Draft) {
    let described = draft.description.as_deref().unwrap_or_default();
    let is_same = |block: &Block| match block {
        Block::Content(Content::Paragraph { text }) => begin_alike(&text.plain(), described),
        _ => false,
    };
    if blocks.iter().take(4).any(is_same) {
        draft.notes.review(
            "description: a paragraph at the beginning has the same words, so readers see them \
             twice; remove one of them",
        );
    }
}

/// The length of an element's story text, without links, hidden text and content around
/// the story.
fn text_bytes(element: ElementRef<'_>) -> usize {
    element
        .children()
        .map(|node| match node.value() {
            Node::Text(text) => text.trim().len(),
            Node::Element(value) => {
                let Some(inner) = ElementRef::wrap(node) else {
                    return 0;
                };
                let is_text = !matches!(
                    value.name(),
                    "script"
                        | "style"
                        | "noscript"
                        | "nav"
                        | "footer"
                        | "aside"
                        | "button"
                        | "select"
                );
                if is_text && !is_hidden(inner) && kind(value).is_none() {
                    text_bytes(inner)
                } else {
                    0
                }
            }
            _ => 0,
        })
        .sum()
}

/// Whether an element can be part of the story: not a comment, not content around the story,
/// not a teaser of another story.
fn is_of_story(element: ElementRef<'_>) -> bool {
    let around = std::iter::once(*element).chain(element.ancestors());
    let mut around = around.filter_map(ElementRef::wrap);
    around.all(|e| {
        let is_teaser = e.value().classes().any(|class| class.contains("teaser"));
        kind(e.value()).is_none() && !is_teaser && !is_hidden(e)
    })
}

fn is_named(node: ego_tree::NodeRef<'_, Node>, name: &str) -> bool {
    let element = node.value().as_element();
    element.is_some_and(|element| element.name() == name)
}

fn has_named(element: ElementRef<'_>, name: &str) -> bool {
    element.descendants().any(|node| is_named(node, name))
}
