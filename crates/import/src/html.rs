//! Converts HTML to blocks; only known structure is kept.
//!
//! The parser is html5ever's. Its tree is bounded, since a few megabytes of hostile
//! HTML can become gigabytes of nodes.

mod figures;
mod lists;

use crate::base::Base;
use crate::draft::Notes;
use crate::error::Error;
use crate::furniture::{Furniture, is_hidden};
use crate::inline::{Line, Marks, letters, one_line};
use crate::picture;
use article::{Block, Content, Language, Meeting, MeetingBlock, SafeUrl, Text};
use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use scraper::{ElementRef, Html, HtmlTreeSink, Node};
use std::collections::{BTreeMap, BTreeSet};

/// The maximum number and depth of nodes in a page.
const MAX_NODES: usize = 500_000;
const MAX_DEPTH: usize = 256;

/// Parses a page or a fragment.
///
/// # Errors
///
/// If it is larger or deeper than any real page.
pub(crate) fn parse(html: &str) -> Result<Html, Error> {
    // In small steps, so the limits are checked before much is exceeded.
    const STEP: usize = 1024;
    let too_much = |what: &str| Error::Data(format!("the HTML {what} than this program reads"));
    let mut parser = parse_document(
        HtmlTreeSink::new(Html::new_document()),
        ParseOpts {
            // <noscript> may contain the only picture that needs no script.
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

/// The plain text of an element.
pub(crate) fn plain_text(element: ElementRef<'_>) -> String {
    let is_code = |node: ego_tree::NodeRef<'_, Node>| {
        let element = node.value().as_element();
        element.is_some_and(|element| matches!(element.name(), "script" | "style" | "noscript"))
    };
    let texts = element.descendants().filter_map(|node| match node.value() {
        Node::Text(text) if !node.parent().is_some_and(is_code) => Some(&**text),
        // Words of two lines are no one word.
        Node::Element(part) => matches!(
            part.name(),
            "br" | "p" | "div" | "li" | "tr" | "td" | "th" | "h1" | "h2" | "h3" | "h4"
        )
        .then_some(" "),
        _ => None,
    });
    one_line(&texts.collect::<String>())
}

/// Describes elements: how many of each, and how the first ones begin.
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

/// Whether a script contains JSON-LD; its type may have parameters.
pub(crate) fn is_linked_data(script: &ElementRef<'_>) -> bool {
    let kind = script.value().attr("type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/ld+json")
}

/// Whether an element is a meeting in the widget's markup.
fn is_meeting(element: ElementRef<'_>) -> bool {
    element.value().name() == "details" && element.value().attr("part") == Some("meeting")
}

/// Whether an element is read elsewhere, or is part of the widget's interface.
fn is_apart(element: ElementRef<'_>) -> bool {
    let is = |name| element.value().attr("part") == Some(name);
    is("facts") || is("permalink")
}

fn has_shadow(element: ElementRef<'_>) -> bool {
    let mut children = element.children().filter_map(ElementRef::wrap);
    children.any(|child| is_shadow(&child))
}

/// The content read from a page.
#[derive(Default)]
pub(crate) struct Reader {
    /// The blocks so far.
    pub(crate) blocks: Vec<Block>,
    /// The headline; a heading with the same text is left out.
    headline: Option<String>,
    /// Meetings that belong at the element with their id, and are not placed yet.
    pub(crate) meetings: Vec<Meeting>,
    /// The ids of all of them.
    ids: BTreeSet<String>,
    /// Elements that are left out, and how they begin.
    left_out: BTreeMap<String, Vec<String>>,
    /// Elements whose meaning is lost in plain text.
    flattened: BTreeMap<String, Vec<String>>,
    /// URLs that are not allowed.
    refused: Vec<String>,
    /// Hidden content, and content around the story.
    set_aside: Vec<String>,
    /// Content that is read separately from the surrounding text.
    source: Option<ego_tree::NodeId>,
    base: Base,
    furniture: Furniture,
    line: Line,
    marks: Marks,
}

impl Reader {
    /// An empty reader.
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

    /// Reads the contents of an element.
    pub(crate) fn read(&mut self, element: ElementRef<'_>) {
        self.furniture = Furniture::inside(element);
        self.children(element);
        self.flush();
    }

    /// Drops lines that only name the article's authors.
    pub(crate) fn forget_bylines(&mut self, authors: &[article::Contributor]) {
        self.set_aside.retain(|note| {
            let has_author = || authors.iter().any(|author| note.contains(&author.name));
            !note.starts_with("the byline:") || !has_author()
        });
    }

    /// Drops notes about text that was kept without its markup if it was dropped after all.
    pub(crate) fn forget_dropped(&mut self, kept: &[Block]) {
        if kept.iter().any(|block| matches!(block, Block::Meeting(_))) {
            return;
        }
        let texts: String = kept.iter().map(|block| letters(&shown(block))).collect();
        for begins in self.flattened.values_mut() {
            begins.retain(|begin| texts.contains(&letters(begin)));
        }
        self.flattened.retain(|_, begins| !begins.is_empty());
    }

    /// Notes what was left out.
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
                "an article has no such markup, so only the text was kept: {}",
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
        if picture::is_caption(value) && self.caption(element) {
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
                // Its other children repeat the shadow root.
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
                // Browsers show the content of unknown elements.
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

    /// Reads an inline element with links and emphasis.
    fn marked(&mut self, element: ElementRef<'_>, mark: impl FnOnce(&mut Marks)) {
        let outer = self.marks.clone();
        mark(&mut self.marks);
        if let Some(lang) = element
            .value()
            .attr("lang")
            .and_then(|text| Language::parse(text).ok())
        {
            self.marks.lang = Some(lang);
        }
        self.children(element);
        self.marks = outer;
    }

    /// The blocks of an element, without adding them.
    pub(super) fn blocks_of(&mut self, element: ElementRef<'_>) -> Vec<Block> {
        self.flush();
        let start = self.blocks.len();
        self.children(element);
        self.flush();
        self.blocks.split_off(start)
    }

    /// Ends the current paragraph.
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

    /// The text of an element as one line. Blocks inside it, such as images in a link,
    /// follow it.
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

    /// Superscripts and subscripts, as Unicode characters if there are any: 10⁶ is not
    /// 106.
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

    /// Whether an element is not part of the story; notes it.
    fn is_set_aside(&mut self, element: ElementRef<'_>) -> bool {
        if self.source == Some(element.id()) {
            return true;
        }
        let why = match is_hidden(element) {
            true => Some("hidden by the page:"),
            false => self.furniture.of(element),
        };
        if let Some(why) = why {
            let text = beginning(element);
            if !text.is_empty() {
                self.set_aside.push(format!("{why} {text:?}"));
            }
        }
        why.is_some()
    }

    /// Whether a heading repeats the headline.
    fn is_headline(&self, text: &Text) -> bool {
        let headline = self.headline.as_deref().map(letters);
        headline.is_some_and(|headline| !headline.is_empty() && headline == letters(&text.plain()))
    }

    /// A URL, resolved against the page's base.
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

/// All text of a block that is no meeting.
fn shown(block: &Block) -> String {
    match block {
        Block::Content(Content::Image(image)) => {
            image.caption.as_ref().map(Text::plain).unwrap_or_default()
        }
        Block::Content(Content::Quote { text, cite }) => {
            [text.plain(), cite.clone().unwrap_or_default()].join(" ")
        }
        other => crate::story::text_of(other),
    }
}

/// Whether a form contains the story: some pages are a single form.
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

/// The superscript or subscript of a character.
fn raised(c: char, is_high: bool) -> Option<char> {
    const PLAIN: &str = "0123456789+-=()n";
    const HIGH: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    const LOW: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";
    let at = PLAIN.chars().position(|plain| plain == c)?;
    if is_high { HIGH } else { LOW }.chars().nth(at)
}
