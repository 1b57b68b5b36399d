//! Finds the sentences of an English text that report a meeting, and their details.
//! The results are proposals to review.

mod denials;
mod details;
mod groups;
mod patterns;
mod sentences;

use crate::people::Pattern;
use crate::slug_of;
use article::{Meeting, Person, Text};
use denials::is_denied;
pub(crate) use details::dateline;
use details::{day, format, name, place, short_name};
use groups::{Group, Mention, after_phrase, begins, group_after, mentions, subject};
use patterns::*;
pub(crate) use sentences::sentences;

/// The meetings that a sentence reports, each with the words that report it: one, or one
/// for each of those who were met separately. It must name at least two people who met.
/// `people` are those of the whole text.
pub(crate) fn meetings(sentence: &str, people: &[Person]) -> Vec<(Meeting, String)> {
    if !is_match(&WORD, sentence) {
        return Vec::new();
    }
    let mentions = mentions(sentence, people);
    let Some(report) = report(sentence, &mentions) else {
        return Vec::new();
    };
    let groups = report.groups(is_match(&SEPARATE, sentence));
    let found = groups.into_iter().filter_map(|attendees| {
        let meeting = proposal(sentence, attendees, people)?;
        Some((meeting, report.trigger.clone()))
    });
    found.collect()
}

/// `people` are those of the whole text, who are no places.
fn proposal(sentence: &str, attendees: Vec<Person>, people: &[Person]) -> Option<Meeting> {
    let location = place(sentence, people);
    let (start_date, date_text) = day(sentence).unzip();
    let format = format(sentence, &attendees);
    let id = slug_of(&short_name(format, &attendees, location.as_deref()))?;
    Some(Meeting {
        id,
        name: name(format, &attendees, location.as_deref()),
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
    })
}

/// Whether a sentence reports a meeting of states or bodies without naming people.
pub(crate) fn is_unnamed_meeting(sentence: &str) -> bool {
    is_match(&UNNAMED, sentence) && !is_denied(sentence, 0..sentence.len())
}

/// The words that report a meeting, and who met whom.
struct Report<'p> {
    trigger: String,
    subject: Vec<&'p Person>,
    /// Empty if those of the subject met each other.
    object: Vec<&'p Person>,
}

impl Report<'_> {
    /// The attendees of each meeting.
    fn groups(&self, separate: bool) -> Vec<Vec<Person>> {
        let mut groups = match (self.subject.as_slice(), self.object.as_slice()) {
            ([_], [_, _, ..]) if separate => {
                let pair = |object| unique(self.subject.iter().chain([object]));
                self.object.iter().map(pair).collect()
            }
            (subject, object) => vec![unique(subject.iter().chain(object))],
        };
        groups.retain(|group| group.len() > 1);
        groups
    }
}

fn unique<'a, 'p: 'a>(people: impl Iterator<Item = &'a &'p Person>) -> Vec<Person> {
    let mut unique: Vec<Person> = Vec::new();
    for person in people {
        if !unique.contains(person) {
            unique.push((*person).clone());
        }
    }
    unique
}

/// The first report of a sentence.
fn report<'p>(sentence: &str, mentions: &[Mention<'p>]) -> Option<Report<'p>> {
    if mentions.len() < 2 {
        return None;
    }
    let patterns: [(&'static Pattern, Side); 7] = [
        (&BETWEEN, Side::After),
        (&POSSESSIVE, Side::Both),
        (&VERB, Side::Both),
        (&TALKS_WITH, Side::Phrase),
        (&WELCOME, Side::Guest),
        (&TOGETHER, Side::Before),
        (&AT_TALKS, Side::Together),
    ];
    let found = patterns.into_iter().find_map(|(pattern, side)| {
        let mut found = pattern.as_ref()?.find_iter(sentence);
        found.find_map(|found| met(sentence, mentions, &found, side))
    });
    found.or_else(|| pair(sentence, mentions))
}

