//! Every request of the loader with every fault, as a table. Details are in `errors.rs` and
//! `module_errors.rs`, as are faults that take ten seconds.

use super::Case;
use crate::cdp;
use crate::engine::Engine;
use crate::page::Page;
use crate::widget::{GLUE, WASM, article, embed, shows_fallback, wait_error, wait_ready};
use article_widget_tests::{Fault, repository};
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// The requested article.
const ARTICLE: &str = "/fixtures/articles/other.json";

/// The outcome of a fault: an error with this code, or the article anyway.
#[derive(Clone, Copy)]
enum End {
    Code(&'static str),
    Ready,
}
use End::{Code, Ready};

/// A fault, and its outcomes for the article, the WASM and the bindings.
struct Row {
    name: &'static str,
    make: fn(&str) -> Fault,
    ends: [End; 3],
}

const fn row(name: &'static str, make: fn(&str) -> Fault, ends: [End; 3]) -> Row {
    Row { name, make, ends }
}

const REQUESTS: [(&str, &str); 3] = [("article", ARTICLE), ("wasm", WASM), ("glue", GLUE)];

const GONE: End = Code("wasm-unavailable");
const WRONG: End = Code("wasm-invalid");
const NO_JSON: End = Code("invalid-json");

/// Module scripts must have the right type; browsers strip a byte order mark and only decode
/// UTF-8.
static TABLE: [Row; 12] = [
    row(
        "not_found",
        |_| Fault::Status(404),
        [Code("http"), GONE, GONE],
    ),
    row(
        "server_error",
        |_| Fault::Status(500),
        [Code("http"), GONE, GONE],
    ),
    row("cut_short", |_| Fault::Cut, [Code("network"), GONE, GONE]),
    row(
        "wrongly_encoded_which_webkit_reads_all_the_same",
        |_| Fault::Encoding,
        [Code("network"), GONE, GONE],
    ),
    row(
        "without_cors",
        |_| Fault::NoCors,
        [Code("cors"), GONE, GONE],
    ),
    row("of_another_type", |_| Fault::Type, [Ready, Ready, GONE]),
    row("redirected", |_| Fault::Redirect, [Ready, Ready, Ready]),
    row(
        "redirected_in_a_circle",
        |_| Fault::Circle,
        [Code("network"), GONE, GONE],
    ),
    row(
        "that_is_a_page",
        |_| other("<!doctype html><title>Sign in</title>"),
        [NO_JSON, WRONG, GONE],
    ),
    row("that_is_empty", |_| other(""), [NO_JSON, WRONG, GONE]),
    row("with_a_byte_order_mark", with_a_mark, [Ready, WRONG, Ready]),
    row("in_utf_16", in_utf_16, [NO_JSON, WRONG, GONE]),
];

/// The number of combinations.
pub(crate) fn count() -> usize {
    TABLE.len() * REQUESTS.len()
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for row in &TABLE {
        for ((request, path), end) in REQUESTS.into_iter().zip(row.ends) {
            let name = format!("{request}_{}", row.name);
            // In the package the glue is a part of the loader.
            let loaders: &[_] = match path {
                GLUE => &[("sources", false)],
                _ => &[("sources", false), ("package", true)],
            };
            for &(loader, is_package) in loaders {
                let run = move |page: &Page| {
                    if is_package {
                        page.use_package();
                    }
                    check(page, path, (row.make)(path), end);
                };
                let case = Case::new("faults", &format!("{name}::{loader}"), run);
                cases.push(if name.contains("webkit") {
                    case.only(&[Engine::Chromium, Engine::Firefox])
                } else {
                    case
                });
            }
        }
    }
    for (request, path) in REQUESTS {
        let name = format!("{request}_while_offline_and_back_as_the_server_can_feign");
        cases.push(Case::new("faults", &name, move |page: &Page| {
            feigned(page, path)
        }));
    }
    for (name, is_prepared) in [
        ("offline_and_back_as_only_chromium_can_be", true),
        ("offline_before_any_fault_as_only_chromium_can_be", false),
    ] {
        let case = move |page: &Page| offline_and_back(page, is_prepared);
        cases.push(Case::new("faults", name, case).only(&[Engine::Chromium]));
    }
    cases
}

fn other(text: &'static str) -> Fault {
    Fault::Other(text.into())
}

/// The bytes of a file of the site.
fn read(path: &str) -> Vec<u8> {
    let file = match path.strip_prefix("/fixtures/") {
        Some(fixture) => format!("tests/fixtures/{fixture}"),
        None => path.trim_start_matches('/').to_owned(),
    };
    std::fs::read(repository().join(file)).expect("a file of the site")
}

fn with_a_mark(path: &str) -> Fault {
    Fault::Other([b"\xef\xbb\xbf".as_slice(), &read(path)].concat().into())
}

fn in_utf_16(path: &str) -> Fault {
    let text = String::from_utf8_lossy(&read(path)).into_owned();
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    Fault::Other(units.flat_map(u16::to_le_bytes).collect())
}

/// Messages that browsers log themselves.
fn expect_failures(page: &Page) {
    page.expect_failed_requests();
    page.tolerate_recorded("integrity");
    page.tolerate_recorded("MIME type");
    page.tolerate_recorded("Fetch API cannot load");
}

fn check(page: &Page, path: &str, fault: Fault, end: End) {
    expect_failures(page);
    page.site.fail(path, fault);
    page.html(&embed(&article("other"), &[]));
    match end {
        Code(code) => {
            let failure = wait_error(page);
            assert_eq!(failure.code, code, "{failure:?}");
            page.settle();
            assert!(shows_fallback(page), "the fallback stays");
        }
        Ready => {
            wait_ready(page, "w");
            assert!(!shows_fallback(page));
        }
    }
}

/// The server aborts the response, and the page gets `online`.
fn feigned(page: &Page, path: &str) {
    expect_failures(page);
    page.site.fail(path, Fault::Cut);
    page.html(&embed(&article("other"), &[]));
    wait_error(page);
    page.wait(
        "the sentence for the reader",
        "find('#w >>> [role=status]')",
    );
    page.site.mend(path);
    page.run("dispatchEvent(new Event('online'));");
    wait_ready(page, "w");
    assert!(!shows_fallback(page));
}

/// With or without the script that diagnoses errors, which is a request too.
fn offline_and_back(page: &Page, is_prepared: bool) {
    page.expect_failed_requests();
    page.html("");
    page.wait("the loader", "customElements.get('article-widget')");
    if is_prepared {
        page.run(
            "document.body.append(document.createElement('article-widget'));
             find('article-widget').setAttribute('src', 'http://[');",
        );
        page.wait("the words", "find('article-widget >>> [role=status] p')");
    }
    let network = |is_offline: bool| {
        let conditions = json!({ "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        cdp::command(page, "Network.enable", json!({}));
        cdp::command(page, "Network.emulateNetworkConditions", conditions);
    };
    network(true);
    let src = article("other").replace("{{WIDGET}}", &page.site.widget);
    // The browser must not stay offline for the cases that follow.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        page.eval_with::<()>(
            "window.__events.length = 0;
             const w = Object.assign(document.createElement('article-widget'), { id: 'w' });
             w.setAttribute('src', arguments[0]);
             w.append(Object.assign(document.createElement('p'), { textContent: 'Fallback' }));
             document.body.append(w);",
            &[src.into()],
        );
        let failure = wait_error(page);
        // Without preparation the WASM is missing too, and may be missed first.
        let is_missed = !is_prepared && failure.code == "wasm-unavailable";
        assert!(failure.code == "network" || is_missed, "{failure:?}");
        assert!(shows_fallback(page));
    }));
    network(false);
    outcome.unwrap_or_else(|panic| resume_unwind(panic));
    wait_ready(page, "w");
    assert!(!shows_fallback(page));
}
