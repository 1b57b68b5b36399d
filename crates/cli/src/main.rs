//! The command line `article-widget`: check, import and prerender articles.
//!
//! This crate owns files, streams and what is printed; what an article is and
//! how it becomes markup is decided in the crate `article`. The commands are in
//! modules of their names.

mod args;
mod check;
mod document;
mod failure;
mod import;
mod input;
mod json_ld;
mod page;
mod places;
mod prerender;
mod report;
mod snippet;
mod suggest;

use args::{Cli, Command};
use clap::{CommandFactory, Parser};
use failure::Failure;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Prerender(args) => prerender::run(&args),
        Command::Snippet(args) => snippet::run(&args),
        Command::Schema => schema(),
        Command::Completions { shell } => completions(shell),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say(&failure);
            failure.exit_code()
        }
    }
}

/// Prints a failure to standard error, as one paragraph.
fn say(failure: &Failure) {
    let text = failure.to_string();
    if !text.is_empty() {
        // There is nobody left to tell if this fails.
        let _ = writeln!(anstream::stderr(), "error: {text}");
    }
}

fn schema() -> Result<(), Failure> {
    let schema = article::schema();
    writeln!(std::io::stdout(), "{:#}", schema.as_value())?;
    Ok(())
}

fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "article-widget", &mut script);
    std::io::stdout().write_all(&script)?;
    Ok(())
}
