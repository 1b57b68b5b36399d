//! Prerendered markup: nothing is replaced, nothing is fetched, and the WASM is only
//! loaded when needed.

use super::{Case, both_loaders, cases};
use crate::page::Page;
use crate::widget::{
    Mode, WASM, article, count, fixture, markup, open_meetings, show, toggle, wait_ready,
    wait_toggles,
};
use article_widget_tests::Fault;

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_loaders!("adopted":
        nodes_stay_and_nothing_is_fetched,
        wasm_takes_over_for_an_article,
        wasm_takes_over_for_a_src,
        an_inserted_meeting_that_starts_open_is_no_event,
    );
    all.extend(cases!("adopted":
        it_reads_and_opens_without_script,
        focus_and_open_meetings_survive_the_adoption,
        the_article_is_null_until_one_is_set,
        setting_no_article_changes_nothing,
        expanded_is_live_without_wasm,
        theme_is_live_without_wasm,
        a_template_that_came_late,
        another_version_of_the_markup_warns,
        the_markup_stays_if_the_wasm_fails,
        prerendered_and_rendered_side_by_side,
        every_fixture_has_the_same_tree_either_way,
    ));
    all
}

/// Opens a page with prerendered markup and no loader, so a case can use it before it is
/// adopted.
fn open_unadopted(page: &Page, attributes: &[(&str, &str)]) {
    page.document("", &markup(page, Mode::Adopted, "full", attributes), &[]);
    page.wait(
        "the page and its style sheet",
        "document.readyState === 'complete' &&
         getComputedStyle(find('#w >>> [part=article]')).display !== 'inline'",
    );
}

/// Adds the loader.
fn adopt(page: &Page) {
    page.eval_with::<()>(
        "document.body.append(Object.assign(document.createElement('script'), {
           type: 'module', src: arguments[0] }));",
        &[format!("{}{}", page.site.widget, page.loader.get()).into()],
    );
    wait_ready(page, "w");
}

fn wasm_requests(page: &Page) -> Vec<String> {
    let all = page.site.requests().into_iter().map(|request| request.path);
    // The case's own prerendering may have loaded the module on another page.
    all.skip_while(|path| path != page.loader.get())
        .filter(|path| path.ends_with(".wasm") || path.ends_with("article_widget.js"))
        .collect()
}

fn nodes_stay_and_nothing_is_fetched(page: &Page) {
    open_unadopted(page, &[]);
    page.run("window.nodes = [...find('#w').shadowRoot.querySelectorAll('*')];");
    adopt(page);
    page.click("#w >>> [part=toggle-all]");
    assert_eq!(wait_toggles(page, 3)[0], toggle("plenary", true, "user"));
    let same: bool = page.eval(
        "const now = [...find('#w').shadowRoot.querySelectorAll('*')];
         return nodes.length === now.length && nodes.every((node, index) => node === now[index]);",
    );
    assert!(same, "every node is the one that came with the page");
    assert_eq!(count(page, "/fixtures/articles/full.json"), 0, "no article");
    assert_eq!(wasm_requests(page), Vec::<String>::new(), "no WASM");
    let ready: String = page.eval(
        "return find('#w').ready.then(w => w.id + ' ' +
           window.__events.find(e => e.type === 'article-ready').detail.article);",
    );
    assert_eq!(ready, "w full-example");
}

fn it_reads_and_opens_without_script(page: &Page) {
    open_unadopted(page, &[("expanded", "first")]);
    assert_eq!(open_meetings(page), ["plenary"]);
    page.click("#w >>> #side-talks summary");
    page.wait("it to open", "find('#w >>> #side-talks').open");
    let button: bool = page.eval(
        "return find('#w >>> [part=toggle-all]').checkVisibility({ visibilityProperty: true });",
    );
    assert!(!button, "a button that does nothing is not shown");
    let fallback: bool = page.eval("return find('#w > p').checkVisibility();");
    assert!(!fallback);
}

fn focus_and_open_meetings_survive_the_adoption(page: &Page) {
    open_unadopted(page, &[]);
    page.click("#w >>> #follow-up summary");
    page.wait("it to open", "find('#w >>> #follow-up').open");
    let top: f64 = page.eval("return find('#w >>> #follow-up').getBoundingClientRect().top;");
    adopt(page);
    page.settle();
    let (focus, after): (String, f64) = page.eval(
        "return [find('#w').shadowRoot.activeElement?.parentNode.id,
           find('#w >>> #follow-up').getBoundingClientRect().top];",
    );
    assert_eq!((focus.as_str(), after), ("follow-up", top), "nothing moves");
    assert_eq!(open_meetings(page), ["follow-up"]);
}

