//! Prerendered articles without scripts: they are readable, expandable and printable, and load no
//! scripts.

use super::{Case, cases};
use crate::cdp;
use crate::engine::Engine;
use crate::page::Page;
use crate::widget::{Mode, markup};
use article_widget_tests::{Gate, article_widget};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::Locator;
use fantoccini::elements::{Element, ShadowRoot};
use serde_json::json;

pub(super) fn cases() -> Vec<Case> {
    let mut all = cases!("without_script":
        the_first_paint_needs_no_script,
        the_first_paint_needs_no_request,
        it_reads_and_opens_before_the_loader_is_there,
    );
    let switched_off = [
        cases!("without_script": it_reads_and_opens_with_scripts_switched_off)
            .into_iter()
            .map(|case| case.only(&[Engine::Chromium, Engine::Firefox]))
            .collect::<Vec<_>>(),
        cases!("without_script": it_reads_and_opens_where_a_policy_forbids_scripts_since_the_driver_needs_them)
            .into_iter()
            .map(|case| case.only(&[Engine::Webkit]))
            .collect(),
        cases!("without_script": a_pdf_holds_the_closed_meetings_as_only_chromium_prints_text)
            .into_iter()
            .map(|case| case.only(&[Engine::Chromium]))
            .collect(),
    ];
    all.extend(switched_off.into_iter().flatten());
    all
}

/// Opens the prerendered article with this markup around it.
fn put(page: &Page, after: &str, headers: &[(&str, &str)]) {
    let html = markup(page, Mode::Adopted, "full", &[]);
    // The recorder is a script too.
    let body = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title></head>\
         <body>{html}{after}</body></html>"
    );
    let headers = headers
        .iter()
        .map(|(name, value)| ((*name).into(), (*value).into()));
    page.site.put(
        "/plain/",
        article_widget_tests::Document {
            content_type: "text/html; charset=utf-8".to_owned(),
            headers: headers.collect(),
            body,
        },
    );
}

fn address(page: &Page) -> String {
    format!("{}/plain/", page.site.host)
}

/// Opens the page and records what is visible.
fn look(page: &Page, client: &fantoccini::Client) {
    page.wait_for_driver(client.goto(&address(page)), "the page");
    inspect(page, client);
}

/// Inspects the page with the driver's commands only.
fn inspect(page: &Page, client: &fantoccini::Client) {
    let root = page.wait_for_driver(
        async {
            client
                .find(Locator::Css("article-widget"))
                .await?
                .shadow_root()
                .await
        },
        "the shadow root",
    );
    let find = |css: &str| find(page, &root, css);
    let text = |element: &Element| page.wait_for_driver(element.text(), "a text");
    let is_shown = |element: &Element| page.wait_for_driver(element.is_displayed(), "a state");
    for css in [
        "[part=headline]",
        "[part=paragraph]",
        "summary",
        "[part=promotion]",
    ] {
        let element = find(css);
        assert!(is_shown(&element), "{css}");
        assert!(!text(&element).trim().is_empty(), "{css}");
    }
    let details = find("#plenary [part=details]");
    // WebKit's driver considers closed content displayed, so this checks
    // the state instead.
    let meeting = find("#plenary");
    let is_open = || {
        page.wait_for_driver(meeting.prop("open"), "a state")
            .as_deref()
            == Some("true")
    };
    assert!(!is_open(), "it is closed");
    let button = find("[part=toggle-all]");
    assert!(!is_shown(&button), "a button that could do nothing");
    page.wait_for_driver(find("#plenary summary").click(), "a click");
    page.wait_until("it to open", || is_open() && is_shown(&details));
    assert!(!text(&details).trim().is_empty());
}

fn find(page: &Page, root: &ShadowRoot, css: &str) -> Element {
    page.wait_for_driver(root.find(Locator::Css(css)), css)
}

/// A script whose execution would be noticed.
const CANARY: &str = "<script>document.body.append('A script ran')</script>";

fn check_canary(page: &Page, client: &fantoccini::Client) {
    let body = page.wait_for_driver(
        async { client.find(Locator::Css("body")).await?.text().await },
        "the text",
    );
    assert!(!body.contains("A script ran"), "scripts are switched off");
}

