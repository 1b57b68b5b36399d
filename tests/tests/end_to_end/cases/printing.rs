//! Printing: all meetings open for it, and are as before afterwards.

use super::{Case, both_ways, cases};
use crate::engine::Engine;
use crate::page::Page;
use crate::widget::{Way, open_meetings, show, toggle, toggles, wait_toggles};
use fantoccini::wd::PrintConfiguration;

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_ways!("printing":
        all_open_for_print_and_return,
        single_mode_opens_all_too,
        printing_twice_or_not_is_no_memory,
    );
    all.extend(cases!("printing": an_update_meanwhile_is_printed_whole_and_returns));
    let real = Case::both_ways(
        "printing",
        "the_print_command_which_webkit_has_not",
        the_print_command,
    );
    all.extend(
        real.into_iter()
            .map(|case| case.only(&[Engine::Chromium, Engine::Firefox])),
    );
    all
}

fn print(page: &Page, moment: &str) {
    page.eval_with::<()>(
        "window.dispatchEvent(new Event(arguments[0]));",
        &[moment.into()],
    );
}

fn all_open_for_print_and_return(page: &Page, way: Way) {
    show(page, way, "full", &[("expanded", "side-talks")]);
    print(page, "beforeprint");
    assert_eq!(
        open_meetings(page).len(),
        3,
        "they are open when the event is over"
    );
    assert_eq!(
        wait_toggles(page, 2),
        [
            toggle("plenary", true, "print"),
            toggle("follow-up", true, "print")
        ]
    );
    print(page, "afterprint");
    assert_eq!(open_meetings(page), ["side-talks"]);
    assert_eq!(
        wait_toggles(page, 4)[2..],
        [
            toggle("plenary", false, "print"),
            toggle("follow-up", false, "print")
        ]
    );
}

fn an_update_meanwhile_is_printed_whole_and_returns(page: &Page) {
    show(page, Way::Rendered, "full", &[("expanded", "side-talks")]);
    print(page, "beforeprint");
    page.run("find('#w').setAttribute('heading-level', '4');");
    page.wait("the fourth level", "find('#w >>> h4[part=headline]')");
    assert_eq!(open_meetings(page).len(), 3);
    print(page, "afterprint");
    assert_eq!(open_meetings(page), ["side-talks"]);
}

fn single_mode_opens_all_too(page: &Page, way: Way) {
    show(
        page,
        way,
        "full",
        &[("mode", "single"), ("expanded", "follow-up")],
    );
    print(page, "beforeprint");
    assert_eq!(open_meetings(page).len(), 3);
    print(page, "afterprint");
    assert_eq!(open_meetings(page), ["follow-up"]);
    page.settle();
    page.click("#w >>> #plenary summary");
    page.wait("single mode to be back", "!find('#w >>> #follow-up').open");
    assert_eq!(open_meetings(page), ["plenary"]);
}

fn printing_twice_or_not_is_no_memory(page: &Page, way: Way) {
    show(page, way, "full", &[("remember", "")]);
    print(page, "beforeprint");
    print(page, "beforeprint");
    page.settle();
    let stored: Option<String> =
        page.eval("return sessionStorage.getItem('article-widget:full-example');");
    assert!(
        stored.as_deref().is_none_or(|text| text == "[]"),
        "printing is no wish of the reader: {stored:?}"
    );
    print(page, "afterprint");
    print(page, "afterprint");
    page.settle();
    assert_eq!(open_meetings(page), Vec::<String>::new());
}

fn the_print_command(page: &Page, way: Way) {
    show(page, way, "full", &[]);
    let settings = PrintConfiguration::builder().build().expect("settings");
    page.wait_for_driver(page.client.print(settings), "printing");
    page.wait(
        "all to return",
        "findAll('#w >>> details[open]').length === 0",
    );
    page.settle();
    let seen = toggles(page);
    assert!(
        seen.iter().all(|event| event.reason == "print"),
        "{seen:#?}"
    );
}
