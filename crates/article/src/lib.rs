//! The article format, version 1: its types, reading it from JSON, validating
//! it, and rendering it to markup.
//!
//! This crate owns every rule of the format and every element of the markup.
//! It uses no browser, clock, files or system locale, compiles for every target,
//! and does not panic.
//!
//! A [`Value`] (JSON from any source) is decoded to an [`Article`], collecting
//! every [`Problem`], and the article is rendered against the [`Markup`] trait,
//! which has two writers: [`Html`] for text and [`Plan`] for nodes in a page.
//!
//! ```
//! use article::{decode, prerender, Options, Value};
//!
//! let json = r#"{"version": 1, "id": "a", "headline": "News", "inLanguage": "en", "body": []}"#;
//! let value: Value = serde_json::from_str(json)?;
//! let article = decode(value).article()?;
//! let html = prerender(&article, &Options::default(), &article::NoResolver);
//! assert!(html.contains("<h2 part=\"headline\">News</h2>"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod check;
mod date;
mod decode;
mod html;
mod language;
mod malformed;
mod markup;
mod model;
mod options;
mod path;
mod plan;
mod problem;
mod render;
mod strings;
pub mod surface;
mod url;
mod value;

#[cfg(feature = "tools")]
mod field_schemas;
#[cfg(feature = "tools")]
mod schema;

pub use date::Date;
pub use decode::{Decoded, MAX_BLOCKS, MAX_TEXT_BYTES, decode};
pub use html::{CSS, Html};
pub use language::{Direction, Language, direction};
pub use malformed::Malformed;
pub use markup::{Attribute, Hint, Markup, Tag};
pub use model::{
    Article, Block, Content, Contributor, Format, Image, Meeting, MeetingBlock, Person, Promotion,
    Slug, Span, Text, Version,
};
pub use options::{Embed, Expanded, HeadingLevel, Loading, Mode, Options, Styles, Theme};
pub use path::Path;
pub use plan::{NAMES, Plan};
pub use problem::{Invalid, Problem, Severity};
pub use render::{
    Context, NoResolver, PACKAGE_VERSION, Resolver, embed, light_children, open_embed, own_address,
    prerender, render,
};
pub use strings::Strings;
pub use surface::{Code, ErrorCode, Part, Reason};
pub use url::SafeUrl;
pub use value::{MAX_DEPTH, ReadError, Value, read};

#[cfg(feature = "tools")]
pub use schema::schema;
