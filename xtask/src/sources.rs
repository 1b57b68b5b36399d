//! The source files of the package.
//!
//! The build and the digest that decides whether `pkg/` is up to date use this list. If
//! a file is missing here, `.ci/run` detects it: it builds the package and compares it
//! with the committed one.

use anyhow::Result;

use crate::project::Project;

/// The entry point of `pkg/loader.js`, bundled with the scripts it imports.
pub(crate) const LOADER: &str = "www/loader.js";

/// The entry point of `pkg/element.js`: the class without side effects.
pub(crate) const ELEMENT: &str = "www/element.js";

/// Replaced with the bindings in the package.
pub(crate) const BINDINGS: &str = "www/bindings.js";

/// Replaced with the WASM and the default article in the build for bundlers.
pub(crate) const EMBEDDED: &str = "www/embedded.js";

/// The style sheet.
pub(crate) const STYLES: &str = "www/article-widget.css";

/// Included without links to files outside the package.
pub(crate) const README: &str = "README.md";

/// The manifest of the npm package.
pub(crate) const MANIFEST: &str = "www/package.json";

/// Files that are copied, with their names in the package.
pub(crate) const COPIES: &[(&str, &str)] = &[
    (
        "www/articles/lachin-corridor.json",
        "articles/lachin-corridor.json",
    ),
    ("www/article.schema.json", "article.schema.json"),
    ("www/custom-elements.json", "custom-elements.json"),
    ("www/loader.d.ts", "loader.d.ts"),
    ("www/element.d.ts", "element.d.ts"),
    ("www/jsx.d.ts", "jsx.d.ts"),
    ("www/frame.html", "frame.html"),
    ("www/frame.js", "frame.js"),
    ("www/frame-host.js", "frame-host.js"),
    ("www/article-widget.css.d.ts", "article-widget.css.d.ts"),
    (MANIFEST, "package.json"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Files and directories that affect compilation.
const COMPILED: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.toml",
    "crates/article/Cargo.toml",
    "crates/article/build.rs",
    "crates/article/src",
    "rust-toolchain.toml",
    "src",
    "xtask/npm/package-lock.json",
    "xtask/src/cargo_tools.rs",
    "xtask/src/package.rs",
    "xtask/src/readme.rs",
    "xtask/src/rustflags.rs",
    "xtask/src/sources.rs",
    "xtask/src/wasm.rs",
];

/// All of them.
pub(crate) fn all(project: &Project) -> Result<Vec<String>> {
    let copies = COPIES.iter().map(|(from, _)| from);
    let named = COMPILED.iter().chain(copies).chain(&[STYLES, README]);
    let mut sources = scripts(project)?;
    sources.extend(named.map(|path| (*path).to_owned()));
    Ok(sources)
}

/// The loader's scripts, with the entry point first: those in `www` and
/// `www/behavior`. The pages in `www` have other directories.
pub(crate) fn scripts(project: &Project) -> Result<Vec<String>> {
    let mut scripts = project.files("www", ".js")?;
    scripts.extend(project.files("www/behavior", ".js")?);
    scripts.sort_by_key(|script| script != LOADER);
    Ok(scripts)
}
