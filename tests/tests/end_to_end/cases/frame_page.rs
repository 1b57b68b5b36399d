//! `frame.html` in a page of another origin, with `frame-host.js`.

use super::{Case, cases};
use crate::page::Page;
use crate::widget::{WASM, count};

pub(super) fn cases() -> Vec<Case> {
    cases!("frame_page":
        the_frame_follows_its_page,
        without_a_parent_it_is_a_page,
        without_an_article_messages_are_in_the_readers_language,
    )
}

const FRAME: &str = "/pkg/frame.html?expanded=none&src={{WIDGET}}/fixtures/articles/full.json";

/// Reads what is inside of the frame.
fn inside(page: &Page, script: &str) -> String {
    page.wait_for_driver(page.client.clone().enter_frame(0), "the frame");
    let value = page.eval(script);
    page.wait_for_driver(page.client.clone().enter_parent_frame(), "the page");
    value
}

fn the_frame_follows_its_page(page: &Page) {
    let body = format!(
        "<style>:root {{ color-scheme: dark }} .light {{ color-scheme: light }}</style>
         <p style=\"height: 1500px\">Far above</p>
         <iframe title=\"An article\" src=\"{{{{WIDGET}}}}{FRAME}\" height=\"90\"></iframe>
         <p style=\"height: 1500px\">Far below</p>
         <script src=\"{{{{WIDGET}}}}/pkg/frame-host.js\"></script>"
    );
    page.document("", &body, &[]);
    page.run("window.frame = find('iframe');");
    page.wait("its height", "frame.offsetHeight > 300");
    let closed: u32 = page.eval("return frame.offsetHeight;");

    // Dark in dark, and light in light, so that nothing opaque is painted.
    let scheme = "return getComputedStyle(document.documentElement).colorScheme;";
    assert_eq!(inside(page, scheme), "dark");
    page.run("frame.className = 'light';");
    page.wait_until("the other scheme", || inside(page, scheme) == "light");

    // Messages of others change nothing, whatever they claim to be.
    page.run("postMessage({ type: 'article-widget-frame', height: 7 }, '*');");
    page.run("location.hash = 'full-example/plenary';");
    page.wait(
        "the meeting to open",
        &format!("frame.offsetHeight > {closed}"),
    );
    page.wait("the page to scroll", "scrollY > 1000");
    let open = "return find('article-widget >>> details[open]').id;";
    assert_eq!(inside(page, open), "plenary");
}

/// It sends nothing to itself and loads nothing twice.
fn without_a_parent_it_is_a_page(page: &Page) {
    let frame = FRAME.replace("{{WIDGET}}", &page.site.widget);
    page.goto(&format!("{}{frame}", page.site.widget));
    page.wait("the article", "find('article-widget')?.article");
    assert_eq!(count(page, WASM), 1);
    let about = "return [document.title, document.documentElement.lang];";
    assert_eq!(
        page.eval::<[String; 2]>(about),
        ["Ministers meet in three rounds", "en-GB"]
    );
}

fn without_an_article_messages_are_in_the_readers_language(page: &Page) {
    page.expect_failed_requests();
    page.goto(&format!(
        "{}/pkg/frame.html?src=nothing.json",
        page.site.widget
    ));
    page.wait("the sentence", "find('article-widget >>> [role=status] p')");
    let same: bool = page.eval("return document.documentElement.lang === navigator.language;");
    assert!(same, "the page has the reader's language");
}
