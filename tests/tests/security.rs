//! SECURITY.md names a test for every promise; this holds it to that.

mod naming;

use naming::{check_tests, read, rows};

#[test]
fn every_test_that_is_named_exists() {
    let page = read("SECURITY.md");
    let promises = rows(&page, "| promise");
    assert!(promises.len() >= 10, "the table of promises");
    check_tests(&promises);
}
