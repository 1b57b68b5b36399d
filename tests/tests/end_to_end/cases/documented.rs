//! Examples from the documentation. Pages that send the headers in `docs/embedding.md`
//! show articles, rendered and adopted, without console messages: each block of headers
//! is a case. The embeds and scripts of all pages show an article too.

use super::policies::check_it_works;
use super::{Case, cases};
use crate::page::Page;
use crate::widget::{Mode, markup, wait_ready};
use article_widget_tests::{Document, Example, examples, repository};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha384};

/// Headers, and what stands above them.
#[derive(Clone)]
struct Block {
    heading: String,
    headers: Vec<(String, String)>,
}

impl Block {
    /// Whether the WASM may run there.
    fn allows(&self, mode: Mode) -> bool {
        let allowed = |value: &String| !value.contains("script-src") || value.contains("wasm");
        mode == Mode::Adopted || self.headers.iter().all(|(_, value)| allowed(value))
    }
}

/// The blocks of headers in the documentation.
fn blocks() -> Vec<Block> {
    let text = std::fs::read_to_string(repository().join("docs/embedding.md"));
    let text = text.expect("docs/embedding.md");
    let mut blocks: Vec<Block> = Vec::new();
    let (mut heading, mut is_inside) = ("", false);
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("##") {
            heading = title.trim_start_matches('#').trim();
        } else if line == "```http" {
            is_inside = true;
            blocks.push(Block {
                heading: heading
                    .to_lowercase()
                    .replace(|c: char| !c.is_alphanumeric(), "_"),
                headers: Vec::new(),
            });
        } else if line == "```" {
            is_inside = false;
        } else if is_inside && let Some((name, value)) = line.split_once(": ") {
            let block = blocks.last_mut().expect("a block that began");
            block.headers.push((name.to_owned(), value.to_owned()));
        }
    }
    blocks
}

pub(super) fn cases() -> Vec<Case> {
    let blocks = blocks();
    assert!(blocks.len() >= 5, "blocks of headers in docs/embedding.md");
    let mut cases = cases!("documented": embeds_and_scripts_show_an_article);
    for block in blocks {
        for mode in Mode::BOTH.into_iter().filter(|mode| block.allows(*mode)) {
            let name = format!("{}::{}", block.heading, mode.name());
            let block = block.clone();
            cases.push(Case::new("documented", &name, move |page: &Page| {
                check(page, &block, mode)
            }));
        }
    }
    cases
}

/// Puts the origins where the documentation has examples of them.
fn fill_in(text: &str) -> String {
    text.replace("https://cdn.example", "{{WIDGET}}")
        .replace("https://publisher.example", "{{WIDGET}}")
        .replace("NONCE", "rAnd0m")
}

fn check(page: &Page, block: &Block, mode: Mode) {
    // What the documentation asks of the server of the images.
    page.site.put(
        "/fixtures/images/map.svg",
        Document {
            content_type: "image/svg+xml".to_owned(),
            headers: vec![("Cross-Origin-Resource-Policy".into(), "cross-origin".into())],
            body: crate::widget::fixture("images/map.svg"),
        },
    );
    let headers = block.headers.iter();
    let headers = headers.map(|(name, value)| (name.clone(), fill_in(value)));
    let body = format!(
        "<!doctype html><html lang=en><head><title>Host</title>\
         <script src=\"{{{{WIDGET}}}}/recorder.js\" crossorigin></script></head>\
         <body>{}{}</body></html>",
        markup(page, mode, "full", &[]),
        page.loader_script()
    );
    page.site.put(
        "/page/",
        Document {
            content_type: "text/html; charset=utf-8".to_owned(),
            headers: headers.collect(),
            body: body.replace("<script ", "<script nonce=rAnd0m "),
        },
    );
    page.goto(&format!("{}/page/", page.site.host));
    wait_ready(page, "w");
    let isolates = |(name, _): &(String, String)| name == "Cross-Origin-Embedder-Policy";
    let is_isolated: bool = page.eval("return crossOriginIsolated;");
    assert_eq!(is_isolated, block.headers.iter().any(isolates), "isolated");
    check_it_works(page, "#w");
    page.run("find('#w >>> img').scrollIntoView();");
    page.wait("the image", "find('#w >>> img').naturalWidth > 0");
}

/// A page with an example, and with what the documentation leaves to others.
fn with_example(example: &Example, integrity: &str) -> String {
    let code = match example.language.as_str() {
        "js" => format!("<script type=\"module\">{}</script>", example.code),
        _ => example.code.clone(),
    };
    let mut code = fill_in(&code)
        .replace("{{WIDGET}}/talks.json", "{{WIDGET}}/examples/talks.json")
        .replace(&format!("/{}/", env!("CARGO_PKG_VERSION")), "/pkg/")
        .replace("sha384-…", integrity);
    if !code.contains("frame.html") && !code.contains("mount(") {
        if !code.contains("article-widget") || example.language == "js" {
            code += "<article-widget src=\"{{WIDGET}}/examples/talks.json\"></article-widget>";
        }
        if !code.contains("loader.js") {
            code += "<script type=\"module\" src=\"{{WIDGET}}/pkg/loader.js\"></script>";
        }
    }
    format!("<!doctype html><html lang=en><title>Example</title><body>{code}</body></html>")
}

/// Opens all of them in frames of one page.
fn embeds_and_scripts_show_an_article(page: &Page) {
    let loader = std::fs::read(repository().join("pkg/loader.js")).expect("the loader");
    let integrity = format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(loader)));
    let is_run = |example: &Example| match example.language.as_str() {
        // The sandboxed frame has a case in `frames`.
        "html" => !example.code.contains("sandbox"),
        "js" => example.code.contains("document."),
        _ => false,
    };
    let examples: Vec<Example> = examples().into_iter().filter(is_run).collect();
    assert!(examples.len() > 11, "{} examples", examples.len());
    let mut frames = String::new();
    for (number, example) in examples.iter().enumerate() {
        page.site.put(
            &format!("/example/{number}/"),
            Document {
                content_type: "text/html; charset=utf-8".to_owned(),
                body: with_example(example, &integrity),
                ..Document::default()
            },
        );
        frames += &format!("<iframe width=800 src=\"/example/{number}/\"></iframe>");
    }
    page.document("", &frames, &[]);
    // The frame of the package has another origin: its page gives it a height.
    page.wait(
        "an article in each frame",
        "Array.from(frames).every(({ document }) => {
           const shown = [...document.querySelectorAll('article-widget, #place')].some(
             element => element.shadowRoot?.querySelector('[part=headline]')?.textContent);
           return shown || document.querySelector('iframe')?.style.height;
         })",
    );
}
