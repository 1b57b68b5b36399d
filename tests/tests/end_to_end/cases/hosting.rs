//! The widget from a directory written by `cargo xtask dist`, served by nginx.

use super::{Case, cases};
use crate::changed_wasm;
use crate::page::Page;
use crate::widget::{article, embed, shows_fallback, wait_error, wait_ready};
use article_widget_tests::{Nginx, article_widget, dist};
use std::fs;

pub(super) fn cases() -> Vec<Case> {
    cases!("hosting":
        every_form_of_the_embed,
        the_wasm_of_another_version,
    )
}

const VERSION: &str = env!("CARGO_PKG_VERSION");
const FILE: &str = "tests/fixtures/articles/other.json";

/// The files that the page got from nginx, sorted.
fn loaded(page: &Page, nginx: &Nginx) -> Vec<String> {
    page.eval_with(
        "const names = performance.getEntriesByType('resource').map(entry => entry.name);
         const own = names.filter(name => name.startsWith(arguments[0]));
         return [...new Set(own.map(name => name.slice(arguments[0].length)))].sort();",
        &[format!("{}/", nginx.origin).into()],
    )
}

fn every_form_of_the_embed(page: &Page) {
    let nginx = Nginx::start(&dist());
    let release = format!("{}/{VERSION}", nginx.origin);
    let loader = format!("{release}/loader.js");
    let src = format!("{}/fixtures/articles/other.json", page.site.widget);
    let with_id = |html: String| html.replacen("<article-widget", "<article-widget id=\"w\"", 1);
    let snippet = |loader: &str| {
        with_id(article_widget(&[
            "snippet", FILE, "--src", &src, "--loader", loader,
        ]))
    };
    let own = |names: [&str; 2]| names.map(|name| format!("{VERSION}/{name}")).to_vec();
    let show = |body: &str, expected: Vec<String>| {
        page.document("", body, &[]);
        wait_ready(page, "w");
        let headline: String = page.eval("return text('#w >>> [part=headline]');");
        assert_eq!(headline, "Another article");
        assert_eq!(loaded(page, &nginx), expected);
    };

    let plain = format!(
        "{}<script type=\"module\" src=\"{loader}\"></script>",
        embed(&article("other"), &[])
    );
    let rendered = own(["article_widget_bg.wasm", "loader.js"]);
    show(&plain, rendered.clone());

    let pinned = snippet(&loader);
    assert_eq!(pinned.matches("integrity=\"sha384-").count(), 2, "{pinned}");
    show(&pinned, rendered.clone());

    // The script changes with each release, so it has no hash; what it loads is from
    // one version.
    let latest = snippet(&format!("{}/0/loader.js", nginx.origin));
    assert!(!latest.contains("integrity"), "{latest}");
    show(&latest, [rendered, vec!["0/loader.js".to_owned()]].concat());

    let stylesheet = format!("{release}/article-widget.css");
    let prerendered = with_id(article_widget(&[
        "prerender",
        FILE,
        "--loader",
        &loader,
        "--stylesheet",
        &stylesheet,
    ]));
    show(&prerendered, own(["article-widget.css", "loader.js"]));
}

/// As after an upload that replaced some of the files.
fn the_wasm_of_another_version(page: &Page) {
    page.tolerate_recorded("integrity");
    page.tolerate_recorded("digest");
    page.expect_failed_requests();
    let root = dist().with_file_name(format!("mixed-{}", page.engine.name()));
    let release = root.join(VERSION);
    fs::create_dir_all(&release).expect("a directory");
    fs::copy(dist().join("nginx.conf"), root.join("nginx.conf")).expect("the headers");
    fs::copy(
        dist().join(VERSION).join("loader.js"),
        release.join("loader.js"),
    )
    .expect("a loader");
    fs::write(
        release.join("article_widget_bg.wasm"),
        changed_wasm::newer(),
    )
    .expect("a WASM");
    let nginx = Nginx::start(&root);
    let script = format!(
        "<script type=\"module\" src=\"{}/{VERSION}/loader.js\"></script>",
        nginx.origin
    );
    page.document(
        "",
        &format!("{}{script}", embed(&article("other"), &[])),
        &[],
    );
    let failure = wait_error(page);
    assert_eq!(failure.code, "version", "{failure:?}");
    let expected = format!("WASM {}, loader {VERSION}", changed_wasm::NEWER);
    assert_eq!(failure.message, expected);
    page.settle();
    assert!(shows_fallback(page));
}
