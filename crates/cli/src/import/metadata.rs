//! What an HTML page says about itself, and where in it the article stands.

use super::draft::{Draft, contributor};
use super::html::{Reader, plain_text};
use article::{Image, Language, Meeting, SafeUrl};
use scraper::{ElementRef, Html};

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
        if draft.language.is_none() {
            let lang = first("html").and_then(|html| html.value().attr("lang"));
            draft.language = lang.and_then(|tag| Language::parse(tag.trim()));
        }
        if draft.headline.is_none() {
            let heading = first("h1").map(plain_text).filter(|text| !text.is_empty());
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
                    .and_then(|name| contributor(name, None)),
            );
        }
        if draft.publisher.is_none() {
            draft.publisher = self
                .meta(&["og:site_name"])
                .and_then(|name| contributor(name, None));
        }
        if draft.image.is_none() {
            let src = self
                .meta(&["og:image"])
                .and_then(|src| SafeUrl::resource(src.trim()).ok());
            draft.image = src.map(|src| Image {
                src,
                alt: self.meta(&["og:image:alt"]).unwrap_or_default().to_owned(),
                caption: None,
                credit: None,
                width: None,
                height: None,
            });
        }
    }

    /// Reads the body of the article. Meetings stand where the page has an
    /// element with their id; the others are given back.
    pub(crate) fn body(&self, draft: &mut Draft, meetings: Vec<Meeting>) -> Vec<Meeting> {
        let mut reader = Reader::new(draft.headline.clone(), meetings);
        if let Some(root) = self.root() {
            reader.read(root);
        }
        reader.report(&mut draft.notes);
        draft.body.append(&mut reader.blocks);
        reader.meetings
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
