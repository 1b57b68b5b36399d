//! Finds people in an English text, with office and country.
//!
//! It recognizes names by the words around them and has no list of people. The results
//! are proposals to review.

mod patterns;

use article::{Person, Strings};
pub(crate) use patterns::Pattern;
use patterns::*;

/// The maximum number of people: every sentence is searched for each of them.
const MAX_PEOPLE: usize = 200;

/// People that a text introduces by an office, or as someone's counterpart.
pub(crate) fn people(sentences: &[&str]) -> Vec<Person> {
    let mut people = Vec::new();
    for sentence in sentences {
        if people.len() >= MAX_PEOPLE {
            break;
        }
        let mut office = None;
        for found in matches(&OFFICE, sentence) {
            let group = |name| found.name(name).map(|text| text.as_str());
            let title = group("title").map(title_case);
            // The counterpart of one who is called so has another office.
            let is_shared = |title: &String| !title.contains("Secretary");
            office = title.clone().filter(is_shared);
            let country = group("nation").and_then(country).or_else(|| group("of"));
            add(
                group("name").unwrap_or_default(),
                title,
                country,
                &mut people,
            );
        }
        for found in matches(&APPOSITION, sentence) {
            let group = |name| found.name(name).map(|text| text.as_str());
            let land = group("land").or_else(|| group("of"));
            let land = group("nation").and_then(country).or(land);
            let title = group("title").map(title_case);
            add(group("name").unwrap_or_default(), title, land, &mut people);
        }
        for found in matches(&COUNTERPARTS, sentence) {
            let group = |name| found.name(name).map_or("", |text| text.as_str());
            let names: Vec<&str> = separate(group("names")).collect();
            let countries: Vec<&str> = separate(group("nations")).filter_map(country).collect();
            for (index, name) in names.iter().enumerate() {
                // One country for all, or one for each.
                let country = if names.len() == countries.len() {
                    countries.get(index)
                } else {
                    countries.first()
                };
                add(name, office.clone(), country.copied(), &mut people);
            }
        }
        for found in matches(&COUNTERPARTS_OF, sentence) {
            let pairs = found.name("pairs").map_or("", |text| text.as_str());
            for (name, country) in separate(pairs).filter_map(|pair| pair.split_once(" of ")) {
                add(name, office.clone(), Some(country), &mut people);
            }
        }
        for pattern in [&APPOSITIONS, &OFFICES_OF] {
            for found in matches(pattern, sentence) {
                let group = |name| found.name(name).map_or("", |text| text.as_str());
                let title = title_case(group("title"));
                let mut countries = separate(group("countries"));
                for name in separate(group("names")) {
                    let country = countries
                        .next()
                        .map(|country| country.trim_start_matches("the "));
                    add(name, Some(title.clone()), country, &mut people);
                }
            }
        }
        for found in matches(&SEVERAL, sentence) {
            let title = found.name("title").map(|text| title_case(text.as_str()));
            let names = found.name("titled").or_else(|| found.name("names"));
            for name in separate(names.map_or("", |text| text.as_str())) {
                add(name, title.clone(), None, &mut people);
            }
        }
        for found in matches(&TOGETHER, sentence) {
            for name in [
                "first",
                "first_subject",
                "joined",
                "joined_second",
                "host",
                "second",
            ]
            .iter()
            .filter_map(|name| found.name(name))
            {
                add(name.as_str(), None, None, &mut people);
            }
        }
    }
    people
}

/// The surname: the last word with its particles, as in "von der Leyen".
pub(crate) fn family_name(person: &Person) -> &str {
    let mut name = surname(person);
    while let Some(before) = person.name.strip_suffix(name) {
        let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
        if !PARTICLES.contains(&word) {
            break;
        }
        let start = before.trim_end().len() - word.len();
        name = person.name.get(start..).unwrap_or(name);
    }
    name
}

/// The last word of a name, used for later mentions.
pub(crate) fn surname(person: &Person) -> &str {
    person.name.rsplit(' ').next().unwrap_or(&person.name)
}

fn add(name: &str, title: Option<String>, country: Option<&str>, people: &mut Vec<Person>) {
    let name = without_dates(without_possessive(name));
    // The first word of a sentence has a capital as well.
    const BEGINNINGS: [&str; 7] = ["After", "As", "At", "Before", "In", "On", "The"];
    let first = name.split(' ').next().unwrap_or_default();
    if BEGINNINGS.contains(&first) {
        return;
    }
    // An office is no part of a name: "met with French Foreign Minister".
    let is_office = |word: &str| {
        OFFICES.contains(&word) || months().contains(&word) || self::country(word).is_some()
    };
    if name.split(' ').count() < 2 || name.split(' ').any(is_office) {
        return;
    }
    // With a word before it that is no part of it, as in "of France Ann Lee".
    let is_same = |known: &&mut Person| {
        name.strip_suffix(&known.name)
            .is_some_and(|before| before.is_empty() || before.ends_with(' '))
    };
    if let Some(known) = people.iter_mut().find(is_same) {
        known.job_title = known.job_title.take().or(title);
        known.affiliation = known
            .affiliation
            .take()
            .or_else(|| country.map(str::to_owned));
        return;
    }
    if people.len() >= MAX_PEOPLE {
        return;
    }
    people.push(Person {
        name: name.to_owned(),
        job_title: title,
        affiliation: country.map(str::to_owned),
    });
}

