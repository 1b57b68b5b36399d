//! Runs the cases: engines side by side, an engine's cases one after the other
//! in one browser.
//!
//! It speaks the language of other Rust tests, in arguments and in output. A
//! case fails by panicking, or by leaving something in the console.

use crate::cases::{self, Case};
use crate::driver::Browser;
use crate::engine::{Engine, Reader};
use crate::page::Page;
use libtest_mimic::Arguments;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Instant;
use tokio::runtime::{Handle, Runtime};

/// What became of an engine's cases.
#[derive(Default)]
struct Tally {
    /// Their names.
    passed: BTreeSet<String>,
    failures: Vec<(String, String)>,
}

thread_local! {
    /// What the panic of this thread said, and where.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Lines of one engine must not end up inside of another's.
static OUTPUT: Mutex<()> = Mutex::new(());

pub(crate) fn run(arguments: &Arguments, filters: &[String]) -> ExitCode {
    let engines = match Engine::chosen() {
        Ok(engines) => engines,
        Err(message) => return explain(&message),
    };
    let chosen = |engine: Engine| -> Vec<(String, Case)> {
        let named = cases::all()
            .into_iter()
            .filter(|case| case.engines.contains(&engine));
        named
            .map(|case| (format!("{}::{}", engine.name(), case.name), case))
            .filter(|(name, _)| is_chosen(name, arguments, filters))
            .collect()
    };
    let work: Vec<(Engine, Vec<(String, Case)>)> = engines
        .into_iter()
        .map(|engine| (engine, chosen(engine)))
        .collect();
    let total: usize = work.iter().map(|(_, cases)| cases.len()).sum();
    if arguments.list {
        for (name, _) in work.iter().flat_map(|(_, cases)| cases) {
            println!("{name}: test");
        }
        return ExitCode::SUCCESS;
    }
    println!("\nrunning {total} tests");
    let runtime = match Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return explain(&format!("No runtime: {error}.")),
    };
    std::panic::set_hook(Box::new(|info| {
        PANIC.with(|slot| slot.replace(Some(info.to_string())));
    }));
    // Ctrl-C also reaches drivers and browsers, which end themselves; this
    // process then only has to go too.
    let started = Instant::now();
    let tallies: Vec<(Engine, Tally)> = std::thread::scope(|scope| {
        let threads: Vec<_> = work
            .into_iter()
            .filter(|(_, cases)| !cases.is_empty())
            .map(|(engine, cases)| {
                let handle = runtime.handle().clone();
                (
                    engine,
                    scope.spawn(move || run_engine(engine, cases, &handle)),
                )
            })
            .collect();
        threads
            .into_iter()
            .map(|(engine, thread)| {
                let tally = thread.join().unwrap_or_else(|_| Tally {
                    passed: BTreeSet::new(),
                    failures: vec![(engine.name().to_owned(), "the runner failed".to_owned())],
                });
                (engine, tally)
            })
            .collect()
    });
    report(&tallies, started)
}

fn run_engine(engine: Engine, cases: Vec<(String, Case)>, runtime: &Handle) -> Tally {
    let mut tally = Tally::default();
    let mut browser = None;
    for (name, case) in cases {
        let started = Instant::now();
        // A browser that crashed takes one case with it and not all that follow.
        if browser.is_none() {
            match runtime.block_on(Browser::start(engine, Reader::Usual)) {
                Ok(new) => browser = Some(new),
                Err(message) => {
                    say(&format!("test {name} ... FAILED"));
                    tally.failures.push((name, message));
                    break;
                }
            }
        }
        let Some(client) = browser.as_ref().map(|browser| browser.client.clone()) else {
            break;
        };
        let outcome = run_case(engine, &case, client, runtime);
        let seconds = started.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => {
                say(&format!("test {name} ... ok <{seconds:.2}s>"));
                tally.passed.insert(name);
            }
            Err(message) => {
                say(&format!("test {name} ... FAILED <{seconds:.2}s>"));
                tally.failures.push((name, message));
                if let Some(browser) = browser.take_if(|browser| !is_alive(browser, runtime)) {
                    runtime.block_on(browser.close());
                }
            }
        }
    }
    if let Some(browser) = browser {
        runtime.block_on(browser.close());
    }
    tally
}

fn run_case(
    engine: Engine,
    case: &Case,
    client: fantoccini::Client,
    runtime: &Handle,
) -> Result<(), String> {
    let attempt = catch_unwind(AssertUnwindSafe(|| {
        let page = Page::new(engine, client, runtime.clone());
        (case.run)(&page);
        page.finish();
    }));
    attempt.map_err(|_| {
        PANIC
            .with(RefCell::take)
            .unwrap_or_else(|| "it panicked".to_owned())
    })
}

fn is_alive(browser: &Browser, runtime: &Handle) -> bool {
    runtime.block_on(browser.client.goto("about:blank")).is_ok()
}

fn is_chosen(name: &str, arguments: &Arguments, filters: &[String]) -> bool {
    let matches = |filter: &String| match arguments.exact {
        true => name == filter,
        false => name.contains(filter.as_str()),
    };
    (filters.is_empty() || filters.iter().any(matches)) && !arguments.skip.iter().any(matches)
}

fn report(tallies: &[(Engine, Tally)], started: Instant) -> ExitCode {
    let failures: Vec<_> = tallies
        .iter()
        .flat_map(|(_, tally)| &tally.failures)
        .collect();
    if !failures.is_empty() {
        println!("\nfailures:");
        for (name, message) in &failures {
            println!("\n---- {name} ----\n{message}");
        }
        println!("\nfailures:");
        for (name, _) in &failures {
            println!("    {name}");
        }
    }
    println!();
    for (engine, tally) in tallies {
        let failed = tally.failures.len();
        println!(
            "{}: {} passed, {failed} failed",
            engine.name(),
            tally.passed.len()
        );
    }
    let proven = proven(tallies);
    if !proven.is_empty() {
        println!("in each engine: {}", proven.join(", "));
    }
    let passed: usize = tallies.iter().map(|(_, tally)| tally.passed.len()).sum();
    let verdict = if failures.is_empty() { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {verdict}. {passed} passed; {} failed; 0 ignored; 0 measured; \
         0 filtered out; finished in {:.2}s\n",
        failures.len(),
        started.elapsed().as_secs_f32()
    );
    if failures.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(101)
    }
}

/// What the cases went through, of those groups whose cases all ran and passed.
fn proven(tallies: &[(Engine, Tally)]) -> Vec<String> {
    let all = cases::all();
    let has_passed = |case: &Case, (engine, tally): &(Engine, Tally)| {
        let name = format!("{}::{}", engine.name(), case.name);
        !case.engines.contains(engine) || tally.passed.contains(&name)
    };
    let is_proven = |group: &str| {
        let mut cases = all.iter().filter(|case| case.name.starts_with(group));
        cases.all(|case| tallies.iter().all(|tally| has_passed(case, tally)))
    };
    cases::counts()
        .into_iter()
        .filter(|(group, _, _)| !tallies.is_empty() && is_proven(&format!("{group}::")))
        .map(|(_, what, number)| format!("{number} {what}"))
        .collect()
}

fn say(line: &str) {
    let _output = OUTPUT.lock();
    println!("{line}");
}

fn explain(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}
