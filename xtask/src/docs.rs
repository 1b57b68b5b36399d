//! `cargo xtask docs`: the documentation as a site, built by mdBook.
//!
//! The site has the repository's pages at their paths, so links between them lead
//! to the same places there. On the site, the text between two `widget` comments
//! is the fallback of a live widget.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::{cargo_tools, package};

const SITE: &str = "target/docs-site";

/// The pages, and the files that they link to or load.
const SOURCES: [&str; 10] = [
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "SECURITY.md",
    "docs",
    "examples",
    "pkg",
    "www/article.schema.json",
];

/// `cargo xtask docs`.
pub(crate) fn command(project: &Project) -> Result<()> {
    package::ensure_fresh(project)?;
    let mut toolbox = Toolbox::default();
    cargo_tools::provide(&mut toolbox, &cargo_tools::MDBOOK)?;
    build(project, &toolbox)?;
    println!("wrote {SITE}, for any static file server");
    Ok(())
}

/// Builds the site and returns its directory.
pub(crate) fn build(project: &Project, toolbox: &Toolbox) -> Result<PathBuf> {
    let (site, book) = (project.path(SITE), project.path("target/docs-book"));
    let _ = fs::remove_dir_all(&book);
    let pages = book.join("src");
    for source in SOURCES {
        stage(project, source, &pages)?;
    }
    for file in ["book.toml", "site.css"] {
        fs::rename(pages.join("docs").join(file), book.join(file))?;
    }
    // mdBook reads it at the root of the pages.
    let summary = project.read("docs/SUMMARY.md")?;
    let summary = summary.replace("](", "](docs/").replace("](docs/../", "](");
    fs::write(pages.join("SUMMARY.md"), summary)?;
    let mut mdbook = toolbox.command("mdbook")?;
    mdbook.arg("build").arg(&book).arg("--dest-dir").arg(&site);
    process::output(&mut mdbook).context("cannot build the documentation")?;
    Ok(site)
}

/// The site, if it has been built.
pub(crate) fn existing(project: &Project) -> Option<PathBuf> {
    let site = project.path(SITE);
    site.join("index.html").is_file().then_some(site)
}

/// Copies a file or a directory to its path below `pages`.
fn stage(project: &Project, path: &str, pages: &Path) -> Result<()> {
    let (from, to) = (project.path(path), pages.join(path));
    if from.is_dir() {
        for name in project.files(path, "")? {
            stage(project, &name, pages)?;
        }
        return Ok(());
    }
    fs::create_dir_all(to.parent().context("a file at the root")?)?;
    match path.ends_with(".md") {
        true => fs::write(&to, page(&project.read(path)?, path)),
        false => fs::copy(&from, &to).map(|_| ()),
    }
    .with_context(|| format!("cannot write {}", to.display()))
}

/// A page for mdBook, which writes a `README.md` to `index.html` but leaves links to it
/// as they are.
fn page(text: &str, path: &str) -> String {
    let root = "../".repeat(path.matches('/').count());
    let article = format!("{root}pkg/articles/lachin-corridor.json");
    let loader = format!("<script type=\"module\" src=\"{root}pkg/loader.js\"></script>");
    // Markdown inside HTML needs empty lines around it.
    let start = format!("\n<article-widget src=\"{article}\">\n\n");
    let end = format!("\n\n</article-widget>\n{loader}\n");
    text.replace("README.md)", "index.md)")
        .replace("README.md#", "index.md#")
        .replace("\n<!-- widget -->\n", &start)
        .replace("\n<!-- /widget -->\n", &end)
}
