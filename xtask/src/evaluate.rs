//! `cargo xtask evaluate`: measures how well `import` finds the story in saved pages,
//! compared with the extraction library alone, with an example of `crates/import`.

use std::path::{Path, absolute};
use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::project::Project;

/// `cargo xtask evaluate`.
pub(crate) fn command(project: &Project, path: &Path) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["run", "--quiet", "--profile", "evaluate"])
        .args(["--package", "import", "--example", "evaluate", "--"])
        .arg(absolute(path)?)
        .current_dir(&project.root);
    process::run(&mut cargo)
}
