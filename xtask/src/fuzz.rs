//! `cargo xtask fuzz`: fuzzes the decoder, the renderer and the importers.
//!
//! The invariants and the committed inputs are in `fuzz/`. The rest of the corpus stays
//! in `target/` for the next run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::setup;

/// What can be fuzzed: the files of `fuzz/fuzz_targets`.
pub(crate) const TARGETS: [&str; 2] = ["article", "import"];

/// `cargo xtask fuzz`.
pub(crate) fn command(project: &Project, targets: &[String], seconds: u32) -> Result<()> {
    let toolbox = setup::fuzz()?;
    let mut findings = Vec::new();
    for target in TARGETS {
        if targets.is_empty() || targets.iter().any(|name| name == target) {
            println!("{target}: {seconds} seconds");
            findings.extend(fuzz(project, &toolbox, target, seconds)?);
        }
    }
    if !findings.is_empty() {
        bail!(
            "fuzzing found {}; copy it into fuzz/corpus/TARGET and run `cargo test -p \
             article-widget-fuzz` to see what it breaks",
            findings.join(" and ")
        );
    }
    Ok(())
}

/// Fuzzes one target and returns the smallest input that failed, if one did.
fn fuzz(
    project: &Project,
    toolbox: &Toolbox,
    target: &str,
    seconds: u32,
) -> Result<Option<String>> {
    let work = project.path(format!("target/fuzz/work/{target}"));
    let corpus = work.join("corpus");
    fs::create_dir_all(&corpus)?;
    let (found, smallest) = (work.join("found"), work.join("smallest"));
    for old in [&found, &smallest] {
        let _ = fs::remove_file(old);
    }
    let mut run = cargo_fuzz(project, toolbox, "run", target)?;
    run.arg(corpus)
        .args(seeds(project, target, &work)?)
        .args(["--", "-verbosity=0", "-print_final_stats=1"])
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!(
            "-dict={}",
            project.path("fuzz/words.dict").display()
        ))
        .arg(format!("-exact_artifact_path={}", found.display()))
        // Larger inputs find the same bugs, only later.
        .arg("-max_len=8192")
        // Exceeding either is a finding.
        .args(["-timeout=10", "-rss_limit_mb=2048"]);
    let result = process::run(&mut run);
    if !found.is_file() {
        return result.map(|()| None);
    }
    println!("{target}: minimizing the failing input");
    let mut minimize = cargo_fuzz(project, toolbox, "tmin", target)?;
    minimize
        .arg(&found)
        .args(["--runs=100000", "--", "-verbosity=0", "-max_total_time=60"])
        .arg(format!("-exact_artifact_path={}", smallest.display()));
    // It fails if no smaller input fails.
    let _ = process::output(&mut minimize);
    let finding = if smallest.is_file() { smallest } else { found };
    Ok(Some(finding.display().to_string()))
}

fn cargo_fuzz(
    project: &Project,
    toolbox: &Toolbox,
    subcommand: &str,
    target: &str,
) -> Result<Command> {
    let mut cargo = toolbox.command("cargo")?;
    cargo
        .args([
            "+nightly",
            "fuzz",
            subcommand,
            "--target-dir",
            "target/fuzz",
        ])
        .arg(target)
        // The workspace's profile is for a small WASM file.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3")
        .current_dir(&project.root);
    Ok(cargo)
}

/// The directories with the inputs to start from.
fn seeds(project: &Project, target: &str, work: &Path) -> Result<Vec<PathBuf>> {
    let kept = project.path(format!("fuzz/corpus/{target}"));
    if target == "article" {
        let fixtures = ["articles", "broken", "content"];
        let fixtures = fixtures.map(|kind| project.path(format!("tests/fixtures/{kind}")));
        return Ok([kept].into_iter().chain(fixtures).collect());
    }
    // The first byte selects the format; 0 means detection.
    let seeds = work.join("seeds");
    fs::create_dir_all(&seeds)?;
    for entry in fs::read_dir(project.path("crates/cli/tests/fixtures/import"))? {
        let path = entry?.path();
        let name = path.file_name().context("a file without a name")?;
        fs::write(
            seeds.join(name),
            [b"\0".as_slice(), &fs::read(&path)?].concat(),
        )?;
    }
    Ok(vec![kept, seeds])
}
