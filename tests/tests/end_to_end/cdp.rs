//! The Chrome DevTools Protocol, through the driver, for what only Chromium supports.

use crate::driver::DriverCommand;
use crate::page::Page;
use serde_json::{Value, json};

/// Runs a command and returns its result.
#[track_caller]
pub(crate) fn command(page: &Page, name: &str, parameters: Value) -> Value {
    page.wait_for_driver(page.client.issue_cmd(execute(name, parameters)), name)
}

fn execute(name: &str, parameters: Value) -> DriverCommand {
    let body = json!({ "cmd": name, "params": parameters });
    DriverCommand::post("goog/cdp/execute", body)
}

/// A reader's preferences, as media features and their values.
pub(crate) type Preferences<'a> = &'a [(&'a str, &'a str)];

/// Emulates these preferences, and `media` (empty for the screen), until the value is
/// dropped, since other cases use the same browser.
#[must_use]
pub(crate) fn emulate<'a>(page: &'a Page, media: &str, preferences: Preferences) -> Emulated<'a> {
    let features: Vec<Value> = preferences
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let parameters = json!({ "media": media, "features": features });
    command(page, "Emulation.setEmulatedMedia", parameters);
    Emulated {
        page,
        end: execute(
            "Emulation.setEmulatedMedia",
            json!({ "media": "", "features": [] }),
        ),
    }
}

/// Emulates a screen of this size in CSS pixels and this pixel ratio, until the value is
/// dropped.
#[must_use]
pub(crate) fn emulate_screen(page: &Page, width: u32, height: u32, scale: u32) -> Emulated<'_> {
    let parameters = json!({
        "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false,
    });
    command(page, "Emulation.setDeviceMetricsOverride", parameters);
    Emulated {
        page,
        end: execute("Emulation.clearDeviceMetricsOverride", json!({})),
    }
}

/// An emulation in Chromium, until this is dropped.
pub(crate) struct Emulated<'a> {
    page: &'a Page,
    end: DriverCommand,
}

impl Drop for Emulated<'_> {
    fn drop(&mut self) {
        let end = self.end.clone();
        // A case may be failing at this moment, since its browser is gone.
        self.page.tell_driver(self.page.client.issue_cmd(end));
    }
}
