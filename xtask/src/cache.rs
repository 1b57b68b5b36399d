//! The folder that keeps downloaded and compiled tools between checkouts.
//!
//! A tool's folder is there completely or not at all, whatever was interrupted
//! and however many runs happen at once. Must not know any particular tool.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// Gives the folder `name` of the cache; when it is missing, says `announce`
/// and lets `fill` fill it.
///
/// `fill` may find what an interrupted run left behind.
pub(crate) fn folder(
    name: &str,
    announce: &str,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let root = root()?;
    let folder = root.join(name);
    if folder.is_dir() {
        return Ok(folder);
    }
    fs::create_dir_all(&root).with_context(|| format!("cannot create {}", root.display()))?;

    // The system lets go of the lock when the process ends, however it ends.
    let lock = File::create(root.join(format!("{name}.lock")))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("{name}: another run is installing it, waiting");
            lock.lock()?;
        }
        // Some network file systems have no locks; then two runs must take care
        // of themselves.
        Err(TryLockError::Error(_)) => {}
    }
    if folder.is_dir() {
        return Ok(folder);
    }

    println!("{announce}");
    let part = root.join(format!("{name}.part"));
    fs::create_dir_all(&part)?;
    fill(&part)?;
    fs::rename(&part, &folder)
        .with_context(|| format!("cannot move {name} to its place in {}", root.display()))?;
    Ok(folder)
}

/// The folder `name` of the cache, if it is there already.
pub(crate) fn existing(name: &str) -> Option<PathBuf> {
    let folder = root().ok()?.join(name);
    folder.is_dir().then_some(folder)
}

/// The folder of all tools.
pub(crate) fn root() -> Result<PathBuf> {
    if let Some(folder) = set("ARTICLE_WIDGET_CACHE") {
        // Tools run in other folders, so that a relative path would move.
        return Ok(std::path::absolute(folder)?);
    }
    if let Some(folder) = set("XDG_CACHE_HOME").filter(|folder| folder.is_absolute()) {
        return Ok(folder.join("article-widget"));
    }
    match std::env::home_dir() {
        Some(home) if home.is_absolute() => Ok(home.join(".cache").join("article-widget")),
        _ => bail!("there is no home folder; set ARTICLE_WIDGET_CACHE to a folder for build tools"),
    }
}

fn set(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}
