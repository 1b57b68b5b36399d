//! The interface strings: one constant for each language.
//!
//! A language is a value of [`Strings`], so a missing string is a compile error. To
//! add one, see `docs/languages.md`. Nothing here reads the system's locale or
//! knows how an article is laid out.

mod ar;
mod az;
mod de;
mod en;
mod es;
mod fa;
mod fr;
mod hy;
#[cfg(feature = "tools")]
mod listing;
mod plural;
mod ru;

use crate::date::Date;
use crate::language::{Direction, direction};
use crate::model::Format;
use plural::Plural;

/// The languages of the interface. The first is the fallback.
pub(crate) const LANGUAGES: &[&Strings] = &[
    &en::STRINGS,
    &ar::STRINGS,
    &az::STRINGS,
    &de::STRINGS,
    &es::STRINGS,
    &fa::STRINGS,
    &fr::STRINGS,
    &hy::STRINGS,
    &ru::STRINGS,
];

/// The strings of one language, with notes for translators.
#[derive(Debug)]
pub struct Strings {
    /// The BCP 47 tag of the language.
    pub tag: &'static str,
    /// A meeting of two sides, as a label of one word where there is one. It
    /// stands alone on a card: where adjectives agree, let all three agree with
    /// the word for "meeting" in `meetings`.
    pub bilateral: &'static str,
    /// A meeting of three sides.
    pub trilateral: &'static str,
    /// A meeting of four sides or more.
    pub multilateral: &'static str,
    /// Stands before the names of one author or several, with the space
    /// between. The names follow as they are, so it must not ask for another
    /// case; empty where papers print the names alone.
    pub by: &'static str,
    /// Stands between two names or places in a row, with its space.
    pub separator: &'static str,
    /// How many meetings there are. "Meeting" is any encounter of officials, a
    /// short one in a corridor or a summit.
    pub(crate) meetings: Plural,
    /// The button that opens all meetings. What is named is what will happen,
    /// not what is the case.
    pub expand_all: &'static str,
    /// The button that closes all meetings, as the opposite of the other. It
    /// folds them up; it does not end them.
    pub collapse_all: &'static str,
    /// Heading of the list of those who took part, men and women.
    pub attendees: &'static str,
    /// Heading of the list of what was talked about; not a diary.
    pub agenda: &'static str,
    /// Heading of what was agreed, be it one thing or several.
    pub outcome: &'static str,
    /// Heading over the name of the larger meeting that this was a part of. The
    /// name follows as it is, on a line or in a column of its own.
    pub part_of: &'static str,
    /// The link that leads to the meeting it stands in: an address to copy, not
    /// an invitation to take part.
    pub permalink: &'static str,
    /// The months of the Gregorian calendar as they stand in a date with its
    /// year: genitive, linking vowel and small letter as the language has them.
    pub months: [&'static str; 12],
    /// A day with its year.
    pub(crate) date: &'static [DatePart],
    /// A day without its year.
    pub(crate) yearless: &'static [DatePart],
    /// Stands between a date and the time of day, with its spaces. The time
    /// has 24 hours and a colon.
    pub at: &'static str,
    /// The digit zero; those up to nine follow it in Unicode.
    pub zero: char,
}

/// A piece of a date.
#[derive(Debug, Clone, Copy)]
pub(crate) enum DatePart {
    /// The day of the month.
    Day,
    /// The day of the month, of which the first is an ordinal: "1er".
    DayFirst(&'static str),
    /// The name of the month.
    Month,
    /// The name of the month where no year follows: without the Persian hamza
    /// that would link it to one.
    MonthAlone,
    /// The year.
    Year,
    /// What stands between, with its spaces.
    Text(&'static str),
}

impl Strings {
    /// The strings for a language tag, chosen by its primary subtag; English if the
    /// interface does not have the language, or not in a script of that direction,
    /// such as Azerbaijani in Arabic letters.
    #[must_use]
    pub fn for_language(tag: &str) -> &'static Self {
        let primary = tag.split('-').next().unwrap_or_default();
        let known = LANGUAGES
            .iter()
            .find(|strings| strings.tag.eq_ignore_ascii_case(primary))
            .filter(|strings| strings.direction() == direction(tag));
        known.unwrap_or(&&en::STRINGS)
    }

    /// The direction in which the language is written.
    #[must_use]
    pub fn direction(&self) -> Direction {
        direction(self.tag)
    }

    /// The label of a format.
    #[must_use]
    pub fn format(&self, format: Format) -> &'static str {
        match format {
            Format::Bilateral => self.bilateral,
            Format::Trilateral => self.trilateral,
            Format::Multilateral => self.multilateral,
        }
    }

    /// "3 meetings".
    #[must_use]
    pub fn meeting_count(&self, count: usize) -> String {
        let (before, number, after) = self.meetings.form(count);
        let number = number.map(|count| self.number(count)).unwrap_or_default();
        [before, &number, after].concat()
    }

    /// A date in words, as precise as written. A time is local, as written.
    #[must_use]
    pub fn date(&self, date: &Date) -> String {
        let mut words = String::new();
        let parts = if date.year.is_some() {
            self.date
        } else {
            self.yearless
        };
        for part in parts {
            match part {
                DatePart::Day => words.push_str(&self.number(date.day.into())),
                DatePart::DayFirst(first) => {
                    words.push_str(&self.number(date.day.into()));
                    words.push_str(if date.day == 1 { first } else { "" });
                }
                DatePart::Month => words.push_str(self.month(date.month)),
                DatePart::MonthAlone => {
                    words.push_str(self.month(date.month).trim_end_matches('\u{654}'));
                }
                DatePart::Year => words.extend(date.year.map(|year| self.number(year.into()))),
                DatePart::Text(text) => words.push_str(text),
            }
        }
        if let Some((hour, minute)) = date.time {
            words.push_str(self.at);
            words.push_str(&self.two_digits(hour));
            words.push(':');
            words.push_str(&self.two_digits(minute));
        }
        words
    }

    fn month(&self, month: u8) -> &'static str {
        let index = usize::from(month).checked_sub(1);
        let month = index.and_then(|index| self.months.get(index));
        month.copied().unwrap_or_default()
    }

    fn two_digits(&self, number: u8) -> String {
        let digits = self.number(number.into());
        if number < 10 {
            self.number(0) + &digits
        } else {
            digits
        }
    }

    fn number(&self, number: usize) -> String {
        let digit = |d: char| {
            let value = d.to_digit(10).unwrap_or_default();
            char::from_u32(u32::from(self.zero) + value).unwrap_or(d)
        };
        number.to_string().chars().map(digit).collect()
    }
}
