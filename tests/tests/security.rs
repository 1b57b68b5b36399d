//! SECURITY.md names a test for every promise; this holds it to that. Whether
//! the tests prove the promises is for people to read.

use article_widget_tests::repository;

/// The file in which a test that is named so has to be, and its function.
fn place(name: &str) -> Option<(String, &str)> {
    let (group, function) = name.rsplit_once("::")?;
    let file = match group.ends_with(".rs") {
        true => group.to_owned(),
        false => format!("tests/tests/end_to_end/cases/{group}.rs"),
    };
    Some((file, function))
}

#[test]
fn every_test_that_is_named_exists() {
    let read = |path: &str| {
        let file = repository().join(path);
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let page = read("SECURITY.md");
    let promises: Vec<&str> = page
        .lines()
        .skip_while(|line| !line.starts_with("| promise"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert!(promises.len() >= 10, "the table of promises");
    for promise in promises {
        let names: Vec<_> = promise.split('`').filter_map(place).collect();
        assert!(!names.is_empty(), "no test for: {promise}");
        for (file, function) in names {
            let source = read(&file);
            let is_there = source.contains(&format!("fn {function}("));
            assert!(is_there, "{file} has no {function}");
        }
    }
}
