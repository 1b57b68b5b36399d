//! Random actions on a rendered and on an adopted article, with the sources and
//! with the package: events, states and session storage must be equal after
//! every step.
//!
//! The steps depend on the seed alone, which is printed. `SEED=7` plays others.
//! Left out is what differs on purpose: `mode` and `lang` change adopted markup
//! with the next article only, and nothing is rendered while printing.

use super::{Case, cases};
use crate::page::Page;
use crate::widget::{Attributes, Mode, fixture, markup, wait_ready};
use serde_json::json;
use std::fmt;

pub(super) fn cases() -> Vec<Case> {
    cases!("differential":
        rendered_and_adopted_behave_alike,
        rendered_and_adopted_behave_alike_in_single_mode,
    )
}

const SEED: u64 = 3;
const STEPS: usize = 24;
const MEETINGS: [&str; 3] = ["plenary", "side-talks", "follow-up"];

/// Steps that once made a difference, before those that are random.
const KNOWN: [&str; 6] = [
    "w.toggleAttribute('remember', true)",
    "w.collapse()",
    "dispatchEvent(new Event('beforeprint'))",
    "w.collapse('plenary')",
    "dispatchEvent(new Event('afterprint'))",
    "at('#plenary').id = 7; attempt(() => w.toggle(7)); at('[id=\"7\"]').id = 'plenary'",
];

/// Variables that steps use, a pause in which the browser dispatches its events,
/// and the state of the page.
const HELPERS: &str = r#"
const w = find('#w');
const at = (selector) => w.shadowRoot.querySelector(selector);
const pause = () => new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 8)), 8));
const settled = async () => {
  do await pause(); while (!w.meetings.length);
};
const attempt = (act) => {
  try { act(); } catch (error) { window.__events.push({ type: error.name }); }
};
const state = () => JSON.stringify({
  events: window.__events.splice(0).map(({ type, detail }) => [type, detail]),
  meetings: w.meetings.map(({ id, open }) => `${id} ${open}`),
  grouped: [...w.shadowRoot.querySelectorAll('details[name]')].length,
  label: at('[part=toggle-all]')?.textContent,
  focus: w.shadowRoot.activeElement?.closest('[id]')?.id ?? null,
  stored: sessionStorage.getItem('article-widget:full-example'),
  address: location.search + location.hash,
});
"#;

/// What a reader, the page or the browser does.
enum Step {
    /// A script that runs in the page.
    Script(String),
    /// A key on the summary of a meeting.
    Key(&'static str, &'static str),
    Reload,
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Script(script) => formatter.write_str(script),
            Self::Key(meeting, key) => write!(formatter, "{key} on {meeting}"),
            Self::Reload => formatter.write_str("reload"),
        }
    }
}

/// `SplitMix64`: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % limit
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

fn steps(random: &mut Random) -> Vec<Step> {
    let mut is_printing = false;
    let known = KNOWN.iter().map(|script| Step::Script((*script).into()));
    let random = (0..STEPS).map(|_| step(random, &mut is_printing));
    let mut steps: Vec<_> = known.chain(random).collect();
    if is_printing {
        steps.push(Step::Script(
            "dispatchEvent(new Event('afterprint'))".into(),
        ));
    }
    steps
}

fn step(random: &mut Random, is_printing: &mut bool) -> Step {
    let meeting = random.pick(&MEETINGS);
    // While it prints, nothing is rendered.
    let script = match random.below(if *is_printing { 16 } else { 24 }) {
        0 | 1 => return Step::Key(meeting, random.pick(&["Enter", "Space"])),
        2 => {
            // Two changes that the browser may report as one.
            let (first, second) = (change(random), change(random));
            format!("{{ {first} }} {{ {second} }}")
        }
        3..=11 => change(random),
        12 => format!("history.pushState(null, '', '?{}')", random.below(9)),
        13 => format!(
            "w.setAttribute('expanded', '{}')",
            random.pick(&["all", "none", "first", "follow-up plenary"])
        ),
        14 | 15 => {
            *is_printing = !*is_printing;
            let moment = if *is_printing { "before" } else { "after" };
            format!("dispatchEvent(new Event('{moment}print'))")
        }
        16 | 17 => "w.toggleAttribute('remember')".into(),
        18 => "document.body.append(w)".into(),
        19 | 20 => "w.remove(); await pause(); document.body.append(w)".into(),
        21 => "w.article = JSON.parse(window.article); await w.ready".into(),
        22 => {
            // Another article starts as the page's fragment and the attributes say.
            "history.replaceState(null, '', location.pathname);
             w.article = { ...JSON.parse(window.article), headline: 'Changed' }; await w.ready"
                .into()
        }
        _ => return Step::Reload,
    };
    Step::Script(script)
}

