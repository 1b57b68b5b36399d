//! Measures how much of an article reaches readers: the forms of an embed, and the tools
//! that read, copy, print and save pages.
//!
//! The cases check what must arrive; `reach_table.rs` records what does.

use crate::cases::printing::{collect_texts, print_to_pdf, text_of_pdf};
use crate::cdp;
use crate::page::Page;
use article_widget_tests::{Document, article_widget, repository};
use serde_json::{Value, json};

/// How a publisher puts an article on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `src`, and a link as the fallback.
    Live,
    /// The output of `prerender`, with the loader.
    Prerendered,
    /// The output of `snippet`.
    Snippet,
    /// The article as JSON in the element.
    Inline,
}

/// The fallback of the live form.
const LINK: &str = "<p><a href=\"https://publisher.example/article\">Read the article</a></p>";

impl Form {
    pub(crate) const ALL: [Self; 4] = [Self::Live, Self::Prerendered, Self::Snippet, Self::Inline];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Prerendered => "prerendered",
            Self::Snippet => "snippet",
            Self::Inline => "inline",
        }
    }

    /// The markup for a host page, loader included. `file` is an article in
    /// `www/` or `tests/`.
    pub(crate) fn markup(self, page: &Page, file: &str) -> String {
        const ORIGIN: &str = "http://widget.invalid";
        let address = format!("/{}", file.strip_prefix("tests/").unwrap_or(file));
        let loader = page.loader_script();
        put_pictures(page);
        match self {
            Self::Live => format!(
                "<article-widget src=\"{{{{WIDGET}}}}{address}\">{LINK}</article-widget>{loader}"
            ),
            Self::Prerendered => format!("{}{loader}", article_widget(&["prerender", file])),
            Self::Snippet => {
                let src = format!("{ORIGIN}{address}");
                let loader = format!("{ORIGIN}{}", page.loader.get());
                let arguments = ["snippet", file, "--src", &src, "--loader", &loader];
                article_widget(&arguments).replace(ORIGIN, "{{WIDGET}}")
            }
            Self::Inline => {
                let json = read(file).replace("</", "<\\/");
                format!(
                    "<article-widget><script type=\"application/json\">{json}</script>\
                     </article-widget>{loader}"
                )
            }
        }
    }
}

/// Serves the fixtures' pictures at the paths of the host's pages.
pub(crate) fn put_pictures(page: &Page) {
    page.site.put(
        "/images/map.svg",
        Document {
            content_type: "image/svg+xml".to_owned(),
            body: read("tests/fixtures/images/map.svg"),
            ..Document::default()
        },
    );
}

