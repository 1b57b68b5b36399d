//! The three engines: their names and how to start their browsers.

use serde_json::{Value, json};
use std::ffi::OsString;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

/// The kind of reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// The default settings.
    Usual,
    /// The same with windows, settings and a back/forward cache, which Chromium's headless
    /// shell lacks.
    WithWindows,
    /// Scripts are disabled.
    WithoutScripts,
    /// Text of twice the size, custom colours and reduced motion; only Firefox accepts all of
    /// these when it starts.
    WithPreferences,
    /// Somebody who hears what a screen reader says; Firefox and Chromium, on a desktop.
    Listening,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// The engines in `ENGINES`, else all of them.
    pub(crate) fn chosen() -> Result<Vec<Self>, String> {
        let Ok(names) = std::env::var("ENGINES") else {
            return Ok(Self::ALL.to_vec());
        };
        let names = names
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        names
            .map(|name| {
                let known = Self::ALL.into_iter().find(|engine| engine.name() == name);
                known.ok_or_else(|| {
                    format!("ENGINES names `{name}`, which is none of chromium, firefox, webkit.")
                })
            })
            .collect()
    }

    pub(crate) fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::Webkit => "WebKitWebDriver",
        }
    }

    /// The driver's arguments besides its port.
    pub(crate) fn driver_arguments(self, second_port: u16) -> Vec<String> {
        match self {
            // It would take 9222, which a second run could not.
            Self::Firefox => vec![format!("--websocket-port={second_port}")],
            Self::Chromium | Self::Webkit => Vec::new(),
        }
    }

    pub(crate) fn driver_environment(self) -> Vec<(&'static str, OsString)> {
        match self {
            Self::Webkit if needs_no_sandbox() => {
                vec![("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1".into())]
            }
            _ => Vec::new(),
        }
    }

    /// The browser, if the driver does not find it. Chromium's headless shell is the same
    /// engine and takes half the time.
    fn browser(self, reader: Reader) -> Result<PathBuf, String> {
        // The one on the search path is a script. When the driver kills it, the
        // browser keeps running.
        let shell = || {
            let file = PathBuf::from("/usr/lib/chromium/chromium-headless-shell");
            let needs_all = matches!(
                reader,
                Reader::WithWindows | Reader::WithoutScripts | Reader::Listening
            );
            (!needs_all && file.is_file()).then_some(file)
        };
        let found = match self {
            Self::Chromium => shell()
                .or_else(|| find_program("chromium"))
                .or_else(|| find_program("google-chrome")),
            Self::Firefox => find_program("firefox-esr").or_else(|| find_program("firefox")),
            Self::Webkit => find_mini_browser(),
        };
        found.ok_or_else(|| {
            let package = match self {
                Self::Chromium => "chromium",
                Self::Firefox => "firefox-esr",
                Self::Webkit => "webkit2gtk-driver (it holds MiniBrowser)",
            };
            format!(
                "No browser for {}: install {package}, or leave the engine out with ENGINES.",
                self.name()
            )
        })
    }

    pub(crate) fn capabilities(
        self,
        reader: Reader,
    ) -> Result<serde_json::Map<String, Value>, String> {
        let browser = self.browser(reader)?;
        let mut capabilities = match self {
            Self::Chromium => {
                let mut arguments = match reader {
                    Reader::Listening => vec!["--force-renderer-accessibility"],
                    _ => vec!["--headless=new"],
                };
                arguments.extend([
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--force-color-profile=srgb",
                ]);
                if needs_no_sandbox() {
                    arguments.push("--no-sandbox");
                }
                json!({
                    "goog:chromeOptions": { "binary": browser, "args": arguments },
                    "goog:loggingPrefs": { "browser": "ALL" },
                })
            }
            Self::Firefox => json!({
                "moz:firefoxOptions": { "binary": browser, "args": ["-headless"] },
            }),
            Self::Webkit => json!({
                "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation"] },
            }),
        };
        // Cases wait for what they need, and Firefox' load event waits even for
        // imports, which some cases hold back. WebKit's driver loses its way
        // when it is told to hurry.
        if self != Self::Webkit {
            capabilities["pageLoadStrategy"] = "eager".into();
        }
        if reader == Reader::WithoutScripts {
            match self {
                Self::Chromium => {
                    capabilities["goog:chromeOptions"]["prefs"] =
                        json!({ "profile.managed_default_content_settings.javascript": 2 });
                }
                Self::Firefox => {
                    capabilities["moz:firefoxOptions"]["prefs"] =
                        json!({ "javascript.enabled": false });
                }
                // Its driver does everything by script. A policy does for its pages
                // what a switch does elsewhere.
                Self::Webkit => {}
            }
        }
        if reader == Reader::Listening && self == Self::Firefox {
            capabilities["moz:firefoxOptions"]["args"] = json!(["--kiosk"]);
            capabilities["moz:firefoxOptions"]["prefs"] =
                json!({ "accessibility.force_disabled": -1 });
        }
        if reader == Reader::WithPreferences && self == Self::Firefox {
            capabilities["moz:firefoxOptions"]["prefs"] = json!({
                "font.size.variable.x-western": 32,
                "browser.display.document_color_use": 2,
                "ui.prefersReducedMotion": 1,
            });
        }
        capabilities["timeouts"] = json!({ "script": 20_000, "pageLoad": 20_000 });
        match capabilities {
            Value::Object(capabilities) => Ok(capabilities),
            _ => Err("capabilities are an object".to_owned()),
        }
    }
}

/// A program on the search path.
pub(crate) fn find_program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|directory| directory.join(name))
        .find(|file| file.is_file())
}

/// WebKitGTK's test browser is not on the search path.
fn find_mini_browser() -> Option<PathBuf> {
    let mut directories = vec![PathBuf::from("/usr/lib"), PathBuf::from("/usr/libexec")];
    let architectures = std::fs::read_dir("/usr/lib")
        .into_iter()
        .flatten()
        .flatten();
    directories.extend(architectures.map(|entry| entry.path()));
    let kinds = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];
    let mut files = kinds.iter().flat_map(|kind| {
        directories
            .iter()
            .map(move |directory| directory.join(kind).join("MiniBrowser"))
    });
    files.find(|file| file.is_file())
}

/// Whether the browsers' sandboxes cannot work: for root, and in CI containers.
fn needs_no_sandbox() -> bool {
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    is_root || std::env::var_os("CI").is_some()
}
