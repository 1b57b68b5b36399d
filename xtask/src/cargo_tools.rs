//! Tools that `cargo install` compiles.
//!
//! Prebuilt binaries are not used: compiling is slower, but works wherever crates can
//! be fetched.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cache;
use crate::process::{self, Toolbox};
use crate::project::Project;

/// A crate and its required programs.
pub(crate) struct Tool {
    package: &'static str,
    version: &'static str,
    programs: &'static [&'static str],
    arguments: &'static [&'static str],
}

/// Builds the package.
pub(crate) const WASM_PACK: Tool = Tool {
    package: "wasm-pack",
    version: "0.15.1",
    programs: &["wasm-pack"],
    arguments: &["--locked"],
};

/// Drives Firefox.
pub(crate) const GECKODRIVER: Tool = Tool {
    package: "geckodriver",
    version: "0.37.1",
    programs: &["geckodriver"],
    arguments: &["--locked"],
};

/// Checks licences, duplicate versions and sources of the dependencies.
pub(crate) const CARGO_DENY: Tool = Tool {
    package: "cargo-deny",
    version: "0.20.2",
    programs: &["cargo-deny"],
    arguments: &["--locked"],
};

/// Builds and runs fuzz targets.
pub(crate) const CARGO_FUZZ: Tool = Tool {
    package: "cargo-fuzz",
    version: "0.13.2",
    programs: &["cargo-fuzz"],
    arguments: &["--locked"],
};

/// Makes the documentation site. The features left out serve and watch it.
pub(crate) const MDBOOK: Tool = Tool {
    package: "mdbook",
    version: "0.5.4",
    programs: &["mdbook"],
    arguments: &["--locked", "--no-default-features", "--features=search"],
};

/// Generates the bindings, and runs tests in browsers. Its version must match the
/// library, so it is read from the lock file.
pub(crate) fn provide_wasm_bindgen(project: &Project, toolbox: &mut Toolbox) -> Result<()> {
    let mut pkgid = Command::new("cargo");
    pkgid.args(["pkgid", "wasm-bindgen"]);
    let id = process::output(pkgid.current_dir(&project.root))?;
    let (_, version) = id.trim().rsplit_once('@').context("a package id")?;
    let programs = &["wasm-bindgen", "wasm-bindgen-test-runner"];
    // Its own lock file names yanked crates, so it is not `--locked`.
    provide_version(toolbox, "wasm-bindgen-cli", version, programs, &[])
}

/// Puts the programs of a tool into the toolbox, installing them if necessary.
pub(crate) fn provide(toolbox: &mut Toolbox, tool: &Tool) -> Result<()> {
    provide_version(
        toolbox,
        tool.package,
        tool.version,
        tool.programs,
        tool.arguments,
    )
}

fn provide_version(
    toolbox: &mut Toolbox,
    package: &str,
    version: &str,
    programs: &[&str],
    arguments: &[&str],
) -> Result<()> {
    let fits = programs.iter().all(|program| {
        toolbox.find(program).is_some_and(|path| {
            process::output(Command::new(path).arg("--version")).is_ok_and(|text| {
                let mut words = text.split_whitespace();
                words.any(|word| word.trim_start_matches('v') == version)
            })
        })
    });
    if fits {
        return Ok(());
    }
    let directory = cache::directory(
        &format!("{package}-{version}"),
        &format!("{package} {version}: building from source, about 1 minute"),
        |part| install(package, version, arguments, part),
    )?;
    toolbox.add(directory.join("bin"));
    Ok(())
}

fn install(package: &str, version: &str, arguments: &[&str], part: &Path) -> Result<()> {
    let target = part.join("target");
    let mut command = Command::new("cargo");
    command
        .args(["install", package, "--version", version])
        .args(arguments)
        .arg("--root")
        .arg(part)
        // Kept until the end, so an interrupted run can continue.
        .arg("--target-dir")
        .arg(&target)
        // Halves the compile time; none of the tools is slow.
        .arg("--debug")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        // The project's cargo settings are not for tools.
        .current_dir(part)
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("RUSTFLAGS");
    process::output(&mut command).with_context(|| format!("cannot build {package} {version}"))?;
    let _ = fs::remove_dir_all(&target);
    Ok(())
}
