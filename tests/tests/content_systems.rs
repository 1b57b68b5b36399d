//! What content systems keep of a snippet, as described in docs/content-systems.md.

use article_widget_tests::{article_widget, output, repository};
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
    let mut node = Command::new("sh");
    node.args(["-c", "cd \"$1\" && exec node \"$2\"", "sh"])
        .arg(Path::new(&apps).join("app"))
        .arg(repository().join("tests/bundlers/content-systems.mjs"));
    let results: Value = serde_json::from_str(&output(&mut node, &snippet)).expect("JSON");

    let meetings = json!(["Meeting in Vienna", "Dinner"]);
    let whole = json!({ "embeds": 1, "scripts": 1, "meetings": meetings, "isText": false });
    // The article, which the element has as its fallback.
    let plain = json!({ "embeds": 0, "scripts": 0, "meetings": meetings, "isText": false });
    let text = json!({ "embeds": 0, "scripts": 0, "meetings": [], "isText": true });
    let expected = [
        ("WordPress, classic editor", whole.clone()),
        ("markdown-it with html", whole.clone()),
        ("markdown-it", text),
        ("TinyMCE", plain),
        ("TinyMCE with the element allowed", whole),
    ];
    for (system, left) in &expected {
        assert_eq!(&results[system], left, "{system}");
    }
    let documented = include_str!("../../docs/content-systems.md");
    for (system, _) in &expected {
        assert!(
            documented.contains(system),
            "docs/content-systems.md on {system}"
        );
    }
}
