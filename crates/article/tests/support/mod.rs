//! Shared by the tests of this crate: fixtures and blessed files.
//!
//! With `BLESS=1`, tests that compare with a file write it instead; review the diff.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The fixtures of a kind, which the end-to-end tests use too.
pub(crate) fn fixtures(kind: &str) -> Vec<PathBuf> {
    let directory = repository().join("tests/fixtures").join(kind);
    let mut paths: Vec<PathBuf> = fs::read_dir(&directory)
        .unwrap_or_else(|error| panic!("{}: {error}", directory.display()))
        .map(|entry| entry.expect("a readable directory").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no fixtures in {}", directory.display());
    paths
}

/// The default article.
pub(crate) fn default_article() -> PathBuf {
    repository().join("www/articles/lachin-corridor.json")
}

/// Compares with `tests/blessed/NAME`, or writes it with `BLESS=1`.
pub(crate) fn assert_blessed(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/blessed")
        .join(name);
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory to write to");
        fs::write(&path, actual).expect("a file to write to");
        return;
    }
    let expected = fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; BLESS=1 writes it", path.display()));
    assert!(
        expected == actual,
        "{} differs; BLESS=1 accepts this:\n{actual}",
        path.display()
    );
}

pub(crate) fn stem(path: &Path) -> &str {
    path.file_stem()
        .and_then(|stem| stem.to_str())
        .expect("a UTF-8 name")
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
