//! Find-in-page opens the meeting that contains the match. No driver can open the browser's
//! search box, but text fragments use the same code.

use super::{Case, both_modes};
use crate::engine::Engine;
use crate::page::Page;
use crate::widget::{Mode, markup, open_meetings, show, toggle, wait_ready, wait_toggles};

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_modes!("finding":
        a_text_fragment_opens_the_meeting_that_holds_it,
        single_mode_closes_the_others,
    );
    // Chromium's `window.find` opens nothing, and WebKit's does not look into
    // shadow trees; nor do they for a plain `details` or a plain shadow tree.
    let searched = both_modes!("finding": window_find_opens_it_in_firefox_alone);
    all.extend(
        searched
            .into_iter()
            .map(|case| case.only(&[Engine::Firefox])),
    );
    all
}

/// Follows a link to a text, as a reader does: browsers heed only those.
#[track_caller]
fn follow_text(page: &Page, text: &str) {
    page.eval_with::<()>(
        "const link = Object.assign(document.createElement('a'), {
           id: 'go', textContent: 'Go', href: `#:~:text=${encodeURIComponent(arguments[0])}` });
         document.querySelector('#go')?.remove();
         document.body.prepend(link);",
        &[text.into()],
    );
    page.click("#go");
}

fn a_text_fragment_opens_the_meeting_that_holds_it(page: &Page, mode: Mode) {
    let inner = markup(page, mode, "full", &[]);
    page.html(&format!("<div style=\"height: 2000px\">Above</div>{inner}"));
    wait_ready(page, "w");
    follow_text(page, "Two sides met");
    assert_eq!(wait_toggles(page, 1), [toggle("side-talks", true, "find")]);
    assert_eq!(open_meetings(page), ["side-talks"]);
    page.wait(
        "what was sought to be in view",
        "(() => {
           const box = find('#w >>> #side-talks [part=paragraph]').getBoundingClientRect();
           return box.top >= 0 && box.bottom <= innerHeight;
         })()",
    );
    page.click("#w >>> #side-talks summary");
    assert_eq!(
        wait_toggles(page, 2)[1],
        toggle("side-talks", false, "user"),
        "what comes later is not taken for the search"
    );
}

fn single_mode_closes_the_others(page: &Page, mode: Mode) {
    let single = [("mode", "single"), ("expanded", "first")];
    show(page, mode, "full", &single);
    follow_text(page, "Only what is required");
    let mut seen = wait_toggles(page, 2);
    seen.sort_by(|a, b| a.meeting.cmp(&b.meeting));
    assert_eq!(
        seen,
        [
            toggle("follow-up", true, "find"),
            toggle("plenary", false, "find")
        ]
    );
    assert_eq!(open_meetings(page), ["follow-up"]);
}

fn window_find_opens_it_in_firefox_alone(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    let found: bool = page.eval("return window.find('More about it');");
    assert!(found);
    assert_eq!(wait_toggles(page, 1), [toggle("plenary", true, "find")]);
    assert_eq!(open_meetings(page), ["plenary"]);
}
