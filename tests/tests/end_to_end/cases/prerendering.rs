//! Prerendered pages: nothing that the page can count happens before activation.

use super::{Case, both_modes, cases};
use crate::engine::Engine;
use crate::page::Page;
use crate::widget::{Mode, broken, embed, markup, open_meetings};
use serde_json::{Value, json};

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_modes!("prerendering": events_wait_for_the_reader);
    all.extend(cases!("prerendering": errors_wait_for_the_reader));
    let name = "chromium_prerenders_a_page";
    let chromium = Case::both_modes("prerendering", name, chromium_prerenders_a_page);
    all.extend(
        chromium
            .into_iter()
            .map(|case| case.only(&[Engine::Chromium])),
    );
    all
}

/// Simulates what a browser does to a page that it prerenders, in every engine.
const PRERENDERING: &str = "<script>
    let isPrerendering = true;
    Object.defineProperty(document, 'prerendering', { get: () => isPrerendering });
    window.activate = () => {
      isPrerendering = false;
      document.dispatchEvent(new Event('prerenderingchange'));
    };
    </script>";

/// Records events, and whether the page was prerendered at that time.
const COUNTER: &str = "<script>
    window.counted = [];
    for (const type of ['article-ready', 'article-error', 'meeting-toggle'])
      addEventListener(type, ({ detail }) =>
        counted.push([type, detail.meeting ?? detail.code ?? detail.article, Boolean(document.prerendering)]));
    addEventListener('focusin', () => document.prerendering && counted.push(['focusin', '', true]));
    </script>";

fn open(page: &Page, body: &str) {
    let body = format!("{body}{}", page.loader_script());
    page.put_document("/page/", &format!("{PRERENDERING}{COUNTER}"), &body, &[]);
    page.goto("about:blank");
    page.goto(&format!("{}/page/#side-talks", page.site.host));
}

fn events_wait_for_the_reader(page: &Page, mode: Mode) {
    open(page, &markup(page, mode, "full", &[("remember", "")]));
    page.wait("the meeting", "find('#w >>> #side-talks')?.open");
    page.eval::<()>("return find('#w').ready.then(() => find('#w').expand('plenary'));");
    page.settle();
    let before: (Value, u32) = page.eval("return [counted, sessionStorage.length];");
    assert_eq!(before, (json!([]), 0), "while it is prerendered");
    page.run("activate();");
    page.settle();
    let (after, stored): (Value, String) =
        page.eval("return [counted, sessionStorage.getItem('article-widget:full-example')];");
    let expected = json!([
        ["article-ready", "full-example", false],
        ["meeting-toggle", "side-talks", false],
        ["meeting-toggle", "plenary", false],
    ]);
    assert_eq!(after, expected);
    assert_eq!(stored, r#"["plenary","side-talks"]"#);
    page.click("#w >>> #plenary summary");
    page.wait("a fourth event", "counted.length === 4");
}

fn errors_wait_for_the_reader(page: &Page) {
    open(page, &embed(&broken("unknown-version"), &[]));
    page.wait("the element", "find('#w')?.ready");
    let code: String = page.eval("return find('#w').ready.catch(error => error.code);");
    assert_eq!(code, "version");
    assert_eq!(page.eval::<Value>("return counted;"), json!([]));
    page.run("activate();");
    let expected = json!([["article-error", "version", false]]);
    assert_eq!(page.eval::<Value>("return counted;"), expected);
}

fn chromium_prerenders_a_page(page: &Page, mode: Mode) {
    let body = format!(
        "{}{}",
        markup(page, mode, "full", &[]),
        page.loader_script()
    );
    page.put_document("/page/", COUNTER, &body, &[]);
    let address = format!("{}/page/#side-talks", page.site.host);
    let rules = format!(
        r#"<script type="speculationrules">
           {{ "prerender": [{{ "urls": ["{address}"], "eagerness": "immediate" }}] }}
           </script><a id=link href="{address}">Go</a>"#
    );
    let loads = || {
        let all = page.site.requests().into_iter();
        all.filter(|request| request.path.ends_with("/www/host-page.js"))
            .count()
    };
    let before = loads();
    page.put_document("/start/", "", &rules, &[]);
    page.goto(&format!("{}/start/", page.site.host));
    page.wait_until("the prerendering", || loads() > before);
    page.settle();
    page.settle();
    page.click("#link");
    page.wait(
        "the page",
        "location.hash === '#side-talks' && window.counted?.length >= 2",
    );
    page.settle();
    let (counted, started): (Value, f64) = page
        .eval("return [counted, performance.getEntriesByType('navigation')[0].activationStart];");
    assert!(started > 0.0, "it was prerendered");
    let expected = json!([
        ["article-ready", "full-example", false],
        ["meeting-toggle", "side-talks", false],
    ]);
    assert_eq!(counted, expected);
    assert_eq!(open_meetings(page), ["side-talks"]);
}
