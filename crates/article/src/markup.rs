//! The trait through which all markup is written.
//!
//! Rendering calls only the methods of [`Markup`]. Elements and attributes are
//! closed enums, so no writer can be given markup where it expects text. What only
//! whole pages need is not part of the WASM.

use crate::surface::Part;

/// Receives the parts of a document in order.
pub trait Markup {
    /// Begins an element. Its attributes come next, then its content.
    fn open(&mut self, tag: Tag);

    /// Begins an element that styles and scripts find by its part.
    fn open_part(&mut self, tag: Tag, part: Part) {
        self.open(tag);
        self.attribute(Attribute::Part, part.as_str());
    }

    /// Adds an attribute to the element that was just begun, each at most once.
    fn attribute(&mut self, name: Attribute, value: &str);

    /// Adds an attribute to the element that was just begun that stored markup needs,
    /// but elements that a script creates do not.
    fn hint(&mut self, _name: Hint, _value: &str) {}

    /// Adds text.
    fn text(&mut self, text: &str);

    /// Ends the innermost open element.
    fn close(&mut self);
}

/// What only stored markup has: data for an import, and a state until a script runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// A URL as in the article, where the markup has the resolved one.
    Address,
    /// The element does nothing without a script.
    Hidden,
    /// When the article was last modified.
    Modified,
    /// What an attendee's only office is.
    Role,
}

impl Hint {
    /// The name of the attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Address => "data-address",
            Self::Hidden => "hidden",
            Self::Modified => "data-modified",
            Self::Role => "data-role",
        }
    }
}

/// A closed set of names: an enum, and its names in the same order.
macro_rules! names {
    (
        $(#[$doc:meta])* $enum:ident, $words:ident:
        $($(#[$when:meta])? $variant:ident = $word:literal),+ $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        #[expect(missing_docs, reason = "each variant is the name of an element or attribute")]
        pub enum $enum {
            $($(#[$when])? $variant),+
        }

        impl $enum {
            /// The name in markup.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $($(#[$when])? Self::$variant => $word),+
                }
            }
        }

        /// All the names, in the order of the enum.
        pub(crate) const $words: &[&str] = &[$($(#[$when])? $word),+];
    };
}

names! {
    /// The elements that can be written.
    Tag, TAGS:
    A = "a",
    Article = "article",
    ArticleWidget = "article-widget",
    Aside = "aside",
    Bdi = "bdi",
    Blockquote = "blockquote",
    #[cfg(feature = "tools")]
    Body = "body",
    Button = "button",
    Dd = "dd",
    Details = "details",
    Div = "div",
    Dl = "dl",
    Dt = "dt",
    Em = "em",
    Figcaption = "figcaption",
    Figure = "figure",
    Footer = "footer",
    H1 = "h1",
    H2 = "h2",
    H3 = "h3",
    H4 = "h4",
    H5 = "h5",
    H6 = "h6",
    #[cfg(feature = "tools")]
    Head = "head",
    Header = "header",
    #[cfg(feature = "tools")]
    Html = "html",
    #[cfg(feature = "tools")]
    Iframe = "iframe",
    Img = "img",
    Li = "li",
    Link = "link",
    #[cfg(feature = "tools")]
    Main = "main",
    #[cfg(feature = "tools")]
    Meta = "meta",
    Ol = "ol",
    P = "p",
    #[cfg(feature = "tools")]
    Script = "script",
    Section = "section",
    Span = "span",
    Strong = "strong",
    Style = "style",
    Summary = "summary",
    Template = "template",
    Time = "time",
    #[cfg(feature = "tools")]
    Title = "title",
    Ul = "ul",
}

impl Tag {
    /// The heading of a level from 1 to 6; deeper ones are 6.
    #[must_use]
    pub fn heading(level: u8) -> Self {
        match level {
            0 | 1 => Self::H1,
            2 => Self::H2,
            3 => Self::H3,
            4 => Self::H4,
            5 => Self::H5,
            _ => Self::H6,
        }
    }

    /// Whether the element is void: no content and no end tag.
    #[must_use]
    pub fn is_void(self) -> bool {
        match self {
            Self::Img | Self::Link => true,
            #[cfg(feature = "tools")]
            Self::Meta => true,
            _ => false,
        }
    }
}

names! {
    /// The attributes that can be written.
    Attribute, ATTRIBUTES:
    Alt = "alt",
    AriaExpanded = "aria-expanded",
    #[cfg(feature = "tools")]
    As = "as",
    #[cfg(feature = "tools")]
    Charset = "charset",
    #[cfg(feature = "tools")]
    Content = "content",
    #[cfg(feature = "tools")]
    Crossorigin = "crossorigin",
    Class = "class",
    DataArticle = "data-article",
    DataCollapse = "data-collapse",
    DataExpand = "data-expand",
    DataFormat = "data-format",
    DataVersion = "data-version",
    Datetime = "datetime",
    Debug = "debug",
    Decoding = "decoding",
    Dir = "dir",
    Expanded = "expanded",
    HeadingLevel = "heading-level",
    Height = "height",
    Href = "href",
    Id = "id",
    #[cfg(feature = "tools")]
    Integrity = "integrity",
    Lang = "lang",
    Loading = "loading",
    Mode = "mode",
    Name = "name",
    Nonce = "nonce",
    Open = "open",
    Part = "part",
    #[cfg(feature = "tools")]
    Property = "property",
    Rel = "rel",
    Remember = "remember",
    Role = "role",
    Shadowrootclonable = "shadowrootclonable",
    Shadowrootmode = "shadowrootmode",
    Src = "src",
    Theme = "theme",
    #[cfg(feature = "tools")]
    Title = "title",
    Type = "type",
    Width = "width",
}
