//! WASM and bindings that cannot be loaded or used.

use super::{Case, both_loaders, cases};
use crate::changed_wasm;
use crate::page::Page;
use crate::widget::{
    GLUE, WASM, article, count, embed, fixture, shows_fallback, wait_error, wait_ready,
};
use article_widget_tests::{Document, Fault};

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_loaders!("module_errors":
        the_wasm_is_missing,
        the_wasm_has_no_cors,
        the_policy_forbids_wasm,
        a_retry_loads_the_wasm_again,
        the_wasm_is_newer,
    );
    all.extend(cases!("module_errors":
        the_wasm_has_wrong_bytes,
        the_package_refuses_other_bytes,
        the_package_refuses_another_wasm_of_its_version,
        the_wasm_is_cut_off,
        the_glue_is_missing,
        a_retry_loads_the_glue_again,
        the_versions_differ,
        a_browser_without_wasm,
        every_element_dispatches_the_error,
    ));
    all
}

#[track_caller]
fn fail(page: &Page, code: &str) {
    page.html(&embed(&article("other"), &[]));
    check(page, code);
}

#[track_caller]
fn check(page: &Page, code: &str) {
    let failure = wait_error(page);
    assert_eq!(failure.code, code, "{failure:?}");
    page.settle();
    assert!(shows_fallback(page), "the fallback stays");
}

fn garbage(page: &Page, path: &str, content_type: &str) {
    page.site.put(
        path,
        Document {
            content_type: content_type.to_owned(),
            headers: vec![],
            body: "<!doctype html>Not the file that was asked for".to_owned(),
        },
    );
}

fn the_wasm_is_missing(page: &Page) {
    page.expect_failed_requests();
    page.site.fail(WASM, Fault::Status(404));
    fail(page, "wasm-unavailable");
}

fn the_wasm_has_no_cors(page: &Page) {
    page.expect_failed_requests();
    page.site.fail(WASM, Fault::NoCors);
    fail(page, "wasm-unavailable");
}

fn the_wasm_is_cut_off(page: &Page) {
    page.expect_failed_requests();
    page.site.fail(WASM, Fault::Cut);
    fail(page, "wasm-unavailable");
}

fn the_wasm_has_wrong_bytes(page: &Page) {
    garbage(page, WASM, "application/wasm");
    fail(page, "wasm-invalid");
}

fn the_package_refuses_other_bytes(page: &Page) {
    page.use_package();
    page.tolerate_recorded("integrity");
    page.expect_failed_requests();
    garbage(page, WASM, "application/wasm");
    page.html(&embed(&article("other"), &[]));
    assert_eq!(wait_error(page).code, "wasm-invalid");
    assert!(shows_fallback(page));
}

/// It would run, so only the digest reveals the change.
fn the_package_refuses_another_wasm_of_its_version(page: &Page) {
    let wasm = changed_wasm::padded();
    page.site.fail(WASM, Fault::Other(wasm.into()));
    page.html(&embed(&article("other"), &[]));
    wait_ready(page, "w");
    page.use_package();
    page.tolerate_recorded("integrity");
    page.expect_failed_requests();
    page.html(&embed(&article("other"), &[]));
    let failure = wait_error(page);
    assert_eq!(failure.code, "wasm-invalid", "{failure:?}");
    assert!(failure.message.contains("digest"), "{failure:?}");
    page.settle();
    assert!(shows_fallback(page), "the fallback stays");
}

fn the_glue_is_missing(page: &Page) {
    page.expect_failed_requests();
    page.site.fail(GLUE, Fault::Status(500));
    fail(page, "wasm-unavailable");
}

fn set_again(page: &Page) {
    page.run("const w = find('#w'); w.setAttribute('src', w.getAttribute('src'));");
    wait_ready(page, "w");
    assert!(!shows_fallback(page));
}

