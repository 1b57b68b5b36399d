//! Reads the text of a saved page: removes navigation and the like, finds the headline
//! and the paragraphs, and proposes meetings.

mod furniture;
mod parts;

use crate::authors::{authors, is_byline, names_no_person};
use crate::draft::Draft;
use crate::error::Error;
use crate::people::people;
use crate::reports::{dateline, is_unnamed_meeting, meetings, sentences};
use article::{Article, Block, Content, Meeting, Promotion};
use parts::{Part, parts};

/// How much text is read: what surrounds an article on a page is less than three
/// times the longest article.
const MAX_BYTES: usize = 4 * article::MAX_TEXT_BYTES;

/// The maximum number of meetings proposed for one text.
const MAX_MEETINGS: usize = 200;

/// Reads a saved page.
///
/// # Errors
///
/// If it has no headline, or is longer than any article.
pub(crate) fn draft(text: &str, headline: Option<&str>) -> Result<Draft, Error> {
    if text.len() > MAX_BYTES {
        return Err(Error::File(format!(
            "has more than {} MiB of text; an article may have 1 MiB",
            MAX_BYTES >> 20
        )));
    }
    let mut draft = Draft::default();
    let mut parts = parts(text, &mut draft)?;
    // One that is given is put in the place of what is found, or of nothing.
    take_headline(&mut parts, &mut draft).or_else(|failure| match headline {
        Some(_) => Ok(()),
        None => Err(failure),
    })?;
    take_byline(&mut parts, &mut draft);
    take_end(&mut parts, &mut draft);
    let paragraphs: Vec<String> = parts
        .iter()
        .filter(|part| part.is_text())
        .map(Part::joined)
        .collect();
    let all: Vec<&str> = paragraphs
        .iter()
        .flat_map(|paragraph| sentences(paragraph))
        .collect();
    let people = people(&all);
    let mut proposed = false;
    for part in parts {
        if !part.is_text() {
            draft.add(Some(part.list_or_heading()));
            continue;
        }
        let texts = part.paragraphs();
        texts.iter().for_each(|text| draft.paragraph(text));
        for sentence in texts.iter().flat_map(|text| sentences(text)) {
            let found = meetings(sentence, &people);
            if found.is_empty() && is_unnamed_meeting(sentence) {
                draft.notes.review(format!(
                    "a meeting without names; add it if the story is about it: {sentence:?}"
                ));
            }
            for (meeting, words) in found {
                propose(meeting, &words, sentence, &mut draft);
                proposed = true;
            }
        }
    }
    if proposed {
        draft.notes.review(
            "the summaries of proposed meetings are sentences that stand in the text as well; \
             write what was said there instead, and agenda and outcome",
        );
    }
    Ok(draft)
}

/// Notes for a text that is not English: meetings are not proposed, but sentences with a
/// word for one are listed if such words are known.
pub(crate) fn not_searched(article: &Article) -> Vec<String> {
    let language = article.in_language.as_str();
    let primary = language.split('-').next().unwrap_or_default();
    if primary == "en" {
        return Vec::new();
    }
    let words = words_for_meetings(primary);
    let known = match language {
        "und" => "its language is not known".to_owned(),
        language => format!("the text is in {language}"),
    };
    let mut notes = vec![format!(
        "review: meetings are proposed from English sentences alone, and {known}{}",
        match words {
            [] => "",
            _ => "; those with a word for a meeting follow",
        }
    )];
    for (index, block) in article.body.iter().enumerate() {
        let Block::Content(Content::Paragraph { text }) = block else {
            continue;
        };
        for sentence in sentences(&text.plain()) {
            let lower = sentence.to_lowercase();
            if words.iter().any(|word| lower.contains(word)) {
                notes.push(format!("review: body[{index}]: {sentence:?}"));
            }
        }
    }
    notes
}

/// Stems of words for meetings, talks and summits.
fn words_for_meetings(language: &str) -> &'static [&'static str] {
    match language {
        "az" => &["görüş", "danışıq", "məsləhətləşmə", "sammit", "zirvə"],
        "hy" => &["հանդիպ", "բանակց", "գագաթնաժողով", "խորհրդակց"],
        "ru" => &["встреч", "встрет", "консультаци", "переговор", "саммит"],
        _ => &[],
    }
}

