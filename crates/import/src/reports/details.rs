//! The details of a reported meeting: its format, name, place and day.

use super::patterns::*;
use crate::people::{DAYS, Pattern, country, family_name, months, surname};
use article::{Date, Format, Person};

/// The number of sides: stated in the sentence, else the number of names.
pub(super) fn format(sentence: &str, attendees: &[Person]) -> Format {
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

pub(super) fn name(format: Format, attendees: &[Person], place: Option<&str>) -> String {
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

pub(super) fn short_name(format: Format, attendees: &[Person], place: Option<&str>) -> String {
    match (attendees, place) {
        ([first, second], _) => format!("{} {}", surname(first), surname(second)),
        (_, Some(place)) => format!("{place} {}", format.as_str()),
        (people, None) => people.iter().map(surname).collect::<Vec<_>>().join(" "),
    }
}

pub(super) fn title(format: Format) -> &'static str {
    match format {
        Format::Bilateral => "Bilateral",
        Format::Trilateral => "Trilateral",
        Format::Multilateral => "Multilateral",
    }
}

/// The place, or the host if that is not one of those who met: "Moscow played host to",
/// "met in Vienna", "in Ukraine's capital Kyiv".
pub(super) fn place(sentence: &str, people: &[Person]) -> Option<String> {
    let is_place = |place: &str| {
        let first = place.split(' ').next().unwrap_or_default();
        !people.iter().any(|person| person.name.contains(place))
            && !months().contains(&first)
            && !DAYS.contains(&first)
            && country(first).is_none_or(|_| place.contains(' '))
    };
    let of = |pattern: &'static Pattern| {
        let found = pattern
            .as_ref()
            .into_iter()
            .flat_map(|p| p.captures_iter(sentence));
        let mut places = found.filter_map(|found| {
            let place = found.name("place")?.as_str();
            let place = place
                .strip_suffix("’s")
                .or_else(|| place.strip_suffix("'s"))
                .unwrap_or(place);
            is_place(place).then(|| place.to_owned())
        });
        places.next()
    };
    of(&HOST)
        .or_else(|| of(&CAPITAL))
        .or_else(|| of(&IN))
        .or_else(|| of(&DESTINATION))
}

/// The first day in a text, as written and in the form of the format. It has a year only
/// if the text has it.
pub(super) fn day(sentence: &str) -> Option<(Date, String)> {
    let found = DAY.as_ref()?.captures(sentence)?;
    let text = |name: &str| found.name(name).map(|text| text.as_str());
    let month = text("month").or_else(|| text("month_after"))?;
    let month = months()
        .iter()
        .position(|name| name.get(..3) == month.get(..3))?
        + 1;
    let day: u8 = text("day").or_else(|| text("day_before"))?.parse().ok()?;
    let date = match text("year").or_else(|| text("year_after")) {
        Some(year) => format!("{year}-{month:02}-{day:02}"),
        None => format!("--{month:02}-{day:02}"),
    };
    Some((
        Date::parse_yearless(&date).ok()?,
        found.get(0)?.as_str().to_owned(),
    ))
}

/// A date alone on a line, which must have a year.
pub(crate) fn dateline(line: &str) -> Option<Date> {
    let (date, text) = day(line)?;
    let words = line
        .trim_start_matches("Published")
        .trim_start_matches([':', ' ']);
    (date.year.is_some() && words.trim() == text).then_some(date)
}
