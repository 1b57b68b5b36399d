//! SECURITY.md names tests for each guarantee; they must exist.

mod naming;

use naming::{check_tests, read, rows};

#[test]
fn every_test_that_is_named_exists() {
    let page = read("SECURITY.md");
    let guarantees = rows(&page, "| guarantee");
    assert!(guarantees.len() >= 10, "the table of guarantees");
    check_tests(&guarantees);
}