/// What words report, if nothing denies it and all sides are named.
fn met<'p>(
    sentence: &str,
    mentions: &[Mention<'p>],
    words: &regex::Match<'_>,
    side: Side,
) -> Option<Report<'p>> {
    let range = words.range();
    if is_denied(sentence, range.clone()) {
        return None;
    }
    let has_name = mentions
        .iter()
        .any(|mention| range.contains(&mention.start));
    if matches!(side, Side::Phrase) && begins(sentence, mentions, range.start) {
        let (object, subject) = after_phrase(sentence, mentions, range.end)?;
        return (!has_name).then(|| Report {
            trigger: words.as_str().to_owned(),
            subject,
            object,
        });
    }
    let object = match side {
        Side::Before | Side::Together => Group::empty(range.end),
        Side::Both | Side::Phrase | Side::Guest if has_name => return None,
        _ => group_after(sentence, mentions, range.end),
    };
    let rest = sentence.get(object.end..).unwrap_or_default();
    // "after talks between unions and employers"
    if matches!(side, Side::Together) && is_match(&OF_OTHERS, rest) {
        return None;
    }
    // "met Ann Lee’s deputy"
    if !object.people.is_empty() && rest.starts_with(['\'', '’']) {
        return None;
    }
    let subject = match side {
        Side::After => Vec::new(),
        _ => subject(sentence, mentions, words, side),
    };
    let are_named = !subject.is_empty() && !object.people.is_empty();
    let is_complete = match side {
        Side::After => object.people.len() > 1,
        Side::Before | Side::Together => subject.len() > 1,
        Side::Both | Side::Phrase => are_named,
        Side::Guest => are_named && is_match(&TO_PLACE, rest),
    };
    is_complete.then(|| Report {
        trigger: words.as_str().trim().to_owned(),
        subject,
        object: object.people,
    })
}

/// "the Lavrov-Bayramov meeting"
fn pair<'p>(sentence: &str, mentions: &[Mention<'p>]) -> Option<Report<'p>> {
    let found = PAIR.as_ref()?.find(sentence)?;
    if is_denied(sentence, found.range()) {
        return None;
    }
    let inside = mentions
        .iter()
        .filter(|mention| found.range().contains(&mention.start));
    let people: Vec<_> = inside.map(|mention| mention.person).collect();
    (people.len() == 2).then(|| Report {
        trigger: found.as_str().to_owned(),
        subject: people,
        object: Vec::new(),
    })
}

/// Where those who met stand.
#[derive(Clone, Copy)]
enum Side {
    /// Before a verb without an object.
    Before,
    /// After "between".
    After,
    /// Before a verb and after it.
    Both,
    /// The same of a verb that needs a place.
    Guest,
    /// In the sentence of a phrase, and after it: "after talks with".
    Phrase,
    /// In the sentence of a phrase: "after talks".
    Together,
}

#[cfg(test)]
mod tests {
    use super::{
        ADVERBIAL, AT_TALKS, BELONGS, BETWEEN, CAPITAL, CLAUSE, DAY, DENIED_AFTER, DENIED_BEFORE,
        DESTINATION, HISTORY, HOST, IN, LINK, OF_OTHERS, ON_BEHALF, OPENING, PAIR, PAST,
        POSSESSIVE, SAYING, SEPARATE, TALKS_WITH, THINGS, TO_PLACE, TOGETHER, UNNAMED, VERB,
        WELCOME, WORD, dateline, day, meetings, place, sentences,
    };
    use crate::people::people;

    #[test]
    fn the_patterns_are_well_formed() {
        let patterns = [
            &ADVERBIAL,
            &AT_TALKS,
            &BELONGS,
            &BETWEEN,
            &DESTINATION,
            &LINK,
            &OF_OTHERS,
            &OPENING,
            &PAST,
            &SAYING,
            &SEPARATE,
            &TALKS_WITH,
            &TO_PLACE,
            &WELCOME,
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
        let found = meetings(text, &people(&[text])).pop();
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
        assert!(meetings(text, &people(&[text])).is_empty());
        let text = "Foreign Minister Ann Lee and Prime Minister Bo Berg held talks.";
        let found = meetings(text, &people(&[text])).pop();
        assert_eq!(
            found.map(|(m, _)| m.name).as_deref(),
            Some("Lee–Berg meeting")
        );
    }
}
