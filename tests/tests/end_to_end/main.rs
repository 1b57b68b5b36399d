//! End-to-end tests in Chromium, Firefox and WebKit: real pages on one origin, the widget
//! on another, real clicks and keys.
//!
//! Case names are `ENGINE::GROUP::CASE`; arguments are those of other tests (a
//! part of a name, `--exact`, `--skip`, `--list`). `ENGINES=chromium,firefox`
//! selects engines. Cases about opening and closing run twice, `rendered` by the WASM,
//! and prerendered and `adopted`. With `PICTURES` it takes screenshots instead
//! (`pictures.rs`), with `REACH` it measures what each browser and tool shows
//! (`reach_table.rs`), and with `HEARD` it runs a screen reader (`heard`).

mod ax_tree;
mod blessed;
mod cases;
mod cdp;
mod changed_wasm;
mod driver;
mod engine;
mod heard;
mod input;
mod page;
mod pictures;
mod reach;
mod reach_table;
mod runner;
mod state;
mod widget;

fn main() -> std::process::ExitCode {
    if let Some(directory) = std::env::var_os("PICTURES") {
        return pictures::run(directory.as_ref());
    }
    if let Some(file) = std::env::var_os("REACH") {
        return reach_table::run(file.as_ref());
    }
    let (options, filters) = split(std::env::args());
    let arguments = libtest_mimic::Arguments::from_iter(options);
    match std::env::var_os("HEARD") {
        Some(_) => heard::run(arguments, &filters),
        None => runner::run(arguments, &filters),
    }
}

/// Extracts the filters from the arguments: libtest accepts several, `libtest_mimic`
/// one.
fn split(mut arguments: impl Iterator<Item = String>) -> (Vec<String>, Vec<String>) {
    const WITH_VALUE: [&str; 6] = [
        "--color",
        "--format",
        "--logfile",
        "--skip",
        "--test-threads",
        "-Z",
    ];
    let mut options = Vec::from_iter(arguments.next());
    let mut filters = Vec::new();
    while let Some(argument) = arguments.next() {
        if !argument.starts_with('-') {
            filters.push(argument);
            continue;
        }
        let has_value = WITH_VALUE.contains(&argument.as_str());
        options.push(argument);
        if has_value {
            options.extend(arguments.next());
        }
    }
    (options, filters)
}
