//! What a command needs, and getting what is missing of it.
//!
//! The only place that decides what is needed; each kind of tool has a module
//! of its own. Everything here is skipped in silence when it is there.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::browsers::{self, Engine};
use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::usage::no_arguments;
use crate::{cache, cargo_tools, node_tools};

/// The target that the widget is built for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// `cargo xtask setup`: everything that any command needs.
pub(crate) fn command(project: &Project, arguments: &[String]) -> Result<()> {
    no_arguments(arguments)?;
    lint(project)?;
    test(project, &Engine::ALL)?;
    println!(
        "Everything is there; tools lie in {}",
        cache::root()?.display()
    );
    Ok(())
}

/// For building `pkg/`.
pub(crate) fn build(project: &Project) -> Result<Toolbox> {
    let mut toolbox = scripts(project)?;
    toolchain()?;
    cargo_tools::wasm_bindgen(project, &mut toolbox)?;
    cargo_tools::wasm_pack(&mut toolbox)?;
    Ok(toolbox)
}

/// For looking at scripts and their sizes.
pub(crate) fn scripts(project: &Project) -> Result<Toolbox> {
    let mut toolbox = Toolbox::default();
    node_tools::provide(project, &mut toolbox)?;
    Ok(toolbox)
}

/// The compiler with the target and components of `rust-toolchain.toml`. rustup
/// adds them by itself only where automatic installation is on.
pub(crate) fn toolchain() -> Result<()> {
    let mut libraries = Command::new("rustc");
    libraries.args(["--print", "target-libdir", "--target", WASM]);
    let has_target =
        process::output(&mut libraries).is_ok_and(|folder| Path::new(folder.trim()).is_dir());
    let has =
        |subcommand| process::output(Command::new("cargo").args([subcommand, "--version"])).is_ok();
    if has_target && has("clippy") && has("fmt") {
        return Ok(());
    }
    println!("Rust: adding what rust-toolchain.toml names, a few seconds");
    process::output(Command::new("rustup").args(["toolchain", "install"])).with_context(|| {
        format!(
            "without rustup, install clippy, rustfmt and the standard library for {WASM} the way \
             that Rust was installed (Debian: rust-clippy rustfmt libstd-rust-dev-wasm32)"
        )
    })?;
    Ok(())
}

/// For `lint` and `fmt`.
pub(crate) fn lint(project: &Project) -> Result<Toolbox> {
    let toolbox = scripts(project)?;
    node_tools::compat_packages(project, &toolbox)?;
    toolchain()?;
    Ok(toolbox)
}

/// For fuzzing. `setup` leaves it out: it takes another compiler.
pub(crate) fn fuzz() -> Result<Toolbox> {
    let mut toolbox = Toolbox::default();
    // libFuzzer is compiled from its sources.
    let compiler = std::env::var("CXX").unwrap_or_else(|_| "c++".into());
    if toolbox.find(&compiler).is_none() && !Path::new(&compiler).is_file() {
        bail!("fuzzing needs a C++ compiler, and `{compiler}` was not found (Debian: g++)");
    }
    // Coverage and sanitizers are not in stable Rust.
    if process::output(Command::new("rustc").args(["+nightly", "--version"])).is_err() {
        if toolbox.find("rustup").is_none() {
            bail!("fuzzing needs nightly Rust, and there is no rustup to add it");
        }
        println!("nightly Rust: adding it with rustup, about 1 minute");
        let arguments = ["toolchain", "install", "nightly", "--profile", "minimal"];
        process::output(Command::new("rustup").args(arguments))?;
    }
    cargo_tools::cargo_fuzz(&mut toolbox)?;
    Ok(toolbox)
}

/// For testing in these engines.
pub(crate) fn test(project: &Project, engines: &[Engine]) -> Result<Toolbox> {
    let mut toolbox = build(project)?;
    node_tools::host_packages(project, &toolbox)?;
    node_tools::framework_packages(project, &toolbox)?;
    browsers::provide(engines, &toolbox)?;
    if engines.contains(&Engine::Firefox) {
        cargo_tools::geckodriver(&mut toolbox)?;
    }
    Ok(toolbox)
}
