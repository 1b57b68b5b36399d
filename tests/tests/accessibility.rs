//! Accessibility checks that need no browser: docs/conformance.md covers every criterion
//! and names tests that exist, and the style sheet and the scripts avoid certain
//! features.

mod naming;

use article_widget_tests::repository;
use naming::{check_tests, read, rows};
use std::collections::BTreeMap;

/// WCAG 2.2, levels A and AA; 4.1.1 has been removed.
const CRITERIA: [&str; 55] = [
    "1.1.1", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.3.1", "1.3.2", "1.3.3", "1.3.4",
    "1.3.5", "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12", "1.4.13",
    "2.1.1", "2.1.2", "2.1.4", "2.2.1", "2.2.2", "2.3.1", "2.4.1", "2.4.2", "2.4.3", "2.4.4",
    "2.4.5", "2.4.6", "2.4.7", "2.4.11", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.7", "2.5.8",
    "3.1.1", "3.1.2", "3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.2.6", "3.3.1", "3.3.2", "3.3.3",
    "3.3.4", "3.3.7", "3.3.8", "4.1.2", "4.1.3",
];

#[test]
fn every_criterion_has_its_row_and_result() {
    let page = read("docs/conformance.md");
    let rows = rows(&page, "| criterion | level | result");
    let cells = rows.iter().map(|row| row.split('|').map(str::trim));
    let mut criteria = Vec::new();
    let mut results = BTreeMap::new();
    for (criterion, result) in cells.filter_map(|mut row| Some((row.nth(1)?, row.nth(1)?))) {
        criteria.push(criterion.split(' ').next().unwrap_or_default());
        *results.entry(result).or_insert(0) += 1;
    }
    assert_eq!(criteria, CRITERIA);
    let [met, partly, beside] = ["met", "partly", "does not apply"]
        .map(|result| results.remove(result).unwrap_or_default());
    assert!(results.is_empty(), "other results: {results:?}");
    let sum = format!(
        "{met} criteria are met, {partly} partly, none is known to fail, and {beside} do not apply."
    );
    assert!(page.contains(&sum), "the page does not say: {sum}");
}

#[test]
fn every_test_that_is_named_exists() {
    let page = read("docs/conformance.md");
    let mut claims = rows(&page, "| criterion | level | result");
    claims.retain(|row| !row.contains("| does not apply |"));
    check_tests(&claims);
    check_tests(&rows(&read("docs/accessibility.md"), "| what | how"));
}

#[test]
fn nothing_depends_on_the_orientation() {
    assert!(!read("www/article-widget.css").contains("orientation"));
}

/// The properties that hover rules may set: none that show, hide or move content.
const HARMLESS: [&str; 5] = [
    "border-color",
    "color",
    "text-decoration",
    "text-decoration-thickness",
    "text-underline-offset",
];

#[test]
fn hovering_shows_nothing_new() {
    let css = read("www/article-widget.css");
    let rules: Vec<&str> = css
        .split('}')
        .filter(|rule| rule.contains(":hover"))
        .collect();
    assert!(!rules.is_empty(), "it answers to the pointer");
    for rule in rules {
        let (_, body) = rule.rsplit_once('{').expect("a rule");
        for declaration in body.split(';').filter(|text| !text.trim().is_empty()) {
            let (property, _) = declaration.split_once(':').expect("a declaration");
            assert!(
                HARMLESS.contains(&property.trim()),
                "{declaration} in {rule}"
            );
        }
    }
    let article = read("crates/article/tests/blessed/html/full.html");
    assert!(
        !article.contains(" title="),
        "no tips that only a mouse shows"
    );
}

#[test]
fn no_script_listens_to_keys_or_to_the_pointer() {
    let events = ["key", "pointer", "mouse", "touch", "drag", "device"];
    let kinds = ["down", "up", "press", "move", "start", "end", "motion"];
    for directory in ["www", "src", "src/meetings"] {
        let entries = std::fs::read_dir(repository().join(directory)).expect("a directory");
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            let is_script = path
                .extension()
                .is_some_and(|ext| ext == "js" || ext == "rs");
            if !is_script || path.ends_with("src/tests.rs") {
                continue;
            }
            let source = std::fs::read_to_string(&path).expect("a text");
            for name in events
                .iter()
                .flat_map(|event| kinds.map(|kind| format!("\"{event}{kind}\"")))
            {
                assert!(!source.contains(&name), "{} has {name}", path.display());
            }
        }
    }
}
