//! The Chrome DevTools Protocol, through the driver, for what only Chromium supports.

use crate::page::Page;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// A command of the protocol.
#[derive(Debug)]
struct Command {
    name: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/goog/cdp/execute"))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": self.name, "params": self.parameters });
        (http::Method::POST, Some(body.to_string()))
    }
}

/// Runs a command and returns its result.
#[track_caller]
pub(crate) fn command(page: &Page, name: &'static str, parameters: Value) -> Value {
    let command = Command { name, parameters };
    page.wait_for_driver(page.client.issue_cmd(command), name)
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
        end: Command {
            name: "Emulation.setEmulatedMedia",
            parameters: json!({ "media": "", "features": [] }),
        },
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
        end: Command {
            name: "Emulation.clearDeviceMetricsOverride",
            parameters: json!({}),
        },
    }
}

/// An emulation in Chromium, until this is dropped.
pub(crate) struct Emulated<'a> {
    page: &'a Page,
    end: Command,
}

impl Drop for Emulated<'_> {
    fn drop(&mut self) {
        let Command { name, parameters } = &self.end;
        let end = Command {
            name,
            parameters: parameters.clone(),
        };
        // A case may be failing at this moment, since its browser is gone.
        self.page.tell_driver(self.page.client.issue_cmd(end));
    }
}
