//! `check`: every problem of every file.

use crate::args::{CheckArgs, ReportFormat};
use crate::document::Document;
use crate::failure::Failure;
use crate::{input, output, report};
use article::{Code, Severity};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Checks files. Findings go to standard output, files that cannot be read to
/// standard error.
///
/// # Errors
///
/// If any file has an error.
pub(crate) fn run(args: &CheckArgs) -> Result<(), Failure> {
    input::check_list(&args.files)?;
    let mut out = anstream::stdout().lock();
    let mut findings = Vec::new();
    let mut tally = Tally::default();
    for file in &args.files {
        let document = match input::read(file) {
            Ok(source) => Document::of(source),
            Err(failure) => {
                tally.errors += 1;
                match args.format {
                    ReportFormat::Human => report::say(&failure),
                    ReportFormat::Json => findings.push(unreadable(file, &failure)),
                }
                continue;
            }
        };
        tally.add(&document);
        match args.format {
            ReportFormat::Human => unless_gone(report::write(&document, &mut out))?,
            ReportFormat::Json => findings.extend(report::to_json(&document)),
        }
    }
    unless_gone(match args.format {
        ReportFormat::Human => writeln!(out, "{}", tally.words(args.files.len())),
        ReportFormat::Json => writeln!(out, "{:#}", Value::Array(findings)),
    })?;
    match tally.errors {
        0 => Ok(()),
        _ => Err(Failure::Reported),
    }
}

/// A broken pipe, as with `head`, does not affect the exit status.
fn unless_gone(written: io::Result<()>) -> Result<(), Failure> {
    match written.map_err(output::failure) {
        Err(Failure::ReaderGone) => Ok(()),
        other => other,
    }
}

/// The totals of all files.
#[derive(Default)]
struct Tally {
    errors: usize,
    warnings: usize,
}

impl Tally {
    fn add(&mut self, document: &Document) {
        self.errors += document.count(Severity::Error);
        self.warnings += document.count(Severity::Warning);
    }

    fn words(&self, files: usize) -> String {
        format!(
            "{} checked: {}, {}",
            count(files, "file"),
            count(self.errors, "error"),
            count(self.warnings, "warning")
        )
    }
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// A file that could not be read, as a finding.
fn unreadable(file: &str, failure: &Failure) -> Value {
    json!({
        "file": file,
        "path": "",
        "line": null,
        "column": null,
        "severity": Severity::Error.as_str(),
        "code": Code::Unreadable.as_str(),
        "message": failure.to_string(),
        "suggestion": null,
    })
}
