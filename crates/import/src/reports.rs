//! Finds the sentences of an English text that report a meeting, and their details.
//! The results are proposals to review.

mod details;
mod patterns;
mod sentences;

use crate::people::{Pattern, months, surname};
use crate::slug_of;
use article::{Meeting, Person, Text};
pub(crate) use details::dateline;
use details::{day, format, name, place, short_name};
use patterns::*;
pub(crate) use sentences::sentences;

/// A person named in a sentence.
struct Mention<'p> {
    start: usize,
    end: usize,
    person: &'p Person,
}

/// The people named in a sentence, in order: by full name, or by a last name that is
/// unique in this text.
fn mentions<'p>(sentence: &str, people: &'p [Person]) -> Vec<Mention<'p>> {
    let mut found: Vec<Mention<'p>> = Vec::new();
    let is_whole = |start: usize, end: usize| {
        let before = sentence
            .get(..start)
            .and_then(|text| text.chars().next_back());
        let after = sentence.get(end..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    let mut add = |name: &str, person: &'p Person| {
        for (start, _) in sentence.match_indices(name) {
            let end = start + name.len();
            let is_known = found
                .iter()
                .any(|known| known.start < end && start < known.end);
            if is_whole(start, end) && !is_known {
                found.push(Mention { start, end, person });
            }
        }
    };
    for person in people
        .iter()
        .filter(|person| sentence.contains(&person.name))
    {
        add(&person.name, person);
    }
    for person in people {
        let name = surname(person);
        if sentence.contains(name)
            && people.iter().filter(|other| surname(other) == name).count() == 1
        {
            add(name, person);
        }
    }
    found.sort_by_key(|mention| mention.start);
    found
}

/// The meeting that a sentence reports, with the words that report it. It must name at
/// least two people who met. `people` are those of the whole text.
pub(crate) fn meeting(sentence: &str, people: &[Person]) -> Option<(Meeting, String)> {
    if !is_match(&WORD, sentence) {
        return None;
    }
    let mentions = mentions(sentence, people);
    if mentions.len() < 2 {
        return None;
    }
    let (trigger, attendees) = report(sentence, &mentions)?;
    let location = place(sentence, &attendees);
    let day = day(sentence);
    let format = format(sentence, &attendees);
    let name = name(format, &attendees, location.as_deref());
    let id = slug_of(&short_name(format, &attendees, location.as_deref()))?;
    let (start_date, date_text) = day.unzip();
    let meeting = Meeting {
        id,
        name,
        summary: Text::from(sentence),
        details: Vec::new(),
        format: Some(format),
        start_date,
        date_text,
        location,
        attendees,
        agenda: Vec::new(),
        outcome: None,
        super_event: None,
    };
    Some((meeting, trigger))
}

/// Whether a sentence reports a meeting of states or bodies without naming people.
pub(crate) fn is_unnamed_meeting(sentence: &str) -> bool {
    is_match(&UNNAMED, sentence) && !is_denied(sentence, 0..sentence.len())
}

/// The words that report a meeting, and who met.
fn report(sentence: &str, mentions: &[Mention<'_>]) -> Option<(String, Vec<Person>)> {
    let patterns: [(&'static Pattern, Side); 4] = [
        (&BETWEEN, Side::After),
        (&POSSESSIVE, Side::Both),
        (&VERB, Side::Both),
        (&TOGETHER, Side::Before),
    ];
    for (pattern, side) in patterns {
        let found = pattern
            .as_ref()
            .into_iter()
            .flat_map(|p| p.find_iter(sentence));
        for found in found {
            let range = found.range();
            if is_denied(sentence, range.clone()) {
                continue;
            }
            let before = group_before(sentence, mentions, range.start);
            let after = group_after(sentence, mentions, range.end);
            let group = match side {
                Side::After if after.len() > 1 => after,
                Side::Before if before.len() > 1 => before,
                Side::Both if !before.is_empty() && !after.is_empty() => [before, after].concat(),
                _ => continue,
            };
            let mut attendees: Vec<Person> = Vec::new();
            for person in group {
                if !attendees.contains(person) {
                    attendees.push(person.clone());
                }
            }
            if attendees.len() > 1 {
                return Some((found.as_str().trim().to_owned(), attendees));
            }
        }
    }
    pair(sentence, mentions)
}

/// "the Lavrov-Bayramov meeting"
fn pair(sentence: &str, mentions: &[Mention<'_>]) -> Option<(String, Vec<Person>)> {
    let found = PAIR.as_ref()?.find(sentence)?;
    if is_denied(sentence, found.range()) {
        return None;
    }
    let inside = mentions.iter().filter(|m| found.range().contains(&m.start));
    let people: Vec<Person> = inside.map(|mention| mention.person.clone()).collect();
    (people.len() == 2).then(|| (found.as_str().to_owned(), people))
}

/// The position of those who met.
#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
    Both,
}

/// The people right before a verb, its subject.
fn group_before<'p>(sentence: &str, mentions: &[Mention<'p>], at: usize) -> Vec<&'p Person> {
    let mut group = Vec::new();
    let mut end = at;
    for mention in mentions.iter().rev().filter(|mention| mention.end <= at) {
        let between = sentence.get(mention.end..end).unwrap_or_default();
        if !is_filler(between) {
            break;
        }
        group.insert(0, mention.person);
        end = mention.start;
    }
    group
}

/// The people right after a verb, its object.
fn group_after<'p>(sentence: &str, mentions: &[Mention<'p>], at: usize) -> Vec<&'p Person> {
    let mut group = Vec::new();
    let mut start = at;
    for mention in mentions.iter().filter(|mention| mention.start >= at) {
        let between = sentence.get(start..mention.start).unwrap_or_default();
        if !is_filler(between) {
            break;
        }
        group.push(mention.person);
        start = mention.end;
    }
    group
}

