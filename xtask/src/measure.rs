//! `cargo xtask pictures`, `reach` and `heard`: what the end-to-end tests do besides
//! their cases.

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

/// `cargo xtask reach`: how much of the first article each browser and tool shows, into
/// `docs/reach.md`.
pub(crate) fn reach(project: &Project) -> Result<()> {
    let toolbox = setup::test(project, &Engine::ALL)?;
    package::ensure_fresh(project)?;
    let mut command = test::end_to_end(project, &toolbox, &Engine::ALL)?;
    command
        .args(["--test", "end_to_end"])
        .env("REACH", project.path("docs/reach.md"));
    process::run(&mut command)
}

/// `cargo xtask heard`: what a screen reader says, compared with `tests/heard/`.
pub(crate) fn heard(project: &Project, filters: &[String]) -> Result<()> {
    let engines = [Engine::Firefox, Engine::Chromium];
    let toolbox = setup::test(project, &engines)?;
    browsers::for_screen_reader(&toolbox)?;
    package::ensure_fresh(project)?;
    let mut command = test::end_to_end(project, &toolbox, &engines)?;
    command
        .args(["--test", "end_to_end"])
        .env("HEARD", "1")
        .arg("--")
        .args(filters);
    process::run(&mut command)
}
