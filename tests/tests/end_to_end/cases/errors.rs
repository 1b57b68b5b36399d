//! Articles that cannot be loaded or read. The fallback stays, the host gets an event,
//! nothing is thrown, and the next article works.

use super::{Case, both_loaders, cases};
use crate::page::Page;
use crate::widget::{
    Failure, Mode, article, broken, embed, fixture, show, shows_fallback, wait_error, wait_ready,
};
use article_widget_tests::Fault;
use serde::Deserialize;
use std::time::Duration;

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_loaders!("errors":
        not_found,
        a_missing_headline,
        no_cors,
        another_format_version,
        setting_src_again_recovers,
    );
    all.extend(cases!("errors":
        server_error,
        unreachable_server,
        cut_off_half_way,
        no_response_for_ten_seconds,
        truncated_json,
        a_web_page_is_no_article,
        an_empty_answer,
        another_encoding,
        null_is_no_article,
        a_duplicate_meeting_id,
        a_javascript_link,
        a_cycle_of_meetings,
        two_megabytes_of_text,
        too_many_blocks,
        a_src_that_is_not_a_url,
        an_article_that_is_not_an_object,
        a_hostile_article_object,
        a_getter_that_throws_is_reported_with_its_path,
        what_was_there_stays,
        setting_an_article_recovers,
        ready_rejects_with_the_error,
        an_unhandled_rejection_is_silent,
        an_unknown_block_is_only_a_warning,
        warnings_are_logged_with_debug,
        timers_end_with_their_requests,
        one_error_does_not_affect_another_element,
    ));
    all
}

/// Opens an embed that must fail, and checks what all failures have in common.
#[track_caller]
fn fail(page: &Page, src: &str, code: &str) -> Failure {
    page.html(&embed(src, &[]));
    let failure = wait_error(page);
    assert_eq!(failure.code, code, "{failure:?}");
    assert!(
        failure.message.len() > 10,
        "it says what happened: {failure:?}"
    );
    page.settle();
    assert!(shows_fallback(page), "the fallback stays");
    let (events, article, target): (u32, bool, String) = page.eval(
        "const errors = window.__events.filter(e => e.type === 'article-error');
         return [errors.length, find('#w').article === null, errors[0].target];",
    );
    assert_eq!((events, article, target.as_str()), (1, true, "w"));
    failure
}

#[track_caller]
fn fail_at(page: &Page, fixture: &str, path: &str) {
    let failure = fail(page, &broken(fixture), "invalid-article");
    assert_eq!(failure.path.as_deref(), Some(path), "{failure:?}");
}

fn not_found(page: &Page) {
    page.expect_failed_requests();
    let failure = fail(page, "{{WIDGET}}/fixtures/articles/nowhere.json", "http");
    assert!(failure.message.contains("404"), "{failure:?}");
}

fn server_error(page: &Page) {
    page.expect_failed_requests();
    let failure = fail(
        page,
        "{{WIDGET}}/fault/status/500/fixtures/articles/other.json",
        "http",
    );
    assert!(failure.message.contains("500"), "{failure:?}");
}

fn no_cors(page: &Page) {
    page.expect_failed_requests();
    fail(
        page,
        "{{WIDGET}}/fault/no-cors/fixtures/articles/other.json",
        "cors",
    );
}

fn unreachable_server(page: &Page) {
    page.expect_failed_requests();
    let port = {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        listener.local_addr().expect("an address").port()
    };
    fail(
        page,
        &format!("http://127.0.0.1:{port}/article.json"),
        "network",
    );
}

fn cut_off_half_way(page: &Page) {
    page.expect_failed_requests();
    fail(
        page,
        "{{WIDGET}}/fault/cut/fixtures/articles/full.json",
        "network",
    );
}

