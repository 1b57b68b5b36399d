//! An article file: what it holds and everything that is wrong with it, each
//! finding with its place in the text.
//!
//! Rules are not decided here; they come from the crate `article`.

use crate::places::{Places, line_and_column};
use crate::source::Source;
use crate::suggest;
use article::{Article, Code, Severity};
use serde_json::error::Category;
use std::ops::Range;

/// A file that was read as an article.
#[derive(Debug)]
pub struct Document {
    /// The file.
    pub(crate) source: Source,
    /// The article, if nothing but warnings was found.
    pub(crate) article: Option<Article>,
    /// What was found, in the order of `article::decode`.
    pub(crate) findings: Vec<Finding>,
}

/// One thing that is wrong, and where.
#[derive(Debug)]
pub(crate) struct Finding {
    /// The JSON path.
    pub(crate) path: String,
    /// What kind of problem it is.
    pub(crate) code: Code,
    /// What was expected and what was found.
    pub(crate) message: String,
    /// The bytes to point at.
    pub(crate) range: Range<usize>,
    /// The line, from one.
    pub(crate) line: usize,
    /// The column, from one, in characters.
    pub(crate) column: usize,
    /// What may have been meant.
    pub(crate) suggestion: Option<String>,
}

impl Document {
    /// Reads an article.
    #[must_use]
    pub fn of(source: Source) -> Self {
        let (article, findings) = match read(&source.text) {
            Ok(value) => check(&source.text, value),
            Err(finding) => (None, vec![finding]),
        };
        Self {
            source,
            article,
            findings,
        }
    }

    /// The article, if nothing but warnings was found.
    #[must_use]
    pub fn article(&self) -> Option<&Article> {
        self.article.as_ref()
    }

    /// How many findings are of this severity.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|f| f.code.severity() == severity)
            .count()
    }
}

/// Reads JSON.
///
/// # Errors
///
/// The place where the text stops being JSON, or passes a limit.
pub(crate) fn read(text: &str) -> Result<article::Value, Finding> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = article::read(&mut deserializer).map_err(|failed| (failed.path, failed.error));
    let end = |value| match deserializer.end() {
        Ok(()) => Ok(value),
        Err(error) => Err((article::Path::default(), error)),
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
        let (line, column) = line_and_column(text, at);
        Finding {
            path: path.as_str().to_owned(),
            code,
            message: match text.trim() {
                "" => "the file is empty".to_owned(),
                _ => message_of(&error),
            },
            range: at..at + end,
            line,
            column,
            suggestion: None,
        }
    })
}

fn check(text: &str, value: article::Value) -> (Option<Article>, Vec<Finding>) {
    let mut decoded = article::decode(value);
    let problems = std::mem::take(&mut decoded.problems);
    let article = decoded.article().ok();
    if problems.is_empty() {
        return (article, Vec::new());
    }
    let places = Places::of(text);
    let findings = problems.into_iter().map(|problem| {
        let place = places.find(&problem.path);
        let suggestion = suggest::suggestion(&problem, &place, &places);
        let (line, column) = line_and_column(text, place.range.start);
        Finding {
            path: problem.path,
            code: problem.code,
            message: problem.message,
            range: place.range,
            line,
            column,
            suggestion,
        }
    });
    (article, findings.collect())
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

/// What `serde_json` says, without the place, which is told apart from it.
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
