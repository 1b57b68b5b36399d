//! Nothing in view moves while an article loads. Only Chromium reports movement, as cumulative
//! layout shift.

use super::{Case, cases};
use crate::engine::Engine;
use crate::page::Page;
use crate::widget::{Mode, article, broken, embed, fixture, markup, wait_ready};
use article_widget_tests::{Fault, Gate, repository};
use serde::Deserialize;
use std::time::Duration;

pub(super) fn cases() -> Vec<Case> {
    let all = cases!("stability":
        prerendered_moves_nothing_as_only_chromium_tells,
        rendered_alone_moves_next_to_nothing_as_only_chromium_tells,
        rendered_in_the_room_that_is_kept_moves_nothing_as_only_chromium_tells,
        images_move_nothing_as_only_chromium_tells,
    );
    all.into_iter()
        .map(|case| case.only(&[Engine::Chromium]))
        .collect()
}

/// What counts as good for all of a page is 0.1; a widget may have this much.
const BOUND: f64 = 0.02;

const RECORDER: &str = "<script>
    window.shifts = [];
    new PerformanceObserver(list => list.getEntries().forEach(({ value, sources }) => shifts.push({
      value, sources: sources.map(({ node }) => node?.id || node?.localName || 'gone') })))
      .observe({ type: 'layout-shift', buffered: true });
    </script>";

/// A move of what is in view, and what moved.
#[derive(Debug, Deserialize)]
struct Shift {
    value: f64,
    sources: Vec<String>,
}

/// What has moved when everything has come and was painted: the sum, and which
/// elements it was.
#[track_caller]
fn shifts(page: &Page) -> (f64, Vec<String>) {
    page.wait("the page", "document.readyState === 'complete'");
    page.settle();
    let shifts: Vec<Shift> = page.eval("return window.shifts;");
    let sum = shifts.iter().map(|shift| shift.value).sum();
    let sources = shifts.into_iter().flat_map(|shift| shift.sources);
    (sum, sources.collect())
}

#[track_caller]
fn check_shifts(page: &Page, bound: f64, what: &str) {
    let (sum, sources) = shifts(page);
    assert!(sum <= bound, "{what}: {sum}, and it was {sources:?}");
}

const FOOTER: &str = "<footer id=below style=\"height: 200px\">The footer of the page</footer>";

/// Keeps a page from moving aside when it gets a scrollbar, which depends on its
/// length and not on what makes it long.
const GUTTER: &str = "<style>html { scrollbar-gutter: stable }</style>";

/// A page as many are: something above, and the article in the main column.
/// The loader comes when the page has been painted, or it could hide what moves.
fn open(page: &Page, head: &str, inner: &str, below: &str) {
    page.document(
        &format!("{RECORDER}<style>main {{ max-width: 50rem; margin: auto }}</style>{head}"),
        &format!("<header>The site</header><main><h1>A page</h1>{inner}{below}</main>"),
        &[],
    );
    page.wait(
        "the first paint",
        "performance.getEntriesByName('first-contentful-paint').length",
    );
    page.settle();
    page.eval_with::<()>(
        "document.body.append(Object.assign(document.createElement('script'), {
           type: 'module', src: arguments[0] }));",
        &[format!("{}{}", page.site.widget, page.loader.get()).into()],
    );
}

/// The fallback that `snippet` writes: headline and beginning.
fn with_fallback(src: &str, attributes: &[(&str, &str)]) -> String {
    let begin = "Every block and every field of the format, in one article. ".repeat(4);
    let fallback =
        format!("<h2><a href=\"/article\">Ministers meet in three rounds</a></h2><p>{begin}</p>");
    embed(src, attributes).replace("<p>Fallback</p>", &fallback)
}

fn prerendered_moves_nothing_as_only_chromium_tells(page: &Page) {
    for attributes in [&[][..], &[("expanded", "all")], &[("mode", "single")]] {
        let inner = markup(page, Mode::Adopted, "full", attributes);
        open(page, GUTTER, &inner, FOOTER);
        wait_ready(page, "w");
        check_shifts(page, 0.0, &format!("{attributes:?}"));
    }
    // A style sheet that is late keeps the browser from painting.
    let late = Fault::Delay(Duration::from_millis(500));
    page.site.fail("/www/article-widget.css", late);
    let inner = markup(page, Mode::Adopted, "full", &[]);
    open(page, GUTTER, &inner, FOOTER);
    wait_ready(page, "w");
    check_shifts(page, 0.0, "a late style sheet");
}

fn rendered_alone_moves_next_to_nothing_as_only_chromium_tells(page: &Page) {
    for inner in [
        embed(&article("full"), &[]),
        with_fallback(&article("full"), &[]),
        with_fallback(&article("full"), &[("expanded", "all")]),
        with_fallback(&article("other"), &[]),
    ] {
        open(page, "", &inner, "");
        wait_ready(page, "w");
        check_shifts(page, BOUND, &inner);
    }
}

/// The line that `docs/embedding.md` gives to pages with something below the
/// article.
fn line_of_the_docs() -> String {
    let path = repository().join("docs/embedding.md");
    let page = std::fs::read_to_string(path).expect("the page");
    let mut lines = page.lines().map(str::trim);
    let line = lines.find(|line| line.starts_with("article-widget {") && line.contains("100vh"));
    line.expect("the line that keeps the room").to_owned()
}

fn rendered_in_the_room_that_is_kept_moves_nothing_as_only_chromium_tells(page: &Page) {
    open(page, "", &embed(&article("full"), &[]), FOOTER);
    wait_ready(page, "w");
    let (without, sources) = shifts(page);
    assert!(without > BOUND, "the room is needed: {without}");
    assert!(sources.iter().any(|source| source == "below"));
    let head = format!("{GUTTER}<style>{}</style>", line_of_the_docs());
    for inner in [
        embed(&article("full"), &[]),
        with_fallback(&article("full"), &[]),
        with_fallback(&article("full"), &[("expanded", "all")]),
        // Shorter than the room.
        with_fallback(&article("other"), &[]),
        // Nothing comes: the fallback and a sentence for readers.
        with_fallback(&broken("truncated"), &[]),
    ] {
        open(page, &head, &inner, FOOTER);
        if inner.contains("broken") {
            page.wait("the sentence", "find('#w >>> [role=status] p')");
        } else {
            wait_ready(page, "w");
        }
        check_shifts(page, 0.0, &inner);
    }
}

fn images_move_nothing_as_only_chromium_tells(page: &Page) {
    let image = "/fixtures/images/map.svg";
    let head = format!("{GUTTER}<style>{}</style>", line_of_the_docs());
    let first = fixture("articles/full.json");
    assert!(first.contains("\"width\": 320"), "its images have a size");
    for mode in Mode::BOTH {
        let gate = Gate::default();
        page.site.fail(image, Fault::Hold(gate.clone()));
        let inner = markup(page, mode, "full", &[("expanded", "all")]);
        open(page, &head, &inner, FOOTER);
        wait_ready(page, "w");
        let room: f64 =
            page.eval("return find('#w >>> header img').getBoundingClientRect().height;");
        assert!(room > 100.0, "the picture has its room before it is there");
        gate.open();
        page.wait(
            "the picture",
            "find('#w >>> header img').complete && find('#w >>> header img').naturalWidth",
        );
        check_shifts(page, 0.0, mode.name());
    }
}
