//! The apps of `tests/frameworks`, each idiomatic for its framework: all show the same, so the
//! same cases drive them all.
//!
//! The frameworks are development builds, whose warnings fail a case like any other console
//! message.

mod app;

use super::Case;
use crate::widget::{WASM, count};
use app::{App, Framework, Mismatch};
use serde_json::Value;

pub(crate) use app::FRAMEWORKS;

type Drive = fn(&App);

/// Cases with their names.
macro_rules! named {
    ($($drive:ident),+ $(,)?) => { vec![$((stringify!($drive), $drive as Drive)),+] };
}

pub(super) fn cases() -> Vec<Case> {
    let of = |framework: Framework| {
        let mut drives = named![
            attributes_follow_the_state,
            an_object_is_the_article,
            events_reach_the_app,
            a_removed_element_can_return,
            reordering_keeps_what_is_open,
            markup_of_the_server_is_hydrated,
        ];
        drives.extend(match framework.sets_early {
            true => named![the_loader_may_come_later],
            false => named![the_loader_must_come_first],
        });
        if framework.mismatch.is_some() {
            drives.extend(named![other_markup_would_be_noticed]);
        }
        drives.into_iter().map(move |(name, drive)| {
            let group = format!("frameworks::{}", framework.name);
            Case::new(&group, name, move |page| drive(&App { page, framework }))
        })
    };
    FRAMEWORKS.into_iter().flat_map(of).collect()
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

/// Allows for slow scripts of the app.
fn events_reach_the_app(app: &App) {
    app.delay("main.js");
    app.open("");
    app.wait("article-ready", "text('#ready') === 'talks'");
    app.click("#w >>> #evening summary");
    app.wait_toggled("evening true user");
    app.click("#w >>> #evening summary");
    app.wait_toggled("evening false user");
}

fn a_removed_element_can_return(app: &App) {
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
    // From the bottom up, since an opening meeting moves what is below.
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
    assert!(element.contains("<template shadowrootmode=\"open\" "));

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

/// Opens the app without the loader and returns the loader's URL.
fn open_without_loader(app: &App) -> String {
    let loader = format!("{}/pkg/loader.js", app.page.site.widget);
    let tag = format!("<script type=\"module\" src=\"{loader}\">");
    app.goto_changed("", &tag, "<script type=\"text/plain\">");
    app.wait("the app", "findAll('#list article-widget').length === 3");
    loader
}

/// The documentation says so; this fails when it is no longer true.
fn the_loader_must_come_first(app: &App) {
    open_without_loader(app);
    let article: String = app.eval("return find('#w').getAttribute('article');");
    assert_eq!(article, "[object Object]");
}

fn the_loader_may_come_later(app: &App) {
    let loader = open_without_loader(app);
    app.page.eval_with::<Value>(
        "return import(arguments[0]).then(() => 0);",
        &[loader.into()],
    );
    app.wait_headline("Two ministers meet");
    app.click("#w >>> #evening summary");
    app.wait_toggled("evening true user");
}

/// Shows that the framework would warn about a real mismatch.
fn other_markup_would_be_noticed(app: &App) {
    let Mismatch { from, to, says } = app.framework.mismatch.expect("a framework that hydrates");
    app.page.expect_recorded(says);
    app.goto_changed("prerendered.html", from, to);
    app.page.settle();
}
