//! Pages that name a test for everything that they promise. That the tests are
//! there can be checked; whether they prove it is for people to read.

use article_widget_tests::repository;

pub(crate) fn read(path: &str) -> String {
    let file = repository().join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of the first table of a page that begins with this heading.
pub(crate) fn rows<'a>(page: &'a str, heading: &str) -> Vec<&'a str> {
    page.lines()
        .skip_while(|line| !line.starts_with(heading))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect()
}

/// Checks that each row names tests, and that they exist.
#[track_caller]
pub(crate) fn check_tests(rows: &[&str]) {
    for row in rows {
        let names: Vec<_> = row.split('`').filter_map(place).collect();
        assert!(!names.is_empty(), "no test for: {row}");
        for (file, function) in names {
            let is_there = read(&file).contains(&format!("fn {function}("));
            assert!(is_there, "{file} has no {function}");
        }
    }
}

/// The file in which a test that is named so has to be, and its function.
fn place(name: &str) -> Option<(String, &str)> {
    let (group, function) = name.rsplit_once("::")?;
    let file = match group.ends_with(".rs") {
        true => group.to_owned(),
        false => format!("tests/tests/end_to_end/cases/{group}.rs"),
    };
    Some((file, function))
}
