//! `cargo xtask build`: the package in `pkg/`.
//!
//! Builds in a temporary directory and swaps it in at the end, so `pkg/` is
//! always a complete build. The same sources give the same bytes on every
//! machine; `.ci/run` relies on that.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::{Compression, write::ZlibEncoder};
use serde_json::Value;
use sha2::{Digest as _, Sha384};

use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::sources::{self, BINDINGS, COPIES, ELEMENT, EMBEDDED, LOADER, MANIFEST, README, STYLES};
use crate::wasm::ShortNames;
use crate::{digest, readme, rustflags, setup, wasm};

/// The compiled widget, in the package.
pub(crate) const WASM: &str = "article_widget_bg.wasm";

/// Its bindings.
const GLUE: &str = "article_widget.js";

/// What the WASM imports its bindings from.
const IMPORTS: &str = "./article_widget_bg.js";

/// Instantiates the WASM from its bytes for the loader. The raw module's bindings
/// support other sources too.
const LOADED: &str = "
export async function instantiate({ module_or_path }) {
  const { instance, module } = await WebAssembly.instantiate(module_or_path, __wbg_get_imports());
  return __wbg_finalize_init(instance, module);
}
";
/// What the loader needs of the bindings. As an export it would need a helper for modules.
const ENTRY: &str = "
import { check, instantiate, mount, trapped, version } from \"./own.js\";
glue = { check, default: instantiate, mount, trapped, version };
";

/// The digest of the sources, in the package.
const RECORD: &str = "SOURCES.sha256";

/// The WASM and the default article as a script, for bundlers that place no files.
const INLINE: &str = "inline-data.js";

/// The options for `pkg/loader.js` and for scripts that are measured.
pub(crate) const MINIFY: &[&str] = &[
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=warning",
];

/// `cargo xtask build`.
pub(crate) fn command(project: &Project) -> Result<()> {
    build(project, &setup::build(project)?)
}

/// Builds `pkg/` if it is out of date; only then are tools needed.
pub(crate) fn ensure_fresh(project: &Project) -> Result<()> {
    if !is_fresh(project)? {
        println!("pkg/ is older than its sources; building it, about half a minute");
        command(project)?;
    }
    Ok(())
}

/// Whether `pkg/` was built from the sources as they are now.
pub(crate) fn is_fresh(project: &Project) -> Result<bool> {
    let record = fs::read_to_string(project.path("pkg").join(RECORD));
    let digest = sources_digest(project)?;
    Ok(record.is_ok_and(|record| record.trim() == digest))
}

/// One digest of the sources and of the versions of the widget's dependencies.
fn sources_digest(project: &Project) -> Result<String> {
    let mut tree = Command::new("cargo");
    tree.args(["tree", "--package", "article-widget"])
        .args(["--target", setup::WASM, "--edges", "normal,build"])
        .args(["--prefix", "none", "--no-dedupe"])
        .current_dir(&project.root);
    let tree = process::output(&mut tree)?;
    // The text in parentheses is the path of a crate in this checkout.
    let crates: BTreeSet<&str> = tree
        .lines()
        .filter_map(|line| line.split(" (").next())
        .collect();
    let files = digest::of(project, sources::all(project)?)?;
    Ok(digest::sha256(format!("{files}{crates:?}").as_bytes()))
}

fn build(project: &Project, toolbox: &Toolbox) -> Result<()> {
    // `www` and `pkg` side by side, as in the repository.
    let stage = project.path("target/package");
    let package = stage.join("pkg");
    let _ = fs::remove_dir_all(&stage);
    fs::create_dir_all(&package)?;

    // Computed first: files that change during the build must count as changed.
    let digest = sources_digest(project)?;
    compile(project, toolbox, &package)?;
    for (from, to) in COPIES {
        copy(&project.path(from), &package.join(to))?;
    }
    for script in sources::scripts(project)? {
        copy(&project.path(&script), &stage.join(&script))?;
    }
    styles(project, toolbox, &package)?;
    bundle(toolbox, &stage, &package)?;
    for file in named_files(&serde_json::from_str(&project.read(MANIFEST)?)?) {
        if !package.join(&file).is_file() {
            bail!("{MANIFEST} names {file}, which the build did not make");
        }
    }
    // Last, since it links to the other files.
    let readme = readme::for_package(&project.read(README)?, |file| package.join(file).exists());
    fs::write(package.join(README), readme)?;
    fs::write(package.join(RECORD), digest + "\n")?;
    swap(&package, &project.path("pkg"), &stage.join("old"))
}

/// The files that a `package.json` names, without patterns.
fn named_files(manifest: &Value) -> BTreeSet<String> {
    fn add(value: &Value, files: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => {
                files.insert(text.trim_start_matches("./").to_owned());
            }
            Value::Object(map) => map.values().for_each(|value| add(value, files)),
            _ => {}
        }
    }
    let mut files = BTreeSet::new();
    for key in ["main", "types", "customElements", "exports"] {
        add(&manifest[key], &mut files);
    }
    files.retain(|file| !file.contains('*'));
    files
}

