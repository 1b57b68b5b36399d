//! Hidden content: pages in the background, and parts of a page that are shown later.

use super::{Case, both_modes, cases};
use crate::driver;
use crate::page::Page;
use crate::widget::{Mode, WASM, article, count, embed, markup, toggle, wait_ready, wait_toggles};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

pub(super) fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    for (name, style) in [
        ("display_none", "display: none"),
        (
            "content_visibility_hidden",
            "content-visibility: hidden; height: 100px",
        ),
        ("far_below", "margin-top: 5000px"),
    ] {
        all.push(Case::new(
            "unseen",
            &format!("lazy_with_{name}"),
            move |page: &Page| lazy(page, style),
        ));
    }
    all.extend(both_modes!("unseen": a_page_in_the_background));
    all.extend(cases!("unseen": lazy_in_the_background));
    all
}

/// Lazy elements wait until they are visible.
fn lazy(page: &Page, style: &str) {
    let embed = embed(&article("other"), &[("loading", "lazy")]);
    page.html(&format!("<div id=place style=\"{style}\">{embed}</div>"));
    page.wait("the loader", "customElements.get('article-widget')");
    page.settle();
    assert_eq!(count(page, WASM), 0, "nothing is loaded before");
    page.run("find('#place').removeAttribute('style'); find('#place').scrollIntoView();");
    wait_ready(page, "w");
    page.click("#w >>> #morning summary");
    assert_eq!(wait_toggles(page, 1), [toggle("morning", true, "user")]);
}

/// Runs something while the window is minimized, and restores it for the
/// following cases whatever happens.
fn in_background(page: &Page, act: impl FnOnce()) {
    page.wait_for_driver(page.client.minimize_window(), "to put the window away");
    let outcome = catch_unwind(AssertUnwindSafe(act));
    let window = page
        .client
        .set_window_rect(0, 0, driver::WIDTH, driver::HEIGHT);
    page.wait_for_driver(window, "to bring the window back");
    outcome.unwrap_or_else(|panic| resume_unwind(panic));
    page.wait("the page to be seen", "!document.hidden");
}

#[track_caller]
fn open_hidden(page: &Page, body: &str) {
    page.html(body);
    page.wait("the page to be hidden", "document.hidden");
}

fn a_page_in_the_background(page: &Page, mode: Mode) {
    let body = markup(page, mode, "other", &[]);
    in_background(page, || {
        open_hidden(page, &body);
        wait_ready(page, "w");
    });
    page.click("#w >>> #morning summary");
    assert_eq!(wait_toggles(page, 1), [toggle("morning", true, "user")]);
}

/// Browsers may or may not load it while the page is hidden.
fn lazy_in_the_background(page: &Page) {
    let body = embed(&article("other"), &[("loading", "lazy")]);
    in_background(page, || open_hidden(page, &body));
    wait_ready(page, "w");
}
