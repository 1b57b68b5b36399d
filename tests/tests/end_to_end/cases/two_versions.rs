//! Loaders of two versions on a page, and an article whose format the first does not know.

use super::{Case, both_loaders};
use crate::changed_wasm;
use crate::page::Page;
use crate::widget::{
    article, embed, fixture, shows_fallback, wait_error, wait_ready, wait_toggles,
};
use article_widget_tests::{Document, Fault, repository};
use std::fs;

pub(super) fn cases() -> Vec<Case> {
    both_loaders!("two_versions":
        a_newer_loader_renders_what_is_too_new,
        a_newer_loader_may_be_there_already,
    )
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// As long as ours, so it can replace it in the WASM.
fn newer() -> String {
    format!("9{}", &VERSION[1..])
}

/// Serves the sources at `/newer/www/` as a later release, which also
/// reads format version 2.
fn serve_newer(page: &Page) {
    let put = |path: &str, text: String| {
        let document = Document {
            content_type: "text/javascript".to_owned(),
            body: text,
            ..Document::default()
        };
        page.site.put(&format!("/newer/{path}"), document);
    };
    let read = |path: &str| fs::read_to_string(repository().join(path)).expect("a script");
    for directory in ["www", "www/behavior"] {
        for entry in fs::read_dir(repository().join(directory)).expect("scripts") {
            let name = entry
                .expect("a script")
                .file_name()
                .into_string()
                .expect("a name");
            if name.ends_with(".js") {
                let path = format!("{directory}/{name}");
                put(&path, read(&path).replace(VERSION, &newer()));
            }
        }
    }
    let accept = "if (article.version === 2) article = { ...article, version: 1 };";
    let mut glue = read("pkg/article_widget.js").replace("./snippets/", "/pkg/snippets/");
    for function in [
        "mount(host, article, options) {",
        "update(article, options) {",
        "check(article) {",
    ] {
        assert_eq!(glue.matches(function).count(), 1, "{function}");
        glue = glue.replace(function, &format!("{function}\n{accept}"));
    }
    put("pkg/article_widget.js", glue);
    let wasm = "/newer/pkg/article_widget_bg.wasm";
    let content_type = "application/wasm".to_owned();
    page.site.put(
        wasm,
        Document {
            content_type,
            ..Document::default()
        },
    );
    page.site.fail(
        wasm,
        Fault::Other(changed_wasm::renumbered(VERSION, &newer()).into()),
    );

    for version in [2, 3] {
        let json = fixture("articles/other.json").replacen(
            "\"version\": 1",
            &format!("\"version\": {version}"),
            1,
        );
        page.site.put_json(&format!("/format-{version}.json"), json);
    }
    page.expect_recorded(&format!("{VERSION} is loaded, so {} is not", newer()));
}

const NEWER_LOADER: &str = "{{WIDGET}}/newer/www/loader.js";

fn set_src(page: &Page, path: &str, headline: &str) {
    page.eval_with::<()>(
        "window.__events.length = 0; find('#w').setAttribute('src', arguments[0]);",
        &[format!("{}{path}", page.site.widget).into()],
    );
    wait_ready(page, "w");
    let shown: String = page.eval("return text('#w >>> [part=headline]');");
    assert_eq!(shown, headline);
}

fn a_newer_loader_renders_what_is_too_new(page: &Page) {
    serve_newer(page);
    page.html(&embed("{{WIDGET}}/format-2.json", &[("debug", "")]));
    let failure = wait_error(page);
    assert_eq!(
        (failure.code.as_str(), failure.path.as_deref()),
        ("version", Some("version"))
    );
    let directory = page.loader.get().replace("loader.js", "");
    let address = format!("{}{directory}", page.site.widget);
    let names_the_script = |message: &str| message.contains(&address) && message.contains(VERSION);
    assert!(names_the_script(&failure.message), "{failure:?}");
    page.wait("the message", "find('#w >>> [part=error]')");
    let shown: String = page.eval("return text('#w >>> [part=error]');");
    assert!(names_the_script(&shown), "{shown}");
    assert!(shows_fallback(page));

    page.eval_with::<()>(
        "const script = Object.assign(document.createElement('script'), { type: 'module', src: arguments[0] });
         document.body.append(script);",
        &[NEWER_LOADER.replace("{{WIDGET}}", &page.site.widget).into()],
    );
    wait_ready(page, "w");
    let (version, error): (String, bool) =
        page.eval("return [find('#w').constructor.version, Boolean(find('#w >>> [part=error]'))];");
    assert_eq!((version.as_str(), error), (VERSION, false));
    page.run("find('#w').expand('morning');");
    assert!(wait_toggles(page, 1)[0].open);
    let meetings: Vec<bool> = page.eval("return find('#w').meetings.map(meeting => meeting.open);");
    assert!(meetings[0]);

    // Articles of both formats may follow each other.
    set_src(
        page,
        "/fixtures/articles/minimal.json",
        "The least that an article needs",
    );
    set_src(page, "/format-2.json", "Another article");
    page.run("document.body.prepend(find('#w'));");
    page.settle();
    assert_eq!(
        page.eval::<usize>("return findAll('#w >>> [part=article]').length;"),
        1
    );

    // The newer loader reports what is too new for both.
    page.eval_with::<()>(
        "find('#w').setAttribute('src', arguments[0]);",
        &[format!("{}/format-3.json", page.site.widget).into()],
    );
    let failure = wait_error(page);
    assert!(failure.message.contains("/newer/www/"), "{failure:?}");
    assert!(failure.message.contains(&newer()), "{failure:?}");
    let headline: String = page.eval("return text('#w >>> [part=headline]');");
    assert_eq!(headline, "Another article");
}

/// Later elements use it immediately, except for articles in the old format.
fn a_newer_loader_may_be_there_already(page: &Page) {
    serve_newer(page);
    let old = embed(&article("minimal"), &[]).replace("\"w\"", "\"v\"");
    let script = format!("<script type=\"module\" src=\"{NEWER_LOADER}\"></script>");
    page.document("", &format!("{old}{}{script}", page.loader_script()), &[]);
    wait_ready(page, "v");
    page.wait("the newer loader", "window.__recorded.length");
    page.settle();
    assert_eq!(
        page.requests_for("/newer/pkg/article_widget_bg.wasm").len(),
        0
    );
    page.eval_with::<()>(
        "document.body.insertAdjacentHTML('beforeend', arguments[0]);",
        &[embed(&format!("{}/format-2.json", page.site.widget), &[]).into()],
    );
    wait_ready(page, "w");
    let errors: usize =
        page.eval("return window.__events.filter(e => e.type === 'article-error').length;");
    assert_eq!(errors, 0, "nothing failed");
}
