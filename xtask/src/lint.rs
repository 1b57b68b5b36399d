//! `cargo xtask lint` and `cargo xtask fmt`.
//!
//! The widget is checked for WebAssembly, everything else for this machine.

use std::env;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::{node_tools, setup, sources};

/// Built files, which bundlers and minifiers may have changed.
const BUILT: [&str; 3] = [
    "pkg/article_widget.js",
    "pkg/loader.js",
    "pkg/article-widget.css",
];

/// What cargo checks.
const CARGO: [&str; 8] = [
    "fmt --all --check",
    "clippy --workspace --exclude article-widget --all-targets --all-features --quiet \
     -- --deny warnings",
    "clippy --package article --package import --target wasm32-unknown-unknown --quiet \
     -- --deny warnings",
    "clippy --package article-widget --all-targets --target wasm32-unknown-unknown --quiet \
     -- --deny warnings",
    "doc --workspace --exclude article-widget --all-features --no-deps --quiet",
    "doc --package article-widget --no-deps --target wasm32-unknown-unknown --quiet",
    // Duplicates in the tools are harmless; the widget has none.
    "deny --log-level error check bans",
    "deny --workspace --log-level error check licenses sources",
];

/// `cargo xtask lint`.
pub(crate) fn command(project: &Project) -> Result<()> {
    let toolbox = setup::lint(project)?;
    let mut checks = Vec::new();
    for arguments in CARGO {
        checks.push(cargo(project, &toolbox, arguments)?);
    }
    checks.extend(scripts(project, &toolbox)?);
    let mut failed = Vec::new();
    for mut command in checks {
        println!("{}", process::line(&command));
        if let Err(error) = process::run(&mut command) {
            failed.push(error.to_string());
        }
    }
    if !failed.is_empty() {
        bail!("lint found something:\n{}", failed.join("\n"));
    }
    println!("lint found nothing");
    Ok(())
}

/// `cargo xtask fmt`.
pub(crate) fn format_command(project: &Project) -> Result<()> {
    process::run(&mut cargo(project, &Toolbox::default(), "fmt --all")?)
}

fn cargo(project: &Project, toolbox: &Toolbox, arguments: &str) -> Result<Command> {
    let mut cargo = toolbox.command("cargo")?;
    cargo
        .args(arguments.split_whitespace())
        .env("RUSTDOCFLAGS", "--deny warnings")
        .current_dir(&project.root);
    Ok(cargo)
}

/// The checks of scripts and style sheets.
fn scripts(project: &Project, toolbox: &Toolbox) -> Result<[Command; 4]> {
    let build = node_tools::BUILD.install(project, toolbox)?;
    let lint = node_tools::LINT.install(project, toolbox)?;
    let node_path = env::join_paths([&lint, &build])?;
    let node = |script| -> Result<Command> {
        let mut node = toolbox.command("node")?;
        node.arg(script)
            .env("NODE_PATH", &node_path)
            .current_dir(&project.root);
        Ok(node)
    };

    let mut eslint = node(lint.join("eslint/bin/eslint.js"))?;
    eslint.args(["--max-warnings", "0", "."]);

    let mut typescript = node(build.join("typescript/bin/tsc"))?;
    typescript.args(["--project", "tsconfig.json"]);

    let mut support = node(project.path("xtask/lint/browser-support.cjs"))?;
    support
        .arg(&project.root)
        .args(sources::scripts(project)?)
        .args(project.files("src", ".js")?)
        .arg(sources::STYLES)
        .args(BUILT.iter().filter(|file| project.path(file).is_file()));

    let mut styles = toolbox.command("esbuild")?;
    styles
        .args(project.files("www", ".css")?)
        .args(project.files("www/demo", ".css")?)
        .args(["--outdir=target/lint", "--log-level=warning"])
        // Warnings alone do not make it fail.
        .arg("--log-override:css-syntax-error=error")
        .current_dir(&project.root);

    Ok([eslint, typescript, support, styles])
}
