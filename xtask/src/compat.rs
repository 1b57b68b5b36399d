//! Whether the shipped scripts and style sheets run in the oldest supported
//! browsers, as far as compatibility data can tell.
//!
//! The check is a script, `xtask/compat/check.cjs`, which lists the browsers and
//! checks itself on samples; `exceptions.cjs` beside it holds what is used
//! nevertheless. This only picks the files.

use std::{env, fs};

use anyhow::{Context as _, Result, bail};

use crate::node_tools;
use crate::process::Toolbox;
use crate::project::Project;
use crate::sources;

/// Built files, which bundlers and minifiers had a hand in.
const BUILT: [&str; 3] = [
    "pkg/article_widget.js",
    "pkg/loader.js",
    "pkg/article-widget.css",
];

/// Fails with a line for each feature that one of the browsers lacks.
pub(crate) fn check(project: &Project, toolbox: &Toolbox) -> Result<()> {
    let compat = node_tools::compat_packages(project, toolbox)?;
    let build = node_tools::modules(toolbox).context("the build tools are not installed")?;
    let mut node = toolbox.command("node")?;
    let mut glue = Vec::new();
    for entry in fs::read_dir(project.path("src"))? {
        let name = format!("src/{}", entry?.file_name().to_string_lossy());
        if name.ends_with(".js") {
            glue.push(name);
        }
    }
    glue.sort();
    node.arg(project.path(node_tools::COMPAT).join("check.cjs"))
        .arg(&project.root)
        .args(sources::scripts(project)?)
        .args(glue)
        .arg(sources::STYLES)
        .args(BUILT.iter().filter(|file| project.path(file).is_file()))
        .env("NODE_PATH", env::join_paths([compat, build])?);
    let output = node.output()?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim_end());
    }
    Ok(())
}
