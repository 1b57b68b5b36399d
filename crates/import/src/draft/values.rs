//! Converts a source's values to those of the article format: dates, names, addresses,
//! pixels, slugs and lines of text.

use super::Notes;
use crate::dates;
use crate::inline::{one_line, plain};
use crate::slug_of;
use article::{Content, Contributor, Date, Image, SafeUrl, Slug, Text, Value};

/// Decodes HTML entities in a text, unless it is already decoded.
pub(crate) fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let is_entity = |rest: &str| {
        let name = rest.split(';').next().unwrap_or_default();
        let is_number = name
            .strip_prefix('#')
            .is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_alphanumeric()));
        let is_name =
            !name.is_empty() && name.len() <= 8 && name.chars().all(|c| c.is_ascii_alphanumeric());
        rest.contains(';') && (is_number || is_name)
    };
    if !text
        .match_indices('&')
        .any(|(at, _)| text.get(at + 1..).is_some_and(is_entity))
    {
        return text.to_owned();
    }
    // The parser of HTML knows every entity; what looks like a tag is text here.
    let page = scraper::Html::parse_fragment(&text.replace('<', "&lt;"));
    page.root_element().text().collect()
}

/// Replaces a value from an embed's data with the one that the embed shows, and notes
/// a difference.
pub(crate) fn replace(field: &str, place: &mut Option<String>, shown: String, notes: &mut Notes) {
    if let Some(stated) = place
        .replace(shown)
        .filter(|stated| Some(stated) != place.as_ref())
    {
        notes.left_out(format!(
            "{field} {stated:?} of the data: the page shows another"
        ));
    }
}

/// A paragraph of plain text, unless it is empty.
pub(crate) fn paragraph(text: &str) -> Option<Content> {
    plain(text).map(|text| Content::Paragraph { text })
}

/// A name with a URL, unless it is empty.
pub(crate) fn contributor(name: &str, url: Option<&str>, notes: &mut Notes) -> Option<Contributor> {
    let name = one_line(name);
    let url = url.and_then(|url| match SafeUrl::link(url.trim()) {
        Ok(url) => Some(url),
        Err(why) => {
            notes.left_out(format!("the address {url:?} of {name}: {why}"));
            None
        }
    });
    (!name.is_empty()).then_some(Contributor { name, url })
}

/// A picture of which only the URL is known.
pub(crate) fn picture(src: SafeUrl) -> Image {
    Image {
        src,
        alt: String::new(),
        caption: None,
        credit: None,
        width: None,
        height: None,
    }
}

/// A plausible number of pixels, with or without its unit.
pub(crate) fn pixels(value: &Value) -> Option<u32> {
    let number = match value {
        Value::Number(number) => *number,
        Value::String(text) => text.trim_end_matches("px").trim().parse().ok()?,
        _ => return None,
    };
    (1..=65_535).find(|pixels| f64::from(*pixels) == number)
}

/// A slug of at most eight words, or `None` if the text has no letters.
pub(crate) fn short_slug(text: &str) -> Option<Slug> {
    let slug = slug_of(text);
    let words: Vec<&str> = slug
        .iter()
        .flat_map(|slug| slug.as_str().split('-'))
        .take(8)
        .collect();
    let short = words.join("-");
    let cut = short.get(..64).unwrap_or(&short).trim_end_matches('-');
    Slug::parse(cut).ok()
}

/// The source's moment or day for `field`. Without an offset only the day of a moment
/// is kept.
pub(crate) fn date(field: &str, text: &str, notes: &mut Notes) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = moment(text).or_else(|| dates::other(text)) {
        return Some(date);
    }
    let day = text
        .split_once(['T', 't', ' '])
        .and_then(|(day, _)| Date::parse(day).ok());
    notes.left_out(match day {
        Some(_) => {
            format!("the time in {field} {text:?}, which has no valid time zone; the day was kept")
        }
        None => format!("{field} {text:?} is not a date of RFC 3339"),
    });
    day
}

/// A moment or a day in common variants of RFC 3339: a space instead of the T, no
/// seconds, an offset without a colon.
pub(crate) fn moment(text: &str) -> Option<Date> {
    if let Ok(date) = Date::parse(text) {
        return Some(date);
    }
    let (day, time) = text.split_once(['T', 't', ' '])?;
    let at = time.find(['Z', 'z', '+', '-'])?;
    let (clock, offset) = (time.get(..at)?.trim(), time.get(at..)?);
    let clock = if clock.matches(':').count() == 1 {
        format!("{clock}:00")
    } else {
        clock.to_owned()
    };
    let offset = match (offset.len(), offset.get(..3), offset.get(3..)) {
        (5, Some(hours), Some(minutes)) => format!("{hours}:{minutes}"),
        (3, Some(hours), _) => format!("{hours}:00"),
        _ => offset.to_owned(),
    };
    Date::parse(&format!("{day}T{clock}{offset}")).ok()
}

/// The text of a source as lines without markup.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Text> {
    text.lines().filter_map(plain)
}

#[cfg(test)]
mod tests {
    use super::{Notes, date, decoded};

    #[test]
    fn dates_keep_what_is_certain() {
        for (text, expected, noted) in [
            ("2023-07-25", Some("2023-07-25"), 0),
            (
                " 2023-07-25 10:00+0200 ",
                Some("2023-07-25T10:00:00+02:00"),
                0,
            ),
            ("2023-07-25T10:00:00", Some("2023-07-25"), 1),
            ("2023-07-25T25:00Z", Some("2023-07-25"), 1),
            ("July 25", None, 1),
            (
                "Mon, 04 Mar 2024 09:00:00 GMT",
                Some("2024-03-04T09:00:00+00:00"),
                0,
            ),
            ("4 March 2024", Some("2024-03-04"), 0),
            ("Mar 4, 2024", Some("2024-03-04"), 0),
            ("04.03.2024", Some("2024-03-04"), 0),
            ("20240304T090000Z", Some("2024-03-04T09:00:00Z"), 0),
            ("2024-3-4", Some("2024-03-04"), 0),
            ("03/04/2024", None, 1),
        ] {
            let mut notes = Notes::default();
            let found = date("startDate", text, &mut notes);
            assert_eq!(found.as_ref().map(|date| date.as_str()), expected, "{text}");
            assert_eq!(notes.into_lines().len(), noted, "{text}");
        }
    }

    #[test]
    fn entities_are_decoded_once() {
        for (text, expected) in [
            ("what&#8217;s &amp; why", "what’s & why"),
            ("R&D; AT&T", "R&D; AT&T"),
            ("a &lt;b&gt; c", "a <b> c"),
            ("<aides> &amp; x", "<aides> & x"),
            ("&amp;amp;", "&amp;"),
        ] {
            assert_eq!(decoded(text), expected, "{text}");
        }
    }
}
