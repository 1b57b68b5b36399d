//! Finds the sentences of an English text that report a meeting, and their details.
//! The results are proposals to review.

use crate::people::{DAYS, Pattern, country, family_name, months, surname};
use crate::slug_of;
use article::{Date, Format, Meeting, Person, Text};
use regex::Regex;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of a paragraph.
pub(crate) fn sentences(paragraph: &str) -> Vec<&str> {
    const ABBREVIATIONS: [&str; 34] = [
        "Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Sen.", "Gov.", "St.", "U.S.", "Sgt.", "Lt.", "Col.",
        "U.N.", "U.K.", "E.U.", "Prof.", "Rep.", "Capt.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.",
        "Jul.", "Aug.", "Sep.", "Sept.", "Oct.", "Nov.", "Dec.", "No.", "a.m.", "p.m.", "vs.",
    ];
    let ends_in_initial = |text: &str| {
        let word = text
            .rsplit([' ', '.'])
            .find(|word| !word.is_empty())
            .unwrap_or_default();
        text.ends_with('.') && word.chars().count() == 1 && word.chars().all(char::is_uppercase)
    };
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, part) in paragraph.split_sentence_bound_indices() {
        let end = at + part.len();
        let text = paragraph.get(start..end).unwrap_or_default().trim();
        let is_short = ABBREVIATIONS.iter().any(|short| {
            let before = text.strip_suffix(short);
            before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
        });
        if !is_short && !ends_in_initial(text) {
            sentences.push(text);
            start = end;
        }
    }
    sentences.push(paragraph.get(start..).unwrap_or_default().trim());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

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

/// The number of sides: stated in the sentence, else the number of names.
fn format(sentence: &str, attendees: &[Person]) -> Format {
    let lower = sentence.to_lowercase();
    let said = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if said(&[
        "trilateral meeting",
        "trilateral talks",
        "trilateral summit",
        "three-way",
    ]) {
        Format::Trilateral
    } else if said(&["bilateral meeting", "bilateral talks", "bilateral summit"]) {
        Format::Bilateral
    } else if said(&["multilateral", "quadrilateral"]) {
        Format::Multilateral
    } else {
        match attendees.len() {
            0..=2 => Format::Bilateral,
            3 => Format::Trilateral,
            _ => Format::Multilateral,
        }
    }
}

fn name(format: Format, attendees: &[Person], place: Option<&str>) -> String {
    match (attendees, place) {
        ([first, second], _) => {
            format!("{}–{} meeting", family_name(first), family_name(second))
        }
        (_, Some(place)) => format!("{} meeting in {place}", title(format)),
        (people, None) => {
            let names: Vec<&str> = people.iter().map(family_name).collect();
            format!("{} meeting of {}", title(format), names.join(", "))
        }
    }
}

fn short_name(format: Format, attendees: &[Person], place: Option<&str>) -> String {
    match (attendees, place) {
        ([first, second], _) => format!("{} {}", surname(first), surname(second)),
        (_, Some(place)) => format!("{place} {}", format.as_str()),
        (people, None) => people.iter().map(surname).collect::<Vec<_>>().join(" "),
    }
}

fn title(format: Format) -> &'static str {
    match format {
        Format::Bilateral => "Bilateral",
        Format::Trilateral => "Trilateral",
        Format::Multilateral => "Multilateral",
    }
}

/// The place, or the host if that is not one of those who met: "Moscow played host to",
/// "met in Vienna", "in Ukraine's capital Kyiv".
fn place(sentence: &str, people: &[Person]) -> Option<String> {
    let is_place = |place: &str| {
        let first = place.split(' ').next().unwrap_or_default();
        !people.iter().any(|person| person.name.contains(place))
            && !months().contains(&first)
            && !DAYS.contains(&first)
            && country(first).is_none_or(|_| place.contains(' '))
    };
    let of = |pattern: &'static Pattern| {
        let found = pattern
            .as_ref()
            .into_iter()
            .flat_map(|p| p.captures_iter(sentence));
        let mut places = found.filter_map(|found| {
            let place = found.name("place")?.as_str();
            let place = place
                .strip_suffix("’s")
                .or_else(|| place.strip_suffix("'s"))
                .unwrap_or(place);
            is_place(place).then(|| place.to_owned())
        });
        places.next()
    };
    of(&HOST).or_else(|| of(&CAPITAL)).or_else(|| of(&IN))
}

