//! The boundary between the styles of host and widget: they only affect each other through the
//! hooks of the contract.

use super::{Case, both_modes, cases};
use crate::page::Page;
use crate::widget::{Mode, article, embed, markup, show, wait_ready};
use article_widget_tests::repository;
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_modes!("looks":
        the_css_of_a_host_stays_outside,
        custom_properties_reach_in,
        a_narrow_place_has_no_overflow,
        the_name_stands_first_in_a_narrow_card,
        large_text_has_no_overflow,
        a_heading_is_no_smaller_than_its_text_at_any_level,
        themes_are_right_without_light_dark,
    );
    all.extend(cases!("looks":
        a_host_with_vertical_writing,
        the_css_of_the_widget_stays_inside,
        hidden_hides_it,
        right_to_left,
        right_to_left_without_padding_scrolls_nothing,
        opening_moves_nothing_above,
        dates_without_a_year_have_none,
        the_gallery_shows_an_article_in_every_frame,
    ));
    all
}

const HOSTILE: &str = "<style>
    html { font-size: 5px; direction: rtl }
    * { color: red !important; font: 40px fantasy !important; letter-spacing: 1em !important;
        text-transform: uppercase !important; line-height: 4 !important; padding: 3em !important;
        border: 9px solid lime !important; background: yellow !important; text-align: end !important;
        word-spacing: 2em !important; cursor: wait !important; list-style: square !important }
    details, summary, [part], article { display: none !important; opacity: 0 !important }
    </style>";

/// The computed styles of inner parts.
const LOOK: &str = "
    const properties = ['color', 'fontFamily', 'fontSize', 'letterSpacing', 'textTransform',
      'lineHeight', 'paddingLeft', 'borderTopStyle', 'backgroundColor', 'textAlign', 'display',
      'opacity', 'wordSpacing', 'direction', 'writingMode', 'cursor', 'listStyleType'];
    const parts = ['article', 'headline', 'toolbar', 'paragraph', 'meeting', 'summary',
      'meeting-name', 'list'];
    return Object.fromEntries(parts.flatMap(part => {
      const style = getComputedStyle(find(`#w >>> [part=${part}]`));
      return properties.map(name => [`${part}.${name}`, style[name]]);
    }));";

fn the_css_of_a_host_stays_outside(page: &Page, mode: Mode) {
    // The host controls the element's box, but not its contents.
    let place = "<style>#w { width: 600px !important; padding: 0 !important; border: 0 !important }</style>";
    let body = format!(
        "{place}{}{}",
        markup(page, mode, "full", &[]),
        page.loader_script()
    );
    let look = |head: &str| -> BTreeMap<String, String> {
        page.document(head, &body, &[]);
        wait_ready(page, "w");
        page.wait(
            "the style sheet",
            "getComputedStyle(find('#w >>> [part=article]')).display !== 'inline'",
        );
        page.eval(LOOK)
    };
    let (alone, hostile) = (look(""), look(HOSTILE));
    let changed: Vec<_> = alone
        .iter()
        .filter(|(name, value)| hostile.get(*name) != Some(value))
        .map(|(name, value)| format!("{name}: {value} became {:?}", hostile.get(name)))
        .collect();
    assert_eq!(changed, Vec::<String>::new());
}

fn custom_properties_reach_in(page: &Page, mode: Mode) {
    show(page, mode, "other", &[]);
    page.run(
        "document.body.style.setProperty('--article-color', 'rgb(10, 20, 30)');
         document.body.style.setProperty('--article-background', 'rgb(250, 240, 230)');",
    );
    let look: [String; 2] = page.eval(
        "const style = getComputedStyle(find('#w >>> [part=article]'));
         return [style.color, style.backgroundColor];",
    );
    assert_eq!(look, ["rgb(10, 20, 30)", "rgb(250, 240, 230)"]);
}

