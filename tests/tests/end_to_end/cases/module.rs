//! The raw WASM module, without the element.

use super::{Case, cases};
use crate::page::Page;
use crate::widget::{broken, fixture, open_module, toggle, toggles, wait_toggles};
use serde_json::{Value, json};

pub(super) fn cases() -> Vec<Case> {
    cases!("module":
        mount_and_use,
        mount_is_all_or_nothing,
        update_keeps_open_meetings,
        update_with_options,
        free_removes_everything,
        two_mounts_on_one_host,
        every_option_is_read,
        render_to_string_is_what_mount_renders,
        check_finds_everything,
        check_finds_nothing_wrong,
        the_version_is_the_package_s,
        init_twice_is_one_module,
    )
}

fn open(page: &Page) {
    open_module(page, "<div id=w><p>Fallback</p></div>");
    page.eval_with::<()>(
        "window.full = JSON.parse(arguments[0]);
         // Its images are next to it.
         window.beside = { src: arguments[2] }; window.other = JSON.parse(arguments[1]);",
        &[
            fixture("articles/full.json").into(),
            fixture("articles/other.json").into(),
            format!("{}/fixtures/articles/full.json", page.site.widget).into(),
        ],
    );
}

const SRC: &str = "src: 'http://127.0.0.1:9/articles/'";

fn mount_and_use(page: &Page) {
    open(page);
    page.run("window.widget = module.mount(find('#w'), other);");
    page.click("#w >>> #morning summary");
    assert_eq!(wait_toggles(page, 1), [toggle("morning", true, "user")]);
    page.run("widget.expand('evening'); widget.toggle('morning');");
    assert_eq!(
        wait_toggles(page, 3)[1..],
        [
            toggle("evening", true, "api"),
            toggle("morning", false, "api")
        ]
    );
    let meetings: Value = page.eval("return widget.meetings();");
    assert_eq!(
        meetings,
        json!([
            { "id": "morning", "name": "Morning meeting", "open": false },
            { "id": "evening", "name": "Evening meeting", "open": true },
        ])
    );
    page.click("#w >>> [part=toggle-all]");
    page.wait(
        "all to open",
        "findAll('#w >>> details').every(d => d.open)",
    );
    let thrown: bool = page.eval(
        "try { widget.expand('nobody'); return false; } catch (e) { return e instanceof window.RangeError; }",
    );
    assert!(thrown, "an unknown id throws a RangeError");
    page.run("widget.collapse();");
    page.wait(
        "all to close",
        "findAll('#w >>> details').every(d => !d.open)",
    );
}

fn mount_is_all_or_nothing(page: &Page) {
    open(page);
    let error: Value = page.eval(
        "const before = find('#w').outerHTML;
         try { module.mount(find('#w'), { ...full, headline: '' }); return null; }
         catch (error) { return { isError: error instanceof window.Error,
           isOwn: error instanceof module.ArticleError, name: error.name,
           code: error.code, path: error.path, problems: error.problems.length,
           same: before === find('#w').outerHTML && find('#w').shadowRoot === null }; }",
    );
    assert_eq!(
        error,
        json!({ "isError": true, "isOwn": true, "name": "ArticleError", "code": "invalid-article",
                "path": "headline", "problems": 1, "same": true })
    );
    page.run("window.widget = module.mount(find('#w'), other, { expanded: 'first' });");
    let kept: (bool, String) = page.eval(
        "try { widget.update({ ...full, version: 9 }); } catch (error) {
           return [find('#w >>> #morning').open, error.code]; }",
    );
    assert_eq!(kept, (true, "version".to_owned()));
}

fn update_keeps_open_meetings(page: &Page) {
    open(page);
    page.run(
        "window.widget = module.mount(find('#w'), other);
         widget.expand('evening');
         widget.update({ ...other, headline: 'Corrected', body: [...other.body].reverse() });",
    );
    let (headline, open): (String, Vec<String>) = page.eval(
        "return [text('#w >>> [part=headline]'), widget.meetings().filter(m => m.open).map(m => m.id)];",
    );
    assert_eq!(
        (headline.as_str(), open),
        ("Corrected", vec!["evening".to_owned()])
    );
    page.settle();
    assert_eq!(
        toggles(page)
            .iter()
            .filter(|event| event.reason != "api")
            .count(),
        0
    );
    page.click("#w >>> #evening summary");
    page.wait("it to close", "!find('#w >>> #evening').open");
}

