//! What an HTML page says about itself, and where in it the article stands.

use crate::draft::{Draft, contributor, picture};
use crate::html::{Reader, beginning, is_shadow, listed, plain_text};
use article::{Image, Meeting};
use scraper::{ElementRef, Html, Node};
use std::collections::{BTreeMap, BTreeSet};

/// How many names of `<meta>` are told; more are only counted.
const MAX_NAMES: usize = 100;

/// A page, with the elements in their order.
pub(crate) struct Page<'h>(pub(crate) &'h Html);

impl<'h> Page<'h> {
    /// The elements of a name.
    pub(crate) fn named(
        &self,
        name: &'static str,
    ) -> impl Iterator<Item = ElementRef<'h>> + use<'h> {
        self.elements()
            .filter(move |element| element.value().name() == name)
    }

    /// The content of the first `<meta>` of one of these names that has any.
    fn meta(&self, names: &[&str]) -> Option<&'h str> {
        names.iter().find_map(|name| {
            let mut found = self.named("meta").filter(|meta| {
                let is = |attribute| meta.value().attr(attribute) == Some(name);
                is("name") || is("property") || is("itemprop")
            });
            found
                .find_map(|meta| meta.value().attr("content"))
                .filter(|text| !text.trim().is_empty())
        })
    }

    /// Fills in what a draft still lacks.
    pub(crate) fn fill(&self, draft: &mut Draft) {
        let first = |name| self.named(name).next();
        let embedded = self.embedded();
        let lang = embedded.or_else(|| first("html"));
        draft.language("lang", lang.and_then(|html| html.value().attr("lang")));
        if draft.headline.is_none() {
            let headline = embedded.and_then(|article| {
                let mut inner = article.descendants().filter_map(ElementRef::wrap);
                inner.find(|e| matches!(e.value().name(), "h1" | "h2" | "h3" | "h4" | "h5"))
            });
            let heading = headline.or_else(|| first("h1"));
            let heading = heading.map(plain_text).filter(|text| !text.is_empty());
            let title = || {
                self.meta(&["og:title"])
                    .map(str::to_owned)
                    .or_else(|| first("title").map(plain_text))
            };
            draft.headline = heading.or_else(title);
        }
        if draft.description.is_none() {
            draft.description = self
                .meta(&["description", "og:description"])
                .map(str::to_owned);
        }
        if draft.url.is_none() {
            let is_canonical =
                |link: &ElementRef<'_>| link.value().attr("rel") == Some("canonical");
            let canonical = self
                .named("link")
                .find(is_canonical)
                .and_then(|link| link.value().attr("href"));
            draft.url = draft.address("url", canonical.or_else(|| self.meta(&["og:url"])));
        }
        if draft.published.is_none() {
            draft.published = draft.date("datePublished", self.meta(&["article:published_time"]));
        }
        if draft.modified.is_none() {
            draft.modified = draft.date("dateModified", self.meta(&["article:modified_time"]));
        }
        if draft.authors.is_empty() {
            draft.authors.extend(
                self.meta(&["author"])
                    .and_then(|name| contributor(name, None, &mut draft.notes)),
            );
        }
        if draft.publisher.is_none() {
            draft.publisher = self
                .meta(&["og:site_name"])
                .and_then(|name| contributor(name, None, &mut draft.notes));
        }
        if draft.image.is_none() {
            let src = draft.address("og:image", self.meta(&["og:image"]));
            draft.image = src.map(|src| Image {
                alt: self.meta(&["og:image:alt"]).unwrap_or_default().to_owned(),
                ..picture(src)
            });
        }
    }

    /// The article in an `<article-widget>`, in its shadow root or beside it.
    fn embedded(&self) -> Option<ElementRef<'h>> {
        let is_widget = |node: ego_tree::NodeRef<'_, Node>| {
            let element = node.value().as_element();
            element.is_some_and(|element| element.name() == "article-widget")
        };
        self.named("article")
            .find(|article| article.ancestors().any(is_widget))
    }

    /// Reads the body of the article. Meetings stand where the page has an
    /// element with their id; the others are given back.
    pub(crate) fn body(&self, draft: &mut Draft, meetings: Vec<Meeting>) -> Vec<Meeting> {
        read(self.root(), draft, meetings)
    }

    /// Reads everything, of a document that is nothing but the body.
    pub(crate) fn whole(&self, draft: &mut Draft) {
        read(self.named("body").next(), draft, Vec::new());
    }

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
                    (Node::Text(text), _) => ("#text", text.trim().chars().take(40).collect()),
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
            if let Some(name) = name
                && !content.is_empty()
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

    /// The element that holds the text: the one that says so, else the article
    /// or the main part with the most text in paragraphs, else everything.
    fn root(&self) -> Option<ElementRef<'h>> {
        let says_so = |element: &ElementRef<'_>| {
            let is = |name, value| element.value().attr(name) == Some(value);
            is("itemprop", "articleBody") || is("part", "body")
        };
        let longest = |name| {
            let filled = self
                .named(name)
                .map(|e| (paragraph_bytes(e), e))
                .filter(|(bytes, _)| *bytes > 0);
            filled
                .max_by_key(|(bytes, _)| *bytes)
                .map(|(_, element)| element)
        };
        self.elements()
            .find(|element| says_so(element))
            .or_else(|| longest("article"))
            .or_else(|| longest("main"))
            .or_else(|| self.named("body").next())
    }

    fn elements(&self) -> impl Iterator<Item = ElementRef<'h>> + use<'h> {
        self.0
            .root_element()
            .descendants()
            .filter_map(ElementRef::wrap)
    }
}

fn read(root: Option<ElementRef<'_>>, draft: &mut Draft, meetings: Vec<Meeting>) -> Vec<Meeting> {
    let mut reader = Reader::new(draft.headline.clone(), meetings);
    if let Some(root) = root {
        reader.read(root);
    }
    reader.report(&mut draft.notes);
    draft.append(std::mem::take(&mut reader.blocks));
    reader.meetings
}

/// Whether an element shows nothing of its own.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "head" | "script" | "style" | "noscript" | "template" | "link" | "meta"
    )
}

/// How much text an element has in paragraphs.
fn paragraph_bytes(element: ElementRef<'_>) -> usize {
    let paragraphs = element
        .descendants()
        .filter_map(ElementRef::wrap)
        .filter(|e| e.value().name() == "p");
    paragraphs
        .flat_map(|paragraph| paragraph.text().map(str::len))
        .sum()
}
