//! Reads the parts of an item in every version: fields with a common prefix, or a list.

use crate::html;
use crate::inline::plain;
use crate::json::Node;

/// The parts of an item in its different forms.
pub(super) struct Parts<'t>(pub(super) Vec<Part<'t>>);

/// A text in one of its forms.
pub(super) struct Part<'t> {
    role: String,
    kind: String,
    value: Node<'t>,
    text: &'t str,
}

impl<'t> Parts<'t> {
    /// Uses the first form that is HTML.
    pub(super) fn html(&self) -> Option<&'t str> {
        let is_html = |part: &&Part<'_>| part.kind.contains("html") || part.role.contains("html");
        // A role may only say that there is markup.
        let looks_so = |part: &&Part<'_>| {
            !part.kind.contains("plain") && !part.kind.contains("xml") && part.text.contains("<p")
        };
        let found = self.0.iter().find(is_html);
        found
            .or_else(|| self.0.iter().find(looks_so))?
            .value
            .as_text()
    }

    /// Uses the first form that is plain text, else the text of the HTML, on one line.
    pub(super) fn plain(&self) -> Option<String> {
        let is_plain = |part: &&Part<'_>| {
            !part.kind.contains("ml")
                && !part.role.contains("ml")
                && !part.text.trim_start().starts_with('<')
        };
        let found = self.0.iter().find(is_plain);
        let found = found.and_then(|part| part.value.as_text().map(str::to_owned));
        let stripped = || {
            Some(html::plain_text(
                html::parse(self.html()?).ok()?.root_element(),
            ))
        };
        found
            .or_else(stripped)
            .and_then(|text| plain(&text))
            .map(|text| text.plain())
    }

    /// Uses the first form without markup, with its lines.
    pub(super) fn text(&self) -> Option<&'t str> {
        let is_text = |part: &&Part<'_>| {
            !part.kind.contains("ml") && !part.text.trim_start().starts_with('<')
        };
        self.0.iter().find(is_text)?.value.as_text()
    }
}

/// The parts of a family: `body_…` of version 1, the list `bodies` of others.
pub(super) fn parts<'t>(item: Node<'t>, prefix: &str, list: &str) -> Parts<'t> {
    let filled = |node: Node<'t>| {
        let text = node.peek().filter(|text| !text.trim().is_empty())?;
        Some((node, text))
    };
    let listed = item.list(list).filter_map(|part| {
        let word = |name| part.peek_at(name).unwrap_or_default().to_lowercase();
        let (value, text) = filled(part.get("value")?)?;
        Some(Part {
            role: word("role"),
            kind: word("contenttype"),
            value,
            text,
        })
    });
    let prefixed = item.fields().filter_map(|(name, value)| {
        let name = name.to_lowercase();
        let role = name.strip_prefix(prefix)?;
        let (value, text) = filled(value)?;
        Some(Part {
            role: role.trim_start_matches('_').to_owned(),
            kind: String::new(),
            value,
            text,
        })
    });
    Parts(listed.chain(prefixed).collect())
}
