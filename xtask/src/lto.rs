//! Whether link-time optimisation is in effect, by evidence.
//!
//! Cargo leaves it out without a word when the library has a second crate type,
//! so what the profile says proves nothing. The evidence is the command line
//! that cargo gives to rustc.

use std::path::PathBuf;
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};

use crate::flags::remapped_paths;
use crate::process;
use crate::project::Project;
use crate::setup::WASM;

/// Says that LTO is in effect, or fails.
///
/// Cheap after a build: the widget itself is not compiled, since rustc only
/// prints its name here, and its dependencies have been.
pub(crate) fn evidence(project: &Project) -> Result<String> {
    // Cargo shows the command line of what it starts, not of what is fresh.
    let moment = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)?
        .as_nanos();
    let mut command = Command::new("cargo");
    command
        .args([
            "rustc",
            "--release",
            "--verbose",
            "--lib",
            "--package",
            "article-widget",
        ])
        .args(["--target", WASM, "--", "--print=crate-name"])
        .arg(format!("--check-cfg=cfg(asked_at_{moment})"))
        .current_dir(&project.root)
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", remapped_paths(project)?);
    let result = command.output().context("cannot start cargo")?;
    let text = String::from_utf8_lossy(&result.stderr);
    let Some(line) = text
        .lines()
        .find(|line| line.contains("--crate-name article_widget ") && line.contains("asked_at"))
    else {
        bail!(
            "`{}` did not show how it starts rustc; it wrote:\n{text}",
            process::line(&command)
        );
    };
    let crate_types = values(line, "--crate-type");
    let optimised = line.contains(" -C lto ") || line.contains(" -C lto=fat ");
    if crate_types != ["cdylib"] || !optimised {
        bail!(
            "link-time optimisation is not in effect: the widget is compiled as {} {} `-C lto`",
            crate_types.join(" and "),
            if optimised { "with" } else { "without" }
        );
    }
    Ok("LTO is in effect: cargo compiles the widget with `--crate-type cdylib -C lto`".into())
}

/// Where cargo puts what it makes.
pub(crate) fn target_folder(project: &Project) -> Result<PathBuf> {
    let text = process::output(
        Command::new("cargo")
            .args([
                "metadata",
                "--format-version",
                "1",
                "--no-deps",
                "--offline",
            ])
            .current_dir(&project.root),
    )?;
    let metadata: serde_json::Value = serde_json::from_str(&text)?;
    let folder = metadata["target_directory"].as_str();
    Ok(folder
        .context("cargo metadata names no target folder")?
        .into())
}

/// The values of an option that may be there several times.
fn values<'a>(line: &'a str, option: &str) -> Vec<&'a str> {
    let words: Vec<&str> = line.split_whitespace().collect();
    words
        .windows(2)
        .filter(|pair| pair[0] == option)
        .map(|pair| pair[1])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn options_are_found_as_often_as_they_are_there() {
        let line = "rustc --crate-type cdylib --edition=2024 --crate-type rlib -C lto";
        assert_eq!(values(line, "--crate-type"), ["cdylib", "rlib"]);
        assert_eq!(values(line, "-C"), ["lto"]);
    }
}
