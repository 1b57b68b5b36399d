//! Printing: all meetings open, the whole article is printed, and the previous state is restored
//! afterwards.

use super::{Case, both_modes, cases};
use crate::engine::Engine;
use crate::page::Page;
use crate::widget::{
    Mode, fixture, markup, open_meetings, show, toggle, toggles, wait_ready, wait_toggles,
};
use article_widget_tests::repository;
use fantoccini::wd::PrintConfiguration;
use serde_json::Value;

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_modes!("printing":
        all_open_for_print_and_return,
        single_mode_opens_all_too,
        printing_twice_changes_no_memory,
    );
    all.extend(cases!("printing": an_update_during_printing_is_printed_whole));
    // WebKitWebDriver answers `print` with `unknown command`, and MiniBrowser
    // prints from a dialog only.
    let real = both_modes!("printing":
        the_print_command_which_webkit_driver_lacks,
        a_pdf_has_the_whole_text_of_every_fixture_which_webkit_driver_cannot_print,
    );
    let real = real.into_iter().chain(cases!("printing":
        no_heading_ends_a_page_which_webkit_driver_cannot_print,
    ));
    all.extend(real.map(|case| case.only(&[Engine::Chromium, Engine::Firefox])));
    all
}

fn print(page: &Page, moment: &str) {
    page.eval_with::<()>(
        "window.dispatchEvent(new Event(arguments[0]));",
        &[moment.into()],
    );
}

fn all_open_for_print_and_return(page: &Page, mode: Mode) {
    show(page, mode, "full", &[("expanded", "side-talks")]);
    print(page, "beforeprint");
    assert_eq!(
        open_meetings(page).len(),
        3,
        "they are open when the event is over"
    );
    assert_eq!(
        wait_toggles(page, 2),
        [
            toggle("plenary", true, "print"),
            toggle("follow-up", true, "print")
        ]
    );
    print(page, "afterprint");
    assert_eq!(open_meetings(page), ["side-talks"]);
    assert_eq!(
        wait_toggles(page, 4)[2..],
        [
            toggle("plenary", false, "print"),
            toggle("follow-up", false, "print")
        ]
    );
}

fn an_update_during_printing_is_printed_whole(page: &Page) {
    show(page, Mode::Rendered, "full", &[("expanded", "side-talks")]);
    print(page, "beforeprint");
    page.run("find('#w').setAttribute('heading-level', '4');");
    page.wait("the fourth level", "find('#w >>> h4[part=headline]')");
    assert_eq!(open_meetings(page).len(), 3);
    print(page, "afterprint");
    assert_eq!(open_meetings(page), ["side-talks"]);
}

fn single_mode_opens_all_too(page: &Page, mode: Mode) {
    show(
        page,
        mode,
        "full",
        &[("mode", "single"), ("expanded", "follow-up")],
    );
    print(page, "beforeprint");
    assert_eq!(open_meetings(page).len(), 3);
    print(page, "afterprint");
    assert_eq!(open_meetings(page), ["follow-up"]);
    page.settle();
    page.click("#w >>> #plenary summary");
    page.wait("single mode to be back", "!find('#w >>> #follow-up').open");
    assert_eq!(open_meetings(page), ["plenary"]);
}

fn printing_twice_changes_no_memory(page: &Page, mode: Mode) {
    show(page, mode, "full", &[("remember", "")]);
    print(page, "beforeprint");
    print(page, "beforeprint");
    page.settle();
    let stored: Option<String> =
        page.eval("return sessionStorage.getItem('article-widget:full-example');");
    assert!(
        stored.as_deref().is_none_or(|text| text == "[]"),
        "printing is no wish of the reader: {stored:?}"
    );
    print(page, "afterprint");
    print(page, "afterprint");
    page.settle();
    assert_eq!(open_meetings(page), Vec::<String>::new());
}

fn the_print_command_which_webkit_driver_lacks(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    print_to_pdf(page);
    page.wait(
        "all to return",
        "findAll('#w >>> details[open]').length === 0",
    );
    page.settle();
    let seen = toggles(page);
    assert!(
        seen.iter().all(|event| event.reason == "print"),
        "{seen:#?}"
    );
}

fn a_pdf_has_the_whole_text_of_every_fixture_which_webkit_driver_cannot_print(
    page: &Page,
    mode: Mode,
) {
    for name in fixture_names() {
        show(page, mode, &name, &[]);
        // The test server replaces the placeholder when it serves the article in a page.
        let printed = text_of_pdf(&print_to_pdf(page)).replace(&page.site.widget, "{{WIDGET}}");
        let article = fixture(&format!("articles/{name}.json"));
        let article: Value = serde_json::from_str(&article).expect("JSON");
        let mut texts = Vec::new();
        collect_texts(&article, &mut texts);
        assert!(!texts.is_empty(), "{name}");
        let missing = missing_from(page, printed.clone(), texts);
        assert_eq!(missing, Vec::<String>::new(), "{name}:\n{printed}");
    }
}

