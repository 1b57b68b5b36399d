//! What a screen reader user does, step by step.

use crate::page::Page;
use crate::widget::{Attributes, Mode, embed, markup, wait_ready};
use article_widget_tests::{Fault, Gate};

pub(super) struct Scenario {
    /// The name of its transcript.
    pub(super) name: &'static str,
    pub(super) modes: &'static [Mode],
    /// Opens the page. Opening the gate lets through what it holds back.
    pub(super) open: fn(&Page, Mode) -> Gate,
    pub(super) steps: &'static [Step],
}

pub(super) enum Step {
    /// Skips what is said as the page loads and goes to its beginning.
    Top,
    /// Listens while the page loads, but only for this announcement.
    Announced(&'static str),
    /// Presses a key, as `xdotool` names it. `h` leads to the next heading, `l` to
    /// the next list, `k` to the next link; `KP_Enter` says where the focus is.
    Key(&'static str),
    /// Presses the key that reads all that follows.
    ReadAll,
    /// Lets the held-back article through.
    Arrival,
}
use Step::{Announced, Arrival, Key, ReadAll, Top};

const ARTICLE: &str = "full";

/// Orca reads line by line, so no line may wrap, whatever fonts the machine has.
const ONE_LINE: &str =
    "<style>article-widget { --article-measure: 200em; --article-font-size: 8px }</style>";

pub(super) const ALL: [Scenario; 17] = [
    both("tab", plain, &[Top, TAB, TAB, TAB, TAB, TAB, TAB]),
    both("headings", plain, &[Top, H, H, H, H, H]),
    both("enter", plain, &[Top, BUTTON, BUTTON, ENTER, ENTER]),
    both("space", plain, &[Top, BUTTON, BUTTON, SPACE, SPACE]),
    both(
        "read-on",
        plain,
        &[
            Top, BUTTON, BUTTON, ENTER, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN,
        ],
    ),
    both(
        "facts",
        all_open,
        &[Top, L, L, L, L, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN],
    ),
    both("say-all-closed", plain, &[Top, ReadAll]),
    both("say-all-open", all_open, &[Top, ReadAll]),
    both("lists", all_open, &[Top, L, DOWN, DOWN, L, DOWN, DOWN]),
    both(
        "links",
        all_open,
        &[Top, Key("k"), Key("k"), Key("k"), Key("k"), Key("k")],
    ),
    both("expand-all", plain, &[Top, BUTTON, ENTER, ENTER]),
    both(
        "single",
        single,
        &[Top, BUTTON, BUTTON, ENTER, BUTTON, ENTER],
    ),
    both(
        "deep-link",
        after_a_link,
        &[Top, TAB, ENTER, WHERE_AM_I, ENTER, TAB],
    ),
    both(
        "languages",
        languages,
        &[Top, DOWN, DOWN, BUTTON, ENTER, DOWN, DOWN, DOWN],
    ),
    both(
        "right-to-left",
        right_to_left,
        &[Top, DOWN, DOWN, H, DOWN, DOWN, H],
    ),
    rendered(
        "late",
        late,
        &[Announced("Loading the article…"), Arrival, Top, DOWN],
    ),
    rendered(
        "failed",
        failed,
        &[
            Announced("The article could not be loaded."),
            Top,
            DOWN,
            DOWN,
        ],
    ),
];

const BUTTON: Step = Key("b");
const TAB: Step = Key("Tab");
const ENTER: Step = Key("Return");
const SPACE: Step = Key("space");
const DOWN: Step = Key("Down");
const H: Step = Key("h");
const L: Step = Key("l");
const WHERE_AM_I: Step = Key("KP_Enter");

type Open = fn(&Page, Mode) -> Gate;

const fn both(name: &'static str, open: Open, steps: &'static [Step]) -> Scenario {
    Scenario {
        name,
        modes: &Mode::BOTH,
        open,
        steps,
    }
}

/// Prerendered markup is never late and never fails.
const fn rendered(name: &'static str, open: Open, steps: &'static [Step]) -> Scenario {
    Scenario {
        name,
        modes: &[Mode::Rendered],
        open,
        steps,
    }
}

fn plain(page: &Page, mode: Mode) -> Gate {
    article(page, mode, ARTICLE, &[])
}

fn all_open(page: &Page, mode: Mode) -> Gate {
    article(page, mode, ARTICLE, &[("expanded", "all")])
}

fn single(page: &Page, mode: Mode) -> Gate {
    article(page, mode, ARTICLE, &[("mode", "single")])
}

fn languages(page: &Page, mode: Mode) -> Gate {
    article(page, mode, "languages", &[])
}

fn right_to_left(page: &Page, mode: Mode) -> Gate {
    article(page, mode, "rtl", &[])
}

fn after_a_link(page: &Page, mode: Mode) -> Gate {
    let article = markup(page, mode, ARTICLE, &[]);
    show(
        page,
        &format!("<p>News</p><p><a href=\"#side-talks\">To the side talks</a></p>{article}"),
    );
    wait_ready(page, "w");
    Gate::default()
}

fn article(page: &Page, mode: Mode, name: &str, attributes: Attributes) -> Gate {
    show(page, &markup(page, mode, name, attributes));
    wait_ready(page, "w");
    Gate::default()
}

fn late(page: &Page, _: Mode) -> Gate {
    let gate = Gate::default();
    let path = format!("/fixtures/articles/{ARTICLE}.json");
    page.site.fail(&path, Fault::Hold(gate.clone()));
    show(page, &embed(&crate::widget::article(ARTICLE), &[]));
    gate
}

fn failed(page: &Page, _: Mode) -> Gate {
    let path = format!("/fixtures/articles/{ARTICLE}.json");
    page.site.fail(&path, Fault::Status(404));
    page.expect_failed_requests();
    show(page, &embed(&crate::widget::article(ARTICLE), &[]));
    Gate::default()
}

fn show(page: &Page, body: &str) {
    page.html(&[ONE_LINE, body].concat());
}
