//! `check`, and common behaviour of all commands: streams, exit codes, help.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop, and its helpers too"
)]

mod support;

use serde_json::Value;
use std::fs;
use support::{DEFAULT_ARTICLE, assert_blessed, files, run, run_with, shared_fixtures};

#[test]
fn problems_have_a_position_an_underline_and_a_suggestion() {
    let article = include_bytes!("fixtures/several.json");
    let ran = run_with(&["check", "-"], article).exits(1);
    assert_eq!(ran.err, "");
    assert!(
        !ran.out.contains('\u{1b}'),
        "no colours off a terminal: {}",
        ran.out
    );
    assert_blessed("several.txt", &ran.out);
}

#[test]
fn findings_are_the_same_as_json() {
    let article = include_bytes!("fixtures/several.json");
    let ran = run_with(&["check", "--format", "json", "-"], article).exits(1);
    assert_blessed("several.json", &ran.out);
    let ran = run(&["check", "--format=json", DEFAULT_ARTICLE]).exits(0);
    assert_eq!(ran.json(), Value::Array(Vec::new()));
}

#[test]
fn every_broken_fixture_fails_and_every_other_passes() {
    for file in files(&shared_fixtures("broken")) {
        let name = file.display().to_string();
        let ran = run(&["check", &name]).exits(1);
        assert!(
            ran.out.contains("error[") || ran.err.contains("error: "),
            "{name}: {}",
            ran.out
        );
    }
    for file in files(&shared_fixtures("articles")) {
        run(&["check", &file.display().to_string()]).exits(0);
    }
}

#[test]
fn warnings_are_printed_and_do_not_fail() {
    let file = shared_fixtures("articles").join("unknown-block.json");
    let ran = run(&["check", &file.display().to_string()]).exits(0);
    assert!(ran.out.contains("warning[unknown-block]"), "{}", ran.out);
}

#[test]
fn several_files_are_checked_although_one_is_missing() {
    let ran = run(&["check", "missing.json", DEFAULT_ARTICLE]).exits(1);
    assert_eq!(
        ran.err,
        "error: missing.json could not be read: there is no such file\n"
    );
    assert_eq!(ran.out, "2 files checked: 1 error, 0 warnings\n");
    let ran = run(&["check", "--format", "json", "www", DEFAULT_ARTICLE]).exits(1);
    assert_eq!(
        ran.json()[0]["message"],
        "www could not be read: it is a directory"
    );
}

#[test]
fn standard_input_may_begin_with_a_byte_order_mark() {
    let mut article = b"\xEF\xBB\xBF".to_vec();
    article.extend(fs::read(support::repository().join(DEFAULT_ARTICLE)).expect("the article"));
    run_with(&["check", "-"], &article).exits(0);
}

#[test]
fn invalid_usage_differs_from_invalid_input() {
    for arguments in [
        &["check"][..],
        &["check", "--format", "xml", DEFAULT_ARTICLE],
        &["check", "-", "-"],
        &["polish", DEFAULT_ARTICLE],
        &["prerender"],
        &["prerender", DEFAULT_ARTICLE, "--heading-level", "6"],
        &["prerender", DEFAULT_ARTICLE, "--loader", ""],
        &["prerender", DEFAULT_ARTICLE, "--stylesheet", ""],
        &["prerender", DEFAULT_ARTICLE, "--nonce", ""],
        &["prerender", DEFAULT_ARTICLE, "--src", ""],
        &["snippet", DEFAULT_ARTICLE],
        &["snippet", DEFAULT_ARTICLE, "--src", "", "--loader", "a.js"],
        &["snippet", DEFAULT_ARTICLE, "--src", "a.json", "--loader="],
        &["import", "--format", "docx", DEFAULT_ARTICLE],
        &[
            "import",
            "--id",
            "Not A Slug",
            "tests/fixtures/source/lachin-corridor.txt",
        ],
        &[],
    ] {
        let ran = run(arguments).exits(2);
        assert!(!ran.err.is_empty(), "{arguments:?}");
        assert_eq!(ran.out, "", "{arguments:?}");
    }
}

#[test]
fn help_names_every_command_and_shows_an_example() {
    let ran = run(&["--help"]).exits(0);
    for command in [
        "check",
        "import",
        "prerender",
        "snippet",
        "schema",
        "completions",
    ] {
        assert!(ran.out.contains(command), "{command}: {}", ran.out);
    }
    for command in [
        "check",
        "import",
        "prerender",
        "snippet",
        "schema",
        "completions",
    ] {
        let ran = run(&[command, "--help"]).exits(0);
        let example = format!("article-widget {command} ");
        assert!(
            ran.out.contains("Example") && ran.out.contains(&example),
            "{}",
            ran.out
        );
    }
    let version = format!("article-widget {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run(&["--version"]).exits(0).out, version);
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = run(&["completions", shell]).exits(0);
        assert!(ran.out.contains("prerender"), "{shell}");
    }
}
