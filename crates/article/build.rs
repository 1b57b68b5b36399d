//! Copies the style sheet of `www` to where the crate can include it, without
//! comments and indentation: it is part of the WASM, which every reader
//! downloads.

use std::path::Path;
use std::{env, fs, io};

const STYLESHEET: &str = "../../www/article-widget.css";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={STYLESHEET}");
    println!("cargo::rerun-if-changed=build.rs");
    let css = fs::read_to_string(STYLESHEET)?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(Path::new(&out).join("article-widget.css"), squeeze(&css))
}

/// Removes comments, white space, quotes and semicolons that CSS does not need. The
/// style sheet has no strings that contain any of these.
fn squeeze(css: &str) -> String {
    let mut rest = css;
    let mut without_comments = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        without_comments.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    without_comments.push_str(rest);
    let mut squeezed = String::new();
    for word in without_comments.split_whitespace() {
        let glue =
            squeezed.ends_with(['{', '}', ';', ',', '>', ':']) || word.starts_with(['{', '}', '>']);
        if !squeezed.is_empty() && !glue {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    // The attribute values of the selectors are identifiers, quoted for people.
    let unquoted = squeezed.replace("=\"", "=").replace("\"]", "]");
    unquoted.replace("\" i]", " i]").replace(";}", "}")
}
