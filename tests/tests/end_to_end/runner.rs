//! Runs the cases as trials of `libtest_mimic`: engines in parallel, each in up to
//! [`BROWSERS`] browsers that are reused for one case after another.
//!
//! A case fails if it panics or leaves unexpected messages in the console.

use crate::cases::{self, Case};
use crate::driver::Browser;
use crate::engine::{Engine, Reader};
use crate::page::Page;
use libtest_mimic::{Arguments, Failed, Trial};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::runtime::{Handle, Runtime};
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// The most browsers of one engine. While a slow case occupies one, the others go
/// on.
const BROWSERS: usize = 2;

/// A case that runs longer will never end. Without this limit the run would not end either,
/// and nothing would name the case.
const LONGEST: Duration = Duration::from_secs(300);

/// An engine's browsers, and what became of its cases.
struct Pool {
    engine: Engine,
    runtime: Handle,
    free: Semaphore,
    /// Those that no case uses.
    idle: Mutex<Vec<Browser>>,
    /// The cases that are running, and since when.
    running: Mutex<BTreeMap<String, Instant>>,
    tally: Mutex<Tally>,
}

#[derive(Default)]
struct Tally {
    passed: BTreeSet<String>,
    failed: usize,
}

thread_local! {
    /// The message and the place of this thread's panic.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

pub(crate) fn run(mut arguments: Arguments, filters: &[String]) -> ExitCode {
    let (engines, runtime) = match (Engine::chosen(), Runtime::new()) {
        (Ok(engines), Ok(runtime)) => (engines, runtime),
        (Err(message), _) => return explain(&message),
        (_, Err(error)) => return explain(&format!("No runtime: {error}.")),
    };
    let pools: Vec<Arc<Pool>> = engines
        .into_iter()
        .map(|engine| Arc::new(Pool::new(engine, runtime.handle().clone())))
        .collect();
    // Cases wait about half of their time.
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    arguments.test_threads.get_or_insert(2 * cores);
    std::panic::set_hook(Box::new(|info| {
        PANIC.with(|slot| slot.replace(Some(info.to_string())));
    }));
    let trials = chosen(trials(&pools), &arguments, filters);
    end_with_a_case_that_does_not(pools.clone());
    // Ctrl-C also reaches drivers and browsers, which end themselves; this
    // process then only has to go too.
    let conclusion = libtest_mimic::run(&arguments, trials);
    for pool in &pools {
        pool.close();
    }
    if !arguments.list {
        report(&pools);
    }
    conclusion.exit_code()
}

/// The trials that any of the filters selects; all of them without filters.
pub(crate) fn chosen(trials: Vec<Trial>, arguments: &Arguments, filters: &[String]) -> Vec<Trial> {
    let is_chosen = |trial: &Trial| {
        let matches = |filter: &String| match arguments.exact {
            true => trial.name() == filter,
            false => trial.name().contains(filter.as_str()),
        };
        filters.is_empty() || filters.iter().any(matches)
    };
    trials.into_iter().filter(is_chosen).collect()
}

/// All cases, the engines in turn, so that all of them are busy to the end.
fn trials(pools: &[Arc<Pool>]) -> Vec<Trial> {
    let mut queues: Vec<_> = pools
        .iter()
        .map(|pool| {
            let cases = cases::all().into_iter();
            let own = cases.filter(|case| case.engines.contains(&pool.engine));
            own.map(|case| pool.trial(case))
        })
        .collect();
    let mut trials = Vec::new();
    loop {
        let before = trials.len();
        trials.extend(queues.iter_mut().filter_map(Iterator::next));
        if trials.len() == before {
            return trials;
        }
    }
}

impl Pool {
    fn new(engine: Engine, runtime: Handle) -> Self {
        Self {
            engine,
            runtime,
            free: Semaphore::new(BROWSERS),
            idle: Mutex::default(),
            running: Mutex::default(),
            tally: Mutex::default(),
        }
    }

    fn trial(self: &Arc<Self>, case: Case) -> Trial {
        let name = self.name_of(&case);
        let pool = Arc::clone(self);
        Trial::test(name.clone(), move || {
            lock(&pool.running).insert(name.clone(), Instant::now());
            let outcome = pool.run(&case);
            lock(&pool.running).remove(&name);
            let mut tally = lock(&pool.tally);
            match &outcome {
                Ok(()) => {
                    tally.passed.insert(name);
                }
                Err(_) => tally.failed += 1,
            }
            outcome.map_err(Failed::from)
        })
    }

    fn name_of(&self, case: &Case) -> String {
        format!("{}::{}", self.engine.name(), case.name)
    }

    fn run(&self, case: &Case) -> Result<(), String> {
        let permit = self.runtime.block_on(self.free.acquire());
        let _permit = permit.map_err(|error| error.to_string())?;
        let idle = lock(&self.idle).pop();
        let browser = match idle {
            Some(browser) => browser,
            None => self.start()?,
        };
        let client = browser.client.clone();
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            let page = Page::new(self.engine, client, self.runtime.clone());
            (case.run)(&page);
            page.finish();
        }));
        // A browser that crashed takes one case with it and not all that follow.
        if attempt.is_ok() || self.is_alive(&browser) {
            lock(&self.idle).push(browser);
        } else {
            self.runtime.block_on(browser.close());
        }
        attempt.map_err(|_| {
            PANIC
                .with(RefCell::take)
                .unwrap_or_else(|| "it panicked".to_owned())
        })
    }

    /// Starts a browser, one at a time: several at once are slow enough for their
    /// drivers to give up.
    fn start(&self) -> Result<Browser, String> {
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _turn = lock(&ONE_AT_A_TIME);
        self.runtime
            .block_on(Browser::start(self.engine, Reader::Usual))
    }

    fn is_alive(&self, browser: &Browser) -> bool {
        let response = self.runtime.block_on(async {
            let blank = browser.client.goto("about:blank");
            timeout(Duration::from_secs(30), blank).await
        });
        matches!(response, Ok(Ok(())))
    }

    fn close(&self) {
        for browser in lock(&self.idle).drain(..) {
            self.runtime.block_on(browser.close());
        }
    }
}

