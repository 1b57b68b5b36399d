//! Recognizes unsupported formats, and advises what to do instead.

/// Why a file is rejected, if it has such a format.
pub(crate) fn unread(text: &str) -> Option<String> {
    let (what, instead) = match root(text).as_deref() {
        Some("rss" | "rdf") => (
            "an RSS feed",
            "save the page of the story and import that, or use the site's JSON Feed",
        ),
        Some("feed" | "entry") => (
            "an Atom feed",
            "save the page of the story and import that, or use the site's JSON Feed",
        ),
        Some("newsml" | "newsitem" | "newsmessage" | "packageitem" | "conceptitem") => (
            "NewsML",
            "ask the agency for ninjs, or export the story as HTML",
        ),
        Some("nitf") => (
            "NITF",
            "ask the agency for ninjs, or export the story as HTML",
        ),
        Some("opml") => (
            "OPML, a list of feeds",
            "save the page of the story and import that",
        ),
        Some("urlset" | "sitemapindex") => {
            ("a sitemap", "save the page of the story and import that")
        }
        _ if is_message(text) => (
            "a page saved as one MHTML file, or an e-mail",
            "open it in a browser and save it again as \"Webpage, HTML only\", or copy its text \
             into a file and use --format text",
        ),
        _ if text.starts_with("{\\rtf") => ("RTF", "save it as HTML or as plain text"),
        _ => return None,
    };
    Some(format!("this is {what}, which is not read; {instead}"))
}

/// The name of the first element of a file that begins with markup, in lower case and
/// without a prefix.
fn root(text: &str) -> Option<String> {
    let mut rest = text.trim_start();
    loop {
        let end = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<!") {
            ">"
        } else {
            break;
        };
        rest = rest.split_once(end)?.1.trim_start();
    }
    let tag = rest.strip_prefix('<')?;
    let name: String = tag
        .chars()
        .take(40)
        .take_while(|c| c.is_alphanumeric() || matches!(c, ':' | '-' | '_'))
        .collect();
    let name = name.rsplit(':').next().unwrap_or_default();
    Some(name.to_lowercase())
}

/// Whether a file begins with the headers of a multipart message, as in MHTML.
fn is_message(text: &str) -> bool {
    let head: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
    let is_header = |line: &str| {
        line.split_once(':')
            .is_some_and(|(name, _)| !name.is_empty() && !name.contains(' '))
    };
    let first = head.first().is_some_and(|line| is_header(line));
    let has = |words: &str| {
        let mut lines = head.iter().take(200);
        lines.any(|line| line.to_lowercase().starts_with(words))
    };
    first && has("mime-version:") && has("content-type:")
}

#[cfg(test)]
mod tests {
    use super::unread;

    #[test]
    fn formats_are_detected_by_their_first_element() {
        for (text, words) in [
            ("<rss version=\"2.0\"><channel/></rss>", Some("RSS")),
            (
                "<?xml version=\"1.0\"?>\n<!-- made by x -->\n<rdf:RDF></rdf:RDF>",
                Some("RSS"),
            ),
            (
                "<?xml version='1.0'?><?xml-stylesheet href='a'?><feed/>",
                Some("Atom"),
            ),
            ("<atom:entry xmlns:atom=\"a\"></atom:entry>", Some("Atom")),
            ("<newsItem guid=\"a\"/>", Some("NewsML")),
            (
                "<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"n.dtd\"><nitf/>",
                Some("NITF"),
            ),
            ("<NewsML Version=\"1.2\">", Some("NewsML")),
            (
                "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n",
                Some("MHTML"),
            ),
            ("{\\rtf1 Hello}", Some("RTF")),
            (
                "<?xml version=\"1.0\"?><!DOCTYPE html><html><body>rss</body></html>",
                None,
            ),
            ("Talks: a summary\n\nMIME-Version: 1.0 is a header.", None),
            ("Feed the world\n\n<rss> is an element.", None),
        ] {
            let found = unread(text);
            assert_eq!(found.is_some(), words.is_some(), "{text}");
            assert!(
                found
                    .unwrap_or_default()
                    .contains(words.unwrap_or_default()),
                "{text}"
            );
        }
    }
}
