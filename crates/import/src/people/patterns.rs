//! Patterns of names and offices in English sentences, and the tables of offices and
//! countries. It matches nothing itself.

use regex::Regex;
use std::sync::LazyLock;

/// Compiles a pattern; `None` if it is invalid, which a test rules out.
pub(crate) type Pattern = LazyLock<Option<Regex>>;

pub(super) const NAME: &str = r"\p{Lu}[\p{L}’'-]*\p{L}(?: (?:(?:al|bin|de|del|der|di|la|van|von) ){0,2}\p{Lu}[\p{L}’'-]*\p{L}){1,2}";

pub(super) const TITLE: &str = "(?i:(?:deputy |vice |acting |interim |then-)?(?:prime minister|foreign minister|foreign secretary|secretary of state\
    |home secretary|(?:defen[cs]e|finance|interior|trade|economy|energy|health|culture|justice|transport|environment) (?:minister|secretary)\
    |minister of (?:foreign affairs|defen[cs]e|finance|economy)|foreign policy chief|secretary[- ]general|director[- ]general\
    |president|chancellor|premier|high representative|special envoy|(?:special )?representative|ambassador|minister|king|queen|emir|crown prince|prince|sheikh|sultan|pope|taoiseach|chief|envoy|speaker|mayor|governor))";

/// "Russian Foreign Minister Sergey Lavrov", "President of France Emmanuel Macron",
/// "the President of the European Council, Charles Martin".
pub(super) static OFFICE: Pattern = LazyLock::new(|| {
    let nations = nations();
    Regex::new(&format!(
        r"(?:\b(?P<nation>{nations})(?:[’']s)? )?\b(?P<title>{TITLE})(?: of (?:the )?(?P<of>\p{{Lu}}\p{{L}}+(?: \p{{Lu}}\p{{L}}+){{0,2}}))?,? (?P<name>{NAME})"
    ))
    .ok()
});

/// "Samuel Okafor, Nigeria's foreign minister", "Bo Berg, the president of Finland".
pub(super) static APPOSITION: Pattern = LazyLock::new(|| {
    let nations = nations();
    Regex::new(&format!(
        r"(?P<name>{NAME}), (?:the )?(?:(?:(?P<land>\p{{Lu}}\p{{L}}+(?: \p{{Lu}}\p{{L}}+)?)[’']s?|(?P<nation>{nations})) )?(?P<title>{TITLE})\b(?: of (?:the )?(?P<of>\p{{Lu}}\p{{L}}+(?: \p{{Lu}}\p{{L}}+)?))?"
    ))
    .ok()
});

/// "his Armenian and Azerbaijani counterparts, Ararat Mirzoyan and Jeyhun Bayramov".
pub(super) static COUNTERPARTS: Pattern = LazyLock::new(|| {
    let nations = nations();
    Regex::new(&format!(
        r"(?P<nations>(?:{nations})(?:(?:, and |, | and )(?:{nations}))*) counterparts?,? (?P<names>{NAME}(?:(?:, and |, | and ){NAME})*)"
    ))
    .ok()
});

/// "her counterparts Park Jin of South Korea and Yoko Ito of Japan".
pub(super) static COUNTERPARTS_OF: Pattern = LazyLock::new(|| {
    let pair = format!(r"{NAME} of (?:the )?\p{{Lu}}\p{{L}}+(?: \p{{Lu}}\p{{L}}+)?");
    Regex::new(&format!(
        r"\bcounterparts?,? (?P<pairs>{pair}(?:(?:, and |, | and ){pair})*)"
    ))
    .ok()
});

/// "Ministers Ann Lee, Bo Berg and Carl Dunn met".
pub(super) static SEVERAL: Pattern = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:\b(?P<title>{TITLE})s )?(?P<names>{NAME}(?:, {NAME})+,? and {NAME}),? (?:met|will meet|held|sat down|spoke by)\b"
    ))
    .ok()
});

