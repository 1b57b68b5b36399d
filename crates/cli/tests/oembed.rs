//! The oEmbed response, its discovery, and the snippet on one line.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop, and its helpers too"
)]

mod support;

use scraper::{Html, Selector};
use support::run;

const PAGE: &str = "crates/cli/tests/fixtures/page.json";
const FRAME: &str = "https://cdn.example/pkg/frame.html?src=https://publisher.example/talks.json";

#[test]
fn the_response_matches_the_article() {
    let answer = run(&["oembed", PAGE, "--frame", FRAME]).exits(0);
    assert_eq!(answer.err, "");
    let answer = answer.json();
    let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
    assert_eq!(
        (text("version"), text("type")),
        ("1.0".into(), "rich".into())
    );
    for name in ["title", "author_name", "provider_name", "html"] {
        assert_ne!(text(name), "", "{name} in {answer:#}");
    }
    for name in ["width", "height", "cache_age"] {
        assert!(answer[name].is_u64(), "{name} in {answer:#}");
    }
    let thumbnails = ["thumbnail_url", "thumbnail_width", "thumbnail_height"];
    let present = thumbnails.iter().filter(|name| !answer[**name].is_null());
    assert!([0, 3].contains(&present.count()), "{answer:#}");

    let html = text("html");
    assert!(!html.contains('\n'), "{html}");
    let html = Html::parse_fragment(&html);
    let one = |selector: &str| {
        let selector = Selector::parse(selector).expect("a selector");
        html.select(&selector)
            .next()
            .unwrap_or_else(|| panic!("{}", html.html()))
    };
    assert_eq!(one("iframe").attr("src"), Some(FRAME));
    assert_eq!(
        one("script").attr("src"),
        Some("https://cdn.example/pkg/frame-host.js")
    );
    // What is left where scripts and frames are taken away.
    assert_eq!(
        one("blockquote > p:first-child > a")
            .text()
            .collect::<String>(),
        text("title")
    );
}

#[test]
fn src_overrides_the_article_of_the_frame() {
    let frame = "https://cdn.example/pkg/frame.html";
    let article = "https://publisher.example/a b.json?c=d&e";
    let answer = run(&["oembed", PAGE, "--frame", frame, "--src", article]).exits(0);
    let html = answer.json()["html"].to_string();
    assert!(
        html.contains("frame.html?src=https%3A%2F%2Fpublisher.example%2Fa%2520b.json%3Fc%3Dd%26e"),
        "{html}"
    );
    let answer = run(&["oembed", PAGE, "--frame", frame]).exits(0);
    assert!(answer.err.contains("--src"), "{}", answer.err);
    run(&["oembed", PAGE, "--frame", "frame.html"]).exits(2);
}

#[test]
fn a_page_links_its_oembed_response() {
    let oembed = "https://publisher.example/talks.oembed.json";
    let page = run(&["prerender", "--page", "--oembed", oembed, PAGE]).exits(0);
    let page = Html::parse_document(&page.out);
    let link = Selector::parse("head > link[rel=alternate][type='application/json+oembed']");
    let links: Vec<_> = page.select(&link.expect("a selector")).collect();
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].attr("href"), Some(oembed));
    run(&["prerender", "--oembed", oembed, PAGE]).exits(2);
}

#[test]
fn a_snippet_on_one_line_is_the_same_markup() {
    let snippet = |more: &[&str]| {
        let usual = [
            "snippet",
            PAGE,
            "--src",
            "https://publisher.example/talks.json",
        ];
        let loader = ["--loader", "https://cdn.example/pkg/loader.js"];
        run(&[&usual[..], &loader, more].concat()).exits(0).out
    };
    let (usual, one_line) = (snippet(&[]), snippet(&["--one-line"]));
    assert_eq!(one_line.trim_end().lines().count(), 1, "{one_line}");
    assert_eq!(one_line.trim_end(), usual.trim_end().replace('\n', " "));
}
