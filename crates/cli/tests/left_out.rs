//! `import`: all content of a document is in the article or in the notes.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop, and its helpers too"
)]

mod support;

use serde_json::{Value, json};
use std::fs;
use support::{Ran, files, import_fixtures, run_with};

/// A value that no document has.
const MARK: &str = "zyqq";

/// The fixtures that are JSON, or have it in a script, with that JSON.
fn documents() -> Vec<(String, Option<String>, Value)> {
    let mut documents = Vec::new();
    for file in files(&import_fixtures()) {
        let name = file.display().to_string();
        let text = fs::read_to_string(&file).expect("a fixture");
        if name.ends_with(".json") {
            documents.push((name, None, serde_json::from_str(&text).expect("JSON")));
        } else if let Some((_, rest)) = text.split_once("ld+json\">") {
            let (json, _) = rest.split_once("</script>").expect("an end");
            let value = serde_json::from_str(json).expect("JSON");
            let page = text.replacen(json, MARK, 1);
            documents.push((name, Some(page), value));
        }
    }
    assert_eq!(documents.len(), 10, "all fixtures but the text");
    documents
}

fn import(name: &str, page: Option<&str>, value: &Value) -> Ran {
    let format = match name.rsplit('/').next().unwrap_or_default() {
        name if name.starts_with("ninjs") => "ninjs",
        name if name.starts_with("feed") => "json-feed",
        _ => "json-ld",
    };
    let json = value.to_string();
    let text = page.map_or(json.clone(), |page| page.replacen(MARK, &json, 1));
    run_with(&["import", "--format", format, "-"], text.as_bytes())
}

/// The paths of a document, as written in notes.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &format!("{at}[{index}]"), found);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let dot = if at.is_empty() { "" } else { "." };
                places(value, &format!("{at}{dot}{name}"), found);
            }
        }
        _ => {}
    }
}

fn at<'v>(value: &'v mut Value, place: &str) -> &'v mut Value {
    let steps = place.split(['.', '[']).filter(|step| !step.is_empty());
    steps.fold(value, |value, step| match step.strip_suffix(']') {
        Some(index) => &mut value[index.parse::<usize>().expect("an index")],
        None => &mut value[step],
    })
}

/// Whether the notes name a path, or a parent of it.
fn is_told(notes: &str, place: &str) -> bool {
    let lines = || {
        notes
            .lines()
            .filter_map(|line| line.strip_prefix("left out: "))
    };
    let words: Vec<&str> = lines()
        .flat_map(|line| line.split([' ', ':', ',']))
        .collect();
    let mut at = place;
    loop {
        let plain: String = at
            .split_inclusive('[')
            .map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()))
            .collect();
        if words.iter().any(|word| *word == at || *word == plain) {
            return true;
        }
        match at.rfind(['.', '[']) {
            Some(end) if end > 0 => at = at.get(..end).unwrap_or_default(),
            _ => {
                return lines().any(|line| {
                    line.contains("other items of the feed") && place.starts_with("items")
                });
            }
        }
    }
}

/// An unknown field is reported anywhere.
#[test]
fn unknown_fields_are_reported_at_every_level() {
    let mut tried = 0;
    for (name, page, document) in documents() {
        let mut all = Vec::new();
        places(&document, "", &mut all);
        for place in all {
            let mut changed = document.clone();
            let Value::Object(fields) = at(&mut changed, &place) else {
                continue;
            };
            fields.insert("extra".to_owned(), json!(MARK));
            let ran = import(&name, page.as_deref(), &changed).exits(0);
            let dot = if place.is_empty() { "" } else { "." };
            let extra = format!("{place}{dot}extra");
            assert!(is_told(&ran.err, &extra), "{name}, {extra}:\n{}", ran.err);
            tried += 1;
        }
    }
    assert!(tried > 60, "objects in all fixtures: {tried}");
}

