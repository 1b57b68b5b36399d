//! Host pages with the style sheets and scripts that many pages have: the
//! widget looks and works as on a blank page, the page's own elements stay as
//! they were, and no global name is added.

use super::Case;
use crate::page::Page;
use crate::widget::{Way, markup, toggle, wait_ready, wait_toggles};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What a host page has in its head.
struct Host {
    name: &'static str,
    head: &'static str,
}

const fn host(name: &'static str, head: &'static str) -> Host {
    Host { name, head }
}

/// All of them. What is under `/npm/` is named in `tests/npm/package.json`.
const HOSTS: [Host; 20] = [
    host(
        "bootstrap",
        "<link rel=stylesheet href=/npm/bootstrap/dist/css/bootstrap.min.css>",
    ),
    host(
        "bulma",
        "<link rel=stylesheet href=/npm/bulma/css/bulma.min.css>",
    ),
    host(
        "foundation",
        "<link rel=stylesheet href=/npm/foundation-sites/dist/css/foundation.min.css>",
    ),
    host(
        "materialize",
        "<link rel=stylesheet href=/npm/materialize-css/dist/css/materialize.min.css>",
    ),
    host(
        "pico",
        "<link rel=stylesheet href=/npm/@picocss/pico/css/pico.min.css>",
    ),
    host(
        "tailwind_preflight",
        "<link rel=stylesheet href=/npm/tailwindcss/preflight.css>",
    ),
    host(
        "uikit",
        "<link rel=stylesheet href=/npm/uikit/dist/css/uikit.min.css>",
    ),
    host(
        "an_important_reset",
        "<style>*, ::before, ::after { all: unset !important; margin: 7px !important; \
        font: italic 30px cursive !important; color: lime !important; box-sizing: content-box !important }</style>",
    ),
    host(
        "a_small_root",
        "<style>html { font-size: 8px; line-height: 3 }</style>",
    ),
    host(
        "a_large_root",
        "<style>html { font-size: 24px !important; letter-spacing: 2px }</style>",
    ),
    host(
        "inherited_oddities",
        "<style>body { text-align: right; text-indent: 3em; white-space: pre; \
        word-spacing: 1em; text-transform: uppercase; cursor: wait; list-style: square; font-variant: small-caps; \
        text-shadow: 1px 1px red; hyphens: auto; tab-size: 1; quotes: none; border-collapse: collapse }</style>",
    ),
    host(
        "another_base",
        "<base href=\"https://elsewhere.example/deep/\">",
    ),
    host(
        "jquery_1",
        "<script src=/npm/jquery1/dist/jquery.js></script><script>jQuery.noConflict(); \
        jQuery(() => jQuery('body').addClass('ready'))</script>",
    ),
    host(
        "zone_js",
        "<script src=/npm/zone.js/bundles/zone.umd.js></script>",
    ),
    host(
        "core_js",
        "<script src=/npm/core-js-bundle/minified.js></script>",
    ),
    host(
        "enumerable_additions",
        "<script>Object.prototype.extra = 'extra'; \
        Array.prototype.last = function () { return this[this.length - 1]; }; \
        Function.prototype.bindAsEventListener = function () { return this; };</script>",
    ),
    host(
        "another_fetch",
        "<script>{ const real = fetch; window.fetch = function (...all) { \
        return real.apply(window, all).then(answer => answer); }; }</script>",
    ),
    host(
        "another_json",
        "<script>{ const real = JSON.parse; JSON.parse = text => { \
        const value = real(text); return value; }; delete JSON.rawJSON; }</script>",
    ),
    host(
        "another_promise",
        "<script>window.Promise = class Deferred extends Promise {};</script>",
    ),
    host(
        "old_array_methods",
        "<script>Array.from = function (list) { const all = []; \
        for (let i = 0; i < list.length; i++) all.push(list[i]); return all; }; \
        Element.prototype.matches = Element.prototype.webkitMatchesSelector ?? Element.prototype.matches;</script>",
    ),
];

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for host in &HOSTS {
        cases.extend(Way::BOTH.map(|way| {
            let name = format!("{}::{}", host.name, way.name());
            Case::new("isolation", &name, move |page: &Page| {
                check(page, host, way)
            })
        }));
    }
    cases
}

