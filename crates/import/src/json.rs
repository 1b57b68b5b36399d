//! JSON of other formats. Records which values were used, so the rest can be
//! reported. Knows no particular format.
//!
//! Finding a value does not use it; only the methods that return a text, a number or
//! everything do, unless documented otherwise.

use crate::draft::Notes;
use crate::error::Error;
use crate::json_text;
use article::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};

/// How many characters of a value that was left out are shown.
const EXCERPT: usize = 100;

/// The maximum number of paths that are listed. The others are counted.
const MAX_PLACES: usize = 500;

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

    /// Notes every unused value by its path: a line for each, with paths that differ
    /// only in an index as one, and a single line for machine-readable metadata.
    pub(crate) fn report(&self, document: &str, technical: &[&str], notes: &mut Notes) {
        let mut left = Vec::new();
        self.walk(self.root, &mut Vec::new(), &mut left);
        let (machines, people): (Vec<Left<'_>>, Vec<Left<'_>>) = left
            .into_iter()
            .partition(|left| left.has_name(|name| self.is_one_of(name, technical)));
        let (people, more) = places(people);
        for (place, values) in people {
            let times = match values.len() {
                1 => String::new(),
                count => format!(" ({count} times)"),
            };
            let excerpt = values.first().map(|left| excerpt(left.value));
            let excerpt = excerpt.unwrap_or_default();
            let place = match place.as_str() {
                "" => document.trim_end_matches([',', ' ']).to_owned(),
                place => [document, place].concat(),
            };
            notes.left_out(format!("{place}{times}: {excerpt}"));
        }
        if more > 0 {
            notes.left_out(format!("{document}values at {more} more paths"));
        }
        let (machines, more) = places(machines);
        let mut machines: Vec<String> = machines.into_iter().map(|(place, _)| place).collect();
        if more > 0 {
            machines.push(format!("and {more} more"));
        }
        if !machines.is_empty() {
            notes.left_out(format!(
                "{document}machine-readable metadata: {}",
                machines.join(", ")
            ));
        }
    }

    /// Adds the largest unused parts of a value.
    fn walk(&self, value: &'v Value, path: &mut Vec<Step<'v>>, left: &mut Vec<Left<'v>>) -> Share {
        let start = left.len();
        let mut share = Share::Empty;
        match value {
            Value::Null => {}
            Value::String(text) if text.trim().is_empty() => {}
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push(Step::Index(index));
                    share = share.max(self.walk(item, path, left));
                    path.pop();
                }
            }
            Value::Object(fields) => {
                for (name, value) in fields {
                    path.push(Step::Name(name));
                    share = share.max(self.walk(value, path, left));
                    path.pop();
                }
            }
            _ if self.taken.borrow().contains(&std::ptr::from_ref(value)) => share = Share::Taken,
            _ => share = Share::Left,
        }
        if share == Share::Left {
            left.truncate(start);
            left.push(Left {
                path: path.clone(),
                value,
            });
        }
        share
    }

    fn is_one_of(&self, name: &str, names: &[&str]) -> bool {
        names.iter().any(|other| self.is_same(name, other))
    }

    fn is_same(&self, name: &str, other: &str) -> bool {
        match self.names {
            Names::Exact => name == other,
            Names::AnyCase => name.eq_ignore_ascii_case(other),
        }
    }
}

/// How much of a value was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Share {
    /// The value is empty.
    Empty,
    /// None.
    Left,
    /// Some.
    Taken,
}

/// An unused part of a document.
struct Left<'v> {
    path: Vec<Step<'v>>,
    value: &'v Value,
}

#[derive(Debug, Clone, Copy)]
enum Step<'v> {
    Name(&'v str),
    Index(usize),
}

impl Left<'_> {
    fn has_name(&self, is: impl Fn(&str) -> bool) -> bool {
        self.path.iter().any(|step| match step {
            Step::Name(name) => is(name),
            Step::Index(_) => false,
        })
    }

    /// The path as in problems, with or without indices.
    fn place(&self, with_indices: bool) -> String {
        let mut place = String::new();
        for step in &self.path {
            match step {
                Step::Name(name) if place.is_empty() => place.push_str(name),
                Step::Name(name) => place = format!("{place}.{name}"),
                Step::Index(index) if with_indices => place = format!("{place}[{index}]"),
                Step::Index(_) => place.push_str("[]"),
            }
        }
        place
    }
}

/// The unused values by path, in document order, and the number of further paths.
fn places(all: Vec<Left<'_>>) -> (Vec<(String, Vec<Left<'_>>)>, usize) {
    let mut groups: Vec<Vec<Left<'_>>> = Vec::new();
    let mut by_place: BTreeMap<String, usize> = BTreeMap::new();
    for left in all {
        let index = *by_place.entry(left.place(false)).or_insert(groups.len());
        match groups.get_mut(index) {
            Some(group) => group.push(left),
            None => groups.push(vec![left]),
        }
    }
    let more = groups.len().saturating_sub(MAX_PLACES);
    groups.truncate(MAX_PLACES);
    let named = groups.into_iter().map(|group| {
        let is_alone = group.len() == 1;
        let place = group.first().map(|left| left.place(is_alone));
        (place.unwrap_or_default(), group)
    });
    (named.collect(), more)
}

/// The beginning of a value, as JSON on one line.
fn excerpt(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// Writes a value up to a length.
fn write(value: &Value, out: &mut String) {
    let mut separator = "";
    match value {
        _ if out.len() > 4 * EXCERPT => {}
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(&value.to_string()),
        Value::Number(number) => out.push_str(&number.to_string()),
        // What is cut off later need not be copied before.
        Value::String(text) => {
            let begin: String = text.chars().take(EXCERPT + 1).collect();
            out.push_str(&serde_json::Value::from(begin).to_string());
        }
        Value::Array(items) => {
            out.push('[');
            for item in items {
                out.push_str(separator);
                write(item, out);
                separator = ", ";
            }
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            for (name, value) in fields {
                out.push_str(separator);
                out.push_str(&serde_json::Value::from(name.as_str()).to_string());
                out.push_str(": ");
                write(value, out);
                separator = ", ";
            }
            out.push('}');
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
