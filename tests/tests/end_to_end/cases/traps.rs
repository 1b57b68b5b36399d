//! A WASM that traps: what is on the page stays and keeps working, the page only gets events, and
//! later articles get a new instance.

use super::{Case, both_loaders, cases};
use crate::changed_wasm::{loader_for, trapping};
use crate::page::Page;
use crate::widget::{
    WASM, article, count, embed, fixture, open_meetings, toggle, wait_ready, wait_toggles,
};
use article_widget_tests::{Document, Fault};

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_loaders!("traps": a_call_that_traps, a_listener_that_traps);
    all.extend(cases!("traps": the_module_throws_errors));
    all
}

/// Serves a WASM that traps when `export` is called, and a loader for it.
fn trap_in(page: &Page, export: &str) {
    let wasm = trapping(export);
    page.site.put(
        "/pkg/loader.js",
        Document {
            content_type: "text/javascript".to_owned(),
            headers: vec![],
            body: loader_for(&wasm),
        },
    );
    page.site.fail(WASM, Fault::Other(wasm.into()));
}

/// Opens a page with two articles.
fn two(page: &Page) {
    let second = embed(&article("full"), &[]).replace("\"w\"", "\"v\"");
    page.html(&format!("{}{second}", embed(&article("other"), &[])));
    wait_ready(page, "w");
    wait_ready(page, "v");
}

#[track_caller]
fn wait_rescued(page: &Page) {
    page.wait(
        "both to be told",
        "window.__events.filter(e => e.type === 'article-error').length === 2",
    );
    let told: Vec<String> = page.eval(
        "return window.__events.filter(e => e.type === 'article-error')
           .map(e => `${e.target} ${e.detail.code}`).sort();",
    );
    assert_eq!(told, ["v wasm-invalid", "w wasm-invalid"]);
    page.wait(
        "both to go on",
        "find('#w').meetings.length && find('#v').meetings.length",
    );
}

fn a_call_that_traps(page: &Page) {
    trap_in(page, "widget_collapse");
    two(page);
    let before: String = page.eval("return find('#w').shadowRoot.innerHTML;");
    page.run("window.__node = find('#w >>> [part=article]'); find('#w').collapse();");
    wait_rescued(page);
    let (after, is_same): (String, bool) = page.eval(
        "return [find('#w').shadowRoot.innerHTML, window.__node === find('#w >>> [part=article]')];",
    );
    assert_eq!(after, before, "what is on the screen stays");
    assert!(is_same, "not a node was replaced");

    page.click("#w >>> summary");
    let ids: Vec<String> = page.eval("return find('#w').meetings.map(meeting => meeting.id);");
    assert_eq!(wait_toggles(page, 1), [toggle(&ids[0], true, "user")]);
    page.run("find('#w').collapse();");
    assert_eq!(open_meetings(page), Vec::<String>::new());

    // A new element, and a new article in an old one, use a fresh instance.
    let third = embed(&article("minimal"), &[]).replace("\"w\"", "\"x\"");
    page.eval_with::<()>(
        "document.body.append(document.createRange().createContextualFragment(arguments[0]));",
        &[third.replace("{{WIDGET}}", &page.site.widget).into()],
    );
    wait_ready(page, "x");
    page.eval_with::<()>(
        "window.__events.length = 0; find('#w').article = JSON.parse(arguments[0]);",
        &[fixture("articles/one-meeting.json").into()],
    );
    wait_ready(page, "w");
    let shown: String = page.eval("return find('#w').meetings.map(meeting => meeting.id).join();");
    assert_ne!(shown, ids.join(","), "the new article is there");
    assert_eq!(
        count(page, WASM),
        2,
        "one instance that trapped and one for what came later"
    );
}

fn a_listener_that_traps(page: &Page) {
    trap_in(page, "__closure_");
    two(page);
    page.click("#w >>> [part=toggle-all]");
    wait_rescued(page);
    page.click("#w >>> [part=toggle-all]");
    let all: usize = page.eval("return find('#w').meetings.length;");
    page.wait(
        "all meetings to be open",
        "find('#w').meetings.every(meeting => meeting.open)",
    );
    assert!(all > 0);
    // The old listeners are still attached, but do nothing.
    page.run("location.hash = '#nothing'; dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'));");
    page.settle();
    page.run("find('#w').remove(); find('#v').remove();");
    page.settle();
}

fn the_module_throws_errors(page: &Page) {
    trap_in(page, "widget_collapse");
    page.document("", "<div id=h></div>", &[]);
    let codes: Vec<String> = page.eval_with(
        "return (async (origin, text) => {
         const glue = await import(`${origin}/pkg/article_widget.js`);
         await glue.default();
         const article = JSON.parse(text);
         const widget = glue.mount(find('#h'), article);
         const codes = [];
         const attempt = (act) => {
           try { act(); codes.push('fine'); } catch (error) { codes.push(`${error.name} ${error.code}`); }
         };
         attempt(() => widget.expand());
         attempt(() => widget.collapse());
         attempt(() => widget.expand());
         attempt(() => glue.check(article));
         attempt(() => glue.mount(find('#h'), article));
         attempt(() => widget.free());
         await glue.trapped;
         return codes;
         })(...arguments);",
        &[page.site.widget.clone().into(), fixture("articles/other.json").into()],
    );
    let dead = "ArticleError wasm-invalid";
    assert_eq!(codes, ["fine", dead, dead, dead, dead, "fine"]);
    let stays: bool = page.eval("return Boolean(find('#h >>> [part=article]'));");
    assert!(stays, "the last good markup stays");
}
