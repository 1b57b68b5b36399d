//! `cargo xtask size`: measures what a reader downloads, and compares it with
//! `xtask/budgets.toml`.
//!
//! Measures the existing `pkg/` and builds nothing. The budget of the WASM also detects
//! missing link-time optimisation, which costs several kilobytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::package::{self, MINIFY, WASM};
use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::sources::LOADER;
use crate::{compress, setup, sources, wasm};

/// The prerendered first article, whole and without its light children.
const PRERENDER: &str = "
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const [pkg, whole, without] = process.argv.slice(1);
const { initSync, renderToString } = await import(pathToFileURL(`${pkg}/article_widget.js`));
initSync({ module: readFileSync(`${pkg}/article_widget_bg.wasm`) });
const article = JSON.parse(readFileSync(`${pkg}/articles/lachin-corridor.json`, 'utf8'));
const html = renderToString(article);
writeFileSync(whole, html);
writeFileSync(without, html.replace(/<\\/template>.*<\\/article-widget>/s, '</template></article-widget>'));
";

/// How many functions `--top` lists.
const TOP: usize = 30;

/// A line of the table: bytes raw, after gzip -9 and after brotli -11.
struct Row {
    name: String,
    sizes: [u64; 3],
}

/// The maximum sizes, after brotli.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    wasm: u64,
    visit: u64,
    loader: u64,
}

/// `cargo xtask size`.
pub(crate) fn command(project: &Project, top: bool) -> Result<()> {
    let toolbox = setup::scripts(project)?;
    if !package::is_fresh(project)? {
        println!("note: pkg/ is older than its sources; `cargo xtask build` updates it\n");
    }
    let (wasm, visit) = print_package(project, &toolbox)?;
    let scripts = scripts(project, &toolbox)?;
    println!();
    print_table("minified by itself", &scripts);
    println!();
    print_table(
        "the first article, prerendered",
        &prerendered(project, &toolbox)?,
    );
    println!();
    if top {
        print_functions(project)?;
    }
    check_budgets(project, wasm, visit, scripts[0].sizes[2])
}

/// Prints the sizes of the package's files.
pub(crate) fn summary(project: &Project) -> Result<()> {
    print_package(project, &setup::scripts(project)?)?;
    Ok(())
}

/// Prints the sizes of the package's files, and returns those of the WASM, and
/// of the WASM and the loader, after brotli.
fn print_package(project: &Project, toolbox: &Toolbox) -> Result<(u64, u64)> {
    let names = [
        WASM,
        "loader.js",
        "articles/lachin-corridor.json",
        "article-widget.css",
        "article_widget.js",
    ];
    let names = names.map(|name| format!("pkg/{name}"));
    let mut rows = measure(toolbox, &names, names.iter().map(|name| project.path(name)))?;
    let wasm = rows[0].sizes[2];
    // The style sheet is inside the WASM, and the bindings are in the loader.
    let visit = rows[..3].iter().fold([0; 3], |sum, row| {
        [0, 1, 2].map(|index| sum[index] + row.sizes[index])
    });
    rows.push(Row {
        name: "a first visit (the first three)".into(),
        sizes: visit,
    });
    print_table("file", &rows);
    Ok((wasm, rows[0].sizes[2] + rows[1].sizes[2]))
}

/// The loader with its static imports in one file, then each script minified without
/// its imports.
fn scripts(project: &Project, toolbox: &Toolbox) -> Result<Vec<Row>> {
    let directory = project.path("target/size");
    fs::create_dir_all(&directory)?;
    let minify = |name: &str, file: &str, options: &[String]| -> Result<PathBuf> {
        let minified = directory.join(file.replace('/', "-"));
        process::run(
            toolbox
                .command("esbuild")?
                .arg(project.path(name))
                .arg(format!("--outfile={}", minified.display()))
                .args(MINIFY)
                .args(options),
        )?;
        Ok(minified)
    };
    let mut names = sources::scripts(project)?;
    names.push("pkg/article_widget.js".into());
    let mut eager = vec!["--bundle".to_owned()];
    for path in imported_on_demand(project, &names)? {
        eager.push(format!("--external:{path}"));
    }
    let mut files = vec![minify(LOADER, "eager.js", &eager)?];
    for name in &names {
        files.push(minify(name, name, &[])?);
    }
    names.insert(0, "www/loader.js and static imports".into());
    measure(toolbox, &names, files)
}