/// Styles by the element's place and the property.
type Styles = BTreeMap<String, String>;

/// All that a browser computes for the parts of the widget, once for each name.
const LOOK: &str = "
  const styles = {};
  const parts = [...find('#w').shadowRoot.querySelectorAll('[part]')];
  const seen = new Set();
  parts.forEach((element, index) => {
    if (seen.has(element.getAttribute('part'))) return;
    seen.add(element.getAttribute('part'));
    const pseudos = element.matches('summary') ? ['::before', '::after', '::marker'] : [];
    for (const pseudo of [null, ...pseudos]) {
      const style = getComputedStyle(element, pseudo);
      for (const property of style) {
        if (property.startsWith('--')) continue;
        styles[`${index} ${element.getAttribute('part')}${pseudo ?? ''} ${property}`] = style.getPropertyValue(property);
      }
    }
  });
  return styles;";

/// What a page computes for elements of its own.
const OWN: &str = "
  return Object.fromEntries(['h1', 'p', 'a', 'button', 'details', 'summary', 'ul'].flatMap(name => {
    const style = getComputedStyle(find(`#own ${name}`));
    return [...style].filter(property => !property.startsWith('--'))
      .map(property => [`${name} ${property}`, style.getPropertyValue(property)]);
  }));";

/// A place of the same width on every page, and elements that are the page's.
fn body(page: &Page, way: Way) -> String {
    let widget = markup(page, way, "full", &[("expanded", "plenary")]);
    format!(
        "<div style=\"all: initial !important; display: block !important; width: 600px !important\">{widget}</div>\
         <section id=own style=\"contain: strict; width: 500px; height: 300px\"><h1>Own</h1><p>Text <a href=\"#x\">link</a></p>\
         <button>Button</button><details><summary>Own</summary>Text</details><ul><li>One</ul></section>"
    )
}

/// Opens a page and lets the loader come afterwards; answers the look of the
/// widget.
fn open(page: &Page, head: &str, way: Way) -> Styles {
    page.document(head, &body(page, way), &[]);
    page.wait("the page", "document.readyState === 'complete'");
    // zone.js keeps its own lists of listeners there.
    let globals = "return Object.getOwnPropertyNames(window).filter(n => !n.startsWith('__zone_symbol__')).sort();";
    let (before, names): (Styles, Vec<String>) = (page.eval(OWN), page.eval(globals));
    page.eval_with::<()>(
        "const script = document.createElement('script');
         script.type = 'module';
         script.src = arguments[0];
         document.head.append(script);",
        &[format!("{}/www/loader.js", page.site.widget).into()],
    );
    wait_ready(page, "w");
    page.settle();
    let look = page.eval(LOOK);
    assert_same(&before, &page.eval(OWN), "elements of the page");
    assert_eq!(page.eval::<Vec<String>>(globals), names, "global names");
    look
}

/// The look on a page that has nothing else, taken once for an engine and a way.
fn blank(page: &Page, way: Way) -> Arc<Styles> {
    static KEPT: Mutex<BTreeMap<String, Arc<Styles>>> = Mutex::new(BTreeMap::new());
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let key = format!("{} {}", page.engine.name(), way.name());
    if let Some(look) = kept().get(&key) {
        return Arc::clone(look);
    }
    let look = Arc::new(open(page, "", way));
    kept().insert(key, Arc::clone(&look));
    look
}

#[track_caller]
fn assert_same(expected: &Styles, found: &Styles, what: &str) {
    assert!(expected.len() > 100, "{what}: {} styles", expected.len());
    let changed: Vec<_> = expected
        .iter()
        .filter(|(name, value)| found.get(*name) != Some(value))
        .map(|(name, value)| format!("{name}: {value} became {:?}", found.get(name)))
        .take(20)
        .collect();
    assert_eq!(changed, Vec::<String>::new(), "{what}");
}

fn check(page: &Page, host: &Host, way: Way) {
    let blank = blank(page, way);
    let look = open(page, host.head, way);
    assert_same(&blank, &look, host.name);
    page.run("window.__events.length = 0;");
    page.click("#w >>> #follow-up summary");
    assert_eq!(wait_toggles(page, 1), [toggle("follow-up", true, "user")]);
}
