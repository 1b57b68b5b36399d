//! The light children: the article as plain HTML beside the shadow root, for
//! reader modes, crawlers, copies and old browsers.
//!
//! The renderer is the same; it writes into a writer that leaves out what only
//! styles and scripts need.

use super::{Context, Form, Renderer};
use crate::markup::{Attribute, Hint, Markup, Tag};
use crate::model::Article;

/// Writes the light children of an embed.
pub(super) fn light(article: &Article, context: &Context<'_>, out: &mut dyn Markup) {
    let mut out = Plain {
        label: Tag::heading(context.heading_level.get() + 2),
        is_kept: Vec::new(),
        out,
    };
    Renderer::new(article, context, Form::Light, &mut out).article();
}

/// Drops containers and hooks. Content of `<details>`, `<dl>` and `<footer>`, which
/// reader modes hide or remove, becomes running text.
struct Plain<'a> {
    /// The heading for the name of a fact.
    label: Tag,
    /// For each open element, whether it is written.
    is_kept: Vec<bool>,
    out: &'a mut dyn Markup,
}

impl Plain<'_> {
    fn is_written(&self) -> bool {
        self.is_kept.last().copied().unwrap_or(true)
    }

    /// Writes text without line breaks: they are displayed as spaces anyway, and
    /// content systems end paragraphs at empty lines.
    fn line(&mut self, text: &str, write: impl FnOnce(&mut dyn Markup, &str)) {
        if text.contains(['\n', '\r']) {
            write(self.out, &text.replace(['\n', '\r'], " "));
        } else {
            write(self.out, text);
        }
    }
}

impl Markup for Plain<'_> {
    fn open(&mut self, tag: Tag) {
        let tag = match tag {
            Tag::Aside | Tag::Dd | Tag::Div | Tag::Dl | Tag::Header | Tag::Summary => None,
            Tag::Details => Some(Tag::Section),
            Tag::Dt => Some(self.label),
            Tag::Footer => Some(Tag::P),
            tag => Some(tag),
        };
        self.is_kept.push(tag.is_some());
        if let Some(tag) = tag {
            self.out.open(tag);
        }
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        let is_hook = matches!(
            name,
            Attribute::Part
                | Attribute::Id
                | Attribute::Name
                | Attribute::Open
                | Attribute::DataArticle
                | Attribute::DataFormat
                | Attribute::DataVersion
        );
        if !is_hook && self.is_written() {
            self.line(value, |out, value| out.attribute(name, value));
        }
    }

    fn hint(&mut self, name: Hint, value: &str) {
        if name == Hint::Address && self.is_written() {
            self.out.hint(name, value);
        }
    }

    fn text(&mut self, text: &str) {
        self.line(text, |out, text| out.text(text));
    }

    fn close(&mut self) {
        if self.is_kept.pop().unwrap_or(true) {
            self.out.close();
        }
    }
}
