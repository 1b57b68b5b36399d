//! `cargo xtask serve`: the widget in a page, as a reader meets it.
//!
//! The server is the one that the tests use; it owns its options. What the tests
//! install is shown where it is there, and not asked for: a current `pkg/` takes
//! Rust alone.

use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::{apps, build, lto, node_tools};

/// `cargo xtask serve`.
pub(crate) fn command(project: &Project, arguments: &[String]) -> Result<()> {
    build::make_current(project)?;
    let server = lto::target_folder(project)?.join("debug").join("serve");
    if !server
        .with_extension(std::env::consts::EXE_EXTENSION)
        .exists()
    {
        println!("the server: compiling it, about 1 minute the first time");
    }
    let mut cargo = Command::new("cargo");
    cargo
        .args([
            "run",
            "--quiet",
            "--package",
            "article-widget-tests",
            "--bin",
            "serve",
            "--",
        ])
        .args(arguments)
        .envs(node_tools::existing_host_packages(project).map(|folder| ("HOST_PACKAGES", folder)))
        .envs(apps::built(project).map(|folder| ("FRAMEWORK_APPS", folder)))
        .current_dir(&project.root);
    process::run(&mut cargo)
}