fn the_article_is_null_until_one_is_set(page: &Page) {
    show(page, Mode::Adopted, "full", &[]);
    assert!(page.eval::<bool>("return find('#w').article === null;"));
}

/// Frameworks set a property to `undefined` or `null` while they have no value.
fn setting_no_article_changes_nothing(page: &Page) {
    open_unadopted(page, &[]);
    page.run(
        "find('#w').article = undefined;
         window.article = find('#w >>> [part=article]');",
    );
    adopt(page);
    page.run("find('#w').article = undefined; find('#w').article = null;");
    page.settle();
    let same: bool = page.eval("return article === find('#w >>> [part=article]');");
    assert!(same, "the markup stays");
    assert_eq!(wasm_requests(page), Vec::<String>::new());
}

fn set_other(page: &Page) {
    page.eval_with::<()>(
        "find('#w').article = JSON.parse(arguments[0]);",
        &[fixture("articles/other.json").into()],
    );
}

fn check_taken_over(page: &Page) {
    page.wait(
        "the other article",
        "text('#w >>> [part=headline]') === 'Another article'",
    );
    let articles: u32 = page.eval("return findAll('#w >>> [part=article]').length;");
    assert_eq!(articles, 1);
    assert_eq!(
        page.eval::<String>("return find('#w').article.id;"),
        "other"
    );
    page.click("#w >>> #morning summary");
    assert_eq!(
        wait_toggles(page, 1),
        [toggle("morning", true, "user")],
        "the stand-in no longer listens"
    );
    let look: String = page.eval("return getComputedStyle(find('#w >>> [part=article]')).display;");
    assert_ne!(look, "inline", "styled as before");
}

fn wasm_takes_over_for_an_article(page: &Page) {
    show(page, Mode::Adopted, "full", &[]);
    set_other(page);
    check_taken_over(page);
    assert_eq!(count(page, "/fixtures/articles/full.json"), 0);
}

