//! `cargo xtask release`: prepares a release.
//!
//! It only changes files: it never commits, tags, publishes or pushes. All checks run
//! before the first change.

mod surface;

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use semver::{Comparator, Op, Version};
use time::OffsetDateTime;

use crate::process::{self, Toolbox};
use crate::project::Project;
use surface::Changes;

const CHANGELOG: &str = "CHANGELOG.md";
const UNRELEASED: &str = "## [Unreleased]\n";

/// The public surface, and that of the last release.
const SURFACE: &str = "tests/blessed/public-surface.txt";
const RELEASED: &str = "tests/blessed/released-surface.txt";

/// The files that contain the version, with its surrounding text. `Cargo.toml` is
/// authoritative; the others are copies.
const PLACES: [(&str, &str); 7] = [
    ("Cargo.toml", "\nversion = \"{}\""),
    ("www/package.json", "\"version\": \"{}\""),
    ("www/version.js", "version = \"{}\""),
    ("docs/embedding.md", "/{}/"),
    ("docs/hosting.md", "{}/"),
    ("examples/prerendered.html", "data-version=\"{}\""),
    ("crates/article/tests/blessed/html", "data-version=\"{}\""),
];

/// The crates whose contents are listed.
const CRATES: [&str; 4] = ["article-widget", "article", "import", "article-widget-cli"];

/// `cargo xtask release VERSION`.
pub(crate) fn command(project: &Project, version: &Version) -> Result<()> {
    let last = Version::parse(env!("CARGO_PKG_VERSION"))?;
    check_clean(project)?;
    check_newer(&last, version)?;
    let today = OffsetDateTime::now_utc().date().to_string();
    let changelog = with_release(&project.read(CHANGELOG)?, version, &today)?;
    let now = project.read(SURFACE)?;
    let changes = surface::compare(&project.read(RELEASED)?, &now);
    println!("The public surface since {last}:\n{}", describe(&changes));
    check_step(&last, version, &changes)?;

    fs::write(project.path(CHANGELOG), changelog)?;
    fs::write(project.path(RELEASED), now)?;
    for (file, text) in with_version(project, &last, version)? {
        fs::write(project.path(file), text)?;
    }
    let cargo = |arguments: &[&str]| {
        let mut cargo = Command::new("cargo");
        process::run(cargo.args(arguments).current_dir(&project.root))
    };
    cargo(&["update", "--workspace", "--offline", "--quiet"])?;
    // In another process: this one was compiled with the old version.
    cargo(&["xtask", "build"]).context("`git restore .` undoes what was changed")?;

    println!("\nThe package for npm:");
    let mut npm = Toolbox::default().command("npm")?;
    process::run(
        npm.args(["pack", "--dry-run"])
            .current_dir(project.path("pkg")),
    )?;
    for name in CRATES {
        println!("\nThe crate {name}:");
        cargo(&[
            "package",
            "--list",
            "--allow-dirty",
            "--quiet",
            "--package",
            name,
        ])?;
    }
    println!(
        "\n{version} is prepared; nothing is committed or published. Next:\n  \
         1. read `git diff` and the lists above\n  \
         2. .ci/run\n  \
         3. git add --all && git commit --message 'release: {version}'\n  \
         4. git tag --annotate v{version} --message {version}\n  \
         5. git push --follow-tags\n  \
         6. npm publish ./pkg"
    );
    Ok(())
}

fn check_clean(project: &Project) -> Result<()> {
    let mut git = Command::new("git");
    let changed = process::output(
        git.args(["status", "--porcelain"])
            .current_dir(&project.root),
    )?;
    if !changed.is_empty() {
        bail!(
            "a release starts from a clean working tree; commit or remove these first:\n{changed}"
        );
    }
    Ok(())
}

fn check_newer(last: &Version, new: &Version) -> Result<()> {
    if !new.pre.is_empty() || !new.build.is_empty() {
        bail!("{new} is a pre-release or a build, which npm would offer as the latest version");
    }
    if new <= last {
        bail!("{new} is not newer than {last}");
    }
    Ok(())
}

/// Rejects a version that package managers would treat as compatible, if it is not.
fn check_step(last: &Version, new: &Version, changes: &Changes) -> Result<()> {
    let compatible = Comparator {
        op: Op::Caret,
        major: last.major,
        minor: Some(last.minor),
        patch: Some(last.patch),
        pre: last.pre.clone(),
    };
    if !changes.broken.is_empty() && compatible.matches(new) {
        let next = match last.major {
            0 => Version::new(0, last.minor + 1, 0),
            major => Version::new(major + 1, 0, 0),
        };
        bail!(
            "{new} counts as compatible with {last}, but the surface broke; release {next} instead"
        );
    }
    Ok(())
}

