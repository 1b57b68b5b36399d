//! Headline, standfirst, byline and the picture above the text.

use super::{Form, Renderer};
use crate::date::Date;
use crate::markup::{Attribute, Tag};
use crate::model::Contributor;
use crate::surface::Part;

impl Renderer<'_> {
    pub(super) fn header(&mut self) {
        let article = self.article;
        self.open(Tag::Header, Part::Header);
        self.element(self.heading_level(0), Part::Headline, &article.headline);
        if let Some(description) = &article.description {
            self.element(Tag::P, Part::Description, description);
        }
        self.byline();
        if let Some(image) = &article.image {
            self.image(image);
        }
        self.close();
    }

    /// Who wrote it, who published it, and when.
    fn byline(&mut self) {
        let article = self.article;
        let published = article.date_published.as_ref();
        if article.author.is_empty() && article.publisher.is_none() && published.is_none() {
            return;
        }
        self.open(Tag::P, Part::Byline);
        if !article.author.is_empty() {
            self.out.open(Tag::Span);
            if self.form == Form::Light {
                // Reader modes recognize the byline by this name.
                self.attribute(Attribute::Class, "byline");
            }
            if !self.strings.by.is_empty() {
                self.interface_text(self.strings.by);
            }
            for (index, author) in article.author.iter().enumerate() {
                self.text(if index > 0 {
                    self.strings.separator
                } else {
                    ""
                });
                self.contributor(author);
            }
            self.close();
        }
        if let Some(publisher) = &article.publisher {
            self.separator(!article.author.is_empty());
            self.out.open(Tag::Span);
            self.contributor(publisher);
            self.close();
        }
        if let Some(date) = published {
            self.separator(!article.author.is_empty() || article.publisher.is_some());
            self.date(date, None);
        }
        self.close();
    }

    fn contributor(&mut self, contributor: &Contributor) {
        self.out.open(Tag::Bdi);
        self.linked(&contributor.name, contributor.url.as_ref());
        self.close();
    }

    /// The dot between two parts of a line. It is text, so it is copied and read
    /// aloud, and needs no style sheet.
    pub(super) fn separator(&mut self, is_needed: bool) {
        self.text(if is_needed { " · " } else { "" });
    }

    /// A date as the article prints it, else in the language of the interface.
    pub(super) fn date(&mut self, date: &Date, printed: Option<&str>) {
        self.out.open(Tag::Time);
        self.attribute(Attribute::Datetime, date.as_str());
        match printed {
            Some(printed) => self.isolated(printed),
            None => self.interface_text(&self.strings.date(date)),
        }
        self.close();
    }
}
