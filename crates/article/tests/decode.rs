//! Decoding reports every problem of an article, at the right path.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that panics has failed, which is what it is for"
)]

mod support;

use article::{Code, MAX_BLOCKS, MAX_TEXT_BYTES, Problem, Value, decode};
use std::fmt::Write;
use std::fs;
use support::{assert_blessed, default_article, fixtures, stem};

/// One line for each problem, or the syntax error.
fn report(json: &[u8]) -> String {
    let mut report = String::new();
    match serde_json::from_slice(json) {
        Ok(value) => {
            for Problem {
                path,
                code,
                message,
            } in decode(value).problems
            {
                writeln!(report, "{} at \"{path}\": {message}", code.as_str()).expect("a string");
            }
        }
        Err(error) => writeln!(report, "no JSON: {error}").expect("a string"),
    }
    report
}

#[test]
fn every_broken_fixture_is_reported_as_blessed() {
    for path in fixtures("broken") {
        let report = report(&fs::read(&path).expect("a fixture"));
        assert!(!report.is_empty(), "nothing wrong with {}", path.display());
        assert_blessed(&format!("problems/{}.txt", stem(&path)), &report);
    }
}

#[test]
fn every_good_fixture_is_accepted() {
    for path in fixtures("articles").into_iter().chain([default_article()]) {
        let value = serde_json::from_slice(&fs::read(&path).expect("a fixture")).expect("JSON");
        let decoded = decode(value);
        let errors: Vec<_> = decoded
            .problems
            .iter()
            .filter(|p| p.code != Code::UnknownBlock)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
        assert!(decoded.is_valid(), "{}", path.display());
    }
}

#[test]
fn all_problems_are_found_at_once() {
    let value = serde_json::json!({
        "version": 1,
        "id": "Not A Slug",
        "inLanguage": "en",
        "body": [
            { "type": "paragraph", "text": ["a", { "text": "b", "href": "javascript:alert(1)" }] },
            { "type": "meeting", "id": "a", "name": "A", "summary": "", "superEvent": "c",
              "attendees": [{ "name": "X" }, { "jobTitle": "Minister" }] },
            { "type": "meeting", "id": "a", "name": 7, "summary": "" },
        ],
    });
    let decoded = decode(serde_json::from_value(value).expect("a value"));
    let found: Vec<_> = decoded
        .problems
        .iter()
        .map(|p| (p.path.as_str(), p.code))
        .collect();
    let expected = [
        ("id", Code::Slug),
        ("headline", Code::Missing),
        ("body[0].text[1].href", Code::Url),
        ("body[1].attendees[1].name", Code::Missing),
        ("body[2].name", Code::Type),
        ("body[2].id", Code::DuplicateId),
        ("body[1].superEvent", Code::UnknownMeeting),
    ];
    assert_eq!(found, expected);
}

#[test]
fn fields_of_a_non_object_are_not_reported() {
    let value = article_with(vec![Value::String("not a block".to_owned())]);
    let decoded = decode(value);
    let found: Vec<_> = decoded
        .problems
        .iter()
        .map(|p| (p.path.as_str(), p.code))
        .collect();
    assert_eq!(found, [("body[0]", Code::Type)]);
}

#[test]
fn text_is_limited_to_a_mebibyte_of_utf_8() {
    let rest = "en".len() + "a".len() + "Headline".len() + "paragraph".len();
    for (letters, is_valid) in [
        (MAX_TEXT_BYTES - rest, true),
        (MAX_TEXT_BYTES - rest + 1, false),
    ] {
        let decoded = decode(article_with(vec![paragraph("x".repeat(letters))]));
        assert_eq!(decoded.is_valid(), is_valid, "{letters} letters");
    }
    // Half as many letters of two bytes each.
    let decoded = decode(article_with(vec![paragraph(
        "ж".repeat(MAX_TEXT_BYTES / 2),
    )]));
    let found: Vec<_> = decoded
        .problems
        .iter()
        .map(|p| (p.path.as_str(), p.code))
        .collect();
    assert_eq!(found, [("body[0].text", Code::Limit)]);
}

