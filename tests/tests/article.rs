//! Consistency checks: the first article and its source, versions, copies in the package,
//! and the public surface.

use article_widget_tests::repository;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;

fn read(path: &str) -> String {
    let file = repository().join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The paragraphs of the source, without the page around it.
fn source_paragraphs(source: &str) -> Vec<&str> {
    let lines = source
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    lines
        .filter(|line| !matches!(*line, "top of page" | "bottom of page"))
        .collect()
}

#[test]
fn the_first_article_is_its_source_word_for_word() {
    let source = read("tests/fixtures/source/lachin-corridor.txt");
    let lines = source_paragraphs(&source);
    let [headline, again, paragraphs @ .., promotion] = &lines[..] else {
        panic!("a headline, twice, paragraphs and a promotion: {lines:#?}");
    };
    assert_eq!(headline, again, "the page repeats the title");

    let article = json("www/articles/lachin-corridor.json");
    assert_eq!(article["headline"], *headline);
    assert_eq!(article["promotion"]["text"], *promotion);
    let body = article["body"].as_array().expect("a body");
    let texts: Vec<&str> = body
        .iter()
        .filter(|block| block["type"] == "paragraph")
        .map(|block| block["text"].as_str().expect("plain text"))
        .collect();
    assert_eq!(
        texts, paragraphs,
        "every paragraph, in order and nothing else"
    );
}

#[test]
fn meetings_stand_after_the_paragraph_that_reports_them() {
    let article = json("www/articles/lachin-corridor.json");
    let body = article["body"].as_array().expect("a body");
    let order: Vec<&str> = body
        .iter()
        .map(|block| match &block["id"] {
            Value::String(id) => id,
            _ => block["text"]
                .as_str()
                .and_then(|text| text.split(' ').next())
                .unwrap_or("?"),
        })
        .collect();
    assert_eq!(
        order,
        [
            "Moscow",
            "Central",
            "Of",
            "moscow-trilateral",
            "During",
            "lavrov-bayramov",
            "Concurrently,",
            "lavrov-mirzoyan",
            "The",
        ]
    );
}

#[test]
fn no_year_is_added_to_a_date_that_has_none() {
    let article = json("www/articles/lachin-corridor.json");
    assert_eq!(article["datePublished"], Value::Null);
    assert_eq!(article["dateModified"], Value::Null);
    for meeting in article["body"].as_array().expect("a body") {
        let date = meeting["startDate"].as_str().unwrap_or("--07-25");
        assert_eq!(date, "--07-25", "{}", meeting["id"]);
    }
    // The years that the source itself names.
    let named = ["2020", "2021", "2022"];
    let text = article.to_string();
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    let years = words.iter().filter(|word| word.len() == 4);
    let others: Vec<_> = years.filter(|year| !named.contains(year)).collect();
    assert!(
        others.is_empty(),
        "years that the source does not name: {others:?}"
    );
}

#[test]
fn versions_agree() {
    let version = env!("CARGO_PKG_VERSION");
    let declared = format!("export const version = \"{version}\";");
    let source = read("www/version.js");
    assert!(
        source.contains(&declared),
        "www/version.js does not say `{declared}`"
    );
    assert_eq!(
        json("pkg/package.json")["version"],
        version,
        "pkg/package.json"
    );
    let built = read("pkg/loader.js");
    assert!(
        built.contains(&format!("\"{version}\"")),
        "pkg/loader.js does not name {version}"
    );
}

#[test]
fn the_package_holds_copies() {
    for name in [
        "articles/lachin-corridor.json",
        "article.schema.json",
        "loader.d.ts",
        "element.d.ts",
        "custom-elements.json",
    ] {
        let (source, copy) = (read(&format!("www/{name}")), read(&format!("pkg/{name}")));
        assert!(
            source == copy,
            "pkg/{name} is not www/{name}: run `cargo xtask build`"
        );
    }
}

#[test]
fn every_export_of_the_package_exists() {
    let package = json("pkg/package.json");
    let mut targets = BTreeSet::new();
    collect_targets(&package["exports"], &mut targets);
    assert!(targets.contains("./loader.js"), "{targets:?}");
    let missing: Vec<_> = targets
        .iter()
        .filter(|target| !target.contains('*') && !repository().join("pkg").join(target).is_file())
        .collect();
    assert!(missing.is_empty(), "exports that lead nowhere: {missing:?}");
}

fn collect_targets(value: &Value, targets: &mut BTreeSet<String>) {
    match value {
        Value::String(target) => {
            targets.insert(target.clone());
        }
        Value::Object(conditions) => conditions
            .values()
            .for_each(|value| collect_targets(value, targets)),
        _ => {}
    }
}

/// The public surface only changes on purpose. `BLESS=1` accepts a change.
#[test]
fn the_public_surface_is_as_agreed() {
    let manifest = json("www/custom-elements.json");
    let element = &manifest["modules"][0]["declarations"][0];
    let mut surface = String::new();
    for list in [
        "attributes",
        "members",
        "events",
        "slots",
        "cssParts",
        "cssProperties",
    ] {
        let names = element[list].as_array().into_iter().flatten();
        let names: Vec<&str> = names
            .map(|item| item["name"].as_str().unwrap_or("?"))
            .collect();
        let _ = writeln!(surface, "{list}: {}", names.join(", "));
    }
    let package = json("www/package.json");
    let exports = package["exports"].as_object().into_iter().flatten();
    let exports: BTreeSet<&str> = exports.map(|(name, _)| name.as_str()).collect();
    let exports: Vec<&str> = exports.into_iter().collect();
    let _ = writeln!(surface, "exports: {}", exports.join(", "));
    for file in [
        "www/loader.d.ts",
        "www/element.d.ts",
        "pkg/article_widget.d.ts",
    ] {
        let _ = write!(surface, "\n# {file}\n{}", declarations(&read(file)));
    }
    let path = "tests/blessed/public-surface.txt";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(repository().join(path), &surface).expect("a file that can be written");
    }
    let blessed = read(path);
    let changed: Vec<_> = std::iter::zip(blessed.lines(), surface.lines())
        .filter(|(blessed, now)| blessed != now)
        .map(|(blessed, now)| format!("- {blessed}\n+ {now}"))
        .collect();
    assert!(
        blessed == surface,
        "the public surface changed; if that is meant, run with BLESS=1:\n{}",
        changed.join("\n")
    );
}

