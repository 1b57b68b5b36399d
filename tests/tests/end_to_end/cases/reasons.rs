//! Each reason for an opened meeting, dispatched once and for the right meeting.

use super::{Case, both_modes};
use crate::page::Page;
use crate::widget::{Mode, show, toggle, wait_toggles};

pub(super) fn cases() -> Vec<Case> {
    both_modes!("reasons": each_event_is_dispatched_once_for_the_right_meeting)
}

type Act = fn(&Page);

/// Actions that open only `side-talks`, and the expected reason.
const OPENINGS: [(&str, &str, Act); 9] = [
    ("a click", "user", |page| {
        page.click("#w >>> #side-talks summary");
    }),
    ("a key", "user", |page| {
        page.run("find('#w >>> #side-talks summary').focus();");
        page.press("Enter");
    }),
    ("the browser itself", "find", |page| {
        page.run("find('#w >>> #side-talks').open = true;");
    }),
    ("the address", "hash", |page| {
        page.run("location.hash = '#side-talks';");
    }),
    ("the address with the article", "hash", |page| {
        page.run("location.hash = '#full-example/side-talks';");
    }),
    ("expand", "api", |page| {
        page.run("find('#w').expand('side-talks');");
    }),
    ("toggle", "api", |page| {
        page.run("find('#w').toggle('side-talks');");
    }),
    ("a change of expanded", "api", |page| {
        page.run("find('#w').setAttribute('expanded', 'side-talks');");
    }),
    ("the memory of the session", "restore", |page| {
        page.run("sessionStorage.setItem('article-widget:full-example', '[\"side-talks\"]');");
        page.reload();
    }),
];

fn each_event_is_dispatched_once_for_the_right_meeting(page: &Page, mode: Mode) {
    for (what, reason, act) in OPENINGS {
        // Starts without a fragment.
        page.goto("about:blank");
        let remembers = [("remember", "")];
        let attributes: &[_] = if reason == "restore" { &remembers } else { &[] };
        show(page, mode, "full", attributes);
        act(page);
        assert_eq!(
            wait_toggles(page, 1),
            [toggle("side-talks", true, reason)],
            "{what}"
        );
        page.run("sessionStorage.clear();");
    }
    page.goto("about:blank");
    show(page, mode, "full", &[("expanded", "plenary follow-up")]);
    page.run("window.dispatchEvent(new Event('beforeprint'));");
    let opened = wait_toggles(page, 1);
    assert_eq!(opened, [toggle("side-talks", true, "print")], "printing");
    page.run("window.dispatchEvent(new Event('afterprint'));");
    let closed = &wait_toggles(page, 2)[1..];
    assert_eq!(closed, [toggle("side-talks", false, "print")], "and after");
}