fn update_with_options(page: &Page) {
    open(page);
    page.run(
        "window.widget = module.mount(find('#w'), other, { headingLevel: 4 });
         widget.update(other);",
    );
    assert!(
        page.eval::<bool>("return Boolean(find('#w >>> h4[part=headline]'));"),
        "the old ones stay"
    );
    page.run("widget.update(other, { headingLevel: 1, mode: 'single' });");
    let names: Vec<String> = page.eval("return findAll('#w >>> details').map(d => d.name);");
    assert_eq!(names, ["other", "other"]);
    assert!(page.eval::<bool>("return Boolean(find('#w >>> h1[part=headline]'));"));
}

fn free_removes_everything(page: &Page) {
    open(page);
    page.run(
        "window.widget = module.mount(find('#w'), other, { remember: true });
         window.summary = find('#w >>> summary');
         widget.free();",
    );
    let state: (bool, bool) = page.eval(
        "return [Boolean(find('#w').shadowRoot.querySelector('[part=article]')),
           find('#w > p').getClientRects().length > 0];",
    );
    assert_eq!(
        state,
        (false, true),
        "no article, and the host's own children show again"
    );
    page.run(
        "location.hash = '#morning';
         dispatchEvent(new Event('beforeprint'));
         document.body.append(summary.closest('details'));
         summary.click();",
    );
    page.settle();
    assert_eq!(toggles(page), []);
    assert_eq!(page.eval::<u32>("return sessionStorage.length;"), 0);
    let throws: bool = page.eval("try { widget.expand(); return false; } catch { return true; }");
    assert!(throws, "what is freed is gone");
    page.run("window.widget = module.mount(find('#w'), full, beside);");
    assert!(
        page.eval::<bool>("return Boolean(find('#w >>> #plenary'));"),
        "the host is free again"
    );
}

fn two_mounts_on_one_host(page: &Page) {
    open(page);
    page.run(
        "window.first = module.mount(find('#w'), full, beside);
         window.second = module.mount(find('#w'), other);",
    );
    let articles: Vec<String> =
        page.eval("return findAll('#w >>> [part=article]').map(a => a.dataset.article);");
    assert_eq!(articles, ["other"]);
    page.run("first.free();");
    let articles: Vec<String> =
        page.eval("return findAll('#w >>> [part=article]').map(a => a.dataset.article);");
    assert_eq!(
        articles,
        ["other"],
        "what came later is not the first one's to take away"
    );
    page.click("#w >>> #morning summary");
    assert_eq!(wait_toggles(page, 1), [toggle("morning", true, "user")]);
}

fn every_option_is_read(page: &Page) {
    open(page);
    page.run(&format!(
        "const address = '{}/www/article-widget.css';
         module.mount(find('#w'), full, {{ theme: 'dark', lang: 'en', expanded: 'follow-up',
           mode: 'single', headingLevel: 3, loading: 'lazy', remember: true, debug: true,
           src: '{}/fixtures/articles/full.json', stylesheet: address }});",
        page.site.widget, page.site.widget
    ));
    let state: Value = page.eval(
        "return [find('#w >>> h3[part=headline]') !== null, find('#w >>> #follow-up').open,
           findAll('#w >>> details[name=full-example]').length, find('#w >>> link').rel,
           new URL(find('#w >>> img').src).pathname];",
    );
    assert_eq!(
        state,
        json!([true, true, 3, "stylesheet", "/fixtures/images/map.svg"])
    );
    for options in [
        "null",
        "undefined",
        "{}",
        "{ headingLevel: 'x', expanded: 7, lang: {} }",
        "'text'",
    ] {
        page.run(&format!(
            "module.mount(find('#w'), other, {options}).free();"
        ));
    }
}

