//! `prerender` and `snippet`, as parsed by a browser.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop, and its helpers too"
)]

mod support;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use sha2::{Digest, Sha384};
use std::fs;
use support::{DEFAULT_ARTICLE, files, repository, run, run_with, shared_fixtures};

const LOADER: &str = "https://cdn.example/pkg/loader.js";

#[test]
fn the_embed_is_what_the_library_renders() {
    let bytes = fs::read(repository().join(DEFAULT_ARTICLE)).expect("the article");
    let value: article::Value = serde_json::from_slice(&bytes).expect("JSON");
    let article = article::decode(value).article().expect("an article");
    let options = [
        ("theme", article::Value::String("dark".to_owned())),
        (
            "expanded",
            article::Value::String("lavrov-mirzoyan".to_owned()),
        ),
        ("headingLevel", article::Value::Number(3.0)),
        ("remember", article::Value::Bool(true)),
    ];
    let options = options.map(|(name, value)| (name.to_owned(), value));
    let options = article::Options::from_value(article::Value::Object(options.into()));
    let expected = article::prerender(&article, &options, &article::NoResolver);
    let arguments = "--theme dark --expanded lavrov-mirzoyan --heading-level 3 --remember";
    let mut arguments: Vec<&str> = arguments.split(' ').collect();
    arguments.extend(["prerender", DEFAULT_ARTICLE]);
    arguments.rotate_right(2);
    assert_eq!(run(&arguments).exits(0).out, expected + "\n");
}

#[test]
fn every_fixture_is_printed_as_the_library_renders_it() {
    for file in files(&shared_fixtures("articles")) {
        let value = serde_json::from_slice(&fs::read(&file).expect("a fixture")).expect("JSON");
        let article = article::decode(value).article().expect("an article");
        let expected = article::prerender(&article, &article::Options::default(), &Browser);
        let name = file.display().to_string();
        let out = run(&["prerender", &name]).exits(0).out;
        assert_eq!(out, expected + "\n", "{name}");
    }
}

#[test]
fn without_a_loader_there_is_no_script() {
    let out = run(&["prerender", DEFAULT_ARTICLE]).exits(0).out;
    assert!(!out.contains("<script"), "{out}");
    let page = run(&["prerender", "--page", DEFAULT_ARTICLE]).exits(0).out;
    let page = Html::parse_document(&page);
    let kinds: Vec<_> = select(&page, "script")
        .iter()
        .map(|script| script.attr("type"))
        .collect();
    assert_eq!(kinds, [Some("application/ld+json")]);
}

#[test]
fn styles_are_inlined_unless_a_file_is_linked() {
    let out = run(&["prerender", "--loader", LOADER, DEFAULT_ARTICLE])
        .exits(0)
        .out;
    assert!(out.contains("<style>") && !out.contains("<link"), "{out}");
    let script = format!("\n<script type=\"module\" src=\"{LOADER}\"></script>\n");
    assert!(out.ends_with(&script), "{out}");
    let own = [
        "prerender",
        "--loader",
        LOADER,
        "--stylesheet",
        "/own.css",
        DEFAULT_ARTICLE,
    ];
    let out = run(&own).exits(0).out;
    assert!(
        out.contains("href=\"/own.css\"") && !out.contains("<style"),
        "{out}"
    );
}

#[test]
fn a_nonce_is_on_every_element_that_needs_one() {
    let arguments = [
        "prerender",
        "--page",
        "--nonce",
        "n0",
        "--loader",
        LOADER,
        DEFAULT_ARTICLE,
    ];
    let page = Html::parse_document(&run(&arguments).exits(0).out);
    let styles = select(&page, "style");
    assert_eq!(styles.len(), 1);
    assert!(styles.iter().all(|style| style.attr("nonce") == Some("n0")));
    assert!(select(&page, "link[rel=stylesheet]").is_empty());
    let scripts = select(&page, "script[src]");
    assert!(
        scripts
            .iter()
            .all(|script| script.attr("nonce") == Some("n0"))
            && scripts.len() == 1
    );
}

