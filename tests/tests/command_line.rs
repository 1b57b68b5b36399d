//! Compares the command line with the WASM in Node, the README, and schema.org's
//! vocabulary.
//!
//! `cargo xtask test` provides Node and the packages.

use article_widget_tests::{article_widget, output, repository};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The paths of all valid articles in the repository.
fn articles() -> Vec<String> {
    let directory = "tests/fixtures/articles";
    let files = fs::read_dir(repository().join(directory)).expect("fixtures");
    let names = files.map(|file| file.expect("a file").file_name().into_string());
    let mut articles: Vec<String> = names
        .map(|name| format!("{directory}/{}", name.expect("UTF-8")))
        .collect();
    articles.sort();
    assert!(articles.len() > 5, "{articles:?}");
    articles.push("www/articles/lachin-corridor.json".to_owned());
    articles.push("crates/cli/tests/fixtures/page.json".to_owned());
    articles
}

fn scratch(name: &str) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&directory).expect("a directory to write to");
    directory
}

/// Renders every article with every set of options, without a DOM.
const RENDER: &str = r#"
    import { readFileSync } from "node:fs";
    import { initSync, renderToString } from "./pkg/article_widget.js";
    if (globalThis.document || globalThis.window) throw new Error("there is a DOM");
    initSync({ module: readFileSync("pkg/article_widget_bg.wasm") });
    const { articles, options } = JSON.parse(readFileSync(0, "utf8"));
    const rendered = articles.map((file) => {
        const article = JSON.parse(readFileSync(file, "utf8"));
        return options.map((options) => renderToString(article, options));
    });
    process.stdout.write(JSON.stringify(rendered));
"#;

#[test]
fn node_renders_the_bytes_that_the_command_line_prints() {
    let options = [
        json!({}),
        json!({ "theme": "dark", "expanded": "all", "mode": "single", "headingLevel": 4 }),
        json!({
            "src": "https://publisher.example/2023/talks.json", "lang": "hy", "loading": "lazy",
            "stylesheet": "https://cdn.example/pkg/article-widget.css",
        }),
        json!({ "nonce": "a\"b", "remember": true, "debug": true, "expanded": "first" }),
    ];
    let articles = articles();
    let request = json!({ "articles": articles, "options": options });
    let mut node = Command::new("node");
    node.args(["--input-type=module", "--eval", RENDER]);
    let rendered = output(&mut node, &request.to_string());
    let rendered: Vec<Vec<String>> = serde_json::from_str(&rendered).expect("JSON");
    assert_eq!(rendered.len(), articles.len());
    for (article, rendered) in articles.iter().zip(rendered) {
        assert_eq!(rendered.len(), options.len());
        for (options, rendered) in options.iter().zip(rendered) {
            let mut arguments = vec!["prerender".to_owned(), article.clone()];
            for (name, value) in options.as_object().expect("options") {
                let name = name.replace("headingLevel", "heading-level");
                arguments.push(match value {
                    Value::Bool(_) => format!("--{name}"),
                    Value::String(text) => format!("--{name}={text}"),
                    other => format!("--{name}={other}"),
                });
            }
            let printed = article_widget(&arguments);
            assert!(
                printed == format!("{rendered}\n"),
                "{arguments:?}\n{printed}\n{rendered}"
            );
        }
    }
}

/// The README's code for Node runs as written.
#[test]
fn the_readme_shows_code_that_runs() {
    let readme = fs::read_to_string(repository().join("README.md")).expect("README.md");
    let (_, rest) = readme.split_once("In Node, ").expect("the part about Node");
    let (_, code) = rest.split_once("```js\n").expect("its code");
    let (code, _) = code.split_once("```").expect("its end");
    let directory = scratch("readme");
    let link = directory.join("pkg");
    if link.symlink_metadata().is_ok() {
        fs::remove_file(&link).expect("the link of the last time");
    }
    std::os::unix::fs::symlink(repository().join("pkg"), &link).expect("a link");
    fs::write(directory.join("render.mjs"), code).expect("a script");
    let printed = output(Command::new("node").arg(directory.join("render.mjs")), "");
    let (problems, html) = printed.split_once('\n').expect("two lines");
    assert_eq!(problems, "[]");
    let prerendered = article_widget(&["prerender", "pkg/articles/lachin-corridor.json"]);
    assert_eq!(html, prerendered);
}

/// The JSON-LD of a page printed by the command line.
fn linked_data(article: &str) -> String {
    let page = article_widget(&["prerender", "--page", article]);
    let (_, rest) = page
        .split_once("<script type=\"application/ld+json\">")
        .expect("JSON-LD");
    let (json, _) = rest.split_once("</script>").expect("its end");
    json.to_owned()
}

