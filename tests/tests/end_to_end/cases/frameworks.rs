//! The apps of `tests/frameworks`, each written as users of that framework write
//! them: they all show the same, so that the same cases drive them all.
//!
//! The frameworks are development builds, whose warnings fail a case like
//! anything else in the console.

use super::Case;
use crate::page::Page;
use crate::widget::{WASM, count};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A framework, and what is special about its app.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Framework {
    /// The name of its folder.
    pub(crate) name: &'static str,
    /// What leads to the app: it may be in a shadow root of its own.
    root: &'static str,
    /// What its development build writes into the console by itself.
    notes: &'static [&'static str],
}

impl Framework {
    const fn named(name: &'static str) -> Self {
        Self {
            name,
            root: "",
            notes: &[],
        }
    }
}

/// Every framework that has an app.
pub(crate) const FRAMEWORKS: [Framework; 8] = [
    Framework::named("react"),
    Framework::named("preact"),
    Framework::named("vue"),
    Framework::named("svelte"),
    Framework::named("solid"),
    Framework::named("htmx"),
    Framework::named("angular"),
    Framework {
        name: "lit",
        root: "talks-app >>> ",
        notes: &["Lit is in dev mode"],
    },
];

pub(super) fn cases() -> Vec<Case> {
    let of = |framework: Framework| {
        let case = move |name: &str, drive: fn(&App)| {
            let group = format!("frameworks::{}", framework.name);
            Case::new(&group, name, move |page| drive(&App { page, framework }))
        };
        [
            case("attributes_follow_the_state", attributes_follow_the_state),
            case("an_object_is_the_article", an_object_is_the_article),
            case("events_reach_the_app", events_reach_the_app),
            case("it_goes_and_comes_back", it_goes_and_comes_back),
            case(
                "reordering_keeps_what_is_open",
                reordering_keeps_what_is_open,
            ),
            case(
                "markup_of_the_server_is_hydrated",
                markup_of_the_server_is_hydrated,
            ),
        ]
    };
    FRAMEWORKS.into_iter().flat_map(of).collect()
}

/// An app on a page.
struct App<'a> {
    page: &'a Page,
    framework: Framework,
}

impl App<'_> {
    /// Opens a page of the app, and waits until its article stands there.
    #[track_caller]
    fn open(&self, file: &str) {
        for note in self.framework.notes {
            self.page.tolerate_recorded(note);
        }
        let (host, name) = (&self.page.site.host, self.framework.name);
        self.page.goto(&format!("{host}/frameworks/{name}/{file}"));
        self.wait("the article", "find('#w >>> [part=headline]')");
        self.wait(
            "its style sheet",
            "!findAll('#w >>> link').some(link => !link.sheet)",
        );
    }

    /// In scripts of these cases a path begins with an id, and inside of the app.
    fn inside(&self, script: &str) -> String {
        script.replace("'#", &format!("'{}#", self.framework.root))
    }

    #[track_caller]
    fn eval<T: DeserializeOwned>(&self, script: &str) -> T {
        self.page.eval(&self.inside(script))
    }

    #[track_caller]
    fn wait(&self, what: &str, condition: &str) {
        self.page.wait(what, &self.inside(condition));
    }

    #[track_caller]
    fn click(&self, path: &str) {
        self.page.click(&format!("{}{path}", self.framework.root));
    }

    #[track_caller]
    fn wait_headline(&self, headline: &str) {
        let condition = format!("text('#w >>> [part=headline]') === '{headline}'");
        self.wait(headline, &condition);
    }

    /// Waits until the app shows what a `meeting-toggle` event said.
    #[track_caller]
    fn wait_toggled(&self, words: &str) {
        self.wait(words, &format!("text('#toggled') === '{words}'"));
    }
}

fn attributes_follow_the_state(app: &App) {
    app.open("");
    let attributes = || -> [Value; 6] {
        app.eval(
            "return ['theme', 'expanded', 'heading-level', 'remember', 'debug', 'article']
               .map(name => find('#w').getAttribute(name));",
        )
    };
    let [theme, expanded, level, remember, debug, article] = attributes();
    assert_eq!([theme, expanded, level], ["light", "morning", "3"]);
    assert!(remember.is_null(), "remember: {remember}");
    assert!(debug.is_string(), "debug: {debug}");
    assert!(article.is_null(), "an object is no attribute: {article}");

    app.click("#look");
    app.wait("the state", "find('#w').getAttribute('theme') === 'dark'");
    let [theme, expanded, level, remember, debug, article] = attributes();
    assert_eq!([theme, expanded, level], ["dark", "all", "4"]);
    assert!(remember.is_string(), "remember: {remember}");
    assert!(debug.is_null(), "debug: {debug}");
    assert!(article.is_null(), "an object is no attribute: {article}");
    app.wait(
        "the widget to follow",
        "find('#w >>> h4') && findAll('#w >>> details[open]').length === 2",
    );
}

