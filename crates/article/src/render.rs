//! From the model to markup. Every element that the widget ever shows is
//! written below this module, in the order in which it is read.
//!
//! It calls the [`Markup`] trait and decides nothing about how that is stored.

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

/// Makes relative addresses absolute, which needs a URL parser: the browser's
/// in a page, a library's outside.
pub trait Resolver {
    /// The absolute form of `address`, or `None` to leave it as it is.
    fn resolve(&self, address: &str, base: &str) -> Option<String>;
}

/// Leaves every address as it is.
#[derive(Debug, Clone, Copy)]
pub struct NoResolver;

impl Resolver for NoResolver {
    fn resolve(&self, _: &str, _: &str) -> Option<String> {
        None
    }
}

/// The version of the package, which markup and modules carry so that a page
/// notices when it mixes two of them.
pub const PACKAGE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a rendering needs besides the article.
pub struct Context<'a> {
    /// The language of the interface; the article's own when absent.
    pub lang: Option<&'a str>,
    /// Which meetings start open.
    pub expanded: &'a Expanded,
    /// Whether several meetings can be open at once.
    pub mode: Mode,
    /// The level of the headline.
    pub heading_level: HeadingLevel,
    /// Where the article came from; relative addresses resolve against it.
    pub src: Option<&'a str>,
    /// The address of the page without its fragment, for the links of meetings
    /// to themselves. Without it they are fragments alone.
    pub page: Option<&'a str>,
    /// Makes relative addresses absolute.
    pub resolver: &'a dyn Resolver,
}

impl<'a> Context<'a> {
    /// What the embed says, without the address of a page.
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

/// The article's own address, absolute if it can be: it is relative to `src`,
/// where the article came from.
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

/// Writes the article as it stands inside of the shadow root.
pub fn render(article: &Article, context: &Context<'_>, out: &mut dyn Markup) {
    Renderer::new(article, context, Form::Shadow, out).article();
}

/// Where the article will stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// In the shadow root, with what styles and scripts need.
    Shadow,
    /// Beside it, as plain HTML; see `light.rs`.
    Light,
}

/// One rendering. The methods are spread over this folder, a file for each part
/// of the article.
struct Renderer<'a> {
    article: &'a Article,
    context: &'a Context<'a>,
    /// The article's own address.
    own_address: Option<String>,
    /// The words of the interface.
    strings: &'static Strings,
    /// Whether these are in another language than the article.
    foreign_interface: bool,
    /// Whether each meeting starts open, in the order in which they stand.
    starts_open: Vec<bool>,
    /// The meetings in the order in which they stand, and where by their ids.
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

    /// How many meetings there are, and a button for all of them at once. The
    /// button is hidden until a script is there that it can call.
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
            self.attribute(Attribute::Hidden, "");
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

    /// Where the article was published, for a reader who finds it elsewhere.
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

    /// The heading that stands `below` levels under the headline.
    fn heading_level(&self, below: u8) -> Tag {
        Tag::heading(self.context.heading_level.get() + below)
    }

    /// Words of the interface: marked as such where the article is in another
    /// language. The mark has an element of its own, so that what is around the
    /// words stays laid out as the article is.
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

    /// Marks the element that was just begun as written in the language of the
    /// interface, where that is not the article's.
    fn interface_language(&mut self) {
        if self.foreign_interface {
            self.attribute(Attribute::Lang, self.strings.tag);
            self.attribute(Attribute::Dir, self.strings.direction().as_str());
        }
    }

    /// Text from the article amid other text. It keeps its own direction, and
    /// control characters in it do not reach what stands around it.
    fn isolated(&mut self, text: &str) {
        self.out.open(Tag::Bdi);
        self.text(text);
        self.close();
    }

    /// Text that is a link if it has an address.
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

    /// An address, absolute where there is something to resolve it against: the
    /// article's own address, else the one that it came from.
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

    /// An element with text and nothing else.
    fn element(&mut self, tag: Tag, part: Part, text: &str) {
        self.open(tag, part);
        self.text(text);
        self.close();
    }
}

/// The meetings in the order in which they stand.
fn meetings(article: &Article) -> impl Iterator<Item = &Meeting> {
    article.body.iter().filter_map(|block| match block {
        Block::Meeting(MeetingBlock::Meeting(meeting)) => Some(&**meeting),
        Block::Content(_) => None,
    })
}

/// Whether each of the meetings starts open. In single mode only the first of
/// those that are asked for can be.
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
