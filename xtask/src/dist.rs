//! `cargo xtask dist`: the package as a directory for a CDN.
//!
//! `VERSION/` contains the files that browsers load and never changes. `MAJOR/` contains
//! the entry points: its scripts load those of the version, so a cached script is never
//! combined with files of another release. The headers are in the tables here; the
//! templates in `xtask/dist` format them for each server.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha384};

use crate::process::Toolbox;
use crate::project::Project;
use crate::{compress, package, setup};

const VERSION: &str = env!("CARGO_PKG_VERSION");
const MAJOR: &str = env!("CARGO_PKG_VERSION_MAJOR");

/// The files that pages load: the script, the style sheet, the frame, and the module
/// without the element. The package's other files are for bundlers, editors and servers.
const FILES: &[&str] = &[
    "loader.js",
    "article_widget_bg.wasm",
    "articles",
    "article-widget.css",
    "frame.html",
    "frame.js",
    "frame-host.js",
    "article_widget.js",
    "snippets",
];

/// Headers of every file.
const HEADERS: &[(&str, &str)] = &[
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Vary", "Accept-Encoding"),
    ("X-Content-Type-Options", "nosniff"),
];

/// `Content-Type` by extension.
const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("wasm", "application/wasm"),
];

/// `Cache-Control` in the directory of a version.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// `Cache-Control` in the directory of a major version.
const BRIEF: &str = "public, max-age=300";

/// Paths of both, as regular expressions.
const RELEASE_PATH: &str = r"^/\d+\.\d+\.\d+[^/]*/";
const MAJOR_PATH: &str = r"^/\d+/";

/// The configuration of a kind of server.
struct Server {
    file: &'static str,
    template: &'static str,
    header: fn(&str, &str) -> String,
    content_type: fn(&str, &str) -> String,
}

const SERVERS: &[Server] = &[
    Server {
        file: "_headers",
        template: include_str!("../dist/_headers"),
        header: |name, value| format!("{name}: {value}"),
        content_type: |extension, value| format!("/*.{extension}\n  Content-Type: {value}"),
    },
    Server {
        file: "nginx.conf",
        template: include_str!("../dist/nginx.conf"),
        header: |name, value| format!("add_header {name} \"{value}\" always;"),
        content_type: |extension, value| format!("\"{value}\" {extension};"),
    },
    Server {
        file: ".htaccess",
        template: include_str!("../dist/.htaccess"),
        header: |name, value| format!("Header always set {name} \"{value}\""),
        content_type: |extension, value| format!("AddType \"{value}\" .{extension}"),
    },
    Server {
        file: "Caddyfile",
        template: include_str!("../dist/Caddyfile"),
        header: |name, value| format!("{name} \"{value}\""),
        content_type: |extension, value| {
            format!("@{extension} path *.{extension}\nheader @{extension} Content-Type \"{value}\"")
        },
    },
];

/// `cargo xtask dist`.
pub(crate) fn command(project: &Project, out: &Path) -> Result<()> {
    let toolbox = setup::scripts(project)?;
    package::ensure_fresh(project)?;
    make(project, &toolbox, out)?;
    println!("{}: {VERSION}/, {MAJOR}/ and the headers", out.display());
    Ok(())
}

/// Rebuilds the directory for tests.
pub(crate) fn for_tests(project: &Project, toolbox: &Toolbox) -> Result<PathBuf> {
    let out = project.path("target/dist-for-tests");
    make(project, toolbox, &out)?;
    Ok(out)
}

fn make(project: &Project, toolbox: &Toolbox, out: &Path) -> Result<()> {
    let mut files = Files::new();
    for path in FILES {
        read(&project.path("pkg"), path, &mut files)?;
    }
    let entries = entries(&files)?;
    let hashes = serde_json::to_string_pretty(&integrity(&files))? + "\n";
    files.insert("integrity.json".into(), hashes.into_bytes());
    write(&files, &out.join(VERSION), toolbox)?;
    write(&entries, &out.join(MAJOR), toolbox)?;

    let directories = directories(out)?;
    for server in SERVERS {
        fs::write(out.join(server.file), server.configuration(&directories))?;
    }
    Ok(())
}

/// Contents by path.
type Files = BTreeMap<String, Vec<u8>>;

