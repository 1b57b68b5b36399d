//! Reads microdata about the article.

use crate::html::plain_text;
use scraper::{ElementRef, Html};

/// The microdata of a page.
pub(crate) struct Microdata<'h> {
    /// The item that is the article.
    item: Option<ElementRef<'h>>,
}

impl<'h> Microdata<'h> {
    pub(crate) fn of(page: &'h Html) -> Self {
        let is_article = |element: &ElementRef<'_>| {
            let kind = element.value().attr("itemtype").unwrap_or_default();
            kind.contains("schema.org/")
                && ["Article", "BlogPosting", "ReportageNewsArticle"]
                    .iter()
                    .any(|end| kind.trim().ends_with(end))
        };
        Self {
            item: page
                .root_element()
                .descendants()
                .filter_map(ElementRef::wrap)
                .find(is_article),
        }
    }

    /// The elements of a property of the article itself.
    fn elements(&self, name: &'static str) -> impl Iterator<Item = ElementRef<'h>> + use<'h> {
        let item = self.item;
        let inner = item.into_iter().flat_map(|item| item.descendants());
        let inner = inner.filter_map(ElementRef::wrap);
        inner.filter(move |element| {
            let names = element.value().attr("itemprop").unwrap_or_default();
            let owner = element.ancestors().filter_map(ElementRef::wrap);
            let mut owner = owner.filter(|outer| outer.value().attr("itemscope").is_some());
            names.split_whitespace().any(|word| word == name)
                && owner.next().map(|owner| owner.id()) == item.map(|item| item.id())
        })
    }

    pub(crate) fn text(&self, name: &'static str) -> Option<String> {
        let mut values = self.elements(name).map(value_of);
        values.find(|value| !value.is_empty())
    }

    /// Names with URLs.
    pub(crate) fn people(&self, name: &'static str) -> Vec<(String, Option<&'h str>)> {
        let people = self.elements(name).map(|element| {
            let url = |element: &ElementRef<'h>| {
                let value = element.value();
                value
                    .attr("href")
                    .filter(|_| value.attr("itemprop") == Some("url"))
            };
            let inner = element.descendants().filter_map(ElementRef::wrap);
            let address = inner.clone().find_map(|element| url(&element));
            let link = || {
                inner
                    .clone()
                    .find_map(|element| element.value().attr("href"))
            };
            (value_of(element), address.or_else(link))
        });
        people.filter(|(name, _)| !name.is_empty()).collect()
    }
}

/// The value of a property: the name, if it is an item.
fn value_of(element: ElementRef<'_>) -> String {
    let value = element.value();
    if value.attr("itemscope").is_some() {
        let mut inner = element.descendants().skip(1).filter_map(ElementRef::wrap);
        let name = inner.find(|e| e.value().attr("itemprop") == Some("name"));
        return name.map(value_of).unwrap_or_default();
    }
    let stated = value.attr("content").or_else(|| value.attr("datetime"));
    stated.map_or_else(|| plain_text(element), |text| text.trim().to_owned())
}