fn wasm_takes_over_for_a_src(page: &Page) {
    show(page, Mode::Adopted, "full", &[]);
    page.eval_with::<()>(
        "find('#w').setAttribute('src', arguments[0]);",
        &[article("other")
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    check_taken_over(page);
}

fn expanded_is_live_without_wasm(page: &Page) {
    show(page, Mode::Adopted, "full", &[]);
    page.run("find('#w').setAttribute('expanded', 'all');");
    let seen = wait_toggles(page, 3);
    assert!(
        seen.iter().all(|event| event.reason == "api" && event.open),
        "{seen:#?}"
    );
    page.run("find('#w').setAttribute('expanded', 'follow-up');");
    page.wait(
        "the others to close",
        "findAll('#w >>> details[open]').length === 1",
    );
    assert_eq!(wasm_requests(page), Vec::<String>::new());
}

fn theme_is_live_without_wasm(page: &Page) {
    show(page, Mode::Adopted, "full", &[("theme", "light")]);
    let ground = "return getComputedStyle(find('#w >>> [part=article]')).backgroundColor;";
    let light: String = page.eval(ground);
    page.run("find('#w').setAttribute('theme', 'dark');");
    assert_ne!(page.eval::<String>(ground), light);
    assert_eq!(wasm_requests(page), Vec::<String>::new());
}

/// Markup that a script inserts still has its template.
fn a_template_that_came_late(page: &Page) {
    let body = markup(page, Mode::Adopted, "full", &[]).replace("{{WIDGET}}", &page.site.widget);
    // Chromium logs that it does not open the template.
    page.tolerate_recorded("Found declarative shadowrootmode");
    page.html("<div id=place></div>");
    page.wait("the loader", "customElements.get('article-widget')");
    page.eval_with::<()>("find('#place').innerHTML = arguments[0];", &[body.into()]);
    wait_ready(page, "w");
    page.click("#w >>> #plenary summary");
    assert_eq!(wait_toggles(page, 1), [toggle("plenary", true, "user")]);
    assert_eq!(count(page, "/fixtures/articles/full.json"), 0);
}

/// The package adopts it before the browser dispatches `toggle` for it.
fn an_inserted_meeting_that_starts_open_is_no_event(page: &Page) {
    let body = markup(page, Mode::Adopted, "full", &[("expanded", "first")])
        .replace("{{WIDGET}}", &page.site.widget);
    // Chromium logs that it does not open the template.
    page.tolerate_recorded("Found declarative shadowrootmode");
    for method in ["innerHTML", "setHTMLUnsafe"] {
        page.html("<div id=place></div>");
        page.wait("the loader", "customElements.get('article-widget')");
        page.eval_with::<()>(
            "const [html, method] = arguments;
             const place = find('#place');
             if (method === 'setHTMLUnsafe' && place[method]) place[method](html);
             else place.innerHTML = html;",
            &[body.clone().into(), method.into()],
        );
        wait_ready(page, "w");
        page.settle();
        assert_eq!(open_meetings(page), ["plenary"], "{method}");
        assert_eq!(crate::widget::toggles(page), [], "{method}");
        page.click("#w >>> #plenary summary");
        let closed = [toggle("plenary", false, "user")];
        assert_eq!(wait_toggles(page, 1), closed, "{method}");
    }
}

fn another_version_of_the_markup_warns(page: &Page) {
    let version = format!("data-version=\"{}\"", env!("CARGO_PKG_VERSION"));
    let body = markup(page, Mode::Adopted, "full", &[]);
    assert!(body.contains(&version), "the markup names its version");
    page.html(&body.replace(&version, "data-version=\"99.0.0\""));
    page.expect_recorded("99.0.0");
    wait_ready(page, "w");
    page.click("#w >>> #plenary summary");
    assert_eq!(wait_toggles(page, 1), [toggle("plenary", true, "user")]);
}

fn the_markup_stays_if_the_wasm_fails(page: &Page) {
    show(page, Mode::Adopted, "full", &[]);
    page.expect_failed_requests();
    page.site.fail(WASM, Fault::Status(500));
    page.run("find('#w').expand('side-talks');");
    // The markup may have been rendered by this page's module.
    set_other(page);
    let failure = crate::widget::wait_error(page);
    assert_eq!(failure.code, "wasm-unavailable");
    assert_eq!(open_meetings(page), ["side-talks"]);
    page.click("#w >>> #plenary summary");
    page.wait("it to work still", "find('#w >>> #plenary').open");
    page.site.mend(WASM);
    set_other(page);
    page.wait(
        "the other article",
        "text('#w >>> [part=headline]') === 'Another article'",
    );
}

fn prerendered_and_rendered_side_by_side(page: &Page) {
    let rendered = crate::widget::embed(&article("other"), &[]).replace("\"w\"", "\"v\"");
    page.html(&format!(
        "{}{rendered}",
        markup(page, Mode::Adopted, "full", &[])
    ));
    wait_ready(page, "w");
    wait_ready(page, "v");
    page.click("#w >>> #plenary summary");
    // Content below moves while the meeting opens.
    page.wait(
        "the first to be open",
        "find('#w >>> #plenary').open && !find('#w').shadowRoot.getAnimations().length",
    );
    page.click("#v >>> #morning summary");
    assert_eq!(
        wait_toggles(page, 2),
        [
            toggle("plenary", true, "user"),
            toggle("morning", true, "user")
        ]
    );
}

/// Everything below a node, one element or text per line, with sorted attributes.
const TREE: &str = "
    // Only stored markup has the hints for imports.
    const HINTS = ['data-address', 'data-modified', 'data-role'];
    const lines = (node, depth) => {
      if (node.nodeType === Node.TEXT_NODE) return [`${depth}'${node.data}'`];
      const attributes = [...node.attributes].filter(({ name }) => !HINTS.includes(name)).map(({ name, value }) => ` ${name}=\"${value}\"`).sort();
      const children = [...node.childNodes].flatMap((child) => lines(child, `${depth} `));
      return [`${depth}<${node.localName}${attributes.join('')}>`, ...children];
    };
    return lines(find(arguments[0]), '');";

fn every_fixture_has_the_same_tree_either_way(page: &Page) {
    let directory = article_widget_tests::repository().join("tests/fixtures/articles");
    let files = std::fs::read_dir(directory).expect("the fixtures");
    let mut names: Vec<String> = files
        .filter_map(|file| file.expect("a file").file_name().into_string().ok())
        .filter_map(|name| Some(name.strip_suffix(".json")?.to_owned()))
        .collect();
    names.sort();
    assert!(names.len() >= 9, "{names:?}");
    let options: [&[(&str, &str)]; 3] = [
        &[],
        &[("expanded", "all"), ("heading-level", "4"), ("lang", "ru")],
        &[
            ("expanded", "first"),
            ("mode", "single"),
            ("theme", "dark"),
            ("lang", "fa"),
        ],
    ];
    for name in &names {
        for attributes in options {
            let tree = |mode: Mode| -> Vec<String> {
                show(page, mode, name, attributes);
                let lines: Vec<String> = page.eval_with(TREE, &["#w >>> [part=article]".into()]);
                // The fixture has a placeholder that the test server fills in.
                let lines = lines.into_iter();
                lines
                    .map(|line| line.replace(&page.site.widget, "{{WIDGET}}"))
                    .collect()
            };
            let (rendered, adopted) = (tree(Mode::Rendered), tree(Mode::Adopted));
            assert!(rendered.len() >= 4, "{name}: {rendered:#?}");
            assert_eq!(rendered, adopted, "{name}, {attributes:?}");
        }
    }
}
