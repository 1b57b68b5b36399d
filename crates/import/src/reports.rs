//! Which sentences of an English text report a meeting, and what they say of
//! it. Each is a proposal for people to look at.

use crate::people::{Pattern, family_name, surname};
use crate::slug_of;
use article::{Date, Format, Meeting, Person, Text};
use regex::Regex;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of a paragraph.
pub(crate) fn sentences(paragraph: &str) -> Vec<&str> {
    const ABBREVIATIONS: [&str; 12] = [
        "Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Sen.", "Gov.", "St.", "U.S.", "Sgt.", "Lt.", "Col.",
    ];
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, part) in paragraph.split_sentence_bound_indices() {
        let end = at + part.len();
        let text = paragraph.get(start..end).unwrap_or_default().trim();
        if !ABBREVIATIONS.iter().any(|short| text.ends_with(short)) {
            sentences.push(text);
            start = end;
        }
    }
    sentences.push(paragraph.get(start..).unwrap_or_default().trim());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// The meeting that a sentence reports, if it names who met: two people at
/// least, or one with a place or a day. `people` are those of the whole text.
pub(crate) fn meeting(sentence: &str, people: &[Person]) -> Option<Meeting> {
    if !is_match(&MEETING, sentence) {
        return None;
    }
    let words: Vec<&str> = sentence.unicode_words().collect();
    let is_named = |person: &&Person| words.contains(&surname(person));
    let mut attendees: Vec<Person> = people.iter().filter(is_named).cloned().collect();
    attendees.sort_by_cached_key(|person| words.iter().position(|word| *word == surname(person)));
    let location = place(sentence, &attendees);
    let day = day(sentence);
    let is_report = match attendees.len() {
        0 => false,
        1 => location.is_some() && day.is_some(),
        _ => true,
    };
    if !is_report {
        return None;
    }
    let format = format(sentence, &attendees);
    let name = name(format, &attendees, location.as_deref());
    let id = slug_of(&short_name(format, &attendees, location.as_deref()))?;
    let (start_date, date_text) = day.unzip();
    Some(Meeting {
        id,
        name,
        summary: Text::from(sentence),
        details: Vec::new(),
        format: Some(format),
        start_date,
        date_text,
        location,
        attendees,
        agenda: Vec::new(),
        outcome: None,
        super_event: None,
    })
}

/// How many sides met: what the sentence says, else as many as are named.
fn format(sentence: &str, attendees: &[Person]) -> Format {
    let lower = sentence.to_lowercase();
    let said = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if said(&[
        "trilateral meeting",
        "trilateral talks",
        "trilateral summit",
        "three-way",
    ]) {
        Format::Trilateral
    } else if said(&["bilateral meeting", "bilateral talks", "bilateral summit"]) {
        Format::Bilateral
    } else if said(&["multilateral", "quadrilateral"]) {
        Format::Multilateral
    } else {
        match attendees.len() {
            0..=2 => Format::Bilateral,
            3 => Format::Trilateral,
            _ => Format::Multilateral,
        }
    }
}

fn name(format: Format, attendees: &[Person], place: Option<&str>) -> String {
    match (attendees, place) {
        ([first, second], _) => {
            format!("{}–{} meeting", family_name(first), family_name(second))
        }
        (_, Some(place)) => format!("{} meeting in {place}", title(format)),
        (people, None) => {
            let names: Vec<&str> = people.iter().map(family_name).collect();
            format!("{} meeting of {}", title(format), names.join(", "))
        }
    }
}

fn short_name(format: Format, attendees: &[Person], place: Option<&str>) -> String {
    match (attendees, place) {
        ([first, second], _) => format!("{} {}", surname(first), surname(second)),
        (_, Some(place)) => format!("{place} {}", format.as_str()),
        (people, None) => people.iter().map(surname).collect::<Vec<_>>().join(" "),
    }
}

fn title(format: Format) -> &'static str {
    match format {
        Format::Bilateral => "Bilateral",
        Format::Trilateral => "Trilateral",
        Format::Multilateral => "Multilateral",
    }
}

/// The host, unless it is one of those who met, or where they met: "Moscow played
/// host to", "met in Vienna".
fn place(sentence: &str, people: &[Person]) -> Option<String> {
    let of = |pattern: &'static Pattern| {
        let found = pattern.as_ref()?.captures(sentence)?;
        Some(found.name("place")?.as_str().to_owned())
    };
    let is_person = |place: &String| people.iter().any(|person| person.name.contains(place));
    of(&HOST)
        .filter(|host| !is_person(host))
        .or_else(|| of(&IN))
        .filter(|place| !MONTHS.contains(&place.as_str()))
}

