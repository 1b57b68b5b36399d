//! Markup as HTML text, for prerendering and servers.
//!
//! This file owns the escaping: all text in HTML passes through [`escape`], and
//! tests compare the result with a real HTML parser.

use crate::markup::{Attribute, Hint, Markup, Tag};

/// The style sheet as minified by `build.rs`: without comments and indentation.
pub const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/article-widget.css"));

/// Writes HTML.
#[derive(Debug, Default)]
pub struct Html {
    html: String,
    open: Vec<Tag>,
    /// Whether the last start tag is still missing its `>`.
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
    #[cfg(feature = "tools")]
    pub fn doctype(&mut self) {
        self.html.push_str("<!doctype html>\n");
    }

    /// Writes JSON inside `<script>`, where HTML has no escapes. Without `<`
    /// nothing can end the element or begin a comment in it, and in JSON that
    /// character occurs only in strings.
    #[cfg(feature = "tools")]
    pub fn json(&mut self, json: &serde_json::Value) {
        self.end_tag();
        self.html
            .push_str(&json.to_string().replace('<', r"\u003c"));
    }

    /// Writes the package's style sheet inside `<style>`, where HTML has no
    /// escapes. It contains nothing that needs one, which a test checks.
    pub(crate) fn style(&mut self) {
        self.end_tag();
        self.html.push_str(CSS);
    }

    fn named(&mut self, name: &'static str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        // Empty values are written: in XML every attribute has one.
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
            // HTML ignores the slash; XML requires it.
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

/// Escapes `text` for element content and for double-quoted attribute values: an
/// HTML parser reads the same text again.
///
/// `&`, `<`, `>` and quotes are special characters
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
