//! Addresses, resolved as browsers do it.

use article::{Article, Options, Resolver, SafeUrl};
use url::Url;

/// An address of the article, absolute where there is something to resolve it
/// against: the article's own address first, then the one that it came from.
pub(crate) fn absolute(url: &SafeUrl, article: &Article, options: &Options) -> String {
    let base = own(article, options).or_else(|| options.src.clone());
    let absolute = base.and_then(|base| UrlResolver.resolve(url.as_str(), &base));
    absolute.unwrap_or_else(|| url.as_str().to_owned())
}

/// The article's own address, absolute where it is known what it came from.
pub(crate) fn own(article: &Article, options: &Options) -> Option<String> {
    let own = article::own_address(article, options, &UrlResolver)?;
    Some(Url::parse(&own).map_or(own, String::from))
}

/// The address of a file in the folder of another.
pub(crate) fn beside(url: &str, file: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let folder = path
        .rfind('/')
        .and_then(|slash| path.get(..=slash))
        .unwrap_or_default();
    [folder, file].concat()
}

/// Resolves addresses as browsers do.
pub(crate) struct UrlResolver;

impl Resolver for UrlResolver {
    fn resolve(&self, address: &str, base: &str) -> Option<String> {
        let absolute = Url::parse(base).ok()?.join(address).ok()?;
        Some(absolute.into())
    }
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn files_lie_beside_the_loader() {
        let css = |loader| beside(loader, "a.css");
        assert_eq!(
            css("https://cdn.example/pkg/loader.js?v=1/2#x"),
            "https://cdn.example/pkg/a.css"
        );
        assert_eq!(css("/pkg/loader.js"), "/pkg/a.css");
        assert_eq!(css("loader.js"), "a.css");
    }
}
