//! Finds elements of the widget's own markup.

use scraper::ElementRef;

/// Whether an element has this `part`.
pub(crate) fn is_part(element: ElementRef<'_>, name: &str) -> bool {
    element.value().attr("part") == Some(name)
}

/// The first descendant with this `part`.
pub(crate) fn part<'e>(element: ElementRef<'e>, name: &str) -> Option<ElementRef<'e>> {
    let mut parts = element.descendants().filter_map(ElementRef::wrap);
    parts.find(|element| is_part(*element, name))
}

/// All descendants with this tag name.
pub(crate) fn named<'e>(
    element: ElementRef<'e>,
    name: &'static str,
) -> impl Iterator<Item = ElementRef<'e>> {
    let all = element.descendants().filter_map(ElementRef::wrap);
    all.filter(move |element| element.value().name() == name)
}

/// The child elements.
pub(crate) fn children<'e>(element: ElementRef<'e>) -> impl Iterator<Item = ElementRef<'e>> {
    element.children().filter_map(ElementRef::wrap)
}
