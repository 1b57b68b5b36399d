//! Renders the model to markup: every element of an article, in reading order.
//!
//! It only calls the [`Markup`] trait; the writers decide what becomes of that.

mod block;
mod embed;
mod header;
mod light;
mod meeting;
mod text;

use crate::language::direction;
use crate::markup::{Attribute, Hint, Markup, Tag};
use crate::model::{Article, Block, Meeting, MeetingBlock, Slug};
use crate::options::{Embed, Expanded, HeadingLevel, Mode};
use crate::strings::Strings;
use crate::surface::Part;
use crate::url::SafeUrl;
use std::collections::BTreeMap;

pub use embed::{embed, light_children, open_embed, prerender};

/// Resolves relative URLs. That needs a URL parser: the browser's in a page, a
/// library elsewhere.
pub trait Resolver {
    /// The absolute form of `address`, or `None` to keep it as it is.
    fn resolve(&self, address: &str, base: &str) -> Option<String>;
}

/// Keeps every URL as it is.
#[derive(Debug, Clone, Copy)]
pub struct NoResolver;

impl Resolver for NoResolver {
    fn resolve(&self, _: &str, _: &str) -> Option<String> {
        None
    }
}

/// The version of the package. Markup and modules contain it, so a page can detect
/// mixed versions.
pub const PACKAGE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// What rendering needs besides the article.
pub struct Context<'a> {
    /// The language of the interface; the article's if absent.
    pub lang: Option<&'a str>,
    /// Which meetings start open.
    pub expanded: &'a Expanded,
    /// Whether several meetings can be open at once.
    pub mode: Mode,
    /// The level of the headline.
    pub heading_level: HeadingLevel,
    /// The URL of the article JSON; relative URLs resolve against it.
    pub src: Option<&'a str>,
    /// The URL of the page without its fragment, for permalinks. Without it they
    /// are plain fragments.
    pub page: Option<&'a str>,
    /// Resolves relative URLs.
    pub resolver: &'a dyn Resolver,
}

impl<'a> Context<'a> {
    /// The attributes of an embed, without the URL of a page.
    #[must_use]
    pub fn new(embed: &'a Embed, resolver: &'a dyn Resolver) -> Self {
        Self {
            lang: embed.lang.as_deref(),
            expanded: &embed.expanded,
            mode: embed.mode,
            heading_level: embed.heading_level,
            src: embed.src.as_deref(),
            page: None,
            resolver,
        }
    }
}

/// The article's own URL, absolute if possible: it resolves against `src`, the URL
/// of the article JSON.
#[must_use]
pub fn own_address(
    article: &Article,
    src: Option<&str>,
    resolver: &dyn Resolver,
) -> Option<String> {
    let own = article.url.as_ref()?;
    let absolute = src
        .filter(|_| own.is_relative())
        .and_then(|src| resolver.resolve(own.as_str(), src));
    Some(absolute.unwrap_or_else(|| own.as_str().to_owned()))
}

/// Writes the article as in the shadow root.
pub fn render(article: &Article, context: &Context<'_>, out: &mut dyn Markup) {
    Renderer::new(article, context, Form::Shadow, out).article();
}

/// The destination of the markup.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The shadow root, with the hooks for styles and scripts.
    Shadow,
    /// The light children, as plain HTML; see `light.rs`.
    Light,
}

/// One rendering. Its methods are in the files of this directory, one for each
/// part of the article.
struct Renderer<'a> {
    article: &'a Article,
    context: &'a Context<'a>,
    /// The article's own URL.
    own_address: Option<String>,
    /// The strings of the interface.
    strings: &'static Strings,
    /// Whether they are in another language than the article.
    foreign_interface: bool,
    /// Whether each meeting starts open, in document order.
    starts_open: Vec<bool>,
    /// The meetings in document order, and their indices by id.
    meetings: Vec<&'a Meeting>,
    by_id: BTreeMap<&'a str, usize>,
    form: Form,
    out: &'a mut dyn Markup,
}

