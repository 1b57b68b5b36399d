//! Reads shadow roots without light children, as prerendered by versions up to 0.1.
//! They have more about meetings than JSON-LD, but not everything as in the article, so
//! both are read. `embed.rs` reads current markup.

use crate::draft::{Draft, contributor, replace};
use crate::elements::{children, named, part};
use crate::html::{Reader, plain_text};
use article::{
    Block, Contributor, Date, Format, Meeting, Person, Promotion, SafeUrl, Slug, Strings, Text,
};
use scraper::ElementRef;

impl Reader {
    /// The meeting in a `<details part="meeting">`, unless it contradicts JSON-LD with
    /// the same id.
    pub(super) fn embedded_meeting(
        &mut self,
        element: ElementRef<'_>,
        known: Option<Meeting>,
    ) -> Option<Meeting> {
        let id = Slug::parse(element.value().id()?).ok()?;
        let name = part(element, "meeting-name").and_then(text)?;
        let opened = part(element, "details")?;
        let mut blocks = self
            .blocks_of(opened)
            .into_iter()
            .filter_map(|block| match block {
                Block::Content(content) => Some(content),
                Block::Meeting(_) => None,
            });
        let summary = match blocks.next() {
            Some(article::Content::Paragraph { text }) => text,
            _ => Text::from(name.as_str()),
        };
        let details = blocks.collect();
        let mut meeting = Meeting {
            id,
            name,
            summary,
            details,
            format: None,
            start_date: None,
            date_text: None,
            location: None,
            attendees: Vec::new(),
            agenda: Vec::new(),
            outcome: None,
            super_event: None,
        };
        if let Some(line) = part(element, "meeting-meta") {
            meta(line, language_around(element), &mut meeting);
        }
        if let Some(people) = part(element, "attendees") {
            meeting.attendees = children(people).filter_map(person).collect();
        }
        if let Some(topics) = part(element, "agenda") {
            meeting.agenda = children(topics)
                .filter_map(|topic| self.text_of(topic))
                .collect();
        }
        meeting.outcome = part(element, "outcome").and_then(|outcome| self.text_of(outcome));
        let links = part(element, "facts")
            .into_iter()
            .flat_map(|facts| named(facts, "dd"));
        meeting.super_event = links
            .filter_map(|value| children(value).next()?.value().attr("href"))
            .find_map(|href| Slug::parse(href.rsplit('/').next()?).ok());
        if let Some(known) = known {
            let summary = known.summary.plain();
            if known.name != meeting.name || summary != meeting.summary.plain() {
                return None;
            }
            // Linked data tells an office from a country where one stands alone,
            // and the markup has marks in its topics.
            meeting.start_date = known.start_date.or(meeting.start_date);
            meeting.date_text = meeting.date_text.or(known.date_text);
            meeting.location = known.location.or(meeting.location);
            meeting.super_event = known.super_event.or(meeting.super_event);
            if !known.attendees.is_empty() {
                meeting.attendees = known.attendees;
            }
            let plain = |topics: &[Text]| topics.iter().map(Text::plain).collect::<Vec<_>>();
            if !known.agenda.is_empty() && plain(&known.agenda) != plain(&meeting.agenda) {
                meeting.agenda = known.agenda;
            }
        }
        Some(meeting)
    }
}

/// The line under a meeting's name. A date that the renderer formats is not text of the
/// article.
fn meta(line: ElementRef<'_>, language: &str, meeting: &mut Meeting) {
    let strings = Strings::for_language(language);
    for element in children(line) {
        let text = text(element);
        let is_isolated = named(element, "bdi").next().is_some();
        if let Some(format) = element.value().attr("data-format") {
            meeting.format = Format::parse(format).ok();
        } else if element.value().name() == "time" {
            let date = element.value().attr("datetime");
            meeting.start_date = date.and_then(|text| Date::parse_yearless(text).ok());
            let usual = meeting.start_date.as_ref().map(|date| strings.date(date));
            meeting.date_text = text.filter(|text| is_isolated || Some(text) != usual.as_ref());
        } else if element.value().name() == "span" && is_isolated {
            meeting.date_text = text;
        } else {
            meeting.location = text;
        }
    }
}

