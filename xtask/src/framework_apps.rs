//! Builds the apps of `tests/frameworks` and `tests/bundlers` and the peers of
//! `benches` for the end-to-end cases and for `cargo xtask bench`.
//!
//! Decides when to build; the scripts there decide how.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::{digest, node_tools};

/// A directory with apps, the versions of their dependencies, and `build.mjs`.
pub(crate) struct Apps {
    sources: &'static str,
    /// Where they are built.
    output: &'static str,
    packages: node_tools::Packages,
    /// Other inputs of the build.
    inputs: &'static [&'static str],
}

/// The same app with each framework.
pub(crate) const FRAMEWORKS: Apps = Apps {
    sources: "tests/frameworks",
    output: "target/frameworks",
    packages: node_tools::FRAMEWORKS,
    // The package prerenders articles for the apps.
    inputs: &["pkg"],
};

/// The same app with each bundler.
pub(crate) const BUNDLERS: Apps = Apps {
    sources: "tests/bundlers",
    output: "target/bundlers",
    packages: node_tools::BUNDLERS,
    inputs: &["pkg"],
};

/// The peers that the widget is compared with.
pub(crate) const PEERS: Apps = Apps {
    sources: "benches",
    output: "target/benches",
    packages: node_tools::FRAMEWORKS,
    inputs: &[
        "pkg/article-widget.css",
        "pkg/package.json",
        "tests/frameworks/package-lock.json",
    ],
};

/// The digest of the sources, in the output directory.
const RECORD: &str = "SOURCES.sha256";

impl Apps {
    /// Builds the apps unless they are current, and returns their directory.
    pub(crate) fn ensure_fresh(&self, project: &Project, toolbox: &Toolbox) -> Result<PathBuf> {
        let Self { sources, .. } = self;
        let packages = self.packages.install(project, toolbox)?;
        let directory = project.path(self.output);
        let common = [*sources, "xtask/npm/package-lock.json"];
        let digest = digest::of(project, common.iter().chain(self.inputs))?;
        if fs::read_to_string(directory.join(RECORD)).is_ok_and(|record| record == digest) {
            return Ok(directory);
        }
        println!("{sources}: building the apps, a few seconds");
        let tools = node_tools::BUILD.install(project, toolbox)?;
        let _ = fs::remove_dir_all(&directory);
        fs::create_dir_all(&directory)?;
        let mut node = toolbox.command("node")?;
        node.arg(project.path(sources).join("build.mjs")).args([
            packages,
            tools,
            directory.clone(),
        ]);
        process::output(&mut node).with_context(|| format!("cannot build {sources}"))?;
        fs::write(directory.join(RECORD), digest)?;
        Ok(directory)
    }

    /// The directory of the apps as they were last built, if they ever were.
    pub(crate) fn existing(&self, project: &Project) -> Option<PathBuf> {
        let directory = project.path(self.output);
        directory.join(RECORD).is_file().then_some(directory)
    }
}
