//! The JSON Schema is up to date, and agrees with `check`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop, and its helpers too"
)]

mod support;

use article::{Code, Severity};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;
use support::{DEFAULT_ARTICLE, assert_same, files, repository, run, shared_fixtures};

#[test]
fn the_committed_schema_is_current() {
    let printed = run(&["schema"]).exits(0).out;
    assert_same(&repository().join("www/article.schema.json"), &printed);
}

#[test]
fn the_schema_is_a_schema() {
    let schema = article::schema();
    assert!(jsonschema::meta::is_valid(schema.as_value()));
}

#[test]
fn the_schema_and_check_agree_on_every_fixture() {
    let schema = schema();
    let mut paths = files(&shared_fixtures("articles"));
    paths.extend(files(&shared_fixtures("broken")));
    paths.push(repository().join(DEFAULT_ARTICLE));
    for path in paths {
        let bytes = fs::read(&path).expect("a fixture");
        // What is no JSON is nothing that a schema can speak of.
        if let Ok(value) = serde_json::from_slice(&bytes) {
            compare(&schema, &value, &path.display().to_string());
        }
    }
}

/// Every field of a complete article with valid and invalid values.
#[test]
fn the_schema_and_check_agree_on_every_field() {
    let schema = schema();
    let path = shared_fixtures("articles").join("full.json");
    let full: Value = serde_json::from_slice(&fs::read(path).expect("a fixture")).expect("JSON");
    let mut pointers = Vec::new();
    collect(&full, String::new(), &mut pointers);
    assert!(
        pointers.len() > 100,
        "the article is full: {}",
        pointers.len()
    );
    for pointer in pointers {
        for value in values() {
            let mut changed = full.clone();
            *changed
                .pointer_mut(&pointer)
                .expect("a place of the article") = value.clone();
            compare(&schema, &changed, &format!("{pointer} = {value}"));
        }
        let mut without = full.clone();
        remove(&mut without, &pointer);
        compare(&schema, &without, &format!("without {pointer}"));
    }
}

fn schema() -> Validator {
    jsonschema::validator_for(article::schema().as_value()).expect("a valid schema")
}

/// Replacements for the value of a field.
fn values() -> Vec<Value> {
    let mut values = vec![
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(1.0),
        json!(1.5),
        json!(-3),
        json!(65_536),
        json!([]),
        json!({}),
        json!([1]),
        json!([{}]),
        json!([null]),
        json!([["x"]]),
        json!({ "type": "meeting" }),
        json!({ "type": "video" }),
        json!({ "type": "video", "text": 1 }),
        json!({ "name": " " }),
        json!({ "name": "x", "url": "mailto:x@example.org" }),
        json!({ "text": "x", "lang": "e" }),
        json!([{ "text": "x", "strong": null }]),
    ];
    let texts = [
        "",
        " ",
        "x",
        "moscow-talks",
        "-x",
        "Ereván",
        "en",
        "en_GB",
        "az-Latn",
        "x-klingon",
        "x",
        "abcdefghi",
        "en-",
        "trilateral",
        "paragraph",
        "meeting",
        "image",
        "video",
        "Trilateral",
        "2023-07-25",
        "2023-02-29",
        "2024-02-29",
        "1900-02-29",
        "2000-02-29",
        "0000-02-29",
        "2023-7-25",
        "2023-04-31",
        "--07-25",
        "--02-29",
        "--02-30",
        "--13-01",
        "2023-07-25T14:30:00Z",
        "2023-07-25t14:30:60.5+23:59",
        "2023-07-25T14:30",
        "2023-07-25T24:00:00Z",
        "2023-07-25T14:30:00.Z",
        "2023-07-25T14:30:00+3",
        "https://example.org/a?b#c",
        "HTTP://example.org",
        "https:",
        "https://",
        "https:///x",
        "https://?x",
        "https:x",
        "/a",
        "a/b:c",
        "./javascript:1",
        "#x",
        "?x",
        "//example.org/x",
        "mailto:x@example.org",
        "MAILTO:",
        "javascript:alert(1)",
        "java\tscript:x",
        "data:,x",
        "ftp://x",
        "tel:1",
        "a b",
        "\u{0}",
        "/a\u{0}b",
        "\u{7f}",
        "\u{85}x",
        ":x",
        "1a:b",
        "é:x",
    ];
    values.extend(texts.map(Value::from));
    values
}

/// The pointers to everything in a value.
fn collect(value: &Value, at: String, pointers: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                collect(
                    value,
                    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")),
                    pointers,
                );
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect(value, format!("{at}/{index}"), pointers);
            }
        }
        _ => {}
    }
    pointers.push(at);
}

fn remove(value: &mut Value, pointer: &str) {
    let Some((parent, name)) = pointer.rsplit_once('/') else {
        return;
    };
    match value.pointer_mut(parent) {
        Some(Value::Object(fields)) => drop(fields.shift_remove(name)),
        Some(Value::Array(items)) => drop(items.remove(name.parse().expect("an index"))),
        other => panic!("{pointer}: {other:?}"),
    }
}

/// Both accept or both reject. Rules that span several values, and totals, cannot be expressed in
/// a schema.
#[track_caller]
fn compare(schema: &Validator, value: &Value, what: &str) {
    let read: article::Value = serde_json::from_value(value.clone()).expect("a small document");
    let problems = article::decode(read).problems;
    let beyond = [
        Code::DuplicateId,
        Code::UnknownMeeting,
        Code::Circular,
        Code::Limit,
    ];
    let errors: Vec<_> = problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error && !beyond.contains(&problem.code))
        .collect();
    let accepted = schema.is_valid(value);
    assert_eq!(
        accepted,
        errors.is_empty(),
        "{what}: the schema says {accepted}, check says {errors:?}"
    );
}