impl<'a> Renderer<'a> {
    fn new(
        article: &'a Article,
        context: &'a Context<'a>,
        form: Form,
        out: &'a mut dyn Markup,
    ) -> Self {
        let language = article.in_language.as_str();
        let strings = Strings::for_language(context.lang.unwrap_or(language));
        let primary = language.split('-').next().unwrap_or_default();
        let meetings: Vec<&Meeting> = meetings(article).collect();
        let mut by_id = BTreeMap::new();
        for (index, meeting) in meetings.iter().enumerate() {
            by_id.insert(meeting.id.as_str(), index);
        }
        let starts_open = starts_open(&by_id, context);
        Self {
            article,
            context,
            own_address: own_address(article, context.src, context.resolver),
            strings,
            foreign_interface: !strings.tag.eq_ignore_ascii_case(primary),
            starts_open,
            meetings,
            by_id,
            form,
            out,
        }
    }

    fn article(&mut self) {
        let article = self.article;
        let language = article.in_language.as_str();
        self.open(Tag::Article, Part::Article);
        self.attribute(Attribute::Lang, language);
        self.attribute(Attribute::Dir, direction(language).as_str());
        self.attribute(Attribute::DataArticle, article.id.as_str());
        self.attribute(Attribute::DataVersion, PACKAGE_VERSION);
        if let Some(date) = &article.date_modified {
            self.hint(Hint::Modified, date.as_str());
        }
        self.header();
        self.toolbar();
        self.open(Tag::Div, Part::Body);
        let mut index = 0;
        for block in &article.body {
            match block {
                Block::Content(content) => self.content(content, self.heading_level(1)),
                Block::Meeting(MeetingBlock::Meeting(meeting)) => {
                    self.meeting(meeting, index);
                    index += 1;
                }
            }
        }
        self.close();
        self.promotion();
        self.source();
        self.close();
    }

    /// The number of meetings, and a button for all of them. In stored markup it is hidden
    /// until a script handles it.
    fn toolbar(&mut self) {
        let count = self.meetings.len();
        if count == 0 || self.form == Form::Light {
            return;
        }
        self.open(Tag::Div, Part::Toolbar);
        self.out.open(Tag::Span);
        self.interface_text(&self.strings.meeting_count(count));
        self.close();
        if count > 1 && self.context.mode == Mode::Multiple {
            let all_open = self.starts_open.iter().all(|starts_open| *starts_open);
            let strings = self.strings;
            self.text(" ");
            self.open(Tag::Button, Part::ToggleAll);
            self.interface_language();
            self.attribute(Attribute::Type, "button");
            self.hint(Hint::Hidden, "");
            self.attribute(Attribute::DataExpand, strings.expand_all);
            self.attribute(Attribute::DataCollapse, strings.collapse_all);
            let (expanded, label) = match all_open {
                true => ("true", strings.collapse_all),
                false => ("false", strings.expand_all),
            };
            // Screen readers announce this when it changes, but not a new label.
            self.attribute(Attribute::AriaExpanded, expanded);
            self.text(label);
            self.close();
        }
        self.close();
    }

    fn promotion(&mut self) {
        let Some(promotion) = &self.article.promotion else {
            return;
        };
        self.open(Tag::Aside, Part::Promotion);
        self.out.open(Tag::P);
        self.linked(&promotion.text, promotion.url.as_ref());
        self.close();
        self.close();
    }

    /// Where the article was published, for readers who find it elsewhere.
    fn source(&mut self) {
        if let (Form::Light, Some(own)) = (self.form, &self.own_address) {
            self.out.open(Tag::P);
            self.out.open(Tag::A);
            self.out.attribute(Attribute::Href, own);
            let url = self.article.url.as_ref().map(SafeUrl::as_str);
            if let Some(url) = url.filter(|url| url != own) {
                self.hint(Hint::Address, url);
            }
            self.out.text(&self.article.headline);
            self.close();
            self.close();
        }
    }

