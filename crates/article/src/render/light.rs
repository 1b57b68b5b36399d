//! The article as plain HTML: what stands in `<article-widget>` beside the
//! shadow root, for reader modes, crawlers, copies and old browsers.
//!
//! Nothing is described anew here. The renderer writes as ever, into a writer
//! that leaves out what only styles and scripts need.

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

/// Drops boxes and hooks. Whatever is hidden by a closed `<details>`, a `<dl>`
/// or a `<footer>` that reader modes remove, becomes running text.
struct Plain<'a> {
    /// The heading that the name of a fact becomes.
    label: Tag,
    /// For each open element, whether it is written.
    is_kept: Vec<bool>,
    out: &'a mut dyn Markup,
}

impl Plain<'_> {
    fn is_written(&self) -> bool {
        self.is_kept.last().copied().unwrap_or(true)
    }

    /// Hands on a text without line breaks. They show as spaces anyway, and
    /// content systems end a paragraph at an empty line.
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
