//! Runs the committed corpus and the fixtures through the targets.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn article_corpus() {
    for file in files("fuzz/corpus/article") {
        replay(&file, article_widget_fuzz::article);
    }
}

#[test]
fn import_corpus() {
    for file in files("fuzz/corpus/import") {
        replay(&file, article_widget_fuzz::import);
    }
}

#[test]
fn fixtures_hold_what_fuzzing_asks_for() {
    for directory in ["articles", "broken", "content"] {
        for file in files(&format!("tests/fixtures/{directory}")) {
            replay(&file, article_widget_fuzz::article);
        }
    }
    let imports = ["import", "cases", "refused"]
        .map(|directory| files(&format!("crates/cli/tests/fixtures/{directory}")));
    for file in imports.concat() {
        for format in 0..6 {
            replay(&file, |bytes| {
                article_widget_fuzz::import(&[&[format], bytes].concat());
            });
        }
    }
}

/// Runs a target on a file; the name of the file is shown if it fails.
fn replay(file: &Path, target: impl Fn(&[u8])) {
    println!("{}", file.display());
    target(&fs::read(file).expect("a readable file"));
}

fn files(directory: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let entries = fs::read_dir(root.join(directory)).expect("a directory");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable directory").path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no files in {directory}");
    files
}
