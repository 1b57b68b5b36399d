//! The types of the article format, version 1, named as in schema.org where it
//! has a name.
//!
//! The doc comments are the reference: the JSON Schema is generated from them.
//! Values are validated once, when they are decoded; from then on their types
//! guarantee the form. No type here knows how it is rendered.

use crate::date::Date;
use crate::language::Language;
use crate::malformed::Malformed;
use crate::url::SafeUrl;

/// A news article that reports one or more meetings.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "tools",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(rename_all = "camelCase")
)]
pub struct Article {
    /// The version of the format: always 1.
    pub version: Version,
    /// A name for the article that is used in links and in session memory.
    pub id: Slug,
    /// The headline.
    #[cfg_attr(feature = "tools", schemars(regex(pattern = r"\S")))]
    pub headline: String,
    /// The language of the text, as a BCP 47 tag.
    pub in_language: Language,
    /// The text of the article, in order.
    pub body: Vec<Block>,
    /// The standfirst: one or two sentences under the headline.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub description: Option<String>,
    /// The article's canonical URL; relative URLs resolve against it.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Option::is_none"),
        schemars(schema_with = "crate::field_schemas::resource_schema")
    )]
    pub url: Option<SafeUrl>,
    /// When it was first published (RFC 3339 date or date-time).
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Option::is_none"),
        schemars(schema_with = "crate::field_schemas::date_schema")
    )]
    pub date_published: Option<Date>,
    /// When it was last changed (RFC 3339 date or date-time).
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Option::is_none"),
        schemars(schema_with = "crate::field_schemas::date_schema")
    )]
    pub date_modified: Option<Date>,
    /// Who wrote it.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Vec::is_empty"),
        schemars(schema_with = "crate::field_schemas::optional_list_schema::<Contributor>")
    )]
    pub author: Vec<Contributor>,
    /// Who published it.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub publisher: Option<Contributor>,
    /// The picture above the text.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub image: Option<Image>,
    /// A line from the publisher, such as an invitation to subscribe. It is set
    /// apart from the article.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub promotion: Option<Promotion>,
}

impl Article {
    /// The meetings in document order.
    pub fn meetings(&self) -> impl Iterator<Item = &Meeting> {
        self.body.iter().filter_map(|block| match block {
            Block::Meeting(MeetingBlock::Meeting(meeting)) => Some(&**meeting),
            Block::Content(_) => None,
        })
    }
}

/// The version of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version;

/// A name for use in URLs: `[a-z0-9][a-z0-9-]*`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Slug(String);

impl Slug {
    /// The placeholder for a missing or invalid slug.
    pub(crate) const PLACEHOLDER: Self = Self(String::new());

    pub(crate) const MALFORMED: Malformed = Malformed::expected(
        "a slug: lower-case letters a to z, digits and hyphens, as in moscow-talks",
    );

    /// Parses a slug.
    ///
    /// # Errors
    ///
    /// If the text has any other character, begins with a hyphen or is empty.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let is_letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let ok = !text.is_empty()
            && !text.starts_with('-')
            && text.bytes().all(|b| is_letter(b) || b == b'-');
        match ok {
            true => Ok(Self(text.to_owned())),
            false => Err(Self::MALFORMED),
        }
    }

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A block of the body.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "tools",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(untagged)
)]
pub enum Block {
    /// Text, a heading, a quotation, a list or an image.
    Content(Content),
    /// A meeting, expandable to its summary.
    Meeting(MeetingBlock),
}

/// A meeting in the body.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "tools",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(tag = "type", rename_all = "camelCase")
)]
pub enum MeetingBlock {
    /// A meeting that the article reports.
    Meeting(Box<Meeting>),
}

/// Any block but a meeting: text or an image, in the body or in the details of a
/// meeting.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "tools",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(tag = "type", rename_all = "camelCase")
)]
pub enum Content {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Text,
    },
    /// A heading in the text.
    Heading {
        /// Its text.
        text: Text,
    },
    /// A quotation set apart from the text.
    Quote {
        /// The quoted text.
        text: Text,
        /// The person or source that is quoted.
        #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
        cite: Option<String>,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<Text>,
        /// Whether the items are numbered.
        #[cfg_attr(
            feature = "tools",
            serde(skip_serializing_if = "std::ops::Not::not"),
            schemars(schema_with = "crate::field_schemas::optional_bool_schema")
        )]
        ordered: bool,
    },
    /// An image.
    Image(Image),
}

/// An image. With width and height nothing moves when it loads.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Image {
    /// Its URL: `https:`, `http:` or relative.
    #[cfg_attr(
        feature = "tools",
        schemars(schema_with = "crate::field_schemas::required_resource_schema")
    )]
    pub src: SafeUrl,
    /// A text alternative; empty for decorative images.
    pub alt: String,
    /// The caption under the image.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub caption: Option<Text>,
    /// Who made the image.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub credit: Option<String>,
    /// Its width in pixels.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Option::is_none"),
        schemars(schema_with = "crate::field_schemas::pixels_schema")
    )]
    pub width: Option<u32>,
    /// Its height in pixels.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Option::is_none"),
        schemars(schema_with = "crate::field_schemas::pixels_schema")
    )]
    pub height: Option<u32>,
}