#[test]
fn a_page_has_metadata() {
    let out = run(&["prerender", "--page", "crates/cli/tests/fixtures/page.json"])
        .exits(0)
        .out;
    assert!(out.starts_with("<!doctype html>\n<html lang=\""), "{out}");
    let page = Html::parse_document(&out);
    let article = json("crates/cli/tests/fixtures/page.json");
    let text = |name: &str| {
        article[name]
            .as_str()
            .unwrap_or_else(|| panic!("{name} of the fixture"))
    };
    assert_eq!(
        one(&page, "title").text().collect::<String>(),
        text("headline")
    );
    assert_eq!(
        one(&page, "link[rel=canonical]").attr("href"),
        Some(text("url"))
    );
    assert_eq!(one(&page, "html").attr("lang"), Some(text("inLanguage")));
    assert_eq!(meta(&page, "og:title"), text("headline"));
    assert_eq!(meta(&page, "og:type"), "article");
    assert_eq!(meta(&page, "og:url"), text("url"));
    assert_eq!(meta(&page, "og:description"), text("description"));
    assert!(
        meta(&page, "og:image").starts_with("https://"),
        "{}",
        meta(&page, "og:image")
    );
    assert_eq!(
        meta(&page, "og:image"),
        "https://publisher.example/images/talks.jpg"
    );
    assert_eq!(meta(&page, "article:published_time"), text("datePublished"));
    let data = json_ld(&page);
    assert_eq!(data["author"][0]["url"], "https://publisher.example/ann");
    assert_eq!(data["author"][0]["@type"], "Person");
    assert_eq!(data["author"][1]["@type"], "Organization");
    assert_eq!(data["about"][0]["startDate"], "2023-07-25T10:00:00+04:00");
    assert_eq!(
        data["about"][0].get("superEvent"),
        None,
        "which is no event"
    );
    for headlines in ["h1[part=headline]", "article-widget > article > h1"] {
        assert_eq!(
            select(&page, headlines).len(),
            1,
            "the headline is the one of the page"
        );
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let hostile = "</script><!-- <script>alert(1)</script> \"'&amp; </title></style>";
    let article = serde_json::json!({
        "version": 1, "id": "a", "headline": hostile, "inLanguage": "en", "description": hostile,
        "url": "https://example.org/?a=\"><script>",
        "body": [
            { "type": "paragraph", "text": hostile },
            { "type": "meeting", "id": "m", "name": hostile, "summary": hostile },
        ],
    });
    let arguments = [
        "prerender",
        "--page",
        "--loader",
        "\"><b>",
        "--nonce",
        "\"><i>",
        "-",
    ];
    let out = run_with(&arguments, article.to_string().as_bytes())
        .exits(0)
        .out;
    let page = Html::parse_document(&out);
    assert_eq!(select(&page, "script").len(), 2, "{out}");
    assert!(select(&page, "b, i").is_empty(), "{out}");
    assert_eq!(one(&page, "title").text().collect::<String>(), hostile);
    assert_eq!(meta(&page, "og:description"), hostile);
    assert_eq!(
        one(&page, "p[part=paragraph]").text().collect::<String>(),
        hostile
    );
    assert_eq!(json_ld(&page)["headline"], hostile);
    assert_eq!(json_ld(&page)["about"][0]["name"], hostile);
}

/// An event without a place or a date is an error to validators.
#[test]
fn a_meeting_with_place_and_date_is_an_event() {
    let page = Html::parse_document(&run(&["prerender", "--page", DEFAULT_ARTICLE]).exits(0).out);
    let data = json_ld(&page);
    // Whether all of it is of schema.org is tested against its vocabulary, in
    // `tests/tests/command_line.rs`.
    assert_eq!(data["@context"], "https://schema.org");
    assert_eq!(data["@type"], "NewsArticle");
    // The article says neither the year of its meetings nor where each was.
    let things = data["about"].as_array().expect("a list");
    assert_eq!(things.len(), 3);
    for thing in things {
        let fields: Vec<_> = thing.as_object().expect("a thing").keys().collect();
        assert_eq!(fields, ["@type", "name", "description"]);
        assert_eq!(thing["@type"], "Thing");
    }
    let meeting = |more: Value| {
        let mut meeting = serde_json::json!({
            "type": "meeting", "id": "m", "name": "M", "summary": "They met.",
            "attendees": [{ "name": "A", "affiliation": "B" }],
        });
        let fields = meeting.as_object_mut().expect("an object");
        fields.extend(more.as_object().expect("an object").clone());
        let article = serde_json::json!({
            "version": 1, "id": "a", "headline": "H", "inLanguage": "en", "body": [meeting],
        });
        let ran = run_with(
            &["prerender", "--page", "-"],
            article.to_string().as_bytes(),
        );
        json_ld(&Html::parse_document(&ran.exits(0).out))["about"][0].clone()
    };
    let event = meeting(serde_json::json!({ "startDate": "2023-07-25", "location": "Moscow" }));
    assert_eq!(event["@type"], "Event");
    assert_eq!(event["startDate"], "2023-07-25");
    assert_eq!(event["location"]["name"], "Moscow");
    assert_eq!(event["attendee"][0]["affiliation"]["name"], "B");
    for less in [
        serde_json::json!({ "startDate": "2023-07-25" }),
        serde_json::json!({ "startDate": "--07-25", "location": "Moscow" }),
        serde_json::json!({ "dateText": "July 2023", "location": "Moscow" }),
    ] {
        assert_eq!(meeting(less.clone())["@type"], "Thing", "{less}");
    }
}

/// The article's own URL is part of the article, so it resolves against the URL of the JSON;
/// everything else resolves against it.
#[test]
fn a_relative_address_of_the_article_resolves_first() {
    let article = br##"{
        "version": 1, "id": "talks", "headline": "Talks", "inLanguage": "en",
        "url": "2023/talks#top", "image": {"src": "map.png", "alt": ""},
        "body": [
            {"type": "paragraph", "text": [{"text": "more", "href": "more"}]},
            {"type": "meeting", "id": "vienna", "name": "Vienna", "summary": "Trade.",
             "startDate": "2023-07-25", "location": "Vienna"}
        ]
    }"##;
    let own = "https://publisher.example/2023/talks";
    let src = "https://publisher.example/talks.json";
    let page = run_with(&["prerender", "--page", "--src", src, "-"], article).exits(0);
    let page = Html::parse_document(&page.out);
    let href = |selector| one(&page, selector).attr("href").map(str::to_owned);
    let own_top = format!("{own}#top");
    let link = format!("{own}#talks/vienna");
    let map = "https://publisher.example/2023/map.png";
    assert_eq!(href("link[rel=canonical]"), Some(own_top.clone()));
    assert_eq!(meta(&page, "og:url"), own_top);
    assert_eq!(meta(&page, "og:image"), map);
    assert_eq!(json_ld(&page)["image"]["url"], map);
    assert_eq!(json_ld(&page)["about"][0]["@id"], link);
    assert_eq!(one(&page, "[part=figure] img").attr("src"), Some(map));
    assert_eq!(href("article > p:last-child > a"), Some(own_top.clone()));
    assert_eq!(href("[part=permalink]"), Some(link));
    assert_eq!(
        href("[part=paragraph] a").as_deref(),
        Some("https://publisher.example/2023/more")
    );
    let snippet = run_with(&["snippet", "--src", src, "--loader", "a.js", "-"], article).exits(0);
    assert!(snippet.out.contains(&own_top), "{}", snippet.out);
}

