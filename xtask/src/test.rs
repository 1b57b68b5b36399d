//! `cargo xtask test`: all tests, in an order that tells soon what is broken.
//!
//! A part that fails does not keep the others from running. Counts come from
//! what the test programs print; a part that ends without success though no
//! test failed counts as one failure.

use std::process::Command;

use anyhow::{Result, bail};

use crate::browsers::{self, Engine};
use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::results::{self, Count};
use crate::usage::usage;
use crate::{apps, build, digest, node_tools, setup};

/// What the reader asked for.
struct Request {
    engines: Vec<Engine>,
    filters: Vec<String>,
}

/// Counts of one engine.
struct Report {
    engine: &'static str,
    in_browser: Count,
    end_to_end: Option<Count>,
}

/// Counts of all parts, and what went wrong besides tests.
#[derive(Default)]
struct Tally {
    total: Count,
    broken: Vec<String>,
}

/// `cargo xtask test`.
pub(crate) fn command(project: &Project, arguments: &[String]) -> Result<()> {
    let request = parse(arguments)?;
    if std::env::var_os("CI").is_some_and(|value| value == "true") {
        // What is committed is what will be served: it must not be replaced
        // behind the reader's back.
        if let Some(reason) = digest::stale(project)? {
            bail!("{reason}; run `cargo xtask build` and commit pkg/");
        }
    }
    let toolbox = setup::test(project, &request.engines)?;
    build::make_current(project)?;

    let mut tally = Tally::default();
    let filters = &request.filters;
    let (native, _) = tally.part("native", native(project), filters)?;
    let mut reports = Vec::new();
    for engine in &request.engines {
        let name = format!("in the browser, {}", engine.name());
        // Its runner takes one filter at a time.
        let runs = match filters.is_empty() {
            true => vec![&filters[..]],
            false => filters.chunks(1).collect(),
        };
        let mut count = Count::default();
        for filters in runs {
            let command = in_browser(project, &toolbox, *engine)?;
            count += tally.part(&name, command, filters)?.0;
        }
        reports.push(Report {
            engine: engine.name(),
            in_browser: count,
            end_to_end: None,
        });
    }
    let command = end_to_end(project, &toolbox, &request.engines)?;
    let (mut other, output) = tally.part("end to end", command, filters)?;
    for report in &mut reports {
        report.end_to_end = results::of_engine(&output, report.engine);
        if let Some(count) = report.end_to_end {
            other.passed = other.passed.saturating_sub(count.passed);
            other.failed = other.failed.saturating_sub(count.failed);
        } else if filters.is_empty() {
            tally.broken(format!("end to end: no result for {}", report.engine));
        }
    }

    println!("\n== results");
    println!("native: {} passed, {} failed", native.passed, native.failed);
    for report in &reports {
        println!("{}", line(report));
    }
    if let Some(line) = results::went_through(&output) {
        println!("{line}");
    }
    println!(
        "beside the engines: {} passed, {} failed",
        other.passed, other.failed
    );
    for words in &tally.broken {
        println!("{words}");
    }
    println!(
        "{} passed, {} failed",
        tally.total.passed, tally.total.failed
    );
    if tally.total.failed > 0 {
        bail!("tests failed");
    }
    Ok(())
}

impl Tally {
    /// Runs a part and counts what its output tells.
    fn part(
        &mut self,
        name: &str,
        mut command: Command,
        filters: &[String],
    ) -> Result<(Count, String)> {
        println!("\n== {name}");
        if !filters.is_empty() {
            command.arg("--").args(filters);
        }
        let (success, output) = process::tee(&mut command)?;
        let count = results::total(&output);
        self.total += count;
        if !success && count.failed == 0 {
            self.broken(format!(
                "{name}: ended without success, though no test failed"
            ));
        }
        Ok((count, output))
    }

    /// What has no result counts as one failure.
    fn broken(&mut self, words: String) {
        self.broken.push(words);
        self.total.failed += 1;
    }
}

fn parse(arguments: &[String]) -> Result<Request> {
    let (mut engines, mut filters) = (Vec::new(), Vec::new());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let name = match argument.strip_prefix("--engine") {
            Some("") => arguments.next().map(String::as_str),
            Some(rest) => rest.strip_prefix('='),
            None if argument.starts_with('-') => {
                return Err(usage(format!("unexpected argument `{argument}`")));
            }
            None => {
                filters.push(argument.clone());
                continue;
            }
        };
        let engine = Engine::ALL
            .into_iter()
            .find(|engine| Some(engine.name()) == name);
        match engine {
            Some(engine) => engines.push(engine),
            None => return Err(usage("--engine takes chromium, firefox or webkit")),
        }
    }
    if engines.is_empty() {
        engines.extend(Engine::ALL);
    }
    Ok(Request { engines, filters })
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
        // It has no mode without a screen.
        let mut command = toolbox.command("xvfb-run")?;
        command.args(["--auto-servernum", "cargo"]);
        command
    } else {
        toolbox.command("cargo")?
    };
    let (variable, driver) = match engine {
        Engine::Chromium => ("CHROMEDRIVER", "chromedriver"),
        Engine::Firefox => ("GECKODRIVER", "geckodriver"),
        // The runner knows Safari's driver, which speaks the same.
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
        // A driver that starts for the first time takes its time.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .current_dir(&project.root);
    without_sandbox(&mut command);
    Ok(command)
}

/// Real pages of two origins. The cases start drivers and browsers themselves.
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
        .envs(node_tools::modules(toolbox).map(|folder| ("NODE_PATH", folder)))
        .env(
            "HOST_PACKAGES",
            node_tools::host_packages(project, toolbox)?,
        )
        .env("FRAMEWORK_APPS", apps::make_current(project, toolbox)?)
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

/// `chromium: 41 end-to-end, 12 in-browser, 0 failed`
fn line(report: &Report) -> String {
    let cases = match report.end_to_end {
        Some(count) => format!("{} end-to-end", count.passed),
        None => "no end-to-end result".into(),
    };
    let (engine, in_browser) = (report.engine, report.in_browser);
    let failed = report.end_to_end.unwrap_or_default().failed + in_browser.failed;
    format!(
        "{engine}: {cases}, {} in-browser, {failed} failed",
        in_browser.passed
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(arguments: &[&str]) -> Result<Request> {
        parse(
            &arguments
                .iter()
                .map(|&text| text.into())
                .collect::<Vec<String>>(),
        )
    }

    #[test]
    fn engines_and_filters() {
        let found = request(&["deep_link", "--engine", "webkit", "toggle"]).expect("valid");
        assert_eq!(found.engines, [Engine::WebKit]);
        assert_eq!(found.filters, ["deep_link", "toggle"]);
        let found = request(&["--engine=firefox", "--engine=chromium"]).expect("valid");
        assert_eq!(found.engines, [Engine::Firefox, Engine::Chromium]);
        assert_eq!(request(&[]).expect("valid").engines, Engine::ALL);
    }

    #[test]
    fn wrong_arguments_are_refused() {
        for arguments in [&["--engine"][..], &["--engine", "lynx"], &["--fast"]] {
            let error = request(arguments).err().expect("refused");
            assert!(error.is::<crate::usage::Usage>(), "{arguments:?}: {error}");
        }
    }

    #[test]
    fn a_line_for_an_engine() {
        let report = Report {
            engine: "firefox",
            in_browser: Count {
                passed: 12,
                failed: 0,
            },
            end_to_end: Some(Count {
                passed: 41,
                failed: 1,
            }),
        };
        let expected = "firefox: 41 end-to-end, 12 in-browser, 1 failed";
        assert_eq!(line(&report), expected);
    }
}
