//! Browsers and their drivers: what the tests need from the system.
//!
//! Installs Debian's packages where that is possible without asking, else says
//! what to do.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::process::{self, Toolbox};

/// A browser engine that the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chrome, Edge, Opera.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari; here by way of WebKitGTK.
    WebKit,
}

impl Engine {
    /// In the order of reports.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name in commands and reports.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Programs (any one of each list) and the Debian package that has them.
    fn programs(self) -> &'static [(&'static [&'static str], &'static str)] {
        match self {
            Self::Chromium => &[
                (
                    &["chromium", "chromium-browser", "google-chrome"],
                    "chromium",
                ),
                (&["chromedriver"], "chromium-driver"),
            ],
            Self::Firefox => &[(&["firefox", "firefox-esr"], "firefox-esr")],
            Self::WebKit => &[
                (&["WebKitWebDriver"], "webkit2gtk-driver"),
                (&["xvfb-run"], "xvfb"),
                (&["xauth"], "xauth"),
            ],
        }
    }
}

/// Makes sure that the browsers of these engines are there.
pub(crate) fn provide(engines: &[Engine], toolbox: &Toolbox) -> Result<()> {
    let missing: Vec<_> = engines
        .iter()
        .flat_map(|engine| engine.programs())
        .filter(|(programs, _)| programs.iter().all(|name| toolbox.find(name).is_none()))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if toolbox.find("apt-get").is_none() {
        let programs: Vec<&str> = missing.iter().map(|(programs, _)| programs[0]).collect();
        bail!(
            "these programs are needed on PATH and cannot be installed automatically on this \
             system: {}. One engine alone is tested with `cargo xtask test --engine chromium`",
            programs.join(", ")
        );
    }
    let packages: Vec<&str> = missing.iter().map(|(_, package)| *package).collect();
    install("browsers", &packages.join(" "))
}

/// Makes sure of what pictures need: letters of all the languages of the
/// interface, and a program that makes small files of them. Where Debian's
/// packages cannot be had, fonts are those of the system.
pub(crate) fn for_pictures(toolbox: &Toolbox) -> Result<()> {
    const SOME: &str = "/usr/share/fonts/truetype/noto/NotoSansArmenian-Regular.ttf";
    let has_fonts = toolbox.find("apt-get").is_none() || Path::new(SOME).is_file();
    if has_fonts && toolbox.find("pngquant").is_some() {
        return Ok(());
    }
    if toolbox.find("apt-get").is_none() {
        bail!("`pngquant` was not found on PATH; it makes small files of pictures");
    }
    install("fonts and pngquant", "fonts-noto-core pngquant")
}

/// Installs Debian's packages, or says how.
fn install(what: &str, packages: &str) -> Result<()> {
    if !is_root() {
        bail!(
            "{what} are missing; install them with\n  \
             sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}"
        );
    }
    println!("{packages}: installing with apt-get, about 1 minute");
    process::output(apt().arg("update")).context("apt-get has no package lists")?;
    process::output(
        apt()
            .args(["install", "-y", "--no-install-recommends"])
            .args(packages.split(' ')),
    )
    .with_context(|| format!("apt-get could not install {what}"))?;
    Ok(())
}

/// Whether this runs as root, for whom Chromium and WebKit have no sandbox.
pub(crate) fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
