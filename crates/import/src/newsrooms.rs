//! Recognizes newsrooms and news agencies in bylines. Both are organizations, and no
//! word for a newsroom may end up in the name of a person.

/// Words for a newsroom, or for agencies in general.
const NEWSROOMS: [&str; 41] = [
    "agences",
    "agencias",
    "agencies",
    "agencje",
    "agentschappen",
    "agentur",
    "agenturen",
    "agenturmaterial",
    "agenzie",
    "agências",
    "desk",
    "editorial",
    "newsdesk",
    "newsroom",
    "persbureaus",
    "redaccion",
    "redacción",
    "redactie",
    "redaction",
    "redacção",
    "redakcja",
    "redakcji",
    "redaksiya",
    "redaksiyası",
    "redaksjon",
    "redaksjonen",
    "redaktion",
    "redaktionen",
    "redaktionsteam",
    "redazione",
    "redação",
    "rédaction",
    "toimitus",
    "uredništvo",
    "агентства",
    "редакцией",
    "редакции",
    "редакция",
    "редакція",
    "խմբագրություն",
    "խմբագրությունը",
];

/// News agencies, which are credited like authors.
const AGENCIES: [&str; 40] = [
    "aa",
    "aap",
    "afp",
    "agence france-presse",
    "agencia efe",
    "agerpres",
    "ana-mpa",
    "anadolu",
    "anp",
    "ansa",
    "ap",
    "apa",
    "armenpress",
    "associated press",
    "ats",
    "azertac",
    "belga",
    "bloomberg",
    "dpa",
    "efe",
    "epd",
    "europa press",
    "interfax",
    "keystone-sda",
    "kna",
    "lusa",
    "pa media",
    "pap",
    "press association",
    "pti",
    "reuters",
    "ria novosti",
    "sda",
    "sid",
    "tass",
    "xinhua",
    "интерфакс",
    "риа новости",
    "тасс",
    "արմենպրես",
];

/// Whether a name is that of a newsroom: one of its words, or the end of a compound,
/// says so.
pub(crate) fn is_newsroom(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    words.any(|word| NEWSROOMS.binary_search(&word).is_ok() || word.ends_with("redaktion"))
}

/// Whether a name is that of a news agency.
pub(crate) fn is_agency(name: &str) -> bool {
    let lower = name.to_lowercase();
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    AGENCIES.binary_search(&lower).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{AGENCIES, NEWSROOMS, is_agency, is_newsroom};

    #[test]
    fn newsrooms_and_agencies_differ_from_people() {
        assert!(NEWSROOMS.is_sorted() && AGENCIES.is_sorted());
        for (name, newsroom, agency) in [
            ("Redaktion", true, false),
            ("La rédaction", true, false),
            ("Online-Redaktion", true, false),
            ("Nachrichtenredaktion", true, false),
            ("Редакция", true, false),
            ("AFP", false, true),
            ("The Associated Press", false, true),
            ("Ann Lee", false, false),
            ("Ana Efe", false, false),
        ] {
            assert_eq!(
                (is_newsroom(name), is_agency(name)),
                (newsroom, agency),
                "{name}"
            );
        }
    }
}
