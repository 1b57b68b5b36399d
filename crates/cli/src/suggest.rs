//! Suggests corrections: the nearest known word, name or form.
//!
//! Only close matches are suggested; a wrong suggestion is worse than none.

use crate::json_locations::{Location, LocationMap, field};
use ::import::slug_of;
use article::{Code, Date, Language, Problem};
use jsonc_parser::ast::Value;

/// Block types and formats, which are closed lists of the format.
const BLOCKS: [&str; 6] = ["paragraph", "heading", "quote", "list", "image", "meeting"];
const FORMATS: [&str; 3] = ["bilateral", "trilateral", "multilateral"];

/// The suggestion, as one line.
pub(crate) fn suggestion(
    problem: &Problem,
    location: &Location<'_, '_>,
    locations: &LocationMap<'_>,
) -> Option<String> {
    let found = location
        .value
        .and_then(Value::as_string_lit)
        .map(|text| text.value.as_ref());
    match problem.code {
        Code::Missing => misspelt(problem, location),
        Code::UnknownBlock => known(found?, &BLOCKS),
        Code::Value => known(found?, &FORMATS),
        Code::UnknownMeeting => known(found?, &meeting_ids(locations)),
        Code::Slug => slug_of(found?).map(|slug| write(slug.as_str())),
        Code::Language => {
            let tag = found?.trim().replace('_', "-");
            Language::parse(&tag).ok().map(|tag| write(tag.as_str()))
        }
        Code::Date => date(found?).map(|date| write(&date)),
        Code::Version | Code::Type => unquoted(problem, location),
        Code::Url if found?.contains(' ') => Some(format!(
            "write each space as %20: {}",
            found?.trim().replace(' ', "%20")
        )),
        Code::Url
        | Code::Empty
        | Code::DuplicateField
        | Code::DuplicateId
        | Code::Circular
        | Code::Nested
        | Code::Limit
        | Code::Unreadable => None,
    }
}

/// A field with a name similar to the missing one.
fn misspelt(problem: &Problem, location: &Location<'_, '_>) -> Option<String> {
    let name = problem.path.rsplit('.').next()?;
    let names = location
        .parent?
        .properties
        .iter()
        .map(|property| property.name.as_str());
    let near = nearest(name, names.filter(|other| *other != name))?;
    Some(format!(
        "there is a field {}; rename it to {}",
        quoted(&near),
        quoted(name)
    ))
}

/// A number or list of the wrong JSON type.
fn unquoted(problem: &Problem, location: &Location<'_, '_>) -> Option<String> {
    match location.value? {
        Value::StringLit(text) if text.value.parse::<f64>().is_ok() => {
            Some(format!("write {} without quotes", text.value))
        }
        Value::NumberLit(number) if problem.code == Code::Type => {
            Some(format!("write it in quotes: {}", quoted(number.value)))
        }
        Value::StringLit(text) if problem.path.ends_with("author") => {
            Some(format!("write [{{\"name\": {}}}]", quoted(&text.value)))
        }
        Value::StringLit(text)
            if problem.path.contains("attendees[") || problem.path == "publisher" =>
        {
            Some(format!("write {{\"name\": {}}}", quoted(&text.value)))
        }
        _ => None,
    }
}

/// A completed date, where that is not a guess.
fn date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let padded = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        [month, day] => format!("--{month:0>2}-{day:0>2}"),
        _ => return None,
    };
    Date::parse_yearless(&padded)
        .ok()
        .map(|date| date.as_str().to_owned())
}

fn meeting_ids<'p>(locations: &'p LocationMap<'_>) -> Vec<&'p str> {
    let body = match locations.root() {
        Some(Value::Object(root)) => field(root, "body"),
        _ => None,
    };
    let blocks = body
        .and_then(Value::as_array)
        .map(|body| body.elements.as_slice());
    let meetings = blocks.unwrap_or_default().iter().filter_map(|block| {
        let block = block.as_object()?;
        let kind = field(block, "type")?.as_string_lit()?;
        let id = field(block, "id")?.as_string_lit()?;
        (kind.value == "meeting").then_some(id.value.as_ref())
    });
    meetings.collect()
}

fn known(found: &str, words: &[&str]) -> Option<String> {
    let near = nearest(found, words.iter().copied())?;
    Some(format!("did you mean {}?", quoted(&near)))
}

/// The word with the smallest edit distance, if that is small.
fn nearest<'w>(found: &str, words: impl Iterator<Item = &'w str>) -> Option<String> {
    let found = found.to_lowercase();
    let allowed = match found.chars().count() {
        // The time grows with the length.
        0..=2 | 65.. => return None,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    let distance = |word: &str| strsim::damerau_levenshtein(&found, &word.to_lowercase());
    let near = words
        .filter(|word| word.len() <= 256)
        .take(500)
        .map(|word| (distance(word), word));
    let (distance, word) = near.min_by_key(|(distance, _)| *distance)?;
    (distance <= allowed).then(|| word.to_owned())
}

fn write(text: &str) -> String {
    format!("write {}", quoted(text))
}

/// The text as a JSON string.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::{date, nearest, slug_of};

    #[test]
    fn slugs_keep_what_they_can() {
        for (text, expected) in [
            ("Lavrov–Bayramov meeting", Some("lavrov-bayramov-meeting")),
            ("  Şuşa / 2023 ", Some("susa-2023")),
            ("Ереван", Some("erevan")),
            ("", None),
        ] {
            assert_eq!(
                slug_of(text).as_ref().map(|s| s.as_str()),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn only_close_words_are_suggested() {
        let words = || ["paragraph", "heading", "quote"].into_iter();
        assert_eq!(nearest("pargraph", words()).as_deref(), Some("paragraph"));
        assert_eq!(nearest("Heading", words()).as_deref(), Some("heading"));
        assert_eq!(nearest("video", words()), None);
        assert_eq!(nearest("", words()), None);
    }

    #[test]
    fn dates_are_completed_but_never_guessed() {
        assert_eq!(date("2023-7-5").as_deref(), Some("2023-07-05"));
        assert_eq!(date("07-25").as_deref(), Some("--07-25"));
        assert_eq!(date("25.07.2023"), None);
        assert_eq!(date("2023-02-30"), None);
    }
}
