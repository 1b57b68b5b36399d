//! Tools that read, clean, copy and save pages: readers get this article or its text, never the
//! sample and never nothing.

use super::{Case, cases};
use crate::engine::Engine;
use crate::page::Page;
use crate::reach::{
    ARRIVED, DOMPURIFY, Expected, Form, READABILITY, Visit, away_and_back, open_saved,
    open_saved_page, package_script, purified, put_pictures, readability, saved,
    saved_by_single_file, show, shown,
};
use article_widget_tests::{Document, Fault, Gate, article_widget};
use serde_json::Value;

pub(super) fn cases() -> Vec<Case> {
    let mut all = cases!("reader_tools":
        readability_reads_a_prerendered_page,
        the_first_paint_is_styled_without_requests,
        a_linked_style_sheet_that_is_late_holds_chromium_back_alone,
    );
    for form in [Form::Prerendered, Form::Snippet] {
        let case = |name: &str, run: fn(&Page, Form)| {
            let name = format!("{name}::{}", form.name());
            Case::new("reader_tools", &name, move |page: &Page| run(page, form))
        };
        all.push(case(
            "readability_reads_an_embed",
            readability_reads_an_embed,
        ));
        all.push(case("dompurify_keeps_the_text", dompurify_keeps_the_text));
    }
    for form in Form::ALL {
        for (name, visit) in [("turbo", Visit::Turbo), ("htmx", Visit::Htmx)] {
            let name = format!("{name}_back_shows_the_same_article::{}", form.name());
            all.push(Case::new("reader_tools", &name, move |page: &Page| {
                back_shows_the_same_article(page, visit, form);
            }));
        }
        let name = format!("a_carousel_shows_the_same_article::{}", form.name());
        all.push(Case::new("reader_tools", &name, move |page: &Page| {
            a_carousel_shows_the_same_article(page, form);
        }));
    }
    for form in Form::ALL {
        let name = format!(
            "single_file_keeps_the_article_and_its_looks::{}",
            form.name()
        );
        all.push(Case::new("reader_tools", &name, move |page: &Page| {
            single_file_keeps_the_article_and_its_looks(page, form);
        }));
    }
    for form in [Form::Live, Form::Prerendered] {
        let name = format!(
            "a_page_that_chromium_saves_as_mhtml_keeps_the_words::{}",
            form.name()
        );
        let case = Case::new("reader_tools", &name, move |page: &Page| {
            a_saved_page_keeps_the_text(page, form);
        });
        all.push(case.only(&[Engine::Chromium]));
    }
    all
}

const ARTICLE: &str = "tests/fixtures/articles/full.json";
const SAMPLE: &str = "/www/articles/lachin-corridor.json";

/// Title, byline and every text.
fn check_readability(page: &Page, expected: &Expected) {
    let found = readability(page);
    assert_eq!(found["title"], *expected.headline, "{found:#}");
    let words =
        ["title", "byline", "textContent"].map(|name| found[name].as_str().unwrap_or_default());
    assert!(!words[1].is_empty(), "no byline: {found:#}");
    assert_eq!(
        expected.missing(&words.join("\n")),
        Vec::<&str>::new(),
        "{found:#}"
    );
}

fn readability_reads_a_prerendered_page(page: &Page) {
    put_pictures(page);
    let script = package_script(READABILITY);
    let body = article_widget(&["prerender", ARTICLE, "--page"])
        .replace("</head>", &format!("{script}</head>"));
    page.site.put(
        "/page/",
        Document {
            content_type: "text/html; charset=utf-8".to_owned(),
            body,
            ..Document::default()
        },
    );
    page.goto(&format!("{}/page/", page.site.host));
    page.wait(
        "Readability",
        "window.Readability && document.readyState === 'complete'",
    );
    check_readability(page, &Expected::of(ARTICLE));
}

fn readability_reads_an_embed(page: &Page, form: Form) {
    let expected = Expected::of(ARTICLE);
    show(page, form, ARTICLE, &package_script(READABILITY));
    page.eval_with::<()>(
        "document.title = arguments[0];",
        &[expected.headline.as_str().into()],
    );
    check_readability(page, &expected);
}

fn dompurify_keeps_the_text(page: &Page, form: Form) {
    let markup = form.markup(page, ARTICLE);
    page.document(&package_script(DOMPURIFY), "", &[]);
    let left = purified(page, &markup);
    assert_eq!(
        Expected::of(ARTICLE).missing(&left),
        Vec::<&str>::new(),
        "{left}"
    );
}

/// Waits until every element on the page shows this article, and none the sample.
fn all_show(page: &Page, expected: &Expected) {
    let all = format!("findAll('article-widget').map({ARRIVED})");
    let headline = Value::from(expected.headline.as_str());
    page.wait(
        "the article in every copy",
        &format!("{all}.length && {all}.every(text => text.includes({headline}))"),
    );
    page.settle();
    for seen in page.eval::<Vec<String>>(&format!("return {all};")) {
        assert_eq!(expected.missing(&seen), Vec::<&str>::new(), "{seen}");
    }
    let errors: Vec<Value> =
        page.eval("return window.__events.filter(e => e.type === 'article-error');");
    assert_eq!(errors, Vec::<Value>::new());
    assert_eq!(
        page.requests_for(SAMPLE).len(),
        0,
        "requests for the sample"
    );
}

fn back_shows_the_same_article(page: &Page, visit: Visit, form: Form) {
    page.use_package();
    tolerate_preload(page);
    away_and_back(page, visit, form, ARTICLE);
    all_show(page, &Expected::of(ARTICLE));
}

