//! The apps of `tests/frameworks`, built for the end-to-end cases.
//!
//! What they are made of and how is said by the scripts there; this decides when
//! to build. Must not know any framework.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::digest;
use crate::node_tools::{self, FRAMEWORKS};
use crate::process::{self, Toolbox};
use crate::project::Project;

/// Where they are built.
const FOLDER: &str = "target/frameworks";

/// Says, beside the apps, what they were built from.
const RECORD: &str = "SOURCES.sha256";

/// Builds the apps unless they are current, and gives their folder.
pub(crate) fn make_current(project: &Project, toolbox: &Toolbox) -> Result<PathBuf> {
    let packages = node_tools::framework_packages(project, toolbox)?;
    let folder = project.path(FOLDER);
    // The package renders the articles that come with pages.
    let digest = digest::of(project, &[FRAMEWORKS, "pkg", "xtask/npm/package-lock.json"])?;
    if fs::read_to_string(folder.join(RECORD)).is_ok_and(|record| record == digest) {
        return Ok(folder);
    }
    println!("apps of frameworks: building them, a few seconds");
    let tools = node_tools::modules(toolbox).context("esbuild lies in no folder of npm")?;
    let _ = fs::remove_dir_all(&folder);
    let mut node = toolbox.command("node")?;
    node.arg(project.path(FRAMEWORKS).join("build.mjs"))
        .args([packages, tools, folder.clone()]);
    process::output(&mut node).context("the apps of frameworks cannot be built")?;
    fs::write(folder.join(RECORD), digest)?;
    Ok(folder)
}

/// The folder of the apps as they were last built, if they ever were.
pub(crate) fn built(project: &Project) -> Option<PathBuf> {
    let folder = project.path(FOLDER);
    folder.join(RECORD).is_file().then_some(folder)
}
