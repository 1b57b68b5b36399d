//! What remains of many articles after their removal, and what many elements share.

use super::{Case, both_modes, cases};
use crate::cdp;
use crate::engine::{Engine, Reader};
use crate::page::Page;
use crate::widget::{
    Mode, WASM, article, count, embed, fixture, open_meetings, open_module, show, toggle,
    wait_toggles,
};
use serde_json::{Value, json};
use std::time::Duration;

/// The number of articles.
pub(crate) const MOUNTS: u32 = 10_000;
/// The number of articles in one script, which must finish within the driver's timeout.
const CHUNK: u32 = 500;

pub(super) fn cases() -> Vec<Case> {
    let mut all = cases!("lifetime":
        ten_thousand_mounts_do_not_grow_the_wasm,
        five_hundred_elements_share_one_instance,
        the_widget_works_after_back_and_forward,
    );
    all.extend(both_modes!("lifetime": the_back_forward_cache_keeps_it));
    all.extend(
        cases!("lifetime":
            ten_thousand_elements_leave_nothing_behind_as_only_chromium_can_count,
            an_unreferenced_widget_stays_as_only_chromium_can_collect,
        )
        .into_iter()
        .map(|case| case.only(&[Engine::Chromium])),
    );
    all
}

fn ten_thousand_mounts_do_not_grow_the_wasm(page: &Page) {
    page.document("", "<p>Host</p>", &[]);
    page.eval_with::<()>(
        "return (async (origin, text) => {
           const module = await import(`${origin}/pkg/article_widget.js`);
           const { memory } = await module.default();
           const article = JSON.parse(text);
           window.run = (times) => {
             for (let i = 0; i < times; i++) {
               const host = document.body.appendChild(document.createElement('div'));
               const widget = module.mount(host, article);
               widget.expand();
               widget.free();
               host.remove();
             }
             return memory.buffer.byteLength;
           };
         })(...arguments);",
        &[
            page.site.widget.clone().into(),
            fixture("articles/other.json").into(),
        ],
    );
    let run = || -> u64 { page.eval_with("return run(arguments[0]);", &[CHUNK.into()]) };
    let first = run();
    for done in 1..MOUNTS / CHUNK {
        assert_eq!(
            run(),
            first,
            "bytes of the WASM after {done} times {CHUNK} mounts"
        );
    }
}

/// Counts of the page, after garbage collection.
fn counts(page: &Page) -> [f64; 3] {
    // Finalizers may release objects that only the next collection frees.
    for _ in 0..3 {
        cdp::command(page, "HeapProfiler.collectGarbage", json!({}));
    }
    cdp::command(page, "Performance.enable", json!({}));
    let metrics = cdp::command(page, "Performance.getMetrics", json!({}));
    let metric = |name: &str| -> f64 {
        let all = metrics["metrics"].as_array().into_iter().flatten();
        let found = all.filter(|metric| metric["name"] == name);
        found.filter_map(|metric| metric["value"].as_f64()).sum()
    };
    ["Nodes", "JSEventListeners", "JSHeapUsedSize"].map(metric)
}

fn ten_thousand_elements_leave_nothing_behind_as_only_chromium_can_count(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    page.eval_with::<()>(
        "const article = JSON.parse(arguments[0]);
         window.run = async (times) => {
           const all = Array.from({ length: times }, () => {
             const element = document.createElement('article-widget');
             element.article = article;
             document.body.append(element);
             return element;
           });
           await Promise.all(all.map(element => element.ready));
           for (const element of all) element.remove();
           // Removed elements are released in a microtask.
           await new Promise(done => setTimeout(done));
           __events.length = 0;
         };",
        &[fixture("articles/other.json").into()],
    );
    let start = counts(page);
    let run = |times: u32| {
        for _ in 0..times / CHUNK {
            page.eval_with::<Value>("return run(arguments[0]);", &[CHUNK.into()]);
        }
        // The timer for the slow-loading status keeps an element alive for a second. An
        // article has over thirty nodes and seven listeners.
        page.wait_until("nodes and listeners to go", || {
            let [nodes, listeners, _] = counts(page);
            nodes < start[0] + 100.0 && listeners < start[1] + 20.0
        });
        counts(page)[2]
    };
    // Everything that is created only once exists by now.
    let before = run(CHUNK);
    let after = run(MOUNTS);
    // A hundred bytes for each element would be a leak.
    let growth = after - before;
    assert!(
        growth < f64::from(MOUNTS) * 100.0,
        "the heap grew by {growth} bytes"
    );
}

