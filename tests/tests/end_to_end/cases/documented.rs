//! The headers in `docs/embedding.md`: pages that send them show articles, rendered and
//! adopted, without console messages. Each block of headers in the page is a case.

use super::Case;
use super::policies::check_it_works;
use crate::page::Page;
use crate::widget::{Way, markup, wait_ready};
use article_widget_tests::{Document, repository};

/// Headers, and what stands above them.
#[derive(Clone)]
struct Block {
    heading: String,
    headers: Vec<(String, String)>,
}

impl Block {
    /// Whether the WASM may run there.
    fn allows(&self, way: Way) -> bool {
        let allowed = |value: &String| !value.contains("script-src") || value.contains("wasm");
        way == Way::Adopted || self.headers.iter().all(|(_, value)| allowed(value))
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
    let mut cases = Vec::new();
    for block in blocks {
        for way in Way::BOTH.into_iter().filter(|way| block.allows(*way)) {
            let name = format!("{}::{}", block.heading, way.name());
            let block = block.clone();
            cases.push(Case::new("documented", &name, move |page: &Page| {
                check(page, &block, way)
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

fn check(page: &Page, block: &Block, way: Way) {
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
        markup(page, way, "full", &[]),
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
