//! The ways to embed an article.

use super::{Case, both_loaders, cases};
use crate::page::Page;
use crate::widget::{article, count, embed, fixture, wait_error, wait_ready};

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_loaders!("embedding":
        src_is_rendered,
        inline_data_is_rendered,
        the_article_property_wins_over_inline_data,
        inline_data_wins_over_src,
        a_property_set_before_the_loader_counts,
        markup_may_come_later,
        the_data_attribute_for_content_systems,
        a_classic_script_may_import_the_loader,
        the_class_alone_defines_nothing,
    );
    all.extend(cases!("embedding":
        the_loader_may_come_first,
        the_same_loader_twice_is_silent,
        another_version_warns_and_keeps_the_first_definition,
        a_data_attribute_added_later,
        a_base_element_does_not_mislead_the_loader,
        src_resolves_like_an_image,
        links_resolve_against_the_article,
        inline_data_that_is_no_json_is_an_error,
        the_interface_is_complete,
        text_is_never_markup,
        a_page_without_doctype,
        the_plain_host_page,
    ));
    all
}

fn headline(page: &Page) -> String {
    page.eval("return text('#w >>> [part=headline]') ?? '';")
}

fn src_is_rendered(page: &Page) {
    page.html(&embed(&article("other"), &[]));
    wait_ready(page, "w");
    assert_eq!(headline(page), "Another article");
    assert_eq!(count(page, "/fixtures/articles/other.json"), 1);
    let fallback: bool = page.eval("return find('#w > p').checkVisibility();");
    assert!(!fallback, "the fallback gives way to the article");
}

fn inline(name: &str, attributes: &str) -> String {
    let json = fixture(&format!("articles/{name}.json"));
    format!(
        "<article-widget id=w {attributes}><p>Fallback</p>\
         <script type=\"application/json\">{json}</script></article-widget>"
    )
}

fn inline_data_is_rendered(page: &Page) {
    page.html(&inline("other", ""));
    wait_ready(page, "w");
    assert_eq!(headline(page), "Another article");
    let articles = page
        .site
        .requests()
        .into_iter()
        .filter(|r| r.path.ends_with(".json"))
        .count();
    assert_eq!(
        articles,
        0,
        "an article is there, none is fetched: {:#?}",
        page.site.requests()
    );
}

fn the_article_property_wins_over_inline_data(page: &Page) {
    page.document("", &inline("other", ""), &[]);
    page.eval_with::<()>(
        "find('#w').article = JSON.parse(arguments[0]);
         const script = Object.assign(document.createElement('script'), {
           type: 'module', src: arguments[1] });
         document.body.append(script);",
        &[
            fixture("articles/minimal.json").into(),
            format!("{}{}", page.site.widget, page.loader.get()).into(),
        ],
    );
    wait_ready(page, "w");
    assert_eq!(headline(page), "The least that an article needs");
}

fn inline_data_wins_over_src(page: &Page) {
    page.html(&inline("other", &format!("src=\"{}\"", article("minimal"))));
    wait_ready(page, "w");
    assert_eq!(headline(page), "Another article");
    assert_eq!(count(page, "/fixtures/articles/minimal.json"), 0);
}

fn a_property_set_before_the_loader_counts(page: &Page) {
    let loader = page.loader_script();
    page.document(
        "",
        &format!(
            "<article-widget id=w></article-widget>
             <script>document.querySelector('#w').article = {};</script>{loader}",
            fixture("articles/other.json")
        ),
        &[],
    );
    wait_ready(page, "w");
    assert_eq!(headline(page), "Another article");
    let (id, own): (String, bool) =
        page.eval("const w = find('#w'); return [w.article.id, Object.hasOwn(w, 'article')];");
    assert_eq!(
        (id.as_str(), own),
        ("other", false),
        "the property is the element's again"
    );
}

