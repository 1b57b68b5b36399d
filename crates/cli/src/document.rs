//! An article file: what it holds and everything that is wrong with it, each
//! finding with its place in the text.
//!
//! Rules are not decided here; they come from the crate `article`.

use crate::places::{Lines, Places, line_and_column};
use crate::source::Source;
use crate::suggest;
use article::{Article, Code, Problem, Severity};
use serde_json::error::Category;
use std::ops::Range;

/// A file that was read as an article.
#[derive(Debug)]
pub struct Document {
    /// The file.
    pub(crate) source: Source,
    /// The article, if nothing but warnings was found.
    pub(crate) article: Option<Article>,
    /// What was found, in the order of `article::decode`: as much as a person
    /// may read.
    pub(crate) findings: Vec<Finding>,
    /// What else was found.
    pub(crate) unlisted: Unlisted,
}

/// How many findings a document lists. A file that was damaged or made to do
/// harm can have a million, and each has to be found a place.
const MAX_FINDINGS: usize = 1000;

/// Findings that were only counted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unlisted {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
}

impl Unlisted {
    /// How many there are, if there are any.
    pub(crate) fn words(self) -> Option<String> {
        let count = self.errors + self.warnings;
        (count > 0).then(|| {
            format!(
                "there are {count} more problems, {} of them errors; mend those above first",
                self.errors
            )
        })
    }
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
        let value = match read(&source.text) {
            Ok(value) => value,
            Err(finding) => return Self::unreadable(source, finding),
        };
        let mut decoded = article::decode(value);
        let mut problems = std::mem::take(&mut decoded.problems);
        let listed = problems.len().min(MAX_FINDINGS);
        let mut unlisted = Unlisted::default();
        for problem in problems.drain(listed..) {
            match problem.severity() {
                Severity::Error => unlisted.errors += 1,
                Severity::Warning => unlisted.warnings += 1,
            }
        }
        Self {
            findings: located(&source.text, problems),
            article: decoded.article().ok(),
            source,
            unlisted,
        }
    }

    /// A text that is no JSON.
    pub(crate) fn unreadable(source: Source, finding: Finding) -> Self {
        Self {
            source,
            article: None,
            findings: vec![finding],
            unlisted: Unlisted::default(),
        }
    }

    /// The article, if nothing but warnings was found.
    #[must_use]
    pub fn article(&self) -> Option<&Article> {
        self.article.as_ref()
    }

    /// How many findings are of this severity.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        let is_of = |finding: &&Finding| finding.code.severity() == severity;
        let listed = self.findings.iter().filter(is_of).count();
        listed
            + match severity {
                Severity::Error => self.unlisted.errors,
                Severity::Warning => self.unlisted.warnings,
            }
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

/// Problems with their places in the text.
fn located(text: &str, problems: Vec<Problem>) -> Vec<Finding> {
    if problems.is_empty() {
        return Vec::new();
    }
    let (places, lines) = (Places::of(text), Lines::of(text));
    let findings = problems.into_iter().map(|problem| {
        let place = places.find(&problem.path);
        let suggestion = suggest::suggestion(&problem, &place, &places);
        let (line, column) = lines.line_and_column(place.range.start);
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
    findings.collect()
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
