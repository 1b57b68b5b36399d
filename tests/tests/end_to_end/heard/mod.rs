//! What a screen reader announces: Orca with Firefox, compared with the transcripts in
//! `tests/heard/`.
//!
//! `cargo xtask heard` sets `HEARD`; arguments are those of the cases, and `BLESS=1`
//! accepts what is announced. An article must be announced alike whether it is rendered
//! or adopted.

mod desktop;
mod orca;
mod scenarios;

use crate::blessed::check_blessed;
use crate::driver::Browser;
use crate::engine::{Engine, Reader};
use crate::page::Page;
use crate::runner::chosen;
use crate::widget::Way;
use desktop::Desktop;
use libtest_mimic::{Arguments, Trial};
use orca::Orca;
use scenarios::{Scenario, Step};
use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::runtime::Runtime;

/// A desktop with a browser and a screen reader.
struct Listener {
    // Fields are dropped in this order: the desktop after the programs on it.
    browser: Browser,
    orca: Orca,
    desktop: Desktop,
    runtime: Runtime,
}

pub(crate) fn run(mut arguments: Arguments, filters: &[String]) -> ExitCode {
    // The scenarios share a desktop, which is started for the first one.
    let shared: Arc<Mutex<Option<Listener>>> = Arc::default();
    arguments.test_threads = Some(1);
    let trial = |scenario: &'static Scenario| {
        let shared = Arc::clone(&shared);
        Trial::test(format!("heard::{}", scenario.name), move || {
            let mut listener = shared.lock().unwrap_or_else(PoisonError::into_inner);
            let listener = match &mut *listener {
                Some(listener) => listener,
                none => none.insert(Listener::start()?),
            };
            listener.check(scenario);
            Ok(())
        })
    };
    let trials = scenarios::ALL.iter().map(trial).collect();
    let trials = chosen(trials, &arguments, filters);
    let conclusion = libtest_mimic::run(&arguments, trials);
    let mut listener = shared.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(listener) = listener.take() {
        listener.runtime.block_on(listener.browser.close());
    }
    conclusion.exit_code()
}

impl Listener {
    fn start() -> Result<Self, String> {
        let runtime = Runtime::new().map_err(|error| format!("No runtime: {error}."))?;
        let desktop = Desktop::start()?;
        let start = Browser::start_on(Engine::Firefox, Reader::Listening, desktop.environment());
        let browser = runtime.block_on(start)?;
        let orca = Orca::start(&desktop)?;
        Ok(Self {
            browser,
            orca,
            desktop,
            runtime,
        })
    }

    /// Compares what is announced with the transcript.
    fn check(&self, scenario: &Scenario) {
        let transcripts = scenario
            .ways
            .iter()
            .map(|way| (way.name(), self.play(scenario, *way)));
        let transcripts: Vec<_> = transcripts.collect();
        let (_, first) = &transcripts[0];
        for (way, transcript) in &transcripts {
            assert!(
                transcript == first,
                "{way} is announced otherwise:\n{transcript}\nthan this:\n{first}"
            );
        }
        check_blessed(&format!("tests/heard/{}.txt", scenario.name), first);
    }

    /// Plays a scenario and writes down each step and what is announced after it.
    fn play(&self, scenario: &Scenario, way: Way) -> String {
        let (orca, desktop) = (&self.orca, &self.desktop);
        let handle = self.runtime.handle().clone();
        let page = Page::new(Engine::Firefox, self.browser.client.clone(), handle);
        let mut transcript = String::new();
        // Lets Orca finish with the previous page.
        orca.utterances();
        let gate = (scenario.open)(&page, way);
        for step in scenario.steps {
            let (name, announced) = match *step {
                Step::Top => {
                    // Firefox chooses where reading begins, so start at the top.
                    orca.utterances();
                    desktop.press("ctrl+Home");
                    ("ctrl+Home", orca.response())
                }
                Step::Follow(fragment) => {
                    page.goto(&format!("{}/page/{fragment}", page.site.host));
                    (fragment, orca.utterances())
                }
                Step::Announced(text) => {
                    // Everything else is Orca's report on the page.
                    let mut announced = orca.utterances();
                    announced.retain(|line| line == text);
                    ("(the page loads)", announced)
                }
                Step::Key(key) => {
                    desktop.press(key);
                    (key, orca.response())
                }
                Step::Arrival => {
                    gate.open();
                    ("(the article arrives)", orca.utterances())
                }
            };
            let _ = writeln!(transcript, "{name}");
            for line in announced {
                let _ = writeln!(transcript, "  {line}");
            }
        }
        page.finish();
        transcript
    }
}
