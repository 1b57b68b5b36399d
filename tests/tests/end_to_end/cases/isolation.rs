//! Host pages with common style sheets, scripts and layouts: the widget looks and works as on
//! a blank page, the page's elements do not change, and no global name is added.
//!
//! Each directory in `tests/hosts/isolation` is such a page, with `{{EMBED}}` for the widget. If
//! the widget is hidden at first, a button with the id `show` shows it; if no selector finds it,
//! `window.__root` does.

use super::{Case, both_modes};
use crate::page::Page;
use crate::widget::{Mode, markup, toggle, wait_ready, wait_toggles};
use article_widget_tests::{Document, repository};
use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, Mutex, PoisonError};

const DIRECTORY: &str = "tests/hosts/isolation";

/// The baseline for all other pages.
const BLANK: &str = "blank";

/// The names of the pages.
pub(crate) fn hosts() -> Vec<String> {
    let directories = fs::read_dir(repository().join(DIRECTORY)).expect(DIRECTORY);
    let mut names: Vec<String> = directories
        .map(|directory| {
            directory
                .expect(DIRECTORY)
                .file_name()
                .into_string()
                .expect("a name")
        })
        .filter(|name| name != BLANK)
        .collect();
    names.sort();
    names
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = both_modes!("isolation": zoomed_where_engines_compute_lengths_of_their_own);
    for host in hosts() {
        cases.extend(Mode::BOTH.map(|mode| {
            let name = format!("{}::{}", host.replace('-', "_"), mode.name());
            let host = host.clone();
            Case::new("isolation", &name, move |page: &Page| {
                check(page, &host, mode)
            })
        }));
    }
    cases
}

/// Styles by the element's place and the property.
type Styles = BTreeMap<String, String>;

/// All computed styles of the widget's parts, once for each name.
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
        // The page may choose the colour scheme; the colours show it.
        if (property.startsWith('--') || property === 'color-scheme') continue;
        styles[`${index} ${element.getAttribute('part')}${pseudo ?? ''} ${property}`] = style.getPropertyValue(property);
      }
    }
  });
  return Object.entries(styles);";

/// A digest of all styles. They are about a megabyte, which takes drivers longer to
/// transfer than browsers to hash.
#[track_caller]
fn digest(page: &Page) -> [i64; 2] {
    page.eval(&format!(
        "const pairs = (() => {{ {LOOK} }})();
         let digest = 0;
         for (const pair of pairs) for (const text of pair) {{
           for (let i = 0; i < text.length; i++) digest = Math.imul(digest, 31) + text.charCodeAt(i) | 0;
         }}
         return [pairs.length, digest];"
    ))
}

/// As pairs: an object would include properties that the page adds to every object.
#[track_caller]
fn styles(page: &Page) -> Styles {
    let pairs: Vec<(String, String)> = page.eval(LOOK);
    pairs.into_iter().collect()
}

/// Stores the computed styles of the page's elements under a symbol, since names
/// of globals are compared as well.
const KEEP_OWN: &str = "
  window[Symbol.for('own styles')] = () => ['h1', 'p', 'a', 'button', 'details', 'summary', 'ul'].flatMap(name => {
    const style = getComputedStyle(document.querySelector(`#own ${name}`));
    return [...style].filter(property => !property.startsWith('--'))
      .map(property => `${name} ${property}: ${style.getPropertyValue(property)}`);
  });
  window[Symbol.for('own styles before')] = window[Symbol.for('own styles')]();
  return window[Symbol.for('own styles before')].length;";

/// Styles that have changed since.
const CHANGED_OWN: &str = "
  const before = new Set(window[Symbol.for('own styles before')]);
  return window[Symbol.for('own styles')]().filter(style => !before.has(style)).slice(0, 20);";

/// The page's own elements.
const OWN_ELEMENTS: &str = "<section id=own style=\"contain: strict; width: 500px; height: 300px\"><h1>Own</h1>\
    <p>Text <a href=\"#x\">link</a></p><button>Button</button><details><summary>Own</summary>Text</details>\
    <ul><li>One</ul></section>\n";

