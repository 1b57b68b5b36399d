//! Text that tries to be markup, in every text field: the output has the same structure as
//! for harmless text.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop, and its helpers too"
)]

mod support;

use scraper::{Html, Node};
use std::fs;
use support::{run_with, shared_fixtures};

const LOADER: &str = "https://cdn.example/pkg/loader.js";

/// The article with `payload` in every field, and its texts.
fn article(payload: &str) -> Vec<u8> {
    let template = fs::read_to_string(shared_fixtures("content").join("everywhere.json"));
    let quoted = serde_json::to_string(payload).expect("JSON");
    let template = template.expect("the template");
    template.replace("\"PAYLOAD\"", &quoted).into_bytes()
}

fn payloads() -> Vec<String> {
    let text = fs::read(shared_fixtures("content").join("payloads.json")).expect("payloads");
    serde_json::from_slice(&text).expect("a list of texts")
}

/// Elements with the names of their attributes in document order, and all text
/// that is not the data of a script.
fn shape(html: &str) -> (Vec<String>, String) {
    let page = Html::parse_document(html);
    let (mut elements, mut text) = (Vec::new(), String::new());
    for node in page.tree.root().descendants() {
        match node.value() {
            Node::Element(element) => {
                let mut names: Vec<&str> = element.attrs().map(|(name, _)| name).collect();
                names.sort_unstable();
                elements.push(format!("{} {}", element.name(), names.join(" ")));
            }
            Node::Text(found) => {
                let parent = node.parent().and_then(|parent| {
                    let element = parent.value().as_element()?;
                    Some(element.name().to_owned())
                });
                if parent.as_deref() != Some("script") {
                    text.push_str(found);
                    text.push('\n');
                }
            }
            Node::Comment(_) => elements.push("a comment".to_owned()),
            _ => {}
        }
    }
    (elements, text)
}

#[track_caller]
fn check(arguments: &[&str]) {
    let print = |payload: &str| run_with(arguments, &article(payload)).exits(0).out;
    let (harmless, _) = shape(&print("words"));
    let all = payloads();
    for payload in &all {
        let html = print(payload);
        let (elements, text) = shape(&html);
        assert_eq!(elements, harmless, "{payload:?}\n{html}");
        // Parsers drop what HTML cannot hold, and unify the ends of lines.
        let is_plain = !payload.contains(['\0', '\r', '\u{feff}']);
        assert!(!is_plain || text.contains(payload), "{payload:?}\n{text}");
    }
    println!("{} payloads", all.len());
}

#[test]
fn the_embed_keeps_its_shape() {
    check(&["prerender", "-", "--loader", LOADER]);
}

#[test]
fn the_page_keeps_its_shape() {
    check(&["prerender", "-", "--page", "--nonce", "n"]);
}

#[test]
fn the_snippet_keeps_its_shape() {
    let arguments = [
        "snippet",
        "-",
        "--src",
        "https://publisher.example/a.json",
        "--loader",
        LOADER,
    ];
    let print = |payload: &str| run_with(&arguments, &article(payload)).exits(0).out;
    let (harmless, _) = shape(&print("words"));
    for payload in payloads() {
        assert_eq!(shape(&print(&payload)).0, harmless, "{payload:?}");
    }
}

#[test]
fn linked_data_matches_the_article() {
    for payload in payloads() {
        let page = run_with(&["prerender", "-", "--page"], &article(&payload));
        let page = Html::parse_document(&page.exits(0).out);
        let selector = scraper::Selector::parse("script").expect("a selector");
        let scripts: Vec<String> = page
            .select(&selector)
            .map(|script| script.text().collect())
            .collect();
        assert_eq!(scripts.len(), 1, "{payload:?}");
        let data: serde_json::Value = serde_json::from_str(&scripts[0]).expect("JSON");
        // HTML has no character for it, so that decoding replaces it.
        assert_eq!(data["headline"], payload.replace('\0', "\u{fffd}"));
    }
}
