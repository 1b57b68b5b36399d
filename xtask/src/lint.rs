//! `cargo xtask lint` and `cargo xtask fmt`: form, and what tools know to be
//! wrong.
//!
//! The widget is looked at for the target that it runs on, everything else for
//! this machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::usage::no_arguments;
use crate::{compat, setup};

/// What a check is called, and what cargo is asked for.
const CHECKS: &[(&str, &str)] = &[
    ("formatting", "fmt --all --check"),
    (
        "clippy, native",
        "clippy --workspace --exclude article-widget --all-targets --all-features --quiet \
         -- --deny warnings",
    ),
    (
        "clippy, the article in the browser",
        "clippy --package article --target wasm32-unknown-unknown --quiet -- --deny warnings",
    ),
    (
        "clippy, the widget",
        "clippy --package article-widget --all-targets --target wasm32-unknown-unknown --quiet \
         -- --deny warnings",
    ),
    (
        "rustdoc, native",
        "doc --workspace --exclude article-widget --all-features --no-deps --quiet",
    ),
    (
        "rustdoc, the widget",
        "doc --package article-widget --no-deps --target wasm32-unknown-unknown --quiet",
    ),
];

/// `cargo xtask lint`.
pub(crate) fn command(project: &Project, arguments: &[String]) -> Result<()> {
    no_arguments(arguments)?;
    let toolbox = setup::lint(project)?;
    let mut failed = Vec::new();
    for (name, arguments) in CHECKS {
        println!("{name}");
        let mut cargo = cargo(project, arguments);
        cargo.env("RUSTDOCFLAGS", "--deny warnings");
        if process::run(&mut cargo).is_err() {
            failed.push(*name);
        }
    }
    println!("scripts and styles");
    if let Err(error) = check_scripts(project, &toolbox) {
        eprintln!("{error:#}");
        failed.push("scripts and styles");
    }
    println!("browser support");
    if let Err(error) = compat::check(project, &toolbox) {
        eprintln!("{error:#}");
        failed.push("browser support");
    }
    if !failed.is_empty() {
        bail!("lint found something in: {}", failed.join("; "));
    }
    println!("lint found nothing");
    Ok(())
}

/// `cargo xtask fmt`.
pub(crate) fn format_command(project: &Project, arguments: &[String]) -> Result<()> {
    no_arguments(arguments)?;
    process::run(&mut cargo(project, "fmt --all"))
}

fn cargo(project: &Project, arguments: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(arguments.split_whitespace())
        .current_dir(&project.root);
    cargo
}

/// esbuild reads every script as an ES module, and every stylesheet.
fn check_scripts(project: &Project, toolbox: &Toolbox) -> Result<()> {
    let mut files = Vec::new();
    for folder in ["www", "src"] {
        collect(&project.path(folder), &mut files)?;
    }
    let mut esbuild = toolbox.command("esbuild")?;
    esbuild
        .args(&files)
        .args(["--format=esm", "--target=es2022", "--log-level=warning"])
        .arg(format!(
            "--outdir={}",
            project.path("target/lint").display()
        ));
    let output = esbuild.output()?;
    let words = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() || !words.trim().is_empty() {
        bail!("{words}");
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "js" || extension == "css")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}
