//! Serves the demo and the host pages of the test suite, with the widget on another
//! origin.

use article_widget_tests::{Site, repository};
use std::path::Path;
use std::process::ExitCode;
use tokio::net::TcpListener;

const USAGE: &str = "usage: serve [--port N]

Serves the demo on port 8000 and the widget on port 8001, or on the next free
ports. With --port the demo is served there and nowhere else, and the widget on
the next free port.";

const DEFAULT_PORT: u16 = 8000;
const PORTS_TO_TRY: u16 = 100;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => None,
        ["--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        ["--port", port] => match port.parse::<u16>() {
            Ok(port) => Some(port),
            Err(_) => return fail(2, &format!("`{port}` is not a port number.\n\n{USAGE}")),
        },
        _ => return fail(2, USAGE),
    };
    match run(wanted).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => fail(1, &message),
    }
}

async fn run(wanted: Option<u16>) -> Result<(), String> {
    let host = match wanted {
        Some(port) => TcpListener::bind(("127.0.0.1", port))
            .await
            .map_err(|error| format!("Port {port} cannot be used: {error}."))?,
        None => next_free(DEFAULT_PORT).await?,
    };
    let port = host.local_addr().map_err(|error| error.to_string())?.port();
    let widget = next_free(port.saturating_add(1)).await?;
    let site = Site::on(host, widget).map_err(|error| error.to_string())?;

    println!("{}/", site.host);
    println!();
    println!(
        "The widget comes from {}/www/loader.js, another origin.",
        site.widget
    );
    println!("Awkward host pages:");
    for name in pages(&repository().join("tests/hosts")) {
        println!("  {}/hosts/{name}/", site.host);
    }
    println!("Pages with the styles, scripts and places that many pages have:");
    println!(
        "  {}/hosts/isolation/NAME/, where NAME is one of",
        site.host
    );
    println!("  {}", isolation_pages().join(", "));
    if let Some(apps) = std::env::var_os("FRAMEWORK_APPS") {
        println!("Apps of frameworks, as the tests last built them:");
        println!("  {}/frameworks/NAME/, where NAME is one of", site.host);
        println!("  {}", pages(Path::new(&apps)).join(", "));
    }
    if std::env::var_os("DOCS_SITE").is_some() {
        println!("The documentation, as it was last built:");
        println!("  {}/docs/", site.host);
    }
    println!("Ctrl-C ends it.");
    std::future::pending().await
}

async fn next_free(first: u16) -> Result<TcpListener, String> {
    for port in first..=first.saturating_add(PORTS_TO_TRY) {
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)).await {
            return Ok(listener);
        }
    }
    Err(format!(
        "No port between {first} and {} is free.",
        first.saturating_add(PORTS_TO_TRY)
    ))
}

/// The pages on which the widget must look as on a blank one. Some need npm packages.
fn isolation_pages() -> Vec<String> {
    let directory = repository().join("tests/hosts/isolation");
    let has_packages = std::env::var_os("HOST_PACKAGES").is_some();
    let mut names = pages(&directory);
    names.retain(|name| {
        let page = std::fs::read_to_string(directory.join(name).join("index.html"));
        has_packages || page.is_ok_and(|page| !page.contains("\"/npm/"))
    });
    names
}

/// The subdirectories that contain a page.
fn pages(directory: &Path) -> Vec<String> {
    let directories = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let mut names: Vec<String> = directories
        .filter(|directory| directory.path().join("index.html").exists())
        .filter_map(|directory| directory.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

fn fail(code: u8, message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(code)
}
