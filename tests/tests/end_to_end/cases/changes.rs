//! Later changes have the same effect as initial values.

use super::{Case, both_modes, cases};
use crate::page::Page;
use crate::widget::{
    Mode, article, count, fixture, open_meetings, show, toggle, toggles, wait_ready, wait_toggles,
};

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_modes!("changes":
        expanded_means_the_same_later,
        expanded_opens_one_in_single_mode,
        replacing_an_article_with_itself_moves_nothing,
    );
    all.extend(cases!("changes":
        lazy_waits_although_a_src_is_set,
        loading_is_read_in_any_case,
        space_around_a_heading_level_is_ignored,
    ));
    all
}

fn set_expanded(page: &Page, value: &str) {
    page.run("find('#w').collapse(); find('#w').removeAttribute('expanded');");
    page.settle();
    page.eval_with::<()>(
        "find('#w').setAttribute('expanded', arguments[0]);",
        &[value.into()],
    );
    page.settle();
}

fn expanded_means_the_same_later(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    for (value, expected) in [
        ("\n all ", vec!["plenary", "side-talks", "follow-up"]),
        (" first ", vec!["plenary"]),
        ("all side-talks", vec!["side-talks"]),
        ("first follow-up", vec!["follow-up"]),
        (" follow-up\tplenary ", vec!["plenary", "follow-up"]),
    ] {
        set_expanded(page, value);
        assert_eq!(open_meetings(page), expected, "expanded={value:?}");
    }
}

fn expanded_opens_one_in_single_mode(page: &Page, mode: Mode) {
    show(page, mode, "full", &[("mode", "single")]);
    for (value, expected) in [
        ("all", "plenary"),
        ("side-talks follow-up", "side-talks"),
        ("follow-up plenary", "plenary"),
    ] {
        set_expanded(page, value);
        assert_eq!(open_meetings(page), [expected], "expanded={value:?}");
        let told = toggles(page);
        assert_eq!(told.last(), Some(&toggle(expected, true, "api")));
    }
    let told = toggles(page).len();
    page.run("find('#w').setAttribute('expanded', 'plenary side-talks');");
    page.settle();
    assert_eq!(toggles(page).len(), told, "what is open stays so");
}

/// `src` is the base URL even if the WASM only takes over now.
fn replacing_an_article_with_itself_moves_nothing(page: &Page, mode: Mode) {
    show(page, mode, "full", &[("expanded", "first")]);
    page.run("location.hash = '#full-example/side-talks';");
    wait_toggles(page, 1);
    page.run("find('#w').collapse(); find('#w').expand('follow-up');");
    let before = wait_toggles(page, 4);
    page.run("find('#w >>> #follow-up summary').focus();");
    page.eval_with::<()>(
        "const article = JSON.parse(arguments[0]);
         article.headline = 'Corrected';
         // Its images are next to it.
         article.url = arguments[1];
         find('#w').article = article;
         return find('#w').ready.then(() => {});",
        &[
            fixture("articles/full.json").into(),
            article("full")
                .replace("{{WIDGET}}", &page.site.widget)
                .into(),
        ],
    );
    page.settle();
    let headline: String = page.eval("return text('#w >>> [part=headline]');");
    assert_eq!(headline, "Corrected");
    assert_eq!(open_meetings(page), ["follow-up"]);
    assert_eq!(toggles(page), before);
    let focus: bool = page
        .eval("return find('#w').shadowRoot.activeElement === find('#w >>> #follow-up summary');");
    assert!(focus, "the focus is where it was");
}

fn lazy_waits_although_a_src_is_set(page: &Page) {
    page.html("<div style=\"height: 9000px\"></div>");
    page.wait("the loader", "customElements.get('article-widget')");
    page.eval_with::<()>(
        "const w = document.createElement('article-widget');
         w.id = 'w';
         w.setAttribute('loading', 'lazy');
         document.body.append(w);
         w.setAttribute('src', arguments[0]);",
        &[article("other")
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    page.settle();
    page.settle();
    assert_eq!(count(page, "/fixtures/articles/other.json"), 0);
    page.run("find('#w').scrollIntoView();");
    wait_ready(page, "w");
    let headline: String = page.eval("return text('#w >>> [part=headline]');");
    assert_eq!(headline, "Another article");
}

fn loading_is_read_in_any_case(page: &Page) {
    page.html(&format!(
        "<div style=\"height: 9000px\"></div>
         <article-widget id=w loading=LAZY src=\"{}\"></article-widget>",
        article("other")
    ));
    page.wait("the loader", "customElements.get('article-widget')");
    page.settle();
    page.settle();
    assert_eq!(count(page, "/fixtures/articles/other.json"), 0);
    page.run("find('#w').scrollIntoView();");
    wait_ready(page, "w");
}

fn space_around_a_heading_level_is_ignored(page: &Page) {
    show(page, Mode::Rendered, "other", &[("heading-level", " 4 ")]);
    let is_fourth: bool = page.eval("return Boolean(find('#w >>> h4[part=headline]'));");
    assert!(is_fourth);
}
