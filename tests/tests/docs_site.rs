//! The documentation as `cargo xtask docs` builds it: every address leads to a file
//! of the site, and the widget is on the pages.

use article_widget_tests::repository;
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

fn site() -> PathBuf {
    std::env::var_os("DOCS_SITE")
        .expect("`cargo xtask test` built the site")
        .into()
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

/// The pages below a directory, by their paths in the site.
fn read(directory: &Path, pages: &mut BTreeMap<PathBuf, Html>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read(&path, pages);
        } else if path.extension().is_some_and(|ending| ending == "html") {
            let page = Html::parse_document(&fs::read_to_string(&path).expect("a page"));
            let path = path.strip_prefix(site()).expect("in the site").to_owned();
            pages.insert(path, page);
        }
    }
}

/// The file of a relative address, as servers find it.
fn file(page: &Path, address: &str) -> PathBuf {
    let mut file = PathBuf::new();
    let directory = page.parent().expect("a directory");
    for part in directory.join(address).components() {
        match part {
            Component::ParentDir => assert!(file.pop(), "{address} leads out of the site"),
            part => file.push(part),
        }
    }
    match site().join(&file).is_dir() {
        true => file.join("index.html"),
        false => file,
    }
}

#[test]
fn every_address_of_the_site_leads_somewhere() {
    let mut pages = BTreeMap::new();
    read(&site(), &mut pages);
    let addresses = ["href", "src"].map(|name| (name, selector(&format!("[{name}]"))));
    let (mut checked, mut broken) = (0, Vec::new());
    for (path, page) in &pages {
        for (name, with_address) in &addresses {
            for element in page.select(with_address) {
                let address = element.attr(name).unwrap_or_default();
                if address.contains(':') || address.starts_with("//") {
                    continue;
                }
                checked += 1;
                let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
                let target = match address {
                    "" => path.clone(),
                    address => file(path, address),
                };
                // Fragments with a slash name a meeting of an article, not an anchor.
                let has_target = |page: &Html| {
                    let with_id = selector(&format!("[id=\"{fragment}\"]"));
                    fragment.is_empty()
                        || fragment.contains('/')
                        || page.select(&with_id).next().is_some()
                };
                let leads_somewhere = match pages.get(&target) {
                    Some(page) => has_target(page),
                    None => site().join(&target).is_file(),
                };
                if !leads_somewhere {
                    broken.push(format!("{}: {address}#{fragment}", path.display()));
                }
            }
        }
    }
    assert!(checked > 1000, "{checked} addresses");
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_page_of_the_documentation_is_there() {
    for directory in ["docs", "docs/decisions", "docs/frameworks"] {
        for entry in fs::read_dir(repository().join(directory)).expect("a directory") {
            let name = entry.expect("an entry").file_name();
            let name = name.to_string_lossy();
            let Some(name) = name.strip_suffix(".md").filter(|name| *name != "SUMMARY") else {
                continue;
            };
            let name = if name == "README" { "index" } else { name };
            let page = site().join(directory).join(format!("{name}.html"));
            assert!(page.is_file(), "{}", page.display());
        }
    }
}

/// The addresses are checked with all the others.
#[test]
fn a_widget_with_a_fallback_is_on_the_pages() {
    for page in ["index.html", "docs/embedding.html"] {
        let page = fs::read_to_string(site().join(page)).expect("a page");
        let page = Html::parse_document(&page);
        let widget = "article-widget[src$=\"pkg/articles/lachin-corridor.json\"]";
        for wanted in [
            &format!("{widget} a[href], {widget} img[alt]"),
            "script[type=module][src$=\"pkg/loader.js\"]",
        ] {
            assert!(page.select(&selector(wanted)).next().is_some(), "{wanted}");
        }
    }
}