/// schema-dts has TypeScript types generated from schema.org: every type, its properties,
/// and their values.
#[test]
fn linked_data_is_of_schema_org() {
    let modules = std::env::var("NODE_PATH").expect("NODE_PATH, as `cargo xtask test` sets it");
    let mut code = "import type { NewsArticle, WithContext } from \"schema-dts\";\n".to_owned();
    let mut count = 0;
    let mut add = |before: &str, json: &str| {
        count += 1;
        code += &format!("{before}export const a{count}: WithContext<NewsArticle> = {json};\n");
    };
    for article in articles() {
        add("", &linked_data(&article));
    }
    // The compiler is to find each of these wrong.
    let whole = linked_data("crates/cli/tests/fixtures/page.json");
    for (right, wrong) in [
        ("\"NewsArticle\"", "\"NewsStory\""),
        ("\"Event\"", "\"Meeting\""),
        ("\"Place\"", "\"Location\""),
        ("\"Event\"", "\"Person\""),
        ("\"startDate\"", "\"startsOn\""),
        ("\"jobTitle\"", "\"office\""),
        ("\"headline\"", "\"headLine\""),
        ("\"creditText\"", "\"credits\""),
        ("\"value\":1200", "\"value\":[{}]"),
    ] {
        let changed = whole.replacen(right, wrong, 1);
        assert_ne!(changed, whole, "{right} is there");
        add("// @ts-expect-error\n", &changed);
    }
    let directory = scratch("schema-org");
    let config = json!({
        "compilerOptions": {
            "noEmit": true, "strict": true, "skipLibCheck": true, "types": [], "target": "es2022",
            "module": "es2022", "moduleResolution": "bundler",
            "paths": { "schema-dts": [format!("{modules}/schema-dts")] },
        },
        "files": ["articles.ts"],
    });
    fs::write(directory.join("articles.ts"), code).expect("a file");
    fs::write(directory.join("tsconfig.json"), config.to_string()).expect("a file");
    let mut compiler = Command::new("node");
    compiler.arg(format!("{modules}/typescript/bin/tsc"));
    output(compiler.arg("--project").arg(&directory), "");
}

/// Imitates WordPress, which turns the lines of a post into paragraphs.
const AUTOP: &str = r#"
    import { createRequire } from "node:module";
    import { readFileSync } from "node:fs";
    const require = createRequire(`${process.env.HOST_PACKAGES}/`);
    const { autop } = require("@wordpress/autop");
    const posts = JSON.parse(readFileSync(0, "utf8"));
    process.stdout.write(JSON.stringify(posts.map((post) => autop(post))));
"#;

/// The element's contents after a paste in a content system, parsed by html5ever.
#[test]
fn pasted_markup_keeps_its_children() {
    let directory = PathBuf::from(std::env::var("HOST_PACKAGES").expect("HOST_PACKAGES"));
    assert!(
        directory.join("@wordpress/autop").is_dir(),
        "`cargo xtask test` installs it"
    );
    let mut posts: Vec<String> = Vec::new();
    for article in articles() {
        let snippet = article_widget(&[
            "snippet",
            &article,
            "--src",
            "https://publisher.example/a.json",
            "--loader",
            "https://cdn.example/pkg/loader.js",
        ]);
        assert!(!snippet.contains("\n\n"), "{snippet}");
        posts.push(snippet);
    }
    // What `docs/embedding.md` shows for content systems, inline data included.
    let docs = fs::read_to_string(repository().join("docs/embedding.md")).expect("the docs");
    let (_, section) = docs
        .split_once("### In content systems")
        .expect("the section");
    let (_, example) = section.split_once("```html\n").expect("its example");
    let (example, _) = example.split_once("```").expect("its end");
    assert!(example.contains("application/json"), "{example}");
    posts.push(example.to_owned());
    let around = |post: &String| format!("Before.\n\n{post}\nAfter.\n\nThe end.");
    let in_paragraph = |post: &String| format!("<p>{post}</p>");
    let posts: Vec<[String; 3]> = posts
        .iter()
        .map(|post| [post.clone(), around(post), in_paragraph(post)])
        .collect();
    let mut node = Command::new("node");
    node.args(["--input-type=module", "--eval", AUTOP]);
    let flat: Vec<&String> = posts.iter().flatten().collect();
    let made = output(&mut node, &json!(flat).to_string());
    let made: Vec<String> = serde_json::from_str(&made).expect("JSON");
    let inside = |html: &str| {
        let page = scraper::Html::parse_document(html);
        let widget = scraper::Selector::parse("article-widget").expect("a selector");
        let widget = page.select(&widget).next().expect("the element");
        widget
            .text()
            .flat_map(|text| text.split_whitespace().map(str::to_owned))
            .collect()
    };
    for (post, made) in posts.iter().zip(made.chunks(3)) {
        let expected: Vec<String> = inside(&post[0]);
        assert!(!expected.is_empty());
        // As pasted, in a paragraph, and after WordPress.
        for html in post.iter().chain(made) {
            assert_eq!(inside(html), expected, "{html}");
        }
    }
}