/// Compiles the WASM and its bindings.
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
        // All tools are on PATH; it must not fetch others.
        .args([
            "--mode",
            "no-install",
            "--no-pack",
            "--out-name",
            "article_widget",
        ])
        .arg("--out-dir")
        .arg(package)
        // Built together with the command line, the widget would get features that only
        // the command line needs.
        .args(["--", "--package", "article-widget"])
        .current_dir(&project.root)
        .env_remove("RUSTFLAGS")
        .env(
            "CARGO_ENCODED_RUSTFLAGS",
            rustflags::remapped_paths(project)?,
        );
    process::run(&mut wasm_pack)?;
    let _ = fs::remove_file(package.join(".gitignore"));

    // wasm-pack succeeds even without an optimiser.
    let mut bytes = fs::read(package.join(WASM))?;
    if wasm::has_custom_section(&bytes, "name")? {
        bail!("{WASM} was not optimised: wasm-opt did not run, or kept the names of functions");
    }
    let names;
    (bytes, names) = wasm::shorten_names(&bytes, IMPORTS)?;
    // The loader reads it from WASM of another version, which it cannot run.
    wasm::add_custom_section(&mut bytes, "article-widget", env!("CARGO_PKG_VERSION"));
    fs::write(package.join(WASM), bytes)?;
    // The types use `Symbol.dispose`, which only this library declares.
    let types = package.join("article_widget.d.ts");
    let text = fs::read_to_string(&types)?;
    fs::write(
        types,
        format!("/// <reference lib=\"esnext.disposable\" />\n{text}"),
    )?;
    shorten_imports(&package.join(GLUE), &names)?;
    shorten_exports(package, &names)?;
    guard(project, &package.join(GLUE))
}

/// Renames the imports in the bindings as in the WASM. wasm-bindgen's names end in
/// hashes, which do not compress.
fn shorten_imports(glue: &Path, names: &ShortNames) -> Result<()> {
    let mut text = fs::read_to_string(glue)?;
    let functions = names.functions.iter();
    let functions = functions.map(|(long, short)| (format!(" {long}: f"), format!(" {short}: f")));
    let modules = names.modules.iter();
    let modules =
        modules.map(|(long, short)| (format!("\"{long}\": i"), format!("\"{short}\": i")));
    for (long, short) in functions.chain(modules) {
        if !text.contains(&long) {
            bail!("the bindings do not have `{long}`");
        }
        text = text.replace(&long, &short);
    }
    // wasm-bindgen lists a module repeatedly for some of its functions.
    let mut seen = BTreeSet::new();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.retain(|line| match line.split_once("\": import") {
        Some((module, _)) => seen.insert(module),
        None => true,
    });
    fs::write(glue, lines.join("\n") + "\n")?;
    Ok(())
}

/// Renames the exports for closures in the bindings and their types as in the WASM.
fn shorten_exports(package: &Path, names: &ShortNames) -> Result<()> {
    for file in [GLUE, "article_widget.d.ts", "article_widget_bg.wasm.d.ts"] {
        let mut text = fs::read_to_string(package.join(file))?;
        for (long, short) in &names.exports {
            if !text.contains(long) {
                bail!("{file} does not have `{long}`");
            }
            text = text.replace(long, short);
        }
        fs::write(package.join(file), text)?;
    }
    Ok(())
}

/// Wraps the exports in a guard, which disables an instance after a trap, and exports the
/// error class.
fn guard(project: &Project, glue: &Path) -> Result<()> {
    const EXPORTS: &str = "wasm = instance.exports;";
    let text = fs::read_to_string(glue)?;
    if text.matches(EXPORTS).count() != 1 {
        bail!("the bindings do not contain `{EXPORTS}` exactly once, which the guard replaces");
    }
    let text = text.replace(EXPORTS, "wasm = guard(instance.exports, ArticleError);");
    let guard = project.read("src/trap-guard.js")?;
    fs::write(glue, text + "\n" + &guard + "\nexport { ArticleError }\n")?;
    Ok(())
}