fn markup_may_come_later(page: &Page) {
    page.html("");
    page.wait("the loader", "customElements.get('article-widget')");
    page.eval_with::<()>(
        "document.body.insertAdjacentHTML('beforeend', arguments[0]);",
        &[embed(&article("other"), &[])
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    wait_ready(page, "w");
    assert_eq!(headline(page), "Another article");
}

fn second_spelling() -> String {
    format!(
        "<div id=d data-article-widget data-src=\"{}\" data-expanded=first data-heading-level=4>\
         <p>Fallback</p></div>",
        article("other")
    )
}

fn check_second_spelling(page: &Page) {
    page.wait(
        "the article",
        "window.__events.some(e => e.type === 'article-ready')",
    );
    let (level, open, fallback, count): (String, bool, bool, u32) = page.eval(
        "return [find('#d > article-widget >>> [part=headline]').localName,
           find('#d > article-widget >>> #morning').open,
           find('#d > article-widget > p').textContent === 'Fallback',
           findAll('#d article-widget').length];",
    );
    assert_eq!(
        (level.as_str(), open, fallback, count),
        ("h4", true, true, 1)
    );
    page.run("find('#d article-widget').collapse();");
    page.wait(
        "an event that bubbles through",
        "window.__events.at(-1).type === 'meeting-toggle'",
    );
}

fn the_data_attribute_for_content_systems(page: &Page) {
    page.html(&second_spelling());
    check_second_spelling(page);
}

fn a_data_attribute_added_later(page: &Page) {
    page.html("");
    page.wait("the loader", "customElements.get('article-widget')");
    page.eval_with::<()>(
        "document.body.insertAdjacentHTML('beforeend', `<section>${arguments[0]}</section>`);",
        &[second_spelling()
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    check_second_spelling(page);
    // It may be moved and is still set up only once.
    page.run("document.body.append(find('#d'));");
    page.settle();
    let widgets: u32 = page.eval("return findAll('#d article-widget').length;");
    assert_eq!(widgets, 1);
}

fn a_classic_script_may_import_the_loader(page: &Page) {
    page.document(
        "",
        &format!(
            "{}<script>import('{{{{WIDGET}}}}{}');</script>",
            embed(&article("other"), &[]),
            page.loader.get()
        ),
        &[],
    );
    wait_ready(page, "w");
    assert_eq!(headline(page), "Another article");
}

/// A page may choose another tag name.
fn the_class_alone_defines_nothing(page: &Page) {
    let element = page.loader.get().replace("loader.js", "element.js");
    page.document(
        "",
        &format!(
            "<my-article id=w src=\"{}\"></my-article><article-widget></article-widget>
             <div data-article-widget></div>",
            article("other")
        ),
        &[],
    );
    let defined: Vec<bool> = page.eval_with(
        "return import(arguments[0]).then(({ ArticleWidget, ArticleError, version }) => {
           const before = ['article-widget', 'my-article'].map(tag => Boolean(customElements.get(tag)));
           customElements.define('my-article', ArticleWidget);
           return [...before, ArticleWidget.version === version, ArticleError.prototype instanceof Error];
         });",
        &[format!("{}{element}", page.site.widget).into()],
    );
    assert_eq!(defined, [false, false, true, true]);
    wait_ready(page, "w");
    assert_eq!(headline(page), "Another article");
    let children: u32 = page.eval("return find('[data-article-widget]').childNodes.length;");
    assert_eq!(children, 0, "other spellings wait for the loader");
}

fn the_loader_may_come_first(page: &Page) {
    let loader = page.loader_script().replace("type=", "async type=");
    let filling = "<p>Text that takes the parser a while.</p>".repeat(2_000);
    page.document(&loader, &format!("{filling}{}", inline("other", "")), &[]);
    wait_ready(page, "w");
    assert_eq!(headline(page), "Another article");
}

fn the_same_loader_twice_is_silent(page: &Page) {
    let loader = page.loader_script();
    let again = loader.replace("loader.js", "loader.js?again");
    page.document(
        "",
        &format!("{loader}{}{again}", embed(&article("other"), &[])),
        &[],
    );
    wait_ready(page, "w");
    page.settle();
    assert_eq!(headline(page), "Another article");
    assert_eq!(count(page, page.loader.get()), 2);
}

fn another_version_warns_and_keeps_the_first_definition(page: &Page) {
    let version = env!("CARGO_PKG_VERSION");
    let source = std::fs::read_to_string(article_widget_tests::repository().join("pkg/loader.js"))
        .expect("pkg/loader.js");
    assert!(source.contains(version), "the loader names its version");
    page.site.put(
        "/other/loader.js",
        article_widget_tests::Document {
            content_type: "text/javascript".to_owned(),
            headers: vec![],
            body: source.replace(version, "99.0.0"),
        },
    );
    let first = page.loader_script();
    let second = first.replace("/www/", "/other/");
    page.document(
        "",
        &format!("{first}{second}{}", embed(&article("other"), &[])),
        &[],
    );
    wait_ready(page, "w");
    let defined: String = page.eval("return customElements.get('article-widget').version;");
    assert_eq!(defined, version);
    page.wait("a warning", "window.__recorded.length");
    let warnings: Vec<String> = page.eval("return window.__recorded;");
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    assert!(
        warnings[0].contains("99.0.0") && warnings[0].contains(version),
        "{warnings:#?}"
    );
    page.expect_recorded("99.0.0");
}

fn a_base_element_does_not_mislead_the_loader(page: &Page) {
    let base = "<base href=\"{{HOST}}/elsewhere/\">";
    let body = format!(
        "<article-widget id=w></article-widget>{}",
        page.loader_script()
    );
    page.document(base, &body, &[]);
    wait_ready(page, "w");
    assert_eq!(headline(page).split(' ').next(), Some("Russian"));
    let strays: Vec<String> = page.site.requests().into_iter().map(|r| r.path).collect();
    assert!(
        !strays.iter().any(|path| path.starts_with("/elsewhere")),
        "{strays:?}"
    );
}

fn src_resolves_like_an_image(page: &Page) {
    let base = "<base href=\"{{WIDGET}}/fixtures/\">";
    let body = format!(
        "{}{}",
        embed("articles/other.json", &[]),
        page.loader_script()
    );
    page.document(base, &body, &[]);
    wait_ready(page, "w");
    assert_eq!(headline(page), "Another article");
}

fn links_resolve_against_the_article(page: &Page) {
    page.html(&embed(&article("addresses"), &[]));
    wait_ready(page, "w");
    let links: Vec<String> =
        page.eval("return findAll('#w >>> [part=paragraph] a').map(a => a.href);");
    assert_eq!(
        links[..6],
        [
            "https://publisher.example/2023/more#part",
            "https://publisher.example/talks",
            "https://publisher.example/2023/talks?page=2",
            "https://cdn.example/a",
            "mailto:desk@publisher.example",
            "http://other.example/a%20b",
        ]
    );
    page.html(&embed(&article("full"), &[("expanded", "all")]));
    wait_ready(page, "w");
    let (author, image, more): (String, String, String) = page.eval(
        "return [find('#w >>> [part=byline] a').href, find('#w >>> img').src,
           find('#w >>> #plenary [part=paragraph] a').href];",
    );
    let widget = &page.site.widget;
    assert_eq!(author, format!("{widget}/fixtures/articles/people/ani"));
    assert_eq!(image, format!("{widget}/fixtures/images/map.svg"));
    assert_eq!(more, format!("{widget}/fixtures/articles/plenary"));

    let addresses = fixture("articles/addresses.json");
    page.site.put(
        "/relative.json",
        article_widget_tests::Document {
            content_type: "application/json".to_owned(),
            headers: vec![],
            body: addresses.replace("https://publisher.example/2023/talks", "archive/talks"),
        },
    );
    page.html(&embed("{{WIDGET}}/relative.json", &[]));
    wait_ready(page, "w");
    let link: String = page.eval("return find('#w >>> [part=paragraph] a').href;");
    assert_eq!(link, format!("{widget}/archive/more#part"));
}

