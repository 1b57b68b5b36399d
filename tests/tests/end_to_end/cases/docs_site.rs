//! The documentation as `cargo xtask docs` builds it.

use super::{Case, cases};
use crate::engine::Engine;
use crate::page::Page;

pub(super) fn cases() -> Vec<Case> {
    let mut cases = cases!("docs_site": the_widget_works_on_the_pages);
    let search = Case::new(
        "docs_site",
        "the_search_finds_a_page",
        the_search_finds_a_page,
    );
    cases.push(search.only(&[Engine::Chromium]));
    cases
}

fn the_widget_works_on_the_pages(page: &Page) {
    for name in ["index", "embedding"] {
        let directory = if name == "index" { "" } else { "docs/" };
        page.goto(&format!("{}/docs/{directory}{name}.html", page.site.host));
        page.wait("the article", "find('article-widget')?.article");
        page.click("article-widget >>> summary");
        page.wait("it to open", "find('article-widget >>> details').open");
    }
}

fn the_search_finds_a_page(page: &Page) {
    page.goto(&format!("{}/docs/?search=wasm-blocked", page.site.host));
    page.wait(
        "the page about error codes",
        "find('#mdbook-searchresults a[href*=\"docs/troubleshooting.html\"]')",
    );
}
