//! When something is fetched, and how often.

use super::{Case, both_loaders, cases};
use crate::page::Page;
use crate::widget::{GLUE, WASM, article, count, embed, wait_ready};
use article_widget_tests::{Fault, Gate};

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_loaders!("loading":
        wasm_and_article_are_requested_in_parallel,
        two_widgets_share_one_wasm,
        lazy_waits_for_the_viewport,
        lazy_follows_the_address_to_a_meeting,
        lazy_follows_a_link_to_a_meeting,
        lazy_ignores_other_fragments,
        nothing_is_fetched_without_an_element,
    );
    all.extend(cases!("loading":
        lazy_starts_when_an_article_is_set,
        lazy_can_become_eager,
        a_wrong_type_of_the_wasm_does_no_harm,
        a_redirect_is_followed,
        a_new_src_overtakes_an_old_one,
    ));
    all
}

fn wasm_and_article_are_requested_in_parallel(page: &Page) {
    let gate = Gate::default();
    let mut held = vec![WASM, "/fixtures/articles/other.json"];
    // The package has the glue inside of the loader.
    if page.loader.get() == "/www/loader.js" {
        held.push(GLUE);
    }
    for path in &held {
        page.site.fail(path, Fault::Hold(gate.clone()));
    }
    page.html(&embed(&article("other"), &[]));
    // None of them is answered before all are asked for.
    page.wait_until("all requests at once", || {
        held.iter().all(|path| count(page, path) > 0)
    });
    gate.open();
    wait_ready(page, "w");
    for path in held {
        assert_eq!(count(page, path), 1, "requests for {path}");
    }
}

fn two_widgets_share_one_wasm(page: &Page) {
    let second = embed(&article("full"), &[]).replace("\"w\"", "\"v\"");
    page.html(&format!("{}{second}", embed(&article("other"), &[])));
    wait_ready(page, "w");
    wait_ready(page, "v");
    assert_eq!(count(page, WASM), 1);
    page.run("document.body.append(Object.assign(document.createElement('article-widget'), { id: 'u' }));");
    wait_ready(page, "u");
    assert_eq!(count(page, WASM), 1);
    let sheets: bool = page.eval(
        "const [a, b] = ['#w', '#v'].map(id => find(id).shadowRoot.adoptedStyleSheets);
         return a.length > 0 && a.every((sheet, index) => sheet === b[index]);",
    );
    assert!(sheets, "they share their style sheet too");
}

const LAZY: &[(&str, &str)] = &[("loading", "lazy")];
const SPACE: &str = "<div style=\"height: 6000px\">A long way down</div>";

fn open_lazy(page: &Page) {
    page.html(&format!("{SPACE}{}", embed(&article("other"), LAZY)));
    page.wait("the loader", "customElements.get('article-widget')");
    page.settle();
    assert_eq!(
        (
            count(page, WASM),
            count(page, "/fixtures/articles/other.json")
        ),
        (0, 0),
        "nothing is fetched yet"
    );
}

fn lazy_waits_for_the_viewport(page: &Page) {
    open_lazy(page);
    page.run("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });");
    wait_ready(page, "w");
}

fn open_lazy_at(page: &Page, body: &str, fragment: &str) {
    let body = format!("{body}{}", page.loader_script());
    page.put_document("/page/", "", &body, &[]);
    page.goto("about:blank");
    page.goto(&format!("{}/page/{fragment}", page.site.host));
    page.wait("the loader", "customElements.get('article-widget')");
}

fn wait_shown(page: &Page, meeting: &str) {
    page.wait(
        "the meeting to be open and in view",
        &format!(
            "(() => {{ const meeting = find('article-widget >>> #{meeting}');
               const box = meeting?.querySelector('summary').getBoundingClientRect();
               return meeting?.open && box.top >= 0 && box.bottom <= innerHeight; }})()"
        ),
    );
}

fn lazy_follows_the_address_to_a_meeting(page: &Page) {
    let lazy = format!("{SPACE}{}{SPACE}", embed(&article("other"), LAZY));
    for fragment in ["#evening", "#other/evening", "#%65vening"] {
        open_lazy_at(page, &lazy, fragment);
        wait_shown(page, "evening");
    }
    let marked = format!(
        "{SPACE}<div data-article-widget data-loading=lazy data-src=\"{}\"></div>{SPACE}",
        article("other")
    );
    open_lazy_at(page, &marked, "#evening");
    wait_shown(page, "evening");
}

