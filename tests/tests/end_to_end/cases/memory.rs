//! Session memory, and that nothing else is stored.

use super::{Case, both_modes};
use crate::page::Page;
use crate::widget::{Mode, markup, open_meetings, show, toggle, toggles, wait_ready, wait_toggles};
use serde_json::{Value, json};

pub(super) fn cases() -> Vec<Case> {
    both_modes!("memory":
        open_meetings_are_remembered,
        closed_meetings_are_remembered,
        nothing_is_remembered_by_default,
        what_printing_opens_is_not_remembered,
        nonsense_in_the_memory_is_harmless,
        a_page_without_storage_works,
        a_page_whose_lists_are_texts_in_json,
    )
}

const NONE: [&str; 0] = [];
const REMEMBER: &[(&str, &str)] = &[("remember", "")];
const KEY: &str = "article-widget:full-example";

fn memory(page: &Page) -> Value {
    let text: Option<String> = page.eval_with(
        "return sessionStorage.getItem(arguments[0]);",
        &[KEY.into()],
    );
    text.map_or(Value::Null, |text| {
        serde_json::from_str(&text).expect("JSON in the memory")
    })
}

fn open_meetings_are_remembered(page: &Page, mode: Mode) {
    show(page, mode, "full", REMEMBER);
    assert_eq!(toggles(page), []);
    page.click("#w >>> #side-talks summary");
    page.run("find('#w').expand('follow-up');");
    wait_toggles(page, 2);
    assert_eq!(memory(page), json!(["side-talks", "follow-up"]));
    page.reload();
    wait_ready(page, "w");
    assert_eq!(
        wait_toggles(page, 2),
        [
            toggle("side-talks", true, "restore"),
            toggle("follow-up", true, "restore")
        ]
    );
    assert_eq!(open_meetings(page), ["side-talks", "follow-up"]);
}

fn closed_meetings_are_remembered(page: &Page, mode: Mode) {
    show(page, mode, "full", &[("remember", ""), ("expanded", "all")]);
    page.click("#w >>> #side-talks summary");
    wait_toggles(page, 1);
    page.reload();
    wait_ready(page, "w");
    page.wait("the meeting to close", "!find('#w >>> #side-talks').open");
    assert_eq!(open_meetings(page), ["plenary", "follow-up"]);
    assert_eq!(
        wait_toggles(page, 1),
        [toggle("side-talks", false, "restore")]
    );
}

fn nothing_is_remembered_by_default(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    page.click("#w >>> [part=toggle-all]");
    wait_toggles(page, 3);
    let stored: [u32; 2] = page.eval("return [sessionStorage.length, localStorage.length];");
    assert_eq!(stored, [0, 0]);
    page.reload();
    wait_ready(page, "w");
    page.settle();
    assert_eq!(open_meetings(page), NONE);
}

fn what_printing_opens_is_not_remembered(page: &Page, mode: Mode) {
    show(page, mode, "full", &[("remember", ""), ("expanded", "all")]);
    page.run("find('#w').collapse('follow-up');");
    wait_toggles(page, 1);
    page.run("dispatchEvent(new Event('beforeprint'));");
    wait_toggles(page, 2);
    page.run("find('#w').collapse('plenary');");
    wait_toggles(page, 3);
    assert_eq!(memory(page), json!(["side-talks"]));
    page.run("dispatchEvent(new Event('afterprint'));");
    wait_toggles(page, 4);
    assert_eq!(memory(page), json!(["side-talks"]));
    assert_eq!(open_meetings(page), ["side-talks"]);
}

fn nonsense_in_the_memory_is_harmless(page: &Page, mode: Mode) {
    show(page, mode, "full", REMEMBER);
    for text in [
        "",
        "{",
        "null",
        "7",
        "\"plenary\"",
        "[1, null, {}, \"nobody\"]",
        "{\"plenary\": true}",
    ] {
        page.eval_with::<()>(
            "sessionStorage.setItem(arguments[0], arguments[1]);",
            &[KEY.into(), text.into()],
        );
        page.reload();
        wait_ready(page, "w");
        page.settle();
        assert_eq!(open_meetings(page), NONE, "after {text}");
    }
    page.run("find('#w').expand('plenary');");
    wait_toggles(page, 1);
    assert_eq!(memory(page), json!(["plenary"]), "it remembers again");
}

fn a_page_without_storage_works(page: &Page, mode: Mode) {
    // With an opaque origin, access to it throws.
    let body = format!(
        "{}{}",
        crate::widget::markup(page, mode, "full", REMEMBER),
        page.loader_script()
    );
    page.document(
        "",
        &body,
        &[("Content-Security-Policy", "sandbox allow-scripts")],
    );
    wait_ready(page, "w");
    page.click("#w >>> #plenary summary");
    assert_eq!(wait_toggles(page, 1), [toggle("plenary", true, "user")]);
}

/// What Prototype 1.6 does to every page. The driver needs the original JSON,
/// so the page does it again in time.
fn a_page_whose_lists_are_texts_in_json(page: &Page, mode: Mode) {
    let script = "<script src=/npm/old-libraries/test/3rdparty/prototype-1.6.1.js></script>
        <script>
          const { toJSON } = Array.prototype;
          addEventListener('click', () => { Array.prototype.toJSON = toJSON; }, true);
        </script>";
    let body = format!(
        "{}{}",
        markup(page, mode, "full", REMEMBER),
        page.loader_script()
    );
    page.document(script, &body, &[]);
    wait_ready(page, "w");
    page.click("#w >>> #side-talks summary");
    wait_toggles(page, 1);
    assert_eq!(memory(page), json!(["side-talks"]));
    page.reload();
    wait_ready(page, "w");
    wait_toggles(page, 1);
    assert_eq!(open_meetings(page), ["side-talks"]);
}
