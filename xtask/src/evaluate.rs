//! `cargo xtask evaluate`: how well `import` finds the story of saved pages, beside
//! the library alone. The measuring is done by an example of `crates/import`.

use std::path::{Path, absolute};

use anyhow::Result;

use crate::process;
use crate::project::Project;

/// `cargo xtask evaluate`.
pub(crate) fn command(project: &Project, path: &Path) -> Result<()> {
    let mut cargo = std::process::Command::new(env!("CARGO"));
    cargo
        .args(["run", "--quiet", "--profile", "evaluate"])
        .args(["--package", "import", "--example", "evaluate", "--"])
        .arg(absolute(path)?)
        .current_dir(project.path("."));
    process::run(&mut cargo)
}
