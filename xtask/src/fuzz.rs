//! `cargo xtask fuzz`: inputs that a machine makes up, for a stated time.
//!
//! Knows cargo-fuzz and what libFuzzer prints. What must hold of the inputs is
//! in `fuzz/`, and so are those that are kept; the others stay in `target/`, so
//! that the next run goes on where this one ended.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::setup;
use crate::usage::{Usage, usage};

/// What can be fuzzed: the files of `fuzz/fuzz_targets`.
const TARGETS: [&str; 2] = ["article", "import"];

/// How long each is fuzzed when nobody says.
const SECONDS: u32 = 60;

/// What the reader asked for.
#[derive(Debug, PartialEq)]
struct Request {
    seconds: u32,
    targets: Vec<&'static str>,
}

/// `cargo xtask fuzz`.
pub(crate) fn command(project: &Project, arguments: &[String]) -> Result<()> {
    let request = parse(arguments)?;
    let toolbox = setup::fuzz()?;
    println!("building with a sanitizer, the first time about 2 minutes");
    let mut build = cargo_fuzz(project, &toolbox, "build")?;
    process::output(build.args(BUILD_FOLDER))?;
    let mut findings = Vec::new();
    for target in request.targets {
        println!("{target}: {} seconds", request.seconds);
        if let Some(finding) = fuzz(project, &toolbox, target, request.seconds)? {
            println!("{target}: {}", finding.display());
            findings.push(finding);
        }
    }
    match findings.as_slice() {
        [] => Ok(()),
        findings => bail!(
            "fuzzing found {}; copied into fuzz/corpus/TARGET, `cargo test -p \
             article-widget-fuzz` shows what happens",
            findings
                .iter()
                .map(|path| path.display().to_string())
                .collect::<Vec<_>>()
                .join(" and ")
        ),
    }
}

const BUILD_FOLDER: [&str; 2] = ["--target-dir", "target/fuzz"];

fn parse(arguments: &[String]) -> Result<Request> {
    let (mut seconds, mut targets) = (SECONDS, Vec::new());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let number = match argument.strip_prefix("--seconds") {
            Some("") => arguments.next().map(String::as_str),
            Some(rest) => rest.strip_prefix('='),
            None => {
                let target = TARGETS.into_iter().find(|target| target == argument);
                targets.push(target.with_context(|| no_target(argument))?);
                continue;
            }
        };
        seconds = number
            .and_then(|number| number.parse().ok())
            .filter(|seconds| *seconds > 0)
            .ok_or_else(|| usage("--seconds takes a number from 1"))?;
    }
    if targets.is_empty() {
        targets.extend(TARGETS);
    }
    Ok(Request { seconds, targets })
}

fn no_target(argument: &str) -> Usage {
    Usage(format!(
        "there is no target `{argument}`, only {}",
        TARGETS.join(" and ")
    ))
}

/// Fuzzes one target. If anything was found, where its smallest form lies.
fn fuzz(
    project: &Project,
    toolbox: &Toolbox,
    target: &str,
    seconds: u32,
) -> Result<Option<PathBuf>> {
    let work = project.path(format!("target/fuzz/work/{target}"));
    let grown = work.join("corpus");
    fs::create_dir_all(&grown)?;
    let log = work.join("log");
    let mut run = cargo_fuzz(project, toolbox, "run")?;
    run.arg(target)
        .args(BUILD_FOLDER)
        .arg(grown)
        .args(seeds(project, target, &work)?)
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!(
            "-dict={}",
            project.path("fuzz/words.dict").display()
        ))
        // Larger inputs find what smaller ones do, and later.
        .arg("-max_len=8192")
        // What takes longer, or more, is a finding.
        .args(["-timeout=10", "-rss_limit_mb=2048"])
        .stdout(File::create(&log)?)
        .stderr(File::options().append(true).open(&log)?);
    let status = run.status()?;
    let output = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
    if let Some(words) = summary(&output) {
        println!("{target}: {words}");
    }
    if status.success() {
        return Ok(None);
    }
    let Some(input) = written(&output) else {
        bail!("fuzzing {target} failed; {} says why", log.display());
    };
    println!("{target}: something was found; making it small, 1 minute at most");
    let mut minimise = cargo_fuzz(project, toolbox, "tmin")?;
    minimise
        .args([target, input, "--runs=100000"])
        .args(BUILD_FOLDER)
        .args(["--", "-max_total_time=60"])
        .stdout(File::create(work.join("tmin"))?)
        .stderr(File::options().append(true).open(work.join("tmin"))?)
        .status()?;
    let output = String::from_utf8_lossy(&fs::read(work.join("tmin"))?).into_owned();
    Ok(Some(smallest(&output).unwrap_or(input).into()))
}