/// A meeting that the article reports. While it is closed it shows its name,
/// format, date and location; opening it shows the rest.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "tools",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(rename_all = "camelCase")
)]
pub struct Meeting {
    /// A name for the meeting that is used in links; unique in the article.
    pub id: Slug,
    /// The name of the meeting.
    #[cfg_attr(feature = "tools", schemars(regex(pattern = r"\S")))]
    pub name: String,
    /// A short summary, shown first when the meeting opens.
    pub summary: Text,
    /// Further blocks, shown after the summary.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Vec::is_empty"),
        schemars(schema_with = "crate::field_schemas::optional_list_schema::<Content>")
    )]
    pub details: Vec<Content>,
    /// How many sides met.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub format: Option<Format>,
    /// The date: a date, a date-time, or `--MM-DD` if the year is unknown.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Option::is_none"),
        schemars(schema_with = "crate::field_schemas::yearless_date_schema")
    )]
    pub start_date: Option<Date>,
    /// The date as printed; shown instead of `startDate`.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub date_text: Option<String>,
    /// The place.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub location: Option<String>,
    /// The attendees.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Vec::is_empty"),
        schemars(schema_with = "crate::field_schemas::optional_list_schema::<Person>")
    )]
    pub attendees: Vec<Person>,
    /// The topics.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Vec::is_empty"),
        schemars(schema_with = "crate::field_schemas::optional_list_schema::<Text>")
    )]
    pub agenda: Vec<Text>,
    /// What was agreed.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub outcome: Option<Text>,
    /// The id of the meeting, in the same article, that this one was part of.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub super_event: Option<Slug>,
}

/// How many sides met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "tools",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(rename_all = "camelCase")
)]
pub enum Format {
    /// Two sides.
    Bilateral,
    /// Three sides.
    Trilateral,
    /// Four sides or more.
    Multilateral,
}

impl Format {
    pub(crate) const MALFORMED: Malformed =
        Malformed::expected("bilateral, trilateral or multilateral");

    /// Parses the value in JSON.
    ///
    /// # Errors
    ///
    /// If no format has this value.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let formats = [Self::Bilateral, Self::Trilateral, Self::Multilateral];
        let known = formats.into_iter().find(|format| format.as_str() == text);
        known.ok_or(Self::MALFORMED)
    }

    /// The value in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bilateral => "bilateral",
            Self::Trilateral => "trilateral",
            Self::Multilateral => "multilateral",
        }
    }
}

/// An attendee of a meeting.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "tools",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(rename_all = "camelCase")
)]
pub struct Person {
    /// The name.
    #[cfg_attr(feature = "tools", schemars(regex(pattern = r"\S")))]
    pub name: String,
    /// The office that the person holds.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub job_title: Option<String>,
    /// The country or organisation that the person represents.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub affiliation: Option<String>,
}

/// An author or a publisher.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Contributor {
    /// The name.
    #[cfg_attr(feature = "tools", schemars(regex(pattern = r"\S")))]
    pub name: String,
    /// A page about them.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Option::is_none"),
        schemars(schema_with = "crate::field_schemas::link_schema")
    )]
    pub url: Option<SafeUrl>,
}

/// A line from the publisher.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Promotion {
    /// The text.
    #[cfg_attr(feature = "tools", schemars(regex(pattern = r"\S")))]
    pub text: String,
    /// The URL that it links to.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Option::is_none"),
        schemars(schema_with = "crate::field_schemas::link_schema")
    )]
    pub url: Option<SafeUrl>,
}

/// A line of text: a string, or strings and spans in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text(pub Vec<Span>);

impl Text {
    /// The plain text, without links and emphasis.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(vec![Span {
            text: text.to_owned(),
            ..Span::default()
        }])
    }
}

/// A part of a line that is a link, emphasized, or in another language.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Span {
    /// The text.
    pub text: String,
    /// The URL that it links to: `https:`, `http:`, `mailto:` or relative.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "Option::is_none"),
        schemars(schema_with = "crate::field_schemas::link_schema")
    )]
    pub href: Option<SafeUrl>,
    /// Whether it is emphasized.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "std::ops::Not::not"),
        schemars(schema_with = "crate::field_schemas::optional_bool_schema")
    )]
    pub emphasis: bool,
    /// Whether it is important.
    #[cfg_attr(
        feature = "tools",
        serde(skip_serializing_if = "std::ops::Not::not"),
        schemars(schema_with = "crate::field_schemas::optional_bool_schema")
    )]
    pub strong: bool,
    /// Its language, if it is not the article's.
    #[cfg_attr(feature = "tools", serde(skip_serializing_if = "Option::is_none"))]
    pub lang: Option<Language>,
}
