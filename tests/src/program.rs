//! Runs the program `article-widget` as users do.

use crate::origin::repository;
use serde_json::Value;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// The output of `article-widget` at the root of the repository.
///
/// # Panics
///
/// If it cannot be built, or fails.
#[must_use]
pub fn article_widget<A: AsRef<OsStr>>(arguments: &[A]) -> String {
    output(Command::new(program()).args(arguments), "")
}

/// The path of the program.
///
/// # Panics
///
/// When it cannot be built.
pub fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let mut cargo = Command::new("cargo");
        cargo
            .args(["build", "--quiet", "--package", "article-widget-cli"])
            .args(["--message-format", "json"]);
        let messages = output(&mut cargo, "");
        let built = messages.lines().find_map(|line| {
            let message: Value = serde_json::from_str(line).ok()?;
            Some(message["executable"].as_str()?.to_owned())
        });
        built.unwrap_or_else(|| panic!("cargo names no program: {messages}"))
    })
}

/// The output of a command at the root of the repository with this input.
///
/// # Panics
///
/// If it does not start, or fails.
pub fn output(command: &mut Command, input: &str) -> String {
    let ran = run(command, input).unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (text(&ran.stdout), text(&ran.stderr));
    assert!(ran.status.success(), "{command:?}\n{out}{err}");
    out
}

fn run(command: &mut Command, input: &str) -> io::Result<Output> {
    let mut child = command
        .current_dir(repository())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let stdin = child.stdin.take();
    std::thread::scope(|scope| {
        // It may stop reading early, which is its right.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
        child.wait_with_output()
    })
}
