//! Restrictive host pages, and what the widget never does.

use super::{Case, both_loaders, both_modes, cases};
use crate::page::Page;
use crate::widget::{
    GLUE, Mode, WASM, article, broken, embed, markup, show, toggle, wait_ready, wait_toggles,
};

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_modes!("policies":
        a_strict_content_security_policy,
        trusted_types_none,
        no_cookies_no_storage_no_third_party,
        a_host_that_replaces_built_ins,
        a_host_without_what_the_loader_needs,
        a_browser_without_constructed_style_sheets,
        a_browser_without_newer_features,
        a_host_that_closes_every_root,
        a_host_that_hides_every_root,
    );
    all.extend(both_loaders!("policies":
        requests_carry_nothing,
        strict_policy_host_page,
        trusted_types_host_page,
        messages_need_no_style_src,
        a_host_that_replaced_fetch_and_json,
    ));
    all.extend(cases!("policies": a_nonce_carries_inlined_styles, a_policy_that_names_files));
    all
}

/// The policy that a publisher's documentation may require of a host.
const STRICT: &str = "default-src 'none'; script-src {{WIDGET}} 'wasm-unsafe-eval'; \
                      connect-src {{WIDGET}}; style-src {{WIDGET}}; img-src {{WIDGET}}";

fn open_with_policy(page: &Page, mode: Mode, policy: &str) {
    let body = format!(
        "{}{}",
        markup(page, mode, "full", &[]),
        page.loader_script()
    );
    page.document("", &body, &[("Content-Security-Policy", policy)]);
    wait_ready(page, "w");
}

/// Checks the style sheet, clicks and the button for all meetings.
#[track_caller]
pub(super) fn check_it_works(page: &Page, widget: &str) {
    let styled: String = page.eval(&format!(
        "return getComputedStyle(find('{widget} >>> summary')).cursor + ' ' +
           getComputedStyle(find('{widget} >>> [part=article]')).display;"
    ));
    assert_ne!(styled, "auto inline", "the style sheet is in effect");
    page.click(&format!("{widget} >>> summary"));
    page.wait("it to open", &format!("find('{widget} >>> details').open"));
    page.click(&format!("{widget} >>> [part=toggle-all]"));
    page.wait(
        "all to open",
        &format!("findAll('{widget} >>> details').every(d => d.open)"),
    );
}

fn a_strict_content_security_policy(page: &Page, mode: Mode) {
    open_with_policy(page, mode, STRICT);
    check_it_works(page, "#w");
    if mode == Mode::Rendered {
        page.eval_with::<()>(
            "find('#w').setAttribute('src', arguments[0]);",
            &[article("other")
                .replace("{{WIDGET}}", &page.site.widget)
                .into()],
        );
        page.wait(
            "another article",
            "text('#w >>> [part=headline]') === 'Another article'",
        );
    }
}

/// A policy stricter than the documented one.
fn a_policy_that_names_files(page: &Page) {
    page.use_package();
    let body = format!("{}{}", embed(&article("other"), &[]), page.loader_script());
    let policy = "default-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'; \
        frame-ancestors 'none'; sandbox allow-scripts; \
        require-trusted-types-for 'script'; trusted-types 'none'; \
        script-src {{WIDGET}}/recorder.js {{WIDGET}}/pkg/loader.js 'wasm-unsafe-eval'; \
        connect-src {{WIDGET}}/pkg/article_widget_bg.wasm {{WIDGET}}/fixtures/articles/other.json; \
        style-src {{WIDGET}}/pkg/article-widget.css";
    page.document("", &body, &[("Content-Security-Policy", policy)]);
    wait_ready(page, "w");
    check_it_works(page, "#w");
}

