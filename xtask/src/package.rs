//! `cargo xtask build`: the package, in `pkg/`.
//!
//! Builds aside and changes places at the end, so that `pkg/` is always a whole
//! build. The same sources give the same bytes on every machine.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha384};

use crate::cargo_tools::version_in;
use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::usage::no_arguments;
use crate::{digest, manifest, readme, setup, size, wasm};

/// The compiled widget, in the package.
pub(crate) const WASM: &str = "article_widget_bg.wasm";

/// The bindings to it.
const GLUE: &str = "article_widget.js";

/// What becomes `loader.js`, with the scripts beside it that it imports.
const LOADER: &str = "www/loader.js";

const STYLES: &str = "www/article-widget.css";

const README: &str = "README.md";

/// Files that go in as they are, with their names there.
const COPIES: &[(&str, &str)] = &[
    (
        "www/articles/lachin-corridor.json",
        "articles/lachin-corridor.json",
    ),
    ("www/article.schema.json", "article.schema.json"),
    ("www/custom-elements.json", "custom-elements.json"),
    ("www/loader.d.ts", "loader.d.ts"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// `cargo xtask build`.
pub(crate) fn command(project: &Project, arguments: &[String]) -> Result<()> {
    no_arguments(arguments)?;
    let toolbox = setup::build(project)?;
    build(project, &toolbox)
}

/// Builds unless `pkg/` is current; tools are asked for only then.
pub(crate) fn make_current(project: &Project) -> Result<()> {
    if let Some(reason) = digest::stale(project)? {
        println!("{reason}; building it, about half a minute the first time");
        build(project, &setup::build(project)?)?;
    }
    Ok(())
}

/// The loader's scripts, itself first: all that lie in `www` directly. Those of
/// the pages there have folders of their own.
pub(crate) fn scripts(project: &Project) -> Result<Vec<String>> {
    if !project.path(LOADER).is_file() {
        bail!("{LOADER} is missing; the package is made of it");
    }
    let mut scripts = Vec::new();
    for entry in fs::read_dir(project.path("www"))? {
        let name = entry?.file_name();
        let script = format!("www/{}", name.to_string_lossy());
        if script.ends_with(".js") && script != LOADER {
            scripts.push(script);
        }
    }
    scripts.sort();
    scripts.insert(0, LOADER.into());
    Ok(scripts)
}

/// Sources that are not compiled by cargo.
pub(crate) fn other_sources(project: &Project) -> Result<Vec<String>> {
    let copies = COPIES.iter().map(|(from, _)| *from);
    let mut sources = scripts(project)?;
    sources.extend(copies.chain([STYLES, README]).map(str::to_owned));
    Ok(sources)
}

/// The options that both `pkg/loader.js` and measuring a script use.
pub(crate) const MINIFY: &[&str] = &[
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=warning",
];

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

fn build(project: &Project, toolbox: &Toolbox) -> Result<()> {
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
    for script in scripts(project)? {
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

    change_places(&package, &project.path("pkg"), &stage.join("old"))?;
    size::print_package(project, toolbox)?;
    Ok(())
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
        .env("CARGO_ENCODED_RUSTFLAGS", remapped_paths(project)?);
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
