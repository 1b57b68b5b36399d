//! Flags for rustc when it compiles the widget.
//!
//! Asking whether LTO is in effect takes the same flags as building: with others
//! cargo would compile everything anew.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::process;
use crate::project::Project;

/// Flags for rustc that keep the paths of this machine out of the panic
/// messages, and so out of the package.
///
/// Crates must have been fetched.
pub(crate) fn remapped_paths(project: &Project) -> Result<OsString> {
    let mut remaps: Vec<(PathBuf, String)> = vec![(project.root.clone(), ".".into())];
    let cargo_home = match std::env::var_os("CARGO_HOME") {
        Some(folder) => PathBuf::from(folder),
        None => std::env::home_dir()
            .context("there is neither CARGO_HOME nor a home folder")?
            .join(".cargo"),
    };
    // Each registry has a folder of its own, and its name tells which it was.
    if let Ok(registries) = fs::read_dir(cargo_home.join("registry").join("src")) {
        for registry in registries {
            remaps.push((registry?.path(), "registry".into()));
        }
    }
    // Where the standard library's sources are installed, rustc gives the place
    // instead of the name that they have elsewhere.
    let version = process::output(Command::new("rustc").arg("-vV"))?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "));
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let sources = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
    if let Some(commit) = commit {
        remaps.push((sources, format!("/rustc/{commit}")));
    }

    // The flags that somebody set stay: cargo takes either these or those.
    let mut flags: Vec<OsString> = match std::env::var_os("CARGO_ENCODED_RUSTFLAGS") {
        Some(flags) => vec![flags],
        None => std::env::var("RUSTFLAGS")
            .unwrap_or_default()
            .split_whitespace()
            .map(OsString::from)
            .collect(),
    };
    for (from, to) in remaps {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(from);
        flag.push("=");
        flag.push(to);
        flags.push(flag);
    }
    flags.retain(|flag| !flag.is_empty());
    Ok(flags.join("\u{1f}".as_ref()))
}
