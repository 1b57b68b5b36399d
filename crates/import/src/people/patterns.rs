//! Patterns of names and offices in English sentences, and the tables of offices and
//! countries. It matches nothing itself.

use regex::Regex;
use std::sync::LazyLock;

/// Compiles a pattern; `None` if it is invalid, which a test rules out.
pub(crate) type Pattern = LazyLock<Option<Regex>>;

pub(super) const NAME: &str = r"\p{Lu}[\p{L}’'-]*\p{L}(?: \p{Lu}\.)?(?: (?:(?:al|bin|da|de|del|der|di|do|dos|du|el|ibn|la|le|ten|ter|van|von) ){0,2}\p{Lu}[\p{L}’'-]*\p{L}){1,2}";

/// Ranks and forms of address between an office and a name.
pub(super) const ADDRESS: &str = r"(?:(?:General|Gen\.|Admiral|Adm\.|Colonel|Col\.|Dr|Dr\.|Mr|Mr\.|Mrs|Mrs\.|Ms|Ms\.|Sir|Dame|Lord|Lady|Sheikh|Prince|Princess) )?";

pub(super) const TITLE: &str = "(?i:(?:deputy |vice |acting |interim |outgoing |incoming |newly elected |then-)?(?:prime minister|first minister|foreign minister|foreign secretary|(?:under)?secretary of state\
    |home secretary|(?:agriculture|climate|culture|defen[cs]e|development|digital|economics|economy|education|energy|environment|european affairs|europe|farm|finance|foreign affairs|health|immigration|industry|information|infrastructure|interior|internal affairs|justice|labou?r|migration|oil|planning|science|security|social affairs|tourism|trade|transport|treasury|water) (?:minister|secretary)\
    |minister (?:for|of) (?:foreign affairs|defen[cs]e|finance|economy|energy|trade|health|the interior|internal affairs|justice|culture|education|industry|transport|agriculture|labou?r|tourism|state)|foreign policy chief|secretary[- ]general|director[- ]general|attorney general\
    |national security advis[eo]r|chief of (?:the )?(?:general )?staff|(?:army|navy|military|intelligence|security) chief|chief negotiator|chief executive|managing director\
    |president[- ]elect|president|chancellor|premier|high representative|special envoy|(?:special )?representative|ambassador|minister|king|queen|emir|crown princess|crown prince|prince|princess|grand duke|sheikh|sultan|pope|patriarch|archbishop|cardinal|ayatollah|supreme leader|opposition leader|taoiseach|commissioner|chairman|chairwoman|chair|chief|envoy|negotiator|mediator|speaker|mayor|governor|senator|congressman|congresswoman|lawmaker|general|admiral|commander|leader|director))";

