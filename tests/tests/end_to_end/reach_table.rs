//! Writes a table of how much of the first article reaches readers: each form of an
//! embed, in each browser and tool.
//!
//! `cargo xtask reach` sets `REACH` to the output file. The table records measurements,
//! even failures; the cases check what must arrive.

use crate::driver::Browser;
use crate::engine::{Engine, Reader};
use crate::page::Page;
use crate::reach::{
    ARRIVED, DOMPURIFY, Expected, Form, READABILITY, Visit, away_and_back, open_saved,
    open_saved_page, package_script, printed, purified, readability, saved, saved_by_single_file,
    show, shown,
};
use article_widget_tests::{Document, OldPage, in_old_chromium};
use fantoccini::Locator;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use tokio::runtime::Runtime;

const ARTICLE: &str = "www/articles/lachin-corridor.json";

/// A browser or tool, and the result for each form.
type Row = (String, Vec<String>);

pub(crate) fn run(file: &Path) -> ExitCode {
    match measure().and_then(|rows| write(file, &rows)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<Vec<Row>, String> {
    let runtime = Runtime::new().map_err(|error| format!("No runtime: {error}."))?;
    let (mut screens, mut tools, mut paper) = (Vec::new(), Vec::new(), Vec::new());
    for engine in Engine::ALL {
        let browser = runtime.block_on(Browser::start(engine, Reader::Usual))?;
        let page = Page::new(engine, browser.client.clone(), runtime.handle().clone());
        page.use_package();
        page.goto(&page.site.host);
        let version: String = page
            .eval("return navigator.userAgent.match(/(?:Chrome|Firefox|Version)\\/([0-9]+)/)[1];");
        let name = match engine {
            Engine::Chromium => format!("Chromium {version}"),
            Engine::Firefox => format!("Firefox {version}"),
            Engine::Webkit => "WebKitGTK".to_owned(),
        };
        screens.push(row(&name, |form| {
            show(&page, form, ARTICLE, "");
            shown(&page)
        }));
        if engine != Engine::Webkit {
            paper.push(row(&format!("PDF of {name}"), |form| {
                show(&page, form, ARTICLE, "");
                printed(&page)
            }));
        }
        if engine == Engine::Chromium {
            screens.push(in_old(&page));
            screens.push(row("no script (Chromium)", |form| {
                without_script(&page, form)
            }));
            tools = in_tools(&page);
        }
        drop(page);
        runtime.block_on(browser.close());
    }
    Ok([screens, tools, paper].concat())
}

fn row(name: &str, read: impl Fn(Form) -> String) -> Row {
    let expected = Expected::of(ARTICLE);
    let cells = Form::ALL.map(|form| expected.verdict(&read(form)));
    println!("{name}: {}", cells.join(", "));
    (name.to_owned(), cells.into())
}

fn in_tools(page: &Page) -> Vec<Row> {
    let named = |name: &str, package: &str| format!("{name} {}", version(package));
    let back = |visit: Visit, form: Form| {
        away_and_back(page, visit, form, ARTICLE);
        std::thread::sleep(std::time::Duration::from_secs(1));
        shown(page)
    };
    vec![
        row(&named("Readability", "@mozilla/readability"), |form| {
            show(page, form, ARTICLE, &package_script(READABILITY));
            page.eval_with::<()>(
                "document.title = arguments[0];",
                &[Expected::of(ARTICLE).headline.into()],
            );
            let found = readability(page);
            ["title", "byline", "textContent"]
                .map(|part| found[part].as_str().unwrap_or_default())
                .join("\n")
        }),
        row(&named("DOMPurify", "dompurify"), |form| {
            let markup = form.markup(page, ARTICLE);
            page.document(&package_script(DOMPURIFY), "", &[]);
            purified(page, &markup)
        }),
        row(&named("back with Turbo", "@hotwired/turbo"), |form| {
            back(Visit::Turbo, form)
        }),
        row(&named("back with htmx", "htmx.org"), |form| {
            back(Visit::Htmx, form)
        }),
        row(&named("saved by SingleFile", "single-file-core"), |form| {
            show(page, form, ARTICLE, "");
            open_saved_page(page, saved_by_single_file(page));
            shown(page)
        }),
        row("saved as MHTML by Chromium", |form| {
            show(page, form, ARTICLE, "");
            open_saved(page, &saved(page));
            shown(page)
        }),
    ]
}

/// Chromium 111 opens all forms in one start.
fn in_old(page: &Page) -> Row {
    let pages: Vec<OldPage> = Form::ALL
        .into_iter()
        .map(|form| {
            let path = format!("/old/{}/", form.name());
            page.put_document(&path, "", &form.markup(page, ARTICLE), &[]);
            OldPage {
                address: format!("{}{path}", page.site.host),
                before: String::new(),
                script: format!(
                    "for (let tries = 0; tries < 200 && !window.__events.length; tries++)
                       await new Promise(done => setTimeout(done, 20));
                     return {ARRIVED}(document.querySelector('article-widget'));"
                ),
            }
        })
        .collect();
    let (version, seen) = in_old_chromium(&pages);
    let version = version.split('.').next().unwrap_or_default().to_owned();
    row(&format!("Chromium {version}"), |form| {
        let at = Form::ALL.iter().position(|other| *other == form);
        let seen = at
            .and_then(|at| seen.get(at))
            .map(|page| page.value.clone());
        seen.and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    })
}

fn without_script(page: &Page, form: Form) -> String {
    let body = form.markup(page, ARTICLE);
    let document = Document {
        content_type: "text/html; charset=utf-8".to_owned(),
        headers: Vec::new(),
        body: format!("<!doctype html><html lang=\"en\"><title>Host</title><body>{body}"),
    };
    page.site.put("/quiet/", document);
    let mut seen = String::new();
    page.without_script(|client| {
        let read = async {
            client.goto(&format!("{}/quiet/", page.site.host)).await?;
            let element = client.find(Locator::Css("article-widget")).await?;
            match element.shadow_root().await {
                Ok(root) => {
                    let article = root.find(Locator::Css("[part~=article]")).await?;
                    article.prop("textContent").await
                }
                Err(_) => element.prop("innerText").await,
            }
        };
        seen = page.wait_for_driver(read, "the text").unwrap_or_default();
    });
    seen
}

/// The version of an npm package.
fn version(package: &str) -> String {
    let directory = std::env::var_os("HOST_PACKAGES").expect("HOST_PACKAGES");
    let file = Path::new(&directory).join(package).join("package.json");
    let text = std::fs::read_to_string(&file);
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let manifest: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    manifest["version"].as_str().unwrap_or_default().to_owned()
}

fn write(file: &Path, rows: &[Row]) -> Result<(), String> {
    let names: Vec<&str> = Form::ALL.iter().map(|form| form.name()).collect();
    let mut text = format!(
        "# What arrives where\n\n\
         Written by `cargo xtask reach`, which measures how much of the first article a reader gets:\n\
         `all` of its texts, a share of its words, the `link` of the fallback, or `none`.\n\
         Closed meetings count, since readers can open them.\n\n\
         - live: `src`, with one link as the fallback. Without the script that link is all there is.\n\
         - prerendered: what `prerender` writes, with the loader.\n\
         - snippet: what `snippet` writes.\n\
         - inline: the article as JSON in the element, without a fallback.\n\n\
         | | {} |\n|---{}|\n",
        names.join(" | "),
        "|---".repeat(names.len())
    );
    for (name, cells) in rows {
        // Writing to a string does not fail.
        let _ = writeln!(text, "| {name} | {} |", cells.join(" | "));
    }
    std::fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}