fn person(item: ElementRef<'_>) -> Option<Person> {
    let mut roles = part(item, "role")
        .into_iter()
        .flat_map(|role| named(role, "bdi"))
        .map(plain_text);
    let (first, second) = (roles.next(), roles.next());
    let (job_title, affiliation) = match second {
        Some(second) => (first, Some(second)),
        None => (None, first),
    };
    Some(Person {
        name: part(item, "person").and_then(text)?,
        job_title,
        affiliation,
    })
}

/// The text of an element, if it has any: damaged markup may lack it.
fn text(element: ElementRef<'_>) -> Option<String> {
    Some(plain_text(element)).filter(|text| !text.is_empty())
}

/// The language of the embed's interface.
fn language_around(element: ElementRef<'_>) -> &str {
    let around = element.ancestors().filter_map(ElementRef::wrap);
    let mut tags = around.filter_map(|outer| outer.value().attr("lang"));
    tags.next().unwrap_or("en")
}

/// Fills in the header and the end of the embed's article.
pub(crate) fn fill(article: ElementRef<'_>, draft: &mut Draft) {
    let strings = Strings::for_language(language_around_self(article));
    draft.id = article
        .value()
        .attr("data-article")
        .and_then(|text| Slug::parse(text).ok());
    if let Some(text) = part(article, "description").map(plain_text) {
        replace(
            "description",
            &mut draft.description,
            text,
            &mut draft.notes,
        );
    }
    if let Some(line) = part(article, "byline") {
        let mut spans = children(line)
            .filter(|e| e.value().name() == "span")
            .peekable();
        let by = strings.by.trim();
        let has_authors = spans.peek().is_some_and(|span| {
            plain_text(*span).starts_with(by) && !by.is_empty()
                || named(*span, "bdi").nth(1).is_some()
        });
        if has_authors && let Some(span) = spans.next() {
            let found = contributors(span, draft);
            if draft.authors.is_empty() {
                draft.authors = found;
            }
        }
        if draft.publisher.is_none()
            && let Some(span) = spans.next()
        {
            draft.publisher = contributors(span, draft).into_iter().next();
        }
        if draft.published.is_none() {
            let time = named(line, "time").find_map(|time| time.value().attr("datetime"));
            draft.published = time.and_then(|text| Date::parse(text).ok());
        }
    }
    if let Some(line) = part(article, "promotion") {
        let link = named(line, "a").find_map(|link| link.value().attr("href"));
        draft.promotion = Some(Promotion {
            text: plain_text(line),
            url: link.and_then(|url| SafeUrl::link(url).ok()),
        });
    }
    let header = children(article).find(|e| e.value().name() == "header");
    if let Some(figure) = header.and_then(|header| named(header, "figure").next()) {
        let mut reader = Reader::default();
        let shown = reader.image_of(figure);
        if let Some(shown) = shown
            && let Some(stated) = draft.image.replace(shown.clone())
            && (&stated.src, &stated.caption, &stated.credit)
                != (&shown.src, &shown.caption, &shown.credit)
        {
            let texts = [
                Some(stated.src.as_str().to_owned()),
                stated.caption.as_ref().map(Text::plain),
                stated.credit,
            ];
            let texts: Vec<String> = texts.into_iter().flatten().collect();
            draft.notes.left_out(format!(
                "image {texts:?} of the data: the page shows another"
            ));
        }
    }
}

fn language_around_self(article: ElementRef<'_>) -> &str {
    article.value().attr("lang").unwrap_or("en")
}

/// The names in a part of the byline.
fn contributors(span: ElementRef<'_>, draft: &mut Draft) -> Vec<Contributor> {
    let names = named(span, "bdi").filter_map(|name| {
        let link = named(name, "a").find_map(|link| link.value().attr("href"));
        contributor(&plain_text(name), link, &mut draft.notes)
    });
    names.collect()
}
