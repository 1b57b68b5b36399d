//! The base URL of a page.

use url::Url;

/// The URL of a page or of its `<base>`, if known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Base(Option<Url>);

impl Base {
    /// The base that a page declares, resolved against the URL of the page.
    pub(crate) fn of(page: Option<&str>, base: Option<&str>) -> Self {
        let page = page.and_then(|page| Url::parse(page.trim()).ok());
        let base = base.map(str::trim).filter(|base| !base.is_empty());
        let base = base.and_then(|base| match &page {
            Some(page) => page.join(base).ok(),
            None => Url::parse(base).ok(),
        });
        Self(base.or(page).filter(|base| !base.cannot_be_a_base()))
    }

    /// Resolves a URL, if the base is known. Fragments stay as they are.
    pub(crate) fn resolve(&self, address: &str) -> String {
        let resolved = match &self.0 {
            Some(base) if !address.is_empty() && !address.starts_with('#') => {
                base.join(address).ok()
            }
            _ => None,
        };
        resolved.map_or_else(|| address.to_owned(), String::from)
    }
}
