//! Selects the files of pictures, and recognizes images that are not pictures.

use crate::furniture::words;
use scraper::ElementRef;
use scraper::node::Element;

/// The best width for a page. The smallest rendition of at least this width is used,
/// else the widest.
const WIDTH: f64 = 1600.0;

/// Whether the class of an element says that it is a caption.
pub(crate) fn is_caption(element: &Element) -> bool {
    const WORDS: [&str; 3] = ["bildunterschrift", "caption", "legende"];
    matches!(
        element.name(),
        "p" | "div" | "span" | "small" | "cite" | "dd"
    ) && element.classes().any(|class| {
        words(class)
            .iter()
            .any(|word| WORDS.contains(&word.as_str()))
    })
}

/// Whether an element of a figure only holds the place of a picture: a script replaces it.
pub(crate) fn is_place(element: ElementRef<'_>) -> bool {
    const ENDS: [&str; 6] = [".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"];
    let value = element.value();
    let names_picture = |name: &str| {
        let file = value.attr(name).unwrap_or_default();
        let path = file.split(['?', '#']).next().unwrap_or_default();
        ENDS.iter().any(|end| path.to_lowercase().ends_with(end))
    };
    let mut inner = element.descendants().filter_map(ElementRef::wrap);
    matches!(value.name(), "div" | "span")
        && LAZY.iter().any(|name| names_picture(name))
        && !inner.any(|e| matches!(e.value().name(), "img" | "amp-img"))
}

/// Where scripts that load pictures late find the address.
const LAZY: [&str; 9] = [
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-lazy",
    "data-lazyload",
    "data-url",
    "data-image",
    "data-full-src",
    "data-hi-res-src",
];

/// The URL of a picture's file, which may be lazy-loaded by a script.
pub(crate) fn source(image: ElementRef<'_>) -> Option<String> {
    let value = image.value();
    let sets = ["data-srcset", "data-lazy-srcset", "srcset"];
    let set = sets.iter().find_map(|name| best(value.attr(name)?));
    let lazy = LAZY.iter().find_map(|name| file(value.attr(name)?));
    let own = value.attr("src").and_then(file);
    // A lazy address wins over what holds its place meanwhile.
    set.or(lazy).or(own).or_else(|| of_picture(image))
}

/// The file of a `<picture>` around an image that has none itself.
fn of_picture(image: ElementRef<'_>) -> Option<String> {
    let around = image.parent().and_then(ElementRef::wrap)?;
    if around.value().name() != "picture" {
        return None;
    }
    let sources = around.children().filter_map(ElementRef::wrap);
    let mut sets = sources.filter_map(|source| {
        let value = source.value();
        value.attr("srcset").or_else(|| value.attr("data-srcset"))
    });
    sets.find_map(best)
}

/// A URL that can be a picture: no inline data and no placeholder.
fn file(address: &str) -> Option<String> {
    let address = address.trim();
    let name = address
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let is_placeholder = [
        "blank.",
        "placeholder",
        "spacer.",
        "transparent.",
        "pixel.gif",
        "1x1.",
    ]
    .iter()
    .any(|word| name.contains(word));
    let is_file = !address.is_empty() && !address.starts_with("data:") && !is_placeholder;
    is_file.then(|| address.to_owned())
}

/// The best rendition of a `srcset`.
fn best(set: &str) -> Option<String> {
    let mut renditions: Vec<(String, f64)> = Vec::new();
    let mut rest = set.trim();
    while !rest.is_empty() {
        // An address ends at white space; a comma at its end parts renditions.
        let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let (address, size, next) = match word.strip_suffix(',') {
            Some(address) => (address, 1.0, after),
            None => {
                let (size, next) = after.split_once(',').unwrap_or((after, ""));
                (word, measure(size), next)
            }
        };
        renditions.extend(file(address).map(|address| (address, size)));
        rest = next.trim_start_matches([',', ' ', '\n', '\t', '\r']);
    }
    let rank = |size: f64| if size >= WIDTH { (1, -size) } else { (0, size) };
    renditions
        .into_iter()
        .max_by(|(_, a), (_, b)| {
            rank(*a)
                .partial_cmp(&rank(*b))
                .unwrap_or(std::cmp::Ordering::Equal)
        })
        .map(|(address, _)| address)
}

/// A width, or a density as if the picture were 1,000 pixels wide.
fn measure(size: &str) -> f64 {
    let size = size.trim();
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let width = size.strip_suffix('w').and_then(number);
    let density = || size.strip_suffix('x').and_then(number).map(|x| x * 1000.0);
    width.or_else(density).unwrap_or(1.0)
}

/// Whether an image stands for a character.
pub(crate) fn is_emoji(image: ElementRef<'_>) -> bool {
    let value = image.value();
    let alt = value.attr("alt").unwrap_or_default().trim();
    let is_short = !alt.is_empty() && alt.chars().count() <= 8 && !alt.is_ascii();
    let says = |name: &str| {
        let text = value.attr(name).unwrap_or_default().to_lowercase();
        text.contains("emoji") || text.contains("smiley")
    };
    let has_letters = alt.chars().any(char::is_alphabetic);
    is_short && !has_letters && (says("class") || says("src") || says("data-src"))
}

/// Whether an image is a tracking pixel.
pub(crate) fn is_pixel(image: &Element) -> bool {
    let is_dot = |name| {
        let size = image
            .attr(name)
            .map(|size| size.trim().trim_end_matches("px"));
        matches!(size, Some("0" | "1"))
    };
    let style = image.attr("style").unwrap_or_default().replace(' ', "");
    is_dot("width") && is_dot("height")
        || style.contains("width:1px") && style.contains("height:1px")
        || style.contains("display:none")
}

/// Whether a part of a caption is the credit.
pub(crate) fn is_credit(part: ElementRef<'_>) -> bool {
    let value = part.value();
    let is = |name: &str, words: &[&str]| {
        let text = value.attr(name).unwrap_or_default().to_lowercase();
        let mut tokens = text.split(|c: char| !c.is_alphanumeric());
        tokens.any(|token| words.contains(&token))
    };
    value.attr("part") == Some("credit")
        || is("class", &["credit", "credits", "copyright", "photographer"])
        || is(
            "itemprop",
            &[
                "creditText",
                "copyrightHolder",
                "credittext",
                "copyrightholder",
            ],
        )
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn the_best_rendition_is_taken() {
        for (set, expected) in [
            (
                "a-400.jpg 400w, a-1600.jpg 1600w, a-4000.jpg 4000w",
                "a-1600.jpg",
            ),
            ("a-400.jpg 400w,\n a-1200.jpg 1200w", "a-1200.jpg"),
            ("a.jpg, a-2x.jpg 2x", "a-2x.jpg"),
            (
                "https://i.example/w_100,h_100/a.jpg 100w, b.jpg 200w",
                "b.jpg",
            ),
            ("only.jpg", "only.jpg"),
        ] {
            assert_eq!(best(set).as_deref(), Some(expected), "{set}");
        }
        assert_eq!(best("data:image/gif;base64,R0lG 1x"), None);
    }
}
