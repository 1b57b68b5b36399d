//! Attributes, which apply as soon as they are set.

use super::{Case, cases};
use crate::page::Page;
use crate::widget::{
    Mode, article, broken, count, embed, open_meetings, show, toggle, toggles, wait_error,
    wait_ready, wait_toggles,
};

pub(super) fn cases() -> Vec<Case> {
    cases!("attributes":
        src_is_live,
        removing_src_keeps_the_article,
        theme_is_live,
        theme_follows_the_host,
        lang_is_live,
        heading_level_is_live,
        expanded_at_the_start,
        expanded_is_live,
        mode_is_live,
        mode_single_starts_with_one_open,
        several_changes_are_one_rendering,
        debug_is_live,
        nonsense_is_the_default,
        attributes_do_not_load_the_article_again,
    )
}

fn set(page: &Page, name: &str, value: &str) {
    let value = value.replace("{{WIDGET}}", &page.site.widget);
    page.eval_with::<()>(
        "find('#w').setAttribute(arguments[0], arguments[1]);",
        &[name.into(), value.into()],
    );
}

fn src_is_live(page: &Page) {
    show(page, Mode::Rendered, "full", &[]);
    page.run("find('#w').expand();");
    set(page, "src", &article("other"));
    page.wait(
        "the other article",
        "text('#w >>> [part=headline]') === 'Another article'",
    );
    assert_eq!(
        open_meetings(page),
        Vec::<String>::new(),
        "another article begins anew"
    );
    let ready: Vec<String> = page.eval(
        "return window.__events.filter(e => e.type === 'article-ready').map(e => e.detail.article);",
    );
    assert_eq!(ready, ["full-example", "other"]);
    let id: String = page.eval("return find('#w').ready.then(w => w.article.id);");
    assert_eq!(id, "other");
}

fn removing_src_keeps_the_article(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    page.run("find('#w').removeAttribute('src');");
    page.settle();
    assert!(page.eval::<bool>("return Boolean(find('#w >>> #morning'));"));
    assert_eq!(
        page.requests_for("/www/articles/lachin-corridor.json")
            .len(),
        0
    );
}

const GROUND: &str = "const style = getComputedStyle(find('#w >>> [part=article]'));
    return [style.backgroundColor, style.color];";

fn theme_is_live(page: &Page) {
    show(page, Mode::Rendered, "other", &[("theme", "light")]);
    let light: (String, String) = page.eval(GROUND);
    page.run(
        "window.node = find('#w >>> [part=article]'); find('#w').setAttribute('theme', 'dark');",
    );
    let dark: (String, String) = page.eval(GROUND);
    assert!(light.0 != dark.0 && light.1 != dark.1, "{light:?} {dark:?}");
    page.settle();
    let same: bool = page.eval("return window.node === find('#w >>> [part=article]');");
    assert!(same, "a theme is CSS alone");
}

fn theme_follows_the_host(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    let paint = |scheme: &str| -> (String, String) {
        page.eval_with::<()>(
            "document.documentElement.style.colorScheme = arguments[0];",
            &[scheme.into()],
        );
        page.eval(GROUND)
    };
    let (light, dark) = (paint("light"), paint("dark"));
    assert_ne!(light, dark, "auto follows the scheme that it inherits");
    set(page, "theme", "light");
    assert_eq!(
        page.eval::<(String, String)>(GROUND),
        light,
        "light is light on a dark page"
    );
    set(page, "theme", "dark");
    assert_eq!(paint("light"), dark, "dark is dark on a light page");
    set(page, "theme", "system");
    let (system, prefers_dark): ((String, String), bool) = page.eval(&format!(
        "const ground = (() => {{ {GROUND} }})();
         return [ground, matchMedia('(prefers-color-scheme: dark)').matches];"
    ));
    assert_eq!(
        system,
        if prefers_dark { dark } else { light },
        "system is the reader's"
    );
}

fn lang_is_live(page: &Page) {
    show(page, Mode::Rendered, "rtl", &[("lang", "en")]);
    let language = "return [find('#w >>> [part=article]').lang, getComputedStyle(find('#w >>> [part=article]')).direction,
        getComputedStyle(find('#w >>> [part=toggle-all]')).direction, text('#w >>> [part=toggle-all]')];";
    let (article, direction, button, label): (String, String, String, String) = page.eval(language);
    assert_eq!(
        [article.as_str(), &direction, &button, &label],
        ["ar", "rtl", "ltr", "Expand all"],
        "the article's language and direction, and those of the interface"
    );
    page.run("find('#w').removeAttribute('lang');");
    page.settle();
    let own: String = page.eval("return find('#w >>> [part=toggle-all]').textContent;");
    let speaks_arabic: bool =
        page.eval("return getComputedStyle(find('#w >>> [part=toggle-all]')).direction === 'rtl';");
    assert_eq!(
        own != "Expand all",
        speaks_arabic,
        "the article's language, or English: {own}"
    );
}

fn heading_level_is_live(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    let levels =
        "return ['headline', 'meeting-name'].map(part => find(`#w >>> [part=${part}]`).localName);";
    assert_eq!(page.eval::<[String; 2]>(levels), ["h2", "h3"]);
    page.run("find('#w').expand('evening');");
    set(page, "heading-level", "4");
    page.wait("the fourth level", "find('#w >>> h4')");
    assert_eq!(page.eval::<[String; 2]>(levels), ["h4", "h5"]);
    assert_eq!(open_meetings(page), ["evening"], "what is open stays open");
}

