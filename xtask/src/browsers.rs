//! Browsers, their drivers and nginx, which the tests use from the system.
//!
//! Installs Debian packages if it may, otherwise reports what to do.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;

use crate::process::{self, Toolbox};

/// A browser engine that the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    /// Chrome, Edge, Opera.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari; here WebKitGTK.
    #[value(name = "webkit")]
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

    /// Programs, one of each list, and the Debian package that has them.
    fn programs(self) -> &'static [(&'static [&'static str], &'static str)] {
        match self {
            Self::Chromium => &[
                (
                    &["chromium", "chromium-browser", "google-chrome"],
                    "chromium",
                ),
                (&["chromedriver"], "chromium-driver"),
                (&[HEADLESS_SHELL], HEADLESS_SHELL),
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

/// Chromium without windows. It halves the time of the tests, which also run without
/// it.
const HEADLESS_SHELL: &str = "chromium-headless-shell";

/// Makes sure that the browsers of these engines are installed.
pub(crate) fn provide(engines: &[Engine], toolbox: &Toolbox) -> Result<()> {
    let can_install = toolbox.find("apt-get").is_some() && is_root();
    let missing: Vec<_> = engines
        .iter()
        .flat_map(|engine| engine.programs())
        .filter(|(_, package)| *package != HEADLESS_SHELL || can_install)
        .filter(|(programs, _)| programs.iter().all(|name| toolbox.find(name).is_none()))
        .map(|(_, package)| *package)
        .collect();
    match missing.as_slice() {
        [] => Ok(()),
        packages => install(toolbox, &packages.join(" ")),
    }
}

/// Makes sure that the prerequisites of screenshots are installed: fonts for all
/// languages of the interface, and a PNG compressor. Without apt-get, the system's fonts
/// are used.
pub(crate) fn for_pictures(toolbox: &Toolbox) -> Result<()> {
    const FONT: &str = "/usr/share/fonts/truetype/noto/NotoSansArmenian-Regular.ttf";
    let has_fonts = toolbox.find("apt-get").is_none() || Path::new(FONT).is_file();
    if has_fonts && toolbox.find("pngquant").is_some() {
        return Ok(());
    }
    install(toolbox, "fonts-noto-core pngquant")
}

/// Makes sure that nginx and its brotli module are installed, at Debian's paths.
pub(crate) fn for_hosting(toolbox: &Toolbox) -> Result<()> {
    let files = [
        "/usr/sbin/nginx",
        "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
    ];
    match files.iter().all(|file| Path::new(file).is_file()) {
        true => Ok(()),
        false => install(toolbox, "nginx libnginx-mod-http-brotli-static"),
    }
}

/// Makes sure that a screen reader can be listened to.
pub(crate) fn for_screen_reader(toolbox: &Toolbox) -> Result<()> {
    const PROGRAMS: [&str; 6] = [
        "orca",
        "dbus-daemon",
        "gsettings",
        "openbox",
        "speech-dispatcher",
        "xdotool",
    ];
    if PROGRAMS.iter().all(|name| toolbox.find(name).is_some()) {
        return Ok(());
    }
    install(
        toolbox,
        "orca at-spi2-core dbus libglib2.0-bin openbox speech-dispatcher xdotool xvfb",
    )
}

/// For writing down how words are pronounced.
pub(crate) fn for_pronunciation(toolbox: &Toolbox) -> Result<()> {
    match toolbox.find("espeak-ng") {
        Some(_) => Ok(()),
        None => install(toolbox, "espeak-ng"),
    }
}

/// Installs Debian's packages, or fails with instructions.
fn install(toolbox: &Toolbox, packages: &str) -> Result<()> {
    if toolbox.find("apt-get").is_none() {
        bail!(
            "the programs of these Debian packages are needed on PATH and cannot be installed \
             automatically on this system: {packages}. `cargo xtask test --engine chromium` needs \
             one browser only, and nginx"
        );
    }
    if !is_root() {
        bail!(
            "{packages} are missing; install them with\n  \
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
    .with_context(|| format!("apt-get could not install {packages}"))?;
    Ok(())
}

/// Whether this runs as root, for which Chromium and WebKit have no sandbox.
pub(crate) fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