/// Opens a page, adds the loader afterwards, and shows the widget.
fn open(page: &Page, host: &str, mode: Mode) {
    let file = repository().join(DIRECTORY).join(host).join("index.html");
    let html = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{host}: {error}"));
    assert!(
        html.contains("{{EMBED}}"),
        "{host} has no place for the widget"
    );
    let embed = markup(page, mode, "full", &[("expanded", "plenary")]);
    let body = html.replace("{{EMBED}}", &embed);
    let document = Document {
        content_type: "text/html; charset=utf-8".to_owned(),
        headers: vec![],
        body: body.replace("</body>", &format!("{OWN_ELEMENTS}</body>")),
    };
    page.site.put("/page/", document);
    page.goto(&format!("{}/page/", page.site.host));
    page.wait("the page", "document.readyState === 'complete'");
    // zone.js stores its lists of listeners there.
    let globals = "return Object.getOwnPropertyNames(window).filter(n => !n.startsWith('__zone_symbol__')).sort();";
    let names: Vec<String> = page.eval(globals);
    assert!(page.eval::<usize>(KEEP_OWN) > 100);
    page.eval_with::<()>(
        "const script = document.createElement('script');
         script.type = 'module';
         script.src = arguments[0];
         document.head.append(script);",
        &[format!("{}{}", page.site.widget, page.loader.get()).into()],
    );
    wait_ready(page, "w");
    page.settle();
    assert_eq!(
        page.eval::<Vec<String>>(CHANGED_OWN),
        Vec::<String>::new(),
        "elements of the page"
    );
    assert_eq!(page.eval::<Vec<String>>(globals), names, "global names");
    if page.eval("return document.querySelector('#show') !== null;") {
        page.click("#show");
        page.settle();
    }
}

/// The baseline.
struct Blank {
    digest: [i64; 2],
    styles: Styles,
}

/// The styles on an otherwise empty page, computed once for each engine and mode.
fn blank(page: &Page, mode: Mode) -> Arc<Blank> {
    static KEPT: Mutex<BTreeMap<String, Arc<Blank>>> = Mutex::new(BTreeMap::new());
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let key = format!("{} {}", page.engine.name(), mode.name());
    if let Some(look) = kept().get(&key) {
        return Arc::clone(look);
    }
    open(page, BLANK, mode);
    let look = Arc::new(Blank {
        digest: digest(page),
        styles: styles(page),
    });
    assert!(look.styles.len() > 100, "{} styles", look.styles.len());
    kept().insert(key, Arc::clone(&look));
    look
}

/// The styles that differ from those on the blank page.
fn changed(page: &Page, blank: &Blank) -> Vec<String> {
    if digest(page) == blank.digest {
        return Vec::new();
    }
    let found = styles(page);
    let changed = blank
        .styles
        .iter()
        .filter(|(name, value)| found.get(*name) != Some(value));
    changed
        .map(|(name, value)| format!("{name}: {value} became {:?}", found.get(name)))
        .take(20)
        .collect()
}

fn check(page: &Page, host: &str, mode: Mode) {
    let blank = blank(page, mode);
    open(page, host, mode);
    assert_eq!(changed(page, &blank), Vec::<String>::new(), "{host}");
    page.run("window.__events.length = 0;");
    page.click("#w >>> #follow-up summary");
    page.run("location.hash = '#side-talks';");
    assert_eq!(
        wait_toggles(page, 2),
        [
            toggle("follow-up", true, "user"),
            toggle("side-talks", true, "hash")
        ]
    );
}

fn zoomed_where_engines_compute_lengths_of_their_own(page: &Page, mode: Mode) {
    let widget = markup(page, mode, "full", &[("expanded", "plenary")]);
    let place = format!("<div style=\"width: 400px; zoom: 2\">{widget}</div>");
    page.html(&place);
    wait_ready(page, "w");
    let fills: bool = page.eval(
        "const width = (path) => find(path).getBoundingClientRect().width;
         return width('#w') > 300 && Math.abs(width('#w') - width('#w >>> [part=article]')) < 1;",
    );
    assert!(fills, "it fills its place");
    // WebKit's driver would click beside it.
    page.run("find('#w >>> #follow-up summary').focus();");
    page.press("Enter");
    page.wait("it to open", "find('#w >>> #follow-up').open");
}
