//! What a screen reader says when somebody reads by ear: Orca with Firefox,
//! compared with the transcripts in `tests/heard/`.
//!
//! `cargo xtask heard` sets `HEARD`; arguments are parts of names, and `BLESS=1`
//! accepts what was said. Every scenario runs with the article rendered and with
//! it adopted, and both must say the same.

mod desktop;
mod orca;
mod scenarios;

use crate::driver::Browser;
use crate::engine::{Engine, Reader};
use crate::page::Page;
use crate::widget::Way;
use article_widget_tests::repository;
use desktop::Desktop;
use libtest_mimic::{Arguments, Failed, Trial};
use orca::Orca;
use scenarios::{Scenario, Step};
use std::cell::RefCell;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::runtime::Runtime;

/// A reader at a desk: the browser, the screen reader and the keys.
struct Listener {
    // Fields end in this order: the browser before what it needs.
    browser: Option<Browser>,
    orca: Orca,
    desktop: Desktop,
    runtime: Runtime,
}

pub(crate) fn run(mut arguments: Arguments, filters: &[String]) -> ExitCode {
    let listener = match Listener::new() {
        Ok(listener) => Arc::new(Mutex::new(listener)),
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    // One screen reader follows one focus.
    arguments.test_threads = Some(1);
    let is_chosen = |name: &str| {
        filters.is_empty() || filters.iter().any(|filter| name.contains(filter.as_str()))
    };
    let mut trials = Vec::new();
    for scenario in &scenarios::ALL {
        for &way in scenario.ways {
            let name = format!("heard::{}::{}", scenario.name, way.name());
            if !is_chosen(&name) {
                continue;
            }
            let listener = Arc::clone(&listener);
            trials.push(Trial::test(name, move || {
                let listener = listener.lock().unwrap_or_else(PoisonError::into_inner);
                check(&listener, scenario, way).map_err(Failed::from)
            }));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    let mut listener = listener.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(browser) = listener.browser.take() {
        listener.runtime.block_on(browser.close());
    }
    conclusion.exit_code()
}

impl Listener {
    fn new() -> Result<Self, String> {
        let runtime = Runtime::new().map_err(|error| format!("No runtime: {error}."))?;
        let desktop = Desktop::start()?;
        let start = Browser::start_on(Engine::Firefox, Reader::Listening, desktop.environment());
        let browser = runtime.block_on(start)?;
        let orca = Orca::start(&desktop)?;
        Ok(Self {
            browser: Some(browser),
            orca,
            desktop,
            runtime,
        })
    }
}

/// Compares what was said with the transcript.
fn check(listener: &Listener, scenario: &Scenario, way: Way) -> Result<(), String> {
    let said = listen(listener, scenario, way)?;
    let file = repository().join(format!("tests/heard/{}.txt", scenario.name));
    if std::env::var_os("BLESS").is_some() && way == Way::Rendered {
        return std::fs::write(&file, said).map_err(|error| error.to_string());
    }
    let blessed = std::fs::read_to_string(&file).unwrap_or_default();
    if said == blessed {
        return Ok(());
    }
    Err(format!(
        "{} has\n{blessed}\nbut this was said:\n{said}\nBLESS=1 accepts it.",
        file.display()
    ))
}

/// Goes through a scenario and writes down each step and what was said after it.
fn listen(listener: &Listener, scenario: &Scenario, way: Way) -> Result<String, String> {
    let browser = listener.browser.as_ref().ok_or("the browser is gone")?;
    let handle = listener.runtime.handle().clone();
    let page = Page::new(Engine::Firefox, browser.client.clone(), handle);
    let transcript = RefCell::new(String::new());
    let attempt = catch_unwind(AssertUnwindSafe(|| {
        // Lets Orca finish with the previous page.
        listener.orca.utterances();
        let gate = (scenario.open)(&page, way);
        for step in scenario.steps {
            let (name, said) = match step {
                Step::Top => {
                    // Firefox chooses where reading begins, so start at the top.
                    listener.orca.utterances();
                    listener.desktop.press("ctrl+Home");
                    ("ctrl+Home", listener.orca.response())
                }
                Step::Follow(fragment) => {
                    page.goto(&format!("{}/page/{fragment}", page.site.host));
                    (*fragment, listener.orca.utterances())
                }
                Step::Announced(text) => {
                    // What else is said meanwhile is Orca's report on the page.
                    let said = listener.orca.utterances();
                    assert!(
                        said.iter().any(|line| line == text),
                        "not {text:?} but {said:?}"
                    );
                    ("(the page loads)", vec![(*text).to_owned()])
                }
                Step::Key(key) => {
                    listener.desktop.press(key);
                    (*key, listener.orca.response())
                }
                Step::Answer => {
                    gate.open();
                    ("(the article arrives)", listener.orca.utterances())
                }
            };
            let mut transcript = transcript.borrow_mut();
            let _ = writeln!(transcript, "{name}");
            for line in said {
                let _ = writeln!(transcript, "  {line}");
            }
        }
        page.finish();
    }));
    match attempt {
        Ok(()) => Ok(transcript.into_inner()),
        Err(_) => Err(format!(
            "the page failed after this was said:\n{}",
            transcript.into_inner()
        )),
    }
}
