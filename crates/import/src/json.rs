//! JSON of other formats. Records which values were used, so the rest can be
//! reported. Knows no particular format.
//!
//! Finding a value does not use it; only the methods that return a text, a number or
//! everything do, unless documented otherwise.

mod unused;

use crate::error::Error;
use crate::json_text;
use article::Value;
use std::cell::RefCell;
use std::collections::HashSet;

/// Whether names are case-sensitive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    Exact,
    AnyCase,
}

/// Parses JSON.
///
/// # Errors
///
/// If it is invalid, with the location.
pub(crate) fn read(text: &str) -> Result<Value, Error> {
    json_text::read(text).map_err(|problem| Error::Json {
        text: text.to_owned(),
        problem,
    })
}

/// A document, and which of its values were used.
#[derive(Debug)]
pub(crate) struct Tree<'v> {
    root: &'v Value,
    names: Names,
    /// The used values. They do not move while the tree borrows them.
    taken: RefCell<HashSet<*const Value>>,
}

/// A value of a tree.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'t> {
    value: &'t Value,
    tree: &'t Tree<'t>,
}

impl<'v> Tree<'v> {
    /// A document with no used values.
    pub(crate) fn new(root: &'v Value, names: Names) -> Self {
        Self {
            root,
            names,
            taken: RefCell::default(),
        }
    }

    /// The whole document.
    pub(crate) fn root(&self) -> Node<'_> {
        Node {
            value: self.root,
            tree: self,
        }
    }

    fn is_same(&self, name: &str, other: &str) -> bool {
        match self.names {
            Names::Exact => name == other,
            Names::AnyCase => name.eq_ignore_ascii_case(other),
        }
    }
}

impl<'t> Node<'t> {
    /// The field of this name, unless it is null; the last one counts.
    pub(crate) fn get(self, name: &str) -> Option<Self> {
        let mut fields = self.object().iter().rev();
        let (_, value) = fields.find(|(key, _)| self.tree.is_same(key, name))?;
        (value != &Value::Null).then(|| self.with(value))
    }

    /// Uses the text of the field of this name, unless it is empty.
    pub(crate) fn text(self, name: &str) -> Option<&'t str> {
        let node = self.get(name)?;
        node.peek().filter(|text| !text.trim().is_empty())?;
        node.as_text()
    }

    /// The text of a field, without using it.
    pub(crate) fn peek_at(self, name: &str) -> Option<&'t str> {
        self.get(name)?
            .peek()
            .filter(|text| !text.trim().is_empty())
    }

    /// The items of an array; a single value counts as an array of one.
    pub(crate) fn items(self) -> impl ExactSizeIterator<Item = Self> + Clone + use<'t> {
        let items = match self.value {
            Value::Array(items) => items.as_slice(),
            Value::Null => &[],
            other => std::slice::from_ref(other),
        };
        items.iter().map(move |value| self.with(value))
    }

    /// The items of the field of this name.
    pub(crate) fn list(self, name: &str) -> impl Iterator<Item = Self> + Clone + use<'t> {
        self.get(name).into_iter().flat_map(Self::items)
    }

    /// The fields of an object.
    pub(crate) fn fields(self) -> impl Iterator<Item = (&'t str, Self)> + Clone + use<'t> {
        let fields = self.object().iter();
        fields.map(move |(name, value)| (name.as_str(), self.with(value)))
    }

    /// Uses the value, if it is a string.
    pub(crate) fn as_text(self) -> Option<&'t str> {
        let text = self.peek()?;
        self.take();
        Some(text)
    }

    /// The value, if it is a string, without using it.
    pub(crate) fn peek(self) -> Option<&'t str> {
        match self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value, without using it.
    pub(crate) fn value(self) -> &'t Value {
        self.value
    }

    /// Uses the value and everything in it.
    pub(crate) fn take(self) {
        self.tree
            .taken
            .borrow_mut()
            .insert(std::ptr::from_ref(self.value));
        match self.value {
            Value::Array(items) => items.iter().for_each(|item| self.with(item).take()),
            Value::Object(fields) => fields.iter().for_each(|(_, value)| self.with(value).take()),
            _ => {}
        }
    }

    fn object(self) -> &'t [(String, Value)] {
        match self.value {
            Value::Object(fields) => fields,
            _ => &[],
        }
    }

    fn with(self, value: &'t Value) -> Self {
        Self { value, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, Tree};
    use crate::draft::Notes;

    fn left(json: &str, take: impl Fn(super::Node<'_>)) -> Vec<String> {
        let value = serde_json::from_str(json).expect("JSON");
        let tree = Tree::new(&value, Names::AnyCase);
        take(tree.root());
        let mut notes = Notes::default();
        tree.report("", &["uri", "sizes"], &mut notes);
        notes.into_lines()
    }

    #[test]
    fn unused_values_are_reported_by_path() {
        let json = r#"{
            "Title": "t", "title": "u", "Tags": ["a", "b"], "none": null, "blank": " ", "empty": [{}],
            "by": [{"name": "n", "mail": "m"}, {"name": "o", "mail": "p"}, {"age": 3}],
            "pictures": [{"uri": "x", "href": "h", "sizes": {"small": 1}}]
        }"#;
        let lines = left(json, |root| {
            assert_eq!(root.text("TITLE"), Some("u"), "the last one counts");
            assert_eq!(root.peek_at("tags"), None);
            assert_eq!(root.list("by").filter_map(|by| by.text("name")).count(), 2);
            for picture in root.list("pictures") {
                picture.text("href");
            }
        });
        assert_eq!(
            lines,
            [
                r#"left out: Title: "t""#,
                r#"left out: Tags: ["a", "b"]"#,
                r#"left out: by[].mail (2 times): "m""#,
                r#"left out: by[2]: {"age": 3}"#,
                "left out: machine-readable metadata: pictures[0].uri, pictures[0].sizes",
            ]
        );
    }

    #[test]
    fn the_number_of_listed_paths_is_limited() {
        let fields: Vec<String> = (0..2_000).map(|n| format!("\"f{n}\": {n}")).collect();
        let json = format!("{{\"a\": 1, {}}}", fields.join(", "));
        let lines = left(&json, |root| {
            if let Some(node) = root.get("a") {
                node.take();
            }
        });
        assert_eq!(lines.len(), 501);
        let last = lines.last().map(String::as_str);
        assert_eq!(last, Some("left out: values at 1500 more paths"));
    }

    #[test]
    fn long_values_are_cut() {
        let json = format!(r#"{{"a": 1, "é": "{}"}}"#, "é".repeat(5_000));
        let lines = left(&json, |root| {
            if let Some(node) = root.get("a") {
                node.take();
            }
        });
        assert_eq!(lines.len(), 1);
        assert!(
            lines
                .iter()
                .all(|line| line.chars().count() < 130 && line.ends_with('…'))
        );
    }
}
