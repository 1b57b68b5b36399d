//! HTML to blocks: only known structure survives.
//!
//! The parser is html5ever's. The tree that it builds is bounded, since a few
//! megabytes of hostile HTML can mean gigabytes of nodes.

use crate::base::Base;
use crate::draft::{Notes, pixels};
use crate::error::Error;
use crate::furniture::{Furniture, Hidden};
use crate::inline::{Line, Marks, plain};
use crate::picture;
use article::{Block, Content, Image, Language, Meeting, MeetingBlock, SafeUrl, Text, Value};
use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
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
        ParseOpts {
            // What stands in <noscript> may be the only picture that needs no script.
            tree_builder: TreeBuilderOpts {
                scripting_enabled: false,
                ..TreeBuilderOpts::default()
            },
            ..ParseOpts::default()
        },
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
    let is_code = |node: ego_tree::NodeRef<'_, Node>| {
        let element = node.value().as_element();
        element.is_some_and(|element| matches!(element.name(), "script" | "style" | "noscript"))
    };
    let texts = element.descendants().filter_map(|node| match node.value() {
        Node::Text(text) if !node.parent().is_some_and(is_code) => Some(&**text),
        _ => None,
    });
    let words = texts.collect::<String>();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
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
    /// What the page hides, or has around the story.
    set_aside: Vec<String>,
    /// What is read apart from the text around it.
    source: Option<ego_tree::NodeId>,
    base: Base,
    furniture: Furniture,
    line: Line,
    marks: Marks,
}

impl Reader {
    /// Reads nothing yet.
    pub(crate) fn new(headline: Option<String>, meetings: Vec<Meeting>, base: Base) -> Self {
        let ids = meetings.iter().map(|meeting| meeting.id.as_str());
        Self {
            headline,
            base,
            ids: ids.map(str::to_owned).collect(),
            meetings,
            ..Self::default()
        }
    }

    /// Reads what is in an element.
    pub(crate) fn read(&mut self, element: ElementRef<'_>) {
        self.furniture = Furniture::inside(element);
        self.children(element);
        self.flush();
    }

