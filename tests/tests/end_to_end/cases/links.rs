//! Links to a meeting: fragments of the host's URL, and permalinks.

use super::{Case, both_modes};
use crate::page::Page;
use crate::widget::{Mode, markup, open_meetings, show, toggle, toggles, wait_ready, wait_toggles};

pub(super) fn cases() -> Vec<Case> {
    both_modes!("links":
        a_fragment_opens_on_load,
        a_fragment_with_the_article_opens_on_load,
        a_fragment_of_another_article_opens_nothing,
        a_fragment_opens_when_it_changes,
        a_fragment_wins_in_single_mode,
        strange_fragments_are_harmless,
        a_meeting_links_to_itself,
        a_click_on_the_link_opens_nothing_else,
        a_link_to_the_current_url_works,
        a_link_for_another_tab_opens_nothing_here,
        a_sticky_header_hides_no_meeting,
        the_url_of_the_host_does_not_change,
    )
}

const NONE: [&str; 0] = [];

/// Opens a tall page with the article far down, at a fragment.
fn open_at(page: &Page, mode: Mode, fragment: &str, attributes: &[(&str, &str)]) {
    let body = format!(
        "<div style=\"height: 3000px\">Above</div>{}<div style=\"height: 3000px\">Below</div>{}",
        markup(page, mode, "full", attributes),
        page.loader_script()
    );
    page.put_document("/page/", "", &body, &[]);
    page.goto("about:blank");
    page.goto(&format!("{}/page/{fragment}", page.site.host));
    wait_ready(page, "w");
}

fn check_opened(page: &Page, meeting: &str) {
    page.wait(
        "the meeting to be open, in view and in focus",
        &format!(
            "(() => {{
               const meeting = find('#w >>> #{meeting}');
               const box = meeting.querySelector('summary').getBoundingClientRect();
               return meeting.open && box.top >= 0 && box.bottom <= innerHeight
                 && meeting.contains(find('#w').shadowRoot.activeElement);
             }})()"
        ),
    );
    assert_eq!(
        wait_toggles(page, 1).last(),
        Some(&toggle(meeting, true, "hash"))
    );
}

fn a_fragment_opens_on_load(page: &Page, mode: Mode) {
    open_at(page, mode, "#side-talks", &[]);
    check_opened(page, "side-talks");
    assert_eq!(open_meetings(page), ["side-talks"]);
}

fn a_fragment_with_the_article_opens_on_load(page: &Page, mode: Mode) {
    open_at(page, mode, "#full-example/follow-up", &[]);
    check_opened(page, "follow-up");
}

fn a_fragment_of_another_article_opens_nothing(page: &Page, mode: Mode) {
    open_at(page, mode, "#other/plenary", &[]);
    page.settle();
    assert_eq!(open_meetings(page), NONE);
    let top: f64 = page.eval("return scrollY;");
    assert_eq!(top, 0.0, "and nothing scrolls");
}

fn a_fragment_opens_when_it_changes(page: &Page, mode: Mode) {
    open_at(page, mode, "", &[]);
    page.run("location.hash = '#plenary';");
    check_opened(page, "plenary");
    page.run("location.hash = '#full-example/side-talks';");
    page.wait("the second", "find('#w >>> #side-talks').open");
    assert_eq!(wait_toggles(page, 2)[1], toggle("side-talks", true, "hash"));
    assert_eq!(open_meetings(page), ["plenary", "side-talks"]);
}

fn a_fragment_wins_in_single_mode(page: &Page, mode: Mode) {
    open_at(
        page,
        mode,
        "#follow-up",
        &[("mode", "single"), ("expanded", "first")],
    );
    page.wait(
        "the meeting of the address",
        "find('#w >>> #follow-up').open",
    );
    page.wait("the other to close", "!find('#w >>> #plenary').open");
}

fn strange_fragments_are_harmless(page: &Page, mode: Mode) {
    open_at(page, mode, "#%E0%A4%A", &[]);
    for fragment in [
        "#",
        "#/",
        "#full-example/",
        "#full-example/nobody",
        "#[\"']",
        "#*",
        "#a b",
    ] {
        page.eval_with::<()>("location.hash = arguments[0];", &[fragment.into()]);
        page.settle();
    }
    assert_eq!(open_meetings(page), NONE);
}