fn cargo_fuzz(project: &Project, toolbox: &Toolbox, subcommand: &str) -> Result<Command> {
    let mut cargo = toolbox.command("cargo")?;
    cargo
        .args(["+nightly", "fuzz", subcommand])
        // The workspace's profile is for a small WASM file.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3")
        .current_dir(&project.root);
    Ok(cargo)
}

/// The folders with what to begin from.
fn seeds(project: &Project, target: &str, work: &Path) -> Result<Vec<PathBuf>> {
    let kept = project.path(format!("fuzz/corpus/{target}"));
    if target == "article" {
        let fixtures = ["articles", "broken", "content"];
        let fixtures = fixtures.map(|kind| project.path(format!("tests/fixtures/{kind}")));
        return Ok([kept].into_iter().chain(fixtures).collect());
    }
    // The first byte says what is imported; 0 leaves that to be told from the
    // rest.
    let folder = work.join("seeds");
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(project.path("crates/cli/tests/fixtures/import"))? {
        let path = entry?.path();
        let name = path.file_name().context("a file without a name")?;
        fs::write(
            folder.join(name),
            [b"\0".as_slice(), &fs::read(&path)?].concat(),
        )?;
    }
    Ok(vec![kept, folder])
}

/// What came of a run, of the last line in which libFuzzer tells:
/// `#12345  DONE   cov: 2100 ft: 7000 corp: 321/54Kb lim: 4096 exec/s: 700 rss: 90Mb`
fn summary(output: &str) -> Option<String> {
    let line = output.lines().rfind(|line| line.contains(" cov: "))?;
    let after = |name: &str| {
        let mut words = line.split_whitespace().skip_while(|word| *word != name);
        words.nth(1)
    };
    let runs = line.split_whitespace().next()?.strip_prefix('#')?;
    Some(format!(
        "{runs} executions, {} edges and {} features covered, corpus of {} (inputs/bytes)",
        after("cov:")?,
        after("ft:")?,
        after("corp:")?
    ))
}

/// The file of the input that ended a run.
fn written(output: &str) -> Option<&str> {
    let mark = "Test unit written to ";
    output.lines().rev().find_map(|line| {
        let (_, path) = line.split_once(mark)?;
        Some(path.trim())
    })
}

/// The file that making an input smaller ended with.
fn smallest(output: &str) -> Option<&str> {
    let (_, after) = output.rsplit_once("Minimized artifact:")?;
    after.lines().map(str::trim).find(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(arguments: &[&str]) -> Result<Request> {
        let arguments: Vec<String> = arguments.iter().map(|&text| text.into()).collect();
        parse(&arguments)
    }

    #[test]
    fn seconds_and_targets() {
        let found = request(&["--seconds", "5", "import"]).expect("valid");
        assert_eq!(
            (found.seconds, found.targets.as_slice()),
            (5, &["import"][..])
        );
        let found = request(&["--seconds=7"]).expect("valid");
        assert_eq!((found.seconds, found.targets.as_slice()), (7, &TARGETS[..]));
        assert_eq!(request(&[]).expect("valid").seconds, SECONDS);
        for arguments in [&["--seconds"][..], &["--seconds=0"], &["all"], &["--fast"]] {
            let error = request(arguments).expect_err("refused");
            assert!(error.is::<Usage>(), "{arguments:?}: {error}");
        }
    }

    #[test]
    fn what_libfuzzer_prints_is_read() {
        let output = "#2\tINITED cov: 1 ft: 2 corp: 1/1b exec/s: 0 rss: 30Mb\n\
            #98304\tDONE   cov: 3456 ft: 12345 corp: 567/89Kb lim: 4096 exec/s: 1612 rss: 456Mb\n\
            Done 98304 runs in 61 second(s)\n\
            artifact_prefix='fuzz/artifacts/article/'; Test unit written to fuzz/artifacts/article/crash-1\n";
        let expected = "98304 executions, 3456 edges and 12345 features covered, \
            corpus of 567/89Kb (inputs/bytes)";
        assert_eq!(summary(output).as_deref(), Some(expected));
        assert_eq!(written(output), Some("fuzz/artifacts/article/crash-1"));
        assert_eq!(written("Done 98304 runs"), None);
        let output = "Minimized artifact:\n\n\tfuzz/artifacts/article/minimized-from-abc\n\n\
            Reproduce with:\n\n\tcargo fuzz run article fuzz/artifacts/article/minimized-from-abc\n";
        let expected = "fuzz/artifacts/article/minimized-from-abc";
        assert_eq!(smallest(output), Some(expected));
    }
}
