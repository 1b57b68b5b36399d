//! Finds who is named in a sentence, and who belongs to the words that report a meeting:
//! their subject and their object. It does not know which words report one.

use super::Side;
use super::patterns::*;
use crate::people::{months, surname};
use article::Person;
use std::borrow::Cow;

/// A person named in a sentence.
pub(super) struct Mention<'p> {
    pub(super) start: usize,
    end: usize,
    pub(super) person: &'p Person,
}

/// The people named in a sentence, in order: by full name, or by a last name that is
/// unique in this text.
pub(super) fn mentions<'p>(sentence: &str, people: &'p [Person]) -> Vec<Mention<'p>> {
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

/// People named side by side.
pub(super) struct Group<'p> {
    pub(super) people: Vec<&'p Person>,
    pub(super) end: usize,
}

impl Group<'_> {
    pub(super) fn empty(end: usize) -> Self {
        Self {
            people: Vec::new(),
            end,
        }
    }
}

/// The subject of words that report a meeting: the people right before them, the subject
/// of the sentence, or the people after a phrase that begins it.
pub(super) fn subject<'p>(
    sentence: &str,
    mentions: &[Mention<'p>],
    words: &regex::Match<'_>,
    side: Side,
) -> Vec<&'p Person> {
    let direct = group_before(sentence, mentions, words.start());
    if !direct.is_empty() {
        return direct;
    }
    let is_phrase = matches!(side, Side::Phrase | Side::Together);
    let is_named = |start: usize, end: usize| {
        let mut starts = mentions.iter().map(|mention| mention.start);
        starts.any(|at| (start..end).contains(&at))
    };
    if is_phrase && begins(sentence, mentions, words.start()) {
        // "After talks in Oslo, Ann Lee and Bo Berg said"
        let comma = sentence.get(words.end()..).and_then(|rest| rest.find(", "));
        let start = comma.map_or(sentence.len(), |comma| words.end() + comma + 2);
        return match is_named(words.end(), start) {
            true => Vec::new(),
            false => group_after(sentence, mentions, start).people,
        };
    }
    let Some(first) = mentions.first() else {
        return Vec::new();
    };
    let group = group_after(sentence, mentions, first.start);
    if group.end > words.start() || is_named(group.end, words.start()) {
        return Vec::new();
    }
    let before = sentence.get(..first.start).unwrap_or_default();
    let between = sentence.get(group.end..words.start()).unwrap_or_default();
    let is_joined = is_phrase || is_match(&LINK, between);
    // What is said after talks is said by those who had them.
    let is_said = is_match(&SAYING, between) && !is_match(&PAST, words.as_str());
    let is_other = between.starts_with(['\'', '’'])
        || between.contains([';', ':', '"', '“', '”'])
        || is_match(&BELONGS, before);
    match is_joined && !is_said && !is_other {
        true => group.people,
        false => Vec::new(),
    }
}

/// Whether a phrase begins a sentence, or is part of what does: "In a statement after
/// talks with".
pub(super) fn begins(sentence: &str, mentions: &[Mention<'_>], at: usize) -> bool {
    let before = sentence.get(..at).unwrap_or_default();
    mentions.iter().all(|mention| mention.start >= at)
        && (before.is_empty() || is_match(&OPENING, before))
}

/// The people after a phrase that begins a sentence: the object, and behind a comma the
/// subject. "After talks with Bo Berg in Oslo, Ann Lee said".
pub(super) fn after_phrase<'p>(
    sentence: &str,
    mentions: &[Mention<'p>],
    at: usize,
) -> Option<(Vec<&'p Person>, Vec<&'p Person>)> {
    let mut end = at;
    let mut people = Vec::new();
    let mut split = None;
    for mention in mentions.iter().filter(|mention| mention.start >= at) {
        let between = sentence.get(end..mention.start).unwrap_or_default();
        if !is_filler(&without_adverbials(between)) {
            break;
        }
        if !people.is_empty() && between.contains(',') && !between.contains(" and ") {
            split = Some(people.len());
        }
        people.push(mention.person);
        end = mention.end;
    }
    let subject = people.split_off(split?);
    Some((people, subject))
}

/// The people right before a verb.
fn group_before<'p>(sentence: &str, mentions: &[Mention<'p>], at: usize) -> Vec<&'p Person> {
    let mut group = Vec::new();
    let mut end = at;
    for mention in mentions.iter().rev().filter(|mention| mention.end <= at) {
        let between = sentence.get(mention.end..end).unwrap_or_default();
        let is_near = match end == at {
            true => is_filler(&without_adverbials(between)),
            false => is_filler(between),
        };
        if !is_near {
            break;
        }
        group.insert(0, mention.person);
        end = mention.start;
    }
    group
}

/// The people right after a verb.
pub(super) fn group_after<'p>(sentence: &str, mentions: &[Mention<'p>], at: usize) -> Group<'p> {
    let mut group = Group::empty(at);
    for mention in mentions.iter().filter(|mention| mention.start >= at) {
        let between = sentence.get(group.end..mention.start).unwrap_or_default();
        let is_near = match group.people.is_empty() {
            true => is_filler(&without_adverbials(between)),
            false => is_filler(between),
        };
        if !is_near {
            break;
        }
        group.people.push(mention.person);
        group.end = mention.end;
    }
    group
}

/// Words without times and places, which may stand between a verb and a name.
fn without_adverbials(between: &str) -> Cow<'_, str> {
    match ADVERBIAL.as_ref() {
        Some(adverbial) => adverbial.replace_all(between, ""),
        None => between.into(),
    }
}

/// Whether words between two names only describe a person, or join the names.
fn is_filler(between: &str) -> bool {
    const WORDS: [&str; 130] = [
        "a",
        "acting",
        "admiral",
        "adviser",
        "advisor",
        "affairs",
        "agriculture",
        "along",
        "also",
        "ambassador",
        "and",
        "archbishop",
        "army",
        "as",
        "attorney",
        "british",
        "cardinal",
        "chair",
        "chairman",
        "chairwoman",
        "chancellor",
        "chief",
        "climate",
        "commander",
        "commissioner",
        "congressman",
        "congresswoman",
        "counterpart",
        "counterparts",
        "crown",
        "culture",
        "defence",
        "defense",
        "deputy",
        "development",
        "digital",
        "director",
        "dr",
        "duke",
        "economy",
        "education",
        "elect",
        "emir",
        "energy",
        "environment",
        "envoy",
        "executive",
        "fellow",
        "finance",
        "first",
        "foreign",
        "former",
        "general",
        "governor",
        "grand",
        "head",
        "health",
        "her",
        "high",
        "his",
        "incoming",
        "industry",
        "intelligence",
        "interior",
        "internal",
        "its",
        "justice",
        "king",
        "labor",
        "labour",
        "lawmaker",
        "leader",
        "leaders",
        "managing",
        "mayor",
        "migration",
        "military",
        "minister",
        "ministers",
        "mr",
        "mrs",
        "ms",
        "national",
        "negotiator",
        "new",
        "of",
        "oil",
        "opposition",
        "outgoing",
        "patriarch",
        "planning",
        "policy",
        "pope",
        "premier",
        "president",
        "presidents",
        "prime",
        "prince",
        "princess",
        "queen",
        "representative",
        "s",
        "science",
        "secretary",
        "secretary-general",
        "security",
        "senator",
        "senior",
        "separately",
        "social",
        "speaker",
        "special",
        "staff",
        "state",
        "sultan",
        "supreme",
        "taoiseach",
        "the",
        "their",
        "then",
        "together",
        "top",
        "tourism",
        "trade",
        "transport",
        "undersecretary",
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