fn trusted_types_none(page: &Page, mode: Mode) {
    open_with_policy(
        page,
        mode,
        "require-trusted-types-for 'script'; trusted-types 'none'",
    );
    check_it_works(page, "#w");
    page.eval_with::<()>(
        "find('#w').setAttribute('src', arguments[0]);",
        &[article("markup-as-text")
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    page.wait(
        "WASM to render under the policy",
        "text('#w >>> [part=headline]').startsWith('</h2>')",
    );
}

fn strict_policy_host_page(page: &Page) {
    let (loader, path) = (page.loader.get(), "/csp/hosts/strict/");
    let is_source = loader == "/www/loader.js";
    page.goto(&format!(
        "{}{path}{}",
        page.site.host,
        if is_source { "" } else { "package.html" }
    ));
    wait_ready(page, "article-widget");
    check_it_works(page, "article-widget");
}

fn trusted_types_host_page(page: &Page) {
    let file = if page.loader.get() == "/www/loader.js" {
        ""
    } else {
        "package.html"
    };
    page.goto(&format!(
        "{}/trusted-types/hosts/strict/{file}",
        page.site.host
    ));
    wait_ready(page, "article-widget");
    check_it_works(page, "article-widget");
}

fn no_cookies_no_storage_no_third_party(page: &Page, mode: Mode) {
    show(page, mode, "other", &[]);
    page.click("#w >>> [part=toggle-all]");
    wait_toggles(page, 2);
    page.run("dispatchEvent(new Event('pagehide'));");
    page.settle();
    let (cookie, stored, databases): (String, [u32; 2], u32) = page.eval(
        "return (async () => [document.cookie, [localStorage.length, sessionStorage.length],
           (await indexedDB.databases()).length])();",
    );
    assert_eq!((cookie.as_str(), stored, databases), ("", [0, 0], 0));
    let strangers: Vec<String> = page.eval_with(
        "return performance.getEntriesByType('resource').map(entry => entry.name)
           .filter(name => ![...arguments].some(origin => name.startsWith(`${origin}/`)));",
        &[
            page.site.host.clone().into(),
            page.site.widget.clone().into(),
        ],
    );
    assert_eq!(strangers, Vec::<String>::new(), "requests to others");
    let methods: Vec<String> = page.site.requests().into_iter().map(|r| r.method).collect();
    assert!(
        methods.iter().all(|method| method == "GET"),
        "{:#?}",
        page.site.requests()
    );
}

fn requests_carry_nothing(page: &Page) {
    // Cookies ignore ports, so this one belongs to both origins.
    page.put_document(
        "/cookie/",
        "",
        "",
        &[("Set-Cookie", "session=secret; Path=/")],
    );
    page.goto(&format!("{}/cookie/", page.site.host));
    page.html(&embed(&article("other"), &[]));
    wait_ready(page, "w");
    for path in [WASM, "/fixtures/articles/other.json"] {
        let requests = page.requests_for(path);
        assert!(!requests.is_empty(), "{path}");
        for request in requests {
            assert_eq!(request.header("cookie"), None, "{request:?}");
            assert_eq!(request.header("referer"), None, "{request:?}");
            assert_eq!(request.header("authorization"), None, "{request:?}");
        }
    }
    for request in page.requests_for(GLUE) {
        assert_eq!(request.header("cookie"), None, "{request:?}");
    }
    page.run("document.cookie = 'session=; Max-Age=0; Path=/';");
}

fn a_host_that_replaces_built_ins(page: &Page, mode: Mode) {
    let body = format!(
        "{}{}",
        markup(page, mode, "other", &[]),
        page.loader_script()
    );
    // As old libraries do.
    let head = "<script>
        Array.prototype.extra = () => 'extra';
        Object.prototype.extra = 'extra';
        String.prototype.trim = function () { return 'trimmed'; };
        window.$ = window._ = () => { throw new Error('not yours'); };
        window.process = { env: {} };
        window.module = { exports: {} }; window.exports = module.exports; window.define = { amd: true };
        window.name = 'other';
        </script>";
    page.document(head, &body, &[]);
    wait_ready(page, "w");
    page.click("#w >>> #morning summary");
    assert_eq!(wait_toggles(page, 1), [toggle("morning", true, "user")]);
    page.run("delete Object.prototype.extra; delete Array.prototype.extra;");
}

/// Old scripts define variables with such names. Then there is no widget, but no exception
/// either.
fn a_host_without_what_the_loader_needs(page: &Page, mode: Mode) {
    check_without(page, mode, "var URL = 'https://host.example/';");
}

/// As Safari before 16.4 and Firefox before 101.
fn a_browser_without_constructed_style_sheets(page: &Page, mode: Mode) {
    check_without(page, mode, "delete Document.prototype.adoptedStyleSheets;");
}

/// The fallback stays, and the console is empty.
fn check_without(page: &Page, mode: Mode, script: &str) {
    let body = format!(
        "{}{}",
        markup(page, mode, "other", &[]),
        page.loader_script()
    );
    page.document(&format!("<script>{script}</script>"), &body, &[]);
    page.wait_until("the loader", || {
        !page.requests_for(page.loader.get()).is_empty()
    });
    page.wait("the page", "document.readyState === 'complete'");
    page.settle();
    assert!(page.eval::<bool>("return !customElements.get('article-widget');"));
    match mode {
        Mode::Rendered => assert!(crate::widget::shows_fallback(page)),
        Mode::Adopted => {
            page.click("#w >>> #morning summary");
            page.wait("it to open", "find('#w >>> #morning').open");
        }
    }
}

