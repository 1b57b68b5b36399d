//! The widget in Chromium 111: live, prerendered and pasted, and without certain
//! features.
//!
//! One browser opens all pages; each test inspects the results of some.

use article_widget_tests::{
    Document, OldPage, Seen, Site, article_widget, in_old_chromium, repository,
};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Waits for the article, with a timeout.
const READY: &str = "
  const element = document.querySelector('article-widget');
  const until = async (condition, patience = 5000) => {
    for (const end = Date.now() + patience; !condition() && Date.now() < end;)
      await new Promise((done) => setTimeout(done, 20));
  };";

/// Records the visible text, and opens and closes a meeting.
const LOOK: &str = "
  await until(() => window.events.some((event) => event.startsWith('article-')));
  const root = element.shadowRoot;
  const find = (selector) => root?.querySelector(selector);
  const seen = {
    events: [...window.events],
    headline: find('[part=headline]')?.innerText,
    body: find('[part=body]')?.innerText,
    meetings: element.meetings?.map((meeting) => meeting.open),
  };
  const link = find('a');
  if (link) seen.colours = [link, find('[part=headline]')].map((node) => getComputedStyle(node).color);
  const meeting = find('details');
  if (meeting) {
    const from = window.events.length;
    const details = meeting.querySelector('[part=details]');
    const shown = () => details.getBoundingClientRect().height > 0;
    meeting.querySelector('summary').click();
    await until(() => meeting.open && window.events.length > from, 2000);
    seen.open = shown() && details.innerText;
    meeting.querySelector('summary').click();
    await until(() => !meeting.open && window.events.length > from + 1, 2000);
    seen.closed = !meeting.open;
    seen.toggles = window.events.slice(from);
  }
  return seen;";

/// The visible text, inside and outside shadow roots.
const WORDS: &str = "
  await new Promise((done) => setTimeout(done, 800));
  return { events: window.events, words: element.shadowRoot?.querySelector('article')?.innerText ?? element.innerText };";

/// Records events.
const RECORDER: &str = "
  window.events = [];
  for (const type of ['article-ready', 'article-error', 'meeting-toggle'])
    addEventListener(type, ({ detail }) => window.events.push(
      [type, detail.code ?? detail.meeting, detail.open, detail.reason].filter((part) => part !== undefined).join(' ')));";

/// Features of browsers of this age, removed one at a time.
const MISSING: [(&str, &str); 7] = [
    ("hasOwn", "delete Object.hasOwn;"),
    ("structuredClone", "delete window.structuredClone;"),
    ("at", "delete Array.prototype.at; delete String.prototype.at;"),
    ("findLast", "delete Array.prototype.findLast;"),
    (
        "adoptedStyleSheets",
        "delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets;
         delete CSSStyleSheet.prototype.replaceSync;",
    ),
    ("WebAssembly", "delete window.WebAssembly;"),
    (
        "attachShadow",
        "delete Element.prototype.attachShadow; delete window.ShadowRoot;",
    ),
];

const ARTICLE: &str = "tests/fixtures/articles/full.json";

/// All pages, by name.
fn pages(site: &Site) -> Vec<(String, OldPage)> {
    let mut pages = Vec::new();
    let mut add = |name: &str, body: &str, before: &str, script: &str| {
        let path = format!("/old/{name}/");
        site.put(
            &path,
            Document {
                content_type: "text/html; charset=utf-8".to_owned(),
                headers: Vec::new(),
                body: body.to_owned(),
            },
        );
        let page = OldPage {
            address: format!("{}{path}", site.host),
            before: format!("{RECORDER}{before}"),
            script: format!("{READY}{script}"),
        };
        pages.push((name.to_owned(), page));
    };
    // Where the articles' addresses lead on a page below `/old/`.
    let picture = std::fs::read_to_string(repository().join("tests/fixtures/images/map.svg"));
    site.put(
        "/old/images/map.svg",
        Document {
            content_type: "image/svg+xml".to_owned(),
            headers: Vec::new(),
            body: picture.expect("a picture"),
        },
    );
    let loader = |directory: &str| {
        format!("<script type=\"module\" src=\"{{{{WIDGET}}}}/{directory}/loader.js\"></script>")
    };
    let document =
        |body: &str| format!("<!doctype html><html lang=\"en\"><title>Host</title><body>{body}");
    let live = "<article-widget src=\"{{WIDGET}}/fixtures/articles/full.json\"><p>Fallback</p></article-widget>";
    let article = std::fs::read_to_string(repository().join(ARTICLE)).expect("the article");
    let inline = format!(
        "<article-widget><script type=\"application/json\">{article}</script></article-widget>"
    );
    let prerendered = article_widget(&["prerender", ARTICLE]);
    let whole =
        |loader: &[&str]| article_widget(&[&["prerender", ARTICLE, "--page"], loader].concat());

    for directory in ["www", "pkg"] {
        let loader = loader(directory);
        for (name, body) in [
            ("live", live),
            ("bare", "<article-widget></article-widget>"),
            ("inline", &inline),
        ] {
            add(
                &format!("{name}-{directory}"),
                &document(&format!("{body}{loader}")),
                "",
                LOOK,
            );
        }
        add(
            &format!("prerendered-{directory}"),
            &document(&format!("{prerendered}{loader}")),
            "",
            LOOK,
        );
    }
    add("without-loader", &document(&prerendered), "", WORDS);
    add("page", &whole(&[]), "", WORDS);
    let origin = "http://widget.invalid";
    let snippet = article_widget(&[
        "snippet",
        ARTICLE,
        "--src",
        &format!("{origin}/fixtures/articles/full.json"),
        "--loader",
        &format!("{origin}/pkg/loader.js"),
    ]);
    add(
        "snippet",
        &document(&snippet.replace(origin, "{{WIDGET}}")),
        "",
        LOOK,
    );
    for (name, script) in MISSING {
        add(
            &format!("no-{name}"),
            &document(&format!("{live}{}", loader("www"))),
            script,
            WORDS,
        );
    }
    pages
}