fn it_reads_and_opens_with_scripts_switched_off(page: &Page) {
    put(page, &format!("{CANARY}{}", page.loader_script()), &[]);
    page.without_script(|client| {
        look(page, client);
        check_canary(page, client);
    });
    assert_eq!(page.requests_for("/www/loader.js").len(), 0);
}

fn it_reads_and_opens_where_a_policy_forbids_scripts_since_the_driver_needs_them(page: &Page) {
    let policy = [("Content-Security-Policy", "script-src 'none'")];
    put(page, &format!("{CANARY}{}", page.loader_script()), &policy);
    look(page, &page.client);
    check_canary(page, &page.client);
    assert_eq!(page.requests_for("/www/loader.js").len(), 0);
    page.tolerate_recorded("Content-Security-Policy");
}

fn the_first_paint_needs_no_script(page: &Page) {
    put(page, "", &[]);
    let before = page.site.requests().len();
    look(page, &page.client);
    let mut asked: Vec<String> = page
        .site
        .requests()
        .into_iter()
        .skip(before)
        .map(|request| request.path)
        .filter(|path| !path.ends_with(".svg"))
        .collect();
    asked.sort();
    asked.dedup();
    assert_eq!(asked, ["/plain/", "/www/article-widget.css"]);
}

/// A server that knows no URLs makes styled markup, with the styles inlined.
fn the_first_paint_needs_no_request(page: &Page) {
    let markup = article_widget(&["prerender", "tests/fixtures/articles/full.json"]);
    let markup = markup.replace("../images/map.svg", "{{WIDGET}}/fixtures/images/map.svg");
    let before = page.site.requests().len();
    page.document(
        "",
        &markup.replacen("<article-widget", "<article-widget id=\"w\"", 1),
        &[],
    );
    let (display, size, light): (String, f64, bool) = page.eval(
        "const headline = getComputedStyle(find('#w >>> [part=headline]'));
         return [getComputedStyle(find('#w >>> [part=article]')).display,
           parseFloat(headline.fontSize), find('#w > article').getClientRects().length > 0];",
    );
    assert_eq!(display, "block");
    assert!(size > 25.0, "the headline is styled: {size}px");
    assert!(
        !light,
        "the light children do not show beside the shadow root"
    );
    let mut asked: Vec<String> = page
        .site
        .requests()
        .into_iter()
        .skip(before)
        .map(|request| request.path)
        .filter(|path| path.ends_with(".css") || path.ends_with(".wasm") || path.ends_with(".json"))
        .collect();
    asked.sort();
    assert_eq!(asked, Vec::<String>::new());
}

fn it_reads_and_opens_before_the_loader_is_there(page: &Page) {
    let gate = Gate::default();
    page.site.fail(
        "/www/loader.js",
        article_widget_tests::Fault::Hold(gate.clone()),
    );
    put(page, "", &[]);
    page.goto(&address(page));
    // Not in the page, since WebKit's driver waits for everything that a page loads.
    let loader = format!("{}/www/loader.js", page.site.widget);
    page.eval_with::<()>("void import(arguments[0]);", &[loader.into()]);
    page.wait_until("the request", || {
        !page.requests_for("/www/loader.js").is_empty()
    });
    inspect(page, &page.client);
    assert!(
        page.eval::<bool>("return !customElements.get('article-widget');"),
        "the loader has not come"
    );
    page.run("window.__node = find('#w >>> #plenary');");
    gate.open();
    page.wait("the loader", "find('#w').meetings?.length");
    assert!(
        page.eval::<bool>(
            "return window.__node === find('#w >>> #plenary') && window.__node.open;"
        ),
        "what the reader opened stays"
    );
}

fn a_pdf_holds_the_closed_meetings_as_only_chromium_prints_text(page: &Page) {
    put(page, "", &[]);
    page.goto(&address(page));
    let closed: Vec<String> = page.eval(
        "return findAll('#w >>> details').filter(d => !d.open).map(d =>
           d.querySelector('[part=details] p').textContent.trim().split(/\\s+/).slice(0, 4).join(' '));",
    );
    assert!(!closed.is_empty());
    let printed = cdp::command(page, "Page.printToPDF", json!({}));
    let pdf = BASE64_STANDARD
        .decode(printed["data"].as_str().unwrap_or_default())
        .expect("a PDF in base64");
    let text = pdf_extract::extract_text_from_mem(&pdf).expect("the text of a PDF");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for start in closed {
        assert!(words.contains(&start), "`{start}` in:\n{words}");
    }
}