/// The first short part is the headline; repetitions are dropped.
fn take_headline(parts: &mut Vec<Part>, draft: &mut Draft) -> Result<(), Error> {
    let is_short = |part: &Part| part.lines.len() <= 2 && part.joined().chars().count() <= 250;
    // What a page says twice is its title more surely than what comes first.
    let is_repeated = |part: &Part| {
        let text = part.joined();
        is_short(part) && parts.iter().filter(|other| other.joined() == text).count() > 1
    };
    let begin = || parts.iter().take(8);
    let repeated = begin().position(is_repeated);
    let Some(at) = repeated.or_else(|| begin().position(is_short)) else {
        return Err(Error::Data(
            "the text has no headline: a short line at the beginning, before an empty line; \
             give one with --headline"
                .to_owned(),
        ));
    };
    for before in parts.drain(..at) {
        draft.notes.left_out(format!(
            "of the page around the article, before the headline: {:?}",
            before.joined()
        ));
    }
    let headline = parts.remove(0).joined();
    let count = parts.len();
    parts.retain(|part| part.joined() != headline);
    if parts.len() < count {
        draft.notes.left_out(format!(
            "the headline where it is repeated ({} times)",
            count - parts.len()
        ));
    }
    draft.headline = Some(headline);
    Ok(())
}

/// Short lines after the last paragraph are not headings, since nothing follows.
fn take_end(parts: &mut Vec<Part>, draft: &mut Draft) {
    let text = parts.iter().rposition(|part| !part.is_heading());
    let Some(text) = text else {
        return;
    };
    for after in parts.drain(text + 1..) {
        draft.notes.left_out(format!(
            "of the page around the article, after its end: {:?}",
            after.joined()
        ));
    }
}

/// Lines under the headline with authors and dates.
fn take_byline(parts: &mut Vec<Part>, draft: &mut Draft) {
    while let Some(line) = parts.first().and_then(|part| part.lines.first()) {
        let is_short = line.chars().count() <= 100 && !line.ends_with('.');
        if names_no_person(line) && !draft.authors.is_empty() {
            draft
                .notes
                .left_out(format!("the byline {line:?}, which names no person"));
        } else if is_byline(line) && is_short && draft.authors.is_empty() {
            draft.authors = authors(&line.clone(), None, &mut draft.notes);
        } else if let Some(date) = dateline(line).filter(|_| draft.published.is_none()) {
            draft.published = Some(date);
        } else {
            return;
        }
        if let Some(part) = parts.first_mut() {
            part.lines.remove(0);
        }
        parts.retain(|part| !part.lines.is_empty());
    }
}

fn propose(meeting: Meeting, words: &str, sentence: &str, draft: &mut Draft) {
    let said_again = |known: &Meeting| {
        known.attendees.len() == meeting.attendees.len()
            && known.attendees.iter().all(|person| {
                let mut others = meeting.attendees.iter();
                others.any(|other| other.name == person.name)
            })
            && (known.start_date.is_none()
                || meeting.start_date.is_none()
                || known.start_date == meeting.start_date)
    };
    let known = draft.meetings().find(|known| said_again(known));
    if let Some(name) = known.map(|known| known.name.clone()) {
        draft.notes.review(format!(
            "this may tell more of the meeting {name:?}: {sentence:?}"
        ));
        return;
    }
    if draft.meetings().count() >= MAX_MEETINGS {
        draft.notes.left_out(format!(
            "a meeting, since {MAX_MEETINGS} are proposed already: {sentence:?}"
        ));
        return;
    }
    draft.notes.review(format!(
        "body[{}]: the meeting {:?} is proposed for the words {words:?} in: {sentence:?}",
        draft.body.len(),
        meeting.name,
    ));
    draft.meeting(meeting);
}

/// The first advertisement becomes the promotion.
fn promote(line: &str, number: usize, draft: &mut Draft) {
    if draft.promotion.is_some() {
        draft
            .notes
            .left_out(format!("line {number}, an advertisement: {line:?}"));
        return;
    }
    draft.promotion = Some(Promotion {
        text: line.to_owned(),
        url: None,
    });
    draft.notes.review(format!(
        "promotion: line {number} seems to advertise something: {line:?}"
    ));
}