/// Articles that never arrive or stop half way, and WASM and bindings
/// that never arrive; all at once, since each takes ten seconds.
fn no_response_for_ten_seconds(page: &Page) {
    page.expect_failed_requests();
    // A separate directory for each, so only one file in it hangs.
    for (path, loader, file) in [
        (
            "/wasm/",
            "/fault/delay/0/pkg/loader.js",
            "/fault/delay/0/pkg/article_widget_bg.wasm",
        ),
        (
            "/glue/",
            "/fault/delay/1/www/loader.js",
            "/fault/delay/1/pkg/article_widget.js",
        ),
    ] {
        page.site.fail(file, Fault::Hang);
        let inner = format!(
            "<article-widget id=w src=\"{{{{WIDGET}}}}/fixtures/articles/other.json\">\
             <p>Fallback</p></article-widget>
             <script type=module src=\"{{{{WIDGET}}}}{loader}\"></script>"
        );
        page.put_document(path, "", &inner, &[]);
    }
    let hang = embed("{{WIDGET}}/fault/hang/fixtures/articles/other.json", &[]);
    let stall = embed("{{WIDGET}}/fault/stall/fixtures/articles/other.json", &[]);
    page.html(&format!(
        "{hang}{}<iframe src=\"/wasm/\"></iframe><iframe src=\"/glue/\"></iframe>",
        stall.replace("\"w\"", "\"v\"")
    ));
    page.wait_for(
        "four timeouts",
        "[window, frames[0], frames[1]].flatMap(w => w.__events ?? [])
           .filter(e => e.type === 'article-error').length === 4",
        Duration::from_secs(16),
    );
    let codes: Vec<String> = page.eval(
        "return [window, frames[0], frames[1]].flatMap(w => w.__events).map(e => `${e.target} ${e.detail.code}`).sort();",
    );
    assert_eq!(codes, ["v timeout", "w timeout", "w timeout", "w timeout"]);
    let inner: Vec<String> = page.eval("return [0, 1].flatMap(i => frames[i].__recorded);");
    assert_eq!(inner, Vec::<String>::new());
    assert!(shows_fallback(page));
}

fn truncated_json(page: &Page) {
    fail(page, &broken("truncated"), "invalid-json");
}

fn a_web_page_is_no_article(page: &Page) {
    fail(page, &broken("web-page"), "invalid-json");
}

fn an_empty_answer(page: &Page) {
    fail(page, &broken("empty"), "invalid-json");
}

fn another_encoding(page: &Page) {
    fail(page, &broken("utf-16"), "invalid-json");
}

fn null_is_no_article(page: &Page) {
    fail_at(page, "null", "");
}

fn a_missing_headline(page: &Page) {
    fail_at(page, "missing-headline", "headline");
}

fn a_duplicate_meeting_id(page: &Page) {
    fail_at(page, "duplicate-meeting-id", "body[2].id");
}

fn a_javascript_link(page: &Page) {
    fail_at(page, "javascript-link", "body[0].text[1].href");
}

fn a_cycle_of_meetings(page: &Page) {
    fail_at(page, "super-event-circle", "body[0].superEvent");
}

fn another_format_version(page: &Page) {
    let failure = fail(page, &broken("unknown-version"), "version");
    assert_eq!(failure.path.as_deref(), Some("version"));
}

fn two_megabytes_of_text(page: &Page) {
    let text = "Two megabytes of text. ".repeat(2 * 1024 * 1024 / 23 + 1);
    let article = serde_json::json!({
        "version": 1, "id": "big", "headline": "Big", "inLanguage": "en",
        "body": [{ "type": "paragraph", "text": text }],
    });
    page.site.put_json("/big.json", article.to_string());
    let failure = fail(page, "{{WIDGET}}/big.json", "invalid-article");
    assert_eq!(failure.path.as_deref(), Some("body[0].text"), "{failure:?}");
}

fn too_many_blocks(page: &Page) {
    let block = serde_json::json!({ "type": "paragraph", "text": "." });
    let article = serde_json::json!({
        "version": 1, "id": "long", "headline": "Long", "inLanguage": "en",
        "body": vec![block; 10_001],
    });
    page.site.put_json("/long.json", article.to_string());
    let failure = fail(page, "{{WIDGET}}/long.json", "invalid-article");
    assert_eq!(failure.path.as_deref(), Some("body[10000]"), "{failure:?}");
}

fn a_src_that_is_not_a_url(page: &Page) {
    fail(page, "http://[", "network");
}

/// Sets an article and returns the outcome of `ready`.
fn set_article(page: &Page, expression: &str) -> String {
    page.eval(&format!(
        "const w = find('#w');
         w.article = {expression};
         return w.ready.then(() => 'resolved', error => error.code);"
    ))
}

fn an_article_that_is_not_an_object(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    for expression in [
        "'text'",
        "7",
        "true",
        "[]",
        "() => 1",
        "Symbol('a')",
        "new Date",
        "10n",
    ] {
        assert_eq!(
            set_article(page, expression),
            "invalid-article",
            "{expression}"
        );
    }
}

