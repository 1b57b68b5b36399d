//! What content systems keep of a snippet, as described in docs/content-systems.md.

use article_widget_tests::{article_widget, examples, output, repository};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

#[test]
fn what_is_pasted_arrives_as_documented() {
    let apps = std::env::var_os("BUNDLER_APPS").expect("`cargo xtask test` built the apps");
    let snippet = article_widget(&[
        "snippet",
        "--one-line",
        "examples/talks.json",
        "--src",
        "https://publisher.example/talks.json",
        "--loader",
        "https://cdn.example/pkg/loader.js",
    ]);
    let shown = |start: &str| {
        let shown = examples().into_iter().map(|example| example.code);
        shown.into_iter().find(|code| code.starts_with(start))
    };
    let settings = json!({
        "tinymce": shown("tinymce.init("),
        "ckeditor": shown("ClassicEditor.create("),
    });
    let mut node = Command::new("sh");
    node.args(["-c", "cd \"$1\" && exec node \"$2\" \"$3\"", "sh"])
        .arg(Path::new(&apps).join("app"))
        .arg(repository().join("tests/bundlers/content-systems.mjs"))
        .arg(settings.to_string());
    let results: Value = serde_json::from_str(&output(&mut node, &snippet)).expect("JSON");

    let meetings = json!(["Meeting in Vienna", "Dinner"]);
    let left = |count: u32, meetings: &Value, is_text: bool| {
        json!({
            "embeds": count, "scripts": count, "meetings": meetings,
            "divs": 0, "words": true, "isText": is_text,
        })
    };
    let none = json!([]);
    let whole = left(1, &meetings, false);
    // The article, which the element has as its fallback.
    let plain = left(0, &meetings, false);
    let words = left(0, &none, false);
    let mut div = words.clone();
    div["divs"] = json!(1);
    let expected = [
        ("WordPress, block Custom HTML", &whole),
        ("WordPress, classic block converted to blocks", &whole),
        ("WordPress, classic editor", &whole),
        ("markdown-it with html", &whole),
        ("markdown-it", &left(0, &none, true)),
        ("TinyMCE", &plain),
        ("TinyMCE with the element allowed", &whole),
        ("CKEditor 5", &words),
        ("CKEditor 5 with the element's name allowed", &words),
        ("CKEditor 5 with every element allowed", &whole),
        ("CKEditor 5 with attributes of `<div>` allowed", &div),
        ("CKEditor 5 with HTML embed", &whole),
    ];
    for (system, left) in &expected {
        assert_eq!(results[system], **left, "{system}");
    }
    let documented = include_str!("../../docs/content-systems.md");
    for (system, _) in &expected {
        assert!(
            documented.contains(&format!("| {system}")),
            "docs/content-systems.md on {system}"
        );
    }
    let setting = "{ name: \"div\", attributes: /^data-/ }";
    assert!(documented.contains(setting), "{setting}");
}
