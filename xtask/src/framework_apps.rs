//! Builds the apps of `tests/frameworks` for the end-to-end cases.
//!
//! Decides when to build; the scripts there decide how.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::{digest, node_tools};

/// The apps, the versions of the frameworks, and the script that builds.
const SOURCES: &str = "tests/frameworks";

/// Where the apps are built.
const OUTPUT: &str = "target/frameworks";

/// The digest of the sources, in the output directory.
const RECORD: &str = "SOURCES.sha256";

/// Builds the apps unless they are current, and returns their directory.
pub(crate) fn ensure_fresh(project: &Project, toolbox: &Toolbox) -> Result<PathBuf> {
    let packages = node_tools::FRAMEWORKS.install(project, toolbox)?;
    let directory = project.path(OUTPUT);
    // The package renders the articles that come with pages.
    let digest = digest::of(project, [SOURCES, "pkg", "xtask/npm/package-lock.json"])?;
    if fs::read_to_string(directory.join(RECORD)).is_ok_and(|record| record == digest) {
        return Ok(directory);
    }
    println!("framework apps: building them, a few seconds");
    let tools = node_tools::BUILD.install(project, toolbox)?;
    let _ = fs::remove_dir_all(&directory);
    let mut node = toolbox.command("node")?;
    node.arg(project.path(SOURCES).join("build.mjs"))
        .args([packages, tools, directory.clone()]);
    process::output(&mut node).context("cannot build the framework apps")?;
    fs::write(directory.join(RECORD), digest)?;
    Ok(directory)
}

/// The directory of the apps as they were last built, if they ever were.
pub(crate) fn existing(project: &Project) -> Option<PathBuf> {
    let directory = project.path(OUTPUT);
    directory.join(RECORD).is_file().then_some(directory)
}
