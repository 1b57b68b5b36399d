//! `cargo xtask pictures`: the demo and the gallery as the three engines show
//! them, into `docs/images`.
//!
//! The pictures are taken by the end-to-end program, which owns what they show.

use std::fs;

use anyhow::Result;

use crate::browsers::{self, Engine};
use crate::project::Project;
use crate::usage::no_arguments;
use crate::{build, process, setup, test};

/// `cargo xtask pictures`.
pub(crate) fn command(project: &Project, arguments: &[String]) -> Result<()> {
    no_arguments(arguments)?;
    let toolbox = setup::test(project, &Engine::ALL)?;
    browsers::for_pictures(&toolbox)?;
    build::make_current(project)?;
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
