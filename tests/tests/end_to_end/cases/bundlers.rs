//! An app that imports the npm package, built with each bundler by
//! `tests/bundlers/build.mjs`.

use super::{Case, cases};
use crate::page::Page;
use article_widget_tests::repository;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

pub(super) fn cases() -> Vec<Case> {
    cases!("bundlers": builds_show_the_article, vites_development_server_shows_it)
}

const BUNDLERS: [&str; 5] = ["vite", "webpack", "rollup", "esbuild", "parcel"];

/// Opens all of them in frames of one page, with only the bundler's output.
fn builds_show_the_article(page: &Page) {
    let frames = BUNDLERS.map(|name| format!("<iframe src=\"/bundlers/{name}/\"></iframe>"));
    page.document("", &frames.concat(), &[]);
    page.wait(
        "five articles",
        "Array.from(frames).every(({ document }) => document.querySelector('article-widget')?.article)",
    );
    let headlines: Vec<String> = page.eval(
        "return Array.from(frames, ({ document }) => document.querySelector('article-widget')
           .shadowRoot.querySelector('[part=headline]').textContent);",
    );
    assert!(
        headlines.iter().all(|headline| headline.contains("Lachin")),
        "{headlines:?}"
    );
    let requests = page.site.requests();
    let others: Vec<&str> = requests
        .iter()
        .map(|request| request.path.as_str())
        .filter(|path| path.ends_with(".wasm") || path.ends_with(".json"))
        .collect();
    assert_eq!(others, Vec::<&str>::new(), "everything is inside");
}

/// The server moves dependencies away from their files and responds with 200 for what it
/// does not have.
fn vites_development_server_shows_it(page: &Page) {
    page.goto(&development_server());
    page.wait("the article", "find('article-widget')?.article");
    let headline: String = page.eval("return text('article-widget >>> [part=headline]');");
    assert!(headline.contains("Lachin"), "{headline}");
    page.goto("about:blank");
}

/// The URL of one server for all engines. It ends with this process, when it
/// loses its standard input.
fn development_server() -> String {
    static SERVER: OnceLock<(Child, String)> = OnceLock::new();
    let (_, address) = SERVER.get_or_init(|| {
        let apps = std::env::var_os("BUNDLER_APPS").expect("`cargo xtask test` built the apps");
        let mut server = Command::new("node")
            .arg(repository().join("tests/bundlers/dev.mjs"))
            .arg(apps)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node starts");
        let mut line = String::new();
        let output = server.stdout.take().expect("its output");
        BufReader::new(output)
            .read_line(&mut line)
            .expect("an address");
        (server, line.trim().to_owned())
    });
    address.clone()
}
