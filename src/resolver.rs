//! Resolves URLs as the browser does.

use article::Resolver;
use web_sys::Url;

/// The browser's URL parser.
pub(crate) struct UrlResolver;

impl Resolver for UrlResolver {
    fn resolve(&self, address: &str, base: &str) -> Option<String> {
        Url::new_with_base(address, base).ok().map(|url| url.href())
    }
}
