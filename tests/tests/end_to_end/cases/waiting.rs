//! The status for readers while an article is slow or fails to load: nothing at first, then one
//! line in their language, until the article is shown. Nothing is announced without errors.

use super::{Case, both_modes, cases};
use crate::page::Page;
use crate::widget::{
    Mode, article, broken, embed, markup, shows_fallback, wait_error, wait_ready, wait_toggles,
};
use article_widget_tests::{Fault, Gate};
use serde::Deserialize;

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_modes!("waiting": nothing_is_announced_without_errors);
    all.extend(cases!("waiting":
        nothing_moves_in_the_first_second,
        the_line_goes_when_the_article_comes,
        the_live_region_exists_before_its_first_message,
        a_slow_article_that_fails_updates_the_status,
        every_language_has_both_sentences,
        messages_for_publishers_are_marked_as_english,
        offline_and_back,
        a_reinserted_element_requests_once,
        a_change_of_src_is_retried_too,
    ));
    all
}

/// Observes shadow roots from their creation, and records everything in them that would be
/// announced.
const LIVE_REGION_RECORDER: &str = "<script>
    window.heard = [];
    const listen = (root) => {
      const hear = () => root.querySelectorAll('div[role], [aria-live]').forEach(node =>
        heard.push(`${node.getAttribute('role')}: ${node.textContent}`));
      new MutationObserver(hear).observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
      hear();
    };
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (init) {
      const root = attachShadow.call(this, init);
      listen(root);
      return root;
    };
    </script>";

fn nothing_is_announced_without_errors(page: &Page, mode: Mode) {
    let inner = markup(page, mode, "full", &[]);
    // Roots that came with the page are not created by a script.
    let adopted = "<script>
        const { shadowRoot } = document.querySelector('#w');
        if (shadowRoot) listen(shadowRoot);
        </script>";
    let body = format!("{inner}{adopted}{}", page.loader_script());
    page.document(LIVE_REGION_RECORDER, &body, &[]);
    wait_ready(page, "w");
    page.click("#w >>> [part=toggle-all]");
    page.wait(
        "all to open",
        "findAll('#w >>> details[open]').length === 3",
    );
    page.settle();
    let heard: Vec<String> = page.eval("return window.heard;");
    assert_eq!(heard, Vec::<String>::new());
}

/// Records the positions of all elements in each frame, until the status appears.
const WATCH: &str = "<script>
    window.places = [];
    customElements.whenDefined('article-widget').then(() => {
      window.begin = performance.now();
      const look = () => {
        const line = document.querySelector('#w').shadowRoot?.querySelector('[role=status] p');
        if (line?.textContent) {
          window.told = performance.now();
          return;
        }
        places.push(['#w > p', '#below'].map(path => document.querySelector(path).getBoundingClientRect().top)
          .concat(document.querySelectorAll('body *').length).join());
        requestAnimationFrame(look);
      };
      look();
    });
    </script>";

fn nothing_moves_in_the_first_second(page: &Page) {
    page.site.fail("/fixtures/articles/other.json", Fault::Hang);
    let body = format!(
        "{}<footer id=below>Below</footer>{}",
        embed(&article("other"), &[]),
        page.loader_script()
    );
    page.document(WATCH, &body, &[]);
    page.wait("the line", "window.told");
    #[derive(Debug, Deserialize)]
    struct Seen {
        places: Vec<String>,
        after: f64,
    }
    let seen: Seen = page.eval("return { places: [...new Set(places)], after: told - begin };");
    assert_eq!(seen.places.len(), 1, "nothing moves before: {seen:?}");
    // The resolution of the engines' clocks is a few milliseconds.
    assert!(seen.after >= 990.0, "a second goes by in silence: {seen:?}");
    assert!(shows_fallback(page));
    let line: (String, bool) = page.eval(
        "const line = find('#w >>> [role=status]');
         return [line.textContent, line.getBoundingClientRect().top
           >= find('#w > p').getBoundingClientRect().bottom];",
    );
    assert_eq!(line, ("Loading the article…".to_owned(), true));
}