/// The first day in a text, as written and in the form of the format. It has a year only
/// if the text has it.
fn day(sentence: &str) -> Option<(Date, String)> {
    let found = DAY.as_ref()?.captures(sentence)?;
    let text = |name: &str| found.name(name).map(|text| text.as_str());
    let month = text("month").or_else(|| text("month_after"))?;
    let month = months()
        .iter()
        .position(|name| name.get(..3) == month.get(..3))?
        + 1;
    let day: u8 = text("day").or_else(|| text("day_before"))?.parse().ok()?;
    let date = match text("year").or_else(|| text("year_after")) {
        Some(year) => format!("{year}-{month:02}-{day:02}"),
        None => format!("--{month:02}-{day:02}"),
    };
    Some((
        Date::parse_yearless(&date).ok()?,
        found.get(0)?.as_str().to_owned(),
    ))
}

/// A date alone on a line, which must have a year.
pub(crate) fn dateline(line: &str) -> Option<Date> {
    let (date, text) = day(line)?;
    let words = line
        .trim_start_matches("Published")
        .trim_start_matches([':', ' ']);
    (date.year.is_some() && words.trim() == text).then_some(date)
}

fn is_match(pattern: &'static Pattern, text: &str) -> bool {
    pattern
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(text))
}

/// Words of which every report of a meeting has one.
static WORD: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)meet|met\b|talk|summit|negotiat|consult|host|receiv|sat down|sit|spoke|speak|call|phon|conver|encounter|discuss").ok()
});

/// People other than the named ones: "A lawyer for Ann Lee met Bo Berg".
static ON_BEHALF: Pattern = LazyLock::new(|| {
    Regex::new(r"\b(?i:lawyers?|aides?|advis[eo]rs?|spokes\w+|supporters?|opponents?|critics?|allies|relatives) (?:for|of|to|from) (?:(?:the|former|then) )?(?:\p{Lu}|president|prime|foreign|mayor|chancellor|king)[^,;]*$").ok()
});

/// Precedes those who met: "between Ann Lee and Bo Berg", "attended by".
static BETWEEN: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:meetings?|talks|summit|negotiations|consultations|conversation|phone call|telephone call|call|encounter)\b[^.;:]{0,70}?\b(?:between|attended by|bringing together|brought together)\b|\b(?:hosted|hosts|will host|held|chaired|mediated|brokered)\b[^.;:]{0,40}?\b(?:meeting|talks|summit|negotiations)\b[^.;:]{0,30}?\b(?:between|with)\b",
    )
    .ok()
});

/// "Orlov's meeting with Aydin", "the meeting of Orlov with Aydin".
static POSSESSIVE: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)(?:[’']s?|\bhis|\bher) (?:\w+ ){0,3}(?:meeting|talks|conversation|negotiations|consultations|phone call|call|summit) with\b").ok()
});

