//! Large text and small screens: 400 % on a screen of 1280 by 1024 pixels leaves 320 by 256, as in
//! WCAG 1.4.10, and 200 % text.

use super::{Case, both_modes};
use crate::cdp::{self, emulate_screen};
use crate::engine::Engine;
use crate::page::Page;
use crate::widget::{Mode, markup, show, wait_ready};
use serde_json::json;

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_modes!("zoom": nothing_scrolls_sideways_in_320_pixels);
    let pretended = both_modes!("zoom":
        four_hundred_percent_as_chromium_can_pretend,
        a_default_size_of_200_percent_as_chromium_can_pretend,
    );
    all.extend(
        pretended
            .into_iter()
            .map(|case| case.only(&[Engine::Chromium])),
    );
    all
}

/// Elements beyond the right edge, and how much wider than the window the
/// page is.
const SIDEWAYS: &str = "
    const view = arguments[0] ? frames[0] : window;
    const page = view.document.documentElement;
    const host = view.document.querySelector('#w');
    const wide = [...host.shadowRoot.querySelectorAll('*')].filter(node =>
      node.getBoundingClientRect().right > page.clientWidth
        || node.scrollWidth > node.clientWidth && view.getComputedStyle(node).overflowX !== 'visible');
    return [page.clientWidth, page.scrollWidth - page.clientWidth,
      wide.map(node => `${node.localName}[part=${node.getAttribute('part')}]`)];";

#[track_caller]
fn check_sideways(page: &Page, in_frame: bool) -> f64 {
    let (width, more, wide): (f64, f64, Vec<String>) = page.eval_with(SIDEWAYS, &[in_frame.into()]);
    assert_eq!(more, 0.0, "the page is wider than {width}");
    assert_eq!(wide, Vec::<String>::new(), "in {width}");
    width
}

fn nothing_scrolls_sideways_in_320_pixels(page: &Page, mode: Mode) {
    for name in ["full", "rtl"] {
        let inner = markup(page, mode, name, &[("expanded", "all")]);
        let body = format!("{inner}{}", page.loader_script());
        page.put_document("/inner/", "", &body, &[]);
        page.document(
            "",
            "<iframe src=\"/inner/\" style=\"border: 0; width: 320px; height: 256px\"></iframe>",
            &[],
        );
        page.wait(
            "the article in the frame",
            "frames[0]?.__events?.some(e => e.type === 'article-ready')
              && ![...frames[0].document.querySelector('#w').shadowRoot.querySelectorAll('link')]
                .some(link => !link.sheet)",
        );
        let width = check_sideways(page, true);
        assert!((290.0..=320.0).contains(&width), "{width}");
    }
}

fn four_hundred_percent_as_chromium_can_pretend(page: &Page, mode: Mode) {
    let _emulated = emulate_screen(page, 320, 256, 4);
    show(page, mode, "full", &[("expanded", "all")]);
    let width = check_sideways(page, false);
    assert!((290.0..=320.0).contains(&width), "{width}");
    // Nothing is cut off.
    page.run("find('#w >>> #follow-up summary').focus();");
    let box_in_view: bool = page.eval(
        "const box = find('#w >>> #follow-up summary').getBoundingClientRect();
         return box.top >= 0 && box.left >= 0 && box.right <= innerWidth;",
    );
    assert!(box_in_view);
}

fn a_default_size_of_200_percent_as_chromium_can_pretend(page: &Page, mode: Mode) {
    let size = "return parseFloat(getComputedStyle(find('#w >>> [part=paragraph]')).fontSize);";
    let inner = markup(page, mode, "full", &[("expanded", "all")]);
    // Fixed sizes of the page cut nothing off.
    let body = format!(
        "<style>html {{ font-size: 10px }}</style>
         <div style=\"width: 320px\">{inner}</div>{}",
        page.loader_script()
    );
    let measure = |standard: u8| -> f64 {
        let sizes = json!({ "fontSizes": { "standard": standard } });
        cdp::command(page, "Page.setFontSizes", sizes);
        page.document("", &body, &[]);
        wait_ready(page, "w");
        page.eval(size)
    };
    let large = measure(32);
    check_sideways(page, false);
    let usual = measure(16);
    assert!(
        (large - 2.0 * usual).abs() < 0.1,
        "{usual} and {large} pixels"
    );
}
