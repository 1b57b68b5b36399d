//! The embed that `article-widget snippet` writes, pasted into a page.

use super::{Case, both_loaders, cases};
use crate::page::Page;
use crate::widget::{GLUE, WASM, count, wait_ready};
use article_widget_tests::{Document, article_widget, repository};

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_loaders!("snippet": nothing_is_fetched_twice);
    all.extend(cases!("snippet":
        another_loader_at_the_url_does_not_run,
        the_fallback_reads_without_the_loader,
    ));
    all
}

const ARTICLE: &str = "/fixtures/articles/other.json";

/// The snippet for an article of the widget's origin, whose port it cannot know
/// beforehand.
fn snippet(page: &Page) -> String {
    const ORIGIN: &str = "http://widget.invalid";
    let printed = article_widget(&[
        "snippet",
        "tests/fixtures/articles/other.json",
        "--src",
        &format!("{ORIGIN}{ARTICLE}"),
        "--loader",
        &format!("{ORIGIN}{}", page.loader.get()),
    ]);
    assert_eq!(
        printed.matches("integrity=\"sha384-").count(),
        2,
        "{printed}"
    );
    printed
        .replace(ORIGIN, "{{WIDGET}}")
        .replacen("<article-widget", "<article-widget id=\"w\"", 1)
}

/// The hint is for the request that the script makes anyway: had it asked for
/// anything else, the loader would be there twice. Chromium also warns of hints
/// that are of no use, which ends the case.
fn nothing_is_fetched_twice(page: &Page) {
    page.document("", &snippet(page), &[]);
    wait_ready(page, "w");
    page.settle();
    let mut expected = vec![page.loader.get(), WASM, ARTICLE];
    if page.loader.get() == "/www/loader.js" {
        expected.push(GLUE);
    }
    for path in expected {
        assert_eq!(count(page, path), 1, "requests for {path}");
    }
    let headline: String = page.eval("return text('#w >>> [part=headline]');");
    assert_eq!(headline, "Another article");
}

fn another_loader_at_the_url_does_not_run(page: &Page) {
    page.use_package();
    page.expect_failed_requests();
    // Each engine says it in its own words.
    for words in ["integrity", "digest", "not loaded: <link>"] {
        page.tolerate_recorded(words);
    }
    page.expect_recorded("not loaded: <script>");
    let loader = std::fs::read_to_string(repository().join("pkg/loader.js")).expect("the loader");
    page.site.put(
        "/pkg/loader.js",
        Document {
            content_type: "text/javascript".to_owned(),
            headers: Vec::new(),
            body: format!("window.changed = true;{loader}"),
        },
    );
    let body = format!("{}<p id=end>The end</p>", snippet(page));
    page.document("", &body, &[]);
    page.wait("the page", "document.readyState === 'complete'");
    page.settle();
    let (ran, defined): (bool, bool) = page
        .eval("return [Boolean(window.changed), Boolean(customElements.get('article-widget'))];");
    assert_eq!((ran, defined), (false, false));
    assert!(page.eval::<bool>("return find('#w > article').getClientRects().length > 0;"));
    assert_eq!(count(page, WASM), 0);
}

/// The whole article, in its own language. It has no address, and a link to its
/// data would help no reader.
fn the_fallback_reads_without_the_loader(page: &Page) {
    page.use_package();
    let printed = snippet(page);
    let (_, embed) = printed.split_once("<div>").expect("the element");
    let (embed, _) = embed.split_once("<script").expect("the script");
    page.document("", &format!("<div>{embed}"), &[]);
    page.wait("the page", "document.readyState === 'complete'");
    let (headline, lang, meeting, links): (String, String, String, usize) = page.eval(
        "return [text('#w > article > h2'), find('#w > article').lang,
           text('#w > article > section'), findAll('#w > article > p:last-child > a').length];",
    );
    assert_eq!(
        (headline.as_str(), lang.as_str()),
        ("Another article", "en")
    );
    assert!(!meeting.trim().is_empty());
    assert_eq!(links, 0);
}