/// Whether words between two names only describe a person, or join the names.
fn is_filler(between: &str) -> bool {
    const WORDS: [&str; 62] = [
        "a",
        "acting",
        "affairs",
        "along",
        "also",
        "ambassador",
        "and",
        "as",
        "british",
        "chancellor",
        "chief",
        "counterpart",
        "counterparts",
        "crown",
        "defence",
        "defense",
        "deputy",
        "economy",
        "energy",
        "envoy",
        "finance",
        "foreign",
        "former",
        "general",
        "governor",
        "head",
        "health",
        "her",
        "his",
        "interior",
        "its",
        "king",
        "leader",
        "leaders",
        "mayor",
        "minister",
        "ministers",
        "of",
        "policy",
        "premier",
        "president",
        "presidents",
        "prime",
        "prince",
        "queen",
        "representative",
        "s",
        "secretary",
        "secretary-general",
        "separately",
        "speaker",
        "special",
        "state",
        "the",
        "their",
        "then",
        "together",
        "trade",
        "vice",
        "visiting",
        "well",
        "with",
    ];
    let words = between.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '.');
    let mut words = words.filter(|word| !word.is_empty());
    between.len() <= 160
        && !between.contains([';', ':', '"', '“', '”'])
        && words.all(|word| {
            let lower = word.to_lowercase();
            WORDS.binary_search(&lower.as_str()).is_ok()
                || word.starts_with(char::is_uppercase) && !months().contains(&word)
        })
}

/// Whether words around a report negate it: a refusal, a condition, a call for talks, a
/// denial, or history.
fn is_denied(sentence: &str, at: std::ops::Range<usize>) -> bool {
    let mut before = sentence.get(..at.start).unwrap_or_default();
    if is_match(&ON_BEHALF, before) {
        return true;
    }
    // Another clause, and what somebody says of another matter, does not count.
    if let Some(found) = CLAUSE
        .as_ref()
        .and_then(|clause| clause.find_iter(before).last())
    {
        before = before.get(found.end()..).unwrap_or_default();
    }
    let trigger = sentence.get(at.clone()).unwrap_or_default();
    let after = sentence.get(at.end..).unwrap_or_default();
    is_match(&DENIED_BEFORE, before)
        || is_match(&DENIED_BEFORE, trigger)
        || is_match(&DENIED_AFTER, after)
        || is_match(&HISTORY, sentence)
        || is_match(&THINGS, after)
        || sentence.trim_end().ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::{
        BETWEEN, CAPITAL, CLAUSE, DAY, DENIED_AFTER, DENIED_BEFORE, HISTORY, HOST, IN, ON_BEHALF,
        PAIR, POSSESSIVE, THINGS, TOGETHER, UNNAMED, VERB, WORD, dateline, day, meeting, place,
        sentences,
    };
    use crate::people::people;

    #[test]
    fn the_patterns_are_well_formed() {
        let patterns = [
            &BETWEEN,
            &CAPITAL,
            &CLAUSE,
            &DAY,
            &DENIED_AFTER,
            &DENIED_BEFORE,
            &HISTORY,
            &HOST,
            &IN,
            &ON_BEHALF,
            &PAIR,
            &POSSESSIVE,
            &THINGS,
            &TOGETHER,
            &UNNAMED,
            &VERB,
            &WORD,
        ];
        assert!(patterns.iter().all(|pattern| pattern.is_some()));
    }

    #[test]
    fn sentences_keep_their_abbreviations() {
        let text = "Mr. Lavrov met U.S. officials. They spoke for 2.5 hours!";
        assert_eq!(
            sentences(text),
            [
                "Mr. Lavrov met U.S. officials.",
                "They spoke for 2.5 hours!"
            ]
        );
    }

    #[test]
    fn places_and_days() {
        assert_eq!(
            place("Moscow played host to a meeting.", &[]).as_deref(),
            Some("Moscow")
        );
        assert_eq!(
            place("They met for an hour in New York.", &[]).as_deref(),
            Some("New York")
        );
        assert_eq!(place("They met in May.", &[]), None);
        let text = "Prime Minister Ann Lee hosted Chancellor Bo Berg in Athens.";
        let found = meeting(text, &people(&[text]));
        let (name, location) = found.map(|(m, _)| (m.name, m.location)).unzip();
        assert_eq!(name.as_deref(), Some("Lee–Berg meeting"));
        assert_eq!(location.flatten().as_deref(), Some("Athens"));
        let date = |text| day(text).map(|(date, printed)| (date.as_str().to_owned(), printed));
        assert_eq!(
            date("on July 25, as"),
            Some(("--07-25".to_owned(), "July 25".to_owned()))
        );
        assert_eq!(
            date("on 5 May 2023."),
            Some(("2023-05-05".to_owned(), "5 May 2023".to_owned()))
        );
        assert_eq!(date("February 30"), None);
        assert!(dateline("July 26, 2023").is_some() && dateline("July 26").is_none());
    }

    #[test]
    fn a_sentence_without_people_reports_nothing() {
        let text = "The trilateral meeting underscores the commitment of Foreign Minister Ann Lee.";
        assert!(meeting(text, &people(&[text])).is_none());
        let text = "Foreign Minister Ann Lee and Prime Minister Bo Berg held talks.";
        let found = meeting(text, &people(&[text]));
        assert_eq!(
            found.map(|(m, _)| m.name).as_deref(),
            Some("Lee–Berg meeting")
        );
    }
}
