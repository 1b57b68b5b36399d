//! Finds fields that occur twice in an object. JSON parsers keep only the last, so
//! `article` never sees them.

use crate::finding::Finding;
use crate::json_locations::Lines;
use article::Code;
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use std::collections::BTreeMap;

/// The repeated fields of a document, up to `limit`, and the number of others.
pub(crate) fn duplicates(
    root: &Value<'_>,
    lines: &Lines<'_>,
    limit: usize,
) -> (Vec<Finding>, usize) {
    let mut search = Search {
        lines,
        limit,
        found: Vec::new(),
        unlisted: 0,
    };
    search.value(root, &mut String::new());
    (search.found, search.unlisted)
}

struct Search<'l, 't> {
    lines: &'l Lines<'t>,
    limit: usize,
    found: Vec<Finding>,
    unlisted: usize,
}

impl Search<'_, '_> {
    fn value(&mut self, value: &Value<'_>, path: &mut String) {
        let length = path.len();
        match value {
            Value::Array(array) => {
                for (index, value) in array.elements.iter().enumerate() {
                    path.push_str(&format!("[{index}]"));
                    self.value(value, path);
                    path.truncate(length);
                }
            }
            Value::Object(object) => {
                let mut known: BTreeMap<&str, usize> = BTreeMap::new();
                for property in &object.properties {
                    let name = property.name.as_str();
                    let start = property.name.range().start;
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                    if let Some(first) = known.insert(name, start) {
                        self.add(path, name, first, property.name.range().end, start);
                    }
                    self.value(&property.value, path);
                    path.truncate(length);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, path: &str, name: &str, first: usize, end: usize, start: usize) {
        if self.found.len() >= self.limit {
            self.unlisted += 1;
            return;
        }
        let (line, column) = self.lines.line_and_column(first);
        let name = serde_json::Value::from(name);
        let message = format!(
            "the field {name} is here a second time; the value at {line}:{column} is ignored and \
             this one counts"
        );
        let (line, column) = self.lines.line_and_column(start);
        self.found.push(Finding {
            path: path.to_owned(),
            code: Code::DuplicateField,
            message,
            range: start..end,
            line,
            column,
            suggestion: Some("delete one of the two".to_owned()),
        });
    }
}
