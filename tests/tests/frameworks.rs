//! Tests about frameworks that need no browser.

use article_widget_tests::repository;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Frameworks define some browser globals on servers: Lit `customElements`, others
/// `HTMLElement`.
#[test]
fn importing_the_element_on_a_server_does_nothing() {
    let script = "
      globalThis.customElements = {
        get() {}, define() { throw new Error('there is no page to define it for') } };
      globalThis.HTMLElement = class {};
      const { version } = await import('./pkg/loader.js');
      const { ArticleWidget } = await import('./pkg/element.js');
      if (ArticleWidget.version !== version) throw new Error('another version');
      console.log(version);";
    let output = Command::new("node")
        .args(["--input-type=module", "--eval", script])
        .current_dir(repository())
        .output()
        .expect("node starts");
    let [said, complained] =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(output.status.success(), "{complained}");
    assert_eq!(
        (said.trim(), complained.as_str()),
        (env!("CARGO_PKG_VERSION"), "")
    );
}

/// The lines of a text, trimmed.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).collect()
}

/// The code blocks of a page.
fn blocks(page: &str) -> Vec<Vec<String>> {
    let fenced = page.split("```").skip(1).step_by(2);
    let code = fenced.filter_map(|block| block.split_once('\n'));
    code.map(|(_, code)| lines(code.trim_end())).collect()
}

/// All files of a directory of `tests/frameworks`, as quoted in the documentation.
fn sources(directory: &Path) -> Vec<Vec<String>> {
    let files = fs::read_dir(directory).unwrap_or_else(|error| panic!("{directory:?}: {error}"));
    files
        .filter_map(|file| fs::read_to_string(file.expect("a file").path()).ok())
        .map(|text| lines(&text.replace("{{WIDGET}}", "https://cdn.example")))
        .collect()
}

#[test]
fn the_code_in_the_documentation_is_the_code_of_the_apps() {
    let apps = repository().join("tests/frameworks");
    let shared = sources(&apps);
    let docs = repository().join("docs/frameworks");
    let read = |name: &str| {
        let file = docs.join(format!("{name}.md"));
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    };
    let index = read("README");
    let cases = repository().join("tests/tests/end_to_end/cases/frameworks/app.rs");
    let cases = fs::read_to_string(cases).expect("the cases");
    let mut pages = vec![("README".to_owned(), index.clone(), shared.clone())];
    for directory in fs::read_dir(&apps).expect("the apps") {
        let directory = directory.expect("an entry").path();
        if directory.is_dir() {
            let name = directory.file_name().expect("a name").to_string_lossy();
            assert!(index.contains(&format!("]({name}.md)")), "a link to {name}");
            let case = format!("name: \"{name}\"");
            assert!(cases.contains(&case), "the cases drive {name}");
            let files = [sources(&directory), shared.clone()].concat();
            pages.push((name.to_string(), read(&name), files));
        }
    }
    assert!(pages.len() > 1, "there are apps");
    for (name, page, files) in pages {
        let blocks = blocks(&page);
        assert!(!blocks.is_empty(), "{name} shows no code");
        for block in blocks {
            let is_there = files
                .iter()
                .any(|file| file.windows(block.len()).any(|window| window == block));
            assert!(
                is_there,
                "{name}.md shows what no app does:\n{}",
                block.join("\n")
            );
        }
    }
}
