//! Links in Markdown have targets, and the examples match the commands' output.

use article_widget_tests::{article_widget, output, repository};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A page's links, and the fragments of its headings.
#[derive(Default)]
struct Page {
    links: Vec<String>,
    fragments: BTreeSet<String>,
}

fn read(path: &Path) -> Page {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let mut page = Page::default();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                page.links.push(dest_url.into_string());
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let slug = slug(&heading.take().unwrap_or_default());
                let mut unique = slug.clone();
                let mut number = 0;
                while !page.fragments.insert(unique) {
                    number += 1;
                    unique = format!("{slug}-{number}");
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    page
}

/// A heading's fragment, as forges generate it.
fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase().replace(' ', "-");
    kept.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        .collect()
}

#[test]
fn links_in_markdown_lead_somewhere() {
    let mut git = Command::new("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let files = output(git.arg("*.md"), "");
    let (mut checked, mut broken) = (0, Vec::new());
    for file in files.lines() {
        let path = repository().join(file);
        let page = read(&path);
        for link in &page.links {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            checked += 1;
            let (target, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = match target {
                "" => path.clone(),
                target => path.with_file_name(target),
            };
            let leads_somewhere = target.exists()
                && (fragment.is_empty() || read(&target).fragments.contains(fragment));
            if !leads_somewhere {
                broken.push(format!("{file}: {link}"));
            }
        }
    }
    assert!(checked > 100, "{checked} links");
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn fragments_are_those_of_forges() {
    assert_eq!(slug("Where the files lie"), "where-the-files-lie");
    assert_eq!(slug("`check FILE…`, and more"), "check-file-and-more");
}

#[test]
fn the_prerendered_example_is_what_the_command_line_prints() {
    let printed = article_widget(&[
        "prerender",
        "examples/talks.json",
        "--page",
        "--loader",
        "../pkg/loader.js",
    ]);
    let file = repository().join("examples/prerendered.html");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, printed).expect("a file to write to");
        return;
    }
    let example = fs::read_to_string(&file).expect("the example");
    assert!(
        example == printed,
        "{} differs; BLESS=1 accepts this:\n{printed}",
        file.display()
    );
}

#[test]
fn the_example_for_node_prints_markup() {
    let printed = output(Command::new("node").arg("examples/render.mjs"), "");
    assert!(printed.starts_with("<article-widget"), "{printed}");
}
