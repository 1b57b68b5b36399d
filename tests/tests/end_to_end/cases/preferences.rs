//! Reader preferences, and paper. Chromium can emulate preferences, Firefox accepts some at its
//! start, and WebKit's driver supports none.

use super::{Case, both_modes, cases};
use crate::cdp::{Preferences, emulate};
use crate::engine::{Engine, Reader};
use crate::page::Page;
use crate::widget::{Mode, markup, show, wait_ready};
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) fn cases() -> Vec<Case> {
    let all = both_modes!("preferences":
        forced_colours_win_as_chromium_can_pretend,
        less_motion_is_none_as_chromium_can_pretend,
        more_contrast_has_no_grey_as_chromium_can_pretend,
        the_theme_system_follows_as_chromium_can_pretend,
        paper_as_chromium_can_pretend,
    );
    let mut all: Vec<_> = all
        .into_iter()
        .map(|case| case.only(&[Engine::Chromium]))
        .collect();
    let at_start = cases!("preferences": several_at_once_which_firefox_takes_at_its_start);
    all.extend(
        at_start
            .into_iter()
            .map(|case| case.only(&[Engine::Firefox])),
    );
    all
}

/// Computed colours, by element.
type Colours = BTreeMap<String, String>;

/// The system colours of this browser, and those of the widget.
const FORCED: &str = "
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.forcedColorAdjust = 'none';
    const system = (name) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    };
    const names = ['Canvas', 'CanvasText', 'LinkText', 'ButtonText', 'Highlight'];
    const style = (path, pseudo) => getComputedStyle(find(`#w >>> ${path}`), pseudo);
    return [Object.fromEntries(names.map(name => [name, system(name)])), {
      text: style('[part=article]').color,
      ground: style('[part=article]').backgroundColor,
      card: style('#plenary').backgroundColor,
      edge: style('#plenary').borderTopColor,
      muted: style('[part=byline]').color,
      link: style('[part=paragraph] a').color,
      button: style('[part=toggle-all]').color,
      quote: style('[part=quote]').borderInlineStartColor,
      outcome: style('[part=outcome]').borderInlineStartColor,
      ring: style('#plenary summary').outlineColor,
    }];";

/// Every colour is replaced by one of the reader's palette.
#[track_caller]
fn check_colours(page: &Page) {
    let (system, used): (Colours, Colours) = page.eval(FORCED);
    for (what, expected) in [
        ("text", "CanvasText"),
        ("ground", "Canvas"),
        ("card", "Canvas"),
        ("edge", "CanvasText"),
        ("muted", "CanvasText"),
        ("link", "LinkText"),
        ("button", "ButtonText"),
        ("quote", "CanvasText"),
        ("outcome", "CanvasText"),
        ("ring", "Highlight"),
    ] {
        assert_eq!(used[what], system[expected], "{what} is {expected}");
    }
}

fn forced_colours_win_as_chromium_can_pretend(page: &Page, mode: Mode) {
    let reader: Preferences = &[("forced-colors", "active")];
    let _emulated = emulate(page, "", reader);
    // Colours set by the page, which would otherwise win.
    show(
        page,
        mode,
        "full",
        &[("expanded", "plenary"), ("theme", "dark")],
    );
    page.run(
        "for (const name of ['color', 'background', 'card', 'accent', 'border', 'focus', 'muted'])
           document.body.style.setProperty(`--article-${name}`, 'rgb(200, 100, 0)');
         find('#w >>> #plenary summary').focus();",
    );
    check_colours(page);
    #[derive(Debug, Deserialize)]
    struct Lines {
        ring: String,
        edge: String,
        mark: String,
        mark_is_seen: bool,
        underline: String,
    }
    let lines: Lines = page.eval(
        "const style = (path, pseudo) => getComputedStyle(find(`#w >>> ${path}`), pseudo);
         const ring = style('#plenary summary');
         const edge = style('#plenary');
         const mark = style('#plenary summary', '::after');
         return {
           ring: `${ring.outlineStyle} ${ring.outlineWidth}`,
           edge: `${edge.borderTopStyle} ${edge.borderTopWidth}`,
           mark: `${mark.borderRightStyle} ${mark.borderRightWidth}`,
           mark_is_seen: mark.borderRightColor !== style('[part=article]').backgroundColor,
           underline: style('[part=paragraph] a').textDecorationLine,
         };",
    );
    assert_eq!(lines.ring, "solid 2px");
    assert_eq!(lines.edge, "solid 1px");
    assert_eq!(lines.mark, "solid 2px");
    assert!(lines.mark_is_seen, "{lines:?}");
    assert_eq!(lines.underline, "underline", "no link by colour alone");
}

/// Opens a meeting and counts the animations of the next frame.
fn moving_parts(page: &Page, meeting: &str) -> usize {
    page.eval_with(
        "find(`#w >>> #${arguments[0]} summary`).click();
         return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
           done(find('#w').shadowRoot.getAnimations().length))));",
        &[meeting.into()],
    )
}

