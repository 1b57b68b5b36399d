//! Reload, back and forward: the meeting in the URL opens, and the browser restores the scroll
//! position.

use super::{Case, both_modes};
use crate::engine::{Engine, Reader};
use crate::page::Page;
use crate::widget::{Mode, markup, wait_ready};

pub(super) fn cases() -> Vec<Case> {
    both_modes!("history":
        a_reload_restores_the_scroll_position,
        back_and_forward_restore_the_scroll_position,
        back_from_another_page_restores_the_scroll_position,
        links_are_followed_after_a_reload,
        a_replaced_url_is_followed,
    )
}

fn open_at(page: &Page, mode: Mode, fragment: &str) {
    let space = "<div style=\"height: 3000px\"></div>";
    let article = markup(page, mode, "full", &[]);
    // Routers store state in history entries.
    let router = "<script>
        history.replaceState({}, '');
        addEventListener('popstate', () => history.replaceState({}, ''));
        </script>";
    let body = format!("{space}{article}{space}{}", page.loader_script());
    page.put_document("/page/", router, &body, &[]);
    page.goto("about:blank");
    page.goto(&format!("{}/page/{fragment}", page.site.host));
    wait_ready(page, "w");
}

fn wait_shown(page: &Page, meeting: &str) {
    page.wait(
        "the meeting to be open and in view",
        &format!(
            "(() => {{ const meeting = find('#w >>> #{meeting}');
               const {{ top, bottom }} = meeting.querySelector('summary').getBoundingClientRect();
               return meeting.open && top >= 0 && bottom <= innerHeight; }})()"
        ),
    );
}

fn scroll_to(page: &Page, top: u32) {
    page.run(&format!(
        "find('#w').shadowRoot.activeElement?.blur(); scrollTo({{ top: {top}, behavior: 'instant' }});"
    ));
    page.settle();
}

#[track_caller]
fn check_position(page: &Page, meeting: &str, top: u32) {
    page.wait(
        "the meeting to be open",
        &format!("find('#w >>> #{meeting}').open"),
    );
    page.settle();
    let (scrolled, focused): (f64, bool) =
        page.eval("return [scrollY, document.activeElement === find('#w')];");
    assert!((scrolled - f64::from(top)).abs() < 2.0, "at {scrolled}");
    assert!(!focused, "and the focus does not move");
}

fn a_reload_restores_the_scroll_position(page: &Page, mode: Mode) {
    open_at(page, mode, "#side-talks");
    wait_shown(page, "side-talks");
    scroll_to(page, 700);
    // The back command of Firefox's driver does not restore the scroll position.
    page.run("window.__events.length = 0; setTimeout(() => location.reload(), 0);");
    wait_ready(page, "w");
    check_position(page, "side-talks", 700);
}

fn back_and_forward_restore_the_scroll_position(page: &Page, mode: Mode) {
    open_at(page, mode, "#side-talks");
    wait_shown(page, "side-talks");
    scroll_to(page, 700);
    page.run("location.hash = '#full-example/follow-up';");
    wait_shown(page, "follow-up");
    scroll_to(page, 1200);
    page.run("find('#w').collapse(); history.back();");
    check_position(page, "side-talks", 700);
    page.run("find('#w').collapse(); history.forward();");
    check_position(page, "follow-up", 1200);
}

fn back_from_another_page_restores_the_scroll_position(page: &Page, mode: Mode) {
    match page.engine {
        Engine::Chromium => page.with_reader(Reader::WithWindows, |page| come_back(page, mode)),
        Engine::Firefox | Engine::Webkit => come_back(page, mode),
    }
}

fn come_back(page: &Page, mode: Mode) {
    open_at(page, mode, "#side-talks");
    wait_shown(page, "side-talks");
    scroll_to(page, 700);
    page.put_document("/other/", "", "<p>Another page</p>", &[]);
    page.goto(&format!("{}/other/", page.site.host));
    page.run("history.back();");
    page.wait("the page", "find('#w')?.meetings?.length");
    check_position(page, "side-talks", 700);
}

fn links_are_followed_after_a_reload(page: &Page, mode: Mode) {
    open_at(page, mode, "#side-talks");
    wait_shown(page, "side-talks");
    scroll_to(page, 700);
    page.reload();
    wait_ready(page, "w");
    page.run("location.hash = '#follow-up';");
    wait_shown(page, "follow-up");
    scroll_to(page, 700);
    page.run("find('#w >>> #follow-up [part=permalink]').click();");
    wait_shown(page, "follow-up");
    scroll_to(page, 700);
    page.run("find('#w >>> #follow-up [part=permalink]').click();");
    wait_shown(page, "follow-up");
}

fn a_replaced_url_is_followed(page: &Page, mode: Mode) {
    open_at(page, mode, "");
    page.run("location.replace('#plenary');");
    wait_shown(page, "plenary");
    page.run("scrollTo({ top: 0, behavior: 'instant' }); location.hash = '#side-talks';");
    wait_shown(page, "side-talks");
}
