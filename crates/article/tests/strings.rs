//! Compares the interface strings with CLDR: dates, times and plurals of every language,
//! with a file written by Node.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that panics has failed, which is what it is for"
)]

use article::{Date, Direction, Strings};

const CLDR: &str = include_str!("fixtures/cldr-dates.txt");

/// The form for each plural category, with `#` for the number.
const MEETINGS: &[(&str, &[(&str, &str)])] = &[
    ("en", &[("one", "# meeting"), ("other", "# meetings")]),
    (
        "ar",
        &[
            ("zero", "لا اجتماعات"),
            ("one", "اجتماع واحد"),
            ("two", "اجتماعان"),
            ("few", "# اجتماعات"),
            ("many", "# اجتماعًا"),
            ("other", "# اجتماع"),
        ],
    ),
    // In these three a noun stays as it is after a number.
    ("az", &[("one", "# görüş"), ("other", "# görüş")]),
    ("fa", &[("one", "# نشست"), ("other", "# نشست")]),
    ("hy", &[("one", "# հանդիպում"), ("other", "# հանդիպում")]),
    ("de", &[("one", "# Treffen"), ("other", "# Treffen")]),
    ("es", &[("one", "# reunión"), ("other", "# reuniones")]),
    ("fr", &[("one", "# réunion"), ("other", "# réunions")]),
    (
        "ru",
        &[
            ("one", "# встреча"),
            ("few", "# встречи"),
            ("many", "# встреч"),
        ],
    ),
];

#[test]
fn dates_are_those_of_cldr() {
    let mut compared = 0;
    for fields in lines() {
        let [language, day, long, yearless] = *fields else {
            continue;
        };
        let Ok(date) = Date::parse(day) else {
            continue;
        };
        let strings = Strings::for_language(language);
        assert_eq!(strings.tag, language);
        let without_year = day.replacen("2023", "-", 1);
        let without_year = Date::parse_yearless(&without_year).expect("a day");
        assert_eq!(strings.date(&date), ours(&date, language, long));
        assert_eq!(
            strings.date(&without_year),
            ours(&date, language, yearless),
            "{language}"
        );
        compared += 1;
    }
    assert_eq!(compared, 12 * 2 * MEETINGS.len());
}

#[test]
fn a_time_of_day_follows_as_in_a_short_date() {
    // CLDR's long form has words here ("at"), in Azerbaijani a stroke; a line
    // of facts on a card takes the shorter form.
    let day = Date::parse("2023-07-25").expect("a day");
    let moment = Date::parse("2023-07-25T09:05:00+03:00").expect("a moment");
    let mut compared = 0;
    for fields in lines() {
        if let [language, "time", time] = *fields {
            let strings = Strings::for_language(language);
            assert_eq!(strings.date(&moment), strings.date(&day) + time);
            compared += 1;
        }
    }
    assert_eq!(compared, MEETINGS.len());
}

#[test]
fn plurals_are_those_of_cldr() {
    let mut compared = 0;
    for fields in lines() {
        let [language, "plural", category, numbers] = *fields else {
            continue;
        };
        let (_, forms) = MEETINGS
            .iter()
            .find(|(tag, _)| *tag == language)
            .expect("a language");
        let (_, form) = forms
            .iter()
            .find(|(name, _)| *name == category)
            .expect("a category");
        for number in numbers.split(' ') {
            let count = Strings::for_language(language).meeting_count(number.parse().expect("n"));
            assert_eq!(count, form.replace('#', &digits(language, number)));
            compared += 1;
        }
    }
    assert_eq!(compared, 201 * MEETINGS.len());
}

#[test]
fn a_language_is_found_by_its_primary_subtag() {
    for (tag, found) in [
        ("ru", "ru"),
        ("HY-am", "hy"),
        ("az-Latn-AZ", "az"),
        ("fr-CA", "fr"),
        ("ka", "en"),
        ("az-Arab", "en"),
        ("", "en"),
    ] {
        assert_eq!(Strings::for_language(tag).tag, found, "{tag}");
    }
    for (tag, _) in MEETINGS {
        let is_rtl = matches!(*tag, "ar" | "fa");
        assert_eq!(
            Strings::for_language(tag).direction() == Direction::Rtl,
            is_rtl
        );
    }
}

/// CLDR's strings as we write them, with two deliberate differences.
fn ours(date: &Date, language: &str, words: &str) -> String {
    match (language, date.day) {
        // The first of a month is an ordinal in every French paper.
        ("fr", 1) => words.replacen("1 ", "1er ", 1),
        // CLDR's long Armenian date has a zero in front; running text has none.
        ("hy", 1) => words.strip_prefix('0').unwrap_or(words).to_owned(),
        // Synthesizers read the abbreviation as the name of the letter.
        ("ru", _) => words.replacen(" г.", " года", 1),
        _ => words.to_owned(),
    }
}

fn digits(language: &str, number: &str) -> String {
    if language == "fa" {
        number
            .chars()
            .zip(number.bytes())
            .map(|(digit, byte)| char::from_u32(0x6f0 + u32::from(byte - b'0')).unwrap_or(digit))
            .collect()
    } else {
        number.to_owned()
    }
}

fn lines() -> impl Iterator<Item = Box<[&'static str]>> {
    CLDR.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}