fn read(file: &str) -> String {
    std::fs::read_to_string(repository().join(file))
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// What readers should find of an article.
pub(crate) struct Expected {
    pub(crate) headline: String,
    /// Every text in it.
    pub(crate) texts: Vec<String>,
}

impl Expected {
    pub(crate) fn of(file: &str) -> Self {
        let article: Value = serde_json::from_str(&read(file)).expect("JSON");
        let mut texts = Vec::new();
        collect_texts(&article, &mut texts);
        Self {
            headline: article["headline"].as_str().unwrap_or_default().to_owned(),
            texts,
        }
    }

    /// The texts missing in `seen`.
    pub(crate) fn missing(&self, seen: &str) -> Vec<&str> {
        let seen = comparable(seen);
        let texts = self.texts.iter().map(String::as_str);
        texts
            .filter(|text| !seen.contains(&comparable(text)))
            .collect()
    }

    /// The result in short: `all`, a share of the words, `link` or `none`.
    pub(crate) fn verdict(&self, seen: &str) -> String {
        let words = |texts: &[&str]| -> usize {
            texts
                .iter()
                .map(|text| text.split_whitespace().count())
                .sum()
        };
        let all: Vec<&str> = self.texts.iter().map(String::as_str).collect();
        let (missing, all) = (words(&self.missing(seen)), words(&all));
        match (missing, all) {
            (0, _) => "all".to_owned(),
            // Names and places are short, and may stand anywhere.
            (missing, all) if missing * 10 < all * 9 => {
                format!("{} %", (all - missing) * 100 / all)
            }
            _ if seen.contains("Read the article") => "link".to_owned(),
            _ => "none".to_owned(),
        }
    }
}

/// Line breaks and hyphens differ.
fn comparable(text: &str) -> String {
    text.chars()
        .filter(|&c| !c.is_whitespace() && !c.is_control())
        .filter(|c| !matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

/// An expression for the readable text of `element`, including closed meetings, which
/// readers can open.
pub(crate) const ARRIVED: &str = "((element) =>
    element?.shadowRoot?.querySelector('[part~=article]')?.textContent ?? element?.innerText ?? '')";

/// Opens a page with an embed, and returns when it is ready.
pub(crate) fn show(page: &Page, form: Form, file: &str, head: &str) {
    let body = format!("<main>{}</main>", form.markup(page, file));
    page.document(head, &body, &[]);
    wait_ready(page);
}

fn wait_ready(page: &Page) {
    page.wait(
        "the article",
        "window.__events?.some(e => e.type === 'article-ready') && document.readyState === 'complete'",
    );
}

/// The text in the browser.
pub(crate) fn shown(page: &Page) -> String {
    page.eval(&format!("return {ARRIVED}(find('article-widget'));"))
}

/// A script of an npm package.
pub(crate) fn package_script(file: &str) -> String {
    format!("<script src=\"/npm/{file}\"></script>")
}

pub(crate) const READABILITY: &str = "@mozilla/readability/Readability.js";
pub(crate) const DOMPURIFY: &str = "dompurify/dist/purify.min.js";
pub(crate) const TURBO: &str = "@hotwired/turbo/dist/turbo.es2017-umd.js";
pub(crate) const HTMX: &str = "htmx.org/dist/htmx.min.js";

/// Readability's `title`, `byline` and `textContent`. As in Firefox, it reads the page's
/// markup without shadow trees.
pub(crate) fn readability(page: &Page) -> Value {
    page.eval(
        "const copy = new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html');
         return new Readability(copy).parse();",
    )
}

/// The text that DOMPurify keeps.
pub(crate) fn purified(page: &Page, markup: &str) -> String {
    page.eval_with(
        "const box = document.createElement('div');
         box.innerHTML = DOMPurify.sanitize(arguments[0]);
         return box.textContent;",
        &[markup.into()],
    )
}

/// A library that navigates without loading pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Visit {
    Turbo,
    Htmx,
}

/// Opens a page with an embed, goes to another and comes back, all by the
/// library. Returns what the browser shows then, which may not be complete yet.
pub(crate) fn away_and_back(page: &Page, visit: Visit, form: Form, file: &str) {
    let (script, boost) = match visit {
        Visit::Turbo => (TURBO, ""),
        Visit::Htmx => (HTMX, " hx-boost=\"true\""),
    };
    let head = package_script(script);
    page.put_document(
        "/elsewhere/",
        &head,
        &format!("<main{boost}><p id=\"there\">Elsewhere</p></main>"),
        &[],
    );
    let body = format!(
        "<main{boost}>{}<p><a id=\"go\" href=\"/elsewhere/\">Elsewhere</a></p></main>",
        form.markup(page, file)
    );
    page.document(&head, &body, &[]);
    wait_ready(page);
    page.run("window.__stays = true; find('#go').click();");
    page.wait(
        "the other page",
        "find('#there') && location.pathname === '/elsewhere/'",
    );
    page.settle();
    page.run("history.back();");
    page.wait(
        "the first page",
        "find('article-widget') && location.pathname === '/page/'",
    );
    assert!(
        page.eval::<bool>("return window.__stays === true;"),
        "{visit:?} did it"
    );
}

/// The open page as Chromium saves it, in one file.
pub(crate) fn saved(page: &Page) -> String {
    let snapshot = cdp::command(page, "Page.captureSnapshot", json!({ "format": "mhtml" }));
    snapshot["data"].as_str().unwrap_or_default().to_owned()
}

/// Opens such a file, whose URLs do not work.
pub(crate) fn open_saved(page: &Page, saved: &str) {
    // No two pages of a run have the same port.
    let port = page.site.host.rsplit(':').next().unwrap_or_default();
    let file = std::env::temp_dir().join(format!("article-widget-{port}.mhtml"));
    std::fs::write(&file, saved).expect("a directory for temporary files");
    page.goto(&format!("file://{}", file.display()));
    page.wait("the saved page", "document.readyState === 'complete'");
    let _ = std::fs::remove_file(file);
}

/// The open page as SingleFile saves it, in one file without scripts. As in the
/// extension, a script in the page gives it the constructed style sheets.
pub(crate) fn saved_by_single_file(page: &Page) -> String {
    page.eval(
        "const load = (file) => import(`/npm/single-file-core/${file}`);
         return load('single-file.js').then(async ({ getPageData }) => {
           await load('single-file-hooks-frames.js');
           const options = { blockScripts: true, removeHiddenElements: true, removeUnusedStyles: true };
           const { content } = await getPageData(options, { fetch });
           return content;
         });",
    )
}

/// Opens such a page, without access to the widget and the article.
pub(crate) fn open_saved_page(page: &Page, html: String) {
    let document = Document {
        content_type: "text/html; charset=utf-8".to_owned(),
        body: html,
        ..Document::default()
    };
    page.site.put("/saved/", document);
    page.goto(&format!("{}/saved/", page.site.host));
    page.wait("the saved page", "document.readyState === 'complete'");
}

/// The text of the printed page.
pub(crate) fn printed(page: &Page) -> String {
    // Some fonts join letters.
    page.eval_with(
        "return arguments[0].normalize('NFKC');",
        &[text_of_pdf(&print_to_pdf(page)).into()],
    )
}
