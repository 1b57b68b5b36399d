//! Links in Markdown have targets, and the examples work and match the commands'
//! output. `documented.rs` of the end-to-end cases runs those that need a browser.

use article_widget_tests::{Example, article_widget, examples, output, program, repository};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
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

/// The examples in a language.
fn shown(language: &str) -> Vec<Example> {
    let mut shown = examples();
    shown.retain(|example| example.language == language);
    shown
}

/// A directory with what the commands of an example read.
fn scratch(name: &str) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&directory);
    for path in [
        "bin",
        "target/dist",
        ".config/fish/completions",
        COMPLETIONS,
    ] {
        fs::create_dir_all(directory.join(path)).expect("a directory");
    }
    let link = |from: &Path, to: &str| {
        std::os::unix::fs::symlink(from, directory.join(to)).expect("a link");
    };
    link(Path::new(program()), "bin/article-widget");
    let package = repository().join("pkg");
    link(&package, "pkg");
    link(
        &package,
        &format!("target/dist/{}", env!("CARGO_PKG_VERSION")),
    );
    let talks = "examples/talks.json";
    fs::copy(repository().join(talks), directory.join("talks.json")).expect("an article");
    let page = article_widget(&["prerender", "--page", talks]);
    fs::write(directory.join("page.html"), page).expect("a page");
    let text = "Talks in Vienna\n\nThe ministers met in Vienna on 25 July 2023 and spoke.\n";
    fs::write(directory.join("page.txt"), text).expect("a page");
    directory
}

const COMPLETIONS: &str = ".local/share/bash-completion/completions";

#[test]
fn the_commands_that_are_shown_work() {
    let mut ran = 0;
    for (number, Example { page, code, .. }) in shown("sh").into_iter().enumerate() {
        // Those of this project have tests by their own names.
        if code.contains("cargo xtask") {
            continue;
        }
        ran += 1;
        let directory = scratch(&format!("commands-{number}"));
        let path = format!("bin:{}", std::env::var("PATH").expect("PATH"));
        let code = format!(
            "cd \"$HOME\"\n{}",
            code.replace("cargo run -- ", "article-widget ")
        );
        let mut shell = Command::new("sh");
        shell.env("HOME", &directory).env("PATH", path);
        let printed = output(shell.args(["-euc", &code]), "");
        assert!(
            !printed.is_empty() || code.contains(" > "),
            "{page}: {code}"
        );
    }
    assert!(ran > 7, "{ran} blocks");
}

#[test]
fn the_articles_that_are_shown_are_valid() {
    let shown = shown("json");
    assert!(shown.len() > 1);
    for Example { page, code, .. } in shown {
        let mut check = Command::new(program());
        let problems = output(check.args(["check", "--format", "json", "-"]), &code);
        assert_eq!(problems.trim(), "[]", "{page}");
    }
}

/// Names in the style sheets are those of the tables, which are generated.
#[test]
fn the_style_sheets_that_are_shown_use_names_that_exist() {
    let tables = fs::read_to_string(repository().join("docs/theming.md")).expect("the page");
    let shown = shown("css");
    assert!(shown.len() > 5);
    let mut checked = 0;
    for Example { page, code, .. } in shown {
        let after = |start: &str, code: &str| -> Vec<String> {
            let names = code.split(start).skip(1);
            let end = |c: char| !c.is_ascii_alphanumeric() && c != '-';
            let names = names.filter_map(|rest| rest.split(end).next());
            names.map(str::to_owned).collect()
        };
        let properties = after("--article-", &code);
        let properties = properties.iter().map(|name| format!("--article-{name}"));
        for name in properties.chain(after("::part(", &code)) {
            assert!(tables.contains(&format!("\n| `{name}`")), "{page}: {name}");
            checked += 1;
        }
    }
    assert!(checked > 20, "{checked} names");
}

/// What an edge worker imports as a module is compiled here.
#[test]
fn the_worker_that_is_shown_answers_with_markup() {
    let workers = shown("js").into_iter();
    let worker = workers.map(|example| example.code);
    let mut worker = worker.filter(|code| code.contains("async fetch()"));
    let worker = worker.next().expect("a worker");
    let code = worker
        .replace(
            "import wasm from \"./pkg/article_widget_bg.wasm\";",
            "import { readFileSync } from \"node:fs\";
             const wasm = new WebAssembly.Module(readFileSync(\"pkg/article_widget_bg.wasm\"));
             globalThis.fetch = async () => new Response(readFileSync(\"examples/talks.json\"));",
        )
        .replace("export default", "const worker =")
        + "const response = await worker.fetch();
           console.log(response.headers.get(\"Content-Type\"), await response.text());";
    let mut node = Command::new("node");
    let printed = output(node.args(["--input-type=module", "--eval", &code]), "");
    let expected = "text/html; charset=utf-8 <article-widget";
    assert!(printed.starts_with(expected), "{printed}");
}

/// The words of a message are in the sources, up to addresses, numbers and what it
/// leaves out.
#[test]
fn troubleshooting_has_every_code_with_its_message() {
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    let mut sources = String::new();
    for directory in ["www", "src"] {
        for entry in fs::read_dir(repository().join(directory)).expect("sources") {
            sources += &read(&entry.expect("an entry").path());
        }
    }
    let page = read(&repository().join("docs/troubleshooting.md"));
    let mut codes = BTreeSet::new();
    for row in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split(" | ").collect();
        codes.insert(cells[0].trim_matches(['|', ' ', '`']));
        let Some(message) = cells[1].strip_prefix('`') else {
            continue;
        };
        let message = message.trim_end_matches('`');
        let is_value = |word: &&str| word.contains(|c: char| c == '…' || c.is_ascii_digit());
        let words: Vec<&str> = message.split(' ').collect();
        for phrase in words.split(is_value) {
            let phrase = phrase.join(" ");
            assert!(sources.contains(&phrase), "{row}: {phrase}");
        }
    }
    let readme = read(&repository().join("README.md"));
    let (_, table) = readme.split_once("<!-- codegen: errors -->").expect("it");
    let (table, _) = table.split_once("<!-- /codegen -->").expect("its end");
    for row in table.lines().filter(|line| line.starts_with("| `")) {
        let code = row.split('`').nth(1).expect("a code");
        assert!(codes.contains(code), "docs/troubleshooting.md on {code}");
    }
}