fn render_to_string_is_what_mount_renders(page: &Page) {
    open(page);
    for name in [
        "full",
        "other",
        "rtl",
        "markup-as-text",
        "minimal",
        "yearless",
    ] {
        let (parsed, mounted): (String, String) = page.eval_with(
            &format!(
                "const article = JSON.parse(arguments[0]);
                 const options = {{ {SRC}, expanded: 'first', headingLevel: 3 }};
                 const html = module.renderToString(article, options);
                 const box = document.createElement('div');
                 box.setHTMLUnsafe(html);
                 const mounted = document.createElement('div');
                 const widget = module.mount(mounted, article, options);
                 // A page differs in three ways: it knows its own address, it has
                 // a use for the button, and it has no hints for imports.
                 const settle = root => {{
                   for (const a of root.querySelectorAll('a'))
                     if (a.hash) a.setAttribute('href', new URL(a.getAttribute('href'), location).href);
                   for (const name of ['data-address', 'data-modified', 'data-role'])
                     for (const element of root.querySelectorAll(`[${{name}}]`)) element.removeAttribute(name);
                   for (const button of root.querySelectorAll('button')) button.removeAttribute('hidden');
                   return root.querySelector('[part=article]').outerHTML;
                 }};
                 const pair = [settle(box.querySelector('article-widget').shadowRoot),
                   settle(mounted.shadowRoot)];
                 widget.free();
                 return pair;"
            ),
            &[fixture(&format!("articles/{name}.json")).into()],
        );
        let lines = |html: &str| html.replace('<', "\n<");
        let differences: Vec<_> = std::iter::zip(lines(&parsed).lines(), lines(&mounted).lines())
            .filter(|(parsed, mounted)| parsed != mounted)
            .map(|(parsed, mounted)| format!("{parsed}  |  {mounted}"))
            .collect();
        assert_eq!(differences, Vec::<String>::new(), "{name}");
        assert_eq!(parsed.len(), mounted.len(), "{name}");
        assert!(mounted.len() > 100, "{mounted}");
    }
}

fn check_finds_everything(page: &Page) {
    open(page);
    let problems: Vec<(String, String, String)> = page.eval_with(
        "return fetch(arguments[0]).then(r => r.json()).then(article =>
           module.check(article).map(p => [p.path, p.code, typeof p.message]));",
        &[broken("several-problems")
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    let found: Vec<(&str, &str)> = problems
        .iter()
        .map(|(path, code, _)| (path.as_str(), code.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("id", "slug"),
            ("headline", "missing"),
            ("body[0].text[0].href", "url"),
            ("body[1].startDate", "date"),
            ("body[2].format", "value"),
            ("body[2].id", "duplicate-id"),
        ]
    );
    assert!(problems.iter().all(|(_, _, kind)| kind == "string"));
    let codes: Vec<String> = page.eval(
        "return [undefined, null, 7, 'text', [], () => 1].map(value => module.check(value)[0]?.path ?? 'fine');",
    );
    assert_eq!(
        codes, [""; 6],
        "whatever it is, it is checked and not thrown"
    );
}

fn check_finds_nothing_wrong(page: &Page) {
    open(page);
    let problems: Value = page.eval("return [...module.check(full), ...module.check(other)];");
    assert_eq!(problems, json!([]));
    let warning: Value = page.eval_with(
        "return module.check(JSON.parse(arguments[0])).map(p => [p.path, p.severity]);",
        &[fixture("articles/unknown-block.json").into()],
    );
    assert_eq!(
        warning,
        json!([["body[1].type", "warning"], ["body[2].type", "warning"]])
    );
}

fn the_version_is_the_package_s(page: &Page) {
    open(page);
    assert_eq!(
        page.eval::<String>("return module.version();"),
        env!("CARGO_PKG_VERSION")
    );
}

fn init_twice_is_one_module(page: &Page) {
    open(page);
    let same: bool = page.eval(
        "return Promise.all([module.default(), module.default()]).then(([a, b]) => a === b);",
    );
    assert!(same);
    assert_eq!(crate::widget::count(page, crate::widget::WASM), 1);
}