#[test]
fn blocks_are_limited_and_the_rest_is_left_alone() {
    let blocks = |count| (0..count).map(|_| paragraph("x".to_owned())).collect();
    assert!(decode(article_with(blocks(MAX_BLOCKS))).is_valid());
    let decoded = decode(article_with(blocks(MAX_BLOCKS + 5)));
    let found: Vec<_> = decoded
        .problems
        .iter()
        .map(|p| (p.path.as_str(), p.code))
        .collect();
    assert_eq!(found, [("body[10000]", Code::Limit)]);
}

#[test]
fn the_document_itself_is_limited() {
    let deep = "[".repeat(100) + &"]".repeat(100);
    let error = serde_json::from_str::<Value>(&deep).expect_err("too deep");
    assert!(error.to_string().contains("nested too deeply"), "{error}");

    let large = format!("[\"{}\"]", "x".repeat(9 << 20));
    let error = serde_json::from_str::<Value>(&large).expect_err("too large");
    assert!(error.to_string().contains("too much text"), "{error}");

    let many = format!("[0{}]", ",0".repeat(2 << 20));
    let error = serde_json::from_str::<Value>(&many).expect_err("too many");
    assert!(error.to_string().contains("too many values"), "{error}");
}

#[test]
fn nesting_a_hundred_thousand_deep_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"body\":", "}]")] {
        let deep = open.repeat(100_000) + "1" + &close.repeat(100_000);
        for json in [deep.as_str(), &deep[..deep.len() / 2]] {
            let error = serde_json::from_str::<Value>(json).expect_err("too deep");
            assert!(error.to_string().contains("nested too deeply"), "{error}");
        }
    }
}

#[test]
fn a_document_cut_anywhere_is_refused() {
    let path = fixtures("articles")
        .into_iter()
        .find(|path| stem(path) == "full");
    let json = fs::read(path.expect("the fixture")).expect("a fixture");
    let end = json.trim_ascii_end().len();
    for cut in 0..end {
        let error = serde_json::from_slice::<Value>(&json[..cut]).expect_err("cut");
        assert!(error.is_eof() || error.is_syntax(), "cut at {cut}: {error}");
    }
    assert!(serde_json::from_slice::<Value>(&json[..end]).is_ok());
}

#[test]
fn a_failed_read_reports_its_path() {
    let json = r#"{"body": [1, {"text": "unfinished"#;
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let failed = article::read(&mut deserializer).expect_err("unfinished");
    assert_eq!(failed.path.as_str(), "body[1].text");
}

#[test]
fn a_chain_of_ten_thousand_meetings_is_fast() {
    let text = |text: &str| Value::String(text.to_owned());
    let meeting = |index: usize| {
        object(vec![
            ("type", text("meeting")),
            ("id", Value::String(format!("m{index}"))),
            ("name", text("M")),
            ("summary", text("")),
            (
                "superEvent",
                Value::String(format!("m{}", (index + 1) % MAX_BLOCKS)),
            ),
        ])
    };
    let start = std::time::Instant::now();
    let decoded = decode(article_with((0..MAX_BLOCKS).map(meeting).collect()));
    assert_eq!(
        decoded.problems.len(),
        MAX_BLOCKS,
        "one circle through all of them"
    );
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

fn paragraph(text: String) -> Value {
    let kind = Value::String("paragraph".to_owned());
    object(vec![("type", kind), ("text", Value::String(text))])
}

fn article_with(body: Vec<Value>) -> Value {
    object(vec![
        ("version", Value::Number(1.0)),
        ("id", Value::String("a".to_owned())),
        ("headline", Value::String("Headline".to_owned())),
        ("inLanguage", Value::String("en".to_owned())),
        ("body", Value::Array(body)),
    ])
}

fn object(fields: Vec<(&str, Value)>) -> Value {
    Value::Object(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}