fn an_object_is_the_article(app: &App) {
    app.open("");
    app.wait_headline("Two ministers meet");
    app.eval::<()>("window.element = find('#w');");
    app.click("#correct");
    app.wait_headline("Corrected");
    let (same, headline): (bool, String) =
        app.eval("return [element === find('#w'), element.article.headline];");
    assert!(same, "the element stays");
    assert_eq!(headline, "Corrected");
}

fn events_reach_the_app(app: &App) {
    app.open("");
    app.wait("article-ready", "text('#ready') === 'talks'");
    app.click("#w >>> #evening summary");
    app.wait_toggled("evening true user");
    app.click("#w >>> #evening summary");
    app.wait_toggled("evening false user");
}

fn it_goes_and_comes_back(app: &App) {
    app.open("");
    for _ in 0..2 {
        app.click("#show");
        app.wait("it to go", "!find('#w')");
        app.click("#show");
        app.wait("it to come back", "find('#w')");
        app.wait_headline("Two ministers meet");
    }
    app.click("#w >>> #evening summary");
    app.wait_toggled("evening true user");
    assert_eq!(count(app.page, WASM), 1);
}

fn reordering_keeps_what_is_open(app: &App) {
    app.open("");
    app.wait(
        "the list",
        "findAll('#list article-widget').filter(w => w.article).length === 3",
    );
    // From the bottom, since what opens moves what is below.
    for city in ["geneva", "vienna"] {
        app.click(&format!("#{city} >>> summary"));
        app.wait(city, &format!("find('#{city} >>> details').open"));
    }
    app.eval::<()>(
        "window.meeting = (w) => w.shadowRoot.querySelector('details');
         window.before = findAll('#list article-widget').map(w => [w, meeting(w)]);",
    );
    app.click("#reverse");
    app.wait(
        "the other order",
        "find('#list article-widget').id === 'geneva'",
    );
    app.page.settle();
    let (order, same, open): (Vec<String>, bool, Vec<bool>) = app.eval(
        "const all = findAll('#list article-widget');
         const was = new Map(before);
         return [all.map(w => w.id),
           all.every(w => was.get(w) === meeting(w)),
           all.map(w => meeting(w).open)];",
    );
    assert_eq!(order, ["geneva", "moscow", "vienna"]);
    assert!(
        same,
        "every element and every meeting is the one that it was"
    );
    assert_eq!(open, [true, false, true]);
    app.click("#moscow >>> summary");
    app.wait(
        "the one between to open",
        "find('#moscow >>> details').open",
    );
}

fn markup_of_the_server_is_hydrated(app: &App) {
    app.open("prerendered.html");
    let html: String = app.eval("return fetch('').then(answer => answer.text());");
    let (_, element) = html.split_once("<article-widget").expect("the element");
    let (element, _) = element.split_once("</article-widget>").expect("its end");
    assert!(element.contains("<template shadowrootmode=\"open\">"));

    app.wait("the app to hydrate", "text('#ready') === 'ready'");
    app.click("#w >>> #evening summary");
    app.wait_toggled("evening true user");
    app.click("#look");
    app.wait("the state", "find('#w').getAttribute('theme') === 'dark'");
    app.page.settle();
    let (parsed, same): (u32, bool) = app.eval(
        "const now = findAll('#w >>> *');
         return [__parsed.length, now.length === __parsed.length
           && now.every((node, index) => node === __parsed[index])];",
    );
    assert!(parsed > 10, "{parsed} nodes came with the page");
    assert!(same, "every node is the one that came with the page");
    let requests = app.page.site.requests();
    let fetched: Vec<&str> = requests
        .iter()
        .map(|request| request.path.as_str())
        .filter(|path| path.ends_with(".wasm") || path.ends_with(".json"))
        .collect();
    assert_eq!(fetched, Vec::<&str>::new(), "neither WASM nor article");

    app.click("#correct");
    app.wait_headline("Corrected");
    assert_eq!(count(app.page, WASM), 1);
    app.click("#w >>> #morning summary");
    app.wait_toggled("morning true user");
}