#[test]
fn custom_properties_are_those_of_the_style_sheet() {
    let manifest = json("www/custom-elements.json");
    let element = &manifest["modules"][0]["declarations"][0];
    let css = read("www/article-widget.css");
    // Between the end of a comment and the start of the next there is code.
    let code = css.split("*/").filter_map(|piece| piece.split("/*").next());
    let used: BTreeSet<&str> = code
        .flat_map(|piece| {
            piece
                .match_indices("--article-")
                .map(move |(at, _)| &piece[at..])
        })
        .filter_map(|name| {
            name.split(|c: char| c != '-' && !c.is_ascii_alphanumeric())
                .next()
        })
        .collect();
    assert_eq!(
        names(&element["cssProperties"]),
        used,
        "documented, and in the style sheet"
    );
}

/// The selectors of both behaviours, the loader and the style sheet. Constants
/// generated from the table would hide what they select.
#[test]
fn selectors_name_parts_that_exist() {
    let manifest = json("www/custom-elements.json");
    let parts = names(&manifest["modules"][0]["declarations"][0]["cssParts"]);
    let mut found = BTreeSet::new();
    for directory in ["www", "www/behavior", "src", "src/meetings"] {
        let entries = std::fs::read_dir(repository().join(directory)).expect("a directory");
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            let extension = path.extension().unwrap_or_default();
            if !["css", "js", "rs"].iter().any(|known| extension == *known) {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("UTF-8");
            for selector in text.split("[part").skip(1) {
                let part = selector.split(']').next().unwrap_or_default();
                let part = part.trim_matches(['~', '=', '"']);
                assert!(parts.contains(part), "{}: no part `{part}`", path.display());
                found.insert(part.to_owned());
            }
        }
    }
    assert!(found.contains("meeting"), "{found:?}");
}

fn names(list: &Value) -> BTreeSet<&str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| item["name"].as_str())
        .collect()
}

/// Declarations without comments and without internals of the bindings.
fn declarations(text: &str) -> String {
    let own = text
        .split("export type InitInput")
        .next()
        .unwrap_or_default();
    let lines = own.lines().map(str::trim_end);
    let code = lines.filter(|line| {
        let line = line.trim_start();
        !line.is_empty() && !line.starts_with('*') && !line.starts_with("/*")
    });
    code.fold(String::new(), |all, line| all + line + "\n")
}