fn styles(project: &Project, toolbox: &Toolbox, package: &Path) -> Result<()> {
    process::run(
        toolbox
            .command("esbuild")?
            .arg(project.path(STYLES))
            // Unchanged: the oldest supported engines have all of it.
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

/// Bundles the loader, the bindings and all scripts into one file, and again without the
/// definition of the element. The bindings are wrapped in a function, since each
/// instance of the WASM needs its own.
fn bundle(toolbox: &Toolbox, stage: &Path, package: &Path) -> Result<()> {
    let glue = fs::read_to_string(package.join(GLUE))?;
    let (shared, own) = split_shared_imports(&glue);
    fs::write(
        stage.join("own.js"),
        own.replace("./snippets/", "./pkg/snippets/") + LOADED,
    )?;
    fs::write(stage.join("entry.js"), ENTRY)?;
    process::run(
        toolbox
            .command("esbuild")?
            .arg("entry.js")
            .args(["--bundle", "--outfile=glue.js"])
            .args(["--format=esm", "--target=es2022", "--log-level=warning"])
            .current_dir(stage),
    )?;
    let glue = fs::read_to_string(stage.join("glue.js"))?;
    let wasm = fs::read(package.join(WASM))?;
    let hash = BASE64_STANDARD.encode(Sha384::digest(&wasm));
    let bindings = format!(
        "import {{ URL }} from \"./builtins.js\";\n\
         export const INTEGRITY = \"sha384-{hash}\";\n\
         export const inPackage = (file) => new URL(file, import.meta.url).href;\n\
         export const loadBindings = async () => {{\n\
         let glue;\n{shared}{glue}\nreturn glue;\n}};\n"
    );
    fs::write(stage.join(BINDINGS), bindings)?;
    let run = |entry: &str, options: &[&str]| {
        let mut esbuild = toolbox.command("esbuild")?;
        esbuild.args([entry, "--bundle", "--outdir=pkg"]);
        process::run(esbuild.args(MINIFY).args(options).current_dir(stage))
    };
    run(LOADER, &[])?;

    // For bundlers, in three files: the data, the class, and its definition.
    inline_data(&wasm, package)?;
    fs::write(stage.join(EMBEDDED), CONTAINED)?;
    // Some bundlers replace it with a local path.
    let address = "--define:import.meta.url=document.baseURI";
    run(ELEMENT, &[address, &format!("--external:./{INLINE}")])?;
    let inline = format!("inline={LOADER}");
    run(&inline, &[address, "--external:./element.js"])
}

/// `www/embedded.js` for bundlers.
const CONTAINED: &str = r#"
import { Response } from "./builtins.js";
import { article, wasm } from "./inline-data.js";
const inflate = () => {
  const bytes = Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
};
export const EMBEDDED = { article, wasm: async () => new Response(inflate()).arrayBuffer() };
"#;

/// Compression halves the WASM, and every supported browser can decompress it.
fn inline_data(wasm: &[u8], package: &Path) -> Result<()> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(wasm)?;
    let wasm = BASE64_STANDARD.encode(encoder.finish()?);
    let article = fs::read_to_string(package.join("articles/lachin-corridor.json"))?;
    let article: Value = serde_json::from_str(&article)?;
    let article = serde_json::to_string(&article.to_string())?;
    let text = format!("export const wasm = \"{wasm}\";\nexport const article = {article};\n");
    Ok(fs::write(package.join(INLINE), text)?)
}

/// Removes imports of scripts in `www` from the bindings, so the bundle contains these
/// once: `import { a } from './snippets/…/www/b.js';` becomes a dynamic import of
/// `./b.js`, relative to `www`. The loader does not need them re-exported.
fn split_shared_imports(glue: &str) -> (String, String) {
    let (mut shared, mut own) = (String::new(), String::new());
    let mut files = Vec::new();
    for line in glue.lines() {
        let import = line.strip_prefix("import ").and_then(|rest| {
            let (names, path) = rest.split_once(" from ")?;
            let file = path.trim_matches(['"', '\'', ';']).split_once("/www/")?.1;
            let names = names.trim_start_matches("* as ").replace(" as ", ": ");
            let known = files.iter().position(|known| *known == file);
            let index = known.unwrap_or(files.len());
            let mut import = format!("const {names} = shared{index};");
            if known.is_none() {
                files.push(file);
                let module = format!("const shared{index} = await import(\"./{file}\");\n");
                import.insert_str(0, &module);
            }
            Some(import)
        });
        let reexported = line.strip_prefix("export ");
        let text = match import {
            Some(_) => &mut shared,
            None if reexported.is_some_and(|name| shared.contains(name)) => continue,
            None => &mut own,
        };
        text.push_str(import.as_deref().unwrap_or(line));
        text.push('\n');
    }
    (shared, own)
}

/// Replaces `current` with `new`. An interruption leaves one of them complete.
fn swap(new: &Path, current: &Path, old: &Path) -> Result<()> {
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

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(directory) = to.parent() {
        fs::create_dir_all(directory)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_of_the_loaders_scripts_are_shared() {
        let glue = "import { apply } from './snippets/x-1/src/border.js';\n\
                    import { a, b as c } from './snippets/x-1/www/d.js';\n\
                    import * as import1 from \"./snippets/x-1/www/d.js\"\n\
                    import { G } from './snippets/x-1/www/e/g.js';\n\
                    export { G }\n\
                    a();\n";
        let (shared, own) = split_shared_imports(glue);
        assert_eq!(
            shared,
            "const shared0 = await import(\"./d.js\");\n\
             const { a, b: c } = shared0;\n\
             const import1 = shared0;\n\
             const shared1 = await import(\"./e/g.js\");\n\
             const { G } = shared1;\n"
        );
        assert_eq!(
            own,
            "import { apply } from './snippets/x-1/src/border.js';\na();\n"
        );
    }

    #[test]
    fn the_package_has_every_file_that_it_names() {
        let project = Project::find().expect("a checkout");
        let text = project.read("pkg/package.json").expect("a manifest");
        let files = named_files(&serde_json::from_str(&text).expect("JSON"));
        assert!(files.contains("loader.js"), "{files:?}");
        for file in files {
            let path = project.path("pkg").join(&file);
            assert!(path.is_file(), "pkg/{file} is missing");
        }
    }
}
