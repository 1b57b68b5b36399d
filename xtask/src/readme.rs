//! The README of the package: the repository's, without links to files that are not in
//! the package. Link texts stay; such images are removed.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The text for a package that contains the files for which `is_packed` is true.
pub(crate) fn for_package(text: &str, is_packed: impl Fn(&str) -> bool) -> String {
    let leads_out = |target: &str| {
        let file = target.split('#').next().unwrap_or_default();
        !file.is_empty() && !target.contains("://") && !is_packed(file)
    };
    // The removed ranges, in order.
    let mut dropped: Vec<Range<usize>> = Vec::new();
    let mut link: Option<(Range<usize>, Option<Range<usize>>)> = None;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) if leads_out(&dest_url) => {
                dropped.push(range);
            }
            Event::Start(Tag::Link { dest_url, .. }) if leads_out(&dest_url) => {
                link = Some((range, None));
            }
            Event::End(TagEnd::Link) => {
                if let Some((whole, Some(words))) = link.take() {
                    dropped.push(whole.start..words.start);
                    dropped.push(words.end..whole.end);
                }
            }
            _ => {
                if let Some((_, words)) = &mut link {
                    let start = words.as_ref().map_or(range.start, |words| words.start);
                    *words = Some(start..range.end);
                }
            }
        }
    }
    let mut kept = String::with_capacity(text.len());
    let mut end = 0;
    for range in dropped {
        kept.push_str(&text[end..range.start]);
        end = range.end;
    }
    kept.push_str(&text[end..]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_files_outside_the_package_are_removed() {
        let text = "![A picture](docs/a.png)\n\nSee [the `schema`](article.schema.json), \
                    [**all** of it](docs/all.md#part), [below](#below) and <https://example.org/>.\n";
        assert_eq!(
            for_package(text, |file| file == "article.schema.json"),
            "\n\nSee [the `schema`](article.schema.json), **all** of it, [below](#below) \
             and <https://example.org/>.\n"
        );
    }
}
