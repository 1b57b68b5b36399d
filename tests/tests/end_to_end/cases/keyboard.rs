//! Keyboard operation: everything is reachable and operable, with visible focus. A link to a
//! meeting moves the focus there.

use super::{Case, both_modes};
use crate::page::Page;
use crate::widget::{Attributes, Mode, markup, open_meetings, wait_ready};
use serde::Deserialize;

pub(super) fn cases() -> Vec<Case> {
    both_modes!("keyboard":
        tab_reaches_and_enter_opens_everything,
        a_link_puts_the_focus_on_the_summary_with_the_heading,
        a_link_leads_there_while_others_open,
    )
}

/// The focused element, and its focus ring.
#[derive(Debug, Deserialize)]
struct Stop {
    /// `link`, `button` or `summary`, and which one; outside the widget the id.
    place: String,
    /// The width of the ring, in pixels.
    ring: f64,
    /// The contrast between the ring and its background.
    contrast: f64,
    /// Whether it is in view and not covered. How far to scroll is up to the browser: Firefox
    /// leaves it half outside the window.
    in_view: bool,
}

const STOP: &str = "
    const inside = document.activeElement === find('#w');
    const focus = inside ? find('#w').shadowRoot.activeElement : document.activeElement;
    const style = getComputedStyle(focus);
    const luminance = (color) => {
      const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map(Number)
        .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    let ground = focus;
    const isClear = (node) => /^(rgba\\(.*, 0\\)|transparent)$/.test(getComputedStyle(node).backgroundColor);
    while (inside && isClear(ground)) ground = ground.parentElement;
    const [low, high] = [style.outlineColor, getComputedStyle(ground).backgroundColor]
      .map(luminance).sort((a, b) => a - b);
    // The first line of a link with line breaks is enough.
    const box = focus.getClientRects()[0];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const [x, y] = [box.x + box.width / 2, (top + bottom) / 2];
    const hit = (inside ? find('#w').shadowRoot : document).elementFromPoint(x, y);
    return {
      place: inside
        ? `${focus.localName === 'a' ? focus.textContent : focus.getAttribute('part')} ${focus.closest('details')?.id ?? ''}`.trim()
        : focus.id,
      ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
      contrast: (high + 0.05) / (low + 0.05),
      in_view: top < bottom && focus.contains(hit),
    };";

/// Every focusable element of the article, with all meetings open.
const STOPS: [&str; 14] = [
    "Ani Petrosyan",
    "The Example Report",
    "toggle-all",
    "a link",
    "mail",
    "summary plenary",
    "Read more plenary",
    "Link to this meeting plenary",
    "summary side-talks",
    "Plenary session side-talks",
    "Link to this meeting side-talks",
    "summary follow-up",
    "Link to this meeting follow-up",
    "Subscribe to The Example Report",
];

fn tab_reaches_and_enter_opens_everything(page: &Page, mode: Mode) {
    for theme in ["light", "dark"] {
        let inner = markup(page, mode, "full", &[("theme", theme)]);
        page.html(&format!(
            "<button id=before>Before</button>{inner}<button id=after>After</button>"
        ));
        wait_ready(page, "w");
        page.run("find('#before').focus();");
        let mut places = Vec::new();
        for _ in STOPS {
            page.press("Tab");
            let stop: Stop = page.eval(STOP);
            assert!(stop.ring >= 2.0, "{theme}: {stop:?}");
            assert!(stop.contrast >= 3.0, "{theme}: {stop:?}");
            assert!(stop.in_view, "{theme}: {stop:?}");
            if let Some(meeting) = stop.place.strip_prefix("summary ") {
                page.press("Enter");
                page.wait(
                    "Enter to open it",
                    &format!("find('#w >>> #{meeting}').open"),
                );
                wait_still(page);
            }
            places.push(stop.place);
        }
        assert_eq!(places, STOPS, "the way forward, {theme}");
        page.press("Tab");
        assert_eq!(page.eval::<Stop>(STOP).place, "after", "and out again");
        for place in STOPS.iter().rev() {
            page.press("Shift+Tab");
            assert_eq!(page.eval::<Stop>(STOP).place, *place, "the way back");
        }
        page.press("Shift+Tab");
        assert_eq!(page.eval::<Stop>(STOP).place, "before");
    }
}

/// Serves a page with the article below the first screen, and returns its URL.
fn offer_below(page: &Page, mode: Mode, attributes: Attributes) -> String {
    let inner = markup(page, mode, "full", attributes);
    let body = format!(
        "<div style=\"height: 3000px\">Above</div>{inner}{}",
        page.loader_script()
    );
    page.put_document("/page/", "", &body, &[]);
    format!("{}/page/", page.site.host)
}

/// The summary is the control, and its name includes the heading;
/// `docs/decisions/0007-heading-inside-summary.md` explains why the heading is not focused.
fn a_link_puts_the_focus_on_the_summary_with_the_heading(page: &Page, mode: Mode) {
    let address = offer_below(page, mode, &[]);
    page.goto("about:blank");
    page.goto(&format!("{address}#side-talks"));
    wait_ready(page, "w");
    check_focus(page, "side-talks", "on load");
    page.press("Tab");
    let next: Stop = page.eval(STOP);
    assert_eq!(next.place, "Plenary session side-talks", "into the meeting");
    // The link to another meeting works like a fragment in the URL.
    page.press("Enter");
    check_focus(page, "plenary", "from a link");
    page.press("Tab");
    assert_eq!(page.eval::<Stop>(STOP).place, "Read more plenary");
    page.press("Tab");
    page.press("Enter");
    check_focus(page, "plenary", "from a link of the meeting to itself");
    page.run("location.hash = '#follow-up';");
    check_focus(page, "follow-up", "when the address changes");
    page.press("Enter");
    page.wait("Enter to close it", "!find('#w >>> #follow-up').open");
    assert_eq!(open_meetings(page), ["plenary", "side-talks"]);
}

/// The animation of a meeting above does not push away the linked one.
fn a_link_leads_there_while_others_open(page: &Page, mode: Mode) {
    let address = offer_below(page, mode, &[("remember", "")]);
    page.goto(&address);
    wait_ready(page, "w");
    page.run("find('#w').expand('plenary'); location.hash = '#follow-up';");
    check_focus(page, "follow-up", "at once");
    check_still(page);
    page.run("find('#w').collapse('follow-up');");
    page.goto("about:blank");
    page.goto(&format!("{address}#follow-up"));
    wait_ready(page, "w");
    check_focus(page, "follow-up", "with what the session remembers");
    assert_eq!(open_meetings(page), ["plenary", "follow-up"]);
    check_still(page);
}

/// Waits until no meeting grows or shrinks. Scripts cannot observe the transitions inside
/// `details`, but its height.
fn wait_still(page: &Page) {
    page.run(
        "return (async () => {
           const heights = () => findAll('#w >>> details').map(one => one.offsetHeight).join();
           for (let was; was !== heights();) {
             was = heights();
             await new Promise(done => setTimeout(() => requestAnimationFrame(done), 300));
           }
           return 0;
         })();",
    );
}

/// The focus is still in view after all animations.
#[track_caller]
fn check_still(page: &Page) {
    wait_still(page);
    let stop: Stop = page.eval(STOP);
    assert!(stop.in_view, "{stop:?}");
}

/// Waits for the focus, and for it to be in view.
#[track_caller]
fn check_focus(page: &Page, meeting: &str, when: &str) {
    page.wait(
        &format!("the focus {when}"),
        &format!(
            "(() => {{
               const focus = find('#w').shadowRoot.activeElement;
               return focus === find('#w >>> #{meeting} summary')
                 && focus.querySelector('h3[part=meeting-name]') && find('#w >>> #{meeting}').open;
             }})()"
        ),
    );
    page.wait(
        &format!("it to be in view {when}"),
        &format!("(() => {{ {STOP} }})().in_view"),
    );
    let stop: Stop = page.eval(STOP);
    assert!(stop.ring >= 2.0, "{when}: {stop:?}");
}