#[test]
fn an_article_with_errors_is_not_prerendered() {
    let ran = run(&["prerender", "tests/fixtures/broken/javascript-link.json"]).exits(1);
    assert_eq!(ran.out, "");
    assert!(
        ran.err.contains("error[url]") && ran.err.contains(".json:"),
        "{}",
        ran.err
    );
}

#[test]
fn a_snippet_has_a_fallback_and_the_hash_of_the_loader() {
    let arguments = [
        "snippet",
        "crates/cli/tests/fixtures/page.json",
        "--src",
        "https://publisher.example/talks.json",
        "--loader",
        LOADER,
        "--loader-file",
        "Cargo.toml",
        "--expanded",
        "first",
    ];
    let ran = run(&arguments).exits(0);
    assert_eq!(ran.err, "");
    let page = Html::parse_fragment(&ran.out);
    let article = json("crates/cli/tests/fixtures/page.json");
    let widget = one(&page, "article-widget");
    assert_eq!(
        widget.attr("src"),
        Some("https://publisher.example/talks.json")
    );
    assert_eq!(widget.attr("expanded"), Some("first"));
    let fallback = |inner: &str| one(&page, &format!("div > article-widget > article > {inner}"));
    let text = |inner: &str| fallback(inner).text().collect::<String>();
    assert_eq!(
        fallback("p:last-child > a").attr("href"),
        article["url"].as_str()
    );
    assert_eq!(text("h2"), article["headline"].as_str().expect("text"));
    assert_eq!(
        text("h2 + p"),
        article["description"].as_str().expect("text")
    );
    assert_eq!(
        ran.out.lines().count(),
        3,
        "hints, embed and script have a line each"
    );
    let bytes = fs::read(repository().join("Cargo.toml")).expect("a file");
    let hash = format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes)));
    let script = one(&page, "script[type=module]");
    assert_eq!(script.attr("src"), Some(LOADER));
    assert_eq!(script.attr("integrity"), Some(hash.as_str()));
    assert_eq!(script.attr("crossorigin"), Some("anonymous"));
    assert_eq!(
        one(&page, "link[rel=modulepreload]").attr("integrity"),
        Some(hash.as_str())
    );
    assert_eq!(
        one(&page, "link[rel=preconnect]").attr("href"),
        Some("https://publisher.example")
    );
}