    /// The meeting with this id, if there is one.
    fn meeting_with(&self, id: &Slug) -> Option<&'a Meeting> {
        let index = self.by_id.get(id.as_str())?;
        self.meetings.get(*index).copied()
    }

    /// The heading `below` levels under the headline.
    fn heading_level(&self, below: u8) -> Tag {
        Tag::heading(self.context.heading_level.get() + below)
    }

    /// A string of the interface, with its language if the article has another. An
    /// extra element carries the language, so the surrounding layout keeps the
    /// article's direction.
    fn interface_text(&mut self, words: &str) {
        if self.foreign_interface {
            self.out.open(Tag::Span);
            self.interface_language();
            self.text(words);
            self.close();
        } else {
            self.text(words);
        }
    }

    /// Gives the element that was just begun the language of the interface, if
    /// the article has another.
    fn interface_language(&mut self) {
        if self.foreign_interface {
            self.attribute(Attribute::Lang, self.strings.tag);
            self.attribute(Attribute::Dir, self.strings.direction().as_str());
        }
    }

    /// Text from the article inside other text. It is isolated: neither its
    /// direction nor its control characters affect the surrounding text.
    fn isolated(&mut self, text: &str) {
        self.out.open(Tag::Bdi);
        self.text(text);
        self.close();
    }

    /// Text, linked if it has a URL.
    fn linked(&mut self, text: &str, url: Option<&SafeUrl>) {
        match url {
            Some(url) => {
                self.out.open(Tag::A);
                self.address(Attribute::Href, url);
                self.text(text);
                self.close();
            }
            None => self.text(text),
        }
    }

    /// A URL, resolved against the article's own URL, else against the URL of the
    /// article JSON, if there is one.
    fn address(&mut self, name: Attribute, url: &SafeUrl) {
        let base = self.own_address.as_deref().or(self.context.src);
        let absolute = base
            .filter(|_| url.is_relative())
            .and_then(|base| self.context.resolver.resolve(url.as_str(), base));
        self.attribute(name, absolute.as_deref().unwrap_or(url.as_str()));
        if absolute.is_some() && self.form == Form::Shadow {
            self.hint(Hint::Address, url.as_str());
        }
    }

    /// Begins an element that styles and scripts find by its part.
    fn open(&mut self, tag: Tag, part: Part) {
        self.out.open_part(tag, part);
    }

    fn hint(&mut self, name: Hint, value: &str) {
        self.out.hint(name, value);
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        self.out.attribute(name, value);
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.out.text(text);
        }
    }

    fn close(&mut self) {
        self.out.close();
    }

    /// An element that contains only text.
    fn element(&mut self, tag: Tag, part: Part, text: &str) {
        self.open(tag, part);
        self.text(text);
        self.close();
    }
}

/// The meetings in document order.
fn meetings(article: &Article) -> impl Iterator<Item = &Meeting> {
    article.body.iter().filter_map(|block| match block {
        Block::Meeting(MeetingBlock::Meeting(meeting)) => Some(&**meeting),
        Block::Content(_) => None,
    })
}

/// Whether each meeting starts open. In single mode that is at most the first of
/// those in `expanded`.
fn starts_open(by_id: &BTreeMap<&str, usize>, context: &Context<'_>) -> Vec<bool> {
    let mut open = vec![*context.expanded == Expanded::All; by_id.len()];
    match context.expanded {
        Expanded::None | Expanded::All => {}
        Expanded::First => open.iter_mut().take(1).for_each(|first| *first = true),
        Expanded::Ids(ids) => {
            for index in ids.iter().filter_map(|id| by_id.get(id.as_str())) {
                open.get_mut(*index)
                    .into_iter()
                    .for_each(|open| *open = true);
            }
        }
    }
    if context.mode == Mode::Single {
        let others = open.iter_mut().skip_while(|open| !**open).skip(1);
        others.for_each(|open| *open = false);
    }
    open
}