/// "between Ann Lee and Bo Berg", "Ann Lee met with Bo Berg".
pub(super) static TOGETHER: Pattern = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?P<host>{NAME})[’']s (?:meeting|talks|phone call|summit) with\b|(?:(?P<joined>{NAME})(?: of \p{{Lu}}\p{{L}}+)? and) (?P<joined_second>{NAME})(?: of \p{{Lu}}\p{{L}}+)?,? (?:met|will meet|held|sat down|spoke by)\b|(?:[Bb]etween (?P<first>{NAME}) and|(?P<first_subject>{NAME}) (?:met|meets|will meet|received|hosted|will host|held talks with|spoke by phone with|sat down with)(?: with)?) (?P<second>{NAME})"
    ))
    .ok()
});

pub(super) fn nations() -> String {
    COUNTRIES
        .iter()
        .map(|(word, _)| regex::escape(word))
        .collect::<Vec<_>>()
        .join("|")
}

pub(super) const PARTICLES: [&str; 9] = ["al", "bin", "de", "del", "der", "di", "la", "van", "von"];

pub(super) const OFFICES: [&str; 9] = [
    "Ambassador",
    "Chancellor",
    "Foreign",
    "Minister",
    "Premier",
    "President",
    "Secretary",
    "General",
    "Union",
];

/// Adjectives of countries and names of unions, as used before an office.
pub(super) const COUNTRIES: [(&str, &str); 77] = [
    ("Albanian", "Albania"),
    ("Algerian", "Algeria"),
    ("American", "United States"),
    ("Argentine", "Argentina"),
    ("Armenian", "Armenia"),
    ("Australian", "Australia"),
    ("Austrian", "Austria"),
    ("Azerbaijani", "Azerbaijan"),
    ("Belarusian", "Belarus"),
    ("Belgian", "Belgium"),
    ("Brazilian", "Brazil"),
    ("British", "United Kingdom"),
    ("Bulgarian", "Bulgaria"),
    ("Canadian", "Canada"),
    ("Chilean", "Chile"),
    ("Chinese", "China"),
    ("Croatian", "Croatia"),
    ("Cypriot", "Cyprus"),
    ("Czech", "Czechia"),
    ("Danish", "Denmark"),
    ("Dutch", "Netherlands"),
    ("Egyptian", "Egypt"),
    ("Estonian", "Estonia"),
    ("Ethiopian", "Ethiopia"),
    ("EU", "European Union"),
    ("Emirati", "United Arab Emirates"),
    ("European Commission", "European Commission"),
    ("European Council", "European Council"),
    ("Finnish", "Finland"),
    ("French", "France"),
    ("Georgian", "Georgia"),
    ("German", "Germany"),
    ("Greek", "Greece"),
    ("Hungarian", "Hungary"),
    ("Indian", "India"),
    ("Indonesian", "Indonesia"),
    ("Iranian", "Iran"),
    ("Iraqi", "Iraq"),
    ("Irish", "Ireland"),
    ("Israeli", "Israel"),
    ("Italian", "Italy"),
    ("Japanese", "Japan"),
    ("Jordanian", "Jordan"),
    ("Kenyan", "Kenya"),
    ("Kazakh", "Kazakhstan"),
    ("Latvian", "Latvia"),
    ("Lithuanian", "Lithuania"),
    ("Mexican", "Mexico"),
    ("Moldovan", "Moldova"),
    ("NATO", "NATO"),
    ("Nigerian", "Nigeria"),
    ("North Korean", "North Korea"),
    ("Norwegian", "Norway"),
    ("Pakistani", "Pakistan"),
    ("Palestinian", "Palestine"),
    ("Polish", "Poland"),
    ("Portuguese", "Portugal"),
    ("Qatari", "Qatar"),
    ("Romanian", "Romania"),
    ("Russian", "Russia"),
    ("Saudi", "Saudi Arabia"),
    ("Serbian", "Serbia"),
    ("Senegalese", "Senegal"),
    ("Slovak", "Slovakia"),
    ("South African", "South Africa"),
    ("South Korean", "South Korea"),
    ("Spanish", "Spain"),
    ("Swedish", "Sweden"),
    ("Swiss", "Switzerland"),
    ("Syrian", "Syria"),
    ("Turkish", "Turkey"),
    ("U.N.", "United Nations"),
    ("U.S.", "United States"),
    ("UK", "United Kingdom"),
    ("UN", "United Nations"),
    ("US", "United States"),
    ("Ukrainian", "Ukraine"),
];
