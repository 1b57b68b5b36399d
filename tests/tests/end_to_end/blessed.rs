//! Files with accepted output; `BLESS=1` writes them.

use article_widget_tests::repository;

/// Compares with a file, or writes it with `BLESS=1`.
#[track_caller]
pub(crate) fn check_blessed(path: &str, actual: &str) {
    let file = repository().join(path);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, actual).unwrap_or_else(|error| panic!("{path}: {error}"));
        return;
    }
    let expected = std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{path}: {error}; BLESS=1 writes it"));
    assert!(
        expected == actual,
        "{path} differs; BLESS=1 accepts this:\n{actual}"
    );
}