fn lazy_follows_a_link_to_a_meeting(page: &Page) {
    open_lazy(page);
    page.run("location.hash = '#evening';");
    wait_shown(page, "evening");
    // The article that has the meeting is there: no other one is loaded for it.
    page.run(
        "const other = find('#w').cloneNode();
         other.id = 'v';
         document.body.append(Object.assign(document.createElement('div'), { style: 'height: 6000px' }), other);
         location.hash = '#morning';",
    );
    wait_shown(page, "morning");
    page.settle();
    assert!(page.eval::<bool>("return find('#v').article === null;"));
    page.run("location.hash = '#full-example/plenary';");
    page.wait("the other one to load", "find('#v').article");
}

fn lazy_ignores_other_fragments(page: &Page) {
    let lazy = embed(&article("other"), LAZY);
    let body = format!("<p id=evening>The evening</p>{SPACE}{lazy}{SPACE}");
    let fragments = [
        "#evening",
        "#/evening",
        "#!/other/evening",
        "#access_token=abc&state=1",
        "#:~:text=evening",
        "#top",
        "#",
        "#Evening",
    ];
    for fragment in fragments {
        open_lazy_at(page, &body, fragment);
        page.settle();
        assert_eq!(count(page, WASM), 0, "on load at {fragment}");
    }
    for fragment in fragments {
        page.eval_with::<()>("location.hash = arguments[0];", &[fragment.into()]);
        page.settle();
        assert_eq!(count(page, WASM), 0, "after a change to {fragment}");
    }
}

fn lazy_starts_when_an_article_is_set(page: &Page) {
    open_lazy(page);
    page.run(
        "find('#w').article = { version: 1, id: 'set', headline: 'Set', inLanguage: 'en', body: [] };",
    );
    wait_ready(page, "w");
    assert_eq!(count(page, "/fixtures/articles/other.json"), 0);
}

fn lazy_can_become_eager(page: &Page) {
    open_lazy(page);
    page.run("find('#w').setAttribute('loading', 'eager');");
    wait_ready(page, "w");
}

fn a_wrong_type_of_the_wasm_does_no_harm(page: &Page) {
    page.site.fail(WASM, Fault::Type);
    page.html(&embed(&article("other"), &[]));
    wait_ready(page, "w");
    assert_eq!(count(page, WASM), 1, "the same answer is used");
}

fn a_redirect_is_followed(page: &Page) {
    page.html(&embed(
        "{{WIDGET}}/fault/redirect/fixtures/articles/full.json",
        &[("expanded", "all")],
    ));
    wait_ready(page, "w");
    let image: String = page.eval("return find('#w >>> img').src;");
    assert!(
        image == format!("{}/fixtures/images/map.svg", page.site.widget)
            || image
                == format!(
                    "{}/fault/redirect/fixtures/images/map.svg",
                    page.site.widget
                ),
        "{image}"
    );
}

fn nothing_is_fetched_without_an_element(page: &Page) {
    page.html("");
    page.wait("the loader", "customElements.get('article-widget')");
    page.settle();
    let mut paths: Vec<String> = page.site.requests().into_iter().map(|r| r.path).collect();
    paths.sort();
    let mut expected = vec!["/page/", "/recorder.js", page.loader.get()];
    if page.loader.get() == "/www/loader.js" {
        expected.extend([
            "/www/bindings.js",
            "/www/builtins.js",
            "/www/define.js",
            "/www/element.js",
            "/www/embedded.js",
            "/www/error.js",
            "/www/module.js",
            "/www/request.js",
            "/www/source.js",
            "/www/version.js",
        ]);
    }
    expected.sort_unstable();
    assert_eq!(paths, expected);
}

fn a_new_src_overtakes_an_old_one(page: &Page) {
    let gate = Gate::default();
    page.site
        .fail("/fixtures/articles/full.json", Fault::Hold(gate.clone()));
    page.html(&embed(&article("full"), &[]));
    page.wait_until("the first request", || {
        count(page, "/fixtures/articles/full.json") == 1
    });
    page.eval_with::<()>(
        "find('#w').setAttribute('src', arguments[0]);",
        &[article("other")
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    wait_ready(page, "w");
    gate.open();
    page.settle();
    let (headline, ready): (String, u32) = page.eval(
        "return [text('#w >>> [part=headline]'),
           window.__events.filter(e => e.type === 'article-ready').length];",
    );
    assert_eq!((headline.as_str(), ready), ("Another article", 1));
}
