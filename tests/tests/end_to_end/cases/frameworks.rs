//! The apps of `tests/frameworks`, each written as users of that framework write
//! them: they all show the same, so that the same cases drive them all.
//!
//! The frameworks are development builds, whose warnings fail a case like
//! anything else in the console.

use super::Case;
use crate::page::Page;
use crate::widget::{WASM, count, wait_ready};
use serde_json::Value;

/// A framework, and what its app does in its own way.
pub(crate) struct Framework {
    /// The name of its folder.
    pub(crate) name: &'static str,
    /// What its development build writes into the console by itself.
    notes: &'static [&'static str],
}

/// Every framework that has an app.
pub(crate) const FRAMEWORKS: [Framework; 4] = [
    plain("react"),
    plain("preact"),
    plain("vue"),
    plain("svelte"),
];

const fn plain(name: &'static str) -> Framework {
    Framework { name, notes: &[] }
}

type Drive = fn(&Page, &Framework);

pub(super) fn cases() -> Vec<Case> {
    let each: [(&str, Drive); 6] = [
        ("attributes_follow_the_state", attributes_follow_the_state),
        (
            "an_object_becomes_the_article",
            an_object_becomes_the_article,
        ),
        ("events_reach_the_app", events_reach_the_app),
        ("it_goes_and_comes_back", it_goes_and_comes_back),
        (
            "reordering_keeps_nodes_and_open_meetings",
            reordering_keeps_nodes_and_open_meetings,
        ),
        (
            "what_the_server_rendered_is_hydrated",
            what_the_server_rendered_is_hydrated,
        ),
    ];
    let of = |framework: &'static Framework| {
        each.into_iter().map(move |(name, run)| {
            let group = format!("frameworks::{}", framework.name);
            Case::new(&group, name, move |page: &Page| run(page, framework))
        })
    };
    const { &FRAMEWORKS }.iter().flat_map(of).collect()
}

/// Opens a page of an app, and waits until its article stands there.
fn open(page: &Page, framework: &Framework, file: &str) {
    for note in framework.notes {
        page.tolerate_recorded(note);
    }
    let host = &page.site.host;
    page.goto(&format!("{host}/frameworks/{}/{file}", framework.name));
    wait_ready(page, "w");
}

/// What an attribute of `#w` holds, `null` if it is absent.
fn attributes(page: &Page) -> Vec<Value> {
    page.eval(
        "return ['theme', 'expanded', 'heading-level', 'remember', 'debug', 'article']
           .map(name => find('#w').getAttribute(name));",
    )
}

fn attributes_follow_the_state(page: &Page, framework: &Framework) {
    open(page, framework, "");
    let there = |value: &Value| value.is_string();
    let before = attributes(page);
    assert_eq!(before[..3], ["light", "morning", "3"]);
    assert!(!there(&before[3]) && there(&before[4]), "{before:?}");
    page.click("#look");
    page.wait("the state", "find('#w').getAttribute('theme') === 'dark'");
    let after = attributes(page);
    assert_eq!(after[..3], ["dark", "all", "4"]);
    assert!(there(&after[3]) && !there(&after[4]), "{after:?}");
    assert_eq!([&before[5], &after[5]], [&Value::Null; 2], "no attribute");
    page.wait(
        "the widget to follow",
        "find('#w >>> h4') && findAll('#w >>> details[open]').length === 2",
    );
}

fn an_object_becomes_the_article(page: &Page, framework: &Framework) {
    open(page, framework, "");
    let headline = "return text('#w >>> [part=headline]');";
    assert_eq!(page.eval::<String>(headline), "Two ministers meet");
    page.run("window.element = find('#w');");
    page.click("#correct");
    page.wait(
        "the other article",
        "text('#w >>> [part=headline]') === 'Corrected'",
    );
    let (same, article): (bool, String) =
        page.eval("return [element === find('#w'), element.article.headline];");
    assert!(same, "the element stays");
    assert_eq!(article, "Corrected");
}

