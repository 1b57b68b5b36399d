//! The code that the documentation shows.

use crate::origin::repository;
use std::fs;

/// A block of code in a page.
#[derive(Debug, Clone)]
pub struct Example {
    /// The page's path in the repository.
    pub page: String,
    /// What stands behind the fence, as in `html`.
    pub language: String,
    /// What is shown.
    pub code: String,
}

/// The blocks of code in `README.md` and the pages of `docs`. Those about
/// frameworks have tests of their own.
///
/// # Panics
///
/// When the pages cannot be read.
#[must_use]
pub fn examples() -> Vec<Example> {
    let docs = fs::read_dir(repository().join("docs")).expect("docs");
    let names = docs.map(|file| file.expect("a file").file_name().into_string());
    let mut pages: Vec<String> = names
        .map(|name| format!("docs/{}", name.expect("UTF-8")))
        .filter(|page| page.ends_with(".md"))
        .collect();
    pages.push("README.md".to_owned());
    pages.sort();
    let mut examples = Vec::new();
    for page in pages {
        let text = fs::read_to_string(repository().join(&page)).expect("a page");
        for block in text.split("```").skip(1).step_by(2) {
            let (language, code) = block.split_once('\n').expect("a block has lines");
            examples.push(Example {
                page: page.clone(),
                language: language.to_owned(),
                code: code.to_owned(),
            });
        }
    }
    examples
}