    /// Tells what could not be placed.
    pub(crate) fn report(&mut self, notes: &mut Notes) {
        for what in std::mem::take(&mut self.set_aside) {
            notes.left_out(what);
        }
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
        if self.is_set_aside(element) {
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
        if let name @ ("code" | "del" | "s") = value.name() {
            let texts = self.flattened.entry(name.to_owned()).or_default();
            texts.push(beginning(element));
        }
        match value.name() {
            "script" | "style" | "head" | "link" | "meta" | "title" | "wbr" | "source"
            | "track" => {}
            "br" => self.line.line_break(),
            "sub" | "sup" => self.script(element),
            "q" => {
                self.line.push("“", &self.marks);
                self.marked(element, |_| {});
                self.line.push("”", &self.marks);
            }
            "a" => {
                let href = value.attr("href").and_then(|href| self.link(href));
                self.marked(element, |marks| marks.href = href);
            }
            "em" | "i" | "cite" | "dfn" | "var" => {
                self.marked(element, |marks| marks.emphasis = true)
            }
            "strong" | "b" => self.marked(element, |marks| marks.strong = true),
            "span" | "abbr" | "bdi" | "bdo" | "code" | "data" | "del" | "font" | "ins" | "kbd"
            | "label" | "mark" | "s" | "samp" | "small" | "time" | "tt" | "u" | "nobr" | "big" => {
                self.marked(element, |_| {});
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                if let Some(text) = self.text_of(element)
                    && !self.is_headline(&text)
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
            "blockquote" => self.quote(element, None),
            "figure" => self.figure(element),
            "img" | "amp-img" => self.picture(element),
            "noscript" => self.noscript(element),
            "table" => self.table(element),
            "dl" => self.definitions(element),
            "pre" => self.lines(element),
            "iframe" | "video" | "audio" | "embed" | "object" | "amp-video" | "amp-youtube"
            | "amp-iframe" => self.player(element),
            "form" if !is_story(element) => self.leave_out("form", beginning(element)),
            name if name.contains('-') && !name.starts_with("amp-") => {
                // Browsers show what is in elements that they do not know.
                self.flush();
                self.children(element);
                self.flush();
            }
            "p" | "div" | "section" | "article" | "main" | "body" | "html" | "template"
            | "center" | "address" | "hgroup" | "header" | "picture" | "details" | "form"
            | "summary" | "dt" | "dd" | "figcaption" | "li" | "fieldset" | "caption" | "tbody"
            | "tr" | "td" | "th" => {
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
        for text in self.line.take_parts() {
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
    fn quote(&mut self, element: ElementRef<'_>, caption: Option<String>) {
        self.flush();
        let mut inner = element.descendants().filter_map(ElementRef::wrap);
        let source = inner.find(|e| matches!(e.value().name(), "footer" | "cite"));
        let mut cite = source.map(plain_text).and_then(|text| attribution(&text));
        self.source = source.map(|source| source.id());
        let mut texts = self.texts_of(element);
        self.source = None;
        // The embed of a post ends with a line that says whose it is.
        if is_post(element)
            && texts.len() > 1
            && let Some(line) = texts.pop_if(|text| text.plain().starts_with(['—', '–', '-']))
        {
            let plain = line.plain();
            let date = line.0.last().filter(|span| span.href.is_some());
            let name = date.and_then(|date| plain.strip_suffix(date.text.as_str()));
            cite = cite.or_else(|| attribution(name.unwrap_or(&plain)));
        }
        let cite = caption.or(cite);
        let last = texts.pop();
        for text in texts {
            self.push(Content::Quote { text, cite: None });
        }
        if let Some(text) = last {
            self.push(Content::Quote { text, cite });
        }
    }

    /// The picture of a figure.
    pub(super) fn image_of(&mut self, figure: ElementRef<'_>) -> Option<Image> {
        let start = self.blocks.len();
        self.figure(figure);
        let found = self.blocks.split_off(start);
        found.into_iter().find_map(|block| match block {
            Block::Content(Content::Image(image)) => Some(image),
            _ => None,
        })
    }

    fn figure(&mut self, element: ElementRef<'_>) {
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
            // Each picture of a gallery has its own caption; the one of the gallery
            // belongs to none of them.
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
        for found in elements().filter(|e| matches!(e.value().name(), "img" | "amp-img")) {
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
        self.leave_out_beside(element, caption);
        let credit = caption.and_then(|caption| {
            let mut parts = caption.descendants().filter_map(ElementRef::wrap);
            parts.find(|part| picture::is_credit(*part))
        });
        self.source = credit.map(|credit| credit.id());
        let text = caption.and_then(|caption| self.text_of(caption));
        self.source = None;
        if let Some(last) = images.last_mut() {
            last.caption = text;
            last.credit = credit.map(plain_text).filter(|text| !text.is_empty());
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

    /// A picture in the text. An emoji is a character, and a tracking pixel
    /// nothing.
    fn picture(&mut self, element: ElementRef<'_>) {
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

    fn image(&mut self, element: ElementRef<'_>) -> Option<Image> {
        let value = element.value();
        let alt = value.attr("alt").unwrap_or_default().trim();
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
        let pixels = |name| pixels(&Value::String(value.attr(name)?.to_owned()));
        Some(Image {
            src,
            alt: alt.to_owned(),
            caption: None,
            credit: None,
            width: pixels("width"),
            height: pixels("height"),
        })
    }

    /// Only pictures count in what is there for browsers without scripts.
    fn noscript(&mut self, element: ElementRef<'_>) {
        let inner = element.descendants().filter_map(ElementRef::wrap);
        let images = inner.filter(|e| e.value().name() == "img");
        images.for_each(|image| self.picture(image));
    }

    /// A film or a sound, which an article has no place for.
    fn player(&mut self, element: ElementRef<'_>) {
        let mut inner = element.descendants().filter_map(ElementRef::wrap);
        let names = ["src", "data-src", "data", "data-videoid"];
        let address = inner.find_map(|e| names.iter().find_map(|name| e.value().attr(name)));
        let value = element.value();
        let title = value.attr("title").or_else(|| value.attr("aria-label"));
        let words = [title.unwrap_or_default(), address.unwrap_or_default()].join(" ");
        self.leave_out(value.name(), words.trim().chars().take(200).collect());
    }

    /// A table of data becomes a list, a row an item. A table that lays out the page
    /// is transparent.
    fn table(&mut self, element: ElementRef<'_>) {
        self.flush();
        let rows: Vec<ElementRef<'_>> = element
            .descendants()
            .filter_map(ElementRef::wrap)
            .filter(|e| e.value().name() == "tr")
            .collect();
        let cells = |row: &ElementRef<'_>| -> Vec<String> {
            let cells = row.children().filter_map(ElementRef::wrap);
            let cells = cells.filter(|e| matches!(e.value().name(), "td" | "th"));
            cells.map(plain_text).collect()
        };
        let holds_blocks = element.descendants().filter_map(ElementRef::wrap).any(|e| {
            matches!(
                e.value().name(),
                "p" | "div" | "h1" | "h2" | "h3" | "table" | "figure"
            ) && e.id() != element.id()
        });
        let is_wide = rows.iter().filter(|row| cells(row).len() > 1).count() > 1;
        if holds_blocks || !is_wide {
            self.children(element);
            return self.flush();
        }
        let mut parts = element.children().filter_map(ElementRef::wrap);
        let caption = parts.find(|e| e.value().name() == "caption");
        if let Some(text) = caption.and_then(|caption| self.text_of(caption)) {
            self.push(Content::Paragraph { text });
        }
        let mut heads: Vec<String> = Vec::new();
        let mut items = Vec::new();
        for row in &rows {
            let is_head = row
                .children()
                .filter_map(ElementRef::wrap)
                .all(|e| e.value().name() == "th");
            let cells = cells(row);
            if is_head && heads.is_empty() && items.is_empty() {
                heads = cells;
                continue;
            }
            let parts = cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| !cell.is_empty());
            let parts = parts.map(|(index, cell)| match heads.get(index) {
                Some(head) if !head.is_empty() => format!("{head}: {cell}"),
                _ => cell.clone(),
            });
            items.extend(plain(&parts.collect::<Vec<_>>().join("; ")));
        }
        self.flattened
            .entry("table".to_owned())
            .or_default()
            .push(beginning(element));
        if !items.is_empty() {
            self.push(Content::List {
                items,
                ordered: false,
            });
        }
    }

    /// Terms and what they mean, as a list.
    fn definitions(&mut self, element: ElementRef<'_>) {
        self.flush();
        let mut items: Vec<Text> = Vec::new();
        let mut is_term = false;
        for part in element.descendants().filter_map(ElementRef::wrap) {
            match part.value().name() {
                "dt" => {
                    items.extend(self.text_of(part));
                    is_term = true;
                }
                "dd" => {
                    let Some(text) = self.text_of(part) else {
                        continue;
                    };
                    match items.last_mut().filter(|_| is_term) {
                        Some(term) => {
                            term.0.extend(Text::from(": ").0);
                            term.0.extend(text.0);
                        }
                        None => items.push(text),
                    }
                    is_term = false;
                }
                _ => {}
            }
        }
        if !items.is_empty() {
            self.push(Content::List {
                items,
                ordered: false,
            });
        }
    }

    /// Lines that are broken by hand.
    fn lines(&mut self, element: ElementRef<'_>) {
        self.flush();
        let inner = element.descendants().filter_map(ElementRef::wrap);
        if inner
            .skip(1)
            .any(|e| matches!(e.value().name(), "p" | "div" | "br"))
        {
            self.children(element);
            return self.flush();
        }
        let text: String = element.text().collect();
        for text in text.lines().filter_map(plain) {
            self.push(Content::Paragraph { text });
        }
    }

    /// Letters that stand high or low, as their own characters where there are some:
    /// 10⁶ is not 106.
    fn script(&mut self, element: ElementRef<'_>) {
        let text = plain_text(element);
        let is_high = element.value().name() == "sup";
        let raised: Option<String> = text.chars().map(|c| raised(c, is_high)).collect();
        match raised {
            Some(raised) if !raised.is_empty() => self.line.push(&raised, &self.marks),
            _ => {
                let texts = self.flattened.entry(element.value().name().to_owned());
                texts.or_default().push(beginning(element));
                self.marked(element, |_| {});
            }
        }
    }

    /// Whether an element is no part of the story, which is noted.
    fn is_set_aside(&mut self, element: ElementRef<'_>) -> bool {
        if self.source == Some(element.id()) {
            return true;
        }
        if let Some(why) = Hidden::of(element) {
            let text = beginning(element);
            if !text.is_empty() {
                self.set_aside.push(format!("{} {text:?}", why.words()));
            }
            return true;
        }
        if let Some(kind) = self.furniture.of(element) {
            let text = beginning(element);
            if !text.is_empty() {
                self.set_aside.push(format!("{kind} {text:?}"));
            }
            return true;
        }
        false
    }

    /// Whether a heading repeats the headline.
    fn is_headline(&self, text: &Text) -> bool {
        let letters = |text: &str| -> String {
            let letters = text.chars().filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect()
        };
        let headline = self.headline.as_deref().map(letters);
        headline.is_some_and(|headline| !headline.is_empty() && headline == letters(&text.plain()))
    }

    /// An address, resolved where the page says against what.
    fn address<E>(
        &mut self,
        address: &str,
        check: impl Fn(&str) -> Result<SafeUrl, E>,
    ) -> Option<SafeUrl> {
        let address = address.trim();
        let url = check(&self.base.resolve(address)).ok();
        if url.is_none() && !address.is_empty() {
            self.refuse(address);
        }
        url
    }

    fn link(&mut self, href: &str) -> Option<SafeUrl> {
        self.address(href, SafeUrl::link)
    }

    fn leave_out(&mut self, name: &str, text: String) {
        let texts = self.left_out.entry(name.to_owned()).or_default();
        texts.push(text);
    }

    fn refuse(&mut self, address: &str) {
        self.refused.push(address.chars().take(80).collect());
    }
}

/// Whether a form holds the story: some pages are one form.
fn is_story(form: ElementRef<'_>) -> bool {
    let inner = form.descendants().filter_map(ElementRef::wrap);
    let texts = inner.filter(|e| matches!(e.value().name(), "p" | "h1"));
    texts
        .map(|e| e.text().map(str::len).sum::<usize>())
        .sum::<usize>()
        > 40
        && form
            .descendants()
            .filter_map(ElementRef::wrap)
            .any(|e| e.value().name() == "p")
}

/// Whether a quotation is the embed of a post on a social network.
fn is_post(quote: ElementRef<'_>) -> bool {
    let class = quote.value().attr("class").unwrap_or_default();
    [
        "twitter",
        "tweet",
        "instagram",
        "mastodon",
        "bluesky",
        "tiktok",
        "telegram",
    ]
    .iter()
    .any(|name| class.contains(name))
}

/// Who said it, without the dash before the name.
fn attribution(text: &str) -> Option<String> {
    let text = text
        .trim()
        .trim_start_matches(['—', '–', '-', '―', '~'])
        .trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The character for one that stands high or low.
fn raised(c: char, is_high: bool) -> Option<char> {
    const PLAIN: &str = "0123456789+-=()n";
    const HIGH: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    const LOW: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";
    let at = PLAIN.chars().position(|plain| plain == c)?;
    if is_high { HIGH } else { LOW }.chars().nth(at)
}
