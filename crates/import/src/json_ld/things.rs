//! Reads the things that an article refers to: meetings, people, places and pictures.

use super::fields::{name_of, take_type, text, types};
use super::graph::Graph;
use crate::authors::{authors, is_address};
use crate::base::Base;
use crate::credits::credit;
use crate::draft::{Draft, Notes, contributor, date, decoded, pixels, short_slug};
use crate::inline::plain;
use crate::json::Node;
use crate::newsrooms::is_newsroom;
use article::{Contributor, Date, Image, Meeting, Person, SafeUrl, Slug, Text};

impl<'t> Graph<'t> {
    pub(super) fn meeting(&self, event: Node<'t>, notes: &mut Notes) -> Option<Meeting> {
        let name = text(event, "name")?;
        take_type(event, "Event");
        let fragment = |id: &str| {
            id.rsplit(['#', '/'])
                .next()
                .and_then(|text| Slug::parse(text).ok())
        };
        let own = event.peek_at("@id").and_then(fragment);
        if own.is_some() {
            event.text("@id");
        }
        let made = || short_slug(&name).or_else(|| Slug::parse("meeting").ok());
        let id = own.or_else(made)?;
        let summary = text(event, "description").as_deref().and_then(plain);
        if summary.is_none() {
            notes.review(format!(
                "{name}: the event has no description, so its name is used as the summary"
            ));
        }
        let start = event.text("startDate");
        let field = format!("{name}: startDate");
        // A moment without an offset, or a month, is kept as it is printed.
        let (start_date, date_text) = match start.map(str::trim) {
            Some(start) if Date::parse(start).is_err() => {
                let day = date(&field, start, &mut Notes::default());
                let printed = start.replacen('T', " ", 1);
                (day, Some(printed))
            }
            Some(start) => (date(&field, start, notes), None),
            None => (None, None),
        };
        let roles = ["attendee", "attendees", "performer", "organizer"];
        let people = roles.iter().flat_map(|role| event.list(role));
        // Who organises a meeting is not there because of it, unless it is a person.
        let is_person = |person: &Node<'t>| {
            let mut kinds = types(self.resolve(*person));
            !kinds.any(|kind| kind.ends_with("Organization"))
        };
        let people = people.filter(is_person);
        let attendees = people.filter_map(|person| self.person(person)).collect();
        let topics = event.list("about").map(|topic| self.resolve(topic));
        let agenda = topics.filter_map(|topic| plain(name_of(topic)?));
        let whole = event.get("superEvent").and_then(|whole| whole.get("@id"));
        let super_event = whole.and_then(|id| fragment(id.peek()?));
        if let (Some(whole), Some(_)) = (whole, &super_event) {
            whole.take();
        }
        Some(Meeting {
            id,
            summary: summary.unwrap_or_else(|| Text::from(name.as_str())),
            name,
            details: Vec::new(),
            format: None,
            start_date,
            date_text,
            location: event.list("location").find_map(|place| self.place(place)),
            attendees,
            agenda: agenda.collect(),
            outcome: None,
            super_event,
        })
    }

    pub(super) fn person(&self, value: Node<'t>) -> Option<Person> {
        let value = self.resolve(value);
        let name = self.label(value)?;
        take_type(value, "Person");
        let side = value
            .list("affiliation")
            .chain(value.list("worksFor"))
            .find_map(|side| self.label(side));
        Some(Person {
            name,
            job_title: text(value, "jobTitle"),
            affiliation: side,
        })
    }

    /// The name of a thing, on one line.
    pub(super) fn label(&self, value: Node<'t>) -> Option<String> {
        name_of(self.resolve(value))
            .and_then(plain)
            .map(|text| text.plain())
    }

    /// A location: the name of the place with its town, or its address.
    pub(super) fn place(&self, value: Node<'t>) -> Option<String> {
        let value = self.resolve(value);
        let name = self.label(value);
        let address = value.get("address").map(|address| self.resolve(address));
        let town = address.and_then(|address| {
            let parts = ["addressLocality", "addressRegion", "addressCountry"];
            let mut parts = parts.iter().filter_map(|part| text(address, part));
            parts
                .next()
                .or_else(|| address.as_text().map(str::to_owned))
        });
        match (name, town) {
            (Some(name), Some(town)) if !name.contains(&town) => Some(format!("{name}, {town}")),
            (Some(name), _) => Some(name),
            (None, town) => town,
        }
    }

    pub(super) fn name(&self, value: Node<'t>, notes: &mut Notes) -> Option<Contributor> {
        let value = self.resolve(value);
        let name = decoded(name_of(value)?);
        contributor(&name, value.text("url"), notes)
    }

    /// The authors: a person, several in one text, or an organisation.
    pub(super) fn authors(&self, value: Node<'t>, draft: &mut Draft) -> Vec<Contributor> {
        let value = self.resolve(value);
        let url = value.text("url").map(|url| draft.base.resolve(url));
        let is_organization = types(value).any(|kind| kind.ends_with("Organization"));
        let mut names: Vec<String> = match value.as_text() {
            Some(name) => vec![name.to_owned()],
            None => {
                let names = value.list("name").filter_map(Node::as_text);
                names.map(str::to_owned).collect()
            }
        };
        if names.is_empty() {
            let parts = ["givenName", "familyName"].map(|part| text(value, part));
            let whole: Vec<String> = parts.into_iter().flatten().collect();
            names.extend(Some(whole.join(" ")).filter(|name| !name.is_empty()));
        }
        let notes = &mut draft.notes;
        let found = names.into_iter().map(|name| match is_organization {
            true if is_newsroom(&name) && !name.contains(' ') => {
                notes.left_out(format!(
                    "author {name:?}: it is a word for a newsroom, not the name of one"
                ));
                Vec::new()
            }
            true if !is_address(&name) => contributor(&decoded(&name), url.as_deref(), notes)
                .into_iter()
                .collect(),
            _ => authors(&name, url.as_deref(), notes),
        });
        found.collect::<Vec<Vec<Contributor>>>().concat()
    }

    pub(super) fn image(&self, value: Node<'t>, base: &Base, notes: &mut Notes) -> Option<Image> {
        let value = self.resolve(value);
        let address = value
            .as_text()
            .or_else(|| value.text("url"))
            .or_else(|| value.text("contentUrl"))?;
        let src = match SafeUrl::resource(&base.resolve(address.trim())) {
            Ok(src) => src,
            Err(why) => {
                notes.left_out(format!("image {address:?}: {why}"));
                return None;
            }
        };
        take_type(value, "ImageObject");
        notes.review("image: the source has no text alternative for this picture; write image.alt");
        Some(Image {
            src,
            alt: String::new(),
            caption: value.text("caption").and_then(plain),
            credit: text(value, "creditText").and_then(|text| credit(&text)),
            width: size(value, "width"),
            height: size(value, "height"),
        })
    }
}

/// A super-event that is not one of the meetings cannot be referenced.
pub(super) fn keep_known_wholes(meetings: &mut [Meeting], notes: &mut Notes) {
    let ids: Vec<Slug> = meetings.iter().map(|meeting| meeting.id.clone()).collect();
    for meeting in meetings {
        let own = meeting.id.clone();
        let is_unknown = |whole: &mut Slug| !ids.contains(whole) || *whole == own;
        if let Some(whole) = meeting.super_event.take_if(is_unknown) {
            let name = &meeting.name;
            notes.left_out(format!(
                "{name}: superEvent {:?} is no meeting of the article",
                whole.as_str()
            ));
        }
    }
}

/// A number of pixels, or a thing with such a value.
fn size(image: Node<'_>, name: &str) -> Option<u32> {
    let measure = image.get(name)?;
    let number = measure.get("value").unwrap_or(measure);
    let pixels = pixels(number.value())?;
    number.take();
    take_type(measure, "QuantitativeValue");
    if measure.peek_at("unitCode") == Some("E37") {
        measure.text("unitCode");
    }
    Some(pixels)
}
