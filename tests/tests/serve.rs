//! `serve` only lists pages that it can show.

use article_widget_tests::repository;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// Its output at the start, with these directories.
fn printed(packages: Option<&Path>, apps: Option<&Path>) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_serve"));
    command
        .args(["--port", "0"])
        .env_remove("HOST_PACKAGES")
        .env_remove("FRAMEWORK_APPS")
        .envs(packages.map(|directory| ("HOST_PACKAGES", directory)))
        .envs(apps.map(|directory| ("FRAMEWORK_APPS", directory)))
        .stdout(Stdio::piped());
    let mut server = command.spawn().expect("the server starts");
    let stdout = BufReader::new(server.stdout.take().expect("its output"));
    let lines = stdout.lines().map(|line| line.expect("a line"));
    let lines: Vec<String> = lines.take_while(|line| !line.contains("Ctrl-C")).collect();
    server.kill().expect("it still runs");
    server.wait().expect("it ends");
    lines.join("\n")
}

/// The names in a list after a line with these words.
fn names<'a>(printed: &'a str, words: &str) -> Vec<&'a str> {
    let mut lines = printed.lines().skip_while(|line| !line.contains(words));
    let list = lines.nth(1).unwrap_or_default();
    list.trim().split(", ").collect()
}

#[test]
fn pages_that_need_what_is_not_installed_are_left_out() {
    let printed = printed(None, None);
    let pages = names(&printed, "/hosts/isolation/");
    assert!(pages.contains(&"flex-item"), "{printed}");
    assert!(!pages.contains(&"bootstrap"), "{printed}");
    assert!(!printed.contains("/frameworks/"), "{printed}");
}

#[test]
fn what_is_installed_is_listed() {
    // Any directory does: only the names are looked at.
    let apps = repository().join("tests/hosts");
    let printed = printed(Some(&apps), Some(&apps));
    let pages = names(&printed, "/hosts/isolation/");
    assert!(pages.contains(&"flex-item") && pages.contains(&"bootstrap"));
    let apps = names(&printed, "/frameworks/");
    assert!(apps.contains(&"plain") && !apps.contains(&"isolation"));
}
