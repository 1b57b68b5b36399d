//! What a screen reader announces: Orca with Firefox and Chromium, compared with the
//! transcripts in `tests/heard/`.
//!
//! `cargo xtask heard` sets `HEARD`; arguments are those of the cases, and `BLESS=1`
//! accepts what is announced. An article must be announced alike whether it is rendered
//! or adopted. WebKitGTK gives Orca neither roles nor states of summaries.

mod desktop;
mod orca;
mod scenarios;

use crate::blessed::check_blessed;
use crate::driver::Browser;
use crate::engine::{Engine, Reader};
use crate::page::Page;
use crate::runner::chosen;
use crate::widget::Mode;
use desktop::Desktop;
use libtest_mimic::{Arguments, Trial};
use orca::Orca;
use scenarios::{Scenario, Step};
use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::runtime::Runtime;

/// Orca's key for reading all that follows.
const READ_ALL: &str = "KP_Add";

/// The engines that Orca can drive.
const ENGINES: [Engine; 2] = [Engine::Firefox, Engine::Chromium];

/// A desktop with a browser and a screen reader.
struct Listener {
    engine: Engine,
    // Fields are dropped in this order: the desktop after the programs on it.
    browser: Browser,
    orca: Orca,
    desktop: Desktop,
    runtime: Runtime,
}

pub(crate) fn run(mut arguments: Arguments, filters: &[String]) -> ExitCode {
    // The scenarios of an engine share a desktop, which is started for the first one.
    let shared: Shared = Arc::default();
    arguments.test_threads = Some(1);
    let trials = ENGINES.into_iter().flat_map(|engine| {
        let shared = Arc::clone(&shared);
        let all = scenarios::ALL.iter();
        all.map(move |scenario| trial(engine, scenario, Arc::clone(&shared)))
    });
    let trials = chosen(trials.collect(), &arguments, filters);
    let conclusion = libtest_mimic::run(&arguments, trials);
    let mut listener = shared.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(listener) = listener.take() {
        listener.stop();
    }
    conclusion.exit_code()
}

type Shared = Arc<Mutex<Option<Listener>>>;

fn trial(engine: Engine, scenario: &'static Scenario, shared: Shared) -> Trial {
    let name = format!("heard::{}::{}", engine.name(), scenario.name);
    Trial::test(name, move || {
        let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(previous) = shared.take_if(|listener| listener.engine != engine) {
            previous.stop();
        }
        let listener = match &mut *shared {
            Some(listener) => listener,
            none => none.insert(Listener::start(engine)?),
        };
        listener.check(scenario);
        Ok(())
    })
}

impl Listener {
    fn start(engine: Engine) -> Result<Self, String> {
        let runtime = Runtime::new().map_err(|error| format!("No runtime: {error}."))?;
        let desktop = Desktop::start()?;
        let start = Browser::start_on(engine, Reader::Listening, desktop.environment());
        let browser = runtime.block_on(start)?;
        let orca = Orca::start(&desktop, engine)?;
        let listener = Self {
            engine,
            browser,
            orca,
            desktop,
            runtime,
        };
        // Orca reads the first page that it meets in Chromium in another mode.
        listener.play(&scenarios::ALL[0], Mode::Rendered);
        Ok(listener)
    }

    fn stop(self) {
        self.runtime.block_on(self.browser.close());
    }

    /// Compares what is announced with the transcript.
    fn check(&self, scenario: &Scenario) {
        let transcripts = scenario
            .modes
            .iter()
            .map(|mode| (mode.name(), self.play(scenario, *mode)));
        let transcripts: Vec<_> = transcripts.collect();
        let (_, first) = &transcripts[0];
        for (mode, transcript) in &transcripts {
            assert!(
                transcript == first,
                "{mode} is announced otherwise:\n{transcript}\nthan this:\n{first}"
            );
        }
        let directory = self.engine.name();
        check_blessed(
            &format!("tests/heard/{directory}/{}.txt", scenario.name),
            first,
        );
    }

    /// Plays a scenario and writes down each step and what is announced after it.
    fn play(&self, scenario: &Scenario, mode: Mode) -> String {
        let (orca, desktop) = (&self.orca, &self.desktop);
        let handle = self.runtime.handle().clone();
        let page = Page::new(self.engine, self.browser.client.clone(), handle);
        let mut transcript = String::new();
        // Lets Orca finish with the previous page.
        orca.utterances();
        let gate = (scenario.open)(&page, mode);
        for step in scenario.steps {
            let (name, announced) = match *step {
                Step::Top => {
                    // Firefox chooses where reading begins, so start at the top.
                    // The role is said where Orca has not been before: the second time it
                    // always has.
                    orca.utterances();
                    desktop.press("ctrl+Home");
                    orca.response();
                    desktop.press("ctrl+Home");
                    ("ctrl+Home", orca.response())
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
                Step::ReadAll => {
                    desktop.press(READ_ALL);
                    (READ_ALL, orca.reading())
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
