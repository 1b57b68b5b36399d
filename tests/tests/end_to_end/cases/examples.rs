//! The pages of `examples/`, served as static files. Each page there is a case.

use super::Case;
use crate::page::Page;
use article_widget_tests::repository;
use std::fs;

pub(super) fn cases() -> Vec<Case> {
    let files = fs::read_dir(repository().join("examples")).expect("examples");
    let mut names: Vec<String> = files
        .map(|file| file.expect("a file").file_name().into_string())
        .filter_map(|name| Some(name.ok()?.strip_suffix(".html")?.to_owned()))
        .collect();
    names.sort();
    assert!(names.len() >= 7, "{names:?}");
    let case = |name: String| Case::new("examples", &name.clone(), move |page| works(page, &name));
    names.into_iter().map(case).collect()
}

fn works(page: &Page, name: &str) {
    page.goto(&format!("{}/examples/{name}.html", page.site.widget));
    page.wait("the article", "find('article-widget, #place >>> summary')");
    page.click("article-widget, #place >>> summary");
    page.wait(
        "it to open",
        "find('article-widget, #place >>> details').open",
    );
    // Only a working widget shows the button for all meetings, and only
    // if there are several.
    page.wait(
        "the widget",
        "findAll('article-widget, #place >>> details').length === 1
           || find('article-widget, #place >>> [part=toggle-all]').checkVisibility()",
    );
}
