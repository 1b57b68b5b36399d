//! Opens pages in Chromium 111, the oldest supported browser that is available.
//!
//! No current driver supports it; a Node script controls it with packages that `xtask`
//! installs.

use crate::origin::repository;
use crate::program::output;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;

/// A page to open.
#[derive(Debug, Clone, Default)]
pub struct OldPage {
    /// Its URL.
    pub address: String,
    /// A script that runs before the page's scripts.
    pub before: String,
    /// The body of an async function that inspects the page.
    pub script: String,
}

/// The results of a page.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The return value of its script.
    pub value: Value,
    /// Console messages and uncaught errors.
    pub messages: Vec<String>,
}

/// Opens pages one after the other, each with separate storage, and returns the version
/// of the browser and the results of the pages.
///
/// # Panics
///
/// If `HOST_PACKAGES` names no directory of packages, or the browser does not start.
#[must_use]
pub fn in_old_chromium(pages: &[OldPage]) -> (String, Vec<Seen>) {
    let packages = std::env::var_os("HOST_PACKAGES").map(PathBuf::from);
    let packages = packages.expect("HOST_PACKAGES; `cargo xtask test` sets it");
    let list: Vec<Value> = pages
        .iter()
        .map(
            |page| json!({ "address": page.address, "before": page.before, "script": page.script }),
        )
        .collect();
    let mut node = Command::new("node");
    node.arg(repository().join("tests/old-chromium/run.cjs"))
        .env("NODE_PATH", packages);
    let text = output(&mut node, &Value::from(list).to_string());
    let report: Value =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"));
    let version = report["version"].as_str().unwrap_or_default().to_owned();
    let seen = report["seen"].as_array().into_iter().flatten();
    let seen = seen.map(|page| Seen {
        value: page["value"].clone(),
        messages: serde_json::from_value(page["messages"].clone()).unwrap_or_default(),
    });
    (version, seen.collect())
}
