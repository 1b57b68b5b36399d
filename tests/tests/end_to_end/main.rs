//! The widget as readers and publishers meet it, in Chromium, Firefox and
//! WebKit: real pages on one origin, the widget on another, real clicks and
//! keys.
//!
//! Case names are `ENGINE::GROUP::CASE`; arguments are those of other tests (a
//! part of a name, `--exact`, `--skip`, `--list`). `ENGINES=chromium,firefox`
//! picks engines. A case that opens and closes meetings runs twice, `rendered`
//! by the WASM and prerendered and `adopted`. With `PICTURES` it takes pictures
//! instead (`pictures.rs`).

mod cases;
mod cdp;
mod changed_wasm;
mod driver;
mod engine;
mod page;
mod pictures;
mod runner;
mod spoken;
mod state;
mod widget;

fn main() -> std::process::ExitCode {
    match std::env::var_os("PICTURES") {
        Some(folder) => pictures::run(folder.as_ref()),
        None => runner::run(&libtest_mimic::Arguments::from_args()),
    }
}