fn describe(changes: &Changes) -> String {
    let list = |title: &str, items: &[String]| match items {
        [] => format!("  nothing {title}\n"),
        items => format!("  {title}:\n    {}\n", items.join("\n    ")),
    };
    list("broke or changed", &changes.broken) + &list("was added", &changes.added)
}

/// The changelog with the unreleased changes in a section for the release.
fn with_release(changelog: &str, version: &Version, date: &str) -> Result<String> {
    let (before, rest) = changelog
        .split_once(UNRELEASED)
        .with_context(|| format!("{CHANGELOG} has no line `{}`", UNRELEASED.trim_end()))?;
    let entries = rest.split("\n## ").next().unwrap_or_default();
    if !entries.lines().any(|line| line.starts_with("- ")) {
        bail!("{CHANGELOG} lists nothing unreleased");
    }
    Ok(format!(
        "{before}{UNRELEASED}\n## [{version}] - {date}\n{rest}"
    ))
}

/// The files that contain the version, with the new one.
fn with_version(project: &Project, last: &Version, new: &Version) -> Result<Vec<(String, String)>> {
    let mut changed = Vec::new();
    for (path, pattern) in PLACES {
        let files = match project.path(path).is_dir() {
            true => project.files(path, ".html")?,
            false => vec![path.to_owned()],
        };
        let [from, to] = [last, new].map(|version| pattern.replace("{}", &version.to_string()));
        for file in files {
            let text = project.read(&file)?;
            if text.contains(&from) {
                changed.push((file, text.replace(&from, &to)));
            }
        }
    }
    Ok(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::parse(text).expect("a version")
    }

    #[test]
    fn unreleased_changes_get_a_version_and_a_date() -> Result<()> {
        let changelog =
            "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- This.\n\n## [0.1.0]\n\n- That.\n";
        assert_eq!(
            with_release(changelog, &version("0.2.0"), "2026-01-31")?,
            "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-01-31\n\n### Added\n\n- This.\n\n\
             ## [0.1.0]\n\n- That.\n"
        );
        let empty = changelog.replace("- This.", "");
        assert!(with_release(&empty, &version("0.2.0"), "2026-01-31").is_err());
        assert!(with_release("# Changelog\n", &version("0.2.0"), "2026-01-31").is_err());
        Ok(())
    }

    #[test]
    fn versions_only_grow() {
        for (last, new, is_newer) in [
            ("0.1.0", "0.1.1", true),
            ("0.9.0", "0.10.0", true),
            ("0.2.0", "0.2.0", false),
            ("0.2.0", "0.1.9", false),
            ("0.1.0", "0.2.0-rc.1", false),
        ] {
            let result = check_newer(&version(last), &version(new));
            assert_eq!(result.is_ok(), is_newer, "{last} to {new}");
        }
    }

    #[test]
    fn breaking_changes_need_an_incompatible_version() {
        let broken = vec!["events: article-ready".to_owned()];
        let breaking = Changes {
            broken,
            added: Vec::new(),
        };
        for (last, new, says_so) in [
            ("0.1.0", "0.1.1", false),
            ("0.1.0", "0.2.0", true),
            ("0.1.0", "1.0.0", true),
            ("1.2.0", "1.3.0", false),
            ("1.2.0", "2.0.0", true),
        ] {
            let (last, new) = (version(last), version(new));
            let result = check_step(&last, &new, &breaking);
            assert_eq!(result.is_ok(), says_so, "{last} to {new}");
            assert!(check_step(&last, &new, &Changes::default()).is_ok());
        }
    }

    #[test]
    fn the_version_is_found_in_every_file() -> Result<()> {
        let last = version(env!("CARGO_PKG_VERSION"));
        let changed = with_version(&Project::find()?, &last, &version("99.0.0"))?;
        // The documents may stop naming it in their examples.
        for (place, _) in PLACES
            .iter()
            .filter(|(place, _)| !place.starts_with("docs/"))
        {
            let found = changed.iter().find(|(file, _)| file.starts_with(place));
            let (_, text) = found.with_context(|| format!("no version in {place}"))?;
            assert!(text.contains("99.0.0"), "{place}");
        }
        Ok(())
    }
}
