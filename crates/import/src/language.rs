//! The language of a text: declared by a source, or detected.

use article::Language;

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

/// Detects the language of a text: by letters that only one language has, else by its
/// words. `und` means undetermined.
pub(crate) fn language_of(text: &str) -> &'static str {
    let lower = text.to_lowercase();
    if lower.contains('ə')
        && lower
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(|c| !('а'..='я').contains(&c))
    {
        return "az";
    }
    let Some(info) = whatlang::detect(text) else {
        return "und";
    };
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let own_script = !matches!(
        info.script(),
        whatlang::Script::Latin | whatlang::Script::Cyrillic | whatlang::Script::Arabic
    );
    if own_script || info.is_reliable() || letters >= 60 && info.confidence() > 0.3 {
        return tag(info.lang());
    }
    if let Some(language) = by_small_words(&lower) {
        return language;
    }
    // Short texts: letters that are few languages' own.
    let has = |set: &[char]| lower.contains(set);
    match info.script() {
        whatlang::Script::Cyrillic if has(&['ы', 'э', 'ё']) && !has(&['і', 'ї', 'ў', 'ә']) => {
            "ru"
        }
        whatlang::Script::Cyrillic if has(&['ї', 'є', 'ґ']) => "uk",
        _ => "und",
    }
}

/// The language whose function words a short text has.
fn by_small_words(lower: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 8] = [
        (
            "de",
            " der die das und ist nicht ein eine mit auf für dem den von im zu ",
        ),
        (
            "en",
            " the and of to in is was were on for with that by has have at from ",
        ),
        (
            "es",
            " el la los las y de en que un una por con del se para ",
        ),
        (
            "fr",
            " le la les et des en du un une dans est pour sur au que ",
        ),
        (
            "it",
            " il lo la gli e di in un una per con del della che è ",
        ),
        ("nl", " de het een en van in op voor met dat is zijn te "),
        ("pt", " o a os as e de em um uma por com do da que para "),
        ("tr", " ve bir bu ile için da de olarak olan "),
    ];
    let counts = WORDS.map(|(tag, words)| {
        let known = lower
            .split_whitespace()
            .filter(|word| words.contains(&format!(" {word} ")));
        (known.count(), tag)
    });
    let best = counts.iter().max()?;
    let others = counts.iter().filter(|count| count.1 != best.1);
    let second = others.map(|(count, _)| *count).max().unwrap_or_default();
    (best.0 > 1 && best.0 > second).then_some(best.1)
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

    #[test]
    fn languages_show_in_letters_and_words() {
        for (text, language) in [
            (
                "Ministers met in Vienna on Tuesday and spoke about trade between the two states",
                "en",
            ),
            ("Մոսկվայում կայացել են բանակցություններ", "hy"),
            ("В Москве прошли переговоры о мире и эскалации", "ru"),
            ("Moskvada danışıqlar keçirilib, görüşün əsas mövzusu", "az"),
            (
                "Los ministros se reunieron el martes en Viena y hablaron de comercio",
                "es",
            ),
            ("1915", "und"),
        ] {
            assert_eq!(language_of(text), language, "{text}");
        }
    }
}
