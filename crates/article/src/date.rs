//! The dates of the format: a day, a day without a year, or a moment with its
//! offset from UTC. No calendar arithmetic and no clock.

use crate::malformed::Malformed;

/// A date, written as `2023-07-25`, `2023-07-25T14:30:00+03:00` or, if the year is
/// unknown, `--07-25`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    source: String,
    /// The year, if known.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// Hours and minutes in local time, if the date is a moment.
    pub time: Option<(u8, u8)>,
}

impl Date {
    /// The placeholder for a missing or invalid date.
    pub(crate) const PLACEHOLDER: Self = Self {
        source: String::new(),
        year: None,
        month: 0,
        day: 0,
        time: None,
    };

    pub(crate) const MALFORMED: Malformed =
        Malformed::expected("a date, as in 2023-07-25 or 2023-07-25T14:30:00Z");
    pub(crate) const MALFORMED_YEARLESS: Malformed =
        Malformed::expected("a date, as in 2023-07-25, 2023-07-25T14:30:00Z or --07-25");

    /// Parses a day or a moment, as in RFC 3339.
    ///
    /// # Errors
    ///
    /// If it has another form or does not exist.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        Self::with_year(text).ok_or(Self::MALFORMED)
    }

    /// Like [`Date::parse`], but also accepts `--MM-DD`, a day in an unknown year.
    ///
    /// # Errors
    ///
    /// The same as [`Date::parse`].
    pub fn parse_yearless(text: &str) -> Result<Self, Malformed> {
        let date = match text.strip_prefix("--") {
            Some(rest) => Self::without_year(text, rest),
            None => Self::with_year(text),
        };
        date.ok_or(Self::MALFORMED_YEARLESS)
    }

    fn with_year(text: &str) -> Option<Self> {
        let (day, time) = match text.split_once(['T', 't']) {
            Some((day, time)) => (day, Some(parse_time(time)?)),
            None => (text, None),
        };
        let (year, rest) = day.split_once('-')?;
        let year = number(year, 4)?;
        let (month, day) = parse_month_day(rest, Some(year))?;
        Some(Self {
            source: text.to_owned(),
            year: Some(year),
            month,
            day,
            time,
        })
    }

    fn without_year(text: &str, rest: &str) -> Option<Self> {
        let (month, day) = parse_month_day(rest, None)?;
        Some(Self {
            source: text.to_owned(),
            year: None,
            month,
            day,
            time: None,
        })
    }

    /// The date as written, which is also the form of `<time datetime>`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.source
    }
}

/// `MM-DD`, within the length of the month; without a year February has 29 days.
fn parse_month_day(text: &str, year: Option<u16>) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('-')?;
    let month = u8::try_from(number(month, 2)?).ok()?;
    let day = u8::try_from(number(day, 2)?).ok()?;
    let is_leap = |y: u16| y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        _ => return None,
    };
    (1..=days).contains(&day).then_some((month, day))
}

/// `HH:MM:SS`, an optional fraction, and `Z` or an offset.
fn parse_time(text: &str) -> Option<(u8, u8)> {
    let zone = text.find(['Z', 'z', '+', '-'])?;
    let (clock, offset) = text.split_at_checked(zone)?;
    let mut parts = clock.split(':');
    let hour = number(parts.next()?, 2)?;
    let minute = number(parts.next()?, 2)?;
    let seconds = parts.next()?;
    if parts.next().is_some() {
        return None;
    }
    let (second, fraction) = match seconds.split_once('.') {
        Some((second, fraction)) => (second, Some(fraction)),
        None => (seconds, None),
    };
    let second = number(second, 2)?;
    let fraction_ok =
        fraction.is_none_or(|f| !f.is_empty() && f.bytes().all(|b| b.is_ascii_digit()));
    if !(hour < 24 && minute < 60 && second <= 60 && fraction_ok && parse_offset(offset)) {
        return None;
    }
    Some((u8::try_from(hour).ok()?, u8::try_from(minute).ok()?))
}

fn parse_offset(text: &str) -> bool {
    let Some(clock) = text.strip_prefix(['+', '-']) else {
        return text.eq_ignore_ascii_case("z");
    };
    let parse = |(hour, minute)| Some(number(hour, 2)? < 24 && number(minute, 2)? < 60);
    clock.split_once(':').and_then(parse).unwrap_or(false)
}

/// Exactly `digits` decimal digits.
fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_and_moments() {
        let day = Date::parse("2023-07-25").expect("a day");
        assert_eq!(
            (day.year, day.month, day.day, day.time),
            (Some(2023), 7, 25, None)
        );
        let moment = Date::parse("2023-07-25T14:30:00.5+03:00").expect("a moment");
        assert_eq!(moment.time, Some((14, 30)));
        assert!(Date::parse("2024-02-29").is_ok());
        assert!(Date::parse("2023-07-25T14:30:00Z").is_ok());
    }

    #[test]
    fn a_day_without_its_year() {
        let day = Date::parse_yearless("--07-25").expect("a day");
        assert_eq!((day.year, day.month, day.day), (None, 7, 25));
        assert_eq!(day.as_str(), "--07-25");
        assert!(Date::parse_yearless("--02-29").is_ok());
        assert!(Date::parse("--07-25").is_err());
    }

    #[test]
    fn dates_that_do_not_exist() {
        for text in [
            "",
            "2023",
            "2023-13-01",
            "2023-02-29",
            "2023-04-31",
            "2023-7-25",
            "25.07.2023",
            "2023-07-25T14:30",
            "2023-07-25T14:30:00",
            "2023-07-25T24:00:00Z",
            "2023-07-25T14:30:00+3",
            "2023-07-25T14:30:00.Z",
            "July 25",
            "٢٠٢٣-07-25",
            "2023-07-25Tñ:00:00Z",
            "+023-07-25",
        ] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
    }
}
