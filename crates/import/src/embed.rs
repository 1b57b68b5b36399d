//! Meetings in the markup that `prerender` writes. It says more of them than
//! linked data can, and each hook is one that the renderer puts there.

use crate::html::{Reader, plain_text};
use article::{Block, Date, Format, Meeting, Person, Slug, Text};
use scraper::ElementRef;

impl Reader {
    /// The meeting that a `<details part="meeting">` shows, unless it is not the
    /// one that linked data says of the same id.
    pub(super) fn embedded_meeting(
        &mut self,
        element: ElementRef<'_>,
        known: Option<Meeting>,
    ) -> Option<Meeting> {
        let id = Slug::parse(element.value().id()?)?;
        let name = part(element, "meeting-name").map(plain_text)?;
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
            meta(line, &mut meeting);
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
            .find_map(|href| Slug::parse(href.rsplit('/').next()?));
        if let Some(known) = known {
            let summary = known.summary.plain();
            if known.name != meeting.name || summary != meeting.summary.plain() {
                return None;
            }
            // Linked data tells an office from a country where one stands alone,
            // and the markup has marks in its topics.
            meeting.start_date = known.start_date.or(meeting.start_date);
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

fn meta(line: ElementRef<'_>, meeting: &mut Meeting) {
    for element in children(line) {
        let text = Some(plain_text(element)).filter(|text| !text.is_empty());
        if let Some(format) = element.value().attr("data-format") {
            meeting.format = Format::parse(format);
        } else if element.value().name() == "time" {
            let date = element.value().attr("datetime");
            meeting.start_date = date.and_then(Date::parse_yearless);
            meeting.date_text = text.filter(|_| named(element, "bdi").next().is_some());
        } else if element.value().name() == "span" {
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
        name: plain_text(part(item, "person")?),
        job_title,
        affiliation,
    })
}

fn part<'e>(element: ElementRef<'e>, name: &str) -> Option<ElementRef<'e>> {
    let mut parts = element.descendants().filter_map(ElementRef::wrap);
    parts.find(|part| part.value().attr("part") == Some(name))
}

fn named<'e>(element: ElementRef<'e>, name: &'static str) -> impl Iterator<Item = ElementRef<'e>> {
    let all = element.descendants().filter_map(ElementRef::wrap);
    all.filter(move |element| element.value().name() == name)
}

fn children<'e>(element: ElementRef<'e>) -> impl Iterator<Item = ElementRef<'e>> {
    element.children().filter_map(ElementRef::wrap)
}
