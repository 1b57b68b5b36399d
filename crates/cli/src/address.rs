//! Resolves URLs as browsers do.

use article::{Article, Resolver, SafeUrl};
use url::Url;

/// A URL in the article, resolved against the article's own URL, else against
/// `src`, the URL of the article JSON.
pub(crate) fn absolute(url: &SafeUrl, article: &Article, src: Option<&str>) -> String {
    let base = own(article, src).or_else(|| src.map(str::to_owned));
    let absolute = base.and_then(|base| UrlResolver.resolve(url.as_str(), &base));
    absolute.unwrap_or_else(|| url.as_str().to_owned())
}

/// The article's own URL, resolved against `src` if that is known.
pub(crate) fn own(article: &Article, src: Option<&str>) -> Option<String> {
    let own = article::own_address(article, src, &UrlResolver)?;
    Some(Url::parse(&own).map_or(own, String::from))
}

/// Resolves URLs as browsers do.
pub(crate) struct UrlResolver;

impl Resolver for UrlResolver {
    fn resolve(&self, address: &str, base: &str) -> Option<String> {
        let absolute = Url::parse(base).ok()?.join(address).ok()?;
        Some(absolute.into())
    }
}
