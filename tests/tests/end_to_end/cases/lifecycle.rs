//! Elements that are moved, removed and re-inserted.

use super::{Case, both_modes, cases};
use crate::page::Page;
use crate::widget::{
    Mode, WASM, article, count, embed, open_meetings, show, toggle, toggles, wait_ready,
    wait_toggles,
};
use article_widget_tests::{Fault, Gate};

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_modes!("lifecycle":
        a_move_keeps_open_meetings,
        reinsertion_keeps_open_meetings,
        removed_elements_dispatch_no_events,
        a_copy_is_an_independent_element,
    );
    all.extend(cases!("lifecycle":
        a_move_before_it_is_loaded,
        elements_that_share_a_request_leave_it_to_each_other,
        removal_while_loading_aborts_the_request,
        coming_back_after_that_loads_it,
        an_element_that_was_never_on_a_page,
        another_document_is_no_trap,
        a_hundred_elements_are_added_and_removed,
        article_null_returns_to_src,
        setting_an_article_keeps_open_meetings,
        setting_the_same_article_changes_nothing,
        ready_is_a_new_promise_for_each_attempt,
    ));
    all
}

/// What was loaded, except for images, which are lazy, and linked
/// style sheets, which browsers request again when a link moves.
fn loads(page: &Page) -> Vec<String> {
    let all = page.site.requests().into_iter().map(|request| request.path);
    all.filter(|path| !path.ends_with(".svg") && !path.ends_with(".css"))
        .collect()
}

fn a_move_keeps_open_meetings(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    page.click("#w >>> #side-talks summary");
    wait_toggles(page, 1);
    let before = loads(page);
    page.run(
        "const section = document.body.appendChild(document.createElement('section'));
         section.append(find('#w'));",
    );
    page.settle();
    assert_eq!(open_meetings(page), ["side-talks"]);
    page.run("document.body.prepend(find('#w'));");
    page.settle();
    assert_eq!(open_meetings(page), ["side-talks"]);
    assert_eq!(
        toggles(page).len(),
        1,
        "a move is no news: {:#?}",
        toggles(page)
    );
    assert_eq!(loads(page), before, "a move loads nothing");
    page.click("#w >>> #plenary summary");
    assert_eq!(
        wait_toggles(page, 2)[1],
        toggle("plenary", true, "user"),
        "one event, not more"
    );
}

fn reinsertion_keeps_open_meetings(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    page.click("#w >>> #follow-up summary");
    wait_toggles(page, 1);
    let before = loads(page);
    page.run("window.gone = find('#w'); gone.remove();");
    page.settle();
    page.run("document.body.prepend(window.gone);");
    page.wait("the article", "find('#w >>> #follow-up')?.open");
    page.settle();
    assert_eq!(open_meetings(page), ["follow-up"]);
    assert_eq!(toggles(page).len(), 1, "{:#?}", toggles(page));
    if mode == Mode::Rendered {
        assert_eq!(loads(page), before, "the article is still in memory");
    }
    page.click("#w >>> [part=toggle-all]");
    assert_eq!(wait_toggles(page, 3).len(), 3);
}

fn removed_elements_dispatch_no_events(page: &Page, mode: Mode) {
    show(page, mode, "full", &[("remember", "")]);
    page.run("window.gone = find('#w'); gone.remove();");
    page.settle();
    page.run(
        "gone.addEventListener('meeting-toggle', () => console.error('an event of what is gone'));
         location.hash = '#plenary';
         dispatchEvent(new Event('beforeprint'));
         dispatchEvent(new Event('afterprint'));",
    );
    page.settle();
    let stored: u32 = page.eval("return sessionStorage.length;");
    assert_eq!(stored, 0);
}

fn a_copy_is_an_independent_element(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    page.run(
        "find('#w').expand('plenary');
         const copy = find('#w').cloneNode(true);
         copy.id = 'copy';
         document.body.append(copy);",
    );
    wait_ready(page, "copy");
    let open: u32 = page.eval("return findAll('#copy >>> details[open]').length;");
    // Prerendered markup is copied as it is, with its state.
    assert_eq!(open, u32::from(mode == Mode::Adopted));
    page.settle();
    assert_eq!(toggles(page).len(), 1, "no news: {:#?}", toggles(page));
    page.click("#copy >>> #follow-up summary");
    page.wait("the copy to open", "find('#copy >>> #follow-up').open");
    assert_eq!(open_meetings(page), ["plenary"]);
}

