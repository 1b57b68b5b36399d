//! The language of a text: declared by a source, or detected.

mod words;

use article::Language;
use words::{WORDS, by_words};

/// A language tag, given as such or as the name of a language.
pub(crate) fn of_stated(stated: &str) -> Option<Language> {
    const NAMES: [(&str, &str); 25] = [
        ("arabic", "ar"),
        ("armenian", "hy"),
        ("azerbaijani", "az"),
        ("chinese", "zh"),
        ("deutsch", "de"),
        ("dutch", "nl"),
        ("english", "en"),
        ("español", "es"),
        ("français", "fr"),
        ("french", "fr"),
        ("georgian", "ka"),
        ("german", "de"),
        ("greek", "el"),
        ("hebrew", "he"),
        ("italian", "it"),
        ("italiano", "it"),
        ("japanese", "ja"),
        ("persian", "fa"),
        ("polish", "pl"),
        ("portuguese", "pt"),
        ("russian", "ru"),
        ("spanish", "es"),
        ("turkish", "tr"),
        ("ukrainian", "uk"),
        ("русский", "ru"),
    ];
    let lower = stated.to_lowercase();
    if let Ok(at) = NAMES.binary_search_by_key(&lower.as_str(), |(name, _)| name) {
        return NAMES.get(at).and_then(|(_, tag)| Language::parse(tag).ok());
    }
    // BCP 47 has no language of more than three letters yet.
    let tag = stated.replace('_', "-");
    let primary = tag.split('-').next().unwrap_or_default();
    let is_usual = matches!(primary.len(), 2 | 3);
    Language::parse(&tag).ok().filter(|_| is_usual)
}

/// Whether a text is in a script that the language does not use. Words would prove
/// nothing: names and quotations are in other languages.
pub(crate) fn is_other_script(text: &str, primary: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let latin = letters().filter(|c| c.is_ascii() || ('\u{C0}'..='\u{24F}').contains(c));
    let is_latin = latin.count() * 2 > letters().count();
    const LATIN: [&str; 24] = [
        "ca", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv",
        "nb", "nl", "no", "pl", "pt", "ro", "sv", "tr", "vi",
    ];
    const OTHERS: [&str; 15] = [
        "ar", "be", "bg", "el", "fa", "he", "hi", "hy", "ja", "ka", "ko", "mk", "ru", "uk", "zh",
    ];
    match is_latin {
        true => OTHERS.contains(&primary),
        false => LATIN.contains(&primary),
    }
}

/// A detected language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Detected {
    /// The language tag; `und` means undetermined.
    pub(crate) tag: &'static str,
    /// Whether the text leaves little doubt.
    pub(crate) is_certain: bool,
}

impl Detected {
    const NONE: Self = Self {
        tag: "und",
        is_certain: false,
    };

    fn new(tag: &'static str, is_certain: bool) -> Self {
        Self { tag, is_certain }
    }
}

/// From this number of letters on the detector of n-grams is more reliable than words.
const LONG: usize = 400;

/// Detects the language of a text: by letters that only one language has, by function
/// words if the text is short, else by n-grams.
pub(crate) fn language_of(text: &str) -> Detected {
    let lower = text.to_lowercase();
    let has = |set: &[char]| lower.contains(set);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_cyrillic = lower.chars().any(|c| ('а'..='я').contains(&c));
    if has(&['ə']) && !is_cyrillic {
        return Detected::new("az", true);
    }
    let Some(info) = whatlang::detect(text) else {
        return Detected::NONE;
    };
    let guess = tag(info.lang());
    let is_reliable = info.is_reliable() && letters >= 60;
    match info.script() {
        whatlang::Script::Latin => {}
        whatlang::Script::Cyrillic => {
            let own = by_cyrillic_letters(&lower);
            return match own {
                Some(own) => Detected::new(own, letters >= 20),
                None if is_reliable || letters >= 60 && info.confidence() > 0.3 => {
                    Detected::new(guess, is_reliable)
                }
                None if is_russian_rather(&lower) && letters >= 20 => Detected::new("ru", false),
                None => Detected::NONE,
            };
        }
        whatlang::Script::Arabic => {
            return match is_reliable || letters >= 60 && info.confidence() > 0.3 {
                true => Detected::new(guess, is_reliable),
                false => Detected::NONE,
            };
        }
        _ => return Detected::new(guess, true),
    }
    if letters >= LONG && info.is_reliable() {
        return Detected::new(guess, true);
    }
    match by_words(&lower, guess) {
        Some((words, is_clear)) => Detected::new(words, is_clear || words == guess && is_reliable),
        // None of the languages whose words are known.
        None if is_reliable && !WORDS.iter().any(|(tag, _)| *tag == guess) => {
            Detected::new(guess, false)
        }
        None => Detected::NONE,
    }
}

/// The language of a Cyrillic text by letters that only few languages have.
fn by_cyrillic_letters(lower: &str) -> Option<&'static str> {
    let has = |set: &[char]| lower.contains(set);
    if has(&['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'ҳ', 'ҷ', 'ӣ', 'ӯ']) {
        return None;
    }
    match () {
        () if has(&['ў']) => Some("be"),
        () if has(&['ї', 'є', 'ґ']) => Some("uk"),
        () if has(&['ђ', 'ћ']) => Some("sr"),
        () if has(&['ѓ', 'ќ']) => Some("mk"),
        () if has(&['і', 'ј', 'љ', 'њ']) => None,
        () if has(&['ы', 'э', 'ё']) => Some("ru"),
        () => None,
    }
}

/// Whether a Cyrillic text has letters that Serbian and Macedonian lack, and nothing of
/// Bulgarian and Ukrainian.
fn is_russian_rather(lower: &str) -> bool {
    const BULGARIAN: [&str; 7] = ["се", "да", "е", "са", "към", "че", "със"];
    lower.contains(['й', 'щ', 'ь', 'ю', 'я'])
        && !lower.contains(['і', 'ъ'])
        && !lower
            .split_whitespace()
            .any(|word| BULGARIAN.contains(&word))
}

/// The BCP 47 tag.
fn tag(language: whatlang::Lang) -> &'static str {
    use whatlang::Lang;
    match language {
        Lang::Afr => "af",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Epo => "eo",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        _ => "und",
    }
}

#[cfg(test)]
mod tests {
    use super::{language_of, of_stated};

    #[test]
    fn stated_languages() {
        for (stated, expected) in [
            ("en_GB", Some("en-GB")),
            ("English", Some("en")),
            ("hy-Armn", Some("hy-Armn")),
            ("x-default", None),
            ("klingonic", None),
        ] {
            let found = of_stated(stated);
            assert_eq!(
                found.as_ref().map(article::Language::as_str),
                expected,
                "{stated}"
            );
        }
    }

    /// Texts of one sentence, which detectors of n-grams confuse.
    #[test]
    fn the_language_of_a_sentence_is_detected() {
        let table = include_str!("../tests/fixtures/languages.txt");
        let lines = table.lines().filter_map(|line| line.split_once('\t'));
        let (known, wrong): (Vec<_>, Vec<_>) =
            lines.partition(|(language, sentence)| language_of(sentence).tag == *language);
        assert_eq!(wrong, []);
        assert_eq!(known.len(), 60);
    }

    #[test]
    fn what_is_not_known_is_not_certain() {
        for (text, language) in [
            ("1915", "und"),
            ("Bayramov", "und"),
            ("Lavrov, Mirzoyan, Bayramov", "und"),
            ("Talks resume Tuesday", "en"),
        ] {
            let found = language_of(text);
            assert_eq!((found.tag, found.is_certain), (language, false), "{text}");
        }
    }
}