fn a_meeting_links_to_itself(page: &Page, mode: Mode) {
    open_at(page, mode, "?q=1#plenary", &[]);
    let links: Vec<String> =
        page.eval("return findAll('#w >>> [part=permalink]').map(a => a.href);");
    let expected = ["plenary", "side-talks", "follow-up"]
        .map(|meeting| format!("{}/page/?q=1#full-example/{meeting}", page.site.host));
    assert_eq!(links, expected);
    let whole: String = page.eval("return find('#w >>> #side-talks dl a').href;");
    assert!(whole.ends_with("#full-example/plenary"), "{whole}");
}

fn a_click_on_the_link_opens_nothing_else(page: &Page, mode: Mode) {
    show(page, mode, "full", &[("expanded", "side-talks")]);
    page.click("#w >>> #side-talks [part=permalink]");
    page.wait(
        "the address",
        "location.hash === '#full-example/side-talks'",
    );
    page.settle();
    assert_eq!(open_meetings(page), ["side-talks"]);
    assert_eq!(toggles(page), [], "it was open already");
    page.click("#w >>> #side-talks dl a");
    page.wait("the other meeting", "find('#w >>> #plenary').open");
    assert_eq!(wait_toggles(page, 1), [toggle("plenary", true, "hash")]);
}

/// Browsers send no `hashchange` then.
fn a_link_to_the_current_url_works(page: &Page, mode: Mode) {
    open_at(page, mode, "#full-example/plenary", &[]);
    check_opened(page, "plenary");
    page.run("find('#w').collapse(); find('#w').expand('side-talks');");
    assert_eq!(wait_toggles(page, 3).len(), 3);
    page.wait(
        "nothing to move",
        "!find('#w').shadowRoot.getAnimations().length",
    );
    page.click("#w >>> #side-talks dl a");
    page.wait("it to open again", "find('#w >>> #plenary').open");
    assert_eq!(
        wait_toggles(page, 4)[3..],
        [toggle("plenary", true, "hash")]
    );
    check_opened(page, "plenary");
}

/// With the style that `docs/embedding.md` recommends for pages with such a header.
fn a_sticky_header_hides_no_meeting(page: &Page, mode: Mode) {
    let docs = article_widget_tests::repository().join("docs/embedding.md");
    let docs = std::fs::read_to_string(docs).expect("the page");
    let line = "html { scroll-padding-block-start: 6rem }";
    assert!(docs.contains(line), "the line is in the docs");
    let body = format!(
        "<style>{line} header {{ position: sticky; top: 0; height: 5rem; background: silver }}</style>
         <header id=header>The site</header><div style=\"height: 3000px\">Above</div>
         {}<div style=\"height: 3000px\">Below</div>{}",
        markup(page, mode, "full", &[]),
        page.loader_script()
    );
    page.put_document("/page/", "", &body, &[]);
    page.goto("about:blank");
    page.goto(&format!("{}/page/#side-talks", page.site.host));
    wait_ready(page, "w");
    check_opened(page, "side-talks");
    let (header, summary): (f64, f64) = page.eval(
        "return [find('#header').getBoundingClientRect().bottom,
           find('#w >>> #side-talks summary').getBoundingClientRect().top];",
    );
    assert!(summary >= header, "{summary} under {header}");
}

fn a_link_for_another_tab_opens_nothing_here(page: &Page, mode: Mode) {
    open_at(page, mode, "#full-example/plenary", &[]);
    check_opened(page, "plenary");
    page.run("find('#w').collapse();");
    page.settle();
    let opened: bool = page.eval(
        "const link = find('#w >>> #side-talks dl a');
         // The page cancels the click as late as possible.
         addEventListener('click', event => event.preventDefault(), { once: true });
         link.dispatchEvent(new MouseEvent('click', {
           bubbles: true, composed: true, cancelable: true, ctrlKey: true }));
         return find('#w >>> #plenary').open;",
    );
    assert!(!opened);
}

fn the_url_of_the_host_does_not_change(page: &Page, mode: Mode) {
    show(page, mode, "other", &[("remember", "")]);
    let before: (String, u32) = page.eval("return [location.href, history.length];");
    page.click("#w >>> #morning summary");
    page.click("#w >>> [part=toggle-all]");
    page.run("find('#w').toggle();");
    page.settle();
    let after: (String, u32) = page.eval("return [location.href, history.length];");
    assert_eq!(before, after);
}
