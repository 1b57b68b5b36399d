//! Parses unambiguous dates in forms other than RFC 3339. `03/04/2024` is ambiguous:
//! its meaning depends on the country.

use crate::people::months;
use article::Date;

/// A day or a moment as written in email, feeds and prose.
pub(crate) fn other(text: &str) -> Option<Date> {
    compact(text)
        .or_else(|| in_words(text))
        .or_else(|| in_numbers(text))
}

/// `20240304T090000Z`
fn compact(text: &str) -> Option<Date> {
    let (day, clock) = text.split_once('T').unwrap_or((text, ""));
    let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if day.len() != 8 || !is_number(day) {
        return None;
    }
    let day = format!("{}-{}-{}", day.get(..4)?, day.get(4..6)?, day.get(6..)?);
    match (clock.strip_suffix('Z'), clock) {
        (_, "") => Date::parse(&day).ok(),
        (Some(clock), _) if clock.len() == 6 && is_number(clock) => Date::parse(&format!(
            "{day}T{}:{}:{}Z",
            clock.get(..2)?,
            clock.get(2..4)?,
            clock.get(4..)?
        ))
        .ok(),
        _ => Date::parse(&day).ok(),
    }
}

/// `4.3.2024` and `2024-3-4`
fn in_numbers(text: &str) -> Option<Date> {
    let day = text.split([' ', ',']).next()?.trim_end_matches('.');
    let dots: Vec<&str> = day.split('.').collect();
    let dashes: Vec<&str> = day.split('-').collect();
    let (year, month, day) = match (dots.as_slice(), dashes.as_slice()) {
        ([day, month, year], _) if year.len() == 4 => (year, month, day),
        (_, [year, month, day]) if year.len() == 4 => (year, month, day),
        _ => return None,
    };
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}")).ok()
}

/// `Mon, 04 Mar 2024 09:00:00 GMT`, `March 4, 2024`, `4 March 2024`
fn in_words(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let month = words.get(at).and_then(|word| month(word))?;
    let number = |at: Option<usize>| -> Option<u32> {
        let word = words.get(at?)?;
        word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h', '.'])
            .parse()
            .ok()
    };
    let is_day = |day: &u32| (1..=31).contains(day);
    let (day, year_at) = match number(at.checked_sub(1)).filter(is_day) {
        Some(day) => (day, at + 1),
        None => (number(Some(at + 1)).filter(is_day)?, at + 2),
    };
    let year = number(Some(year_at)).filter(|year| (1000..=9999).contains(year))?;
    let day = format!("{year}-{month:02}-{day:02}");
    let clock = words.get(year_at + 1).filter(|clock| clock.len() == 8);
    let zone = match words.get(year_at + 2).copied() {
        Some("GMT" | "UTC" | "Z") => Some("+00:00".to_owned()),
        Some(zone) if zone.len() == 5 && zone.starts_with(['+', '-']) => {
            Some(format!("{}:{}", zone.get(..3)?, zone.get(3..)?))
        }
        _ => None,
    };
    let moment = clock
        .zip(zone)
        .and_then(|(clock, zone)| Date::parse(&format!("{day}T{clock}{zone}")).ok());
    moment.or_else(|| Date::parse(&day).ok())
}

/// The number of an English month by its name or abbreviation.
fn month(word: &str) -> Option<usize> {
    let word = word.trim_end_matches('.');
    let short = word.get(..3)?;
    let at = months()
        .iter()
        .position(|name| name.get(..3) == Some(short))?;
    let is_whole = months().get(at).is_some_and(|name| *name == word);
    (is_whole || word.len() == 3 || word == "Sept").then_some(at + 1)
}