fn events_reach_the_app(page: &Page, framework: &Framework) {
    open(page, framework, "");
    page.wait("article-ready", "text('#ready') === 'talks'");
    page.click("#w >>> #evening summary");
    page.wait("meeting-toggle", "text('#toggled') === 'evening true user'");
    page.click("#w >>> #evening summary");
    page.wait(
        "meeting-toggle again",
        "text('#toggled') === 'evening false user'",
    );
}

fn it_goes_and_comes_back(page: &Page, framework: &Framework) {
    open(page, framework, "");
    for _ in 0..2 {
        page.click("#show");
        page.wait("it to go", "!find('#w')");
        page.click("#show");
        page.wait(
            "it to come back",
            "text('#w >>> [part=headline]') === 'Two ministers meet'",
        );
    }
    page.click("#w >>> #evening summary");
    page.wait("it to work", "text('#toggled') === 'evening true user'");
    assert_eq!(count(page, WASM), 1);
}

fn reordering_keeps_nodes_and_open_meetings(page: &Page, framework: &Framework) {
    open(page, framework, "");
    for id in ["vienna", "moscow", "geneva"] {
        wait_ready(page, id);
    }
    let order = "return findAll('#list article-widget').map(w => w.id);";
    assert_eq!(
        page.eval::<Vec<String>>(order),
        ["vienna", "moscow", "geneva"]
    );
    page.click("#vienna >>> summary");
    page.click("#geneva >>> summary");
    page.run("window.nodes = Object.fromEntries(findAll('#list article-widget').map(w => [w.id, [w, w.shadowRoot.querySelector('details')]]));");
    page.click("#reverse");
    page.wait(
        "the other order",
        "find('#list article-widget').id === 'geneva'",
    );
    page.settle();
    let (order, same, open): (Vec<String>, bool, Vec<bool>) = page.eval(
        "const all = findAll('#list article-widget');
         const meeting = (w) => w.shadowRoot.querySelector('details');
         return [all.map(w => w.id),
           all.every(w => w === nodes[w.id][0] && meeting(w) === nodes[w.id][1]),
           all.map(w => meeting(w).open)];",
    );
    assert_eq!(order, ["geneva", "moscow", "vienna"]);
    assert!(
        same,
        "every element and every meeting is the one that it was"
    );
    assert_eq!(open, [true, false, true]);
    page.click("#moscow >>> summary");
    page.wait(
        "the one between to open",
        "find('#moscow >>> details').open",
    );
}

fn what_the_server_rendered_is_hydrated(page: &Page, framework: &Framework) {
    open(page, framework, "prerendered.html");
    let html: String = page.eval("return fetch('').then(answer => answer.text());");
    let start = html
        .find("<article-widget")
        .expect("the element is in the page");
    let end = html.find("</article-widget>").expect("to its end");
    assert!(html[start..end].contains("<template shadowrootmode=\"open\">"));
    page.wait("the app to hydrate", "text('#ready') === 'ready'");

    page.click("#w >>> #evening summary");
    page.wait(
        "an event to reach the app",
        "text('#toggled') === 'evening true user'",
    );
    page.click("#look");
    page.wait("the state", "find('#w').getAttribute('theme') === 'dark'");
    page.settle();
    let (parsed, same): (u32, bool) = page.eval(
        "const now = findAll('#w >>> *');
         return [__parsed.length, now.length === __parsed.length && now.every((node, index) => node === __parsed[index])];",
    );
    assert!(parsed > 10, "{parsed} nodes came with the page");
    assert!(same, "every node is the one that came with the page");
    let wanted: Vec<String> = page
        .site
        .requests()
        .into_iter()
        .map(|request| request.path)
        .filter(|path| path.ends_with(".wasm") || path.ends_with(".json"))
        .collect();
    assert_eq!(wanted, Vec::<String>::new(), "neither WASM nor article");

    page.click("#correct");
    page.wait(
        "the WASM to take over",
        "text('#w >>> [part=headline]') === 'Corrected'",
    );
    assert_eq!(count(page, WASM), 1);
    page.click("#w >>> #morning summary");
    page.wait(
        "an event to reach the app again",
        "text('#toggled') === 'morning true user'",
    );
}
