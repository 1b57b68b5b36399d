//! `prerender`: the embed as markup, or a whole page.

use crate::args::PrerenderArgs;
use crate::document::Document;
use crate::failure::Failure;
use crate::{input, page, report};
use article::{Article, Options, Resolver, SafeUrl};
use std::io::Write;
use url::Url;

/// Prerenders a file to standard output.
///
/// # Errors
///
/// When the file is not an article, with everything that is wrong with it on
/// standard error.
pub(crate) fn run(args: &PrerenderArgs) -> Result<(), Failure> {
    let article = load(&args.file)?;
    let options = args.options();
    let html = if args.page {
        page::page(&article, &options, args.loader.as_deref())
    } else {
        page::embed(&article, &options, args.loader.as_deref())
    };
    // As it is: a stream that knows colours would take out control characters.
    writeln!(std::io::stdout(), "{html}")?;
    Ok(())
}

/// Reads an article that has to be valid; warnings go to standard error.
///
/// # Errors
///
/// When it is not.
pub(crate) fn load(file: &str) -> Result<Article, Failure> {
    let document = Document::of(input::read(file)?);
    report::write(&document, &mut anstream::stderr().lock())?;
    document.article.ok_or(Failure::Reported)
}

/// An address of the article, absolute where there is something to resolve it
/// against: the article's own address first, then the one that it came from.
pub(crate) fn absolute(url: &SafeUrl, article: &Article, options: &Options) -> String {
    let own = article.url.as_ref().filter(|own| !own.is_relative());
    let base = own.map(SafeUrl::as_str).or(options.src.as_deref());
    let absolute = base.and_then(|base| UrlResolver.resolve(url.as_str(), base));
    absolute.unwrap_or_else(|| url.as_str().to_owned())
}

/// Resolves addresses as browsers do.
pub(crate) struct UrlResolver;

impl Resolver for UrlResolver {
    fn resolve(&self, address: &str, base: &str) -> Option<String> {
        let absolute = Url::parse(base).ok()?.join(address).ok()?;
        Some(absolute.into())
    }
}
