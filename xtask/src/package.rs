//! Building the package, `pkg/`.
//!
//! Builds aside and changes places at the end, so that `pkg/` is always a whole
//! build. The same sources give the same bytes on every machine.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha384};

use crate::cargo_tools::version_in;
use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::sources::{self, COPIES, LOADER, README, STYLES};
use crate::{digest, flags, manifest, readme, setup, wasm};

/// The compiled widget, in the package.
pub(crate) const WASM: &str = "article_widget_bg.wasm";

/// The bindings to it.
const GLUE: &str = "article_widget.js";

/// The options that both `pkg/loader.js` and measuring a script use.
pub(crate) const MINIFY: &[&str] = &[
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=warning",
];

/// Builds, and puts the package where it belongs.
pub(crate) fn build(project: &Project, toolbox: &Toolbox) -> Result<()> {
    // Beside each other, as `www` and `pkg` are in the repository.
    let stage = project.path("target/package");
    let package = stage.join("pkg");
    let _ = fs::remove_dir_all(&stage);
    fs::create_dir_all(&package)?;

    // Before anything is read: what changes meanwhile must count as changed.
    let sources = digest::sources(project)?;
    compile(project, toolbox, &package)?;
    for (from, to) in COPIES {
        copy(&project.path(from), &package.join(to))?;
    }
    for script in sources::scripts(project)? {
        copy(&project.path(&script), &stage.join(&script))?;
    }
    styles(project, toolbox, &package)?;
    loader(toolbox, &stage, &package)?;

    let package_json = manifest::package_json(project)?;
    for file in manifest::named_files(&package_json)? {
        if file != "package.json" && file != README && !package.join(&file).is_file() {
            bail!("package.json names {file}, which the build did not make");
        }
    }
    fs::write(package.join("package.json"), package_json)?;
    // As the last of the files that its links may lead to.
    let readme = readme::for_package(&project.read(README)?, |file| package.join(file).exists());
    fs::write(package.join(README), readme)?;
    let record = digest::record(sources, &package, &tools(toolbox)?)?;
    fs::write(package.join(digest::RECORD), record)?;

    change_places(&package, &project.path("pkg"), &stage.join("old"))
}

/// The WASM and its glue.
fn compile(project: &Project, toolbox: &Toolbox, package: &Path) -> Result<()> {
    process::run(
        toolbox
            .command("cargo")?
            .args(["fetch", "--quiet", "--target", setup::WASM])
            .current_dir(&project.root),
    )?;
    let mut wasm_pack = toolbox.command("wasm-pack")?;
    wasm_pack
        .args([
            "--log-level",
            "warn",
            "build",
            "--release",
            "--target",
            "web",
        ])
        // Everything is on PATH; it must not fetch anything else.
        .args([
            "--mode",
            "no-install",
            "--no-pack",
            "--out-name",
            "article_widget",
        ])
        .arg("--out-dir")
        .arg(package)
        // By name: together with the command line cargo would give the widget
        // that one's features too.
        .args(["--", "--package", "article-widget"])
        .current_dir(&project.root)
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", flags::remapped_paths(project)?);
    process::run(&mut wasm_pack)?;
    let _ = fs::remove_file(package.join(".gitignore"));

    // wasm-pack leaves the optimiser out without failing when it finds none.
    let bytes = fs::read(package.join(WASM))?;
    if wasm::custom_sections(&bytes)?.contains(&"name") {
        bail!("{WASM} was not optimised: wasm-opt did not run, or kept the names of functions");
    }
    // The loader reads it where it cannot run the WASM: of another version.
    let version = wasm::custom_section(
        "article-widget",
        &project.lock()?.version("article-widget")?,
    );
    fs::write(package.join(WASM), [bytes, version].concat())?;
    guard(project, &package.join(GLUE))
}

/// Puts a guard around the exports, which ends an instance that trapped.
fn guard(project: &Project, glue: &Path) -> Result<()> {
    const EXPORTS: &str = "wasm = instance.exports;";
    let text = fs::read_to_string(glue)?;
    if text.matches(EXPORTS).count() != 1 {
        bail!("the bindings do not have `{EXPORTS}` once; the guard has no place to go");
    }
    let text = text.replace(EXPORTS, "wasm = guard(instance.exports);");
    fs::write(glue, text + "\n" + &project.read("src/guard.js")?)?;
    Ok(())
}

fn styles(project: &Project, toolbox: &Toolbox, package: &Path) -> Result<()> {
    process::run(
        toolbox
            .command("esbuild")?
            .arg(project.path(STYLES))
            // As it is: the oldest engines that the widget knows have all of it.
            .args([
                "--minify",
                "--target=esnext",
                "--charset=utf8",
                "--log-level=warning",
            ])
            .arg(format!(
                "--outfile={}",
                package.join("article-widget.css").display()
            )),
    )
}

/// The loader with the glue and all scripts in one file. The glue goes in as a
/// function that makes it, since each instance of the WASM needs one of its own.
fn loader(toolbox: &Toolbox, stage: &Path, package: &Path) -> Result<()> {
    process::run(
        toolbox
            .command("esbuild")?
            .arg(format!("pkg/{GLUE}"))
            .args(["--bundle", "--outfile=glue.js", "--global-name=glue"])
            .args(["--format=iife", "--target=es2022", "--log-level=warning"])
            // Where the WASM lies it is told by the loader.
            .arg("--log-override:empty-import-meta=silent")
            .current_dir(stage),
    )?;
    let glue = fs::read_to_string(stage.join("glue.js"))?;
    let factory = format!("export const bundledGlue = () => {{\n{glue}\nreturn glue;\n}};\n");
    fs::write(stage.join("glue.js"), factory)?;
    let hash = Sha384::digest(fs::read(package.join(WASM))?);
    let integrity = format!("sha384-{}", BASE64_STANDARD.encode(hash));
    process::run(
        toolbox
            .command("esbuild")?
            .args([
                LOADER,
                "--bundle",
                "--inject:glue.js",
                "--outfile=pkg/loader.js",
            ])
            .arg(format!("--define:WASM_INTEGRITY=\"{integrity}\""))
            .args(MINIFY)
            .current_dir(stage),
    )
}

/// Puts `new` where `current` is. An interruption leaves one of the two whole.
fn change_places(new: &Path, current: &Path, old: &Path) -> Result<()> {
    if current.exists() {
        fs::rename(current, old).context("cannot move the old pkg/ away")?;
    }
    if let Err(error) = fs::rename(new, current) {
        let _ = fs::rename(old, current);
        return Err(error).context("cannot put the new pkg/ in its place");
    }
    let _ = fs::remove_dir_all(old);
    Ok(())
}

/// What the package was built with, for those who compare two builds.
fn tools(toolbox: &Toolbox) -> Result<String> {
    let mut versions = Vec::new();
    for program in ["rustc", "wasm-pack", "wasm-bindgen", "wasm-opt", "esbuild"] {
        let text = process::output(toolbox.command(program)?.arg("--version"))?;
        let version = version_in(&text).map_or_else(|| text.trim().to_owned(), str::to_owned);
        versions.push(if version.starts_with(program) {
            version
        } else {
            format!("{program} {version}")
        });
    }
    Ok(versions.join(", "))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    // A missing file is noticed by the check of `package.json`, if it matters.
    if from.exists() {
        fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(())
}
