//! Text that tries to be markup, in every field and in real browsers: nothing runs, nothing
//! is requested, and the text appears as written.

use super::{Case, cases};
use crate::page::Page;
use crate::widget::fixture;
use article_widget_tests::Document;
use serde_json::Value;

pub(super) fn cases() -> Vec<Case> {
    cases!("content": payloads_are_text_where_they_are_rendered, payloads_are_text_in_markup)
}

/// The payloads.
pub(crate) fn payloads() -> Vec<String> {
    serde_json::from_str(&fixture("content/payloads.json")).expect("a list of texts")
}

/// What payloads would do, and what would record it.
const NOTICE: &str = "<script>
  window.__pwned = [];
  for (const name of ['pwned', 'alert', 'confirm', 'prompt', 'open', 'print'])
    window[name] = () => { window.__pwned.push(name); };
</script>";

/// Opens a page where `window.each(act)` runs for every payload.
fn open(page: &Page) {
    page.document(NOTICE, "<div id=w></div>", &[]);
    page.eval_with::<()>(
        "return (async (origin, payloads, template) => {
           window.module = await import(`${origin}/pkg/article_widget.js`);
           await module.default();
           window.each = (act) => JSON.parse(payloads).map((payload) => act(
             JSON.parse(template.replaceAll('\"PAYLOAD\"', () => JSON.stringify(payload))), payload));
         })(...arguments);",
        &[
            page.site.widget.clone().into(),
            fixture("content/payloads.json").into(),
            fixture("content/everywhere.json").into(),
        ],
    );
}

#[track_caller]
fn check_silence(page: &Page) {
    page.settle();
    let ran: Vec<String> = page.eval("return window.__pwned;");
    assert_eq!(ran, Vec::<String>::new(), "something ran");
    let asked: Vec<String> = page
        .site
        .requests()
        .into_iter()
        .map(|request| request.path)
        .filter(|path| path.contains("pwned"))
        .collect();
    assert_eq!(asked, Vec::<String>::new(), "something was asked for");
}

/// The article's own images are on a server that does not exist.
fn expect_no_image(page: &Page) {
    page.expect_failed_requests();
    page.tolerate_recorded("publisher.example");
}

fn payloads_are_text_where_they_are_rendered(page: &Page) {
    expect_no_image(page);
    open(page);
    let (count, wrong): (usize, Vec<Value>) = page.eval(
        "const wrong = [];
         const shape = (root) => [...root.querySelectorAll('*')].map(e =>
           [e.localName, ...e.getAttributeNames()].join(' ')).join();
         const widget = module.mount(find('#w'), each(article => article)[0], { expanded: 'all' });
         const harmless = shape(find('#w').shadowRoot);
         const all = each((article, payload) => {
           widget.update(article);
           const root = find('#w').shadowRoot;
           const texts = ['headline', 'description', 'paragraph', 'meeting-name', 'outcome']
             .map(part => root.querySelector(`[part~=${part}]`).textContent);
           if (!texts.every(text => text.includes(payload.replaceAll('\\0', '\\ufffd'))) || shape(root) !== harmless) wrong.push([payload, texts]);
         });
         return [all.length, wrong];",
    );
    assert_eq!(wrong, Vec::<Value>::new());
    assert!(count > 200, "{count} payloads");
    check_silence(page);
}

fn payloads_are_text_in_markup(page: &Page) {
    expect_no_image(page);
    open(page);
    let all: Vec<(String, String)> = page.eval(
        "return each((article, payload) => [payload, module.renderToString(article, { expanded: 'all' })]);",
    );
    let (payloads, markup): (Vec<String>, Vec<String>) = all.into_iter().unzip();
    let body = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title>\
         <script src=\"/recorder.js\"></script>{NOTICE}</head><body>{}</body></html>",
        markup.concat()
    );
    page.site.put(
        "/markup/",
        Document {
            content_type: "text/html; charset=utf-8".to_owned(),
            headers: vec![],
            body,
        },
    );
    page.goto(&format!("{}/markup/", page.site.host));
    page.wait("the whole page", "document.readyState === 'complete'");
    let headlines: Vec<String> = page.eval(
        "return [...document.body.children].map(e => e.shadowRoot?.querySelector('[part=headline]').textContent);",
    );
    assert_eq!(
        headlines.len(),
        payloads.len(),
        "nothing else is in the page"
    );
    for (headline, payload) in headlines.iter().zip(&payloads) {
        // Characters that HTML cannot represent are replaced, and line ends normalized.
        let is_plain = !payload.contains(['\0', '\r']) && !payload.contains("{{");
        assert!(
            !is_plain || headline == payload,
            "{payload:?} became {headline:?}"
        );
    }
    check_silence(page);
}
