//! Notes the values of a document that were not used, by their paths.

use super::Tree;
use crate::draft::Notes;
use article::Value;
use std::collections::BTreeMap;

/// How many characters of a value that was left out are shown.
const EXCERPT: usize = 100;

/// The maximum number of paths that are listed. The others are counted.
const MAX_PLACES: usize = 500;

impl<'v> Tree<'v> {
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
