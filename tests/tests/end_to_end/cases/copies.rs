//! Copies of an embed, and elements without a source: each shows the article of the original
//! or its own children, never the sample.

use super::{Case, both_loaders, cases};
use crate::page::Page;
use crate::widget::{
    Mode, article, embed, fixture, markup, shows_fallback, wait_error, wait_ready,
};
use article_widget_tests::Fault;

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_loaders!("copies": children_without_an_article_stay);
    all.extend(cases!("copies":
        white_space_and_comments_are_no_children,
        children_may_follow_the_element,
        a_waiting_element_accepts_a_src,
        a_waiting_element_accepts_an_article,
        without_src_the_article_stays,
        without_src_the_error_goes,
        of_live_articles_load_again,
        of_articles_that_were_set_name_them,
        of_prerendered_articles_show_them,
        of_late_templates_show_them,
        of_markup_without_light_children_show_it,
        of_another_article_are_styled_and_name_it,
        of_articles_that_were_set_over_inline_data_name_them,
        of_articles_that_were_set_over_a_src_do_not_load_it,
    ));
    all
}

/// Requests for the sample or the WASM.
#[track_caller]
fn check_nothing_was_loaded(page: &Page) {
    let loads: Vec<String> = page
        .site
        .requests()
        .into_iter()
        .map(|request| request.path)
        .filter(|path| path.ends_with(".json") || path.ends_with(".wasm"))
        .collect();
    assert_eq!(loads, Vec::<String>::new());
}

/// `pending`, `resolved` or the code of the error.
fn ready_state(page: &Page, id: &str) -> String {
    page.eval(&format!(
        "return Promise.race([
           find('#{id}').ready.then(() => 'resolved', error => error.code),
           new Promise(done => setTimeout(done, 50, 'pending')),
         ]);"
    ))
}

fn headline(page: &Page) -> String {
    page.eval("return text('#w >>> [part=headline]') ?? '';")
}

const WAITING: &str = "<article-widget id=w debug><p>Fallback</p></article-widget>";

fn children_without_an_article_stay(page: &Page) {
    page.html(WAITING);
    page.wait("the loader", "customElements.get('article-widget')");
    // Longer than the delay of the slow-loading status.
    page.run("return new Promise(done => setTimeout(done, 1200, 0));");
    assert!(shows_fallback(page));
    let events: u32 = page.eval("return window.__events.length;");
    assert_eq!(events, 0);
    let spoken: bool = page.eval("return Boolean(find('#w').shadowRoot);");
    assert!(!spoken, "no line, and no error");
    assert_eq!(ready_state(page, "w"), "pending");
    check_nothing_was_loaded(page);
}

fn white_space_and_comments_are_no_children(page: &Page) {
    page.html("<article-widget id=w>\n  <!-- a comment -->\n</article-widget>");
    wait_ready(page, "w");
    assert_eq!(headline(page).split(' ').next(), Some("Russian"));
}

fn children_may_follow_the_element(page: &Page) {
    page.html("");
    page.wait("the loader", "customElements.get('article-widget')");
    page.run(
        "return new Promise(done => setTimeout(() => {
           // In a task, since WebKit's driver runs scripts outside of tasks.
           const w = Object.assign(document.createElement('article-widget'), { id: 'w' });
           document.body.append(w);
           w.append(Object.assign(document.createElement('p'), { textContent: 'Fallback' }));
           done(0);
         }));",
    );
    page.settle();
    assert!(shows_fallback(page));
    check_nothing_was_loaded(page);
}