fn load_held(page: &Page) -> Gate {
    let gate = Gate::default();
    page.site
        .fail("/fixtures/articles/other.json", Fault::Hold(gate.clone()));
    // The signals of requests show whether they were aborted.
    let listen = "<script>
      window.__signals = {};
      const real = fetch;
      window.fetch = (url, init) => {
        window.__signals[new URL(url).pathname] = init.signal;
        return real(url, init);
      };
    </script>";
    page.html(&format!("{listen}{}", embed(&article("other"), &[])));
    page.wait_until("the request", || {
        count(page, "/fixtures/articles/other.json") == 1
    });
    gate
}

fn elements_that_share_a_request_leave_it_to_each_other(page: &Page) {
    let gate = load_held(page);
    page.run("const other = find('#w').cloneNode(true); other.id = 'other'; document.body.append(other);");
    page.settle();
    page.run("find('#w').remove();");
    page.settle();
    let aborted: bool =
        page.eval("return window.__signals['/fixtures/articles/other.json'].aborted;");
    assert!(!aborted, "the other element waits for it still");
    gate.open();
    page.wait("the article", "find('#other').meetings?.length");
    assert_eq!(count(page, "/fixtures/articles/other.json"), 1);
}

fn a_move_before_it_is_loaded(page: &Page) {
    let gate = load_held(page);
    page.run("document.body.prepend(find('#w'));");
    page.settle();
    gate.open();
    wait_ready(page, "w");
    assert_eq!(count(page, "/fixtures/articles/other.json"), 1);
}

fn removal_while_loading_aborts_the_request(page: &Page) {
    // Chromium logs that a request was aborted.
    page.expect_failed_requests();
    let gate = load_held(page);
    page.run(
        "window.gone = find('#w'); gone.remove();
         for (const type of ['article-ready', 'article-error'])
           gone.addEventListener(type, () => console.error(`${type} of what is gone`));",
    );
    page.settle();
    let is_ended: bool =
        page.eval("return window.__signals['/fixtures/articles/other.json'].aborted;");
    assert!(is_ended, "the request");
    gate.open();
    page.settle();
    let state: (bool, bool) = page.eval(
        "return [Boolean(gone.shadowRoot?.querySelector('[part=article]')), gone.article === null];",
    );
    assert_eq!(state, (false, true));
}

fn coming_back_after_that_loads_it(page: &Page) {
    page.expect_failed_requests();
    let gate = load_held(page);
    page.run("window.gone = find('#w'); gone.remove();");
    page.settle();
    gate.open();
    page.run("document.body.prepend(gone);");
    wait_ready(page, "w");
    let headline: String = page.eval("return text('#w >>> [part=headline]');");
    assert_eq!(headline, "Another article");
}

fn an_element_that_was_never_on_a_page(page: &Page) {
    page.html("");
    page.wait("the loader", "customElements.get('article-widget')");
    let before = page.site.requests().len();
    let (meetings, article): (u32, bool) = page.eval(
        "const w = document.createElement('article-widget');
         w.setAttribute('src', '/nowhere.json');
         w.expand(); w.collapse(); w.toggle();
         return [w.meetings.length, w.article === null];",
    );
    assert_eq!((meetings, article), (0, true));
    page.settle();
    assert_eq!(page.site.requests().len(), before);
}

fn another_document_is_no_trap(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    page.run(
        "const frame = document.body.appendChild(document.createElement('iframe'));
         frame.contentDocument.body.append(find('#w'));
         window.moved = frame.contentDocument.querySelector('#w');",
    );
    page.settle();
    page.run("document.body.append(moved);");
    page.wait(
        "the article to be back",
        "find('#w >>> #morning')?.checkVisibility()",
    );
    page.click("#w >>> #morning summary");
    page.wait("it to open", "find('#w >>> #morning').open");
}

