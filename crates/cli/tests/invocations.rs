//! Unusual inputs and environments for every command: missing files, byte order marks and
//! line endings, broken pipes, terminals, shells.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop, and its helpers too"
)]

mod support;

use std::fs;
use std::process::{Command, Stdio};
use support::{DEFAULT_ARTICLE, Ran, repository, run, run_with};

const SOURCE: &str = "tests/fixtures/source/lachin-corridor.txt";
const SNIPPET: &str = "snippet --src /a.json --loader /pkg/loader.js";
const OEMBED: &str = "oembed --frame https://cdn.example/pkg/frame.html?src=/a.json";

/// The commands that read one file, with a file that they accept.
const COMMANDS: [(&str, &str); 7] = [
    ("check", DEFAULT_ARTICLE),
    ("check --format json", DEFAULT_ARTICLE),
    ("import", SOURCE),
    ("prerender", DEFAULT_ARTICLE),
    ("prerender --page", DEFAULT_ARTICLE),
    (SNIPPET, DEFAULT_ARTICLE),
    (OEMBED, DEFAULT_ARTICLE),
];

fn words<'w>(command: &'w str, last: &'w str) -> Vec<&'w str> {
    let words = command.split(' ').chain([last]);
    words.filter(|word| !word.is_empty()).collect()
}

/// The message for people: one paragraph on the right stream, and never a panic.
#[track_caller]
fn told(command: &str, ran: &Ran) -> String {
    if command == "check --format json" {
        assert_eq!(ran.err, "", "{command}");
        let findings = ran.json();
        assert_eq!(findings.as_array().map(Vec::len), Some(1), "{findings}");
        return findings[0]["message"]
            .as_str()
            .expect("a message")
            .to_owned();
    }
    if command != "check" {
        assert_eq!(ran.out, "", "{command}");
    }
    let all = format!("{}{}", ran.out, ran.err);
    assert!(!all.contains("panicked"), "{command}: {all}");
    assert_eq!(
        all.matches("error").count() - all.matches(" 1 error").count(),
        1,
        "{all}"
    );
    all
}

#[test]
fn missing_files_are_reported() {
    for (command, _) in COMMANDS {
        let missing = run(&words(command, "missing.json")).exits(1);
        assert!(
            told(command, &missing)
                .contains("missing.json could not be read: there is no such file")
        );
        let folder = run(&words(command, "www")).exits(1);
        assert!(told(command, &folder).contains("www could not be read: it is a directory"));
    }
    let mut arguments = words(SNIPPET, DEFAULT_ARTICLE);
    arguments.extend(["--loader-file", "missing.js"]);
    assert_eq!(
        run(&arguments).exits(1).err,
        "error: missing.js could not be read: there is no such file\n"
    );
}

#[test]
fn an_empty_file_is_called_empty() {
    for (command, _) in COMMANDS {
        for nothing in [&b""[..], b"\xEF\xBB\xBF", b" \r\n\r\n"] {
            let ran = run_with(&words(command, "-"), nothing).exits(1);
            let told = told(command, &ran);
            assert!(told.contains("empty"), "{command}: {told}");
        }
    }
}

#[test]
fn an_article_need_not_be_imported() {
    let ran = run(&["import", DEFAULT_ARTICLE]).exits(1);
    assert_eq!(
        ran.err,
        "error: this seems to be an article of this format already: check it, or prerender it\n"
    );
}

#[test]
fn byte_order_marks_and_line_endings_change_nothing() {
    for (command, file) in COMMANDS {
        let bytes = fs::read(repository().join(file)).expect("a file");
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let plain = run_with(&words(command, "-"), &bytes).exits(0);
        for changed in [format!("\u{FEFF}{text}"), text.replace('\n', "\r\n")] {
            let ran = run_with(&words(command, "-"), changed.as_bytes()).exits(0);
            assert_eq!(
                (ran.out, ran.err),
                (plain.out.clone(), plain.err.clone()),
                "{command}"
            );
        }
    }
}