/// Chrome 111, Firefox 115 and Safari 16.4 know no `light-dark()`: their colours
/// are those of the sheet without it.
fn themes_are_right_without_light_dark(page: &Page, mode: Mode) {
    let sheet = repository().join("www/article-widget.css");
    let sheet = std::fs::read_to_string(sheet).expect("the style sheet");
    let old_sheet = sheet.replace("light-dark(", "unknown(");
    assert_ne!(sheet, old_sheet);
    for (theme, color, ground) in [
        ("auto", "rgb(28, 27, 25)", "rgb(255, 255, 255)"),
        ("light", "rgb(28, 27, 25)", "rgb(255, 255, 255)"),
        ("dark", "rgb(232, 229, 223)", "rgb(22, 22, 21)"),
    ] {
        show(page, mode, "full", &[("theme", theme)]);
        let seen: [String; 2] = page.eval_with(
            "const root = find('#w').shadowRoot;
             const old = new CSSStyleSheet();
             old.replaceSync(arguments[0]);
             root.querySelector('style, link')?.remove();
             root.adoptedStyleSheets = [old];
             const style = getComputedStyle(find('#w >>> [part=article]'));
             return [style.color, style.backgroundColor];",
            &[old_sheet.as_str().into()],
        );
        assert_eq!(seen, [color, ground], "{theme}");
    }
}

fn a_host_with_vertical_writing(page: &Page) {
    let place = "<style>html { writing-mode: vertical-rl } #w { width: 600px }</style>";
    let body = format!("{place}{}", embed(&article("full"), &[]));
    page.html(&body);
    wait_ready(page, "w");
    let (mode, inner): (String, f64) = page.eval(
        "const article = find('#w >>> [part=article]');
         return [getComputedStyle(article).writingMode, article.getBoundingClientRect().width];",
    );
    assert_eq!(mode, "horizontal-tb");
    assert!(
        (599.0..=601.0).contains(&inner),
        "it fills the width of its element: {inner}"
    );
}

/// Elements that are wider than their container.
const OVERFLOW: &str = "const host = find('#w').getBoundingClientRect();
    return [...find('#w').shadowRoot.querySelectorAll('*')]
      .filter(node => node.getBoundingClientRect().right > host.right + 1)
      .map(node => `${node.localName}[part=${node.getAttribute('part')}]`);";

fn a_narrow_place_has_no_overflow(page: &Page, mode: Mode) {
    let inner = markup(page, mode, "full", &[("expanded", "all")]);
    let body = format!(
        "<div style=\"width: 240px\">{inner}</div>{}",
        page.loader_script()
    );
    page.document("", &body, &[]);
    wait_ready(page, "w");
    let wide: Vec<String> = page.eval(OVERFLOW);
    assert_eq!(wide, Vec::<String>::new(), "in 240 pixels");
}

fn large_text_has_no_overflow(page: &Page, mode: Mode) {
    let inner = markup(page, mode, "full", &[("expanded", "all")]);
    let body = format!(
        "<div style=\"width: 320px; --article-font-size: 36px\">{inner}</div>{}",
        page.loader_script()
    );
    page.document("", &body, &[]);
    wait_ready(page, "w");
    let wide: Vec<String> = page.eval(OVERFLOW);
    assert_eq!(wide, Vec::<String>::new(), "at 36 pixels in 320");
}

fn a_heading_is_no_smaller_than_its_text_at_any_level(page: &Page, mode: Mode) {
    for level in ["1", "2", "5"] {
        show(
            page,
            mode,
            "full",
            &[("heading-level", level), ("expanded", "all")],
        );
        let sizes: Vec<[f64; 2]> = page.eval(
            "const size = (node) => parseFloat(getComputedStyle(node).fontSize);
             return findAll('#w >>> [part=heading]').map(heading =>
               [size(heading), size(heading.nextElementSibling)]);",
        );
        assert!(
            sizes.len() >= 2,
            "one in the body and one in a meeting: {sizes:?}"
        );
        assert!(
            sizes.iter().all(|[heading, text]| heading >= text),
            "{level}: {sizes:?}"
        );
    }
}

fn right_to_left_without_padding_scrolls_nothing(page: &Page) {
    let body = embed(&article("rtl"), &[("expanded", "all")]);
    page.html(&format!(
        "<div id=box style=\"width: 240px; overflow: auto; --article-padding: 0px\">{body}</div>"
    ));
    wait_ready(page, "w");
    let (scrolled, width): (f64, f64) =
        page.eval("return [find('#box').scrollWidth, find('#box').clientWidth];");
    assert_eq!(scrolled, width);
}

