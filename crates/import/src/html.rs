//! HTML to blocks: only known structure survives.
//!
//! The parser is html5ever's. The tree that it builds is bounded, since a few
//! megabytes of hostile HTML can mean gigabytes of nodes.

use crate::draft::{Notes, pixels};
use crate::error::Error;
use crate::inline::{Line, Marks};
use article::{Block, Content, Image, Language, Meeting, MeetingBlock, SafeUrl, Text, Value};
use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::node::Element;
use scraper::{ElementRef, Html, HtmlTreeSink, Node};
use std::collections::{BTreeMap, BTreeSet};

/// How many nodes a page may have, and how deep they may lie.
const MAX_NODES: usize = 500_000;
const MAX_DEPTH: usize = 256;

/// Reads a page, or a piece of one.
///
/// # Errors
///
/// When it is larger or deeper than any page that people wrote.
pub(crate) fn parse(html: &str) -> Result<Html, Error> {
    // Small steps, so that the limits are seen before much is passed.
    const STEP: usize = 1024;
    let too_much = |what: &str| Error::Data(format!("the HTML {what} than this program reads"));
    let mut parser = parse_document(
        HtmlTreeSink::new(Html::new_document()),
        ParseOpts::default(),
    );
    let mut rest = html;
    while !rest.is_empty() {
        let mut end = rest.len().min(STEP);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (step, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        parser.process(StrTendril::from_slice(step));
        rest = after;
        let page = parser.tokenizer.sink.sink.0.borrow();
        let mut nodes = page.tree.nodes();
        if nodes.len() > MAX_NODES {
            return Err(too_much("has more elements"));
        }
        let last = nodes.next_back();
        if last.is_some_and(|node| node.ancestors().nth(MAX_DEPTH).is_some()) {
            return Err(too_much("is nested more deeply"));
        }
    }
    let page = parser.finish();
    let is_deep = |node: ego_tree::NodeRef<'_, Node>| node.ancestors().nth(MAX_DEPTH).is_some();
    if page.tree.nodes().any(is_deep) {
        return Err(too_much("is nested more deeply"));
    }
    Ok(page)
}

/// The text of an element without its marks.
pub(crate) fn plain_text(element: ElementRef<'_>) -> String {
    element
        .text()
        .flat_map(str::split_whitespace)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Elements in words: how many of each, and how the first of them begin.
pub(crate) fn listed(elements: impl IntoIterator<Item = (String, Vec<String>)>) -> String {
    let elements = elements.into_iter().map(|(name, texts)| {
        let begins = texts.iter().filter(|text| !text.is_empty()).take(3);
        let begins = begins.map(|text| format!("{text:?}"));
        let begins: Vec<String> = begins.collect();
        let begins = if begins.is_empty() {
            String::new()
        } else {
            format!(" {}", begins.join(" "))
        };
        format!("{} × <{name}>{begins}", texts.len())
    });
    elements.collect::<Vec<_>>().join(", ")
}

/// How the text of an element begins.
pub(crate) fn beginning(element: ElementRef<'_>) -> String {
    beginning_of(element.text())
}

fn beginning_of<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    const LENGTH: usize = 40;
    let mut begin = String::new();
    for word in texts.flat_map(str::split_whitespace) {
        if begin.chars().count() >= LENGTH {
            break;
        }
        let space = if begin.is_empty() { "" } else { " " };
        begin.extend([space, word]);
    }
    begin.chars().take(LENGTH).collect()
}

/// The address of an image, which scripts of the page may have yet to put in place.
fn source(image: &Element) -> Option<&str> {
    let address = image.attr("src").or_else(|| image.attr("data-src"));
    address.map(str::trim).filter(|address| !address.is_empty())
}

/// Whether an element is a declarative shadow root.
pub(crate) fn is_shadow(element: &ElementRef<'_>) -> bool {
    element.value().name() == "template" && element.value().attr("shadowrootmode").is_some()
}

/// Whether an element is a meeting of the widget's markup.
fn is_meeting(element: ElementRef<'_>) -> bool {
    element.value().name() == "details" && element.value().attr("part") == Some("meeting")
}

/// Whether what an element says is read otherwise, or said by the widget itself.
fn is_apart(element: ElementRef<'_>) -> bool {
    let is = |name| element.value().attr("part") == Some(name);
    is("facts") || is("permalink")
}

fn has_shadow(element: ElementRef<'_>) -> bool {
    let mut children = element.children().filter_map(ElementRef::wrap);
    children.any(|child| is_shadow(&child))
}

/// What is read out of a page.
#[derive(Default)]
pub(crate) struct Reader {
    /// The blocks so far.
    pub(crate) blocks: Vec<Block>,
    /// A heading that says the same is not repeated.
    headline: Option<String>,
    /// Meetings that belong where an element has their id; those that remain had
    /// none.
    pub(crate) meetings: Vec<Meeting>,
    /// The ids of all of them.
    ids: BTreeSet<String>,
    /// Elements that have no place, and how they begin.
    left_out: BTreeMap<String, Vec<String>>,
    /// Elements that mean something which their words alone do not say.
    flattened: BTreeMap<String, Vec<String>>,
    /// Addresses that are not allowed.
    refused: Vec<String>,
    line: Line,
    marks: Marks,
}

impl Reader {
    /// Reads nothing yet.
    pub(crate) fn new(headline: Option<String>, meetings: Vec<Meeting>) -> Self {
        let ids = meetings.iter().map(|meeting| meeting.id.as_str());
        Self {
            headline,
            ids: ids.map(str::to_owned).collect(),
            meetings,
            ..Self::default()
        }
    }

    /// Reads what is in an element.
    pub(crate) fn read(&mut self, element: ElementRef<'_>) {
        self.children(element);
        self.flush();
    }

    /// Tells what could not be placed.
    pub(crate) fn report(&mut self, notes: &mut Notes) {
        for (name, texts) in std::mem::take(&mut self.left_out) {
            notes.left_out(listed([(name, texts)]));
        }
        let flattened = std::mem::take(&mut self.flattened);
        if !flattened.is_empty() {
            notes.review(format!(
                "an article has no such marks, so that the words alone were kept: {}",
                listed(flattened)
            ));
        }
        for address in std::mem::take(&mut self.refused) {
            notes.left_out(format!("the address {address:?}, which is not allowed"));
        }
    }

    fn children(&mut self, element: ElementRef<'_>) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.line.push(text, &self.marks),
                Node::Element(_) => {
                    if let Some(element) = ElementRef::wrap(child) {
                        self.element(element);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        let value = element.value();
        let own = value.id().filter(|id| self.ids.contains(*id));
        let index = own.and_then(|id| self.meetings.iter().position(|m| m.id.as_str() == id));
        if let Some(index) = index {
            self.flush();
            let known = self.meetings.remove(index);
            let meeting = match is_meeting(element) {
                true => self.embedded_meeting(element, Some(known.clone())),
                false => None,
            };
            let meeting = Box::new(meeting.unwrap_or(known));
            self.blocks
                .push(Block::Meeting(MeetingBlock::Meeting(meeting)));
            return;
        }
        if is_apart(element) {
            return;
        }
        if is_meeting(element)
            && let Some(meeting) = self.embedded_meeting(element, None)
        {
            self.flush();
            let meeting = Box::new(meeting);
            self.blocks
                .push(Block::Meeting(MeetingBlock::Meeting(meeting)));
            return;
        }
        if let name @ ("code" | "del" | "dl" | "pre" | "q" | "s" | "sub" | "sup") = value.name() {
            let texts = self.flattened.entry(name.to_owned()).or_default();
            texts.push(beginning(element));
        }
        match value.name() {
            "script" | "style" | "head" | "link" | "meta" | "title" | "wbr" | "source"
            | "track" => {}
            "br" => self.line.space(),
            "a" => {
                let href = value.attr("href").and_then(|href| self.link(href));
                self.marked(element, |marks| marks.href = href);
            }
            "em" | "i" | "cite" | "dfn" | "var" => {
                self.marked(element, |marks| marks.emphasis = true)
            }
            "strong" | "b" => self.marked(element, |marks| marks.strong = true),
            "span" | "abbr" | "bdi" | "bdo" | "code" | "data" | "del" | "font" | "ins" | "kbd"
            | "label" | "mark" | "q" | "s" | "samp" | "small" | "sub" | "sup" | "time" | "u" => {
                self.marked(element, |_| {});
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                if let Some(text) = self.text_of(element)
                    && Some(text.plain()) != self.headline
                {
                    self.push(Content::Heading { text });
                }
            }
            "article-widget" if has_shadow(element) => {
                // Its other children repeat what stands in the shadow root.
                let templates = element.children().filter_map(ElementRef::wrap);
                templates
                    .filter(is_shadow)
                    .for_each(|shadow| self.element(shadow));
            }
            "ul" | "ol" => self.list(element),
            "blockquote" => self.quote(element),
            "figure" => self.figure(element),
            "img" => {
                self.flush();
                if let Some(image) = self.image(value) {
                    self.push(Content::Image(image));
                }
            }
            "p" | "div" | "section" | "article" | "main" | "body" | "html" | "template"
            | "center" | "address" | "hgroup" | "header" | "picture" | "pre" | "details"
            | "summary" | "dl" | "dt" | "dd" | "figcaption" | "article-widget" => {
                self.flush();
                self.children(element);
                self.flush();
            }
            name => self.leave_out(name, beginning(element)),
        }
    }

    /// Reads an inline element with its marks.
    fn marked(&mut self, element: ElementRef<'_>, mark: impl FnOnce(&mut Marks)) {
        let outer = self.marks.clone();
        mark(&mut self.marks);
        if let Some(lang) = element.value().attr("lang").and_then(Language::parse) {
            self.marks.lang = Some(lang);
        }
        self.children(element);
        self.marks = outer;
    }

    /// The blocks of an element, which are not added to those so far.
    pub(super) fn blocks_of(&mut self, element: ElementRef<'_>) -> Vec<Block> {
        self.flush();
        let start = self.blocks.len();
        self.children(element);
        self.flush();
        self.blocks.split_off(start)
    }

    /// Ends the paragraph that is being read.
    fn flush(&mut self) {
        if let Some(text) = self.line.take() {
            self.blocks
                .push(Block::Content(Content::Paragraph { text }));
        }
    }

    fn push(&mut self, content: Content) {
        self.flush();
        self.blocks.push(Block::Content(content));
    }

    /// The text of an element as one line. Blocks inside of it, such as images
    /// in a link, follow after it.
    pub(super) fn text_of(&mut self, element: ElementRef<'_>) -> Option<Text> {
        self.texts_of(element).into_iter().reduce(|mut all, more| {
            all.0.extend(Text::from(" ").0);
            all.0.extend(more.0);
            all
        })
    }

    /// The lines of an element: paragraphs, and text between them.
    fn texts_of(&mut self, element: ElementRef<'_>) -> Vec<Text> {
        let mut texts = Vec::new();
        for block in self.blocks_of(element) {
            match block {
                Block::Content(
                    Content::Paragraph { text }
                    | Content::Heading { text }
                    | Content::Quote { text, .. },
                ) => texts.push(text),
                Block::Content(Content::List { items, .. }) => texts.extend(items),
                other => self.blocks.push(other),
            }
        }
        texts
    }

    /// A list; those inside of its items become items, and text between its items
    /// has no place.
    fn list(&mut self, element: ElementRef<'_>) {
        self.flush();
        let mut items = Vec::new();
        let mut after = Vec::new();
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                if !text.trim().is_empty() {
                    self.leave_out(element.value().name(), beginning_of([&**text].into_iter()));
                }
            } else if let Some(child) = ElementRef::wrap(child) {
                let start = self.blocks.len();
                items.extend(self.texts_of(child));
                after.extend(self.blocks.drain(start..));
            }
        }
        if !items.is_empty() {
            let ordered = element.value().name() == "ol";
            self.push(Content::List { items, ordered });
        }
        self.blocks.extend(after);
    }

    /// A quotation; each of its paragraphs is one, the last with its source.
    fn quote(&mut self, element: ElementRef<'_>) {
        self.flush();
        let is_source = |e: &ElementRef<'_>| e.value().name() == "footer";
        let source = element
            .descendants()
            .filter_map(ElementRef::wrap)
            .find(is_source);
        let cite = source.map(plain_text).filter(|text| !text.is_empty());
        let mut texts = self.texts_of(element);
        if cite.is_some() {
            // The footer was counted as an element without a place.
            if let Some(seen) = self.left_out.get_mut("footer") {
                seen.pop();
            }
            self.left_out.retain(|_, texts| !texts.is_empty());
        }
        let last = texts.pop();
        for text in texts {
            self.push(Content::Quote { text, cite: None });
        }
        if let Some(text) = last {
            self.push(Content::Quote { text, cite });
        }
    }

    fn figure(&mut self, element: ElementRef<'_>) {
        let named = |name: &'static str| {
            element
                .descendants()
                .filter_map(ElementRef::wrap)
                .filter(move |e| e.value().name() == name)
        };
        let is_usable = |image: ElementRef<'_>| {
            source(image.value()).is_some_and(|address| SafeUrl::resource(address).is_ok())
        };
        if !named("img").any(is_usable) {
            self.flush();
            self.children(element);
            return self.flush();
        }
        let mut images: Vec<Image> = named("img")
            .filter_map(|image| self.image(image.value()))
            .collect();
        let caption = named("figcaption").next();
        self.leave_out_beside(element, caption);
        let caption = caption.and_then(|caption| self.text_of(caption));
        if let Some(last) = images.last_mut() {
            last.caption = caption;
        }
        for image in images {
            self.push(Content::Image(image));
        }
    }

    /// The texts of a figure that are not its caption: an image has no place for
    /// them.
    fn leave_out_beside(&mut self, figure: ElementRef<'_>, caption: Option<ElementRef<'_>>) {
        for node in figure.descendants() {
            let Node::Text(text) = node.value() else {
                continue;
            };
            let is_in_caption = || {
                node.ancestors()
                    .any(|a| Some(a.id()) == caption.map(|c| c.id()))
            };
            let parent = node.parent().and_then(ElementRef::wrap);
            let name = parent.map_or("figure", |parent| parent.value().name());
            if text.trim().is_empty() || matches!(name, "script" | "style") || is_in_caption() {
                continue;
            }
            self.leave_out(name, beginning_of([&**text].into_iter()));
        }
    }

    fn image(&mut self, element: &Element) -> Option<Image> {
        let alt = element.attr("alt").unwrap_or_default();
        let Some(address) = source(element) else {
            self.leave_out("img", alt.to_owned());
            return None;
        };
        let Ok(src) = SafeUrl::resource(address) else {
            self.refuse(address);
            if !alt.is_empty() {
                self.leave_out("img", alt.to_owned());
            }
            return None;
        };
        let pixels = |name| pixels(&Value::String(element.attr(name)?.to_owned()));
        Some(Image {
            src,
            alt: alt.to_owned(),
            caption: None,
            credit: None,
            width: pixels("width"),
            height: pixels("height"),
        })
    }

    fn link(&mut self, href: &str) -> Option<SafeUrl> {
        let url = SafeUrl::link(href.trim()).ok();
        if url.is_none() && !href.trim().is_empty() {
            self.refuse(href);
        }
        url
    }

    fn leave_out(&mut self, name: &str, text: String) {
        let texts = self.left_out.entry(name.to_owned()).or_default();
        texts.push(text);
    }

    fn refuse(&mut self, address: &str) {
        self.refused.push(address.chars().take(80).collect());
    }
}