fn the_line_goes_when_the_article_comes(page: &Page) {
    let gate = Gate::default();
    page.site
        .fail("/fixtures/articles/other.json", Fault::Hold(gate.clone()));
    page.html(&format!(
        "<div lang=\"fr\">{}</div>",
        embed(&article("other"), &[])
    ));
    page.wait(
        "the line",
        "text('#w >>> [role=status] p') === 'Chargement de l’article…'",
    );
    gate.open();
    wait_ready(page, "w");
    let spoken: bool = page.eval("return Boolean(find('#w >>> div[role]'));");
    assert!(!spoken, "the line is gone");
    assert!(!shows_fallback(page));
    page.click("#w >>> #morning summary");
    page.wait("it to open", "find('#w >>> #morning').open");
}

/// WCAG technique ARIA22: a message that is inserted together with its live region may not be
/// announced.
fn the_live_region_exists_before_its_first_message(page: &Page) {
    let body = format!(
        "{}{}",
        embed(&broken("truncated"), &[]),
        page.loader_script()
    );
    page.document(LIVE_REGION_RECORDER, &body, &[]);
    wait_error(page);
    page.wait("the sentence", "text('#w >>> [role=status] p')");
    page.settle();
    let heard: Vec<String> = page.eval("return [...new Set(window.heard)];");
    assert_eq!(
        heard,
        ["status: ", "status: The article could not be loaded."]
    );
}

fn a_slow_article_that_fails_updates_the_status(page: &Page) {
    page.expect_failed_requests();
    let gate = Gate::default();
    let path = "/fault/status/500/fixtures/articles/other.json";
    page.site.fail(path, Fault::Hold(gate.clone()));
    page.html(&embed(&format!("{{{{WIDGET}}}}{path}"), &[]));
    page.wait(
        "the line",
        "text('#w >>> [role=status] p') === 'Loading the article…'",
    );
    page.run("window.region = find('#w >>> [role=status]');");
    gate.open();
    assert_eq!(wait_error(page).code, "http");
    page.wait(
        "the sentence",
        "text('#w >>> [role=status] p') === 'The article could not be loaded.'",
    );
    // Screen readers announce changes of regions that already exist.
    let same: bool = page.eval("return find('#w >>> [role=status]') === window.region;");
    assert!(same, "one region for both");
    let regions: usize = page.eval("return findAll('#w >>> div[role]').length;");
    assert_eq!(regions, 1);
}

/// The languages of `docs/languages.md`.
const LANGUAGES: [&str; 9] = ["ar", "az", "de", "en", "es", "fa", "fr", "hy", "ru"];

fn every_language_has_both_sentences(page: &Page) {
    page.expect_failed_requests();
    page.site.fail("/fixtures/articles/other.json", Fault::Hang);
    let embeds: String = LANGUAGES
        .iter()
        .map(|language| {
            // One has `lang`, the other inherits it from the page.
            let region = format!("{language}-Zzzz");
            // From the other origin: browsers open few connections to a server,
            // and all of them are waiting.
            let src = article("other").replace("WIDGET", "HOST");
            let late = embed(&src, &[("lang", language)]);
            let failed = embed(&broken("truncated"), &[]);
            format!(
                "{}<section lang=\"{region}\">{}</section>",
                late.replace("\"w\"", &format!("\"late-{language}\"")),
                failed.replace("\"w\"", &format!("\"failed-{language}\"")),
            )
        })
        .collect();
    page.html(&embeds);
    page.wait(
        "all lines",
        "[...document.querySelectorAll('article-widget')].filter(host =>
           host.shadowRoot?.querySelector('[role=status] p')?.textContent).length === 18",
    );
    let (wrong, different): (Vec<String>, usize) = page.eval_with(
        "const [widget, languages] = arguments;
         return import(`${widget}/www/messages.js`).then(({ MESSAGES }) => {
           const lines = [];
           const wrong = languages.flatMap(language => ['late', 'failed'].filter((state, index) => {
             const line = find(`#${state}-${language} >>> [role=status] p`);
             lines.push(line.textContent);
             const direction = ['ar', 'fa'].includes(language) ? 'rtl' : 'ltr';
             return line.textContent !== MESSAGES[language][index] || line.lang !== language
               || getComputedStyle(line).direction !== direction;
           }).map(state => `${state}-${language}`));
           if (Object.keys(MESSAGES).sort().join() !== languages.join()) wrong.push('the list');
           return [wrong, new Set(lines).size];
         });",
        &[page.site.widget.clone().into(), LANGUAGES.as_slice().into()],
    );
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(different, 18, "no language borrows from another");
}

