//! Markup as HTML text, for prerendering and servers.
//!
//! This file owns the escaping. Everything that leaves as HTML passes
//! [`escape`], whatever it is and wherever it goes, and tests hold the result
//! against a real HTML parser.

use crate::markup::{Attribute, Hint, Markup, Tag};

/// The style sheet, as `build.rs` leaves it: without comments and indentation.
pub const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/article-widget.css"));

/// Writes HTML.
#[derive(Debug, Default)]
pub struct Html {
    html: String,
    open: Vec<Tag>,
    /// Whether the last start tag still waits for its `>`.
    in_tag: bool,
}

impl Html {
    /// The HTML, with every element closed.
    #[must_use]
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.html
    }

    /// Begins a document.
    #[cfg(feature = "tooling")]
    pub fn doctype(&mut self) {
        self.html.push_str("<!doctype html>\n");
    }

    /// Writes JSON inside of `<script>`, where HTML knows no escapes. Without
    /// any `<` nothing can end the element or begin a comment in it, and in
    /// JSON that character only stands in strings.
    #[cfg(feature = "tooling")]
    pub fn json(&mut self, json: &serde_json::Value) {
        self.end_tag();
        self.html
            .push_str(&json.to_string().replace('<', r"\u003c"));
    }

    /// Writes the package's own style sheet inside of `<style>`, where HTML
    /// knows no escapes. It has nothing that would need one, which a test holds.
    pub(crate) fn style(&mut self) {
        self.end_tag();
        self.html.push_str(CSS);
    }

    fn named(&mut self, name: &'static str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        // Empty values are written out: XML has no attributes without one.
        self.html.push_str("=\"");
        escape(value, &mut self.html);
        self.html.push('"');
    }

    fn end_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.html.push('>');
        }
    }
}

impl Markup for Html {
    fn open(&mut self, tag: Tag) {
        self.end_tag();
        self.html.push('<');
        self.html.push_str(tag.as_str());
        self.in_tag = true;
        self.open.push(tag);
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        self.named(name.as_str(), value);
    }

    fn hint(&mut self, name: Hint, value: &str) {
        self.named(name.as_str(), value);
    }

    fn text(&mut self, text: &str) {
        self.end_tag();
        escape(text, &mut self.html);
    }

    fn close(&mut self) {
        let Some(tag) = self.open.pop() else {
            return;
        };
        if tag.is_void() {
            // HTML ignores the slash, XML needs it.
            self.html.push_str("/>");
            self.in_tag = false;
            return;
        }
        self.end_tag();
        self.html.push_str("</");
        self.html.push_str(tag.as_str());
        self.html.push('>');
    }
}

/// Writes `text` so that an HTML parser reads the same text again, as content
/// of an element and as a double-quoted attribute value alike.
///
/// `&`, `<`, `>` and the quotes have a meaning of their own
/// (<https://html.spec.whatwg.org/multipage/syntax.html#attributes-2>); a
/// carriage return would be read as a line feed.
fn escape(text: &str, html: &mut String) {
    html.reserve(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\r' => html.push_str("&#13;"),
            c => html.push(c),
        }
    }
}
