//! `cargo xtask`: the project's own commands.
//!
//! Declares the commands and their options; the modules do the work.

mod bench;
mod browsers;
mod cache;
mod cargo_tools;
mod codegen;
mod compress;
mod digest;
mod dist;
mod docs;
mod evaluate;
mod framework_apps;
mod fuzz;
mod lint;
mod measure;
mod node_tools;
mod package;
mod process;
mod project;
mod readme;
mod release;
mod rustflags;
mod setup;
mod size;
mod sources;
mod spoken;
mod test;
mod wasm;
mod words;

use std::path::PathBuf;

use anyhow::Result;
use clap::{CommandFactory as _, Parser, Subcommand};

use crate::browsers::Engine;
use crate::project::Project;

/// Build, serve, test and measure the widget
#[derive(Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Install what the other commands need; they also do it themselves
    Setup,
    /// Build the package into pkg/
    Build,
    /// Write the package as a directory for a CDN, with headers for its server
    Dist {
        /// The directory, target/dist by default; existing versions in it stay
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Build the documentation as a site, into target/docs-site
    Docs,
    /// Serve a demo page, with the widget on another origin
    Serve {
        /// The port of the page
        #[arg(long)]
        port: Option<u16>,
    },
    /// Run all tests: native, in the browsers, end to end
    Test {
        /// Run only tests whose names contain one of these
        filters: Vec<String>,
        /// Run in this engine only; can be given more than once
        #[arg(long = "engine", value_name = "ENGINE")]
        engines: Vec<Engine>,
    },
    /// Fuzz the decoder, the renderer and the importers
    Fuzz {
        /// The targets; all of them by default
        #[arg(value_parser = fuzz::TARGETS)]
        targets: Vec<String>,
        /// How long to fuzz each target
        #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
        seconds: u32,
    },
    /// Measure how well import finds the story in saved pages
    Evaluate {
        /// A directory with evaldata.json, cache/ and eval/
        path: PathBuf,
    },
    /// Print sizes and compare them with their budgets
    Size {
        /// List the largest parts of the WASM, by crate and by function
        #[arg(long)]
        top: bool,
    },
    /// Generate types, tables and lists from the table of the public surface
    Codegen {
        /// Change nothing; fail if a file differs
        #[arg(long)]
        check: bool,
    },
    /// Take screenshots of the gallery in three engines, into docs/images
    Pictures,
    /// Compare what a screen reader says with the transcripts in tests/heard
    Heard {
        /// Parts of names; all scenarios by default
        filters: Vec<String>,
    },
    /// Measure how much of an article each browser and tool shows, into docs/reach.md
    Reach,
    /// Write a page with every interface string in its place, for reviewers
    Words {
        /// Write how espeak-ng pronounces them instead, into tests/heard/words.txt
        #[arg(long)]
        spoken: bool,
    },
    /// Prepare a release: version, changelog, package and public surface
    Release {
        /// The new version
        version: semver::Version,
    },
    /// Compare speed and size with peers that create the same nodes, into
    /// docs/performance.md
    Bench(bench::Options),
    /// Check formatting, clippy, rustdoc, scripts and styles, with warnings denied
    Lint,
    /// Format the Rust code
    Fmt,
}

fn main() -> Result<()> {
    let Some(command) = Arguments::parse().command else {
        return Ok(Arguments::command().print_help()?);
    };
    let project = Project::find()?;
    match command {
        Command::Setup => setup::everything(&project),
        Command::Build => {
            package::command(&project)?;
            size::summary(&project)
        }
        Command::Dist { out } => dist::command(
            &project,
            &out.unwrap_or_else(|| project.path("target/dist")),
        ),
        Command::Docs => docs::command(&project),
        Command::Serve { port } => test::serve(&project, port),
        Command::Test { filters, engines } => test::command(&project, &filters, &engines),
        Command::Fuzz { targets, seconds } => fuzz::command(&project, &targets, seconds),
        Command::Evaluate { path } => evaluate::command(&project, &path),
        Command::Size { top } => size::command(&project, top),
        Command::Codegen { check } => codegen::command(&project, check),
        Command::Pictures => measure::pictures(&project),
        Command::Heard { filters } => measure::heard(&project, &filters),
        Command::Reach => measure::reach(&project),
        Command::Words { spoken: false } => words::command(&project),
        Command::Words { spoken: true } => spoken::command(&project),
        Command::Release { version } => release::command(&project, &version),
        Command::Bench(options) => bench::command(&project, &options),
        Command::Lint => lint::command(&project),
        Command::Fmt => lint::format_command(&project),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_consistent() {
        Arguments::command().debug_assert();
    }
}
