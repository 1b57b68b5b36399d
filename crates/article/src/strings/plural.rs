//! Plural forms after numbers: the CLDR rules for integers up to the maximum number of
//! meetings.
//!
//! A rule and its forms are one value, so a missing form is a compile error.

/// The text before and after a number.
pub(crate) type Form = (&'static str, &'static str);

/// The forms of a noun, by the rule that chooses among them.
#[derive(Debug)]
pub(crate) enum Plural {
    /// The noun is the same after every number (Armenian, Azerbaijani, Persian).
    Same(Form),
    /// One, and every other number (English, German, Spanish).
    One { one: Form, other: Form },
    /// None and one alike, and every other number (French).
    ZeroOne { one: Form, other: Form },
    /// 1, 21, 31 …; 2 to 4, 22 to 24 …; all others (Russian).
    Slavic { one: Form, few: Form, many: Form },
    /// None, one and two are words without a number; then by the last two
    /// digits 03 to 10, 11 to 99, 00 to 02 (Arabic).
    Arabic {
        zero: &'static str,
        one: &'static str,
        two: &'static str,
        few: Form,
        many: Form,
        other: Form,
    },
}

impl Plural {
    /// The text before the number, the number unless the text contains it, and the text after.
    pub(super) fn form(&self, count: usize) -> (&'static str, Option<usize>, &'static str) {
        let (before, after) = match self {
            Self::Same(form) => form,
            Self::One { one, other } => either(count == 1, one, other),
            Self::ZeroOne { one, other } => either(count < 2, one, other),
            Self::Slavic { one, few, many } => match (count % 10, count % 100) {
                (_, 11..=14) => many,
                (1, _) => one,
                (2..=4, _) => few,
                _ => many,
            },
            Self::Arabic {
                zero,
                one,
                two,
                few,
                many,
                other,
            } => match (count, count % 100) {
                (0, _) => return (zero, None, ""),
                (1, _) => return (one, None, ""),
                (2, _) => return (two, None, ""),
                (_, 3..=10) => few,
                (_, 11..=99) => many,
                _ => other,
            },
        };
        (before, Some(count), after)
    }
}

fn either<'a>(is_first: bool, first: &'a Form, second: &'a Form) -> &'a Form {
    if is_first { first } else { second }
}
