//! Scripts that the loader loads on demand and that fail to load. (In the package they are part
//! of it.) The page gets no exception, and what was on screen stays.

use super::Case;
use crate::page::Page;
use crate::widget::{
    Mode, article, count, embed, markup, open_meetings, shows_fallback, wait_error,
};
use article_widget_tests::Fault;

type Run = fn(&Page, &'static str, Fault);

/// The scripts, each with a check of the page without it.
const SCRIPTS: [(&str, Run); 6] = [
    ("/www/behavior.js", without_behavior),
    ("/www/host-page.js", without_behavior),
    ("/www/diagnose.js", without_diagnosis),
    ("/www/status.js", without_status),
    ("/www/messages.js", without_status),
    ("/www/data-attribute.js", without_data_attribute),
];

fn faults() -> [(&'static str, Fault); 6] {
    [
        ("not_found", Fault::Status(404)),
        ("server_error", Fault::Status(500)),
        ("without_cors", Fault::NoCors),
        ("cut_short", Fault::Cut),
        ("that_is_a_page", Fault::Other("<!doctype html>".into())),
        ("that_hangs", Fault::Hang),
    ]
}

/// The number of combinations.
pub(crate) fn total() -> usize {
    SCRIPTS.len() * faults().len()
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (script, run) in SCRIPTS {
        for (name, fault) in faults() {
            let (_, file) = script.rsplit_once('/').expect("a path");
            let name = format!("{}_{name}", file.replace(".js", ""));
            cases.push(Case::new("late_scripts", &name, move |page: &Page| {
                page.expect_failed_requests();
                page.tolerate_recorded("MIME type");
                page.site.fail(script, fault.clone());
                run(page, script, fault.clone());
                page.settle();
                let recorded: Vec<String> = page.eval("return window.__recorded;");
                assert_eq!(recorded, Vec::<String>::new());
            }));
        }
    }
    cases
}

/// Opens a page with this body. WebKit's load event waits for imports that
/// started earlier, and its driver for that event: if a script never arrives,
/// the page is loaded before the loader is added.
fn open(page: &Page, body: &str, fault: &Fault) {
    if !matches!(fault, Fault::Hang) {
        return page.html(body);
    }
    let loader = page.loader.get();
    let script = format!(
        "<script>
           addEventListener('load', () => {{
             const script = document.createElement('script');
             script.type = 'module';
             script.src = '{{{{WIDGET}}}}{loader}';
             setTimeout(() => document.head.append(script));
           }});
         </script>"
    );
    page.document("", &format!("{body}\n{script}"), &[]);
}

/// Prerendered markup can be read, opened and closed without any.
fn without_behavior(page: &Page, script: &str, fault: Fault) {
    open(page, &markup(page, Mode::Adopted, "full", &[]), &fault);
    page.wait_until("the request", || count(page, script) > 0);
    if !matches!(fault, Fault::Hang) {
        assert_eq!(wait_error(page).code, "network");
    }
    page.wait("the style sheet", "find('#w >>> link').sheet");
    page.click("#w >>> #plenary summary");
    page.wait("it to open", "find('#w >>> #plenary').open");
    page.click("#w >>> #plenary summary");
    page.wait("it to close", "!find('#w >>> #plenary').open");
    assert_eq!(open_meetings(page), Vec::<String>::new());
}

/// Without a diagnosis an error is reported as `network`, the likely cause.
fn without_diagnosis(page: &Page, _: &str, fault: Fault) {
    page.site
        .fail("/fixtures/articles/other.json", Fault::NoCors);
    open(page, &embed(&article("other"), &[]), &fault);
    assert_eq!(wait_error(page).code, "network");
    assert!(shows_fallback(page), "the fallback stays");
}

/// The error is reported; only the status line is missing.
fn without_status(page: &Page, _: &str, fault: Fault) {
    page.site
        .fail("/fixtures/articles/other.json", Fault::NoCors);
    open(page, &embed(&article("other"), &[]), &fault);
    assert_eq!(wait_error(page).code, "cors");
    assert!(shows_fallback(page), "the fallback stays");
}

fn without_data_attribute(page: &Page, script: &str, fault: Fault) {
    let src = article("other");
    let body = format!("<div id=w data-article-widget data-src=\"{src}\"><p>Fallback</p></div>");
    open(page, &body, &fault);
    page.wait_until("the request", || count(page, script) > 0);
    page.settle();
    assert!(shows_fallback(page), "the fallback stays");
}
