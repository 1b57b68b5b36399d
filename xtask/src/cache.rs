//! The directory that keeps downloaded and compiled tools between checkouts.
//!
//! The directory of a tool is complete or does not exist, also after interrupted
//! and concurrent runs. Must not know any particular tool.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// Returns the directory `name` of the cache. If it is missing, prints `announce` and
/// calls `fill`, which may find the remains of an interrupted run.
pub(crate) fn directory(
    name: &str,
    announce: &str,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let root = root()?;
    let directory = root.join(name);
    if directory.is_dir() {
        return Ok(directory);
    }
    fs::create_dir_all(&root).with_context(|| format!("cannot create {}", root.display()))?;

    // The system releases the lock when the process ends for any reason.
    let lock = File::create(root.join(format!("{name}.lock")))?;
    if let Err(TryLockError::WouldBlock) = lock.try_lock() {
        println!("{name}: another run is installing it, waiting");
        lock.lock()?;
    }
    if directory.is_dir() {
        return Ok(directory);
    }

    println!("{announce}");
    let part = root.join(format!("{name}.part"));
    fs::create_dir_all(&part)?;
    fill(&part)?;
    fs::rename(&part, &directory)
        .with_context(|| format!("cannot move {name} to its place in {}", root.display()))?;
    Ok(directory)
}

/// The directory `name` of the cache, if it exists.
pub(crate) fn existing(name: &str) -> Option<PathBuf> {
    let directory = root().ok()?.join(name);
    directory.is_dir().then_some(directory)
}

/// The directory of all tools.
pub(crate) fn root() -> Result<PathBuf> {
    if let Some(directory) = variable("ARTICLE_WIDGET_CACHE") {
        // Tools run in other directories, where a relative path would be wrong.
        return Ok(std::path::absolute(directory)?);
    }
    if let Some(directory) = variable("XDG_CACHE_HOME").filter(|path| path.is_absolute()) {
        return Ok(directory.join("article-widget"));
    }
    match std::env::home_dir() {
        Some(home) if home.is_absolute() => Ok(home.join(".cache").join("article-widget")),
        _ => bail!("there is no home directory; set ARTICLE_WIDGET_CACHE to one for build tools"),
    }
}

fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}
