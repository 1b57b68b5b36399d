//! Fragments that have a target in the host page, and those that are left to the article.

use super::{Case, both_modes};
use crate::page::Page;
use crate::widget::{Mode, markup, open_meetings, toggle, wait_ready, wait_toggles};
use article_widget_tests::Fault;
use std::time::Duration;

pub(super) fn cases() -> Vec<Case> {
    both_modes!("host_anchors":
        an_element_of_the_host_keeps_its_fragment,
        whatever_the_browser_finds_belongs_to_the_host,
        what_the_browser_does_not_find_is_left_to_the_article,
        encoded_fragments_open,
        routes_of_the_host_are_left_alone,
        the_first_visible_article_follows_a_fragment,
        an_anchor_that_is_not_parsed_yet_belongs_to_the_host,
        details_of_the_host_open,
        hidden_until_found_content_of_the_host_is_revealed,
    )
}

const NONE: [&str; 0] = [];
const SPACE: &str = "<div style=\"height: 2500px\"></div>";

fn open_at(page: &Page, mode: Mode, fragment: &str, before: &str, after: &str) {
    let article = markup(page, mode, "full", &[]);
    let body = format!("{before}{article}{after}{}", page.loader_script());
    page.put_document("/page/", "", &body, &[]);
    page.goto("about:blank");
    page.goto(&format!("{}/page/{fragment}", page.site.host));
    wait_ready(page, "w");
}

fn is_in_view(selector: &str) -> String {
    format!(
        "(() => {{ const {{ top, bottom }} = find('{selector}').getBoundingClientRect();
           return top > -2 && bottom <= innerHeight; }})()"
    )
}

fn an_element_of_the_host_keeps_its_fragment(page: &Page, mode: Mode) {
    let link = "<a id=link href=#plenary>Our plenary</a>";
    // WebKit does not anchor the scroll position when an article appears above.
    let before = format!("{link}{SPACE}<h2 id=plenary>The host's own</h2>{SPACE}");
    open_at(page, mode, "#plenary", &before, SPACE);
    page.settle();
    assert_eq!(open_meetings(page), NONE, "on load");
    page.wait("the heading", &is_in_view("#plenary"));
    page.run("location.hash = ''; scrollTo({ top: 0, behavior: 'instant' });");
    page.settle();
    page.click("#link");
    page.settle();
    assert_eq!(open_meetings(page), NONE, "on a click");
    page.wait("the heading again", &is_in_view("#plenary"));
    page.run("location.hash = '#full-example/plenary';");
    assert_eq!(wait_toggles(page, 1), [toggle("plenary", true, "hash")]);
    page.wait("the meeting", &is_in_view("#w >>> #plenary summary"));
}

/// Sets the fragment while `html` stands at the end of the page.
fn meetings_opened(page: &Page, html: &str, fragment: &str) -> Vec<String> {
    page.eval_with::<()>(
        "find('#w').collapse();
         document.body.insertAdjacentHTML('beforeend', `<div id=added>${arguments[0]}</div>`);
         location.hash = arguments[1];",
        &[html.into(), fragment.into()],
    );
    page.settle();
    let open = open_meetings(page);
    page.run("find('#added').remove(); location.hash = '';");
    page.settle();
    open
}

fn whatever_the_browser_finds_belongs_to_the_host(page: &Page, mode: Mode) {
    open_at(page, mode, "", "", "");
    for (html, fragment) in [
        ("<p id=plenary></p>", "#plenary"),
        ("<a name=plenary></a>", "#plenary"),
        ("<p id=plenary></p>", "#%70lenary"),
        ("<p id=%70lenary></p>", "#%70lenary"),
        ("<p id=plenary hidden></p>", "#plenary"),
    ] {
        let open = meetings_opened(page, html, fragment);
        assert_eq!(open, NONE, "{html} {fragment}");
    }
}

fn what_the_browser_does_not_find_is_left_to_the_article(page: &Page, mode: Mode) {
    open_at(page, mode, "", "", "");
    page.run(
        "const host = document.body.appendChild(document.createElement('div'));
         host.attachShadow({ mode: 'open' }).append(document.createElement('p'));
         host.shadowRoot.firstChild.id = 'plenary';
         // It is hidden, since it is part of the fallback.
         find('#w').append(Object.assign(document.createElement('p'), { id: 'plenary' }));",
    );
    for html in ["", "<input name=plenary>", "<p id=PLENARY></p>"] {
        let open = meetings_opened(page, html, "#plenary");
        assert_eq!(open, ["plenary"], "{html}");
    }
}

