//! `cargo xtask size`: what a reader downloads, and whether that is within the
//! budgets of `xtask/budgets.toml`.
//!
//! Measures `pkg/` as it stands; it builds nothing.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::package::{MINIFY, WASM};
use crate::process::{self, Toolbox};
use crate::project::{self, Project};
use crate::usage::usage;
use crate::{digest, lto, setup, sources, wasm};

/// Node's compression is that of the servers, and it is here anyway.
const COMPRESS: &str = "
const { readFileSync } = require('node:fs');
const zlib = require('node:zlib');
const sizes = process.argv.slice(1).map((file) => {
  const bytes = readFileSync(file);
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 };
  return [
    bytes.length,
    zlib.gzipSync(bytes, { level: 9 }).length,
    zlib.brotliCompressSync(bytes, { params }).length,
  ];
});
console.log(JSON.stringify(sizes));
";

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

/// `cargo xtask size`.
pub(crate) fn command(project: &Project, arguments: &[String]) -> Result<()> {
    let top = match arguments {
        [] => false,
        [argument] if argument == "--top" => true,
        _ => return Err(usage("size takes `--top` or nothing")),
    };
    if !project.path("pkg").join(WASM).is_file() {
        bail!("pkg/ is not built yet; `cargo xtask build` does it");
    }
    if let Some(reason) = digest::stale(project)? {
        println!("note: {reason}; these are the sizes of the old build\n");
    }
    let toolbox = setup::scripts(project)?;
    let package = print_package(project, &toolbox)?;
    let parts = parts(project, &toolbox)?;
    println!();
    print_table("minified by itself", &parts);
    println!();
    print_table(
        "the first article, prerendered",
        &prerendered(project, &toolbox)?,
    );
    println!();
    setup::toolchain()?;
    println!("{}", lto::evidence(project)?);
    if top {
        print_functions(project)?;
    }
    check_budgets(project, &package, &parts)
}

/// Prints the sizes of the package's files.
pub(crate) fn print_package(project: &Project, toolbox: &Toolbox) -> Result<Vec<(String, u64)>> {
    let folder = project.path("pkg");
    let names = [
        "loader.js",
        WASM,
        "articles/lachin-corridor.json",
        "article-widget.css",
        "article_widget.js",
    ];
    let files: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    let mut rows = measure(toolbox, &files)?;
    for (row, name) in rows.iter_mut().zip(names) {
        row.name = format!("pkg/{name}");
    }
    // The stylesheet of live widgets is inside the WASM, and the glue inside
    // the loader.
    let mut visit = Row {
        name: "a first visit (the first three)".into(),
        sizes: [0; 3],
    };
    for row in rows.iter().take(3) {
        for (sum, size) in visit.sizes.iter_mut().zip(row.sizes) {
            *sum += size;
        }
    }
    let brotli = rows
        .iter()
        .map(|row| (row.name.clone(), row.sizes[2]))
        .collect();
    rows.push(visit);
    print_table("file", &rows);
    Ok(brotli)
}

/// The scripts, each minified without those that it imports.
fn parts(project: &Project, toolbox: &Toolbox) -> Result<Vec<Row>> {
    let folder = project.path("target/size");
    fs::create_dir_all(&folder)?;
    let mut names = sources::scripts(project)?;
    names.push("pkg/article_widget.js".into());
    let mut files = Vec::new();
    for name in &names {
        let minified = folder.join(name.replace('/', "-"));
        process::run(
            toolbox
                .command("esbuild")?
                .arg(project.path(name))
                .arg(format!("--outfile={}", minified.display()))
                .args(MINIFY),
        )?;
        files.push(minified);
    }
    let mut rows = measure(toolbox, &files)?;
    for (row, name) in rows.iter_mut().zip(names) {
        row.name = name;
    }
    Ok(rows)
}

/// The markup of the first article, with and without what repeats it as plain
/// HTML.
fn prerendered(project: &Project, toolbox: &Toolbox) -> Result<Vec<Row>> {
    let folder = project.path("target/size");
    let names = ["with light children", "without light children"];
    let files = ["prerendered.html", "prerendered-shadow.html"].map(|name| folder.join(name));
    process::run(
        toolbox
            .command("node")?
            .args(["--input-type=module", "-e", PRERENDER, "--"])
            .arg(project.path("pkg"))
            .args(&files),
    )?;
    let mut rows = measure(toolbox, &files)?;
    for (row, name) in rows.iter_mut().zip(names) {
        row.name = name.into();
    }
    Ok(rows)
}

fn measure(toolbox: &Toolbox, files: &[PathBuf]) -> Result<Vec<Row>> {
    let text = process::output(
        toolbox
            .command("node")?
            .args(["-e", COMPRESS, "--"])
            .args(files),
    )?;
    let sizes: Vec<[u64; 3]> = serde_json::from_str(&text).context("sizes from node")?;
    Ok(files
        .iter()
        .zip(sizes)
        .map(|(file, sizes)| Row {
            name: file.display().to_string(),
            sizes,
        })
        .collect())
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

/// The functions as the compiler left them: wasm-opt keeps no names.
fn print_functions(project: &Project) -> Result<()> {
    let file = lto::target_folder(project)?
        .join(setup::WASM)
        .join("release")
        .join("article_widget.wasm");
    let functions = wasm::functions(&read(&file)?)?;
    let total: usize = functions.iter().map(|(size, _)| size).sum();
    println!(
        "\n{} functions before wasm-opt, {total} bytes; the largest:",
        functions.len()
    );
    for (size, name) in functions.iter().take(TOP) {
        println!("{size:>8}  {name}");
    }
    Ok(())
}

fn check_budgets(project: &Project, package: &[(String, u64)], parts: &[Row]) -> Result<()> {
    let budgets = project::parse(&project.read("xtask/budgets.toml")?, "xtask/budgets.toml")?;
    let wasm = package
        .iter()
        .find(|(name, _)| name.ends_with(WASM))
        .map(|(_, size)| *size);
    let loader = parts.first().map(|row| row.sizes[2]);
    let mut over = Vec::new();
    println!();
    for (key, size) in [("wasm", wasm), ("loader", loader)] {
        let size = size.with_context(|| format!("the size for the budget `{key}`"))?;
        let budget = budgets
            .get(key)
            .and_then(toml::Value::as_integer)
            .and_then(|number| u64::try_from(number).ok())
            .with_context(|| format!("xtask/budgets.toml has no number `{key}`"))?;
        println!("budget {key}: {size} of {budget} bytes");
        if size > budget {
            over.push(format!("{key} by {} bytes", size - budget));
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| {
        format!(
            "cannot read {}; `cargo xtask build` makes it",
            file.display()
        )
    })
}