fn a_retry_loads_the_wasm_again(page: &Page) {
    page.expect_failed_requests();
    page.site.fail(WASM, Fault::Status(503));
    fail(page, "wasm-unavailable");
    page.site.mend(WASM);
    set_again(page);
    let queries: Vec<String> = page
        .requests_for(WASM)
        .into_iter()
        .map(|r| r.query)
        .collect();
    assert_eq!(queries.len(), 2, "{queries:?}");
    assert_ne!(queries[0], queries[1], "a retry asks with a fresh query");
}

fn a_retry_loads_the_glue_again(page: &Page) {
    page.expect_failed_requests();
    page.site.fail(GLUE, Fault::Status(503));
    fail(page, "wasm-unavailable");
    page.site.mend(GLUE);
    set_again(page);
    let queries: Vec<String> = page
        .requests_for(GLUE)
        .into_iter()
        .map(|r| r.query)
        .collect();
    assert!(
        queries.len() >= 2 && queries.first() != queries.last(),
        "{queries:?}"
    );
}

fn the_versions_differ(page: &Page) {
    let version = env!("CARGO_PKG_VERSION");
    let file = article_widget_tests::repository().join("www/version.js");
    let source = std::fs::read_to_string(file).expect("www/version.js");
    page.site.put(
        "/www/version.js",
        Document {
            content_type: "text/javascript".to_owned(),
            headers: vec![],
            body: source.replace(version, "99.0.0"),
        },
    );
    fail(page, "version");
    let message = wait_error(page).message;
    assert!(
        message.contains("99.0.0") && message.contains(version),
        "{message}"
    );
}

/// The loader is older than the WASM, which has other imports.
fn the_wasm_is_newer(page: &Page) {
    page.tolerate_recorded("integrity");
    page.expect_failed_requests();
    page.site
        .fail(WASM, Fault::Other(changed_wasm::newer().into()));
    fail(page, "version");
    assert!(wait_error(page).message.contains(changed_wasm::NEWER));
}

fn the_policy_forbids_wasm(page: &Page) {
    let body = format!("{}{}", embed(&article("other"), &[]), page.loader_script());
    let policy =
        "default-src 'none'; script-src {{WIDGET}}; connect-src {{WIDGET}}; style-src {{WIDGET}}";
    // One line that says what to add, besides the engine's own messages.
    page.expect_recorded("wasm-unsafe-eval");
    page.tolerate_recorded("wasm-eval");
    page.document("", &body, &[("Content-Security-Policy", policy)]);
    check(page, "wasm-blocked");
    let lines: Vec<String> =
        page.eval("return window.__recorded.filter(entry => entry.startsWith('console.'));");
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(lines[0].contains("'wasm-unsafe-eval'"), "{lines:#?}");
}

fn a_browser_without_wasm(page: &Page) {
    let body = format!("{}{}", embed(&article("other"), &[]), page.loader_script());
    page.document("<script>delete window.WebAssembly;</script>", &body, &[]);
    check(page, "wasm-unavailable");
}

fn every_element_dispatches_the_error(page: &Page) {
    page.expect_failed_requests();
    page.site.fail(WASM, Fault::Status(500));
    let second = embed(&article("full"), &[]).replace("\"w\"", "\"v\"");
    page.html(&format!("{}{second}", embed(&article("other"), &[])));
    page.wait(
        "two errors",
        "window.__events.filter(e => e.type === 'article-error').length === 2",
    );
    let codes: Vec<String> = page.eval("return window.__events.map(e => e.detail.code);");
    assert_eq!(codes, ["wasm-unavailable", "wasm-unavailable"]);
    page.site.mend(WASM);
    page.eval_with::<()>(
        "find('#v').article = JSON.parse(arguments[0]);",
        &[fixture("articles/minimal.json").into()],
    );
    wait_ready(page, "v");
    assert_eq!(
        count(page, WASM),
        2,
        "one request for both, and one for the retry"
    );
}
