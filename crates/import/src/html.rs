//! Converts HTML to blocks; only known structure is kept.

mod figures;
mod left_out;
mod lists;
mod parse;
mod quotes;

use crate::base::Base;
use crate::furniture::{Furniture, is_hidden};
use crate::inline::{Line, Marks, letters, one_line};
use crate::picture;
use article::{Block, Content, Language, Meeting, MeetingBlock, SafeUrl, Text};
use left_out::beginning_of;
pub(crate) use left_out::{beginning, listed};
pub(crate) use parse::parse;
use quotes::attribution;
use scraper::{ElementRef, Node};
use std::collections::{BTreeMap, BTreeSet};

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
    refused: BTreeMap<String, usize>,
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
        let parts = self.line.take_parts();
        for content in lists::with_lists(parts) {
            self.blocks.push(Block::Content(content));
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

/// The superscript or subscript of a character.
fn raised(c: char, is_high: bool) -> Option<char> {
    const PLAIN: &str = "0123456789+-=()n";
    const HIGH: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    const LOW: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";
    let at = PLAIN.chars().position(|plain| plain == c)?;
    if is_high { HIGH } else { LOW }.chars().nth(at)
}
