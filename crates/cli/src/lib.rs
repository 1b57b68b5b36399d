//! The command line `article-widget`: check, import and prerender articles.
//!
//! This crate handles files, streams and output; the crate `article` owns the format
//! and its rendering. Each command has a module of its name.
//!
//! It is a library so that fuzzing can call the commands without files and streams,
//! not an API for other programs.

mod address;
mod args;
mod check;
mod document;
mod duplicates;
mod failure;
mod finding;
mod import;
mod input;
mod json_ld;
mod json_locations;
mod load;
mod oembed;
mod output;
pub mod page;
mod prerender;
pub mod report;
mod snippet;
mod source;
mod suggest;

use args::{Cli, Command};
use clap::{CommandFactory, Parser};
use std::process::ExitCode;

pub use document::Document;
pub use failure::Failure;
pub use source::Source;

/// Runs the command given by the process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Prerender(args) => prerender::run(&args),
        Command::Snippet(args) => snippet::run(&args),
        Command::Oembed(args) => oembed::run(&args),
        Command::Schema => schema(),
        Command::Completions { shell } => completions(shell),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            report::say(&failure);
            failure.exit_code()
        }
    }
}

fn schema() -> Result<(), Failure> {
    let schema = article::schema();
    output::print(format_args!("{:#}", schema.as_value()))
}

fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    const NAME: &str = "article-widget";
    // The generated bash completions lose the subcommands of a program with a
    // hyphen in its name. The name only matters where it is registered.
    let is_bash = shell == clap_complete::Shell::Bash;
    let name = if is_bash { "article_widget" } else { NAME };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), name, &mut script);
    let script = String::from_utf8_lossy(&script);
    let registered = |line: &str| match line.strip_suffix(name) {
        Some(rest) if is_bash && line.trim_start().starts_with("complete ") => {
            rest.to_owned() + NAME
        }
        _ => line.to_owned(),
    };
    for line in script.lines() {
        output::print(registered(line))?;
    }
    Ok(())
}