/// Ends the program when a case runs for longer than [`LONGEST`].
fn end_with_a_case_that_does_not(pools: Vec<Arc<Pool>>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(1));
            for pool in &pools {
                for (name, since) in &*lock(&pool.running) {
                    if since.elapsed() > LONGEST {
                        println!("\ntest {name} did not end in {LONGEST:?}");
                        std::process::exit(101);
                    }
                }
            }
        }
    });
}

/// A line for each engine, and what the cases went through.
fn report(pools: &[Arc<Pool>]) {
    for pool in pools {
        let tally = lock(&pool.tally);
        println!(
            "{}: {} passed, {} failed",
            pool.engine.name(),
            tally.passed.len(),
            tally.failed
        );
    }
    let proven = proven(pools);
    if !proven.is_empty() {
        println!("in each engine: {}", proven.join(", "));
    }
}

/// What the cases went through, of those groups whose cases all ran and passed.
fn proven(pools: &[Arc<Pool>]) -> Vec<String> {
    let all = cases::all();
    let has_passed = |case: &Case, pool: &Arc<Pool>| {
        let passed = &lock(&pool.tally).passed;
        !case.engines.contains(&pool.engine) || passed.contains(&pool.name_of(case))
    };
    let is_proven = |group: &str| {
        let mut cases = all.iter().filter(|case| case.name.starts_with(group));
        cases.all(|case| pools.iter().all(|pool| has_passed(case, pool)))
    };
    cases::counts()
        .into_iter()
        .filter(|(group, _, _)| !pools.is_empty() && is_proven(&format!("{group}::")))
        .map(|(_, what, number)| format!("{number} {what}"))
        .collect()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn explain(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}