fn a_hostile_article_object(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    for expression in [
        "(() => { const a = {}; a.body = [a]; a.self = a; return a; })()",
        "{ get version() { throw new Error('no'); } }",
        "new Proxy({}, { ownKeys() { throw new Error('no'); }, get() { throw new Error('no'); } })",
        "JSON.parse('{\"version\":1,\"body\":' + '['.repeat(5000) + ']'.repeat(5000) + '}')",
        "{ version: 1, id: '\\ud800', headline: '\\ud800', inLanguage: 'en', body: [,] }",
        "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()",
        "(() => { const a = {}; a.body = Array(9).fill(a); return a; })()",
        "new Proxy([], { get: (_, key) => key === 'length' ? 2 ** 40 : [] })",
        "new Proxy(() => {}, {})",
        "new Proxy({}, { get: () => 1, has: () => true, ownKeys: () => ['id', 'id'] })",
        "{ toJSON() { return {}; } }",
        "{ toJSON() { throw new Error('no'); }, id: 1n }",
    ] {
        assert_eq!(
            set_article(page, expression),
            "invalid-article",
            "{expression}"
        );
    }
    // It still works.
    page.click("#w >>> #morning summary");
    page.wait("it to open", "find('#w >>> #morning').open");
}

/// Every function that takes an article reports it.
fn a_getter_that_throws_is_reported_with_its_path(page: &Page) {
    crate::widget::open_module(page, "<div id=host></div>");
    let told: Vec<String> = page.eval(
        "const article = (fields) => ({ version: 1, id: 'a', headline: 'A', inLanguage: 'en', body: [], ...fields });
         const no = () => { throw new Error('no'); };
         const { proxy, revoke } = Proxy.revocable([], {});
         revoke();
         const getter = { type: 'paragraph', get text() { no(); } };
         const cycle = article();
         cycle.extra = cycle;
         return [
           [Object.defineProperty(article(), 'headline', { get: no, enumerable: true }), 'headline'],
           [article({ body: [getter] }), 'body[0].text'],
           [article({ body: [{ type: 'paragraph', text: 'x' }, new Proxy({}, { ownKeys: no })] }), 'body[1]'],
           [article({ body: proxy }), 'body'],
           [article({ body: new Proxy([1], { get: (list, key) => key === '0' ? no() : list[key] }) }), 'body[0]'],
           [article({ headline: () => 'A' }), 'headline'],
           [article({ headline: Symbol('A') }), 'headline'],
           [article({ headline: 10n }), 'headline'],
           [article({ headline: 'x'.repeat(9 << 20) }), 'headline'],
           [cycle, null],
         ].flatMap(([value, path]) => [
           () => { const [problem] = module.check(value); throw { ...problem, code: 'invalid-article' }; },
           () => module.renderToString(value),
           () => module.mount(find('#host'), value),
         ].map((act, index) => {
           try { act(); return `${index} ${path}: nothing`; }
           catch (error) {
             const isRight = error.code === 'invalid-article' && (path === null || error.path === path);
             return isRight ? null : `${index} ${path}: ${error.code} ${error.path} ${error.message}`;
           }
         })).filter(Boolean);",
    );
    assert_eq!(told, Vec::<String>::new());
    let works: bool = page.eval("return module.check({ version: 1 }).length > 1;");
    assert!(works, "it goes on");
}