fn a_waiting_element_accepts_a_src(page: &Page) {
    page.html(WAITING);
    page.wait("the loader", "customElements.get('article-widget')");
    page.eval_with::<()>(
        "window.first = find('#w').ready; find('#w').setAttribute('src', arguments[0]);",
        &[article("other")
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    wait_ready(page, "w");
    assert_eq!(headline(page), "Another article");
    assert!(page.eval::<bool>("return first.then(w => w.id === 'w');"));
}

fn a_waiting_element_accepts_an_article(page: &Page) {
    page.html(WAITING);
    page.wait("the loader", "customElements.get('article-widget')");
    page.run("find('#w').article = { version: 1, id: 'set', headline: 'Set', inLanguage: 'en', body: [] };");
    wait_ready(page, "w");
    assert_eq!(headline(page), "Set");
}

/// There is no replacement.
fn without_src_the_article_stays(page: &Page) {
    page.html(&embed(&article("other"), &[]));
    wait_ready(page, "w");
    page.run("find('#w').removeAttribute('src');");
    page.settle();
    assert_eq!(headline(page), "Another article");
    assert_eq!(ready_state(page, "w"), "resolved");
    page.click("#w >>> #morning summary");
    page.wait("it to open", "find('#w >>> #morning').open");
}

fn without_src_the_error_goes(page: &Page) {
    page.expect_failed_requests();
    page.site
        .fail("/fixtures/articles/other.json", Fault::Status(500));
    page.html(&embed(&article("other"), &[]));
    wait_error(page);
    page.wait("the sentence", "find('#w >>> [role=status] p')");
    page.run("find('#w').removeAttribute('src');");
    page.wait("silence", "!find('#w >>> div[role]')");
    assert!(shows_fallback(page));
    assert_eq!(ready_state(page, "w"), "pending");
}

/// Ways to copy `#w`; each inserts its copy with its own id.
const COPY: &str = "
    const w = find('#w');
    const html = w.outerHTML;
    const parsed = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
    const template = document.createElement('template');
    template.innerHTML = html;
    const frame = document.body.appendChild(document.createElement('iframe'));
    const there = frame.contentDocument.importNode(w, true);
    frame.contentDocument.body.append(there);
    const place = document.body.appendChild(document.createElement('section'));
    place.innerHTML = html;
    const late = place.firstElementChild;
    const unsafe = document.body.appendChild(document.createElement('section'));
    if (unsafe.setHTMLUnsafe) unsafe.setHTMLUnsafe(html); else unsafe.innerHTML = html;
    const copies = {
      clone: w.cloneNode(true),
      twice: w.cloneNode(true).cloneNode(true),
      parsed: document.adoptNode(parsed),
      template: template.content.cloneNode(true).firstElementChild,
      frame: document.adoptNode(there),
      late,
      again: late.cloneNode(true),
      unsafe: unsafe.firstElementChild,
    };
    for (const [id, copy] of Object.entries(copies)) {
      copy.id = id;
      if (!copy.isConnected) document.body.append(copy);
    }
    return Object.keys(copies);";

/// The content of a copy: its article, styled or not, else its children.
const LOOK: &str = "
    const look = (copy) => {
      const shown = copy.shadowRoot?.querySelector('[part=article]');
      if (!shown) return `children: ${copy.innerText.trim().replace(/\\s+/g, ' ')}`;
      const isStyled = getComputedStyle(shown).display === 'block'
        && getComputedStyle(shown.querySelector('[part=header]')).marginTop === '0px'
        && getComputedStyle(shown.querySelector('[part=headline]')).marginTop === '0px';
      return `${isStyled ? '' : 'unstyled '}article: ${shown.querySelector('[part=headline]').textContent}`;
    };";

/// Copies `#w` in every way. Each copy must show one of these.
#[track_caller]
fn check_copies(page: &Page, expected: &[&str]) {
    page.tolerate_recorded("declarative Shadow DOM is not being parsed");
    let ids: Vec<String> = page.eval(COPY);
    page.settle();
    page.wait(
        "the copies",
        "[...document.querySelectorAll('article-widget')].every(copy => !copy.matches('[src]:not([data-src-overridden])')
           || copy.shadowRoot?.querySelector('[part=article]'))
         && ![...document.querySelectorAll('article-widget')].some(copy =>
           [...copy.shadowRoot?.querySelectorAll('link') ?? []].some(link => !link.sheet))",
    );
    page.settle();
    for id in ids {
        let shown: String = page.eval(&format!("{LOOK} return look(find('#{id}'));"));
        assert!(
            expected.iter().any(|start| shown.starts_with(start)),
            "{id}: {shown}"
        );
    }
    let errors: u32 =
        page.eval("return window.__events.filter(e => e.type === 'article-error').length;");
    assert_eq!(errors, 0);
    let sample = "/www/articles/lachin-corridor.json";
    assert_eq!(page.requests_for(sample).len(), 0, "nobody asked for it");
}

fn of_live_articles_load_again(page: &Page) {
    page.html(&embed(&article("other"), &[]));
    wait_ready(page, "w");
    check_copies(page, &["article: Another article"]);
    let json = fixture("articles/other.json");
    page.html(&format!(
        "<article-widget id=w><script type=\"application/json\">{json}</script></article-widget>"
    ));
    wait_ready(page, "w");
    check_copies(page, &["article: Another article"]);
}

fn of_articles_that_were_set_name_them(page: &Page) {
    page.html("");
    page.wait("the loader", "customElements.get('article-widget')");
    page.eval_with::<()>(
        "const w = Object.assign(document.createElement('article-widget'), { id: 'w' });
         w.article = { ...JSON.parse(arguments[0]), url: 'https://publisher.example/other' };
         document.body.append(w);",
        &[fixture("articles/other.json").into()],
    );
    wait_ready(page, "w");
    check_copies(page, &["children: Another article"]);
    let link: String = page.eval("return find('#clone a').href;");
    assert_eq!(link, "https://publisher.example/other");
}

const OTHER_OR_CHILDREN: [&str; 2] = ["article: Another article", "children: Another article"];

fn of_prerendered_articles_show_them(page: &Page) {
    let markup = markup(page, Mode::Adopted, "other", &[]);
    page.html(&markup);
    wait_ready(page, "w");
    check_copies(
        page,
        &[
            "article: Another article",
            "children: Another",
            "children: Fallback",
        ],
    );
}

/// As `innerHTML`, htmx and Turbo put it into a page.
fn of_late_templates_show_them(page: &Page) {
    let markup = markup(page, Mode::Adopted, "other", &[]);
    page.html("<main></main>");
    page.wait("the loader", "customElements.get('article-widget')");
    page.eval_with::<()>(
        "find('main').innerHTML = arguments[0];",
        &[markup.replace("{{WIDGET}}", &page.site.widget).into()],
    );
    wait_ready(page, "w");
    check_copies(page, &["article: Another article"]);
}

fn of_markup_without_light_children_show_it(page: &Page) {
    let markup = markup(page, Mode::Adopted, "other", &[]);
    let (head, _) = markup.split_once("</template>").expect("a template");
    page.html(&format!("{head}</template></article-widget>"));
    wait_ready(page, "w");
    check_copies(page, &["article: Another article"]);
}

/// Light children and templates of the previous article are removed.
fn of_another_article_are_styled_and_name_it(page: &Page) {
    let prerendered = markup(page, Mode::Adopted, "full", &[]);
    let light = prerendered.replace("<p>Fallback</p>", "<article><p>The first</p></article>");
    // A copy that has a `src` loads it.
    let light = light.replacen(" src=", " data-was=", 1);
    let set = |page: &Page| {
        page.eval_with::<()>(
            "window.__events.length = 0; find('#w').article = JSON.parse(arguments[0]);",
            &[fixture("articles/other.json").into()],
        );
        wait_ready(page, "w");
        check_copies(page, &OTHER_OR_CHILDREN);
    };
    page.html(&light);
    wait_ready(page, "w");
    set(page);
    page.html("<main></main>");
    page.wait("the loader", "customElements.get('article-widget')");
    page.eval_with::<()>(
        "find('main').innerHTML = arguments[0];",
        &[light.replace("{{WIDGET}}", &page.site.widget).into()],
    );
    wait_ready(page, "w");
    set(page);
}

fn of_articles_that_were_set_over_inline_data_name_them(page: &Page) {
    let json = fixture("articles/minimal.json");
    page.html(&format!(
        "<article-widget id=w><script type=\"application/json\">{json}</script></article-widget>"
    ));
    wait_ready(page, "w");
    page.eval_with::<()>(
        "window.__events.length = 0; find('#w').article = JSON.parse(arguments[0]);",
        &[fixture("articles/other.json").into()],
    );
    wait_ready(page, "w");
    check_copies(page, &OTHER_OR_CHILDREN);
}

/// They have the children of the original until their `src` changes.
fn of_articles_that_were_set_over_a_src_do_not_load_it(page: &Page) {
    page.html(&embed(&article("minimal"), &[]));
    wait_ready(page, "w");
    page.eval_with::<()>(
        "window.__events.length = 0; find('#w').article = JSON.parse(arguments[0]);",
        &[fixture("articles/other.json").into()],
    );
    wait_ready(page, "w");
    check_copies(page, &["children: Fallback"]);
    page.run(
        "const w = find('#w');
             const src = `${w.getAttribute('src')}?again`;
             const copy = Object.assign(w.cloneNode(true), { id: 'before' });
             copy.setAttribute('src', src);
             document.body.append(copy);
             find('#clone').setAttribute('src', src);
             w.article = null;",
    );
    for id in ["before", "clone", "w"] {
        page.wait(
            id,
            &format!("text('#{id} >>> [part=headline]')?.startsWith('The least')"),
        );
    }
    let marked: u32 =
        page.eval("return document.querySelectorAll('[data-src-overridden]').length;");
    assert_eq!(marked, 7, "the other copies");
}