/// Firefox fires an error for the hint of a snippet that is inserted again.
fn tolerate_preload(page: &Page) {
    if page.engine == Engine::Firefox {
        page.tolerate_recorded("not loaded: <link>");
    }
}

/// Swiper clones the slides at both ends.
fn a_carousel_shows_the_same_article(page: &Page, form: Form) {
    page.use_package();
    tolerate_preload(page);
    let head = format!(
        "<link rel=\"stylesheet\" href=\"/npm/swiper/swiper-bundle.min.css\">{}",
        package_script("swiper/swiper-bundle.min.js")
    );
    let slides = format!(
        "<div class=\"swiper\"><div class=\"swiper-wrapper\"><div class=\"swiper-slide\">{}</div>\
         <div class=\"swiper-slide\"><p>Another slide</p></div></div></div>",
        form.markup(page, ARTICLE)
    );
    page.document(&head, &slides, &[]);
    page.wait(
        "the article",
        "window.__events.some(e => e.type === 'article-ready')",
    );
    let copies: usize = page
        .eval("new Swiper('.swiper', { loop: true }); return findAll('article-widget').length;");
    assert!(copies > 1, "it clones slides");
    all_show(page, &Expected::of(ARTICLE));
}

fn single_file_keeps_the_article_and_its_looks(page: &Page, form: Form) {
    show(page, form, ARTICLE, "");
    let looks: Value = page.eval(LOOKS);
    open_saved_page(page, saved_by_single_file(page));
    let seen = shown(page);
    let expected = Expected::of(ARTICLE);
    assert_eq!(expected.missing(&seen), Vec::<&str>::new(), "{seen}");
    assert_eq!(page.eval::<Value>(LOOKS), looks);
}

/// Not the styles: `docs/embedding.md` says why.
fn a_saved_page_keeps_the_text(page: &Page, form: Form) {
    show(page, form, ARTICLE, "");
    let expected = Expected::of(ARTICLE);
    open_saved(page, &saved(page));
    let seen = shown(page);
    assert_eq!(expected.missing(&seen), Vec::<&str>::new(), "{seen}");
}

/// Computed styles that only a style sheet produces.
const LOOKS: &str = "
  return ['[part~=article]', '[part~=headline]', '[part~=meeting]', '[part~=summary]'].map(selector => {
    const style = getComputedStyle(find(`article-widget >>> ${selector}`));
    return [style.fontSize, style.fontFamily, style.lineHeight, style.borderTopStyle, style.paddingTop,
      style.color, style.backgroundColor];
  });";

fn the_first_paint_is_styled_without_requests(page: &Page) {
    let gate = Gate::default();
    for file in [
        "/www/article-widget.css",
        "/pkg/article-widget.css",
        "/article-widget.css",
    ] {
        page.site.fail(file, Fault::Hold(gate.clone()));
    }
    put_pictures(page);
    let embed = article_widget(&["prerender", ARTICLE]);
    let body = format!(
        "{embed}<script>const find = (path) => document.querySelector('article-widget').shadowRoot
           .querySelector(path.split('>>> ')[1]);
         window.__paint = (() => {{ {LOOKS} }})();</script>"
    );
    let before = page.site.requests().len();
    page.document("", &body, &[]);
    page.wait("the page", "document.readyState === 'complete'");
    let asked: Vec<String> = page
        .site
        .requests()
        .split_off(before)
        .into_iter()
        .map(|request| request.path)
        .filter(|path| !path.ends_with(".svg"))
        .collect();
    assert_eq!(asked, ["/page/", "/recorder.js"]);
    let painted: Value = page.eval("return window.__paint;");
    gate.open();
    show(page, Form::Live, ARTICLE, "");
    assert_eq!(painted, page.eval::<Value>(LOOKS));
}

/// Chromium shows nothing after the link until the style sheet is loaded, and the
/// others show the words without styles, as `docs/embedding.md` says.
fn a_linked_style_sheet_that_is_late_holds_chromium_back_alone(page: &Page) {
    let gate = Gate::default();
    page.site
        .fail("/www/article-widget.css", Fault::Hold(gate.clone()));
    put_pictures(page);
    let embed = article_widget(&[
        "prerender",
        ARTICLE,
        "--stylesheet",
        "{{WIDGET}}/www/article-widget.css",
    ]);
    page.put_document("/late/", "", &embed, &[]);
    page.document("", "", &[]);
    // WebKit's driver waits for everything that the page loads.
    page.run(
        "document.body.append(Object.assign(document.createElement('iframe'), { src: '/late/' }));",
    );
    page.wait_until("the request", || {
        !page.requests_for("/www/article-widget.css").is_empty()
    });
    let article = "find('iframe').contentDocument?.querySelector('article-widget')?.shadowRoot?.querySelector('[part~=article]')";
    let is_shown = format!("{article}?.getClientRects().length");
    if page.engine == Engine::Chromium {
        page.settle();
        assert!(!page.eval::<bool>(&format!("return Boolean({is_shown});")));
        gate.open();
    }
    page.wait("the words", &is_shown);
    page.wait(
        "all words",
        "find('iframe').contentDocument.readyState !== 'loading'",
    );
    let seen: String = page.eval(&format!("return {article}.textContent;"));
    assert_eq!(
        Expected::of(ARTICLE).missing(&seen),
        Vec::<&str>::new(),
        "{seen}"
    );
    gate.open();
}
