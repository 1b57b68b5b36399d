//! Whether `pkg/` belongs to the sources.
//!
//! `pkg/SOURCES.sha256` lists the digest of every file that the package was
//! built from, and of every file that came out. It is no security measure: it
//! finds forgotten builds, half-done merges and edits in the wrong place.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::project::Project;
use crate::sources;

/// The record's name in the package.
pub(crate) const RECORD: &str = "SOURCES.sha256";

/// The line for those packages of the lock file that the widget uses: the tests
/// and the command line may change theirs without a new build.
const LOCK: &str = "Cargo.lock, the widget's part";

/// Digests by path from the root of the repository, with `/`.
pub(crate) type Digests = BTreeMap<String, String>;

/// SHA-256 as hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut digits, byte| {
            // Writing to a string does not fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        })
}

/// The record for a package that was just built into `package`, of these
/// sources; `tools` says what it was built with.
pub(crate) fn record(sources: Digests, package: &Path, tools: &str) -> Result<String> {
    let mut text = format!(
        "# What this package was built from and what came out; written by `cargo xtask build`.\n\
         # {tools}\n"
    );
    for (path, digest) in sources.into_iter().chain(built(package)?) {
        writeln!(text, "{digest}  {path}")?;
    }
    Ok(text)
}

/// The digests of what is built from.
pub(crate) fn sources(project: &Project) -> Result<Digests> {
    let mut digests = Digests::new();
    for path in sources::all(project)? {
        add(&project.root, &project.path(path), "", &mut digests)?;
    }
    let packages = project.lock()?.closure("article-widget");
    let lines: Vec<String> = packages.into_iter().collect();
    digests.insert(LOCK.into(), sha256(lines.join("\n").as_bytes()));
    Ok(digests)
}

/// One digest of these files and folders, for what is built from them alone.
pub(crate) fn of(project: &Project, paths: &[&str]) -> Result<String> {
    let mut digests = Digests::new();
    for path in paths {
        add(&project.root, &project.path(path), "", &mut digests)?;
    }
    Ok(sha256(format!("{digests:?}").as_bytes()))
}

/// Why `pkg/` must be built again, in words, or `None` when it is current.
pub(crate) fn stale(project: &Project) -> Result<Option<String>> {
    let Ok(record) = project.read(&format!("pkg/{RECORD}")) else {
        return Ok(Some("pkg/ is not built yet".into()));
    };
    let mut now = sources(project)?;
    now.extend(built(&project.path("pkg"))?);
    Ok(difference(&parse(&record), &now))
}

/// The first thing that differs, in words.
fn difference(before: &Digests, now: &Digests) -> Option<String> {
    let changed = now
        .iter()
        .find_map(|(path, digest)| match before.get(path) {
            None => Some(format!("{path} is new since pkg/ was built")),
            Some(old) if old != digest => Some(format!("{path} changed since pkg/ was built")),
            Some(_) => None,
        });
    changed.or_else(|| {
        let gone = before.keys().find(|path| !now.contains_key(*path))?;
        Some(format!("{gone} is gone since pkg/ was built"))
    })
}

fn parse(record: &str) -> Digests {
    record
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once("  "))
        .map(|(digest, path)| (path.to_owned(), digest.to_owned()))
        .collect()
}

fn built(package: &Path) -> Result<Digests> {
    let mut digests = Digests::new();
    add(package, package, "pkg/", &mut digests)?;
    digests.remove(&format!("pkg/{RECORD}"));
    Ok(digests)
}

/// Adds a file, or every file of a folder; nothing when neither is there.
fn add(root: &Path, path: &Path, prefix: &str, digests: &mut Digests) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            add(root, &entry?.path(), prefix, digests)?;
        }
    } else if path.is_file() {
        let name: PathBuf = path.strip_prefix(root)?.into();
        let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let digest = sha256(&unix_lines(bytes));
        digests.insert(format!("{prefix}{}", parts.join("/")), digest);
    }
    Ok(())
}

/// Text as the repository keeps it, whatever a checkout made of its line ends.
fn unix_lines(bytes: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(bytes) {
        Ok(text) => text.replace("\r\n", "\n").into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digests(entries: &[(&str, &str)]) -> Digests {
        entries
            .iter()
            .map(|(path, digest)| ((*path).into(), (*digest).into()))
            .collect()
    }

    #[test]
    fn digest_of_a_known_text() {
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let text = "# built with love\naa  src/lib.rs\nbb  a name with  two spaces\n";
        let expected = digests(&[("src/lib.rs", "aa"), ("a name with  two spaces", "bb")]);
        assert_eq!(parse(text), expected);
    }

    #[test]
    fn differences_name_the_file() {
        let before = digests(&[("a", "1"), ("b", "2")]);
        let cases = [
            (digests(&[("a", "1"), ("b", "2")]), None),
            (digests(&[("a", "1"), ("b", "3")]), Some("b changed")),
            (digests(&[("a", "1")]), Some("b is gone")),
            (
                digests(&[("a", "1"), ("b", "2"), ("c", "3")]),
                Some("c is new"),
            ),
        ];
        for (now, expected) in cases {
            let found = difference(&before, &now);
            match expected {
                None => assert_eq!(found, None),
                Some(words) => {
                    let found = found.expect("a difference");
                    assert!(found.starts_with(words), "{found}");
                }
            }
        }
    }

    #[test]
    fn line_ends_do_not_count_but_bytes_do() {
        assert_eq!(unix_lines(b"a\r\nb".to_vec()), b"a\nb");
        assert_eq!(unix_lines(b"\xff\r\n".to_vec()), b"\xff\r\n");
    }
}