/// Each text of each document with an unexpected marker, which must be in the article or in the
/// notes, or the document is rejected.
#[test]
fn no_text_is_dropped_silently() {
    let mut tried = 0;
    for (name, page, document) in documents() {
        let mut all = Vec::new();
        places(&document, "", &mut all);
        for place in all {
            let mut changed = document.clone();
            let Value::String(text) = at(&mut changed, &place) else {
                continue;
            };
            // The end of an address is what makes the id of a meeting.
            let end = if place.ends_with("@id") {
                text.len()
            } else {
                0
            };
            text.insert_str(end, MARK);
            let ran = import(&name, page.as_deref(), &changed);
            let is_there = ran.out.contains(MARK) || ran.err.contains(MARK);
            assert!(
                is_there || ran.code == Some(1) || is_told(&ran.err, &place),
                "{name}, {place}:\n{}\n{}",
                ran.out,
                ran.err
            );
            tried += 1;
        }
    }
    assert!(tried > 150, "texts in all fixtures: {tried}");
}

/// Unused numbers and booleans are reported too.
#[test]
fn unknown_content_is_reported() {
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "F", "home_page_url": "javascript:x",
        "description": "About", "expired": true, "language": "not a tag",
        "items": [{
            "id": "1", "title": "T", "content_html": "<p>x<sup>th</sup>", "image": "data:,x",
            "authors": [{ "name": "Ann", "url": "ftp://x" }, { "url": "https://a.example/" }],
            "date_published": "soon"
        }],
    });
    let ran = import("feed", None, &feed).exits(0);
    for words in [
        "left out: the address \"javascript:x\" of F: ",
        "left out: description: \"About\"",
        "expired",
        "left out: language \"not a tag\" is not a language tag",
        "left out: image \"data:,x\": ",
        "left out: the address \"ftp://x\" of Ann: ",
        "left out: items[0].authors[1]: {\"url\": \"https://a.example/\"}",
        "left out: date_published \"soon\" is not a date of RFC 3339",
        "review: an article has no such markup, so only the text was kept: 1 × <sup> \"th\"",
    ] {
        assert!(ran.err.contains(words), "{words}\n{}", ran.err);
    }
    let item = json!({
        "uri": "urn:1", "pubStatus": "canceled", "headline": "H", "body_text": "x", "pubstatus": null,
        "associations": {
            "a": { "type": "picture", "headline": "No file", "renditions": { "b": { "href": "data:,x" } } },
            "c": { "type": "event", "headline": "—", "eventdetails": { "dates": { "startdate": "soon" } } },
        },
    });
    let ran = import("ninjs", None, &item).exits(0);
    for words in [
        "left out: a picture without a usable file: No file",
        "left out: —: startDate \"soon\" is not a date of RFC 3339",
    ] {
        assert!(ran.err.contains(words), "{words}\n{}", ran.err);
    }
    assert_eq!(ran.json()["body"][1]["id"], "meeting");
}

/// The same for each line of a text, and for each piece of text of a page.
#[test]
fn no_line_is_dropped_silently() {
    let byline = fs::read_to_string(import_fixtures().join("byline.txt")).expect("a fixture");
    let lines: Vec<&str> = byline.lines().collect();
    for index in (0..lines.len()).filter(|index| !lines[*index].trim().is_empty()) {
        let mut changed: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        changed[index].push_str(MARK);
        let ran = run_with(
            &["import", "--format", "text", "-"],
            changed.join("\n").as_bytes(),
        );
        let ran = ran.exits(0);
        assert!(
            ran.out.contains(MARK) || ran.err.contains(MARK),
            "{}",
            lines[index]
        );
    }
    let page = fs::read_to_string(import_fixtures().join("page.html")).expect("a fixture");
    let (head, body) = page.split_once("<body>").expect("a body");
    let mut tried = 0;
    for (at, _) in body.match_indices('>') {
        let (before, after) = body.split_at(at + 1);
        if after.trim_start().starts_with('<') || after.trim().is_empty() {
            continue;
        }
        let page = format!("{head}<body>{before}{MARK} {after}");
        let ran = run_with(&["import", "-"], page.as_bytes()).exits(0);
        assert!(
            ran.out.contains(MARK) || ran.err.contains(MARK),
            "{before}\n{}",
            ran.err
        );
        tried += 1;
    }
    assert!(tried > 30, "pieces of text: {tried}");
}