/// Reads a file or directory of the package.
fn read(package: &Path, path: &str, files: &mut Files) -> Result<()> {
    let file = package.join(path);
    if file.is_dir() {
        for entry in fs::read_dir(&file)? {
            let name = entry?.file_name();
            let path = format!("{path}/{}", name.to_string_lossy());
            read(package, &path, files)?;
        }
        return Ok(());
    }
    let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    files.insert(path.to_owned(), bytes);
    Ok(())
}

/// The values of `integrity`, by path.
fn integrity(files: &Files) -> BTreeMap<&str, String> {
    let hash = |bytes| BASE64_STANDARD.encode(Sha384::digest(bytes));
    files
        .iter()
        .map(|(path, bytes)| (path.as_str(), format!("sha384-{}", hash(bytes))))
        .collect()
}

/// The entry points of a major version. Their scripts load those of the version.
fn entries(files: &Files) -> Result<Files> {
    let mut entries = Files::new();
    for (path, exports) in [
        ("loader.js", &["*"][..]),
        ("article_widget.js", &["*", "{ default }"]),
    ] {
        let line = |names| format!("export {names} from \"../{VERSION}/{path}\";\n");
        let script: String = exports.iter().map(line).collect();
        entries.insert(path.into(), script.into_bytes());
    }
    for path in ["article-widget.css", "frame-host.js", "frame.html"] {
        entries.insert(path.into(), files[path].clone());
    }
    let frame = String::from_utf8(files["frame.html"].clone())?;
    let (before, after) = frame
        .split_once("\"./frame.js\"")
        .context("frame.html does not load ./frame.js")?;
    let frame = format!("{before}\"../{VERSION}/frame.js\"{after}");
    entries.insert("frame.html".into(), frame.into_bytes());
    Ok(entries)
}

/// Replaces a directory with files and their compressed versions.
fn write(files: &Files, directory: &Path, toolbox: &Toolbox) -> Result<()> {
    let _ = fs::remove_dir_all(directory);
    for (path, bytes) in files {
        let file = directory.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, bytes)?;
    }
    compress::write(toolbox, files.keys().map(|path| directory.join(path)))
}

/// The directories of all existing versions, and their caching. Earlier versions stay,
/// since pages refer to them.
fn directories(out: &Path) -> Result<BTreeMap<String, &'static str>> {
    let mut directories = BTreeMap::new();
    for entry in fs::read_dir(out)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && name.starts_with(|first: char| first.is_ascii_digit()) {
            let cache = if name.contains('.') { IMMUTABLE } else { BRIEF };
            directories.insert(name, cache);
        }
    }
    Ok(directories)
}

impl Server {
    /// The template with headers in this server's syntax.
    fn configuration(&self, directories: &BTreeMap<String, &str>) -> String {
        let headers = HEADERS
            .iter()
            .map(|(name, value)| (self.header)(name, value));
        let types = TYPES
            .iter()
            .map(|(extension, value)| (self.content_type)(extension, value));
        let directories = directories
            .iter()
            .map(|(name, cache)| format!("/{name}/*\n  Cache-Control: {cache}"));
        let text = self
            .template
            .replace("{{release}}", RELEASE_PATH)
            .replace("{{major}}", MAJOR_PATH)
            .replace("{{immutable}}", IMMUTABLE)
            .replace("{{brief}}", BRIEF);
        let text = fill(&text, "{{headers}}", headers);
        let text = fill(&text, "{{types}}", types);
        fill(&text, "{{directories}}", directories)
    }
}

/// Replaces lines that contain only `mark` with items, at the same indentation.
fn fill(text: &str, mark: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    let mut filled = String::new();
    for line in text.lines() {
        let indentation = line.strip_suffix(mark);
        let lines = match indentation {
            Some(_) => items.iter().flat_map(|item| item.lines()).collect(),
            None => vec![line],
        };
        for line in lines {
            filled += indentation.unwrap_or_default();
            filled += line;
            filled += "\n";
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_server_has_every_header() {
        let directories =
            BTreeMap::from([("0.1.0".to_owned(), IMMUTABLE), ("0".to_owned(), BRIEF)]);
        let common = HEADERS.iter().flat_map(|(name, value)| [*name, *value]);
        let types = TYPES
            .iter()
            .flat_map(|(extension, value)| [*extension, *value]);
        let words: Vec<&str> = common.chain(types).chain([IMMUTABLE, BRIEF]).collect();
        for server in SERVERS {
            let text = server.configuration(&directories);
            assert!(!text.contains("{{"), "{text}");
            for word in &words {
                assert!(text.contains(word), "{word} in {}:\n{text}", server.file);
            }
        }
    }
}