/// Firefox ignores `break-after`.
fn no_heading_ends_a_page_which_webkit_driver_cannot_print(page: &Page) {
    for above in (0..1000).step_by(100) {
        let inner = markup(page, Mode::Rendered, "full", &[("expanded", "all")]);
        page.html(&format!("<div style=\"height: {above}px\"></div>{inner}"));
        wait_ready(page, "w");
        let headings: Vec<String> = page.eval(
            "return findAll('#w >>> [part=heading], [part=meeting-name], [part=meeting-meta]')
               .map(heading => heading.textContent);",
        );
        let headings: Vec<String> = headings.iter().map(|text| comparable(text)).collect();
        let pages = pdf_extract::extract_text_from_mem_by_pages(&print_to_pdf(page));
        let mut pages = pages.expect("the text of a PDF");
        pages.pop();
        for printed in pages {
            let end = comparable(&printed);
            let alone = headings.iter().find(|heading| end.ends_with(*heading));
            assert_eq!(alone, None, "{above} pixels below the top:\n{printed}");
        }
    }
}

/// The PDF that the browser's print command makes of the page.
#[track_caller]
pub(crate) fn print_to_pdf(page: &Page) -> Vec<u8> {
    let settings = PrintConfiguration::builder().build().expect("settings");
    page.wait_for_driver(page.client.print(settings), "printing")
}

pub(crate) fn text_of_pdf(pdf: &[u8]) -> String {
    pdf_extract::extract_text_from_mem(pdf).expect("the text of a PDF")
}

/// The articles of `tests/fixtures/articles/`, by name.
fn fixture_names() -> Vec<String> {
    let directory = repository().join("tests/fixtures/articles");
    let files = std::fs::read_dir(directory).expect("the fixtures");
    let mut names: Vec<String> = files
        .map(|file| file.expect("a fixture").path())
        .filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

/// Every text of an article that readers see.
pub(crate) fn collect_texts(value: &Value, texts: &mut Vec<String>) {
    const TEXTS: [&str; 13] = [
        "headline",
        "description",
        "name",
        "text",
        "cite",
        "caption",
        "credit",
        "summary",
        "dateText",
        "location",
        "jobTitle",
        "affiliation",
        "outcome",
    ];
    const LISTS: [&str; 2] = ["items", "agenda"];
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if TEXTS.contains(&name.as_str()) || LISTS.contains(&name.as_str()) {
                    collect_pieces(value, texts);
                } else {
                    collect_texts(value, texts);
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect_texts(value, texts)),
        _ => {}
    }
}

/// The spans of one or several `Text` values. On paper the URL
/// of a link follows its text, so each span counts separately.
fn collect_pieces(text: &Value, pieces: &mut Vec<String>) {
    match text {
        Value::String(text) => pieces.push(text.clone()),
        Value::Array(texts) => texts.iter().for_each(|text| collect_pieces(text, pieces)),
        other => collect_pieces(&other["text"], pieces),
    }
}

/// The texts that are missing in `printed`, or occur there less often.
fn missing_from(page: &Page, printed: String, texts: Vec<String>) -> Vec<String> {
    // Right-to-left text is extracted in an order that depends on the tool,
    // so letters are counted instead.
    let by_letters = |text: String| {
        if text.chars().any(runs_from_right_to_left) {
            text.chars().map(String::from).collect()
        } else {
            vec![text]
        }
    };
    let mut texts: Vec<String> = texts.into_iter().flat_map(by_letters).collect();
    texts.push(printed);
    // Some fonts have ligatures or contextual forms.
    let mut texts: Vec<String> = page.eval_with(
        "return arguments[0].map(text => text.normalize('NFKC'));",
        &[texts.into()],
    );
    let mut rest = comparable(&texts.pop().expect("what is printed"));
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts.retain(|text| {
        let text = comparable(text);
        let found = rest.contains(&text);
        rest = rest.replacen(&text, "\n", 1);
        !found
    });
    texts
}

fn runs_from_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{202b}' | '\u{202e}')
}

/// Line breaks depend on the engine, and some fonts lack pictographs.
fn comparable(text: &str) -> String {
    text.chars()
        .filter(|&c| !c.is_whitespace() && !c.is_control() && c < '\u{10000}')
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'))
        .collect()
}
