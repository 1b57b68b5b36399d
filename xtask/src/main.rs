//! `cargo xtask`: the project's own commands.
//!
//! Owns the list of commands and what a failure looks like. The work is done in
//! the modules; nothing here knows a tool.

mod apps;
mod browsers;
mod build;
mod cache;
mod cargo_tools;
mod compat;
mod digest;
mod flags;
mod fuzz;
mod lint;
mod lto;
mod manifest;
mod node_tools;
mod package;
mod pictures;
mod process;
mod project;
mod reach;
mod readme;
mod results;
mod serve;
mod setup;
mod size;
mod sources;
mod test;
mod usage;
mod wasm;

use std::process::ExitCode;

use anyhow::Result;

use crate::project::Project;
use crate::usage::{Usage, usage};

struct Command {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&Project, &[String]) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "setup",
        arguments: "",
        about: "install what is missing; the other commands do it by themselves",
        run: setup::command,
    },
    Command {
        name: "build",
        arguments: "",
        about: "build the package into pkg/",
        run: build::command,
    },
    Command {
        name: "serve",
        arguments: "[--port N]",
        about: "show the widget in a page of another origin",
        run: serve::command,
    },
    Command {
        name: "test",
        arguments: "[FILTER…] [--engine chromium|firefox|webkit]",
        about: "every test: native, in the browsers, end to end",
        run: test::command,
    },
    Command {
        name: "fuzz",
        arguments: "[--seconds N] [article|import…]",
        about: "inputs that a machine makes up, 60 seconds for each target",
        run: fuzz::command,
    },
    Command {
        name: "size",
        arguments: "[--top]",
        about: "sizes and their budgets; --top lists the largest functions",
        run: size::command,
    },
    Command {
        name: "pictures",
        arguments: "",
        about: "the gallery in three engines, into docs/images",
        run: pictures::command,
    },
    Command {
        name: "reach",
        arguments: "",
        about: "what arrives in each browser and tool, into docs/reach.md",
        run: reach::command,
    },
    Command {
        name: "lint",
        arguments: "",
        about: "formatting, clippy, rustdoc and scripts, warnings denied",
        run: lint::command,
    },
    Command {
        name: "fmt",
        arguments: "",
        about: "format the Rust code",
        run: lint::format_command,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(if error.is::<Usage>() { 2 } else { 1 })
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let Some((name, rest)) = arguments.split_first() else {
        print_commands();
        return Ok(());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print_commands();
        return Ok(());
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        print_commands();
        return Err(usage(format!("there is no command `{name}`")));
    };
    if rest
        .iter()
        .any(|argument| argument == "--help" || argument == "-h")
    {
        println!("cargo xtask {} {}", command.name, command.arguments);
        println!("{}", command.about);
        return Ok(());
    }
    (command.run)(&Project::find()?, rest)
}

fn print_commands() {
    println!("cargo xtask COMMAND\n");
    for command in COMMANDS {
        println!("  {:<8} {}", command.name, command.about);
        if !command.arguments.is_empty() {
            println!("           {}", command.arguments);
        }
    }
}