/// The results of a page.
fn seen(name: &str) -> &'static Seen {
    static SEEN: OnceLock<HashMap<String, Seen>> = OnceLock::new();
    let all = SEEN.get_or_init(|| {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let site = runtime.block_on(Site::start()).expect("two ports are free");
        let (names, pages): (Vec<_>, Vec<_>) = pages(&site).into_iter().unzip();
        let (version, seen) = in_old_chromium(&pages);
        assert!(version.starts_with("111."), "{version}");
        names.into_iter().zip(seen).collect()
    });
    all.get(name)
        .unwrap_or_else(|| panic!("no page is called {name}"))
}

/// The results of a page that must log nothing.
fn silent(name: &str) -> &'static Value {
    let seen = seen(name);
    assert!(seen.messages.is_empty(), "{name}: {:#?}", seen.messages);
    &seen.value
}

/// The article is complete and coloured, and meetings open and close.
fn is_alive(name: &str, headline: &str, meeting: &str) {
    let value = silent(name);
    assert_eq!(
        value["events"],
        json!([format!("article-ready")]),
        "{name}: {value:#}"
    );
    assert_eq!(value["headline"], headline, "{name}: {value:#}");
    let open = value["open"].as_str().unwrap_or_default();
    assert!(!open.trim().is_empty(), "{name}: {value:#}");
    assert_eq!(value["closed"], true, "{name}");
    let toggles = json!([
        format!("meeting-toggle {meeting} true user"),
        format!("meeting-toggle {meeting} false user"),
    ]);
    assert_eq!(value["toggles"], toggles, "{name}");
    assert_ne!(
        value["colours"][0], value["colours"][1],
        "{name}: links have a colour"
    );
}

const FULL: &str = "Ministers meet in three rounds";

#[test]
fn live_articles_are_rendered() {
    for directory in ["www", "pkg"] {
        is_alive(&format!("live-{directory}"), FULL, "plenary");
    }
}

#[test]
fn inline_articles_are_rendered() {
    for directory in ["www", "pkg"] {
        is_alive(&format!("inline-{directory}"), FULL, "plenary");
    }
}

#[test]
fn the_default_article_is_rendered() {
    let text = std::fs::read_to_string(repository().join("www/articles/lachin-corridor.json"));
    let article: Value = serde_json::from_str(&text.expect("the article")).expect("JSON");
    for directory in ["www", "pkg"] {
        is_alive(
            &format!("bare-{directory}"),
            article["headline"].as_str().unwrap_or_default(),
            "moscow-trilateral",
        );
    }
}

#[test]
fn the_snippet_is_rendered() {
    is_alive("snippet", FULL, "plenary");
}

/// The text that must be visible in any case.
fn reads(name: &str, words: &Value) {
    let words = words.as_str().unwrap_or_default();
    for expected in [FULL, "Plenary session"] {
        assert!(
            words.contains(expected),
            "{name} lacks `{expected}`:\n{words}"
        );
    }
}

#[test]
fn prerendered_articles_read_without_the_loader() {
    for name in ["without-loader", "page"] {
        reads(name, &silent(name)["words"]);
    }
}

#[test]
fn prerendered_articles_are_adopted() {
    for directory in ["www", "pkg"] {
        is_alive(&format!("prerendered-{directory}"), FULL, "plenary");
    }
}

/// The article or the fallback, without errors: which one depends on the features that
/// are used.
#[test]
fn a_missing_feature_keeps_the_fallback_in_silence() {
    for (name, _) in MISSING {
        let name = format!("no-{name}");
        let value = silent(&name);
        let words = value["words"].as_str().unwrap_or_default();
        assert!(
            words.trim() == "Fallback" || words.contains(FULL),
            "{name}: {value:#}"
        );
    }
}
