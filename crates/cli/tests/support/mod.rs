//! Shared by the tests of the command line: running it, fixtures and blessed files.
//!
//! With `BLESS=1`, tests that compare with a file write it instead; review the diff.

#![allow(dead_code, reason = "each test file uses a part of this")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, fs, thread};

/// The result of a command.
pub(crate) struct Ran {
    /// The exit status.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Ran {
    /// Standard output as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// Checks the exit status.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        self
    }
}

/// Runs the command line at the root of the repository.
pub(crate) fn run(arguments: &[&str]) -> Ran {
    run_with(arguments, b"")
}

/// Runs the command line with something on standard input.
pub(crate) fn run_with(arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = Command::new(PROGRAM);
    command.args(arguments);
    feed(command, input).0
}

/// Resource limits, set by the shell and enforced by the kernel.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// Bytes of memory, the program's own code included.
    pub(crate) memory: usize,
    /// Seconds of processor time.
    pub(crate) seconds: u32,
}

/// Runs the command line with resource limits; exceeding them ends it without an exit
/// status. Also returns how much of the input was read.
pub(crate) fn run_within(bounds: Bounds, arguments: &[&str], input: &[u8]) -> (Ran, usize) {
    let Bounds { memory, seconds } = bounds;
    let limits = format!("ulimit -v {} && ulimit -t {seconds}", memory >> 10);
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("{limits} && exec \"$0\" \"$@\""), PROGRAM])
        .args(arguments);
    feed(command, input)
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_article-widget");

fn feed(mut command: Command, input: &[u8]) -> (Ran, usize) {
    let mut child = command
        .current_dir(repository())
        .env_remove("CLICOLOR_FORCE")
        .env_remove("FORCE_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input");
    thread::scope(|scope| {
        let taken = scope.spawn(move || {
            // The program may stop reading early, which is its right.
            let parts = input.chunks(1 << 16);
            let taken = parts.take_while(|part| stdin.write_all(part).is_ok());
            taken.map(<[u8]>::len).sum()
        });
        let Output {
            status,
            stdout,
            stderr,
        } = child.wait_with_output().expect("the program ends");
        let ran = Ran {
            code: status.code(),
            out: String::from_utf8(stdout).expect("UTF-8"),
            err: String::from_utf8(stderr).expect("UTF-8"),
        };
        (ran, taken.join().expect("the input is written"))
    })
}

/// The files of a directory, sorted.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no files in {}", folder.display());
    files
}

/// Documents of other formats.
pub(crate) fn import_fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import")
}

/// The fixtures that all tests of the repository share.
pub(crate) fn shared_fixtures(kind: &str) -> PathBuf {
    repository().join("tests/fixtures").join(kind)
}

/// The default article.
pub(crate) const DEFAULT_ARTICLE: &str = "www/articles/lachin-corridor.json";

/// The root of the repository.
pub(crate) fn repository() -> &'static Path {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    root.expect("the crate lies two folders deep")
}

/// Compares with `tests/blessed/NAME`, or writes it with `BLESS=1`.
#[track_caller]
pub(crate) fn assert_blessed(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/blessed")
        .join(name);
    assert_same(&path, actual);
}

/// Compares with a file, or writes it with `BLESS=1`.
#[track_caller]
pub(crate) fn assert_same(path: &Path, actual: &str) {
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write to");
        fs::write(path, actual).expect("a file to write to");
        return;
    }
    let expected = fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{}: {error}; BLESS=1 writes it", path.display()));
    assert!(
        expected == actual,
        "{} differs; BLESS=1 accepts this:\n{actual}",
        path.display()
    );
}
