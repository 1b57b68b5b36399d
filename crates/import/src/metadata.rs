//! The metadata of an HTML page.

mod body;
mod byline;
mod headline;
mod lead;
mod left_out;

use crate::base::Base;
use crate::draft::{Draft, contributor, decoded, picture, replace};
use crate::html::plain_text;
use crate::inline::plain;
use crate::microdata::Microdata;
use article::Image;
use scraper::{ElementRef, Html};

/// A page, with its elements in document order.
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

    /// The content of the first non-empty `<meta>` with one of these names.
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

    /// Fills in the missing fields of a draft.
    pub(crate) fn fill(&self, draft: &mut Draft) {
        let embedded = self.embedded();
        let microdata = Microdata::of(self.0);
        if draft.publisher.is_none() {
            let name = microdata.text("publisher");
            let name = name.or_else(|| self.meta(&["og:site_name"]).map(str::to_owned));
            draft.publisher = name.and_then(|name| contributor(&name, None, &mut draft.notes));
        }
        self.languages(embedded, draft);
        if let Some(article) = embedded {
            let mut inner = article.descendants().filter_map(ElementRef::wrap);
            let heading =
                inner.find(|e| matches!(e.value().name(), "h1" | "h2" | "h3" | "h4" | "h5"));
            let heading = heading.map(plain_text).filter(|text| !text.is_empty());
            if let Some(heading) = heading {
                replace("headline", &mut draft.headline, heading, &mut draft.notes);
            }
            crate::shadow::fill(article, draft);
        } else {
            self.headline(microdata.text("headline"), draft);
        }
        if draft.description.is_none() {
            let described = self.meta(&["description", "og:description"]);
            draft.description = described
                .map(str::to_owned)
                .or_else(|| microdata.text("description"))
                .map(|text| decoded(&text))
                .and_then(|text| plain(&text))
                .map(|text| text.plain());
        }
        if draft.url.is_none() {
            let address = self.address();
            let address = address.map(|address| draft.base.resolve(address));
            draft.url = draft.address("url", address.as_deref());
        }
        if draft.published.is_none() {
            let names = [
                "article:published_time",
                "datePublished",
                "date",
                "dc.date",
                "dcterms.created",
                "pubdate",
                "publishdate",
                "parsely-pub-date",
                "sailthru.date",
            ];
            let stated = self.meta(&names).map(str::to_owned);
            let stated = stated.or_else(|| microdata.text("datePublished"));
            draft.published = draft.date("datePublished", stated.as_deref());
            if draft.published.is_none() {
                draft.published = draft.date("<time>", self.times().0);
            }
        }
        if draft.modified.is_none() {
            let names = ["article:modified_time", "dateModified", "og:updated_time"];
            let stated = self.meta(&names).map(str::to_owned);
            let stated = stated.or_else(|| microdata.text("dateModified"));
            let stated = stated.or_else(|| self.times().1.map(str::to_owned));
            draft.modified = draft.date("dateModified", stated.as_deref());
        }
        if draft.authors.is_empty() {
            self.authors(&microdata, draft);
        }
        if draft.image.is_none() {
            let stated = self.meta(&["og:image", "og:image:url", "twitter:image"]);
            let stated = stated.map(|src| draft.base.resolve(src));
            let src = draft.address("og:image", stated.as_deref());
            draft.image = src.map(|src| Image {
                alt: self.meta(&["og:image:alt"]).unwrap_or_default().to_owned(),
                ..picture(src)
            });
        }
    }

    /// The URL that the page declares.
    pub(crate) fn address(&self) -> Option<&'h str> {
        let is_canonical = |link: &ElementRef<'_>| link.value().attr("rel") == Some("canonical");
        let mut links = self.named("link").filter(is_canonical);
        let canonical = links.find_map(|link| link.value().attr("href"));
        canonical.or_else(|| self.meta(&["og:url"]))
    }

    /// The base URL of the page.
    pub(crate) fn base(&self, page: Option<&str>) -> Base {
        let mut bases = self.named("base");
        let base = bases.find_map(|base| base.value().attr("href"));
        Base::of(page.or_else(|| self.address()), base)
    }

    /// The language that the page declares, in whatever form.
    fn languages(&self, embedded: Option<ElementRef<'h>>, draft: &mut Draft) {
        let lang = |element: ElementRef<'h>| {
            let value = element.value();
            value.attr("lang").or_else(|| {
                let mut attributes = value.attrs();
                attributes.find_map(|(name, value)| (name == "xml:lang").then_some(value))
            })
        };
        // Templates that share the outermost element with other languages put theirs
        // further in. Several articles may have several languages.
        let [articles, mains] = ["article", "main"].map(|name| {
            let mut elements = self.named(name);
            elements.next().filter(|_| elements.next().is_none())
        });
        let roots = embedded
            .into_iter()
            .chain(articles)
            .chain(mains)
            .chain(self.named("body"))
            .chain(self.named("html"));
        let mut roots = roots.filter_map(lang).filter(|tag| !tag.trim().is_empty());
        draft.language("lang", roots.next());
        draft.language("og:locale", self.meta(&["og:locale"]));
        let is_language = |meta: &ElementRef<'_>| {
            let name = meta.value().attr("http-equiv").unwrap_or_default();
            name.eq_ignore_ascii_case("content-language")
        };
        let mut stated = self.named("meta").filter(is_language);
        draft.language(
            "content-language",
            stated.find_map(|meta| meta.value().attr("content")),
        );
        draft.language(
            "language",
            self.meta(&["language", "dc.language", "dcterms.language"]),
        );
    }

    fn elements(&self) -> impl Iterator<Item = ElementRef<'h>> + use<'h> {
        self.0
            .root_element()
            .descendants()
            .filter_map(ElementRef::wrap)
    }
}