#[test]
fn one_file_means_one() {
    for (command, file) in COMMANDS.into_iter().skip(2) {
        let mut arguments = words(command, file);
        arguments.push(file);
        let ran = run(&arguments).exits(2);
        assert!(
            ran.out.is_empty() && ran.err.contains("Usage: article-widget"),
            "{}",
            ran.err
        );
    }
    for format in ["human", "json"] {
        let ran = run(&["check", "--format", format, "-", DEFAULT_ARTICLE, "-"]).exits(2);
        assert_eq!(ran.out, "");
        assert_eq!(ran.err, "error: standard input (-) can only be read once\n");
    }
}

/// A list with a bad file: the others are checked anyway, and JSON output is one array.
#[test]
fn json_stays_json_whatever_the_files_are() {
    let arguments = [
        "check",
        "--format=json",
        "missing.json",
        "www",
        "-",
        DEFAULT_ARTICLE,
    ];
    let ran = run_with(&arguments, b"{\"version\": 1,").exits(1);
    assert_eq!(ran.err, "");
    let findings = ran.json();
    let files: Vec<&str> = findings
        .as_array()
        .expect("an array")
        .iter()
        .map(|finding| finding["file"].as_str().expect("a file"))
        .collect();
    assert_eq!(files, ["missing.json", "www", "standard input"]);
}

/// As with `| head -1`: no message, no error, and the exit status of `check` still reflects
/// the findings.
#[test]
fn a_broken_pipe_is_no_error() {
    let several = "crates/cli/tests/fixtures/several.json";
    let broken = [("check", several, 1), ("check --format json", several, 1)];
    let fine = COMMANDS.map(|(command, file)| (command, file, 0));
    let others = [("schema", "", 0), ("completions", "zsh", 0)];
    for (command, file, code) in broken.into_iter().chain(fine).chain(others) {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = Command::new(env!("CARGO_BIN_EXE_article-widget"))
            .args(words(command, file))
            .current_dir(repository())
            .stdin(Stdio::null())
            .stdout(writer)
            .output()
            .expect("the program ends");
        let err = String::from_utf8(output.stderr).expect("UTF-8");
        let said = err.lines().find(|line| {
            !["left out: ", "review: ", "note: "]
                .iter()
                .any(|begin| line.starts_with(begin))
        });
        assert_eq!(
            (output.status.code(), said),
            (Some(code), None),
            "{command} {file}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn colours_are_for_terminals_unless_disabled() {
    // `script` of util-linux runs a command with a terminal.
    let on_terminal = |before: &str| {
        let program = env!("CARGO_BIN_EXE_article-widget");
        let command = format!("{before} {program} check crates/cli/tests/fixtures/several.json");
        let output = Command::new("script")
            .args(["--quiet", "--command", &command, "/dev/null"])
            .current_dir(repository())
            .env("TERM", "xterm")
            .env_remove("NO_COLOR")
            // Logs of continuous integration show colours, whatever the terminal.
            .env_remove("CI")
            .stdin(Stdio::null())
            .output()
            .expect("util-linux");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let coloured = on_terminal("");
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    let plain = on_terminal("NO_COLOR=1");
    assert!(
        plain.contains("error[") && !plain.contains('\u{1b}'),
        "{plain}"
    );
    let dumb = on_terminal("TERM=dumb");
    assert!(
        dumb.contains("error[") && !dumb.contains('\u{1b}'),
        "{dumb}"
    );
}

#[test]
fn bash_completes_commands_options_and_values() {
    let script = run(&["completions", "bash"]).exits(0).out;
    let complete = |line: &str, begin: &str| -> Vec<String> {
        let code = format!(
            r#"{script}
            COMP_WORDS=({line} "{begin}"); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
            spec=$(complete -p article-widget)
            function=${{spec#*-F }}; function=${{function%% *}}
            $function article-widget "{begin}" "${{COMP_WORDS[COMP_CWORD - 1]}}"
            printf '%s\n' "${{COMPREPLY[@]}}""#
        );
        let output = Command::new("bash")
            .args(["-c", &code])
            .output()
            .expect("bash");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        text.lines().map(str::to_owned).collect()
    };
    let has = |line: &str, word: &str| {
        let offered = complete(line, word.get(..2).unwrap_or_default());
        assert!(
            offered.iter().any(|offer| offer == word),
            "{line}: {offered:?}"
        );
    };
    has("article-widget", "prerender");
    has("article-widget prerender", "--heading-level");
    has("article-widget import --format", "json-ld");
    has("article-widget snippet --mode", "single");
}
