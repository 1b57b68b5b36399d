//! Every request of the loader with everything that can go wrong with it, as a
//! table. What the page is told in detail is in `errors.rs` and
//! `module_errors.rs`; what takes ten seconds is there too.

use super::Case;
use crate::page::Page;
use crate::widget::{GLUE, WASM, article, embed, shows_fallback, wait_error, wait_ready};
use article_widget_tests::Fault;

/// The article that is asked for.
const ARTICLE: &str = "/fixtures/articles/other.json";

/// What becomes of a fault: an error with this code, or an article all the same.
#[derive(Clone, Copy)]
enum End {
    Code(&'static str),
    Ready,
}
use End::{Code, Ready};

pub(super) fn cases() -> Vec<Case> {
    let unavailable = Code("wasm-unavailable");
    let table: [(&'static str, &'static str, [End; 8]); 3] = [
        // 404, 500, cut short, no CORS, another type, redirected, HTML, a byte-order mark
        (
            "article",
            ARTICLE,
            [
                Code("http"),
                Code("http"),
                Code("network"),
                Code("cors"),
                Ready,
                Ready,
                Code("invalid-json"),
                Ready,
            ],
        ),
        (
            "wasm",
            WASM,
            [
                unavailable,
                unavailable,
                unavailable,
                unavailable,
                Ready,
                Ready,
                Code("wasm-invalid"),
                Code("wasm-invalid"),
            ],
        ),
        // Browsers take a script of another type from nobody, and strip the mark.
        (
            "glue",
            GLUE,
            [
                unavailable,
                unavailable,
                unavailable,
                unavailable,
                unavailable,
                Ready,
                unavailable,
                Ready,
            ],
        ),
    ];
    let mut cases = Vec::new();
    for (request, path, ends) in table {
        for ((fault, make), end) in faults().into_iter().zip(ends) {
            let name = format!("{request}_{fault}");
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
                    check(page, path, make(path), end);
                };
                cases.push(Case::new("faults", &format!("{name}::{loader}"), run));
            }
        }
    }
    cases
}

type Make = fn(&str) -> Fault;

fn faults() -> [(&'static str, Make); 8] {
    [
        ("not_found", |_| Fault::Status(404)),
        ("server_error", |_| Fault::Status(500)),
        ("cut_short", |_| Fault::Cut),
        ("without_cors", |_| Fault::NoCors),
        ("of_another_type", |_| Fault::Type),
        ("redirected", |_| Fault::Redirect),
        ("that_is_a_page", |_| {
            Fault::Other("<!doctype html><title>Sign in</title>".into())
        }),
        ("with_a_byte_order_mark", |path| {
            let file = match path.strip_prefix("/fixtures/") {
                Some(fixture) => format!("tests/fixtures/{fixture}"),
                None => path.trim_start_matches('/').to_owned(),
            };
            let file = article_widget_tests::repository().join(file);
            let bytes = std::fs::read(&file).expect("a file of the site");
            Fault::Other([b"\xef\xbb\xbf".as_slice(), &bytes].concat().into())
        }),
    ]
}

fn check(page: &Page, path: &str, fault: Fault, end: End) {
    page.expect_failed_requests();
    page.tolerate_recorded("integrity");
    page.tolerate_recorded("MIME type");
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