/// Chrome 111, Firefox 115 and Safari 16.4 have none of these.
fn a_browser_without_newer_features(page: &Page, mode: Mode) {
    let body = format!(
        "{}{}",
        markup(page, mode, "other", &[]),
        page.loader_script()
    );
    let head = "<script>
        delete URL.parse; delete URL.canParse; delete Promise.withResolvers; delete Promise.try;
        delete Object.groupBy; delete Map.groupBy; delete Array.fromAsync;
        delete AbortSignal.any; delete Element.prototype.moveBefore;
        delete ShadowRoot.prototype.clonable; delete Element.prototype.setHTMLUnsafe;
        delete ToggleEvent.prototype.oldState; delete ToggleEvent.prototype.newState;
        </script>";
    page.document(head, &body, &[]);
    wait_ready(page, "w");
    page.click("#w >>> #morning summary");
    assert_eq!(wait_toggles(page, 1), [toggle("morning", true, "user")]);
    page.click("#w >>> #morning summary");
    assert_eq!(wait_toggles(page, 2)[1], toggle("morning", false, "user"));
}

/// Opens a page whose script changes how shadow roots are created, and exercises
/// what needs one: rendering, an error, and re-insertion.
fn check_without_roots(page: &Page, mode: Mode, script: &str) {
    let body = format!(
        "{}{}",
        markup(page, mode, "full", &[]),
        page.loader_script()
    );
    page.document(&format!("<script>{script}</script>"), &body, &[]);
    wait_ready(page, "w");
    check_it_works(page, "#w");
    page.run("window.gone = find('#w'); gone.remove();");
    page.settle();
    page.run("document.body.append(gone);");
    page.wait("it to be back", "find('#w').meetings.length");
    let code: String = page.eval(
        "find('#w').article = { version: 2 };
         return find('#w').ready.then(() => 'none', error => error.code);",
    );
    assert_eq!(code, "version");
    let id: String = page.eval(
        "find('#w').article = { version: 1, id: 'set', headline: 'Set', inLanguage: 'en', body: [] };
         return find('#w').ready.then(w => w.article.id);",
    );
    assert_eq!(id, "set");
}

fn a_host_that_closes_every_root(page: &Page, mode: Mode) {
    check_without_roots(
        page,
        mode,
        "const { attachShadow } = Element.prototype;
         Element.prototype.attachShadow = function (init) {
           return attachShadow.call(this, { ...init, mode: 'closed' });
         };",
    );
}

fn a_host_that_hides_every_root(page: &Page, mode: Mode) {
    check_without_roots(
        page,
        mode,
        "Object.defineProperty(Element.prototype, 'shadowRoot', { get: () => null });",
    );
}

fn a_nonce_carries_inlined_styles(page: &Page) {
    crate::widget::open_module(page, "");
    let html: String = page.eval_with(
        "return module.renderToString(JSON.parse(arguments[0]), { nonce: 'abc123' });",
        &[crate::widget::fixture("articles/other.json").into()],
    );
    assert!(
        html.contains("<style nonce=\"abc123\">"),
        "{}",
        &html[..200]
    );
    let body = html.replacen("<article-widget", "<article-widget id=w", 1);
    let policy = "default-src 'none'; script-src {{WIDGET}}; style-src 'nonce-abc123'";
    let body = format!("{body}{}", page.loader_script());
    page.document("", &body, &[("Content-Security-Policy", policy)]);
    wait_ready(page, "w");
    check_it_works(page, "#w");
}

/// Messages are styled, and the policy reports no violation.
fn messages_need_no_style_src(page: &Page) {
    let broken = embed(&broken("missing-headline"), &[("debug", "")]);
    let policy = "default-src 'none'; script-src {{WIDGET}} 'wasm-unsafe-eval'; \
                  connect-src {{WIDGET}}; style-src 'none'";
    let body = format!("{broken}{}", page.loader_script());
    page.document("", &body, &[("Content-Security-Policy", policy)]);
    page.wait("the error", "find('#w >>> [role=alert] li')");
    let border: String =
        page.eval("return getComputedStyle(find('#w >>> [role=alert]')).borderTopStyle;");
    assert_eq!(border, "solid");
    let styles = page.site.requests().into_iter();
    assert_eq!(styles.filter(|r| r.path.ends_with(".css")).count(), 0);
}

/// As polyfills and helpers do that are loaded first.
fn a_host_that_replaced_fetch_and_json(page: &Page) {
    // An image that does not exist.
    page.expect_failed_requests();
    let head = "<script>
        const { fetch, JSON: { parse } } = window;
        window.fetch = (url, options) => {
          if (typeof url !== 'string') throw new TypeError('not a string');
          return fetch(url, options);
        };
        JSON.parse = (text) => parse(text, (_, value) =>
          /^\\d{4}-\\d\\d/.test(value) ? new Date(value) : value);
        </script>";
    let inline = format!(
        "<article-widget id=v><script type=\"application/json\">{}</script></article-widget>",
        crate::widget::fixture("articles/full.json")
    );
    let body = format!(
        "{}{inline}{}",
        embed(&article("full"), &[]),
        page.loader_script()
    );
    page.document(head, &body, &[]);
    wait_ready(page, "w");
    wait_ready(page, "v");
}