/// Opens or closes something.
fn change(random: &mut Random) -> String {
    let meeting = random.pick(&MEETINGS);
    match random.below(9) {
        0 | 1 => format!("at('#{meeting} > summary').click()"),
        2 => "at('[part=toggle-all]')?.click()".into(),
        3 | 4 => {
            let method = random.pick(&["expand", "collapse", "toggle"]);
            let id = match random.below(6) {
                0 => String::new(),
                1 => random.pick(&["'nobody'", "{}", "null"]).into(),
                // The same as a number: ids are strings.
                2 => {
                    return format!(
                        "const meeting = at('#{meeting}'); meeting.id = 7; \
                                     attempt(() => w.{method}(7)); meeting.id = '{meeting}'"
                    );
                }
                _ => format!("'{meeting}'"),
            };
            format!("attempt(() => w.{method}({id}))")
        }
        5 => {
            let fragment = match random.below(4) {
                0 => "nobody".into(),
                1 => format!("full-example/{meeting}"),
                _ => meeting.to_owned(),
            };
            format!("location.hash = '{fragment}'")
        }
        6 => format!("at('#{meeting} [part=permalink]').click()"),
        // Find-in-page, or a script of the page.
        _ => format!("at('#{meeting}').open = {}", random.pick(&[true, false])),
    }
}

fn rendered_and_adopted_behave_alike(page: &Page) {
    check(page, &[("remember", ""), ("expanded", "first")], false);
}

/// The markup is inserted by a script.
fn rendered_and_adopted_behave_alike_in_single_mode(page: &Page) {
    // Chromium warns that it does not open the template.
    page.tolerate_recorded("Found declarative shadowrootmode");
    check(
        page,
        &[("mode", "single"), ("expanded", "side-talks")],
        true,
    );
}

fn check(page: &Page, attributes: Attributes, is_inserted: bool) {
    let seed = match std::env::var("SEED") {
        Ok(seed) => seed.parse().expect("SEED is a number"),
        Err(_) => SEED,
    };
    // The article names an image that is not there.
    page.expect_failed_requests();
    println!("differential, {}: SEED={seed}", page.engine.name());
    let steps = steps(&mut Random(seed));
    let variants = ["sources", "package"].map(|loader| Mode::BOTH.map(|mode| (loader, mode)));
    let mut first: Option<Vec<String>> = None;
    for (loader, mode) in variants.into_iter().flatten() {
        page.loader.set(match loader {
            "package" => "/pkg/loader.js",
            _ => "/www/loader.js",
        });
        let states = play(page, mode, attributes, is_inserted, &steps);
        let Some(expected) = &first else {
            first = Some(states);
            continue;
        };
        for (index, (expected, state)) in expected.iter().zip(&states).enumerate() {
            let played: String = steps[..index]
                .iter()
                .map(|step| format!("\n  {step}"))
                .collect();
            assert!(
                expected == state,
                "SEED={seed}, {attributes:?}, rendered with the sources:\n{expected}\n\
                 {}, {loader}:\n{state}\nafter{played}",
                mode.name()
            );
        }
    }
}

/// The states of a page at the start and after each step.
fn play(
    page: &Page,
    mode: Mode,
    attributes: Attributes,
    is_inserted: bool,
    steps: &[Step],
) -> Vec<String> {
    let article = json!(fixture("articles/full.json"));
    let mut body = markup(page, mode, "full", attributes);
    if is_inserted {
        let html = json!(body).to_string().replace("</", "<\\/");
        body = format!(
            "<div id=place></div><script>
             customElements.whenDefined('article-widget').then(() => place.innerHTML = {html});
             </script>"
        );
    }
    let script = format!("<script>window.article = {article};</script>");
    page.document(&script, &format!("{body}{}", page.loader_script()), &[]);
    wait_ready(page, "w");
    let run = |script: &str| -> String {
        page.eval(&format!(
            "{HELPERS}return (async () => {{ {script}; await settled(); return state(); }})();"
        ))
    };
    let mut states = vec![run("")];
    for step in steps {
        states.push(match step {
            Step::Script(script) => run(script),
            Step::Key(meeting, key) => {
                page.run(&format!("find('#w >>> #{meeting} > summary').focus();"));
                page.press(key);
                run("")
            }
            Step::Reload => {
                // What the fragment opens is an event only where it was closed.
                page.run("history.replaceState(null, '', location.pathname);");
                page.reload();
                wait_ready(page, "w");
                run("")
            }
        });
    }
    page.run("sessionStorage.clear();");
    states
}
