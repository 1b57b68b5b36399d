//! The attributes of an embed, and the options that a call adds.
//!
//! An unknown value counts as the default, as for the attributes of HTML's own
//! elements.

use crate::value::Value;

/// The attributes of `<article-widget>`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Embed {
    /// The colours.
    pub theme: Theme,
    /// The language of the interface; the article's if absent.
    pub lang: Option<String>,
    /// Which meetings start open.
    pub expanded: Expanded,
    /// Whether several meetings can be open at once.
    pub mode: Mode,
    /// The level of the headline.
    pub heading_level: HeadingLevel,
    /// When the article is fetched.
    pub loading: Loading,
    /// Whether open meetings are remembered for the session.
    pub remember: bool,
    /// Whether errors are shown in place, with JSON paths.
    pub debug: bool,
    /// The URL of the article JSON; relative URLs resolve against it.
    pub src: Option<String>,
}

/// The source of the markup's styles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Styles {
    /// A nonce for the styles of prerendered markup.
    pub nonce: Option<String>,
    /// The URL of a style sheet to link; without it the styles are inlined.
    pub stylesheet: Option<String>,
}

/// The options of a call, such as `prerender`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// The attributes of the embed.
    pub embed: Embed,
    /// The source of its styles.
    pub styles: Styles,
}

impl Options {
    /// Reads options from an object whose names are in camelCase or spelled like
    /// the attributes. Missing and invalid values are the defaults.
    #[must_use]
    pub fn from_value(value: Value) -> Self {
        let mut options = Self::default();
        let Value::Object(fields) = value else {
            return options;
        };
        let embed = &mut options.embed;
        for (name, value) in fields {
            match (name.as_str(), value) {
                ("remember", value) => embed.remember = is_set(&value),
                ("debug", value) => embed.debug = is_set(&value),
                ("headingLevel", Value::Number(level)) => {
                    embed.heading_level = HeadingLevel::from_number(level);
                }
                ("nonce", Value::String(text)) => options.styles.nonce = Some(text),
                ("stylesheet", Value::String(text)) => options.styles.stylesheet = Some(text),
                (name, Value::String(text)) => embed.set(name, text),
                _ => {}
            }
        }
        options
    }
}

impl Embed {
    fn set(&mut self, name: &str, text: String) {
        match name {
            "theme" => self.theme = Theme::parse(&text),
            "lang" => self.lang = Some(text).filter(|tag| !tag.is_empty()),
            "expanded" => self.expanded = Expanded::parse(&text),
            "mode" => self.mode = Mode::parse(&text),
            "headingLevel" | "heading-level" => {
                self.heading_level = text.trim().parse().map_or_else(
                    |_| HeadingLevel::default(),
                    |level: u8| HeadingLevel::from_number(level.into()),
                );
            }
            "loading" => self.loading = Loading::parse(&text),
            "src" => self.src = Some(text),
            _ => {}
        }
    }
}

/// A boolean option: off if absent or false; on if an attribute is present, even
/// without a value.
fn is_set(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false))
}

/// An enumerated attribute, whose first keyword is the default.
macro_rules! keyword {
    ($(#[$doc:meta])* $enum:ident:
        $(#[$first_doc:meta])* $first:ident = $first_word:literal,
        $($(#[$other_doc:meta])* $other:ident = $word:literal),+ $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub enum $enum {
            $(#[$first_doc])*
            #[default]
            $first,
            $($(#[$other_doc])* $other),+
        }

        impl $enum {
            /// All values, the default first.
            pub const WORDS: &'static [&'static str] = &[$first_word, $($word),+];

            /// Reads the attribute's value.
            #[must_use]
            pub fn parse(text: &str) -> Self {
                $(if text.trim().eq_ignore_ascii_case($word) {
                    return Self::$other;
                })+
                Self::$first
            }

            /// The attribute's value.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    Self::$first => $first_word,
                    $(Self::$other => $word),+
                }
            }
        }
    };
}

keyword! {
    /// The colours of an article. Themes are implemented in CSS.
    Theme:
    /// Those of the page.
    Auto = "auto",
    /// The reader's preference.
    System = "system",
    /// Light.
    Light = "light",
    /// Dark.
    Dark = "dark",
}

keyword! {
    /// Whether several meetings can be open at once.
    Mode:
    /// Yes.
    Multiple = "multiple",
    /// No: opening one closes the others.
    Single = "single",
}

keyword! {
    /// When an embed starts to load.
    Loading:
    /// Immediately.
    Eager = "eager",
    /// When it is near the viewport.
    Lazy = "lazy",
}

/// Which meetings start open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Expanded {
    /// None of them.
    #[default]
    None,
    /// The first.
    First,
    /// All of them.
    All,
    /// Those with these ids.
    Ids(Vec<String>),
}

impl Expanded {
    /// Reads the attribute's value: a keyword, or ids separated by spaces.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text.trim() {
            "" | "none" => Self::None,
            "first" => Self::First,
            "all" => Self::All,
            ids => Self::Ids(ids.split_ascii_whitespace().map(str::to_owned).collect()),
        }
    }

    /// The attribute's value.
    #[must_use]
    pub fn to_attribute(&self) -> String {
        match self {
            Self::None => "none".to_owned(),
            Self::First => "first".to_owned(),
            Self::All => "all".to_owned(),
            Self::Ids(ids) => ids.join(" "),
        }
    }
}

/// The level of the headline, from 1 to 5; the names of meetings are one level
/// below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadingLevel(u8);

impl HeadingLevel {
    /// The level as a number.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }

    /// Reads the attribute's value; any other number is the default.
    #[must_use]
    pub fn from_number(level: f64) -> Self {
        match level {
            1.0 => Self(1),
            3.0 => Self(3),
            4.0 => Self(4),
            5.0 => Self(5),
            _ => Self::default(),
        }
    }
}

impl Default for HeadingLevel {
    fn default() -> Self {
        Self(2)
    }
}
