//! Paragraphs, headings, quotations, lists and images.

use super::Renderer;
use crate::markup::{Attribute, Tag};
use crate::model::{Content, Image, Text};
use crate::surface::Part;

impl Renderer<'_> {
    /// A block that is not a meeting; `heading` is the element for headings.
    pub(super) fn content(&mut self, content: &Content, heading: Tag) {
        match content {
            // A block of an unknown type without text leaves nothing behind.
            Content::Paragraph { text } if text.0.is_empty() => {}
            Content::Paragraph { text } => self.rich_element(Tag::P, Part::Paragraph, text),
            Content::Heading { text } => self.rich_element(heading, Part::Heading, text),
            Content::Quote { text, cite } => self.quote(text, cite.as_deref()),
            Content::List { items, ordered } => {
                self.list(if *ordered { Tag::Ol } else { Tag::Ul }, Part::List, items);
            }
            Content::Image(image) => self.image(image),
        }
    }

    pub(super) fn list(&mut self, tag: Tag, part: Part, items: &[Text]) {
        self.open(tag, part);
        for item in items {
            self.out.open(Tag::Li);
            self.rich(item);
            self.close();
        }
        self.close();
    }

    /// An image with its caption. It loads when it comes near the viewport; nothing
    /// moves then if its size is known.
    pub(super) fn image(&mut self, image: &Image) {
        self.open(Tag::Figure, Part::Figure);
        self.out.open(Tag::Img);
        self.address(Attribute::Src, &image.src);
        self.attribute(Attribute::Alt, &image.alt);
        if let Some(width) = image.width {
            self.attribute(Attribute::Width, &width.to_string());
        }
        if let Some(height) = image.height {
            self.attribute(Attribute::Height, &height.to_string());
        }
        self.attribute(Attribute::Loading, "lazy");
        self.attribute(Attribute::Decoding, "async");
        self.close();
        if image.caption.is_some() || image.credit.is_some() {
            self.open(Tag::Figcaption, Part::Caption);
            if let Some(caption) = &image.caption {
                self.rich(caption);
            }
            if let Some(credit) = &image.credit {
                self.text(if image.caption.is_some() { " " } else { "" });
                self.element(Tag::Bdi, Part::Credit, credit);
            }
            self.close();
        }
        self.close();
    }

    fn quote(&mut self, text: &Text, cite: Option<&str>) {
        self.open(Tag::Blockquote, Part::Quote);
        self.out.open(Tag::P);
        self.rich(text);
        self.close();
        if let Some(cite) = cite {
            self.out.open(Tag::Footer);
            self.text(cite);
            self.close();
        }
        self.close();
    }
}