/// "Anna Nowak’s" is Anna Nowak.
fn without_possessive(name: &str) -> &str {
    let bare = name.strip_suffix("’s").or_else(|| name.strip_suffix("'s"));
    bare.unwrap_or(name)
}

/// Removes a day after a name: "Sergey Lavrov Tuesday".
fn without_dates(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((name, last)) if DAYS.contains(&last) => name,
        _ => name,
    }
}

fn matches<'s>(
    pattern: &'static Pattern,
    text: &'s str,
) -> impl Iterator<Item = regex::Captures<'s>> {
    pattern
        .as_ref()
        .into_iter()
        .flat_map(move |pattern| pattern.captures_iter(text))
}

fn separate(list: &str) -> impl Iterator<Item = &str> {
    list.split(", ")
        .flat_map(|part| part.split(" and "))
        .map(|part| {
            part.trim()
                .trim_start_matches("and ")
                .trim_matches(',')
                .trim()
        })
        .filter(|part| !part.is_empty())
}

pub(crate) fn country(adjective: &str) -> Option<&'static str> {
    let found = COUNTRIES.iter().find(|(word, _)| *word == adjective.trim());
    found.map(|(_, country)| *country)
}

fn title_case(title: &str) -> String {
    let words = title.split(' ').map(|word| {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if !["of", "the"].contains(&word) => {
                first.to_uppercase().chain(letters).collect()
            }
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<String>>().join(" ")
}

/// The months in English.
pub(crate) fn months() -> &'static [&'static str; 12] {
    &Strings::for_language("en").months
}

pub(crate) const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

#[cfg(test)]
mod tests {
    use super::{
        APPOSITION, APPOSITIONS, COUNTERPARTS, COUNTERPARTS_OF, OFFICE, OFFICES_OF, SEVERAL,
        TOGETHER, family_name, people,
    };

    #[test]
    fn the_patterns_are_well_formed() {
        let patterns = [
            &APPOSITION,
            &APPOSITIONS,
            &COUNTERPARTS,
            &COUNTERPARTS_OF,
            &OFFICE,
            &OFFICES_OF,
            &SEVERAL,
            &TOGETHER,
        ];
        assert!(patterns.iter().all(|pattern| pattern.is_some()));
    }

    #[test]
    fn offices_and_countries_are_found() {
        let found = people(&[
            "Russian Foreign Minister Sergey Lavrov spoke with his Armenian and Azerbaijani counterparts, \
             Ararat Mirzoyan and Jeyhun Bayramov.",
            "President of France Emmanuel Macron met with Ursula von der Leyen.",
            "U.S. Secretary of State Antony Blinken met his Greek counterpart, Nikos Dendias.",
            "NATO Secretary General Jens Stoltenberg spoke.",
        ]);
        let names: Vec<&str> = found.iter().map(family_name).collect();
        assert_eq!(names.get(3..5), Some(&["Macron", "von der Leyen"][..]));
        let words: Vec<String> = found
            .iter()
            .map(|p| {
                format!(
                    "{} / {:?} / {:?}",
                    p.name,
                    p.job_title.as_deref(),
                    p.affiliation.as_deref()
                )
            })
            .collect();
        assert_eq!(
            words,
            [
                "Sergey Lavrov / Some(\"Foreign Minister\") / Some(\"Russia\")",
                "Ararat Mirzoyan / Some(\"Foreign Minister\") / Some(\"Armenia\")",
                "Jeyhun Bayramov / Some(\"Foreign Minister\") / Some(\"Azerbaijan\")",
                "Emmanuel Macron / Some(\"President\") / Some(\"France\")",
                "Ursula von der Leyen / None / None",
                "Antony Blinken / Some(\"Secretary of State\") / Some(\"United States\")",
                "Nikos Dendias / None / Some(\"Greece\")",
                "Jens Stoltenberg / Some(\"Secretary General\") / Some(\"NATO\")",
            ]
        );
    }

    #[test]
    fn offices_of_several_states_are_parted() {
        for text in [
            "Ann Lee and Bo Berg, the foreign ministers of Norway and Finland, are due in Oslo.",
            "The foreign ministers of Norway and Finland, Ann Lee and Bo Berg, are due in Oslo.",
        ] {
            let found = people(&[text]);
            let words: Vec<_> = found
                .iter()
                .map(|person| (person.name.as_str(), person.affiliation.as_deref()))
                .collect();
            let expected = [("Ann Lee", Some("Norway")), ("Bo Berg", Some("Finland"))];
            assert_eq!(words, expected, "{text}");
        }
    }

    #[test]
    fn lists_of_names_are_read_whole() {
        let found = people(&[
            "Foreign Ministers Ann Lee, Bo Berg and Carl Dunn met in Vienna.",
            "Foreign Minister Eva Roth spoke with her counterparts Park Jin of South Korea and Yoko Ito of Japan.",
        ]);
        let words: Vec<String> = found
            .iter()
            .map(|person| {
                let title = person.job_title.as_deref().unwrap_or("-");
                format!(
                    "{}, {title}, {}",
                    person.name,
                    person.affiliation.as_deref().unwrap_or("-")
                )
            })
            .collect();
        assert_eq!(
            words,
            [
                "Ann Lee, Foreign Minister, -",
                "Bo Berg, Foreign Minister, -",
                "Carl Dunn, Foreign Minister, -",
                "Eva Roth, Foreign Minister, -",
                "Park Jin, Foreign Minister, South Korea",
                "Yoko Ito, Foreign Minister, Japan",
            ]
        );
    }
}
