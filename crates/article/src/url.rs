//! The URLs that an article may contain: `https:`, `http:`, relative and, for
//! links, `mailto:`.
//!
//! Browsers' URL parsers drop tabs and line breaks and trim control characters, so
//! a URL with any of these is rejected instead of guessing what a browser sees.

use crate::malformed::Malformed;

/// A URL that is safe in `href` or `src`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeUrl(String);

impl SafeUrl {
    /// The placeholder for a missing or invalid URL.
    pub(crate) const PLACEHOLDER: Self = Self(String::new());

    /// Parses the URL of a link: web, mail or relative.
    ///
    /// # Errors
    ///
    /// If it has another form; the error says what was expected.
    pub fn link(address: &str) -> Result<Self, Malformed> {
        Self::parse(address, &["https", "http", "mailto"])
    }

    /// Parses the URL of a resource or of the article: web or relative.
    ///
    /// # Errors
    ///
    /// If it has another form; the error says what was expected.
    pub fn resource(address: &str) -> Result<Self, Malformed> {
        Self::parse(address, &["https", "http"])
    }

    /// The URL as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is relative.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        scheme(&self.0).is_none()
    }

    fn parse(address: &str, schemes: &[&str]) -> Result<Self, Malformed> {
        match flaw(address, schemes) {
            None => Ok(Self(address.to_owned())),
            Some(expected) => Err(Malformed::expected(expected)),
        }
    }
}

/// What is wrong with a URL, if it may have one of these schemes.
fn flaw(address: &str, schemes: &[&str]) -> Option<&'static str> {
    if address.is_empty() {
        return Some("an address, found an empty string");
    }
    if address.chars().any(|c| c.is_control() || c == ' ') {
        return Some("an address without spaces and control characters");
    }
    let (scheme, rest) = scheme(address)?;
    if !schemes
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
    {
        return Some(if schemes.contains(&"mailto") {
            "an https:, http:, mailto: or relative address"
        } else {
            "an https:, http: or relative address"
        });
    }
    let is_mail = scheme.eq_ignore_ascii_case("mailto");
    let has_host = rest
        .strip_prefix("//")
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#', ':']));
    (!is_mail && !has_host).then_some("a web address with a host, as in https://example.org/page")
}

/// The scheme and the text after its colon, if the URL begins with one.
fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let mut letters = scheme.chars();
    let is_scheme = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some((scheme, rest))
}

#[cfg(test)]
mod tests {
    use super::SafeUrl;

    #[test]
    fn web_mail_and_relative_addresses_are_links() {
        for address in [
            "https://example.org/a?b#c",
            "HTTP://example.org",
            "mailto:desk@example.org",
            "/talks",
            "talks.html",
            "../a",
            "?q=1",
            "#part",
            "//cdn.example.org/a.png",
            "a/b:c",
            "./javascript:alert(1)",
        ] {
            assert!(SafeUrl::link(address).is_ok(), "{address}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for address in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "\u{0}https://example.org",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "blob:https://example.org/1",
            "file:///etc/passwd",
            "ftp://example.org/",
            "tel:+123",
            "https:",
            "https://",
            "https:///path",
            "https:example.org",
            "https://exam ple.org/",
        ] {
            assert!(SafeUrl::link(address).is_err(), "{address:?}");
        }
    }

    #[test]
    fn mail_is_for_links_only() {
        assert!(SafeUrl::resource("mailto:desk@example.org").is_err());
        assert!(SafeUrl::resource("https://example.org/a.png").is_ok());
    }
}
