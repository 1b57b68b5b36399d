//! Sandboxed frames and cross-origin isolated pages.

use super::{Case, both_modes, cases};
use crate::page::Page;
use crate::widget::{
    Mode, article, embed, markup, open_meetings, show, toggle, wait_ready, wait_toggles,
};
use article_widget_tests::examples;

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_modes!("frames":
        a_sandboxed_frame,
        images_that_may_not_be_embedded,
        a_move_into_a_frame_and_back_keeps_the_styles,
    );
    all.extend(cases!("frames": a_sandboxed_frame_without_an_address));
    all
}

/// Opens a page with a frame and enters it.
fn enter(page: &Page, frame: &str) {
    page.document("", frame, &[]);
    page.wait_for_driver(page.client.enter_frame(0), "the frame");
}

/// Checks that storage is denied.
#[track_caller]
fn check_it_has_no_storage(page: &Page) {
    let is_denied: bool =
        page.eval("try { return !sessionStorage; } catch { return origin === 'null'; }");
    assert!(is_denied, "the frame has an origin and storage");
}

/// An opaque origin: no storage, and every request is cross-origin.
fn a_sandboxed_frame(page: &Page, mode: Mode) {
    let body = markup(page, mode, "full", &[("remember", "")]);
    let body = format!("{body}{}", page.loader_script());
    page.put_document("/inner/", "", &body, &[]);
    let shown = examples().into_iter().map(|example| example.code);
    let mut shown = shown.filter(|code| code.contains("sandbox=\"allow-scripts\""));
    let frame = shown.next().expect("a frame in the documentation");
    let address = "https://host.example/article.html";
    assert!(frame.contains(address), "{frame}");
    enter(page, &frame.replace(address, "/inner/#plenary"));
    wait_ready(page, "w");
    check_it_has_no_storage(page);
    assert_eq!(wait_toggles(page, 1), [toggle("plenary", true, "hash")]);
    page.run("find('#w >>> #follow-up summary').click();");
    assert_eq!(wait_toggles(page, 2)[1], toggle("follow-up", true, "user"));
    let link: String = page.eval("return find('#w >>> #plenary [part=permalink]').href;");
    let address = format!("{}/inner/#full-example/plenary", page.site.host);
    assert_eq!(link, address);
    leave(page);
}

fn a_sandboxed_frame_without_an_address(page: &Page) {
    let inner = format!(
        "<script src=\"{{{{WIDGET}}}}/recorder.js\"></script>{}{}",
        embed(
            &article("other"),
            &[("remember", ""), ("expanded", "first")]
        ),
        page.loader_script()
    );
    let inner = inner.replace('&', "&amp;").replace('"', "&quot;");
    enter(
        page,
        &format!(
            "<iframe sandbox=\"allow-scripts\" srcdoc=\"{inner}\" width=600 height=700></iframe>"
        ),
    );
    wait_ready(page, "w");
    check_it_has_no_storage(page);
    page.run("find('#w >>> #evening summary').click();");
    assert_eq!(wait_toggles(page, 1), [toggle("evening", true, "user")]);
    assert_eq!(open_meetings(page), ["morning", "evening"]);
    leave(page);
}

/// Checks that the frame recorded nothing, and returns to the page.
#[track_caller]
fn leave(page: &Page) {
    let recorded: Vec<String> = page.eval("return window.__recorded;");
    assert_eq!(recorded, Vec::<String>::new());
    page.wait_for_driver(page.client.enter_parent_frame(), "the page");
}

/// The page only embeds what allows it, and the
/// article's images do not: only they are missing.
fn images_that_may_not_be_embedded(page: &Page, mode: Mode) {
    page.expect_failed_requests();
    // The host sees errors of images among the light children.
    page.tolerate_recorded("not loaded: <img>");
    let body = markup(page, mode, "full", &[]);
    let body = format!("{body}{}", page.loader_script());
    let headers = [
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
    ];
    page.document("", &body, &headers);
    wait_ready(page, "w");
    super::policies::check_it_works(page, "#w");
    page.run("find('#w >>> img').scrollIntoView();");
    page.wait("the image to be given up", "find('#w >>> img').complete");
    let (width, alt): (u32, String) =
        page.eval("const img = find('#w >>> img'); return [img.naturalWidth, img.alt];");
    assert_eq!((width, alt.as_str()), (0, "A map of the region"));
}

/// Constructed style sheets cannot move between documents.
fn a_move_into_a_frame_and_back_keeps_the_styles(page: &Page, mode: Mode) {
    show(page, mode, "other", &[("theme", "dark")]);
    page.run(
        "find('#w').expand('evening');
         document.body.append(document.createElement('iframe'));
         window.widget = find('#w');
         window.ground = () => {
           const article = widget.shadowRoot.querySelector('[part=article]');
           return widget.ownerDocument.defaultView?.getComputedStyle(article).backgroundColor;
         };
         window.before = ground();",
    );
    for place in [
        "find('iframe').contentDocument.body",
        "document.body",
        "document.implementation.createHTMLDocument().body",
        "document.body",
    ] {
        page.run(&format!("{place}.append(widget);"));
        page.settle();
        page.wait(
            "the colours of before",
            "!widget.ownerDocument.defaultView || ground() === before",
        );
    }
    assert_eq!(open_meetings(page), ["evening"]);
    let failed: bool =
        page.eval("return window.__events.some(event => event.type === 'article-error');");
    assert!(!failed);
}
