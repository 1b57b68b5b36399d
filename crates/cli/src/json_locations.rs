//! Locates JSON paths in the text of a document.
//!
//! `jsonc-parser`, restricted to JSON, provides the tree with its ranges; it is only
//! built for documents that were read.

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::ops::Range;

/// A document whose paths can be located.
pub(crate) struct LocationMap<'t> {
    root: Option<Value<'t>>,
}

/// The location of a path.
pub(crate) struct Location<'p, 't> {
    /// The bytes to underline.
    pub(crate) range: Range<usize>,
    /// The value, unless the field is missing.
    pub(crate) value: Option<&'p Value<'t>>,
    /// The object that has or lacks the field.
    pub(crate) parent: Option<&'p Object<'t>>,
}

impl<'t> LocationMap<'t> {
    /// Parses a text that is known to be JSON.
    pub(crate) fn parse(text: &'t str) -> Self {
        let options = ParseOptions {
            allow_comments: false,
            allow_loose_object_property_names: false,
            allow_trailing_commas: false,
            allow_missing_commas: false,
            allow_single_quoted_strings: false,
            allow_hexadecimal_numbers: false,
            allow_unary_plus_numbers: false,
            allow_bare_decimal_point_numbers: false,
            allow_non_finite_numbers: false,
            allow_extended_string_escapes: false,
        };
        let parsed = parse_to_ast(text, &CollectOptions::default(), &options);
        Self {
            root: parsed.ok().and_then(|parsed| parsed.value),
        }
    }

    /// The whole document.
    pub(crate) fn root(&self) -> Option<&Value<'t>> {
        self.root.as_ref()
    }

    /// The location of a path such as `body[1].text`, or the nearest one around it
    /// if the path does not exist.
    pub(crate) fn find(&self, path: &str) -> Location<'_, 't> {
        let mut location = Location {
            range: self.root.as_ref().map_or(0..0, pointed_at),
            value: self.root.as_ref(),
            parent: None,
        };
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            let (next, parent) = match (location.value, step.strip_suffix(']')) {
                (Some(Value::Array(array)), Some(index)) => {
                    let index = index.parse().unwrap_or(usize::MAX);
                    (array.elements.get(index), None)
                }
                (Some(Value::Object(object)), None) => (field(object, step), Some(object)),
                _ => (None, None),
            };
            if let Some(value) = next {
                location.range = pointed_at(value);
            }
            location.value = next;
            location.parent = parent;
            if next.is_none() {
                break;
            }
        }
        location
    }
}

/// The effective field: the last of its name.
pub(crate) fn field<'p, 't>(object: &'p Object<'t>, name: &str) -> Option<&'p Value<'t>> {
    let property = object
        .properties
        .iter()
        .rev()
        .find(|p| p.name.as_str() == name)?;
    Some(&property.value)
}

/// The line and the column of a byte, counted from one, in characters.
pub(crate) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    advance((1, 1), text.get(..at).unwrap_or(text))
}

/// A text with many locations, none of which is counted from the beginning.
pub(crate) struct Lines<'t> {
    text: &'t str,
    /// Bytes from which counting can begin, with their line and column.
    marks: Vec<(usize, (usize, usize))>,
}

impl<'t> Lines<'t> {
    /// The distance between the marks, in bytes.
    const STEP: usize = 4096;

    /// Scans a text once.
    pub(crate) fn of(text: &'t str) -> Self {
        let mut marks = Vec::new();
        let (mut from, mut place) = (0, (1, 1));
        while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
            marks.push((from, place));
            let mut length = rest.len().min(Self::STEP);
            while !rest.is_char_boundary(length) {
                length -= 1;
            }
            place = advance(place, rest.get(..length).unwrap_or(rest));
            from += length;
        }
        Self { text, marks }
    }

    /// The same as [`line_and_column`].
    pub(crate) fn line_and_column(&self, at: usize) -> (usize, usize) {
        let after = self.marks.partition_point(|(from, _)| *from <= at);
        let mark = after.checked_sub(1).and_then(|index| self.marks.get(index));
        let (from, place) = mark.copied().unwrap_or((0, (1, 1)));
        let between = self.text.get(from..at).or_else(|| self.text.get(from..));
        advance(place, between.unwrap_or_default())
    }
}

/// The position after a text that begins at `(line, column)`.
fn advance((line, column): (usize, usize), text: &str) -> (usize, usize) {
    match text.rfind('\n') {
        None => (line, column + text.chars().count()),
        Some(newline) => {
            let last = text.get(newline + 1..).unwrap_or_default();
            (line + text.matches('\n').count(), last.chars().count() + 1)
        }
    }
}

/// A value, or the opening bracket of an object or array.
fn pointed_at(value: &Value<'_>) -> Range<usize> {
    let range = value.range();
    match value {
        Value::Object(_) | Value::Array(_) => range.start..range.start + 1,
        _ => range.start..range.end,
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, LocationMap, line_and_column};

    const TEXT: &str = "{\n  \"é\": [1, {\"b\": true}],\n  \"c\": 1, \"c\": 2\n}";

    #[test]
    fn paths_lead_to_bytes() {
        let locations = LocationMap::parse(TEXT);
        for (path, found) in [
            ("", "{"),
            ("é", "["),
            ("é[0]", "1"),
            ("é[1].b", "true"),
            ("c", "2"),
            ("é[1].missing", "{"),
            ("é[9]", "["),
            ("é[1].b.c", "true"),
        ] {
            let location = locations.find(path);
            assert_eq!(TEXT.get(location.range), Some(found), "{path}");
        }
        assert!(locations.find("é[1].missing").parent.is_some());
        assert!(locations.find("é[1].missing").value.is_none());
    }

    #[test]
    fn columns_count_characters() {
        let locations = LocationMap::parse(TEXT);
        assert_eq!(
            line_and_column(TEXT, locations.find("é[0]").range.start),
            (2, 9)
        );
        assert_eq!(line_and_column(TEXT, 0), (1, 1));
        assert_eq!(line_and_column(TEXT, TEXT.len()), (4, 2));
    }

    #[test]
    fn positions_are_the_same_from_any_mark() {
        let text = "{\n  é\n\n".repeat(2_000) + &"ж".repeat(10_000);
        let lines = Lines::of(&text);
        for at in (0..=text.len() + 1).step_by(997) {
            assert_eq!(lines.line_and_column(at), line_and_column(&text, at));
        }
        assert_eq!(Lines::of("").line_and_column(0), (1, 1));
    }
}
