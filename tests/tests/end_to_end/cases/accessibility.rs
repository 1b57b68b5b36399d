//! Accessibility: no findings by axe-core, headings in order, targets of sufficient size,
//! spaced text, and announcements only for errors.

use super::{Case, both_modes, cases};
use crate::page::Page;
use crate::widget::{Mode, article, broken, embed, markup, show, wait_error, wait_ready};
use article_widget_tests::{Document, Fault, article_widget};
use serde::Deserialize;
use std::env;
use std::path::Path;

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_modes!("accessibility":
        axe_finds_nothing,
        headings_follow_the_level,
        targets_can_be_hit,
        markers_have_enough_contrast,
        spaced_text_is_not_cut,
    );
    all.extend(cases!("accessibility":
        axe_finds_nothing_from_right_to_left,
        axe_finds_nothing_in_a_whole_page,
        axe_finds_nothing_in_errors,
        rendering_again_keeps_the_focus,
        a_long_wait_is_announced_as_a_status,
        an_error_is_in_the_language_of_the_page,
    ));
    all
}

/// A finding of axe-core: the rule and the elements.
#[derive(Debug, Deserialize, PartialEq)]
struct Finding {
    id: String,
    nodes: Vec<String>,
}

/// Serves axe-core and returns its script tag.
fn put_axe(page: &Page) -> &'static str {
    let modules =
        env::var_os("NODE_PATH").expect("NODE_PATH leads to axe-core; `cargo xtask test` sets it");
    let file = Path::new(&modules).join("axe-core/axe.min.js");
    let script = std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    page.site.put(
        "/axe.js",
        Document {
            content_type: "text/javascript".to_owned(),
            headers: Vec::new(),
            body: script,
        },
    );
    "<script src=\"/axe.js\"></script>"
}

/// Opens a page with axe-core and this content in `<main>`.
fn open_with_axe(page: &Page, body: &str) {
    let axe = put_axe(page);
    page.document(
        &format!("{axe}<style>html {{ color-scheme: light dark }}</style>"),
        &format!("<main><h1>A page</h1>{body}</main>{}", page.loader_script()),
        &[],
    );
}

/// Runs every rule of axe-core on the page, best practices included.
#[track_caller]
fn findings(page: &Page) -> Vec<Finding> {
    page.settle();
    page.eval(
        "return axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
           violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(node => node.html) })));",
    )
}

fn axe_finds_nothing(page: &Page, mode: Mode) {
    for theme in ["light", "dark"] {
        for expanded in ["none", "all"] {
            let attributes = [("theme", theme), ("expanded", expanded)];
            let inner = markup(page, mode, "full", &attributes);
            open_with_axe(page, &inner);
            wait_ready(page, "w");
            assert_eq!(findings(page), [], "{theme}, {expanded} open");
        }
    }
}

fn axe_finds_nothing_from_right_to_left(page: &Page) {
    open_with_axe(page, &embed(&article("rtl"), &[("expanded", "all")]));
    wait_ready(page, "w");
    assert_eq!(findings(page), []);
}

/// As `prerender --page` writes it.
fn axe_finds_nothing_in_a_whole_page(page: &Page) {
    let fixture = "tests/fixtures/articles/rtl.json";
    let axe = put_axe(page);
    let html = article_widget(&["prerender", fixture, "--page", "--expanded", "all"]);
    let whole = Document {
        content_type: "text/html; charset=utf-8".to_owned(),
        body: html.replacen("</head>", &format!("{axe}</head>"), 1),
        ..Document::default()
    };
    page.site.put("/page/", whole);
    page.goto(&format!("{}/page/", page.site.host));
    page.wait(
        "axe-core",
        "window.axe && document.readyState === 'complete'",
    );
    assert_eq!(findings(page), []);
}

fn axe_finds_nothing_in_errors(page: &Page) {
    open_with_axe(page, &embed(&broken("several-problems"), &[("debug", "")]));
    wait_error(page);
    page.wait("the error", "find('#w >>> [role=alert] li')");
    assert_eq!(findings(page), []);
}

fn rendering_again_keeps_the_focus(page: &Page) {
    show(page, Mode::Rendered, "full", &[("expanded", "side-talks")]);
    for (target, focused) in [
        ("#side-talks summary", "summary"),
        ("#side-talks [part=permalink]", "permalink"),
        ("[part=toggle-all]", "toggle-all"),
    ] {
        page.eval_with::<()>(
            "find(arguments[0]).focus();",
            &[format!("#w >>> {target}").into()],
        );
        let level: u8 = page.eval(
            "const next = find('#w').getAttribute('heading-level') === '3' ? 4 : 3;
             find('#w').setAttribute('heading-level', next);
             return next;",
        );
        page.wait(
            "another level",
            &format!("find('#w >>> h{level}[part=headline]')"),
        );
        let (part, meeting): (String, Option<String>) = page.eval(
            "const focus = find('#w').shadowRoot.activeElement;
             return [focus?.getAttribute('part') ?? 'nothing', focus?.closest('details')?.id ?? null];",
        );
        assert_eq!(part, focused, "{target}");
        let expected = (focused != "toggle-all").then_some("side-talks");
        assert_eq!(meeting.as_deref(), expected, "{target}");
    }
}