/// The next release would have another hash.
#[test]
fn the_loader_of_a_major_version_has_no_hash() {
    let snippet = |loader| {
        let arguments = [
            "snippet",
            DEFAULT_ARTICLE,
            "--src",
            "/a.json",
            "--loader",
            loader,
        ];
        run(&arguments).exits(0)
    };
    let ran = snippet("https://cdn.example/0/loader.js?a");
    assert!(!ran.out.contains("integrity"), "{}", ran.out);
    assert!(
        ran.err.contains("changes with every release"),
        "{}",
        ran.err
    );
    let ran = snippet("https://cdn.example/0.1.0/loader.js");
    assert_eq!(ran.out.matches("integrity").count(), 2, "{}", ran.out);
}

/// Without a URL there is nothing to link to but data, and empty lines in a text would end the
/// paragraph in a content system.
#[test]
fn a_snippet_without_an_address_has_no_link() {
    let article = serde_json::json!({
        "version": 1, "id": "a", "headline": "Two\n\nlines", "inLanguage": "en",
        "body": [{ "type": "paragraph", "text": "A\r\n\r\nB" }],
    });
    let arguments = ["snippet", "--src", "/a.json", "--loader", LOADER, "-"];
    let out = run_with(&arguments, article.to_string().as_bytes())
        .exits(0)
        .out;
    assert!(select(&Html::parse_fragment(&out), "a").is_empty(), "{out}");
    assert_eq!(out.lines().count(), 3, "{out}");
}

#[test]
fn the_hash_is_that_of_the_file_in_the_url() {
    let hash = |loader: &str, file: &str| {
        let arguments = [
            "snippet",
            DEFAULT_ARTICLE,
            "--src",
            "/a.json",
            "--loader",
            loader,
        ];
        let ran = run(&arguments).exits(0);
        let bytes = fs::read(repository().join(file)).expect("a loader");
        let hash = format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes)));
        assert!(
            ran.out.contains(&hash) && ran.err.contains(file),
            "{}{}",
            ran.out,
            ran.err
        );
    };
    hash("https://cdn.example/pkg/loader.js?v=1", "pkg/loader.js");
    hash(
        "https://cdn.example/article-widget@1/loader.js",
        "pkg/loader.js",
    );
    hash("https://cdn.example/www/loader.js", "www/loader.js");
}

/// Resolves addresses as browsers do.
struct Browser;

impl article::Resolver for Browser {
    fn resolve(&self, address: &str, base: &str) -> Option<String> {
        Some(url::Url::parse(base).ok()?.join(address).ok()?.into())
    }
}

fn json(file: &str) -> Value {
    serde_json::from_slice(&fs::read(repository().join(file)).expect("a file")).expect("JSON")
}

fn json_ld(page: &Html) -> Value {
    let script: String = one(page, "script[type='application/ld+json']")
        .text()
        .collect();
    serde_json::from_str(&script).expect("JSON")
}

fn meta(page: &Html, name: &str) -> String {
    let meta = one(page, &format!("meta[property='{name}']"));
    meta.attr("content").unwrap_or_default().to_owned()
}

fn one<'p>(page: &'p Html, selector: &str) -> ElementRef<'p> {
    let found = select(page, selector);
    *found.first().unwrap_or_else(|| panic!("no {selector}"))
}

fn select<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}
