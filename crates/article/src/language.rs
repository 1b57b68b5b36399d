//! Language tags and writing directions.

use crate::malformed::Malformed;

/// A well-formed BCP 47 language tag, such as `en`, `az-Latn` or `zh-Hant-TW`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language(String);

impl Language {
    /// The placeholder for a missing or invalid tag.
    pub(crate) const PLACEHOLDER: Self = Self(String::new());

    pub(crate) const MALFORMED: Malformed =
        Malformed::expected("a BCP 47 language tag, as in en or az-Latn");

    /// Parses a well-formed tag, registered or not.
    ///
    /// # Errors
    ///
    /// If it is not well-formed.
    pub fn parse(tag: &str) -> Result<Self, Malformed> {
        let mut subtags = tag.split('-');
        let primary = subtags.next().unwrap_or_default();
        let primary_ok = (2..=8).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            || primary.eq_ignore_ascii_case("x") && tag.len() > 2;
        let rest_ok = subtags
            .all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
        match primary_ok && rest_ok {
            true => Ok(Self(tag.to_owned())),
            false => Err(Self::MALFORMED),
        }
    }

    /// The tag as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A writing direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// The direction of the language `tag`: that of its script subtag if it has one,
/// else that of the language's usual script.
#[must_use]
pub fn direction(tag: &str) -> Direction {
    const SCRIPTS: [&str; 9] = [
        "adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa",
    ];
    const LANGUAGES: [&str; 16] = [
        "ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "nqo", "ps", "sd", "ug",
        "ur", "yi",
    ];
    let is_one_of =
        |list: &[&str], subtag: &str| list.iter().any(|s| subtag.eq_ignore_ascii_case(s));
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    let script = subtags.find(|s| s.len() == 4 && s.bytes().all(|b| b.is_ascii_alphabetic()));
    let is_rtl = match script {
        Some(script) => is_one_of(&SCRIPTS, script),
        None => is_one_of(&LANGUAGES, primary),
    };
    if is_rtl {
        Direction::Rtl
    } else {
        Direction::Ltr
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, Language, direction};

    #[test]
    fn tags_are_checked_for_form() {
        for tag in [
            "en",
            "hy",
            "az-Latn",
            "zh-Hant-TW",
            "de-CH-1996",
            "x-klingon",
        ] {
            assert!(Language::parse(tag).is_ok(), "{tag}");
        }
        for tag in [
            "",
            "e",
            "english language",
            "en_GB",
            "en-",
            "-en",
            "en--GB",
            "123",
            "x",
        ] {
            assert!(Language::parse(tag).is_err(), "{tag}");
        }
    }

    #[test]
    fn a_script_subtag_overrides_the_language() {
        assert_eq!(direction("fa"), Direction::Rtl);
        assert_eq!(direction("AR-EG"), Direction::Rtl);
        assert_eq!(direction("az-Arab"), Direction::Rtl);
        assert_eq!(direction("ar-Latn"), Direction::Ltr);
        assert_eq!(direction("ru"), Direction::Ltr);
        assert_eq!(direction(""), Direction::Ltr);
    }
}
