//! Serves the output of `cargo xtask dist` with Debian's nginx and the configuration in
//! `docs/hosting.md`.

use article_widget_tests::{Nginx, Reply, dist, repository};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use sha2::{Digest as _, Sha384};
use std::collections::BTreeMap;
use std::fs;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Headers that depend on the file and its directory.
fn own(head: &str) -> [Option<&str>; 3] {
    ["Content-Type: ", "Cache-Control: ", "Content-Encoding: "]
        .map(|name| head.lines().find_map(|line| line.strip_prefix(name)))
}

#[test]
fn headers_of_each_kind_of_file() {
    let nginx = Nginx::start(&dist());
    let release = "public, max-age=31536000, immutable";
    let major = "public, max-age=300";
    let (js, wasm) = ("text/javascript; charset=utf-8", "application/wasm");
    let json = "application/json; charset=utf-8";
    for (path, content_type, cache) in [
        (format!("{VERSION}/loader.js"), js, release),
        (format!("{VERSION}/article_widget_bg.wasm"), wasm, release),
        (
            format!("{VERSION}/article-widget.css"),
            "text/css; charset=utf-8",
            release,
        ),
        (
            format!("{VERSION}/articles/lachin-corridor.json"),
            json,
            release,
        ),
        (format!("{VERSION}/integrity.json"), json, release),
        (
            format!("{VERSION}/frame.html"),
            "text/html; charset=utf-8",
            release,
        ),
        ("0/article_widget.js".into(), js, major),
        ("0/frame.html".into(), "text/html; charset=utf-8", major),
    ] {
        for (accepted, encoding, ending) in [
            ("gzip, deflate, br, zstd", Some("br"), ".br"),
            ("gzip", Some("gzip"), ".gz"),
            ("identity", None, ""),
        ] {
            let Reply { head, body } = nginx.get(&format!("/{path}"), accepted);
            assert!(head.starts_with("HTTP/1.1 200 "), "{path}: {head}");
            assert_eq!(
                own(&head),
                [Some(content_type), Some(cache), encoding],
                "{path}"
            );
            for header in [
                "Access-Control-Allow-Origin: *",
                "Cross-Origin-Resource-Policy: cross-origin",
                "Vary: Accept-Encoding",
                "X-Content-Type-Options: nosniff",
            ] {
                let count = head.lines().filter(|line| *line == header).count();
                assert_eq!(count, 1, "{header}\n{path}: {head}");
            }
            let file = dist().join(format!("{path}{ending}"));
            assert!(
                body == fs::read(&file).expect("the file"),
                "{}",
                file.display()
            );
        }
    }
    // Nobody may keep it: the file may come with the next upload.
    let Reply { head, .. } = nginx.get(&format!("/{VERSION}/nothing.js"), "br");
    assert!(head.starts_with("HTTP/1.1 404 "), "{head}");
    assert!(head.contains("Access-Control-Allow-Origin: *"), "{head}");
    assert_eq!(own(&head)[1], None, "{head}");
}

/// Browsers compare them with the files as they are decompressed.
#[test]
fn the_hashes_are_those_of_the_files() {
    let directory = dist().join(VERSION);
    let text = fs::read(directory.join("integrity.json")).expect("integrity.json");
    let hashes: BTreeMap<String, String> = serde_json::from_slice(&text).expect("hashes");
    for (path, expected) in &hashes {
        let bytes = fs::read(directory.join(path)).expect("a file");
        let hash = format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)));
        assert_eq!(*expected, hash, "{path}");
    }
    for path in ["loader.js", "article_widget_bg.wasm", "article-widget.css"] {
        assert!(hashes.contains_key(path), "{path}");
    }
}

/// Files for bundlers, editors and servers stay in the npm package.
#[test]
fn files_are_those_that_pages_load() {
    let manifest = fs::read(repository().join("pkg/package.json")).expect("package.json");
    let manifest: Value = serde_json::from_slice(&manifest).expect("JSON");
    assert_eq!(manifest["version"], VERSION);
    for path in [
        "package.json",
        "loader.d.ts",
        "inline.js",
        "custom-elements.json",
    ] {
        assert!(!dist().join(VERSION).join(path).exists(), "{path}");
    }
}

/// The documentation shows nginx's actual responses.
#[test]
fn the_documented_responses_are_real() {
    let nginx = Nginx::start(&dist());
    let page = fs::read_to_string(repository().join("docs/hosting.md")).expect("the page");
    let mut checked = 0;
    for example in page.split("$ curl -I").skip(1) {
        let (example, _) = example.split_once("```").expect("the end of the block");
        let (command, shown) = example.split_once('\n').expect("a response");
        let encoding = match command.split_once("Accept-Encoding: ") {
            Some((_, rest)) => rest.split('"').next().unwrap_or_default(),
            None => "identity",
        };
        let (_, path) = command
            .split_once("https://cdn.example")
            .expect("an address");
        let Reply { head, .. } = nginx.get(path.trim(), encoding);
        for line in shown
            .lines()
            .filter(|line| !line.starts_with("Content-Length"))
        {
            assert!(
                head.lines().any(|real| real == line),
                "{path}: {line}\n{head}"
            );
        }
        checked += 1;
    }
    assert!(checked > 4, "{checked} examples");
}