fn expanded_at_the_start(page: &Page) {
    for (value, expected) in [
        ("none", vec![]),
        ("first", vec!["plenary"]),
        ("all", vec!["plenary", "side-talks", "follow-up"]),
        ("follow-up  plenary unknown", vec!["plenary", "follow-up"]),
    ] {
        show(page, Mode::Rendered, "full", &[("expanded", value)]);
        assert_eq!(open_meetings(page), expected, "expanded=\"{value}\"");
        page.settle();
        assert_eq!(toggles(page), [], "a beginning is no news");
    }
}

fn expanded_is_live(page: &Page) {
    show(page, Mode::Rendered, "full", &[]);
    set(page, "expanded", "all");
    let seen = wait_toggles(page, 3);
    assert_eq!(
        seen,
        [
            toggle("plenary", true, "api"),
            toggle("side-talks", true, "api"),
            toggle("follow-up", true, "api")
        ]
    );
    set(page, "expanded", "side-talks");
    page.wait(
        "the others to close",
        "findAll('#w >>> details[open]').length === 1",
    );
    assert_eq!(open_meetings(page), ["side-talks"]);
    page.run("find('#w').removeAttribute('expanded');");
    page.wait(
        "all to close",
        "findAll('#w >>> details[open]').length === 0",
    );
}

fn mode_is_live(page: &Page) {
    show(page, Mode::Rendered, "full", &[("expanded", "all")]);
    set(page, "mode", "single");
    page.wait(
        "one to stay open",
        "findAll('#w >>> details[open]').length === 1",
    );
    let button: bool = page.eval("return Boolean(find('#w >>> [part=toggle-all]'));");
    assert!(!button, "nothing to expand all in single mode");
    page.click("#w >>> #follow-up summary");
    page.wait("the one that was clicked", "find('#w >>> #follow-up').open");
    page.wait(
        "the others to close",
        "findAll('#w >>> details[open]').length === 1",
    );
    page.run("find('#w').removeAttribute('mode');");
    page.wait("the button", "find('#w >>> [part=toggle-all]')");
    page.run("find('#w').expand();");
    assert_eq!(open_meetings(page).len(), 3);
}

fn mode_single_starts_with_one_open(page: &Page) {
    show(
        page,
        Mode::Rendered,
        "full",
        &[("mode", "single"), ("expanded", "side-talks follow-up")],
    );
    assert_eq!(open_meetings(page), ["side-talks"]);
    page.settle();
    assert_eq!(toggles(page), []);
}

fn several_changes_are_one_rendering(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    // In a task of the page: between two statements of a driver's script, engines
    // may run microtasks.
    let renderings: u32 = page.eval(
        "let count = 0;
         new MutationObserver(() => count++).observe(find('#w').shadowRoot, { childList: true });
         setTimeout(() => {
           const w = find('#w');
           w.setAttribute('lang', 'en');
           w.setAttribute('heading-level', '3');
           w.setAttribute('remember', '');
           w.setAttribute('mode', 'single');
         });
         return new Promise(done => setTimeout(() => done(count), 200));",
    );
    assert_eq!(renderings, 1);
    let level: bool = page.eval("return Boolean(find('#w >>> h3[part=headline]'));");
    assert!(level);
}

fn debug_is_live(page: &Page) {
    page.html(&embed(&broken("several-problems"), &[]));
    wait_error(page);
    let shown: bool =
        page.eval("return Boolean(find('#w').shadowRoot?.querySelector('[part=error]'));");
    assert!(!shown, "readers are not shown what is wrong");
    set(page, "debug", "");
    page.wait(
        "the error",
        "find('#w').shadowRoot?.querySelector('[part=error]')?.checkVisibility()",
    );
    let (role, text): (String, String) =
        page.eval("const box = find('#w >>> [part=error]'); return [box.role, box.textContent];");
    assert_eq!(role, "alert");
    for part in [
        "invalid-article",
        "headline",
        "id",
        "body[0].text[0].href",
        "body[1].startDate",
        "body[2].format",
    ] {
        assert!(text.contains(part), "`{part}` is not in: {text}");
    }
    page.run("find('#w').removeAttribute('debug');");
    page.wait(
        "it to go",
        "!find('#w').shadowRoot?.querySelector('[part=error]')",
    );
}

fn nonsense_is_the_default(page: &Page) {
    let nonsense = [
        ("theme", "purple"),
        ("mode", "dual"),
        ("heading-level", "9"),
        ("loading", "soon"),
        ("expanded", "everything"),
        ("lang", "xx-unknown"),
    ];
    show(page, Mode::Rendered, "other", &nonsense);
    let (level, button): (bool, String) = page.eval(
        "return [Boolean(find('#w >>> h2[part=headline]')), text('#w >>> [part=toggle-all]')];",
    );
    assert_eq!((level, button.as_str()), (true, "Expand all"));
    assert_eq!(open_meetings(page), Vec::<String>::new());
}

fn attributes_do_not_load_the_article_again(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    set(page, "lang", "en");
    set(page, "heading-level", "3");
    page.wait("the third level", "find('#w >>> h3[part=headline]')");
    page.settle();
    assert_eq!(count(page, "/fixtures/articles/other.json"), 1);
    wait_ready(page, "w");
}