/// A page may drop the return value of `mount`.
fn an_unreferenced_widget_stays_as_only_chromium_can_collect(page: &Page) {
    open_module(page, "<div id=w></div>");
    page.eval_with::<()>(
        "module.mount(find('#w'), JSON.parse(arguments[0]));",
        &[fixture("articles/other.json").into()],
    );
    // Finalizers run in separate tasks.
    for _ in 0..3 {
        counts(page);
        page.settle();
    }
    page.click("#w >>> #morning summary");
    assert_eq!(wait_toggles(page, 1), [toggle("morning", true, "user")]);
}

fn five_hundred_elements_share_one_instance(page: &Page) {
    let one = embed(&article("other"), &[]).replace(" id=\"w\"", "");
    page.html(&one.repeat(500));
    page.wait_for(
        "all of them",
        "window.__events?.filter(e => e.type === 'article-ready').length === 500",
        Duration::from_secs(60),
    );
    let shown: u32 = page.eval(
        "return findAll('article-widget').filter(e => e.shadowRoot?.querySelector('[part=article]')).length;",
    );
    assert_eq!((shown, count(page, WASM)), (500, 1));
    assert_eq!(
        count(page, "/fixtures/articles/other.json"),
        1,
        "they share it"
    );
}

fn the_widget_works_after_back_and_forward(page: &Page) {
    page.put_document("/elsewhere/", "", "<p>Elsewhere</p>", &[]);
    show(page, Mode::Rendered, "other", &[]);
    page.goto(&format!("{}/elsewhere/", page.site.host));
    page.wait_for_driver(page.client.back(), "back");
    page.wait("the article", "find('#w')?.meetings?.length");
    page.run("window.__events.length = 0;");
    page.click("#w >>> summary");
    assert_eq!(wait_toggles(page, 1).len(), 1, "one event, not more");
    page.wait_for_driver(page.client.forward(), "forward");
    page.wait_for_driver(page.client.back(), "back again");
    page.wait("the article again", "find('#w')?.meetings?.length");
}

/// The same page returns, not a reloaded one. Browsers decide whether to keep a page: Firefox
/// sometimes counts the navigation as a request of the page and discards it. So there are
/// several visits, and all cached ones must be right.
fn the_back_forward_cache_keeps_it(page: &Page, mode: Mode) {
    match page.engine {
        Engine::Chromium => page.with_reader(Reader::WithWindows, |page| visit(page, mode)),
        Engine::Firefox | Engine::Webkit => visit(page, mode),
    }
}

fn visit(page: &Page, mode: Mode) {
    page.put_document("/elsewhere/", "", "<p>Elsewhere</p>", &[]);
    let visits = (0..4).map(|_| is_correct_where_it_was_kept(page, mode));
    let kept = visits.filter(|kept| *kept).count();
    assert!(kept > 0, "the browser kept no page at all");
}

/// Returns whether the page came from the cache, twice in a row.
fn is_correct_where_it_was_kept(page: &Page, mode: Mode) -> bool {
    show(page, mode, "other", &[]);
    page.click("#w >>> #morning summary");
    wait_toggles(page, 1);
    page.run(
        "window.__events.length = 0;
         addEventListener('pageshow', ({ persisted }) => { window.__persisted = persisted; });",
    );
    for _ in 0..2 {
        // Firefox does not cache a page that is left while loading.
        page.wait("the whole page", "document.readyState === 'complete'");
        page.settle();
        page.goto(&format!("{}/elsewhere/", page.site.host));
        page.wait_for_driver(page.client.back(), "back");
        page.wait("the article", "find('#w')?.meetings?.length");
        page.settle();
        let kept: bool = page.eval(
            "const kept = window.__persisted === true;
             window.__persisted = false;
             return kept;",
        );
        if !kept {
            return false;
        }
    }
    assert_eq!(open_meetings(page), ["morning"]);
    page.click("#w >>> #evening summary");
    assert_eq!(wait_toggles(page, 1), [toggle("evening", true, "user")]);
    page.run("find('#w').collapse();");
    wait_toggles(page, 3);
    page.run("dispatchEvent(new Event('beforeprint'));");
    assert_eq!(open_meetings(page), ["morning", "evening"], "on paper");
    page.run("dispatchEvent(new Event('afterprint'));");
    assert_eq!(open_meetings(page), Vec::<String>::new());
    assert_eq!(wait_toggles(page, 7).len(), 7, "one event each, not more");
    true
}
