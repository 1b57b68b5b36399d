//! Finds the relative URLs of an article.

use article::{Article, Block, Content, Image, MeetingBlock, SafeUrl, Text};

/// The relative URLs of an article in document order, except fragments.
pub(crate) fn relative(article: &Article) -> Vec<&str> {
    let mut all = Vec::new();
    if let Some(picture) = &article.image {
        image(picture, &mut all);
    }
    for block in &article.body {
        match block {
            Block::Content(of) => content(of, &mut all),
            Block::Meeting(MeetingBlock::Meeting(meeting)) => {
                text(&meeting.summary, &mut all);
                meeting.details.iter().for_each(|of| content(of, &mut all));
            }
        }
    }
    all.retain(|url| url.is_relative() && !url.as_str().starts_with('#'));
    all.into_iter().map(SafeUrl::as_str).collect()
}

fn content<'a>(content: &'a Content, all: &mut Vec<&'a SafeUrl>) {
    match content {
        Content::Paragraph { text: of }
        | Content::Heading { text: of }
        | Content::Quote { text: of, .. } => text(of, all),
        Content::List { items, .. } => items.iter().for_each(|item| text(item, all)),
        Content::Image(of) => image(of, all),
    }
}

fn image<'a>(image: &'a Image, all: &mut Vec<&'a SafeUrl>) {
    all.push(&image.src);
    if let Some(caption) = &image.caption {
        text(caption, all);
    }
}

fn text<'a>(text: &'a Text, all: &mut Vec<&'a SafeUrl>) {
    all.extend(text.0.iter().filter_map(|span| span.href.as_ref()));
}
