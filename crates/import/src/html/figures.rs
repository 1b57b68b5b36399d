//! Reads pictures with their captions, and notes audio and video, which articles cannot
//! contain.

use super::{Reader, attribution, beginning, beginning_of, plain_text};
use crate::draft::pixels;
use crate::furniture::is_hidden;
use crate::picture;
use article::{Block, Content, Image, SafeUrl, Value};
use scraper::{ElementRef, Node};

impl Reader {
    /// The picture of a figure.
    pub(crate) fn image_of(&mut self, figure: ElementRef<'_>) -> Option<Image> {
        let start = self.blocks.len();
        self.figure(figure);
        let found = self.blocks.split_off(start);
        found.into_iter().find_map(|block| match block {
            Block::Content(Content::Image(image)) => Some(image),
            _ => None,
        })
    }

    pub(super) fn figure<'a>(&mut self, element: ElementRef<'a>) {
        self.flush();
        let elements = || element.descendants().filter_map(ElementRef::wrap);
        let named = |name: &'static str| elements().filter(move |e| e.value().name() == name);
        let has_own = |e: &ElementRef<'_>| {
            let mut outer = e.ancestors().filter_map(ElementRef::wrap);
            outer
                .find(|outer| outer.value().name() == "figure")
                .is_some_and(|outer| outer.id() == element.id())
        };
        let caption = named("figcaption").find(has_own);
        if named("figure").nth(1).is_some() {
            // Each picture of a gallery has a caption; that of the gallery belongs to
            // none of them.
            for child in element.children().filter_map(ElementRef::wrap) {
                if child.value().name() == "figcaption" {
                    self.leave_out("figcaption", beginning(child));
                } else {
                    self.element(child);
                }
            }
            return self.flush();
        }
        if let Some(quote) = named("blockquote").next() {
            let source = caption.map(plain_text).and_then(|text| attribution(&text));
            self.quote(quote, source);
            return;
        }
        let mut images: Vec<Image> = Vec::new();
        for found in elements().filter(|e| is_image(*e) || picture::is_place(*e)) {
            if self.is_set_aside(found) || picture::is_emoji(found) {
                continue;
            }
            let is_spare = found.ancestors().any(|a| {
                let outer = a.value().as_element();
                outer.is_some_and(|outer| outer.name() == "noscript")
            });
            if is_spare && !images.is_empty() {
                continue;
            }
            if let Some(image) = self.image(found)
                && !images.iter().any(|other| other.src == image.src)
            {
                images.push(image);
            }
        }
        if images.is_empty() {
            let players = ["iframe", "video", "audio", "object", "embed"];
            if let Some(player) = elements().find(|e| players.contains(&e.value().name())) {
                self.player(player);
                if let Some(caption) = caption {
                    self.leave_out("figcaption", beginning(caption));
                }
            } else {
                self.children(element);
            }
            return self.flush();
        }
        let credit_of = |outer: ElementRef<'a>| {
            let mut parts = outer.descendants().filter_map(ElementRef::wrap);
            parts.find(|part| picture::is_credit(*part))
        };
        // Some sites credit a picture beside the caption.
        let beside = elements().find(|part| picture::is_credit(*part) && !is_image(*part));
        let credit = caption.and_then(credit_of).or(beside);
        self.leave_out_beside(element, caption, credit);
        self.source = credit.map(|credit| credit.id());
        let text = caption.and_then(|caption| self.text_of(caption));
        self.source = None;
        if let Some(last) = images.last_mut() {
            last.caption = text;
            last.credit = credit.and_then(|part| match part.value().attr("part") {
                // The widget's own markup has no labels.
                Some(_) => Some(plain_text(part)).filter(|text| !text.is_empty()),
                None => crate::credits::credit(&plain_text(part)),
            });
        }
        for image in images {
            self.push(Content::Image(image));
        }
    }

    /// The texts of a figure besides its caption, which an image cannot contain.
    fn leave_out_beside(
        &mut self,
        figure: ElementRef<'_>,
        caption: Option<ElementRef<'_>>,
        credit: Option<ElementRef<'_>>,
    ) {
        for node in figure.descendants() {
            let Node::Text(text) = node.value() else {
                continue;
            };
            let kept = [caption, credit].map(|part| part.map(|part| part.id()));
            let is_kept = || {
                let mut outer = node.ancestors();
                outer.any(|outer| {
                    kept.contains(&Some(outer.id()))
                        || ElementRef::wrap(outer).is_some_and(is_hidden)
                })
            };
            let parent = node.parent().and_then(ElementRef::wrap);
            let name = parent.map_or("figure", |parent| parent.value().name());
            if text.trim().is_empty() || matches!(name, "script" | "style") || is_kept() {
                continue;
            }
            self.leave_out(name, beginning_of([&**text].into_iter()));
        }
    }

    /// A picture in the text. An emoji becomes a character; a tracking pixel is dropped.
    pub(super) fn picture(&mut self, element: ElementRef<'_>) {
        let value = element.value();
        if picture::is_emoji(element) {
            self.line
                .push(value.attr("alt").unwrap_or_default(), &self.marks);
        } else if picture::is_pixel(value) {
            self.leave_out("img", "a tracking pixel".to_owned());
        } else if let Some(image) = self.image(element) {
            self.flush();
            let is_known = |block: &Block| matches!(block, Block::Content(Content::Image(other)) if other.src == image.src);
            if !self.blocks.last().is_some_and(is_known) {
                self.push(Content::Image(image));
            }
        }
    }

    /// Reads an element as the caption of the picture right before it, if there is one.
    pub(super) fn caption(&mut self, element: ElementRef<'_>) -> bool {
        self.flush();
        let is_open = |block: &Block| matches!(block, Block::Content(Content::Image(image)) if image.caption.is_none());
        if !self.blocks.last().is_some_and(is_open) {
            return false;
        }
        let Some(text) = self.text_of(element) else {
            return true;
        };
        if let Some(Block::Content(Content::Image(image))) = self.blocks.last_mut() {
            image.caption = Some(text);
        }
        true
    }

    fn image(&mut self, element: ElementRef<'_>) -> Option<Image> {
        let value = element.value();
        let alt = value.attr("alt").or_else(|| value.attr("data-alt"));
        let alt = alt.unwrap_or_default().trim();
        if picture::is_pixel(value) {
            return None;
        }
        let Some(address) = picture::source(element) else {
            self.leave_out("img", alt.to_owned());
            return None;
        };
        let Some(src) = self.address(&address, SafeUrl::resource) else {
            if !alt.is_empty() {
                self.leave_out("img", alt.to_owned());
            }
            return None;
        };
        let pixels = |name, lazy| {
            let value = value.attr(name).or_else(|| value.attr(lazy))?;
            pixels(&Value::String(value.to_owned()))
        };
        Some(Image {
            src,
            alt: alt.to_owned(),
            caption: None,
            credit: None,
            width: pixels("width", "data-width"),
            height: pixels("height", "data-height"),
        })
    }

    /// Of the content for browsers without scripts, only pictures are read, unless it
    /// is the spare of the picture right before it.
    pub(super) fn noscript(&mut self, element: ElementRef<'_>) {
        let before = element
            .prev_siblings()
            .find_map(ElementRef::wrap)
            .filter(|before| matches!(before.value().name(), "img" | "picture" | "amp-img"));
        let is_image = |block: &Block| matches!(block, Block::Content(Content::Image(_)));
        if before.is_some() && self.blocks.last().is_some_and(is_image) {
            return;
        }
        let inner = element.descendants().filter_map(ElementRef::wrap);
        let images = inner.filter(|e| e.value().name() == "img");
        images.for_each(|image| self.picture(image));
    }

    /// Video or audio, which an article cannot contain.
    pub(super) fn player(&mut self, element: ElementRef<'_>) {
        let mut inner = element.descendants().filter_map(ElementRef::wrap);
        let names = ["src", "data-src", "data", "data-videoid"];
        let address = inner.find_map(|e| names.iter().find_map(|name| e.value().attr(name)));
        let value = element.value();
        let title = value.attr("title").or_else(|| value.attr("aria-label"));
        let words = [title.unwrap_or_default(), address.unwrap_or_default()].join(" ");
        self.leave_out(value.name(), words.trim().chars().take(200).collect());
    }
}

fn is_image(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "img" | "amp-img")
}
