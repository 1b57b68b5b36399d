//! A line of text: strings, links, and spans with emphasis or in another language.

use super::Renderer;
use crate::language::direction;
use crate::markup::{Attribute, Tag};
use crate::model::{Span, Text};
use crate::surface::Part;

impl Renderer<'_> {
    /// The spans of a text, in order.
    pub(super) fn rich(&mut self, text: &Text) {
        for span in &text.0 {
            self.span(span);
        }
    }

    /// An element that contains a text.
    pub(super) fn rich_element(&mut self, tag: Tag, part: Part, text: &Text) {
        self.open(tag, part);
        self.rich(text);
        self.close();
    }

    fn span(&mut self, span: &Span) {
        let mut elements = 0;
        let mut begin = |this: &mut Self, tag| {
            this.out.open(tag);
            elements += 1;
        };
        if let Some(href) = &span.href {
            begin(self, Tag::A);
            self.address(Attribute::Href, href);
        }
        if span.strong {
            begin(self, Tag::Strong);
        }
        if span.emphasis {
            begin(self, Tag::Em);
        }
        if let Some(lang) = &span.lang {
            begin(self, Tag::Span);
            self.attribute(Attribute::Lang, lang.as_str());
            self.attribute(Attribute::Dir, direction(lang.as_str()).as_str());
        }
        self.text(&span.text);
        for _ in 0..elements {
            self.close();
        }
    }
}
