//! `cargo xtask pictures` and `cargo xtask reach`: pages of the documentation
//! that the end-to-end program writes.

use std::fs;

use anyhow::Result;

use crate::browsers::{self, Engine};
use crate::project::Project;
use crate::{package, process, setup, test};

/// `cargo xtask pictures`: the gallery in three engines, into `docs/images`.
pub(crate) fn pictures(project: &Project) -> Result<()> {
    let toolbox = setup::test(project, &Engine::ALL)?;
    browsers::for_pictures(&toolbox)?;
    package::ensure_fresh(project)?;
    let images = project.path("docs/images");
    let mut command = test::end_to_end(project, &toolbox, &Engine::ALL)?;
    command
        .args(["--test", "end_to_end"])
        .env("PICTURES", &images);
    process::run(&mut command)?;
    for engine in Engine::ALL {
        let mut pngquant = toolbox.command("pngquant")?;
        pngquant.args(["--force", "--strip", "--ext=.png", "--speed=1", "48"]);
        for entry in fs::read_dir(images.join(engine.name()))? {
            pngquant.arg(entry?.path());
        }
        process::run(&mut pngquant)?;
    }
    Ok(())
}

/// `cargo xtask reach`: what arrives of the first article in each browser and
/// tool, into `docs/reach.md`.
pub(crate) fn reach(project: &Project) -> Result<()> {
    let toolbox = setup::test(project, &Engine::ALL)?;
    package::ensure_fresh(project)?;
    let mut command = test::end_to_end(project, &toolbox, &Engine::ALL)?;
    command
        .args(["--test", "end_to_end"])
        .env("REACH", project.path("docs/reach.md"));
    process::run(&mut command)
}
