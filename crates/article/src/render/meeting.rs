//! A meeting: its summary line, and what opens with it.

use super::{Form, Renderer};
use crate::markup::{Attribute, Hint, Tag};
use crate::model::{Meeting, Person};
use crate::options::Mode;
use crate::surface::Part;

impl Renderer<'_> {
    /// The `index`th meeting of the article.
    pub(super) fn meeting(&mut self, meeting: &Meeting, index: usize) {
        self.open(Tag::Details, Part::Meeting);
        self.attribute(Attribute::Id, meeting.id.as_str());
        if self.context.mode == Mode::Single {
            self.attribute(Attribute::Name, self.article.id.as_str());
        }
        if self.starts_open.get(index) == Some(&true) {
            self.attribute(Attribute::Open, "");
        }
        self.summary(meeting);
        self.open(Tag::Div, Part::Details);
        self.rich_element(Tag::P, Part::Paragraph, &meeting.summary);
        let heading = self.heading_level(2);
        for content in &meeting.details {
            self.content(content, heading);
        }
        self.facts(meeting);
        self.permalink(meeting);
        self.close();
        self.close();
    }

    fn summary(&mut self, meeting: &Meeting) {
        self.open(Tag::Summary, Part::Summary);
        self.element(self.heading_level(1), Part::MeetingName, &meeting.name);
        let date = meeting.date_text.is_some() || meeting.start_date.is_some();
        if date || meeting.format.is_some() || meeting.location.is_some() {
            self.text(" ");
            // A separate line even without a style sheet.
            let line = match self.form {
                Form::Shadow => Tag::Span,
                Form::Light => Tag::P,
            };
            self.open(line, Part::MeetingMeta);
            self.meta(meeting);
            self.close();
        }
        self.close();
    }

    fn meta(&mut self, meeting: &Meeting) {
        if let Some(format) = meeting.format {
            self.out.open(Tag::Span);
            self.attribute(Attribute::DataFormat, format.as_str());
            self.interface_text(self.strings.format(format));
            self.close();
        }
        let has_date = meeting.start_date.is_some() || meeting.date_text.is_some();
        self.separator(meeting.format.is_some() && has_date);
        match (&meeting.start_date, &meeting.date_text) {
            (Some(date), printed) => self.date(date, printed.as_deref()),
            (None, Some(printed)) => {
                self.out.open(Tag::Span);
                self.isolated(printed);
                self.close();
            }
            (None, None) => {}
        }
        if let Some(location) = &meeting.location {
            self.separator(meeting.format.is_some() || has_date);
            self.isolated(location);
        }
    }

    fn facts(&mut self, meeting: &Meeting) {
        let super_event = meeting.super_event.as_ref();
        let whole = super_event.and_then(|id| self.meeting_with(id));
        let has_facts = whole.is_some()
            || !meeting.attendees.is_empty()
            || !meeting.agenda.is_empty()
            || meeting.outcome.is_some();
        if !has_facts {
            return;
        }
        self.open(Tag::Dl, Part::Facts);
        if let Some(whole) = whole {
            self.fact(self.strings.part_of, |this| {
                // Light children have no ids.
                let is_link = this.form == Form::Shadow;
                this.out.open(if is_link { Tag::A } else { Tag::P });
                if is_link {
                    this.attribute(Attribute::Href, &this.link_to(whole));
                }
                this.text(&whole.name);
                this.close();
            });
        }
        if !meeting.attendees.is_empty() {
            self.fact(self.strings.attendees, |this| {
                this.open(Tag::Ul, Part::Attendees);
                // WebKit exposes a list without markers as a group.
                this.attribute(Attribute::Role, "list");
                for person in &meeting.attendees {
                    this.person(person);
                }
                this.close();
            });
        }
        if !meeting.agenda.is_empty() {
            self.fact(self.strings.agenda, |this| {
                this.list(Tag::Ul, Part::Agenda, &meeting.agenda);
            });
        }
        if let Some(outcome) = &meeting.outcome {
            self.fact(self.strings.outcome, |this| {
                this.rich_element(Tag::P, Part::Outcome, outcome);
            });
        }
        self.close();
    }

    fn fact(&mut self, term: &str, value: impl FnOnce(&mut Self)) {
        self.out.open(Tag::Div);
        self.out.open(Tag::Dt);
        self.interface_text(term);
        self.close();
        self.out.open(Tag::Dd);
        value(self);
        self.close();
        self.close();
    }

    fn person(&mut self, person: &Person) {
        self.out.open(Tag::Li);
        self.element(Tag::Bdi, Part::Person, &person.name);
        let (title, affiliation) = (&person.job_title, &person.affiliation);
        if title.is_some() || affiliation.is_some() {
            self.text(match self.form {
                Form::Shadow => " ",
                Form::Light => self.strings.separator,
            });
            self.open(Tag::Span, Part::Role);
            if affiliation.is_none() {
                self.hint(Hint::Role, "title");
            }
            if let Some(title) = title {
                self.isolated(title);
            }
            if title.is_some() && affiliation.is_some() {
                self.text(self.strings.separator);
            }
            if let Some(affiliation) = affiliation {
                self.isolated(affiliation);
            }
            self.close();
        }
        self.close();
    }

    fn permalink(&mut self, meeting: &Meeting) {
        if self.form == Form::Light {
            return;
        }
        self.out.open(Tag::P);
        self.open(Tag::A, Part::Permalink);
        self.attribute(Attribute::Href, &self.link_to(meeting));
        self.interface_text(self.strings.permalink);
        self.close();
        self.close();
    }

    /// The permalink of a meeting: the page's URL with a fragment that also names
    /// the article, since a page can have several.
    fn link_to(&self, meeting: &Meeting) -> String {
        let page = self.context.page.unwrap_or_default();
        [
            page,
            "#",
            self.article.id.as_str(),
            "/",
            meeting.id.as_str(),
        ]
        .concat()
    }
}
