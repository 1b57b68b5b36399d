//! Addresses, resolved as browsers do it.

use article::{Article, Resolver, SafeUrl};
use url::Url;

/// An address of the article, absolute where there is something to resolve it
/// against: the article's own address, else `src`, where the article came from.
pub(crate) fn absolute(url: &SafeUrl, article: &Article, src: Option<&str>) -> String {
    let base = own(article, src).or_else(|| src.map(str::to_owned));
    let absolute = base.and_then(|base| UrlResolver.resolve(url.as_str(), &base));
    absolute.unwrap_or_else(|| url.as_str().to_owned())
}

/// The article's own address, absolute where it is known what it came from.
pub(crate) fn own(article: &Article, src: Option<&str>) -> Option<String> {
    let own = article::own_address(article, src, &UrlResolver)?;
    Some(Url::parse(&own).map_or(own, String::from))
}

/// Resolves addresses as browsers do.
pub(crate) struct UrlResolver;

impl Resolver for UrlResolver {
    fn resolve(&self, address: &str, base: &str) -> Option<String> {
        let absolute = Url::parse(base).ok()?.join(address).ok()?;
        Some(absolute.into())
    }
}
