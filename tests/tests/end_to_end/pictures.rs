//! Takes screenshots of the demo and the gallery in the three engines, for the
//! documentation and for reviewing changes.
//!
//! `cargo xtask pictures` sets `PICTURES` to their directory. Nothing is compared: fonts
//! and antialiasing differ between machines.

use crate::driver::Browser;
use crate::engine::{Engine, Reader};
use crate::page::Page;
use article_widget_tests::{Document, article_widget};
use std::ffi::OsStr;
use std::path::Path;
use std::process::ExitCode;
use tokio::runtime::Runtime;

/// The width of every picture; the gallery has places of all widths.
const WIDTH: u32 = 1280;

/// One picture.
struct Picture {
    name: &'static str,
    /// The path on the demo's origin.
    path: &'static str,
    /// The height; the whole page if absent.
    height: Option<u32>,
    /// An expression that is true when the page is complete.
    finished: &'static str,
}

/// True when the gallery is complete: slow and failed articles show their status.
const GALLERY: &str = "findAll('.frame').length > 0 && findAll('.frame').every(frame =>
    frame.firstChild.shadowRoot?.querySelector('[part=article], div[role]'))";

const fn gallery(name: &'static str, path: &'static str) -> Picture {
    Picture {
        name,
        path,
        height: None,
        finished: GALLERY,
    }
}

/// The path of the page that the command line generated from the source of the first
/// article.
const IMPORTED: &str = "/imported/";

const PICTURES: [Picture; 10] = [
    Picture {
        name: "article",
        path: "/",
        height: Some(1240),
        finished: "find('#article >>> [part=article]')",
    },
    Picture {
        name: "imported",
        path: IMPORTED,
        height: Some(1240),
        finished: "find('article-widget').meetings?.length === 3",
    },
    gallery("phone", "/gallery.html?only=phone"),
    gallery("blocks", "/gallery.html?only=blocks"),
    gallery("blocks-dark", "/gallery.html?only=blocks&scheme=dark"),
    gallery("states", "/gallery.html?only=states"),
    gallery("states-dark", "/gallery.html?only=states&scheme=dark"),
    gallery("themes", "/gallery.html?only=themes"),
    gallery("languages", "/gallery.html?only=languages"),
    gallery("widths", "/gallery.html?only=widths"),
];

/// Takes all screenshots in the chosen engines.
pub(crate) fn run(directory: &Path) -> ExitCode {
    match take_all(directory) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn take_all(directory: &Path) -> Result<(), String> {
    let runtime = Runtime::new().map_err(|error| format!("No runtime: {error}."))?;
    for engine in Engine::chosen()? {
        let directory = directory.join(engine.name());
        std::fs::create_dir_all(&directory)
            .map_err(|error| format!("{}: {error}", directory.display()))?;
        let browser = runtime.block_on(Browser::start(engine, Reader::Usual))?;
        let page = Page::new(engine, browser.client.clone(), runtime.handle().clone());
        page.site.put(IMPORTED, imported());
        for picture in &PICTURES {
            let file = directory.join(picture.name).with_extension("png");
            let bytes = take(&page, picture);
            std::fs::write(&file, &bytes)
                .map_err(|error| format!("{}: {error}", file.display()))?;
            println!("{} {} kB", file.display(), bytes.len() / 1000);
        }
        drop(page);
        runtime.block_on(browser.close());
    }
    Ok(())
}

/// The output of `import` and `prerender --page` for a saved page, without edits.
fn imported() -> Document {
    let article = article_widget(&["import", "tests/fixtures/source/lachin-corridor.txt"]);
    let file = std::env::temp_dir().join(format!("imported-{}.json", std::process::id()));
    std::fs::write(&file, article).expect("a directory for temporary files");
    let body = article_widget(&[
        OsStr::new("prerender"),
        file.as_os_str(),
        OsStr::new("--page"),
        OsStr::new("--loader"),
        OsStr::new("{{WIDGET}}/pkg/loader.js"),
    ]);
    let _ = std::fs::remove_file(file);
    Document {
        content_type: "text/html; charset=utf-8".to_owned(),
        body,
        ..Document::default()
    }
}

/// Opens the page in a window as tall as its content, since screenshots only show what is
/// in view.
fn take(page: &Page, picture: &Picture) -> Vec<u8> {
    page.resize(WIDTH, 800);
    page.goto(&format!("{}{}", page.site.host, picture.path));
    page.wait(picture.name, picture.finished);
    page.wait("the fonts", "document.fonts.status === 'loaded'");
    page.run("document.documentElement.style.scrollbarWidth = 'none';");
    let height = picture
        .height
        .unwrap_or_else(|| page.eval("return document.documentElement.scrollHeight;"));
    page.resize(WIDTH, height);
    page.settle();
    page.wait_for_driver(page.client.screenshot(), picture.name)
}
