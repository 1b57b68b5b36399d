//! `cargo xtask test` and `cargo xtask serve`.
//!
//! A failing part does not prevent the others from running. Counts are parsed from the
//! output of the test programs; a part that fails without a failed test counts as one
//! failure.

use std::process::Command;

use anyhow::{Result, bail};

use crate::browsers::{self, Engine};
use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::{dist, docs, framework_apps, node_tools, package, setup};

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

/// The results so far.
#[derive(Default)]
struct Tally {
    total: Count,
    lines: Vec<String>,
}

/// `cargo xtask serve`.
///
/// Uses the server of the tests. Their packages and apps are served if they are
/// installed; with an up-to-date `pkg/`, only Rust is needed.
pub(crate) fn serve(project: &Project, port: Option<u16>) -> Result<()> {
    package::ensure_fresh(project)?;
    let mut cargo = Command::new("cargo");
    cargo
        .args(["run", "--package", "article-widget-tests"])
        .args(["--bin", "serve", "--"])
        .args(
            port.iter()
                .flat_map(|port| ["--port".into(), port.to_string()]),
        )
        .envs(
            node_tools::HOSTS
                .existing(project)
                .map(|path| ("HOST_PACKAGES", path)),
        )
        .envs(
            framework_apps::FRAMEWORKS
                .existing(project)
                .map(|path| ("FRAMEWORK_APPS", path)),
        )
        .envs(docs::existing(project).map(|path| ("DOCS_SITE", path)))
        .current_dir(&project.root);
    process::run(&mut cargo)
}

/// `cargo xtask test`.
pub(crate) fn command(project: &Project, filters: &[String], engines: &[Engine]) -> Result<()> {
    let engines = match engines {
        [] => &Engine::ALL,
        engines => engines,
    };
    let toolbox = setup::test(project, engines)?;
    package::ensure_fresh(project)?;

    let mut tally = Tally::default();
    tally.run("native", native(project), filters)?;
    for engine in engines {
        let name = format!("in the browser, {}", engine.name());
        // Its runner takes one filter at a time.
        let runs = match filters.is_empty() {
            true => vec![filters],
            false => filters.chunks(1).collect(),
        };
        for filters in runs {
            tally.run(&name, in_browser(project, &toolbox, *engine)?, filters)?;
        }
    }
    let output = tally.run(
        "end to end",
        end_to_end(project, &toolbox, engines)?,
        filters,
    )?;
    // The end-to-end program's summary for each engine.
    let summaries = output.lines().filter(|line| {
        let mut names = engines.iter().map(|engine| engine.name());
        names.any(|name| line.starts_with(&format!("{name}: ")) && line.ends_with("failed"))
            || line.starts_with("in each engine: ")
    });
    tally
        .lines
        .extend(summaries.map(|line| format!("  {line}")));

    println!("\n== results");
    for line in &tally.lines {
        println!("{line}");
    }
    let Count { passed, failed } = tally.total;
    println!("{passed} passed, {failed} failed");
    if failed > 0 {
        bail!("tests failed");
    }
    Ok(())
}

impl Tally {
    /// Runs a part, counts its tests and returns its output.
    fn run(&mut self, name: &str, mut command: Command, filters: &[String]) -> Result<String> {
        println!("\n== {name}");
        if !filters.is_empty() {
            command.arg("--").args(filters);
        }
        let (success, output) = process::tee(&mut command)?;
        let mut count = count(&output);
        let mut remark = "";
        if !success && count.failed == 0 {
            count.failed = 1;
            remark = " (exited with an error although no test failed)";
        }
        self.total.passed += count.passed;
        self.total.failed += count.failed;
        let Count { passed, failed } = count;
        self.lines
            .push(format!("{name}: {passed} passed, {failed} failed{remark}"));
        Ok(output)
    }
}

/// Sums all lines like `test result: ok. 4 passed; 0 failed; …`, which libtest and
/// compatible programs print.
fn count(output: &str) -> Count {
    let mut total = Count::default();
    for line in output.lines() {
        let Some((_, counts)) = line.split_once("test result: ") else {
            continue;
        };
        let words: Vec<&str> = counts.split([' ', ';']).collect();
        for pair in words.windows(2) {
            let number: u32 = pair[0].parse().unwrap_or_default();
            match pair[1] {
                "passed" => total.passed += number,
                "failed" => total.failed += number,
                _ => {}
            }
        }
    }
    total
}

/// The article, the command line and these commands.
fn native(project: &Project) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["test", "--workspace", "--no-fail-fast"])
        .args([
            "--exclude",
            "article-widget",
            "--exclude",
            "article-widget-tests",
        ])
        .current_dir(&project.root);
    cargo
}

/// The widget's unit tests, compiled to WASM.
fn in_browser(project: &Project, toolbox: &Toolbox, engine: Engine) -> Result<Command> {
    let mut command = if engine == Engine::WebKit {
        // It has no headless mode.
        let mut command = toolbox.command("xvfb-run")?;
        command.args(["--auto-servernum", "cargo"]);
        command
    } else {
        toolbox.command("cargo")?
    };
    let (variable, driver) = match engine {
        Engine::Chromium => ("CHROMEDRIVER", "chromedriver"),
        Engine::Firefox => ("GECKODRIVER", "geckodriver"),
        // The runner supports Safari's driver, which has the same protocol.
        Engine::WebKit => ("SAFARIDRIVER", "WebKitWebDriver"),
    };
    command
        .args([
            "test",
            "--package",
            "article-widget",
            "--lib",
            "--target",
            setup::WASM,
        ])
        .env(
            variable,
            toolbox.find(driver).unwrap_or_else(|| driver.into()),
        )
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        // The first start of a driver is slow.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .current_dir(&project.root);
    without_sandbox(&mut command);
    Ok(command)
}

/// Real pages on two origins. The cases start drivers and browsers themselves.
pub(crate) fn end_to_end(
    project: &Project,
    toolbox: &Toolbox,
    engines: &[Engine],
) -> Result<Command> {
    let mut cargo = toolbox.command("cargo")?;
    let names: Vec<&str> = engines.iter().map(|engine| engine.name()).collect();
    cargo
        .args([
            "test",
            "--package",
            "article-widget-tests",
            "--no-fail-fast",
        ])
        .env("ENGINES", names.join(","))
        .env("NODE_PATH", node_tools::BUILD.install(project, toolbox)?)
        .env(
            "HOST_PACKAGES",
            node_tools::HOSTS.install(project, toolbox)?,
        )
        .env(
            "FRAMEWORK_APPS",
            framework_apps::FRAMEWORKS.ensure_fresh(project, toolbox)?,
        )
        .env(
            "BUNDLER_APPS",
            framework_apps::BUNDLERS.ensure_fresh(project, toolbox)?,
        )
        .env(
            "BENCH_PEERS",
            framework_apps::PEERS.ensure_fresh(project, toolbox)?,
        )
        .env("DIST", dist::for_tests(project, toolbox)?)
        .env("DOCS_SITE", docs::build(project, toolbox)?)
        .current_dir(&project.root);
    without_sandbox(&mut cargo);
    Ok(cargo)
}

/// WebKit's sandbox does not start as root.
fn without_sandbox(command: &mut Command) {
    if browsers::is_root() {
        command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_summed() {
        let output = "running 2 tests\n\
            test result: ok. 41 passed; 0 failed; 0 ignored; 3 filtered out; finished in 0.00s\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out\n";
        let expected = Count {
            passed: 44,
            failed: 2,
        };
        assert_eq!(count(output), expected);
        assert_eq!(count("no tests to run!\n"), Count::default());
    }
}