fn less_motion_is_none_as_chromium_can_pretend(page: &Page, mode: Mode) {
    {
        let _emulated = emulate(page, "", &[("prefers-reduced-motion", "no-preference")]);
        show(page, mode, "full", &[]);
        assert_ne!(moving_parts(page, "plenary"), 0, "for others it moves");
    }
    let _emulated = emulate(page, "", &[("prefers-reduced-motion", "reduce")]);
    show(page, mode, "full", &[]);
    assert_eq!(moving_parts(page, "plenary"), 0, "opening");
    assert_eq!(moving_parts(page, "plenary"), 0, "closing");
    let (before, after): (f64, f64) = page.eval(
        "document.body.style.paddingTop = '3000px';
         const before = scrollY;
         return new Promise(done => {
           addEventListener('hashchange', () => queueMicrotask(() => done([before, scrollY])));
           location.hash = '#follow-up';
         });",
    );
    assert!(after > before + 1000.0, "it is there at once: {after}");
}

fn more_contrast_has_no_grey_as_chromium_can_pretend(page: &Page, mode: Mode) {
    let _emulated = emulate(page, "", &[("prefers-contrast", "more")]);
    show(page, mode, "full", &[("expanded", "all")]);
    let grey: Vec<String> = page.eval(
        "const { color } = getComputedStyle(find('#w >>> [part=article]'));
         const muted = ['[part=byline]', '[part=caption]', '[part=meeting-meta]', 'dt', '[part=role]'];
         return muted.filter(path => getComputedStyle(find(`#w >>> ${path}`)).color !== color)
           .concat(getComputedStyle(find('#w >>> #plenary')).borderTopColor === color ? [] : 'edge');",
    );
    assert_eq!(grey, Vec::<String>::new());
}

fn the_theme_system_follows_as_chromium_can_pretend(page: &Page, mode: Mode) {
    let ground = "return getComputedStyle(find('#w >>> [part=article]')).backgroundColor;";
    show(page, mode, "full", &[("theme", "system")]);
    let mut grounds = Vec::new();
    for scheme in ["light", "dark"] {
        let _emulated = emulate(page, "", &[("prefers-color-scheme", scheme)]);
        grounds.push(page.eval::<String>(ground));
    }
    assert_eq!(grounds, ["rgb(255, 255, 255)", "rgb(22, 22, 21)"]);
}

fn several_at_once_which_firefox_takes_at_its_start(page: &Page) {
    page.with_reader(Reader::WithPreferences, |page| {
        for mode in Mode::BOTH {
            let attributes = [("expanded", "plenary"), ("theme", "dark")];
            let inner = markup(page, mode, "full", &attributes);
            page.html(&format!("<div style=\"width: 320px\">{inner}</div>"));
            wait_ready(page, "w");
            page.run("find('#w >>> #plenary summary').focus();");
            check_colours(page);
            assert_eq!(moving_parts(page, "side-talks"), 0, "nothing moves");
            let (size, wide): (f64, Vec<String>) = page.eval(
                "const { right } = find('#w').getBoundingClientRect();
                 return [parseFloat(getComputedStyle(find('#w >>> [part=paragraph]')).fontSize),
                   findAll('#w >>> *').filter(node => node.getBoundingClientRect().right > right + 1)
                     .map(node => node.outerHTML.slice(0, 80))];",
            );
            // Body text is 1.125 times the default size, which is twice the usual 16 pixels.
            assert!((size - 36.0).abs() < 0.1, "{size}");
            assert_eq!(wide, Vec::<String>::new(), "and there is room for it");
        }
    });
}

fn paper_as_chromium_can_pretend(page: &Page, mode: Mode) {
    show(
        page,
        mode,
        "full",
        &[("theme", "dark"), ("expanded", "all")],
    );
    let _emulated = emulate(page, "print", &[]);
    let split: Vec<String> = page.eval(
        "const wrong = (paths, property) => paths.split(', ').filter(path =>
           findAll(`#w >>> ${path}`).some(node => getComputedStyle(node)[property] !== 'avoid'))
           .map(path => `${property} ${path}`);
         return [...wrong('[part=headline], [part=heading], summary', 'breakAfter'),
           ...wrong('summary, [part=quote], figure, li', 'breakInside')];",
    );
    assert_eq!(split, Vec::<String>::new(), "headings stay with their text");
    let (links, bare): (Vec<String>, Vec<String>) = page.eval(
        "const address = (link) => getComputedStyle(link, '::after').content;
         const shown = (link) => link.checkVisibility();
         return [findAll('#w >>> p a[href^=http]').filter(shown)
             .filter(link => address(link) !== `\" (${link.href})\"`).map(link => link.outerHTML),
           findAll('#w >>> dd a, a[href^=mailto]').filter(link => address(link) !== 'none')
             .map(link => link.outerHTML)];",
    );
    assert_eq!(links, Vec::<String>::new(), "addresses follow the text");
    assert_eq!(bare, Vec::<String>::new(), "but not where they say nothing");
    let gone: Vec<String> = page.eval(
        "return ['[part=toolbar]', '[part=permalink]'].filter(path =>
           findAll(`#w >>> ${path}`).some(node => node.checkVisibility()));",
    );
    assert_eq!(gone, Vec::<String>::new(), "nothing to press on paper");
    let ink: [String; 2] = page.eval(
        "const style = getComputedStyle(find('#w >>> [part=article]'));
         return [style.color, style.backgroundColor];",
    );
    assert_eq!(ink, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
}
