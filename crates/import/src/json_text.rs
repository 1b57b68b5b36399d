//! JSON text as data, with the place of what is wrong.

use article::{Code, Path, Value};
use serde_json::error::Category;
use std::ops::Range;

/// Why a text could not be read as JSON.
#[derive(Debug)]
pub struct Unreadable {
    /// The JSON path that was reached.
    pub path: String,
    /// `unreadable`, or `limit` for nesting that is too deep.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// The bytes to point at.
    pub range: Range<usize>,
}

/// Reads JSON.
///
/// # Errors
///
/// The place where the text stops being JSON, or passes a limit.
pub fn read(text: &str) -> Result<Value, Unreadable> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = article::read(&mut deserializer).map_err(|failed| (failed.path, failed.error));
    let end = |value| match deserializer.end() {
        Ok(()) => Ok(value),
        Err(error) => Err((Path::default(), error)),
    };
    value.and_then(end).map_err(|(path, error)| {
        let code = match error.classify() {
            Category::Data => Code::Limit,
            _ => Code::Unreadable,
        };
        let at = byte_of(text, error.line(), error.column());
        let end = text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        Unreadable {
            path: path.as_str().to_owned(),
            code,
            message: match text.trim() {
                "" => "the file is empty".to_owned(),
                _ => message_of(&error),
            },
            range: at..at + end,
        }
    })
}

/// The byte at a line and a column as `serde_json` counts them: lines from one,
/// columns in bytes, and zero where a line was just begun.
fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The message of `serde_json` without the position, which is reported separately.
fn message_of(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text
        .split_once(" at line ")
        .map_or(text.as_str(), |(text, _)| text);
    match error.classify() {
        Category::Eof => {
            let inside = text.strip_prefix("EOF while parsing ").unwrap_or("JSON");
            format!("the file ends in the middle of {inside}")
        }
        Category::Syntax => format!("not JSON: {text}"),
        Category::Data | Category::Io => text.to_owned(),
    }
}
