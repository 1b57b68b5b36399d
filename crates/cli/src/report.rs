//! Prints findings, for people with the offending text underlined or as JSON, and
//! failures.
//!
//! Colours are always written; the stream removes them where they do not belong.

use crate::document::Document;
use crate::failure::Failure;
use crate::finding::Finding;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use article::{Code, Severity};
use serde_json::{Value, json};
use std::io::{self, Write};
use std::ops::Range;

/// How many bytes of a long line are shown before and after the location.
const BEFORE: usize = 48;
const AFTER: usize = 60;

/// The length from which a line counts as long.
const LONG: usize = 4096;

/// Writes the findings of a document for people.
///
/// # Errors
///
/// If they cannot be written.
pub fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let renderer = Renderer::styled();
    for finding in &document.findings {
        let excerpt = excerpt(&document.source.text, &finding.range);
        let report = report(document, finding, &excerpt);
        writeln!(out, "{}\n", renderer.render(&report))?;
    }
    if let Some(words) = document.unlisted.words() {
        writeln!(out, "{words}\n")?;
    }
    Ok(())
}

/// Prints a failure to standard error: as one paragraph, or with its location in the
/// text if it has one.
pub(crate) fn say(failure: &Failure) {
    let mut stderr = anstream::stderr().lock();
    let text = failure.to_string();
    // If this fails, there is no one left to report to.
    let _ = match failure {
        Failure::Findings(document) => write(document, &mut stderr),
        _ if text.is_empty() => Ok(()),
        _ => writeln!(stderr, "error: {text}"),
    };
}

/// Prints a note: not an error, but something that a person may want to change.
pub(crate) fn note(text: &str) {
    let _ = writeln!(anstream::stderr(), "note: {text}");
}

/// The findings of a document as JSON.
#[must_use]
pub fn to_json(document: &Document) -> Vec<Value> {
    let findings = document.findings.iter().map(|finding| {
        json!({
            "file": document.source.name,
            "path": finding.path,
            "line": finding.line,
            "column": finding.column,
            "severity": finding.code.severity().as_str(),
            "code": finding.code.as_str(),
            "message": finding.message,
            "suggestion": finding.suggestion,
        })
    });
    let unlisted = document.unlisted.words().map(|words| {
        let severity = match document.unlisted.errors {
            0 => Severity::Warning,
            _ => Severity::Error,
        };
        json!({
            "file": document.source.name,
            "path": "",
            "line": null,
            "column": null,
            "severity": severity.as_str(),
            "code": Code::Limit.as_str(),
            "message": words,
            "suggestion": null,
        })
    });
    findings.chain(unlisted).collect()
}

/// An excerpt of the text that is short enough to show.
struct Excerpt {
    text: String,
    /// The bytes of `text` to underline.
    range: Range<usize>,
    /// Whether the beginning of the line is missing.
    is_cut: bool,
}

fn report<'r>(
    document: &'r Document,
    finding: &'r Finding,
    excerpt: &'r Excerpt,
) -> Vec<Group<'r>> {
    let level = match finding.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = match finding.path.as_str() {
        "" => finding.message.clone(),
        path => format!("{path}: {}", finding.message),
    };
    let title = level.primary_title(title).id(finding.code.as_str());
    let file = document.source.name.as_str();
    let snippet = Snippet::source(&excerpt.text)
        .line_start(finding.line)
        .annotation(AnnotationKind::Primary.span(excerpt.range.clone()));
    let mut group = if excerpt.is_cut {
        // The excerpt alone does not determine the column.
        let origin = Origin::path(file)
            .line(finding.line)
            .char_column(finding.column);
        title.element(origin).element(snippet)
    } else {
        Group::with_title(title).element(snippet.path(file))
    };
    if let Some(suggestion) = &finding.suggestion {
        group = group.element(Level::HELP.message(suggestion));
    }
    vec![group]
}

/// The line of a location, shortened if it is long, as in minified files.
fn excerpt(text: &str, place: &Range<usize>) -> Excerpt {
    // Line breaks are searched no further away than the length of a long line.
    let from = boundary(text, place.start.saturating_sub(LONG));
    let before = text.get(from..place.start).unwrap_or_default();
    let line_start = before
        .rfind('\n')
        .map_or(from, |newline| from + newline + 1);
    let to = boundary(text, text.len().min(place.start + 2 * LONG));
    let rest = text.get(place.start..to).unwrap_or_default();
    let line_end = rest.find(['\n', '\r']).map_or(to, |end| place.start + end);

    let (start, end) = if line_end - line_start < LONG {
        (line_start, line_end)
    } else {
        let start = line_start.max(place.start.saturating_sub(BEFORE));
        (
            boundary(text, start),
            boundary(text, line_end.min(place.start + AFTER)),
        )
    };
    let cut = |at, edge, mark| if at == edge { "" } else { mark };
    let head = cut(start, line_start, "… ");
    let tail = cut(end, line_end, " …");
    let shown = text.get(start..end).unwrap_or_default();
    let from = head.len() + place.start.saturating_sub(start);
    let to = head.len() + place.end.min(end).saturating_sub(start);
    Excerpt {
        text: [head, shown, tail].concat(),
        range: from..to.max(from),
        is_cut: start > line_start,
    }
}

/// The nearest character boundary at or before `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!("{{\n{}é\"here\"é{}\n}}", "é".repeat(5000), "é".repeat(5000));
        let at = text.find("\"here").unwrap_or_default();
        let cut = excerpt(&text, &(at..at + 6));
        assert_eq!(cut.text.get(cut.range.clone()), Some("\"here\""));
        assert!(
            cut.text.starts_with("… ") && cut.text.ends_with(" …"),
            "{}",
            cut.text
        );
        assert!(cut.text.len() < 160, "{}", cut.text);
    }

    #[test]
    fn short_lines_are_shown_whole() {
        let cut = excerpt("{\n  \"id\": 1\n}", &(10..11));
        assert_eq!(cut.text, "  \"id\": 1");
        assert_eq!(cut.range, 8..9);
        assert_eq!(excerpt("", &(0..0)).text, "");
    }
}