fn encoded_fragments_open(page: &Page, mode: Mode) {
    open_at(page, mode, "#%70lenary", "", "");
    assert_eq!(wait_toggles(page, 1), [toggle("plenary", true, "hash")]);
    for fragment in ["#full-example%2Fplenary", "#plenary:~:text=nowhere"] {
        let open = meetings_opened(page, "", fragment);
        assert_eq!(open, ["plenary"], "{fragment}");
    }
}

fn routes_of_the_host_are_left_alone(page: &Page, mode: Mode) {
    open_at(page, mode, "#/plenary", SPACE, SPACE);
    for fragment in [
        "#!/plenary",
        "#!plenary",
        "#full-example/plenary/2",
        "#plenary/",
        "#/full-example/plenary",
        "#plenary=1",
    ] {
        let open = meetings_opened(page, "", fragment);
        assert_eq!(open, NONE, "{fragment}");
    }
    let top: f64 = page.eval("return scrollY;");
    assert_eq!(top, 0.0, "nothing scrolls");
}

fn the_first_visible_article_follows_a_fragment(page: &Page, mode: Mode) {
    let second = markup(page, mode, "full", &[]).replacen("id=\"w\"", "id=\"v\"", 1);
    open_at(page, mode, "", "", &second);
    wait_ready(page, "v");
    let open = |fragment: &str| -> [u32; 2] {
        page.eval_with::<()>("location.hash = arguments[0];", &[fragment.into()]);
        page.settle();
        let open =
            page.eval("return ['#w', '#v'].map(id => findAll(`${id} >>> details[open]`).length);");
        page.run("find('#w').collapse(); find('#v').collapse();");
        page.settle();
        open
    };
    assert_eq!(open("#plenary"), [1, 0]);
    assert_eq!(open("#full-example/side-talks"), [1, 0]);
    page.run("find('#w').style.display = 'none';");
    assert_eq!(open("#follow-up"), [0, 1], "the first is hidden");
}

/// A page whose parser waits for a script before `after`; the
/// article is rendered long before that.
fn open_while_parsing(page: &Page, mode: Mode, after: &str) {
    let delay = Duration::from_millis(1500);
    page.site.fail("/held.js", Fault::Delay(delay));
    let loader = format!("{{{{WIDGET}}}}{}", page.loader.get());
    let body = format!(
        "<script>import('{loader}');</script>{}<p>More</p><script src=/held.js></script>{after}",
        markup(page, mode, "full", &[]),
    );
    page.put_document("/page/", "", &body, &[]);
    page.goto("about:blank");
    page.goto(&format!("{}/page/#plenary", page.site.host));
    wait_ready(page, "w");
    page.wait("the whole page", "document.readyState === 'complete'");
    page.settle();
}

fn an_anchor_that_is_not_parsed_yet_belongs_to_the_host(page: &Page, mode: Mode) {
    page.expect_failed_requests();
    page.tolerate_recorded("held.js");
    open_while_parsing(page, mode, "<h2 id=plenary>The host's own</h2>");
    assert_eq!(open_meetings(page), NONE);
    open_while_parsing(page, mode, "<h2>No anchor</h2>");
    assert_eq!(open_meetings(page), ["plenary"]);
}

fn details_of_the_host_open(page: &Page, mode: Mode) {
    let before = format!(
        "{SPACE}<details id=outer><summary>The talks</summary><div><details><summary>All</summary>"
    );
    let after = format!("</details></div></details>{SPACE}");
    open_at(page, mode, "#plenary", &before, &after);
    page.wait("the meeting", &is_in_view("#w >>> #plenary summary"));
    page.run("find('#outer').open = false;");
    page.settle();
    page.run("location.hash = '#full-example/side-talks';");
    page.wait("the other one", &is_in_view("#w >>> #side-talks summary"));
}

fn hidden_until_found_content_of_the_host_is_revealed(page: &Page, mode: Mode) {
    let before = format!(
        "<script>addEventListener('beforematch', event => window.revealed = event.target.id);</script>
         {SPACE}<div id=hidden hidden=until-found><section>"
    );
    let after = format!("</section></div>{SPACE}");
    open_at(page, mode, "#plenary", &before, &after);
    page.wait("the meeting", &is_in_view("#w >>> #plenary summary"));
    let revealed: (String, bool) =
        page.eval("return [window.revealed, find('#hidden').hasAttribute('hidden')];");
    assert_eq!(revealed, ("hidden".to_owned(), false));
}
