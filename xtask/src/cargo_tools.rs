//! Tools that `cargo install` compiles: which, in which version, how.
//!
//! Prebuilt binaries are not used: compiling is slower once, and works wherever
//! the crates can be fetched.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::cache;
use crate::process::{self, Toolbox};
use crate::project::Project;

/// A crate with the programs that are wanted from it.
struct Tool {
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
    locked: bool,
}

/// Builds the package.
pub(crate) fn wasm_pack(toolbox: &mut Toolbox) -> Result<()> {
    provide(
        toolbox,
        &Tool {
            package: "wasm-pack",
            version: "0.15.1".into(),
            programs: &["wasm-pack"],
            locked: true,
        },
    )
}

/// Makes the glue, and runs tests in browsers. Its version must be that of the
/// library, so the lock file tells it.
pub(crate) fn wasm_bindgen(project: &Project, toolbox: &mut Toolbox) -> Result<()> {
    provide(
        toolbox,
        &Tool {
            package: "wasm-bindgen-cli",
            version: project.lock()?.version("wasm-bindgen")?,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            // Its own lock file may name crates that registries do not serve.
            locked: false,
        },
    )
}

/// Drives Firefox.
pub(crate) fn geckodriver(toolbox: &mut Toolbox) -> Result<()> {
    provide(
        toolbox,
        &Tool {
            package: "geckodriver",
            version: "0.37.1".into(),
            programs: &["geckodriver"],
            locked: true,
        },
    )
}

/// Builds and runs what is fuzzed.
pub(crate) fn cargo_fuzz(toolbox: &mut Toolbox) -> Result<()> {
    provide(
        toolbox,
        &Tool {
            package: "cargo-fuzz",
            version: "0.13.2".into(),
            programs: &["cargo-fuzz"],
            locked: true,
        },
    )
}

/// The version that a program tells of itself, as in `wasm-pack 0.15.1`.
pub(crate) fn version_in(text: &str) -> Option<&str> {
    text.lines()
        .next()?
        .split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

fn provide(toolbox: &mut Toolbox, tool: &Tool) -> Result<()> {
    let fits = tool.programs.iter().all(|program| {
        toolbox.find(program).is_some_and(|path| {
            process::output(std::process::Command::new(path).arg("--version"))
                .is_ok_and(|text| version_in(&text) == Some(&tool.version))
        })
    });
    if fits {
        return Ok(());
    }
    let (package, version) = (tool.package, &tool.version);
    let folder = cache::folder(
        &format!("{package}-{version}"),
        &format!("{package} {version}: building from source, about 1 minute"),
        |part| install(tool, part),
    )?;
    toolbox.add(folder.join("bin"));
    Ok(())
}

fn install(tool: &Tool, part: &Path) -> Result<()> {
    let target = part.join("target");
    let mut command = std::process::Command::new("cargo");
    command
        .args([
            "install",
            tool.package,
            "--version",
            &tool.version,
            "--root",
        ])
        .arg(part)
        // Kept until the end, so that an interrupted run goes on where it was.
        .arg("--target-dir")
        .arg(&target)
        // Not optimised: half the time to compile, and none of them is slow.
        .arg("--debug")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .args(tool.locked.then_some("--locked"))
        // Away from the project, whose settings for cargo are not meant here.
        .current_dir(part)
        .env_remove("CARGO_BUILD_TARGET")
        .env_remove("RUSTFLAGS");
    process::output(&mut command)
        .with_context(|| format!("cannot build {} {}", tool.package, tool.version))?;
    fs::remove_dir_all(&target).or_else(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn versions_as_programs_print_them() {
        assert_eq!(version_in("wasm-pack 0.15.1\n"), Some("0.15.1"));
        assert_eq!(
            version_in("geckodriver 0.37.1\n\nThe source code…"),
            Some("0.37.1")
        );
        assert_eq!(
            version_in("wasm-bindgen 0.2.130 (1234567890)"),
            Some("0.2.130")
        );
        assert_eq!(version_in("command not found"), None);
    }
}
