//! Tools that come from npm: wasm-opt, esbuild, axe-core, and TypeScript with
//! schema.org's vocabulary.
//!
//! `xtask/npm` names them, with the checksums of what npm may install. Their
//! install scripts do not run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::digest::sha256;
use crate::process::{self, Toolbox};
use crate::{cache, project::Project};

/// What host pages of the end-to-end cases use.
const HOSTS: &str = "tests/npm";

/// Its folder in the cache, before the digest.
const HOSTS_NAME: &str = "npm-hosts";

/// The apps, the versions of the frameworks, and the script that builds.
pub(crate) const FRAMEWORKS: &str = "tests/frameworks";

/// What the check of browser support reads, and the check itself.
pub(crate) const COMPAT: &str = "xtask/compat";

/// Where npm puts packages.
const MODULES: &str = "node_modules";

const NEEDS_NODE: &str = "Node.js 18 or later with npm is needed for wasm-opt and esbuild: \
    https://nodejs.org/, or `apt-get install nodejs npm`, or `brew install node`";

/// Puts `wasm-opt` and `esbuild` into the toolbox.
pub(crate) fn provide(project: &Project, toolbox: &mut Toolbox) -> Result<()> {
    let lock = project.read("xtask/npm/package-lock.json")?;
    let manifest = project.read("xtask/npm/package.json")?;
    if toolbox.find("node").is_none() {
        bail!("`node` was not found on PATH. {NEEDS_NODE}");
    }
    let name = folder_name("npm", &lock);
    let announce = "wasm-opt, esbuild and tools of the tests: installing with npm, a few seconds";
    let folder = cache::folder(&name, announce, |part| {
        fs::write(part.join("package.json"), &manifest)?;
        fs::write(part.join("package-lock.json"), &lock)?;
        install(toolbox, part)
    })?;
    add(&folder, toolbox)
}

/// What host pages of the end-to-end cases use: the folder of the packages that
/// `tests/npm` names.
pub(crate) fn host_packages(project: &Project, toolbox: &Toolbox) -> Result<PathBuf> {
    let what = "style sheets and scripts for host pages";
    packages(project, toolbox, HOSTS, HOSTS_NAME, what)
}

/// The same folder, if it is there already: for what does without.
pub(crate) fn existing_host_packages(project: &Project) -> Option<PathBuf> {
    let lock = project.read(&format!("{HOSTS}/package-lock.json")).ok()?;
    let folder = cache::existing(&folder_name(HOSTS_NAME, &lock))?;
    Some(folder.join(MODULES))
}

/// The frameworks and compilers of the apps in `tests/frameworks`.
pub(crate) fn framework_packages(project: &Project, toolbox: &Toolbox) -> Result<PathBuf> {
    let what = "frameworks for the apps of the tests";
    packages(project, toolbox, FRAMEWORKS, "npm-frameworks", what)
}

/// The data and the parser that the check of browser support reads.
pub(crate) fn compat_packages(project: &Project, toolbox: &Toolbox) -> Result<PathBuf> {
    let what = "data about browsers";
    packages(project, toolbox, COMPAT, "npm-compat", what)
}

/// The packages that a folder's manifest and lock file name.
fn packages(
    project: &Project,
    toolbox: &Toolbox,
    folder: &str,
    name: &str,
    what: &str,
) -> Result<PathBuf> {
    let lock = project.read(&format!("{folder}/package-lock.json"))?;
    let manifest = project.read(&format!("{folder}/package.json"))?;
    let name = folder_name(name, &lock);
    let announce = format!("{what}: installing with npm, a few seconds");
    let folder = cache::folder(&name, &announce, |part| {
        fs::write(part.join("package.json"), &manifest)?;
        fs::write(part.join("package-lock.json"), &lock)?;
        let mut npm = toolbox.command("npm")?;
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            // What these packages would like to have beside them is not used.
            .arg("--legacy-peer-deps")
            .current_dir(part);
        process::output(&mut npm).with_context(|| format!("npm could not install {what}"))?;
        Ok(())
    })?;
    Ok(folder.join(MODULES))
}

/// What a folder of the cache is called: another lock file has another one.
fn folder_name(name: &str, lock: &str) -> String {
    let digest = sha256(lock.as_bytes());
    format!("{name}-{}", digest.get(..12).unwrap_or(&digest))
}

/// The folder of the packages, for what is no program: axe-core is a script that
/// the end-to-end cases put into pages.
pub(crate) fn modules(toolbox: &Toolbox) -> Option<PathBuf> {
    let program = toolbox.find("wasm-opt")?;
    Some(program.parent()?.parent()?.to_owned())
}

/// The folders with the programs.
fn add(folder: &Path, toolbox: &mut Toolbox) -> Result<()> {
    let modules = folder.join(MODULES);
    // esbuild's own program, for this system, comes before the script that
    // would start it: that one adds a page of its own to each error.
    for package in fs::read_dir(modules.join("@esbuild"))? {
        let package = package?.path();
        toolbox.add(package.join("bin"));
        toolbox.add(package);
    }
    toolbox.add(modules.join(".bin"));
    Ok(())
}

fn install(toolbox: &Toolbox, part: &Path) -> Result<()> {
    let Ok(mut npm) = toolbox.command("npm") else {
        bail!("`npm` was not found on PATH. {NEEDS_NODE}");
    };
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(part);
    process::output(&mut npm).context("npm could not install wasm-opt and esbuild")?;

    let mut installed = toolbox.clone();
    add(part, &mut installed)?;
    for program in ["wasm-opt", "esbuild"] {
        let mut command: Command = installed.command(program)?;
        process::output(command.arg("--version"))
            .with_context(|| format!("npm installed {program}, but it does not run here"))?;
    }
    Ok(())
}