/// The dynamic imports of the scripts: `import("./…")`.
fn imported_on_demand(project: &Project, scripts: &[String]) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    for script in scripts {
        let text = project.read(script)?;
        let imports = text.split("import(\"").skip(1);
        paths.extend(imports.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
    }
    Ok(paths)
}

/// The markup of the first article, with and without light children.
fn prerendered(project: &Project, toolbox: &Toolbox) -> Result<Vec<Row>> {
    let names = ["with light children", "without light children"];
    let files = ["prerendered.html", "prerendered-shadow.html"]
        .map(|name| project.path("target/size").join(name));
    process::run(
        toolbox
            .command("node")?
            .args(["--input-type=module", "-e", PRERENDER, "--"])
            .arg(project.path("pkg"))
            .args(&files),
    )?;
    measure(toolbox, &names.map(str::to_owned), files)
}

fn measure(
    toolbox: &Toolbox,
    names: &[String],
    files: impl IntoIterator<Item = PathBuf>,
) -> Result<Vec<Row>> {
    let rows = names
        .iter()
        .cloned()
        .zip(compress::measure(toolbox, files)?);
    Ok(rows.map(|(name, sizes)| Row { name, sizes }).collect())
}

fn print_table(title: &str, rows: &[Row]) {
    println!("{title:<36} {:>9} {:>9} {:>9}", "raw", "gzip", "brotli");
    for Row {
        name,
        sizes: [raw, gzip, brotli],
    } in rows
    {
        println!("{name:<36} {raw:>9} {gzip:>9} {brotli:>9}");
    }
}

/// The WASM by crate and by function, optimised as in the package but with names.
fn print_functions(project: &Project) -> Result<()> {
    let functions = wasm::functions(&fs::read(with_names(project)?)?)?;
    let total: usize = functions.iter().map(|(size, _)| size).sum();
    let mut crates = BTreeMap::<&str, usize>::new();
    for (size, name) in &functions {
        *crates.entry(wasm::crate_of(name)).or_default() += size;
    }
    let mut crates: Vec<_> = crates
        .into_iter()
        .map(|(name, size)| (size, name))
        .collect();
    crates.sort_by(|a, b| b.cmp(a));
    println!(
        "{total} bytes of code in {} functions; by crate:",
        functions.len()
    );
    for (size, name) in crates {
        println!("{size:>8}  {name}");
    }
    println!("\nthe largest:");
    for (size, name) in functions.iter().take(TOP) {
        println!("{size:>8}  {name}");
    }
    println!();
    Ok(())
}

/// The WASM that cargo last compiled, with bindings, optimised. The package's WASM has
/// no names, which would be a large part of it.
fn with_names(project: &Project) -> Result<PathBuf> {
    let toolbox = setup::build(project)?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    let compiled = project.path(target.join(setup::WASM).join("release/article_widget.wasm"));
    if !compiled.is_file() {
        bail!("{} is missing; run `cargo xtask build`", compiled.display());
    }
    let directory = project.path("target/size/named");
    let mut bindgen = toolbox.command("wasm-bindgen")?;
    bindgen.arg(compiled).args(["--target", "web", "--out-dir"]);
    process::run(bindgen.arg(&directory))?;

    let manifest: toml::Table = toml::from_str(&project.read("Cargo.toml")?)?;
    let options = &manifest["package"]["metadata"]["wasm-pack"]["profile"]["release"]["wasm-opt"];
    let options = options.as_array().context("options of wasm-opt")?;
    let options = options.iter().filter_map(|option| option.as_str());
    let file = directory.join(WASM);
    let mut wasm_opt = toolbox.command("wasm-opt")?;
    wasm_opt
        .arg(&file)
        .args(options.filter(|option| *option != "--strip-debug"))
        .args(["--debuginfo", "--output"]);
    process::run(wasm_opt.arg(&file))?;
    Ok(file)
}

fn check_budgets(project: &Project, wasm: u64, visit: u64, loader: u64) -> Result<()> {
    let budgets: Budgets = toml::from_str(&project.read("xtask/budgets.toml")?)?;
    let mut over = Vec::new();
    for (name, size, budget) in [
        ("wasm", wasm, budgets.wasm),
        ("visit", visit, budgets.visit),
        ("loader", loader, budgets.loader),
    ] {
        println!("budget {name}: {size} of {budget} bytes");
        if size > budget {
            over.push(format!("{name} by {} bytes", size - budget));
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}