fn a_hundred_elements_are_added_and_removed(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    let (connected, requests): (u32, u32) = page.eval_with(
        "const article = JSON.parse(arguments[0]);
         return (async () => {
           for (let i = 0; i < 100; i++) {
             const w = document.createElement('article-widget');
             w.article = article;
             document.body.append(w);
             await w.ready;
             w.expand();
             w.remove();
           }
           await new Promise(done => setTimeout(done, 100));
           return [findAll('article-widget').length,
             performance.getEntriesByName(arguments[1]).length];
         })();",
        &[
            crate::widget::fixture("articles/other.json").into(),
            format!("{}{WASM}", page.site.widget).into(),
        ],
    );
    assert_eq!((connected, requests), (1, 1));
    page.click("#w >>> #morning summary");
    page.wait("the first to work still", "find('#w >>> #morning').open");
}

fn article_null_returns_to_src(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    page.run("find('#w').article = { version: 1, id: 'set', headline: 'Set', inLanguage: 'en', body: [] };");
    page.wait(
        "the article that was set",
        "text('#w >>> [part=headline]') === 'Set'",
    );
    let same: bool = page.eval("return find('#w').article.id === 'set';");
    assert!(same);
    page.run("find('#w').article = null;");
    page.wait(
        "the article of src",
        "text('#w >>> [part=headline]') === 'Another article'",
    );
}

fn setting_an_article_keeps_open_meetings(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    page.run("find('#w').expand('evening'); find('#w >>> #evening summary').focus();");
    page.run("find('#w').article = { ...find('#w').article, headline: 'Corrected' };");
    page.wait(
        "the correction",
        "text('#w >>> [part=headline]') === 'Corrected'",
    );
    assert_eq!(open_meetings(page), ["evening"]);
    let focused: bool =
        page.eval("return find('#w').shadowRoot.activeElement?.parentNode.id === 'evening';");
    assert!(focused, "the focus stays where it was");
    page.settle();
    assert_eq!(toggles(page), [toggle("evening", true, "api")]);
    let last: String = page.eval("return find('#w').ready.then(w => w.article.headline);");
    assert_eq!(last, "Corrected");
}

/// Lit sets objects again whenever the app around them renders.
fn setting_the_same_article_changes_nothing(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    page.run(
        "window.set = (article) => { find('#w').article = article; return find('#w').ready; };
         window.first = { version: 1, id: 'set', headline: 'Set', inLanguage: 'en', body: [] };",
    );
    let same: (bool, bool) = page.eval(
        "return set(first).then(async () => {
           const [node, ready] = [find('#w >>> [part=article]'), find('#w').ready];
           await set(first);
           return [node === find('#w >>> [part=article]'), ready === find('#w').ready];
         });",
    );
    assert_eq!(same, (true, true), "the nodes stay, and the promise");
    page.settle();
    let ready: u32 =
        page.eval("return window.__events.filter(e => e.type === 'article-ready').length;");
    assert_eq!(ready, 2, "the article of src, and the one that was set");

    let last: String = page.eval(
        "set({ ...first, headline: 'Overtaken' });
         return set(first).then(w => w.article.headline);",
    );
    assert_eq!(last, "Set", "after another one it counts");
    let codes: [String; 2] = page.eval(
        "const broken = { version: 1 };
         const code = () => set(broken).then(() => '', error => error.code);
         return code().then(async first => [first, await code()]);",
    );
    assert_eq!(
        codes,
        ["invalid-article", "invalid-article"],
        "two attempts"
    );
}

fn ready_is_a_new_promise_for_each_attempt(page: &Page) {
    show(page, Mode::Rendered, "other", &[]);
    let outcome: (bool, String, String) = page.eval(
        "const w = find('#w');
         const first = w.ready;
         w.article = { version: 1 };
         const second = w.ready;
         return second.then(() => 'resolved', error => error.code).then(async code => {
           w.article = { version: 1, id: 'set', headline: 'Set', inLanguage: 'en', body: [] };
           return [first !== second, code, (await w.ready).article.id];
         });",
    );
    assert_eq!(
        outcome,
        (true, "invalid-article".to_owned(), "set".to_owned())
    );
}
