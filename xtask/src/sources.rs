//! Which files of the repository the package is made of.
//!
//! Building reads this, and so does the digest that tells whether `pkg/` is
//! current. Must not know how anything is built.

use std::fs;

use anyhow::{Result, bail};

use crate::project::Project;

/// What becomes `loader.js`, with the scripts beside it that it imports.
pub(crate) const LOADER: &str = "www/loader.js";

/// The stylesheet.
pub(crate) const STYLES: &str = "www/article-widget.css";

/// Goes in with links that lead somewhere from there too.
pub(crate) const README: &str = "README.md";

/// Files that go in as they are, with their names there.
pub(crate) const COPIES: &[(&str, &str)] = &[
    (
        "www/articles/lachin-corridor.json",
        "articles/lachin-corridor.json",
    ),
    ("www/article.schema.json", "article.schema.json"),
    ("www/custom-elements.json", "custom-elements.json"),
    ("www/loader.d.ts", "loader.d.ts"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Files and folders that are compiled, or decide how. What is not there has no
/// say.
const COMPILED: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.toml",
    "build.rs",
    "crates/article/Cargo.toml",
    "crates/article/build.rs",
    "crates/article/src",
    "src",
    "xtask/npm/package-lock.json",
    "xtask/src/cargo_tools.rs",
    "xtask/src/flags.rs",
    "xtask/src/manifest.rs",
    "xtask/src/package.rs",
    "xtask/src/readme.rs",
    "xtask/src/sources.rs",
    "xtask/src/wasm.rs",
];

/// All of them.
pub(crate) fn all(project: &Project) -> Result<Vec<String>> {
    let copies = COPIES.iter().map(|(from, _)| from);
    let named = COMPILED.iter().chain(copies).chain(&[STYLES, README]);
    let mut sources = scripts(project)?;
    sources.extend(named.map(|path| (*path).to_owned()));
    Ok(sources)
}

/// The loader's scripts, itself first: all that lie in `www` directly. Those of
/// the pages there have folders of their own.
pub(crate) fn scripts(project: &Project) -> Result<Vec<String>> {
    if !project.path(LOADER).is_file() {
        bail!("{LOADER} is missing; the package is made of it");
    }
    let mut scripts = Vec::new();
    for entry in fs::read_dir(project.path("www"))? {
        let name = entry?.file_name();
        let script = format!("www/{}", name.to_string_lossy());
        if script.ends_with(".js") && script != LOADER {
            scripts.push(script);
        }
    }
    scripts.sort();
    scripts.insert(0, LOADER.into());
    Ok(scripts)
}