fn headings_follow_the_level(page: &Page, mode: Mode) {
    for level in ["1", "2", "5"] {
        show(page, mode, "full", &[("heading-level", level)]);
        let first: usize = level.parse().expect("a number");
        let levels: Vec<usize> = page.eval(
            "return findAll('#w >>> h1, h2, h3, h4, h5, h6').map(h => Number(h.localName[1]));",
        );
        assert_eq!(levels[0], first, "the headline");
        let steps: Vec<_> = levels
            .windows(2)
            .filter(|pair| pair[1] > pair[0] + 1)
            .collect();
        assert!(steps.is_empty(), "no level is left out: {levels:?}");
        let meetings: Vec<String> =
            page.eval("return findAll('#w >>> [part=meeting-name]').map(h => h.localName);");
        let expected = format!("h{}", first + 1);
        assert!(
            meetings.iter().all(|name| *name == expected),
            "{meetings:?}"
        );
    }
}

fn targets_can_be_hit(page: &Page, mode: Mode) {
    show(page, mode, "full", &[("expanded", "all")]);
    let small: Vec<String> = page.eval(
        "return findAll('#w >>> summary, button, [part=permalink], dd > a').flatMap(target => {
           const { width, height } = target.getBoundingClientRect();
           return width >= 24 && height >= 24 ? [] : [`${target.outerHTML}: ${width} x ${height}`];
         });",
    );
    assert_eq!(small, Vec::<String>::new());
}

/// The markers that identify a meeting as expandable have a contrast of 3 to 1.
fn markers_have_enough_contrast(page: &Page, mode: Mode) {
    for theme in ["light", "dark"] {
        show(page, mode, "full", &[("theme", theme)]);
        let contrast: f64 = page.eval(
            "const luminance = (color) => {
               const [r, g, b] = color.match(/[\\d.]+/g).map(c => c / 255)
                 .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
               return 0.2126 * r + 0.7152 * g + 0.0722 * b;
             };
             const mark = getComputedStyle(find('#w >>> #plenary summary'), '::after');
             if (mark.borderRightStyle !== 'solid' || parseFloat(mark.borderRightWidth) < 2) return 0;
             const colours = [mark.borderRightColor, getComputedStyle(find('#w >>> #plenary')).backgroundColor];
             const [low, high] = colours.map(luminance).sort((a, b) => a - b);
             return (high + 0.05) / (low + 0.05);",
        );
        assert!(contrast >= 3.0, "{theme}: {contrast}");
    }
}

fn spaced_text_is_not_cut(page: &Page, mode: Mode) {
    let inner = markup(page, mode, "full", &[("expanded", "all")]);
    let body = format!(
        "<div style=\"width: 320px\">{inner}</div>{}",
        page.loader_script()
    );
    page.document("", &body, &[]);
    wait_ready(page, "w");
    let cut: Vec<String> = page.eval(
        "const root = find('#w').shadowRoot;
         const sheet = new CSSStyleSheet();
         // The text spacing of WCAG 1.4.12.
         sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
           word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
         root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
         const right = find('#w').getBoundingClientRect().right;
         return [...root.querySelectorAll('[part=article] *')].filter(node =>
           node.getBoundingClientRect().right > right + 1
             || getComputedStyle(node).overflow !== 'visible' && node.scrollHeight > node.clientHeight + 1)
           .map(node => node.outerHTML.slice(0, 80));",
    );
    assert_eq!(cut, Vec::<String>::new());
}

fn a_long_wait_is_announced_as_a_status(page: &Page) {
    page.site.fail("/fixtures/articles/other.json", Fault::Hang);
    page.html(&embed(&article("other"), &[]));
    page.wait("the element", "customElements.get('article-widget')");
    page.settle();
    let early: bool = page.eval("return find('#w').shadowRoot === null;");
    assert!(early, "nothing changes in the first moment");
    page.wait("the line", "find('#w >>> [role=status] p')");
    assert_eq!(
        page.eval::<String>("return text('#w >>> [role=status]');"),
        "Loading the article…"
    );
    assert!(crate::widget::shows_fallback(page));
    page.eval_with::<()>(
        "find('#w').setAttribute('src', arguments[0]);",
        &[article("full")
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    wait_ready(page, "w");
    assert!(
        page.eval::<bool>("return !find('#w >>> div[role]');"),
        "and taken away"
    );
}

fn an_error_is_in_the_language_of_the_page(page: &Page) {
    page.expect_failed_requests();
    page.html(&format!(
        "<div lang=\"ru-RU\">{}</div>",
        embed("{{WIDGET}}/nothing-here.json", &[])
    ));
    assert_eq!(wait_error(page).code, "http");
    page.wait("the sentence", "find('#w >>> [role=status] p')");
    let told: [String; 2] = page
        .eval("const line = find('#w >>> [role=status] p'); return [line.lang, line.textContent];");
    assert_eq!(told, ["ru", "Не удалось загрузить статью."]);
    assert!(crate::widget::shows_fallback(page));
}