/// Joins those who met: "met", "held talks with", "was received by".
static VERB: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?:
            (?:(?:has|have|had|also|later|then|briefly|first|recently)\ )*met(?:\ (?:again|briefly|privately|separately))?(?:\ with|\ up\ with)?
            |(?:will\ (?:also\ )?|(?:is|are|was)\ (?:due|scheduled|set)\ to\ |is\ to\ |are\ to\ )(?:meet(?:\ with)?|host|receive|hold\ (?:\w+\ ){0,3}(?:talks|a\ meeting|consultations|negotiations)\ with|sit\ down\ with|speak\ (?:by\ phone\ )?with)
            |meets(?:\ with)?|received|hosted|hosts|receives
            |(?:was|were|is|will\ be)\ (?:received|hosted)\ by
            |sat\ down\ (?:\w+\ ){0,4}with|sits\ down\ with
            |(?:held|holds|had|has\ held|have\ held|began|opened|concluded|is\ holding|engaged\ in)\ (?:[\w-]+\ ){0,4}(?:talks|meetings?|consultations|negotiations|discussions|phone\ call|telephone\ conversation|conversation|call|summit)\ (?:[\w-]+\ ){0,4}?with
            |(?:spoke|talked)\ (?:by\ (?:phone|telephone|video|video\ link)|on\ the\ phone|over\ the\ phone|via\ video\ link)\ (?:\w+\ ){0,3}?(?:with|to)
            |(?:phoned|telephoned)
        )\b",
    )
    .ok()
});

/// Follows those who met: "Ann Lee and Bo Berg met", "held talks".
static TOGETHER: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?:(?:(?:has|have|had|also|later|then|briefly|first|both)\ )*met
            |will\ (?:also\ )?(?:meet|hold\ (?:[\w-]+\ ){0,3}(?:talks|a\ meeting|consultations|negotiations))
            |(?:are|were)\ (?:due|scheduled|set)\ to\ meet|are\ to\ meet|meet|sat\ down
            |(?:held|hold|had|have\ held|began|opened|concluded|are\ holding)\ (?:[\w-]+\ ){0,5}(?:talks|meetings?|consultations|negotiations|discussions|phone\ call|telephone\ conversation|summit)
            |(?:spoke|talked)\ (?:\w+\ ){0,2}?(?:by\ (?:phone|telephone|video)|on\ the\ phone|over\ the\ phone|via\ video\ link|face\ to\ face))\b",
    )
    .ok()
});

/// "the Lavrov-Bayramov bilateral meeting"
static PAIR: Pattern = LazyLock::new(|| {
    Regex::new(r"\p{Lu}[\p{L}’']+[-–—]\p{Lu}[\p{L}’']+ (?:\w+ )?(?:meeting|talks|summit)\b").ok()
});

/// "The leaders of France, Germany and Poland met"
static UNNAMED: Pattern = LazyLock::new(|| {
    Regex::new(r"(?:[Ll]eaders|[Mm]inisters|[Pp]residents|[Cc]hancellors|[Oo]fficials|[Dd]elegations|[Dd]elegates|[Nn]egotiators|[Ee]nvoys|[Dd]iplomats|[Cc]ounterparts)\b[^.;:]{0,80}?\b(?:met|will meet|held (?:\w+ ){0,3}talks|sat down)\b").ok()
});

/// Negates a report that follows.
static DENIED_BEFORE: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:not|never|no|nor|neither|without|unless|if|whether|would|could|might|may|should|cannot|refus\w*|declin\w*|cancel\w*|postpon\w*|den(?:y|ies|ied)|reject\w*|rul(?:ed|es|ing) out|urg(?:ed|es|ing)|call(?:ed|s|ing)? (?:for|on|off)|propos\w*|offer\w*|want\w*|hop(?:e|es|ed|ing)|wish\w*|ready|willing|prepared|fail\w*|unable|avoid\w*|skip\w*|snub\w*|scrap\w*|abandon\w*|plann?(?:ed|ing)?|suggest\w*|demand\w*|seek\w*|sought|invit\w*|ask(?:ed|s)|expect\w*|possib\w*|potential|rumou?r\w*|alleged\w*|hypothetical|yet to|instead of|rather than|ahead of a possible|recall\w*|hail\w*|commemorat\w*|had (?:once|first|last)|last met|ambition\w*|dream\w*)\b|n[’']t\b",
    )
    .ok()
});