fn the_css_of_the_widget_stays_inside(page: &Page) {
    let probe = "<h2 id=h>Heading</h2><details id=d><summary>Summary</summary>Text</details>
        <article part=article id=a><p part=paragraph>Text</p></article>";
    let look = "return ['h', 'd', 'a'].map(id => JSON.stringify(
        [...getComputedStyle(find('#' + id))].filter(name => !name.startsWith('-')
          && !/size|width|height|origin|inset|top|bottom|perspective/.test(name))
        .map(name => [name, getComputedStyle(find('#' + id)).getPropertyValue(name)])));";
    page.document("", probe, &[]);
    let before: [String; 3] = page.eval(look);
    page.html(&format!("{probe}{}", embed(&article("full"), &[])));
    wait_ready(page, "w");
    let after: [String; 3] = page.eval(look);
    assert_eq!(before, after);
}

fn hidden_hides_it(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    page.run("find('#w').hidden = true;");
    let height: f64 = page.eval("return find('#w').getBoundingClientRect().height;");
    assert_eq!(height, 0.0);
}

fn right_to_left(page: &Page) {
    show(page, Mode::Rendered, "rtl", &[("expanded", "all")]);
    #[derive(Debug, Deserialize)]
    struct Look {
        direction: String,
        marker_on_the_right: bool,
        foreign: String,
    }
    let look: Look = page.eval(
        "const article = find('#w >>> [part=article]');
         const name = find('#w >>> [part=meeting-name]').getBoundingClientRect();
         const summary = find('#w >>> summary').getBoundingClientRect();
         return { direction: getComputedStyle(article).direction,
           marker_on_the_right: summary.right - name.right > name.left - summary.left
             || getComputedStyle(find('#w >>> summary')).direction === 'rtl',
           foreign: find('#w >>> [part=paragraph] [lang=en]').dir };",
    );
    assert_eq!(
        (look.direction.as_str(), look.foreign.as_str()),
        ("rtl", "ltr"),
        "{look:?}"
    );
    assert!(look.marker_on_the_right, "{look:?}");
    let wide: Vec<String> = page.eval(OVERFLOW);
    assert_eq!(wide, Vec::<String>::new());
}

fn opening_moves_nothing_above(page: &Page) {
    show(page, Mode::Rendered, "full", &[]);
    let place = "return [find('#w >>> #side-talks summary').getBoundingClientRect().top + scrollY,
        find('#w >>> [part=toolbar]').getBoundingClientRect().height,
        find('#w >>> #side-talks summary').getBoundingClientRect().height];";
    let before: [f64; 3] = page.eval(place);
    let moved = |after: [f64; 3]| std::iter::zip(before, after).any(|(a, b)| (a - b).abs() > 0.1);
    page.click("#w >>> #side-talks summary");
    page.wait("it to open", "find('#w >>> #side-talks').open");
    page.settle();
    let after: [f64; 3] = page.eval(place);
    assert!(!moved(after), "{before:?} became {after:?}");
}

fn dates_without_a_year_have_none(page: &Page) {
    show(page, Mode::Rendered, "yearless", &[]);
    let dates: Vec<String> = page.eval(
        "return findAll('#w >>> [part=meeting-meta]').map(meta => {
           const time = meta.querySelector('time');
           return `${meta.textContent} ${time ? time.dateTime : ''}`; });",
    );
    assert_eq!(
        dates,
        ["July 25 --07-25", "25 July --07-25", "last summer "]
    );
}

/// Two groups: one with the default article, one with inline data.
fn the_gallery_shows_an_article_in_every_frame(page: &Page) {
    for (group, frames) in [("phone", 2), ("widths", 4)] {
        page.goto(&format!("{}/gallery.html?only={group}", page.site.host));
        page.wait(
            "an article in every frame",
            &format!(
                "findAll('.frame > article-widget').length === {frames}
                 && findAll('.frame > article-widget').every(widget =>
                   widget.shadowRoot?.querySelector('[part=article]'))"
            ),
        );
    }
}

/// WebKit put the marker on a line above the name.
fn the_name_stands_first_in_a_narrow_card(page: &Page, mode: Mode) {
    let inner = markup(page, mode, "full", &[]);
    page.html(&format!("<div style=\"width: 320px\">{inner}</div>"));
    wait_ready(page, "w");
    let gaps: Vec<f64> = page.eval(
        "return findAll('#w >>> summary').map(summary =>
           summary.firstElementChild.getBoundingClientRect().top
             - summary.getBoundingClientRect().top - parseFloat(getComputedStyle(summary).paddingTop));",
    );
    assert!(
        !gaps.is_empty() && gaps.iter().all(|gap| gap.abs() < 8.0),
        "{gaps:?}"
    );
}
