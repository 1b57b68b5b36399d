//! `snippet`: the short embed to paste into a page, with fallback content that is
//! readable without the widget, the hash of the loader, and hints that let browsers
//! connect early.
//!
//! The article and the WASM are fetched without credentials. No preload hint can
//! request that, so browsers would load them twice; they only get a connection
//! hint.

use crate::address::UrlResolver;
use crate::args::SnippetArgs;
use crate::failure::Failure;
use crate::input::words;
use crate::load::load;
use crate::output;
use crate::report::note;
use article::{Article, Attribute, Embed, Html, Markup, Tag};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::path::{Path, PathBuf};
use url::Url;

/// Prints the embed of an article.
///
/// # Errors
///
/// If the file is not an article, or the copy of the loader cannot be read.
pub(crate) fn run(args: &SnippetArgs) -> Result<(), Failure> {
    let article = load(&args.file)?;
    let integrity = integrity(args)?;
    let described = Embed {
        src: Some(args.src.clone()),
        ..args.embed.embed()
    };
    let mut html = Html::default();
    hints(args, integrity.as_deref(), &mut html);
    embed(&article, &described, &mut html);
    html.text("\n");
    html.open(Tag::Script);
    html.attribute(Attribute::Type, "module");
    html.attribute(Attribute::Src, &args.loader);
    if let Some(integrity) = &integrity {
        html.attribute(Attribute::Integrity, integrity);
    }
    html.attribute(Attribute::Crossorigin, "anonymous");
    html.close();
    let mut snippet = html.finish();
    if args.one_line {
        snippet = snippet.replace(['\r', '\n'], " ");
    }
    output::print(snippet)
}

fn hints(args: &SnippetArgs, integrity: Option<&str>, html: &mut Html) {
    html.open(Tag::Link);
    html.attribute(Attribute::Rel, "modulepreload");
    html.attribute(Attribute::Href, &args.loader);
    if let Some(integrity) = integrity {
        html.attribute(Attribute::Integrity, integrity);
    }
    html.attribute(Attribute::Crossorigin, "anonymous");
    html.close();
    let origin = |url: &str| {
        Url::parse(url)
            .ok()
            .map(|url| url.origin().ascii_serialization())
    };
    if let Some(src) = origin(&args.src)
        && origin(&args.loader).as_ref() != Some(&src)
    {
        html.open(Tag::Link);
        html.attribute(Attribute::Rel, "preconnect");
        html.attribute(Attribute::Href, &src);
        html.attribute(Attribute::Crossorigin, "anonymous");
        html.close();
    }
    html.text("\n");
}

/// The element with the whole article as its fallback, on one line, since content
/// systems turn lines into paragraphs. The `<div>` closes a surrounding paragraph,
/// which could not contain the article's.
fn embed(article: &Article, embed: &Embed, html: &mut Html) {
    html.open(Tag::Div);
    article::open_embed(embed, html);
    article::light_children(article, embed, &UrlResolver, html);
    html.close();
    html.close();
}

/// The hash of the loader, in the form of `integrity`.
fn integrity(args: &SnippetArgs) -> Result<Option<String>, Failure> {
    let file = match &args.loader_file {
        Some(file) => PathBuf::from(file),
        None if follows_releases(&args.loader) => {
            note(
                "the loader in the directory of a major version changes with every release, so \
                 the snippet has no integrity hash",
            );
            return Ok(None);
        }
        None => match local_loader(&args.loader) {
            Some(file) => file,
            None => {
                note(
                    "no copy of the loader was found, so the snippet has no integrity hash; \
                     name one with --loader-file",
                );
                return Ok(None);
            }
        },
    };
    let bytes = std::fs::read(&file).map_err(|error| {
        let error = words(&error);
        Failure::Data(format!("{} could not be read: {error}", file.display()))
    })?;
    if args.loader_file.is_none() {
        note(&format!("the integrity hash is that of {}", file.display()));
    }
    if is_source(&args.loader) {
        note(
            "www/loader.js loads further files that its hash does not cover; pkg/loader.js is \
             one file with the hash of the WASM in it",
        );
    }
    Ok(Some(format!(
        "sha384-{}",
        STANDARD.encode(Sha384::digest(&bytes))
    )))
}

/// The copy of the loader in the directory that the URL ends with, in the current
/// directory or in the checkout that this program was built in.
fn local_loader(url: &str) -> Option<PathBuf> {
    let directory = if is_source(url) { "www" } else { "pkg" };
    let program = std::env::current_exe().ok();
    let around = program.iter().flat_map(|program| program.ancestors());
    let candidates = std::iter::once(Path::new("")).chain(around);
    candidates
        .map(|at| at.join(directory).join("loader.js"))
        .find(|file| file.is_file())
}

fn is_source(url: &str) -> bool {
    path(url).ends_with("www/loader.js")
}

/// Whether the URL is in the directory of a major version, as in `/0/loader.js`.
fn follows_releases(url: &str) -> bool {
    let directory = path(url).rsplit('/').nth(1).unwrap_or_default();
    !directory.is_empty() && directory.bytes().all(|byte| byte.is_ascii_digit())
}

fn path(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}