/// Negates a report that precedes.
static DENIED_AFTER: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:(?:was|were|been|be|is|are|has been|have been) (?:\w+ )?(?:cancel\w*|postponed|called off|scrapped|ruled out|denied|rejected|delayed|shelved|abandoned|suspended|unlikely|off the table|impossible|in doubt)|did not (?:take place|happen|materiali[sz]e)|never (?:took place|happened|materiali[sz]ed)|failed to (?:take place|materiali[sz]e)|fell through|would be|could be|might be|would (?:take place|happen|be held)|could (?:take place|happen)|if (?:he|she|they|the))\b",
    )
    .ok()
});

/// Reports of long ago.
static HISTORY: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:in|of|the|since) (?:1[0-9]{3}|200[0-9])\b|\b(?:decades?|centur(?:y|ies)|(?:[a-z]+|[0-9]+) years) ago\b|\banniversary\b|\b(?:film|novel|play|painting|book|documentary|drama|statue|museum|re-?enact\w*)\b").ok()
});

/// Things that are met besides people.
static THINGS: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)^(?: with)? (?:(?:the|its|all|those|these|his|her|their|an?|strong|fierce|stiff|widespread|sharp) )*(?:targets?|conditions?|requirements?|criteria|deadlines?|needs?|demands?|expectations?|goals?|challenges?|criticism|resistance|opposition|protests?|approval|applause|scepticism|skepticism|silence|standards?|a? ?fate|end|obligations?|award|prize|medal|letter|message|treatment|votes?|support|reports?|praise|honou?rs?|degree)\b").ok()
});

/// The beginning of another clause.
static CLAUSE: Pattern = LazyLock::new(|| {
    Regex::new(r"[;:]|, (?:but|and then|while|after|before|when|as|where)\b|\b(?:after|before|when|while|once|where) ").ok()
});

const PLACE: &str = r"(?P<place>(?:the )?(?:St\. )?\p{Lu}[\p{L}’'.-]*\p{L}(?:(?: (?:de|da|do|del|la|el|al|of|upon|am|an der))?[ -]\p{Lu}[\p{L}’'-]*\p{L}){0,3})";

static HOST: Pattern = LazyLock::new(|| {
    Regex::new(r"(?P<place>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?) (?:played host to|hosted (?:a|the|talks)|hosts (?:a|the|talks)|will host (?:a|the|talks))\b").ok()
});

/// "in Ukraine's capital Kyiv", "in the Swiss city of Geneva"
static CAPITAL: Pattern = LazyLock::new(|| {
    Regex::new(&format!(r"\b(?:in|at) (?:[\p{{L}}’' -]+ )?(?:capital|city|town|village|resort|port|suburb|lakeside|district)(?: of|,| city of| town of)? {PLACE}")).ok()
});

static IN: Pattern = LazyLock::new(|| {
    Regex::new(&format!(
        r"\b(?:[Ii]n|[Aa]t (?:the )?[\p{{L}} ’'-]{{2,40}} in) {PLACE}"
    ))
    .ok()
});

static DAY: Pattern = LazyLock::new(|| {
    let whole = months().join("|");
    let months = format!(r"(?:{whole}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)");
    let nth = "(?:st|nd|rd|th)?";
    let range = r"(?: ?[-–—] ?| to | and | through | until )";
    Regex::new(&format!(
        r"\b(?:(?P<month>{months}) (?P<day>[0-9]{{1,2}}){nth}(?:{range}(?:{months} )?[0-9]{{1,2}}{nth}\b)?(?:,? (?P<year>(?:1[0-9]|20)[0-9]{{2}}))?|(?P<day_before>[0-9]{{1,2}}){nth}(?: (?:of )?{months})?(?:{range}[0-9]{{1,2}}{nth})? (?:of )?(?P<month_after>{months})(?:,? (?P<year_after>(?:1[0-9]|20)[0-9]{{2}}))?)(?:\b|$|\s)"
    ))
    .ok()
});

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