/// A day as the text has it, and in the form of the format. A year is only put
/// where the text says it.
fn day(sentence: &str) -> Option<(Date, String)> {
    let found = DAY.as_ref()?.captures(sentence)?;
    let text = |name: &str| found.name(name).map(|text| text.as_str());
    let month = text("month").or_else(|| text("month_after"))?;
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let day: u8 = text("day").or_else(|| text("day_before"))?.parse().ok()?;
    let date = match text("year").or_else(|| text("year_after")) {
        Some(year) => format!("{year}-{month:02}-{day:02}"),
        None => format!("--{month:02}-{day:02}"),
    };
    Some((
        Date::parse_yearless(&date)?,
        found.get(0)?.as_str().to_owned(),
    ))
}

/// The date that stands alone on a line, which has to have its year.
pub(crate) fn dateline(line: &str) -> Option<Date> {
    let (date, text) = day(line)?;
    let words = line
        .trim_start_matches("Published")
        .trim_start_matches([':', ' ']);
    (date.year.is_some() && words.trim() == text).then_some(date)
}

fn is_match(pattern: &'static Pattern, text: &str) -> bool {
    pattern
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(text))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

static MEETING: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:meeting|talks|summit|negotiations|consultations|met|will meet|meets|hosted|hosts|will host)\b")
        .ok()
});

static HOST: Pattern = LazyLock::new(|| {
    Regex::new(r"(?P<place>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?) (?:played host to|hosted|hosts|will host)\b").ok()
});

static IN: Pattern = LazyLock::new(|| {
    Regex::new(r"\b(?:meeting|talks|summit|negotiations|consultations|met|meet|meets|held|hosted|hosts|host)\b[^.;]{0,60}? in (?P<place>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?)")
        .ok()
});

static DAY: Pattern = LazyLock::new(|| {
    let months = MONTHS.join("|");
    Regex::new(&format!(
        r"\b(?:(?P<month>{months}) (?P<day>[0-9]{{1,2}})(?:, (?P<year>[0-9]{{4}}))?|(?P<day_before>[0-9]{{1,2}}) (?P<month_after>{months})(?: (?P<year_after>[0-9]{{4}}))?)\b"
    ))
    .ok()
});

#[cfg(test)]
mod tests {
    use super::{DAY, HOST, IN, MEETING, dateline, day, meeting, place, sentences};
    use crate::people::people;

    #[test]
    fn the_patterns_are_well_formed() {
        assert!(MEETING.is_some() && HOST.is_some() && IN.is_some() && DAY.is_some());
    }

    #[test]
    fn sentences_keep_their_abbreviations() {
        let text = "Mr. Lavrov met U.S. officials. They spoke for 2.5 hours!";
        assert_eq!(
            sentences(text),
            [
                "Mr. Lavrov met U.S. officials.",
                "They spoke for 2.5 hours!"
            ]
        );
    }

    #[test]
    fn places_and_days() {
        assert_eq!(
            place("Moscow played host to a meeting.", &[]).as_deref(),
            Some("Moscow")
        );
        assert_eq!(
            place("They met for an hour in New York.", &[]).as_deref(),
            Some("New York")
        );
        assert_eq!(place("They met in May.", &[]), None);
        let text = "Prime Minister Ann Lee hosted Chancellor Bo Berg in Athens.";
        let found = meeting(text, &people(&[text]));
        let (name, location) = found.map(|m| (m.name, m.location)).unzip();
        assert_eq!(name.as_deref(), Some("Lee–Berg meeting"));
        assert_eq!(location.flatten().as_deref(), Some("Athens"));
        let date = |text| day(text).map(|(date, printed)| (date.as_str().to_owned(), printed));
        assert_eq!(
            date("on July 25, as"),
            Some(("--07-25".to_owned(), "July 25".to_owned()))
        );
        assert_eq!(
            date("on 5 May 2023."),
            Some(("2023-05-05".to_owned(), "5 May 2023".to_owned()))
        );
        assert_eq!(date("February 30"), None);
        assert!(dateline("July 26, 2023").is_some() && dateline("July 26").is_none());
    }

    #[test]
    fn a_sentence_without_people_reports_nothing() {
        let text = "The trilateral meeting underscores the commitment of Foreign Minister Ann Lee.";
        assert!(meeting(text, &people(&[text])).is_none());
        let text = "Foreign Minister Ann Lee and Prime Minister Bo Berg held talks.";
        let found = meeting(text, &people(&[text]));
        assert_eq!(found.map(|m| m.name).as_deref(), Some("Lee–Berg meeting"));
    }
}