/// `debug` shows the reason, in English whatever the page's language.
fn messages_for_publishers_are_marked_as_english(page: &Page) {
    page.html(&format!(
        "<div lang=\"ar\" dir=\"rtl\">{}</div>",
        embed(&broken("missing-headline"), &[("debug", "")])
    ));
    wait_error(page);
    page.wait("the error", "find('#w >>> [role=alert] li')");
    let spoken: Vec<String> = page.eval(
        "return ['p', 'strong', 'ul'].map(tag => {
           const node = find(`#w >>> [role=alert] ${tag}`);
           return `${node.closest('[lang]')?.lang} ${getComputedStyle(node).direction}`;
         });",
    );
    assert_eq!(spoken, ["ar rtl", "en ltr", "en ltr"]);
}

/// Opens an embed whose server aborts the response.
fn open_offline(page: &Page) {
    page.expect_failed_requests();
    page.site.fail("/fixtures/articles/other.json", Fault::Cut);
    page.html(&embed(&article("other"), &[("lang", "de")]));
    assert_eq!(wait_error(page).code, "network");
    page.wait(
        "the sentence",
        "text('#w >>> [role=status] p') === 'Der Artikel konnte nicht geladen werden.'",
    );
    assert!(shows_fallback(page));
}

fn offline_and_back(page: &Page) {
    open_offline(page);
    // If the retry fails, the status stays, and the next `online` event retries again.
    page.run("window.dispatchEvent(new Event('online'));");
    page.wait(
        "another attempt that fails",
        "window.__events.filter(e => e.type === 'article-error').length === 2",
    );
    page.wait("the sentence", "find('#w >>> [role=status]')");
    page.site.mend("/fixtures/articles/other.json");
    page.run("window.dispatchEvent(new Event('online'));");
    wait_ready(page, "w");
    let spoken: bool = page.eval("return Boolean(find('#w >>> div[role]'));");
    assert!(!spoken, "the sentence is gone");
    assert!(!shows_fallback(page));
    page.click("#w >>> #morning summary");
    page.wait("it to open", "find('#w >>> #morning').open");
    assert_eq!(wait_toggles(page, 1).len(), 1);
}

fn a_reinserted_element_requests_once(page: &Page) {
    let path = "/fixtures/articles/other.json";
    open_offline(page);
    // The status is updated, including when to try again.
    page.run("find('#w').lang = 'fr';");
    page.wait(
        "the other language",
        "find('#w >>> [role=status] p')?.lang === 'fr'",
    );
    page.site.mend(path);
    let before = page.requests_for(path).len();
    page.run("window.dispatchEvent(new Event('online'));");
    wait_ready(page, "w");
    page.run("window.dispatchEvent(new Event('online'));");
    page.settle();
    assert_eq!(page.requests_for(path).len(), before + 1);
}

/// Also if the previous article is still on screen and there is no status for readers.
fn a_change_of_src_is_retried_too(page: &Page) {
    page.expect_failed_requests();
    let path = "/fixtures/articles/other.json";
    page.site.fail(path, Fault::Cut);
    page.html(&embed(&article("minimal"), &[]));
    wait_ready(page, "w");
    page.eval_with::<()>(
        "find('#w').setAttribute('src', arguments[0]);",
        &[article("other")
            .replace("{{WIDGET}}", &page.site.widget)
            .into()],
    );
    assert_eq!(wait_error(page).code, "network");
    page.site.mend(path);
    page.run("window.dispatchEvent(new Event('online'));");
    page.wait(
        "the other article",
        "text('#w >>> [part=headline]') === 'Another article'",
    );
}