fn inline_data_that_is_no_json_is_an_error(page: &Page) {
    let body = "<article-widget id=w><p>Fallback</p><script type=\"application/json\">{ \
                \"version\": </script></article-widget>";
    page.html(body);
    assert_eq!(wait_error(page).code, "invalid-json");
}

fn the_interface_is_complete(page: &Page) {
    page.html(&embed(&article("other"), &[]));
    wait_ready(page, "w");
    let missing: Vec<String> = page.eval(
        "const proto = customElements.get('article-widget').prototype;
         return ['article', 'ready', 'expand', 'collapse', 'toggle', 'meetings']
           .filter(name => !(name in proto));",
    );
    assert_eq!(missing, Vec::<String>::new());
    let (same, version): (bool, String) = page.eval(
        "return find('#w').ready.then(ready => [ready === find('#w'), find('#w').constructor.version]);",
    );
    assert!(same, "`ready` resolves with the element");
    assert_eq!(version, env!("CARGO_PKG_VERSION"));
}

fn text_is_never_markup(page: &Page) {
    page.html(&embed(&article("markup-as-text"), &[("expanded", "all")]));
    wait_ready(page, "w");
    let (headline, hurt, scripts): (String, bool, u32) = page.eval(
        "return [text('#w >>> [part=headline]'), 'hurt' in window,
           findAll('#w >>> script, svg, b, [onerror], [onload]').length];",
    );
    assert_eq!(headline, "</h2><script>window.hurt = 1</script>");
    assert_eq!((hurt, scripts), (false, 0));
    let meetings: Vec<String> = page.eval("return find('#w').meetings.map(m => m.id);");
    assert_eq!(meetings, ["constructor", "x-hasownproperty"]);
    page.run("find('#w').collapse('constructor');");
    let states: Vec<bool> = page.eval("return find('#w').meetings.map(m => m.open);");
    assert_eq!(states, [false, true]);
}

fn a_page_without_doctype(page: &Page) {
    page.open("quirks");
    wait_ready(page, "article-widget");
    let mode: String = page.eval("return document.compatMode;");
    assert_eq!(mode, "BackCompat");
    page.click("article-widget >>> summary");
    page.wait(
        "the meeting to open",
        "find('article-widget >>> details').open",
    );
}

fn the_plain_host_page(page: &Page) {
    page.open("plain");
    wait_ready(page, "article-widget");
}
