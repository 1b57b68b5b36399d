//! Recognizes hidden content and content around a story: share buttons, newsletters,
//! comments, cookie notices and the like.

use scraper::ElementRef;
use scraper::node::Element;

/// Whether the page hides an element.
pub(crate) fn is_hidden(element: ElementRef<'_>) -> bool {
    const CLASSES: [&str; 9] = [
        "off-screen",
        "offscreen",
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "screen-reader",
        "a11y-hidden",
        "u-hidden-visually",
    ];
    let value = element.value();
    let style = value.attr("style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    value.attr("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || value.classes().any(|class| CLASSES.contains(&class))
}

/// What surrounds the story inside one element.
#[derive(Debug, Default)]
pub(crate) struct Furniture {
    /// The length of the element's text; 0 for markup without such content.
    bytes: usize,
}

impl Furniture {
    /// For what stands in an element.
    pub(crate) fn inside(root: ElementRef<'_>) -> Self {
        let is_own = root.value().attr("part") == Some("body");
        Self {
            bytes: if is_own { 0 } else { text_bytes(root) },
        }
    }

    /// The kind of an element that does not belong to the story. An element with most
    /// of the text never is one, whatever its class.
    pub(crate) fn of(&self, element: ElementRef<'_>) -> Option<&'static str> {
        if self.bytes == 0 {
            return None;
        }
        let kind = kind(element.value())?;
        if kind == LINK && !has_link(element) {
            return None;
        }
        (text_bytes(element) * 2 < self.bytes).then_some(kind)
    }
}

/// The kind of an element that leads elsewhere, which it only does with a link.
const LINK: &str = "a link to other stories:";

fn has_link(element: ElementRef<'_>) -> bool {
    let mut inner = element.descendants().filter_map(ElementRef::wrap);
    inner.any(|inner| matches!(inner.value().name(), "a" | "button" | "iframe"))
}

fn text_bytes(element: ElementRef<'_>) -> usize {
    element.text().map(|text| text.trim().len()).sum()
}

/// Words in classes and ids that identify such elements.
const WORDS: [(&str, &str); 46] = [
    ("adlabel", "an advertisement:"),
    ("ads", "an advertisement:"),
    ("advert", "an advertisement:"),
    ("advertisement", "an advertisement:"),
    ("breadcrumb", "navigation:"),
    ("breadcrumbs", "navigation:"),
    ("byline", "the byline:"),
    ("bylines", "the byline:"),
    ("comment", "comments of readers:"),
    ("comments", "comments of readers:"),
    ("consent", "a cookie notice:"),
    ("cookie", "a cookie notice:"),
    ("cookies", "a cookie notice:"),
    ("disqus", "comments of readers:"),
    ("donate", "an appeal to readers:"),
    ("donation", "an appeal to readers:"),
    ("gdpr", "a cookie notice:"),
    ("hashtags", "keywords:"),
    ("newsletter", "an appeal to readers:"),
    ("outbrain", "an advertisement:"),
    ("pagination", "navigation:"),
    ("paywall", "an appeal to readers:"),
    ("readmore", "a link to other stories:"),
    ("recirc", "a link to other stories:"),
    ("recommendations", "a link to other stories:"),
    ("recommended", "a link to other stories:"),
    ("related", "a link to other stories:"),
    ("respond", "comments of readers:"),
    ("share", "buttons for sharing:"),
    ("sharebar", "buttons for sharing:"),
    ("sharedaddy", "buttons for sharing:"),
    ("sharing", "buttons for sharing:"),
    ("sidebar", "the side of the page:"),
    ("signup", "an appeal to readers:"),
    ("skip", "navigation:"),
    ("social", "buttons for sharing:"),
    ("socials", "buttons for sharing:"),
    ("sponsored", "an advertisement:"),
    ("subscribe", "an appeal to readers:"),
    ("subscription", "an appeal to readers:"),
    ("taboola", "an advertisement:"),
    ("taglist", "keywords:"),
    ("tags", "keywords:"),
    ("toolbar", "navigation:"),
    ("trending", "a link to other stories:"),
    ("widget", "the side of the page:"),
];

/// Pairs of words that only identify them together.
const PAIRS: [(&str, &str, &str); 12] = [
    ("ad", "label", "an advertisement:"),
    ("ad", "slot", "an advertisement:"),
    ("ad", "container", "an advertisement:"),
    ("read", "more", "a link to other stories:"),
    ("read", "also", "a link to other stories:"),
    ("see", "also", "a link to other stories:"),
    ("more", "stories", "a link to other stories:"),
    ("most", "read", "a link to other stories:"),
    ("most", "popular", "a link to other stories:"),
    ("author", "bio", "a line about the author:"),
    ("tag", "list", "keywords:"),
    ("sign", "up", "an appeal to readers:"),
];

/// The kind of an element by its name, role, class and id.
pub(crate) fn kind(element: &Element) -> Option<&'static str> {
    let role = element.attr("role").unwrap_or_default();
    match (element.name(), role) {
        ("article-widget", _) => return None,
        ("nav", _) | (_, "navigation" | "menu" | "menubar") => return Some("navigation:"),
        (_, "dialog" | "alertdialog") => return Some("a dialog:"),
        (_, "complementary" | "search" | "banner" | "contentinfo") => {
            return Some("the page around the story:");
        }
        // Words of a story, whatever class they have.
        ("body" | "html" | "main" | "em" | "strong" | "b" | "i", _) => return None,
        _ => {}
    }
    let names = element.classes().chain(element.id());
    names.flat_map(kind_of_name).next()
}

fn kind_of_name(name: &str) -> Option<&'static str> {
    let words = words(name);
    // "has-sidebar" and "no-comments" speak of something else.
    let is_about =
        |word: &String| ["has", "no", "with", "without", "is", "tag"].contains(&word.as_str());
    if words.first().is_some_and(is_about) {
        return None;
    }
    let single = words.iter().find_map(|word| {
        let at = WORDS
            .binary_search_by_key(&word.as_str(), |(known, _)| known)
            .ok()?;
        WORDS.get(at).map(|(_, kind)| *kind)
    });
    let pair = || {
        PAIRS.iter().find_map(|(first, second, kind)| {
            let mut pairs = words.iter().zip(words.iter().skip(1));
            pairs
                .any(|(a, b)| a == first && b == second)
                .then_some(*kind)
        })
    };
    single.or_else(pair)
}

/// The words of a name in any common spelling: `shareBar`, `share-bar`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in name.chars().take(80) {
        let starts = !c.is_alphanumeric() || c.is_uppercase() && was_lower;
        if starts && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::{WORDS, kind_of_name};

    #[test]
    fn class_names_identify_elements() {
        assert!(WORDS.is_sorted());
        for (name, is_furniture) in [
            ("share", true),
            ("article-share-bar", true),
            ("newsletterSignup", true),
            ("ad-label", true),
            ("read-more", true),
            ("post-tags", true),
            ("has-sidebar", false),
            ("no-comments", false),
            ("story-body", false),
            ("tag-comments", false),
            ("shareholders", false),
        ] {
            assert_eq!(kind_of_name(name).is_some(), is_furniture, "{name}");
        }
    }
}
