//! Parses JSON text, locating syntax errors.

use article::{Code, Path, Value};
use serde_json::error::Category;
use std::ops::Range;

/// Why a text could not be parsed as JSON.
#[derive(Debug)]
pub struct Unreadable {
    /// The JSON path that was reached.
    pub path: String,
    /// `unreadable`, or `limit` for nesting that is too deep.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// The bytes to underline.
    pub range: Range<usize>,
}

/// Parses JSON.
///
/// # Errors
///
/// The location of the syntax error, or where a limit is exceeded.
pub fn read(text: &str) -> Result<Value, Unreadable> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = article::read(&mut deserializer).map_err(|failed| (failed.path, failed.error));
    let end = |value| match deserializer.end() {
        Ok(()) => Ok(value),
        Err(error) => Err((Path::default(), error)),
    };
    value.and_then(end).map_err(|(path, error)| {
        let at = byte_of(text, error.line(), error.column());
        let code = match error.classify() {
            Category::Data => Code::Limit,
            _ => Code::Unreadable,
        };
        let (at, message) = match text.trim() {
            "" => (at, "the file is empty".to_owned()),
            _ => usual(text, at, &error).unwrap_or_else(|| (at, message_of(&error))),
        };
        let end = text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        Unreadable {
            path: path.as_str().to_owned(),
            code,
            message,
            range: at..at + end,
        }
    })
}

/// Common mistakes in hand-written JSON: their location, which may be before the point
/// where parsing failed, and the correction.
fn usual(text: &str, at: usize, error: &serde_json::Error) -> Option<(usize, String)> {
    if error.classify() != Category::Syntax {
        return None;
    }
    let words = error.to_string();
    let before = text.get(..at).unwrap_or_default();
    if words.starts_with("control character") {
        // A line break is counted as the beginning of the next line.
        let last = before.chars().next_back();
        return Some(match (text.get(at..)?.chars().next(), last) {
            (Some('\t'), _) => (at, "a tab inside a string; write \\t instead".to_owned()),
            (_, Some('\n')) if error.column() == 0 => {
                let line = before.strip_suffix('\n').unwrap_or(before);
                let line = line.strip_suffix('\r').unwrap_or(line);
                (
                    line.len(),
                    "a line break inside a string; write \\n instead, or end the string \
                     with a quotation mark"
                        .to_owned(),
                )
            }
            (Some('\r' | '\n'), _) => (
                at,
                "a line break inside a string; write \\n instead, or end the string with \
                 a quotation mark"
                    .to_owned(),
            ),
            (Some(c), _) if c < ' ' => (
                at,
                format!(
                    "the character U+{:04X} inside a string, which is invisible; remove it",
                    u32::from(c)
                ),
            ),
            _ => return None,
        });
    }
    let trimmed = before.trim_end();
    let quote = trimmed.strip_suffix('"');
    let next = text.get(at..)?.chars().next()?;
    let is_word = next.is_alphanumeric() || "“”‘’«»(-–—'.!?…%&/".contains(next);
    if let Some(quote) = quote.filter(|_| words.starts_with("expected `") && is_word) {
        return Some((
            quote.len(),
            "a quotation mark inside a string ends it; write \\\" instead".to_owned(),
        ));
    }
    if words.starts_with("expected `,`") && next == '"' {
        let last = trimmed.char_indices().next_back();
        return Some((
            last.map_or(at, |(last, _)| last),
            "a comma is missing after this".to_owned(),
        ));
    }
    if words.starts_with("trailing comma") {
        let comma = trimmed.strip_suffix(',').map_or(at, str::len);
        return Some((
            comma,
            "a comma before a closing bracket; remove it".to_owned(),
        ));
    }
    None
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

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn common_mistakes_are_reported_where_they_are() {
        for (text, near, words) in [
            ("{\"a\": \"b\nc\"}", "\nc", "line break"),
            ("{\"a\": \"b\r\nc\"}", "\r\nc", "line break"),
            ("{\"a\": \"b\tc\"}", "\tc", "tab"),
            ("{\"a\": \"b\u{1}c\"}", "\u{1}c", "U+0001"),
            ("{\"a\": \"He said \"no\" to it\"}", "\"no", "write \\\""),
            ("{\"a\": \"so \"\n, \"b\"}", "}", "expected"),
            ("{\"a\": 1\n \"b\": 2}", "1\n", "comma is missing"),
            ("{\"a\": [1, 2,\n]}", ",\n]", "remove"),
            ("{\"a\": 1,\n}", ",\n}", "remove"),
        ] {
            let Err(problem) = read(text) else {
                panic!("{text}");
            };
            let rest = text.get(problem.range.start..).unwrap_or_default();
            assert!(rest.starts_with(near), "{text:?} at {rest:?}");
            assert!(
                problem.message.contains(words),
                "{text:?}: {}",
                problem.message
            );
        }
    }
}