/// "Russian Foreign Minister Sergey Lavrov", "President of France Emmanuel Macron",
/// "the President of the European Council, Charles Martin".
pub(super) static OFFICE: Pattern = LazyLock::new(|| {
    let nations = nations();
    Regex::new(&format!(
        r"(?:\b(?P<nation>{nations})(?:[’']s)? )?\b(?P<title>{TITLE})(?: of (?:the )?(?P<of>\p{{Lu}}\p{{L}}+(?: \p{{Lu}}\p{{L}}+){{0,2}}))?,? {ADDRESS}(?P<name>{NAME})"
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

/// "Ann Lee and Bo Berg, the foreign ministers of Norway and Finland".
pub(super) static APPOSITIONS: Pattern = LazyLock::new(|| {
    let country = r"(?:the )?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?";
    Regex::new(&format!(
        r"(?P<names>{NAME}(?:(?:, and |, | and ){NAME})+), (?:the )?(?P<title>{TITLE})s of (?P<countries>{country}(?:(?:, and |, | and ){country})+)"
    ))
    .ok()
});

/// "the presidents of Norway and Finland, Ann Lee and Bo Berg".
pub(super) static OFFICES_OF: Pattern = LazyLock::new(|| {
    let country = r"(?:the )?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?";
    Regex::new(&format!(
        r"\b(?P<title>{TITLE})s of (?P<countries>{country}(?:(?:, and |, | and ){country})+),? (?P<names>{NAME}(?:(?:, and |, | and ){NAME})+)"
    ))
    .ok()
});

/// "his Armenian and Azerbaijani counterparts, Ararat Mirzoyan and Jeyhun Bayramov".
pub(super) static COUNTERPARTS: Pattern = LazyLock::new(|| {
    let nations = nations();
    Regex::new(&format!(
        r"(?:\b(?:his|her|their|its) )?(?P<nations>(?:(?:{nations})(?:(?:, and |, | and )(?:{nations}))* )?)counterparts?,? (?P<names>{NAME}(?:(?:, and |, | and ){NAME})*)"
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

/// "Ministers Ann Lee and Bo Berg", "Ann Lee, Bo Berg and Carl Dunn met".
pub(super) static SEVERAL: Pattern = LazyLock::new(|| {
    Regex::new(&format!(
        r"\b(?P<title>{TITLE})s,? (?P<titled>{NAME}(?:, {NAME})*,? and {NAME})|(?P<names>{NAME}(?:, {NAME})+,? and {NAME}),? (?:met|will meet|held|sat down|spoke by)\b"
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

pub(super) const PARTICLES: [&str; 18] = [
    "al", "bin", "da", "de", "del", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le", "ten",
    "ter", "van", "von",
];

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
pub(super) const COUNTRIES: [(&str, &str); 180] = [
    ("Afghan", "Afghanistan"),
    ("Albanian", "Albania"),
    ("Algerian", "Algeria"),
    ("American", "United States"),
    ("Andorran", "Andorra"),
    ("Angolan", "Angola"),
    ("Argentine", "Argentina"),
    ("Argentinian", "Argentina"),
    ("Armenian", "Armenia"),
    ("Australian", "Australia"),
    ("Austrian", "Austria"),
    ("Azerbaijani", "Azerbaijan"),
    ("Bahraini", "Bahrain"),
    ("Bangladeshi", "Bangladesh"),
    ("Barbadian", "Barbados"),
    ("Belarusian", "Belarus"),
    ("Belgian", "Belgium"),
    ("Belizean", "Belize"),
    ("Beninese", "Benin"),
    ("Bhutanese", "Bhutan"),
    ("Bolivian", "Bolivia"),
    ("Bosnian", "Bosnia and Herzegovina"),
    ("Brazilian", "Brazil"),
    ("British", "United Kingdom"),
    ("Bruneian", "Brunei"),
    ("Bulgarian", "Bulgaria"),
    ("Burkinabe", "Burkina Faso"),
    ("Burmese", "Myanmar"),
    ("Burundian", "Burundi"),
    ("Cambodian", "Cambodia"),
    ("Cameroonian", "Cameroon"),
    ("Canadian", "Canada"),
    ("Chadian", "Chad"),
    ("Chilean", "Chile"),
    ("Chinese", "China"),
    ("Colombian", "Colombia"),
    ("Congolese", "Congo"),
    ("Costa Rican", "Costa Rica"),
    ("Croatian", "Croatia"),
    ("Cuban", "Cuba"),
    ("Cypriot", "Cyprus"),
    ("Czech", "Czechia"),
    ("Danish", "Denmark"),
    ("Djiboutian", "Djibouti"),
    ("Dutch", "Netherlands"),
    ("Ecuadorean", "Ecuador"),
    ("Ecuadorian", "Ecuador"),
    ("Egyptian", "Egypt"),
    ("Emirati", "United Arab Emirates"),
    ("Eritrean", "Eritrea"),
    ("Estonian", "Estonia"),
    ("Ethiopian", "Ethiopia"),
    ("EU", "European Union"),
    ("European Commission", "European Commission"),
    ("European Council", "European Council"),
    ("Fijian", "Fiji"),
    ("Filipino", "Philippines"),
    ("Finnish", "Finland"),
    ("French", "France"),
    ("Gabonese", "Gabon"),
    ("Gambian", "Gambia"),
    ("Georgian", "Georgia"),
    ("German", "Germany"),
    ("Ghanaian", "Ghana"),
    ("Greek", "Greece"),
    ("Guatemalan", "Guatemala"),
    ("Guinean", "Guinea"),
    ("Guyanese", "Guyana"),
    ("Haitian", "Haiti"),
    ("Honduran", "Honduras"),
    ("Hungarian", "Hungary"),
    ("Icelandic", "Iceland"),
    ("Indian", "India"),
    ("Indonesian", "Indonesia"),
    ("Iranian", "Iran"),
    ("Iraqi", "Iraq"),
    ("Irish", "Ireland"),
    ("Israeli", "Israel"),
    ("Italian", "Italy"),
    ("Ivorian", "Ivory Coast"),
    ("Jamaican", "Jamaica"),
    ("Japanese", "Japan"),
    ("Jordanian", "Jordan"),
    ("Kazakh", "Kazakhstan"),
    ("Kenyan", "Kenya"),
    ("Kosovar", "Kosovo"),
    ("Kosovan", "Kosovo"),
    ("Kuwaiti", "Kuwait"),
    ("Kyrgyz", "Kyrgyzstan"),
    ("Lao", "Laos"),
    ("Latvian", "Latvia"),
    ("Lebanese", "Lebanon"),
    ("Liberian", "Liberia"),
    ("Libyan", "Libya"),
    ("Lithuanian", "Lithuania"),
    ("Luxembourgish", "Luxembourg"),
    ("Macedonian", "North Macedonia"),
    ("Malagasy", "Madagascar"),
    ("Malawian", "Malawi"),
    ("Malaysian", "Malaysia"),
    ("Maldivian", "Maldives"),
    ("Malian", "Mali"),
    ("Maltese", "Malta"),
    ("Mauritanian", "Mauritania"),
    ("Mauritian", "Mauritius"),
    ("Mexican", "Mexico"),
    ("Moldovan", "Moldova"),
    ("Mongolian", "Mongolia"),
    ("Montenegrin", "Montenegro"),
    ("Moroccan", "Morocco"),
    ("Mozambican", "Mozambique"),
    ("Namibian", "Namibia"),
    ("NATO", "NATO"),
    ("Nepalese", "Nepal"),
    ("Nepali", "Nepal"),
    ("New Zealand", "New Zealand"),
    ("Nicaraguan", "Nicaragua"),
    ("Nigerian", "Nigeria"),
    ("Nigerien", "Niger"),
    ("North Korean", "North Korea"),
    ("North Macedonian", "North Macedonia"),
    ("Norwegian", "Norway"),
    ("Omani", "Oman"),
    ("Pakistani", "Pakistan"),
    ("Palestinian", "Palestine"),
    ("Panamanian", "Panama"),
    ("Paraguayan", "Paraguay"),
    ("Peruvian", "Peru"),
    ("Philippine", "Philippines"),
    ("Polish", "Poland"),
    ("Portuguese", "Portugal"),
    ("Qatari", "Qatar"),
    ("Romanian", "Romania"),
    ("Russian", "Russia"),
    ("Rwandan", "Rwanda"),
    ("Salvadoran", "El Salvador"),
    ("Saudi", "Saudi Arabia"),
    ("Scottish", "Scotland"),
    ("Senegalese", "Senegal"),
    ("Serbian", "Serbia"),
    ("Sierra Leonean", "Sierra Leone"),
    ("Singaporean", "Singapore"),
    ("Slovak", "Slovakia"),
    ("Slovenian", "Slovenia"),
    ("Somali", "Somalia"),
    ("South African", "South Africa"),
    ("South Korean", "South Korea"),
    ("South Sudanese", "South Sudan"),
    ("Spanish", "Spain"),
    ("Sri Lankan", "Sri Lanka"),
    ("Sudanese", "Sudan"),
    ("Surinamese", "Suriname"),
    ("Swedish", "Sweden"),
    ("Swiss", "Switzerland"),
    ("Syrian", "Syria"),
    ("Taiwanese", "Taiwan"),
    ("Tajik", "Tajikistan"),
    ("Tanzanian", "Tanzania"),
    ("Thai", "Thailand"),
    ("Togolese", "Togo"),
    ("Tunisian", "Tunisia"),
    ("Turkish", "Turkey"),
    ("Turkmen", "Turkmenistan"),
    ("U.K.", "United Kingdom"),
    ("U.N.", "United Nations"),
    ("U.S.", "United States"),
    ("UAE", "United Arab Emirates"),
    ("UK", "United Kingdom"),
    ("UN", "United Nations"),
    ("US", "United States"),
    ("Ugandan", "Uganda"),
    ("Ukrainian", "Ukraine"),
    ("Uruguayan", "Uruguay"),
    ("Uzbek", "Uzbekistan"),
    ("Venezuelan", "Venezuela"),
    ("Vietnamese", "Vietnam"),
    ("Welsh", "Wales"),
    ("Yemeni", "Yemen"),
    ("Zambian", "Zambia"),
    ("Zimbabwean", "Zimbabwe"),
];