fn what_was_there_stays(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    page.run("find('#w').expand('evening');");
    page.eval_with::<()>(
        "find('#w').setAttribute('src', arguments[0]);",
        &[broken("truncated")
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    assert_eq!(wait_error(page).code, "invalid-json");
    let (headline, open, id): (String, bool, String) = page.eval(
        "return [text('#w >>> [part=headline]'), find('#w >>> #evening').open, find('#w').article.id];",
    );
    assert_eq!(
        (headline.as_str(), open, id.as_str()),
        ("Another article", true, "other")
    );
    page.click("#w >>> #morning summary");
    page.wait("it to work still", "find('#w >>> #morning').open");
    page.run("find('#w').setAttribute('debug', '');");
    page.wait(
        "the error beside the article",
        "find('#w >>> [part=error]')",
    );
    assert!(page.eval::<bool>("return find('#w >>> #morning').checkVisibility();"));
}

fn setting_src_again_recovers(page: &Page) {
    fail(page, &broken("truncated"), "invalid-json");
    page.eval_with::<()>(
        "find('#w').setAttribute('src', arguments[0]);",
        &[article("other")
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    wait_ready(page, "w");
    assert!(!shows_fallback(page));
    page.click("#w >>> #morning summary");
    page.wait("it to open", "find('#w >>> #morning').open");
}

fn setting_an_article_recovers(page: &Page) {
    fail(page, &broken("missing-headline"), "invalid-article");
    page.eval_with::<()>(
        "find('#w').article = JSON.parse(arguments[0]);",
        &[fixture("articles/other.json").into()],
    );
    wait_ready(page, "w");
    assert!(!shows_fallback(page));
}

fn ready_rejects_with_the_error(page: &Page) {
    #[derive(Debug, Deserialize)]
    struct Rejection {
        is_error: bool,
        name: String,
        code: String,
        path: String,
        problems: Vec<String>,
    }
    page.html(&embed(&broken("several-problems"), &[]));
    wait_error(page);
    let rejection: Rejection = page.eval(
        "return find('#w').ready.then(() => null, error => ({
           is_error: error instanceof window.Error, name: error.name, code: error.code, path: error.path,
           problems: error.problems.map(problem => problem.path) }));",
    );
    assert!(rejection.is_error);
    assert_eq!(
        (rejection.name.as_str(), rejection.code.as_str()),
        ("ArticleError", "invalid-article")
    );
    assert_eq!(Some(&rejection.path), rejection.problems.first());
    assert_eq!(rejection.problems.len(), 6, "{rejection:?}");
}

fn an_unhandled_rejection_is_silent(page: &Page) {
    page.html(&embed(&broken("missing-headline"), &[]));
    wait_error(page);
    page.run("void find('#w').ready; find('#w').article = 7; void find('#w').ready;");
    page.settle();
    let rejections: Vec<String> = page.eval("return window.__recorded;");
    assert_eq!(rejections, Vec::<String>::new());
}

fn warnings_are_logged_with_debug(page: &Page) {
    let loud = embed(&article("unknown-block"), &[("debug", "")]);
    let silent = embed(&article("unknown-block"), &[]).replace("\"w\"", "\"v\"");
    page.html(&format!("{loud}{silent}"));
    wait_ready(page, "w");
    wait_ready(page, "v");
    let recorded: Vec<String> = page.eval("return window.__recorded;");
    assert_eq!(recorded.len(), 2, "{recorded:#?}");
    page.expect_recorded("article-widget: body[1].type: ");
    page.expect_recorded("article-widget: body[2].type: ");
}

/// The loader's timers: one second and ten seconds.
const TIMERS: &str = "<script>
    window.timers = new Map();
    const { setTimeout: set, clearTimeout: clear } = window;
    window.setTimeout = (run, ms, ...rest) => {
      const id = set(() => { timers.delete(id); run(...rest); }, ms);
      if (ms === 1000 || ms === 10000) timers.set(id, ms);
      return id;
    };
    window.clearTimeout = (id) => { timers.delete(id); clear(id); };
    </script>";

fn timers_end_with_their_requests(page: &Page) {
    page.expect_failed_requests();
    let fine = embed(&article("other"), &[]);
    let src = "{{WIDGET}}/fault/no-cors/fixtures/articles/other.json";
    let broken = embed(src, &[]).replace("\"w\"", "\"v\"");
    let gone = embed("{{WIDGET}}/fault/hang/fixtures/articles/other.json", &[]);
    let gone = gone.replace("\"w\"", "\"gone\"");
    let body = format!("{fine}{broken}{gone}{}", page.loader_script());
    page.document(TIMERS, &body, &[]);
    wait_ready(page, "w");
    wait_error(page);
    page.wait("the sentence", "find('#v >>> [role=status] p')");
    page.run("find('#gone').remove();");
    page.settle();
    let timers: Vec<u32> = page.eval("return [...timers.values()];");
    assert_eq!(timers, Vec::<u32>::new());
}

fn an_unknown_block_is_only_a_warning(page: &Page) {
    page.html(&embed(&article("unknown-block"), &[]));
    wait_ready(page, "w");
    let paragraphs: Vec<String> =
        page.eval("return findAll('#w >>> [part=paragraph]').map(p => p.textContent);");
    assert_eq!(paragraphs, ["Before.", "The text of a poll.", "After."]);
}

fn one_error_does_not_affect_another_element(page: &Page) {
    let good = embed(&article("other"), &[]).replace("\"w\"", "\"v\"");
    page.html(&format!("{}{good}", embed(&broken("truncated"), &[])));
    wait_error(page);
    wait_ready(page, "v");
    assert!(shows_fallback(page));
}
