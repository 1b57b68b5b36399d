//! Flags for rustc that make builds of the widget reproducible.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::process;
use crate::project::Project;

/// Keeps the paths of this machine out of panic messages, and so out of the
/// package. Crates must have been fetched.
pub(crate) fn remapped_paths(project: &Project) -> Result<OsString> {
    let mut remaps: Vec<(PathBuf, String)> = vec![(project.root.clone(), ".".into())];
    let cargo_home = match std::env::var_os("CARGO_HOME") {
        Some(directory) => PathBuf::from(directory),
        None => std::env::home_dir()
            .context("there is neither CARGO_HOME nor a home directory")?
            .join(".cargo"),
    };
    // The directory names depend on the registry or mirror.
    if let Ok(registries) = fs::read_dir(cargo_home.join("registry").join("src")) {
        for registry in registries {
            remaps.push((registry?.path(), "registry".into()));
        }
    }
    // If the standard library's sources are installed, rustc uses their path instead of
    // a virtual one.
    let version = process::output(Command::new("rustc").arg("-vV"))?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "));
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let sources = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
    if let Some(commit) = commit {
        remaps.push((sources, format!("/rustc/{commit}")));
    }

    let mut flags = Vec::new();
    for (from, to) in remaps {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(from);
        flag.push("=");
        flag.push(to);
        flags.push(flag);
    }
    // The separator of CARGO_ENCODED_RUSTFLAGS.
    Ok(flags.join("\u{1f}".as_ref()))
}
