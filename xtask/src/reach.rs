//! `cargo xtask reach`: what arrives of the first article in each browser and
//! tool, into `docs/reach.md`.
//!
//! The end-to-end program measures it.

use anyhow::Result;

use crate::browsers::Engine;
use crate::project::Project;
use crate::usage::no_arguments;
use crate::{build, process, setup, test};

/// `cargo xtask reach`.
pub(crate) fn command(project: &Project, arguments: &[String]) -> Result<()> {
    no_arguments(arguments)?;
    let toolbox = setup::test(project, &Engine::ALL)?;
    build::make_current(project)?;
    let mut command = test::end_to_end(project, &toolbox, &Engine::ALL)?;
    command
        .args(["--test", "end_to_end"])
        .env("REACH", project.path("docs/reach.md"));
    process::run(&mut command)
}
