//! Installs what a command needs.
//!
//! The only module that decides what a command needs; each kind of tool has a module.
//! Installed tools are skipped silently.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::browsers::{self, Engine};
use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::{cache, cargo_tools, node_tools};

/// The target that the widget is built for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// `cargo xtask setup`: everything except what fuzzing needs.
pub(crate) fn everything(project: &Project) -> Result<()> {
    lint(project)?;
    test(project, &Engine::ALL)?;
    println!(
        "Everything is installed; the tools are in {}",
        cache::root()?.display()
    );
    Ok(())
}

/// For building `pkg/`.
pub(crate) fn build(project: &Project) -> Result<Toolbox> {
    let mut toolbox = scripts(project)?;
    toolchain()?;
    cargo_tools::provide_wasm_bindgen(project, &mut toolbox)?;
    cargo_tools::provide(&mut toolbox, &cargo_tools::WASM_PACK)?;
    Ok(toolbox)
}

/// For minifying and measuring scripts.
pub(crate) fn scripts(project: &Project) -> Result<Toolbox> {
    let mut toolbox = Toolbox::default();
    node_tools::provide(project, &mut toolbox)?;
    Ok(toolbox)
}

/// For `lint` and `fmt`.
pub(crate) fn lint(project: &Project) -> Result<Toolbox> {
    let mut toolbox = scripts(project)?;
    node_tools::LINT.install(project, &toolbox)?;
    toolchain()?;
    cargo_tools::provide(&mut toolbox, &cargo_tools::CARGO_DENY)?;
    Ok(toolbox)
}

/// For testing in these engines.
pub(crate) fn test(project: &Project, engines: &[Engine]) -> Result<Toolbox> {
    let mut toolbox = build(project)?;
    node_tools::HOSTS.install(project, &toolbox)?;
    node_tools::FRAMEWORKS.install(project, &toolbox)?;
    browsers::provide(engines, &toolbox)?;
    browsers::for_hosting(&toolbox)?;
    cargo_tools::provide(&mut toolbox, &cargo_tools::MDBOOK)?;
    if engines.contains(&Engine::Firefox) {
        cargo_tools::provide(&mut toolbox, &cargo_tools::GECKODRIVER)?;
    }
    Ok(toolbox)
}

/// For fuzzing, which needs another compiler.
pub(crate) fn fuzz() -> Result<Toolbox> {
    let mut toolbox = Toolbox::default();
    // libFuzzer is compiled from its sources.
    let compiler = std::env::var("CXX").unwrap_or_else(|_| "c++".into());
    if toolbox.find(&compiler).is_none() {
        bail!("fuzzing needs a C++ compiler, and `{compiler}` was not found (Debian: g++)");
    }
    // Coverage and sanitizers are not in stable Rust.
    if process::output(Command::new("rustc").args(["+nightly", "--version"])).is_err() {
        println!("nightly Rust: adding it with rustup, about 1 minute");
        let arguments = ["toolchain", "install", "nightly", "--profile", "minimal"];
        process::output(Command::new("rustup").args(arguments))
            .context("fuzzing needs nightly Rust")?;
    }
    cargo_tools::provide(&mut toolbox, &cargo_tools::CARGO_FUZZ)?;
    Ok(toolbox)
}

/// The compiler with the target and components of `rust-toolchain.toml`. rustup only
/// adds them itself if automatic installation is enabled.
fn toolchain() -> Result<()> {
    if has_toolchain() {
        return Ok(());
    }
    println!("Rust: installing the target and components in rust-toolchain.toml, a few seconds");
    let advice = || {
        format!(
            "without rustup, install clippy, rustfmt and the standard library for {WASM} the way \
             that Rust was installed (Debian: rust-clippy rustfmt libstd-rust-dev-wasm32)"
        )
    };
    // rustup's `cargo` sets RUSTUP_TOOLCHAIN, which would take precedence over the file.
    let mut rustup = Command::new("rustup");
    rustup
        .args(["toolchain", "install"])
        .env_remove("RUSTUP_TOOLCHAIN");
    process::output(&mut rustup).with_context(advice)?;
    if !has_toolchain() {
        bail!(
            "`rustup toolchain install` did not install everything in rust-toolchain.toml; {}",
            advice()
        );
    }
    Ok(())
}

fn has_toolchain() -> bool {
    let mut libraries = Command::new("rustc");
    libraries.args(["--print", "target-libdir", "--target", WASM]);
    let has =
        |subcommand| process::output(Command::new("cargo").args([subcommand, "--version"])).is_ok();
    process::output(&mut libraries).is_ok_and(|path| Path::new(path.trim()).is_dir())
        && has("clippy")
        && has("fmt")
}
