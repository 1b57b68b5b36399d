//! `cargo xtask build`: the package in `pkg/`, and what it weighs.
//!
//! Decides when to build; how is said by `package`.

use anyhow::Result;

use crate::process::Toolbox;
use crate::project::Project;
use crate::usage::no_arguments;
use crate::{digest, package, setup, size};

/// `cargo xtask build`.
pub(crate) fn command(project: &Project, arguments: &[String]) -> Result<()> {
    no_arguments(arguments)?;
    let toolbox = setup::build(project)?;
    build(project, &toolbox)
}

/// Builds unless `pkg/` is current; tools are asked for only then.
pub(crate) fn make_current(project: &Project) -> Result<()> {
    if let Some(reason) = digest::stale(project)? {
        println!("{reason}; building it, about half a minute the first time");
        build(project, &setup::build(project)?)?;
    }
    Ok(())
}

fn build(project: &Project, toolbox: &Toolbox) -> Result<()> {
    package::build(project, toolbox)?;
    size::print_package(project, toolbox)?;
    Ok(())
}
