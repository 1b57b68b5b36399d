//! Copies of an embed, and elements that have nothing to load: each shows the
//! article of the original or its own children, never the sample of somebody
//! else.

use super::{Case, both_loaders, cases};
use crate::page::Page;
use crate::widget::{article, embed, shows_fallback, wait_error, wait_ready};
use article_widget_tests::Fault;

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_loaders!("copies": children_without_an_article_stay);
    all.extend(cases!("copies":
        white_space_and_comments_are_no_children,
        children_may_follow_the_element,
        an_element_that_waits_takes_a_src,
        an_element_that_waits_takes_an_article,
        without_src_the_article_stays,
        without_src_the_error_goes,
    ));
    all
}

/// Requests for the sample or the WASM.
#[track_caller]
fn check_nothing_was_loaded(page: &Page) {
    let loads: Vec<String> = page
        .site
        .requests()
        .into_iter()
        .map(|request| request.path)
        .filter(|path| path.ends_with(".json") || path.ends_with(".wasm"))
        .collect();
    assert_eq!(loads, Vec::<String>::new());
}

/// `pending`, `resolved` or the code of the error.
fn ready_state(page: &Page, id: &str) -> String {
    page.eval(&format!(
        "return Promise.race([
           find('#{id}').ready.then(() => 'resolved', error => error.code),
           new Promise(done => setTimeout(done, 50, 'pending')),
         ]);"
    ))
}

fn headline(page: &Page) -> String {
    page.eval("return text('#w >>> [part=headline]') ?? '';")
}

const WAITING: &str = "<article-widget id=w debug><p>Fallback</p></article-widget>";

fn children_without_an_article_stay(page: &Page) {
    page.html(WAITING);
    page.wait("the loader", "customElements.get('article-widget')");
    // Longer than the loader is silent about an article that is late.
    page.run("return new Promise(done => setTimeout(done, 1200, 0));");
    assert!(shows_fallback(page));
    let events: u32 = page.eval("return window.__events.length;");
    assert_eq!(events, 0);
    let spoken: bool = page.eval("return Boolean(find('#w').shadowRoot);");
    assert!(!spoken, "no line, and no error");
    assert_eq!(ready_state(page, "w"), "pending");
    check_nothing_was_loaded(page);
}

fn white_space_and_comments_are_no_children(page: &Page) {
    page.html("<article-widget id=w>\n  <!-- a comment -->\n</article-widget>");
    wait_ready(page, "w");
    assert_eq!(headline(page).split(' ').next(), Some("Russian"));
}

fn children_may_follow_the_element(page: &Page) {
    page.html("");
    page.wait("the loader", "customElements.get('article-widget')");
    page.run(
        "const w = Object.assign(document.createElement('article-widget'), { id: 'w' });
         document.body.append(w);
         w.append(Object.assign(document.createElement('p'), { textContent: 'Fallback' }));",
    );
    page.settle();
    assert!(shows_fallback(page));
    check_nothing_was_loaded(page);
}

fn an_element_that_waits_takes_a_src(page: &Page) {
    page.html(WAITING);
    page.wait("the loader", "customElements.get('article-widget')");
    page.eval_with::<()>(
        "window.first = find('#w').ready; find('#w').setAttribute('src', arguments[0]);",
        &[article("other")
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    wait_ready(page, "w");
    assert_eq!(headline(page), "Another article");
    assert!(page.eval::<bool>("return first.then(w => w.id === 'w');"));
}

fn an_element_that_waits_takes_an_article(page: &Page) {
    page.html(WAITING);
    page.wait("the loader", "customElements.get('article-widget')");
    page.run("find('#w').article = { version: 1, id: 'set', headline: 'Set', inLanguage: 'en', body: [] };");
    wait_ready(page, "w");
    assert_eq!(headline(page), "Set");
}

/// There is nothing that could take its place.
fn without_src_the_article_stays(page: &Page) {
    page.html(&embed(&article("other"), &[]));
    wait_ready(page, "w");
    page.run("find('#w').removeAttribute('src');");
    page.settle();
    assert_eq!(headline(page), "Another article");
    assert_eq!(ready_state(page, "w"), "resolved");
    page.click("#w >>> #morning summary");
    page.wait("it to open", "find('#w >>> #morning').open");
}

fn without_src_the_error_goes(page: &Page) {
    page.expect_failed_requests();
    page.site
        .fail("/fixtures/articles/other.json", Fault::Status(500));
    page.html(&embed(&article("other"), &[]));
    wait_error(page);
    page.wait("the sentence", "find('#w >>> [role=status] p')");
    page.run("find('#w').removeAttribute('src');");
    page.wait("silence", "!find('#w >>> [role]')");
    assert!(shows_fallback(page));
    assert_eq!(ready_state(page, "w"), "pending");
}
