//! What browsers expose to assistive technology: roles and names as computed by the
//! drivers, and Chromium's whole accessibility tree.

use crate::cdp;
use crate::driver::DriverCommand;
use crate::page::Page;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;

/// The role of an element and its accessible name.
#[track_caller]
pub(crate) fn role_and_name(page: &Page, path: &str) -> (String, String) {
    let handle: HashMap<String, String> =
        page.eval_with("return find(arguments[0]);", &[path.into()]);
    let element = handle.into_values().next().expect("one reference");
    let ask = |what| {
        let command = DriverCommand::get(format!("element/{element}/{what}"));
        let answer = page.wait_for_driver(page.client.issue_cmd(command), path);
        answer.as_str().unwrap_or_default().to_owned()
    };
    (ask("computedrole"), ask("computedlabel"))
}

/// What only groups, or repeats the text as it is broken into lines.
const SILENT: [&str; 5] = [
    "generic",
    "none",
    "sectionheader",
    "sectionfooter",
    "InlineTextBox",
];

/// Chromium's tree of the first article on the page, a line for each node: its
/// role, its name and its states. Text that is the name of what it stands in is
/// left out.
#[track_caller]
pub(crate) fn tree(page: &Page) -> String {
    let answer = cdp::command(page, "Accessibility.getFullAXTree", json!({}));
    let nodes = answer["nodes"].as_array().expect("nodes");
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
        .collect();
    let article = nodes
        .iter()
        .find(|node| node["role"]["value"] == "article")
        .expect("an article in the tree");
    let mut lines = String::new();
    describe(article, &by_id, 0, "", &mut lines);
    lines
}

fn describe(
    node: &Value,
    by_id: &HashMap<&str, &Value>,
    depth: usize,
    outer: &str,
    lines: &mut String,
) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    let is_silent = node["ignored"] == true || SILENT.contains(&role);
    let repeats = role == "StaticText" && name == outer;
    let (mut inner, mut around) = (depth, outer);
    if !is_silent && !repeats {
        let _ = write!(lines, "{:indent$}{role}", "", indent = 2 * depth);
        if !name.is_empty() {
            let _ = write!(lines, " {name:?}");
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let state = property["name"].as_str().unwrap_or_default();
            if ["level", "expanded", "focusable", "hidden", "disabled"].contains(&state) {
                let _ = write!(lines, " {state}={}", property["value"]["value"]);
            }
        }
        lines.push('\n');
        (inner, around) = (depth + 1, name);
    }
    for id in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = id.as_str().and_then(|id| by_id.get(id)) {
            describe(child, by_id, inner, around, lines);
        }
    }
}
