//! npm packages for building, linting, and the pages of the tests.
//!
//! Each set has a directory in the repository with a manifest and a lock file,
//! and is installed into the cache. Install scripts do not run.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::digest::sha256;
use crate::process::{self, Toolbox};
use crate::{cache, project::Project};

/// A directory with a manifest and a lock file.
pub(crate) struct Packages {
    directory: &'static str,
    cache: &'static str,
    purpose: &'static str,
}

/// The build tools, TypeScript and axe-core.
pub(crate) const BUILD: Packages = Packages {
    directory: "xtask/npm",
    cache: "npm",
    purpose: "wasm-opt, esbuild and tools of the tests",
};

/// What `cargo xtask lint` runs.
pub(crate) const LINT: Packages = Packages {
    directory: "xtask/lint",
    cache: "npm-lint",
    purpose: "ESLint and data about browsers",
};

/// What host pages of the end-to-end cases use.
pub(crate) const HOSTS: Packages = Packages {
    directory: "tests/npm",
    cache: "npm-hosts",
    purpose: "style sheets and scripts for host pages",
};

/// The frameworks and compilers of the apps.
pub(crate) const FRAMEWORKS: Packages = Packages {
    directory: "tests/frameworks",
    cache: "npm-frameworks",
    purpose: "frameworks for the apps of the tests",
};

/// What drives the browsers of `cargo xtask bench`.
pub(crate) const BENCHES: Packages = Packages {
    directory: "benches",
    cache: "npm-benches",
    purpose: "Puppeteer for the bench",
};

/// Bundlers, and tools that check packages.
pub(crate) const BUNDLERS: Packages = Packages {
    directory: "tests/bundlers",
    cache: "npm-bundlers",
    purpose: "bundlers for the tests of the package",
};

/// Puts `wasm-opt` and `esbuild` into the toolbox.
pub(crate) fn provide(project: &Project, toolbox: &mut Toolbox) -> Result<()> {
    let modules = BUILD.install(project, toolbox)?;
    // esbuild's native program must come before the script in `.bin`, which adds a stack
    // trace to each error.
    for package in fs::read_dir(modules.join("@esbuild"))? {
        let package = package?.path();
        toolbox.add(package.join("bin"));
        toolbox.add(package);
    }
    toolbox.add(modules.join(".bin"));
    Ok(())
}

impl Packages {
    /// Installs the packages if necessary, and returns their `node_modules`.
    pub(crate) fn install(&self, project: &Project, toolbox: &Toolbox) -> Result<PathBuf> {
        let Self {
            directory, purpose, ..
        } = self;
        let (name, lock) = self.cache_name(project)?;
        let announce = format!("{purpose}: installing with npm, a few seconds");
        let installed = cache::directory(&name, &announce, |part| {
            let Ok(mut npm) = toolbox.command("npm") else {
                bail!(
                    "`npm` was not found on PATH; install Node.js 20.19 or later: \
                     https://nodejs.org/, or `apt-get install nodejs npm`, or `brew install node`"
                );
            };
            let manifest = project.read(&format!("{directory}/package.json"))?;
            fs::write(part.join("package.json"), manifest)?;
            fs::write(part.join("package-lock.json"), &lock)?;
            npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                // Peer dependencies are not used.
                .arg("--legacy-peer-deps")
                .current_dir(part);
            process::output(&mut npm)
                .with_context(|| format!("npm could not install {purpose}"))?;
            Ok(())
        })?;
        Ok(installed.join("node_modules"))
    }

    /// The `node_modules`, if it exists.
    pub(crate) fn existing(&self, project: &Project) -> Option<PathBuf> {
        let (name, _) = self.cache_name(project).ok()?;
        Some(cache::existing(&name)?.join("node_modules"))
    }

    /// The name in the cache, derived from the lock file, and the lock file.
    fn cache_name(&self, project: &Project) -> Result<(String, String)> {
        let lock = project.read(&format!("{}/package-lock.json", self.directory))?;
        let digest = sha256(lock.as_bytes());
        Ok((format!("{}-{}", self.cache, &digest[..12]), lock))
    }
}
