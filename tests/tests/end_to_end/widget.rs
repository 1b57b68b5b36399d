//! Helpers for `<article-widget>`: opening a page with one, rendered or prerendered, and
//! inspecting it.

use crate::page::Page;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// How an article gets onto a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// The WASM renders it.
    Rendered,
    /// It is prerendered.
    Adopted,
}

impl Mode {
    pub(crate) const BOTH: [Self; 2] = [Self::Rendered, Self::Adopted];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rendered => "rendered",
            Self::Adopted => "adopted",
        }
    }
}

/// A `meeting-toggle` event.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Toggle {
    pub(crate) meeting: String,
    pub(crate) open: bool,
    pub(crate) reason: String,
}

pub(crate) fn toggle(meeting: &str, open: bool, reason: &str) -> Toggle {
    Toggle {
        meeting: meeting.to_owned(),
        open,
        reason: reason.to_owned(),
    }
}

/// An attribute and its value.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// The URL of an article in `tests/fixtures/articles/`.
pub(crate) fn article(name: &str) -> String {
    format!("{{{{WIDGET}}}}/fixtures/articles/{name}.json")
}

/// The URL of an article in `tests/fixtures/broken/`.
pub(crate) fn broken(name: &str) -> String {
    format!("{{{{WIDGET}}}}/fixtures/broken/{name}.json")
}

/// The content of a fixture.
pub(crate) fn fixture(path: &str) -> String {
    let file = article_widget_tests::repository()
        .join("tests/fixtures")
        .join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Opens a page with one article in an element whose id is `w`, and waits until
/// it is ready.
#[track_caller]
pub(crate) fn show(page: &Page, mode: Mode, name: &str, attributes: Attributes) {
    page.html(&markup(page, mode, name, attributes));
    wait_ready(page, "w");
}

/// The markup for [`show`].
#[track_caller]
pub(crate) fn markup(page: &Page, mode: Mode, name: &str, attributes: Attributes) -> String {
    match mode {
        Mode::Rendered => embed(&article(name), attributes),
        Mode::Adopted => prerendered(page, name, attributes),
    }
}

/// The markup of an embed whose article comes from `src`.
pub(crate) fn embed(src: &str, attributes: Attributes) -> String {
    let attributes: String = attributes
        .iter()
        .map(|(name, value)| format!(" {name}=\"{value}\""))
        .collect();
    format!("<article-widget id=\"w\" src=\"{src}\"{attributes}><p>Fallback</p></article-widget>")
}

/// Waits until the element with this id has dispatched `article-ready`.
#[track_caller]
pub(crate) fn wait_ready(page: &Page, id: &str) {
    page.wait(
        &format!("#{id} to be ready"),
        &format!("window.__events?.some(e => e.type === 'article-ready' && e.target === '{id}')"),
    );
    // Prerendered markup links its style sheet: what is not styled yet moves
    // away from under the mouse.
    page.wait(
        "the style sheet",
        &format!("!findAll('#{id} >>> link').some(link => !link.sheet)"),
    );
}

/// Waits for an `article-error` event and returns its detail.
#[track_caller]
pub(crate) fn wait_error(page: &Page) -> Failure {
    page.wait(
        "an error",
        "window.__events?.some(e => e.type === 'article-error')",
    );
    page.eval("return window.__events.findLast(e => e.type === 'article-error').detail;")
}

/// The detail of an `article-error` event.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Failure {
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) path: Option<String>,
}

/// All `meeting-toggle` events so far.
#[track_caller]
pub(crate) fn toggles(page: &Page) -> Vec<Toggle> {
    // As lists, since a host page may have added to every object.
    page.eval(
        "return window.__events.filter(e => e.type === 'meeting-toggle')
           .map(({ detail }) => [detail.meeting, detail.open, detail.reason]);",
    )
}

/// Waits for this many `meeting-toggle` events, and returns them if no more follow.
#[track_caller]
pub(crate) fn wait_toggles(page: &Page, count: usize) -> Vec<Toggle> {
    page.wait(
        &format!("{count} meeting-toggle events"),
        &format!("window.__events.filter(e => e.type === 'meeting-toggle').length >= {count}"),
    );
    page.settle();
    toggles(page)
}

/// The ids of the meetings that are open in `#w`, from the markup.
#[track_caller]
pub(crate) fn open_meetings(page: &Page) -> Vec<String> {
    page.eval("return findAll('#w >>> details[id]').filter(d => d.open).map(d => d.id);")
}

/// The number of requests for a path.
pub(crate) fn count(page: &Page, path: &str) -> usize {
    page.requests_for(path).len()
}

pub(crate) const WASM: &str = "/pkg/article_widget_bg.wasm";
pub(crate) const GLUE: &str = "/pkg/article_widget.js";

/// Whether the reader sees the fallback.
#[track_caller]
pub(crate) fn shows_fallback(page: &Page) -> bool {
    page.eval("return find('#w > p').getClientRects().length > 0;")
}

/// Opens a page that has the raw module as `window.module`, initialised.
#[track_caller]
pub(crate) fn open_module(page: &Page, body: &str) {
    page.document(
        "",
        &format!(
            "{body}<script type=\"module\">
             import * as module from '{{{{WIDGET}}}}{GLUE}';
             await module.default({{ module_or_path: '{{{{WIDGET}}}}{WASM}' }});
             window.module = module;
             </script>"
        ),
        &[],
    );
    page.wait("the module", "window.module");
}

/// A placeholder for the widget's origin in prerendered markup, so the markup is the same for
/// every site.
const PRERENDER_ORIGIN: &str = "http://widget.invalid";

/// An article prerendered by the package, as on a publisher's server. Results are cached.
#[track_caller]
fn prerendered(page: &Page, name: &str, attributes: Attributes) -> String {
    static KEPT: Mutex<Option<HashMap<String, String>>> = Mutex::new(None);
    let mut options = json!({
        "src": article(name).replace("{{WIDGET}}", PRERENDER_ORIGIN),
        "stylesheet": format!("{PRERENDER_ORIGIN}/www/article-widget.css"),
    });
    for (attribute, value) in attributes {
        let option = attribute.replace("heading-level", "headingLevel");
        let is_flag = matches!(*attribute, "remember" | "debug");
        options[option] = if is_flag {
            true.into()
        } else {
            Value::from(*value)
        };
    }
    let key = options.to_string();
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(html) = kept().as_ref().and_then(|all| all.get(&key)) {
        return html.clone();
    }
    open_module(page, "");
    let html: String = page.eval_with(
        "return window.module.renderToString(JSON.parse(arguments[0]), arguments[1]);",
        &[fixture(&format!("articles/{name}.json")).into(), options],
    );
    let html = html
        .replace(PRERENDER_ORIGIN, "{{WIDGET}}")
        .replacen("<article-widget", "<article-widget id=\"w\"", 1)
        .replacen("</article-widget>", "<p>Fallback</p></article-widget>", 1);
    kept().get_or_insert_default().insert(key, html.clone());
    html
}
