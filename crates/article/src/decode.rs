//! Decodes JSON into the model, collecting every problem.
//!
//! A problem does not stop the decoder, so one in the second meeting is reported
//! even if the headline is missing. Only limits do, since they bound the work.
//! Rules about single values are here or in the value's type; rules that span
//! several values are in `check.rs`.

mod scalars;
mod walk;

use crate::check::{self, Reference};
use crate::model::{
    Article, Block, Content, Contributor, Image, Meeting, MeetingBlock, Person, Promotion, Slug,
    Span, Text, Version,
};
use crate::path::Path;
use crate::problem::{Invalid, Problem, Severity};
use crate::surface::Code;
use crate::value::Value;
use walk::Fields;

/// The maximum length of all text in an article: one mebibyte of UTF-8.
pub const MAX_TEXT_BYTES: usize = 1 << 20;

/// The maximum number of blocks in an article, including those in meetings.
pub const MAX_BLOCKS: usize = 10_000;

/// The result of decoding: the article, if it is usable, and all problems.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    article: Option<Article>,
    /// Errors and warnings in document order, followed by those that span several
    /// values.
    pub problems: Vec<Problem>,
}

impl Decoded {
    /// The result for data that could not be read as JSON.
    #[must_use]
    pub fn unreadable(path: Path, message: String) -> Self {
        let problem = Problem {
            path: path.into_string(),
            code: Code::Unreadable,
            message,
        };
        Self {
            article: None,
            problems: vec![problem],
        }
    }

    /// Whether the article can be rendered.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.article.is_some()
    }

    /// The article, if there are no errors.
    ///
    /// # Errors
    ///
    /// All problems, if any of them is an error.
    pub fn article(self) -> Result<Article, Invalid> {
        self.article.ok_or(Invalid(self.problems))
    }
}

/// Decodes an article.
#[must_use]
pub fn decode(value: Value) -> Decoded {
    let mut decoder = Decoder::default();
    let article = decoder.article(value);
    if !decoder.stopped {
        check::references(&decoder.references, &mut decoder.problems);
    }
    let is_error = |p: &Problem| p.severity() == Severity::Error;
    let is_valid = !decoder.problems.iter().any(is_error);
    Decoded {
        article: is_valid.then_some(article),
        problems: decoder.problems,
    }
}

/// A walk through a document.
///
/// Every method returns a value: an invalid one is reported and replaced with a
/// placeholder, which nobody sees, since an article with an error is not returned.
/// This keeps the code simple, and small in the WASM.
#[derive(Default)]
struct Decoder {
    path: Path,
    problems: Vec<Problem>,
    references: Vec<Reference>,
    text_bytes: usize,
    blocks: usize,
    /// Set inside a value of the wrong type, whose fields are not reported as
    /// missing too.
    muted: bool,
    /// Set when a limit is exceeded; nothing is reported from then on.
    stopped: bool,
}

impl Decoder {
    fn article(&mut self, value: Value) -> Article {
        let mut fields = self.object(value, "an article");
        let fields = &mut fields;
        Article {
            version: self.required(fields, "version", Self::version),
            id: self.required(fields, "id", Self::slug),
            headline: self.required(fields, "headline", Self::name),
            in_language: self.required(fields, "inLanguage", Self::language),
            description: self.optional(fields, "description", Self::string),
            url: self.optional(fields, "url", Self::resource),
            date_published: self.optional(fields, "datePublished", Self::date),
            date_modified: self.optional(fields, "dateModified", Self::date),
            author: self.list(fields, "author", Self::contributor),
            publisher: self.optional(fields, "publisher", Self::contributor),
            image: self.optional(fields, "image", |d, value| {
                let mut fields = d.object(value, "an image");
                d.image(&mut fields)
            }),
            body: self.required(fields, "body", |d, value| {
                d.array(value, "an array of blocks", Self::block)
            }),
            promotion: self.optional(fields, "promotion", Self::promotion),
        }
    }

    fn version(&mut self, value: Value) -> Version {
        match value {
            Value::Number(1.0) => {}
            Value::Number(number) if number.fract() == 0.0 => self.report(
                Code::Version,
                "this package reads version 1 of the article format; a newer one may read this",
            ),
            other => self.wrong_type("the number 1", &other),
        }
        Version
    }

    fn block(&mut self, value: Value) -> Block {
        let (kind, mut fields) = self.typed(value);
        if kind == "meeting" {
            let meeting = Box::new(self.meeting(&mut fields));
            return Block::Meeting(MeetingBlock::Meeting(meeting));
        }
        Block::Content(self.content_of(&kind, &mut fields))
    }

    fn content(&mut self, value: Value) -> Content {
        let (kind, mut fields) = self.typed(value);
        if kind == "meeting" {
            self.report_type(Code::Nested, "a meeting cannot be inside a meeting");
            fields.broken = true;
        }
        self.content_of(&kind, &mut fields)
    }

    /// The type of a block and its other fields.
    fn typed(&mut self, value: Value) -> (String, Fields) {
        self.blocks += 1;
        if self.blocks > MAX_BLOCKS {
            self.limit("an article may have 10,000 blocks at most");
        }
        let mut fields = self.object(value, "a block");
        let kind = self.required(&mut fields, "type", Self::name);
        fields.broken |= kind.is_empty();
        (kind, fields)
    }

    fn content_of(&mut self, kind: &str, fields: &mut Fields) -> Content {
        match kind {
            "paragraph" => Content::Paragraph {
                text: self.required(fields, "text", Self::text),
            },
            "heading" => Content::Heading {
                text: self.required(fields, "text", Self::text),
            },
            "quote" => Content::Quote {
                text: self.required(fields, "text", Self::text),
                cite: self.optional(fields, "cite", Self::string),
            },
            "list" => Content::List {
                items: self.required(fields, "items", |d, value| {
                    d.array(value, "an array of texts", Self::text)
                }),
                ordered: self.flag(fields, "ordered"),
            },
            "image" => Content::Image(self.image(fields)),
            _ => {
                if !fields.broken {
                    self.report_type(
                        Code::UnknownBlock,
                        "this block type is not known; its text is shown as a paragraph",
                    );
                }
                Content::Paragraph {
                    text: self
                        .optional(fields, "text", Self::text)
                        .unwrap_or_default(),
                }
            }
        }
    }

    fn meeting(&mut self, fields: &mut Fields) -> Meeting {
        let meeting = Meeting {
            id: self.required(fields, "id", Self::slug),
            name: self.required(fields, "name", Self::name),
            summary: self.required(fields, "summary", Self::text),
            details: self.list(fields, "details", Self::content),
            format: self.optional(fields, "format", Self::format),
            start_date: self.optional(fields, "startDate", Self::yearless_date),
            date_text: self.optional(fields, "dateText", Self::string),
            location: self.optional(fields, "location", Self::string),
            attendees: self.list(fields, "attendees", Self::person),
            agenda: self.list(fields, "agenda", Self::text),
            outcome: self.optional(fields, "outcome", Self::text),
            super_event: self.optional(fields, "superEvent", Self::slug),
        };
        if meeting.id != Slug::PLACEHOLDER {
            self.references.push(Reference {
                path: self.path.as_str().to_owned(),
                id: meeting.id.clone(),
                super_event: meeting.super_event.clone(),
            });
        }
        meeting
    }

    fn image(&mut self, fields: &mut Fields) -> Image {
        Image {
            src: self.required(fields, "src", Self::resource),
            alt: self.required(fields, "alt", Self::string),
            caption: self.optional(fields, "caption", Self::text),
            credit: self.optional(fields, "credit", Self::string),
            width: self.optional(fields, "width", Self::pixels),
            height: self.optional(fields, "height", Self::pixels),
        }
    }

    fn person(&mut self, value: Value) -> Person {
        let mut fields = self.object(value, "a person");
        Person {
            name: self.required(&mut fields, "name", Self::name),
            job_title: self.optional(&mut fields, "jobTitle", Self::string),
            affiliation: self.optional(&mut fields, "affiliation", Self::string),
        }
    }

    fn contributor(&mut self, value: Value) -> Contributor {
        let mut fields = self.object(value, "an object with a name");
        Contributor {
            name: self.required(&mut fields, "name", Self::name),
            url: self.optional(&mut fields, "url", Self::link),
        }
    }

    fn promotion(&mut self, value: Value) -> Promotion {
        let mut fields = self.object(value, "an object with a text");
        Promotion {
            text: self.required(&mut fields, "text", Self::name),
            url: self.optional(&mut fields, "url", Self::link),
        }
    }

    fn text(&mut self, value: Value) -> Text {
        match value {
            Value::String(_) => Text(vec![self.span(value)]),
            Value::Array(_) => Text(self.array(value, "a text", Self::span)),
            other => {
                self.wrong_type("a string or an array of strings and spans", &other);
                Text::default()
            }
        }
    }

    fn span(&mut self, value: Value) -> Span {
        if let Value::String(_) = value {
            return Span {
                text: self.string(value),
                ..Span::default()
            };
        }
        let mut fields = self.object(value, "a string or a span");
        Span {
            text: self.required(&mut fields, "text", Self::string),
            href: self.optional(&mut fields, "href", Self::link),
            emphasis: self.flag(&mut fields, "emphasis"),
            strong: self.flag(&mut fields, "strong"),
            lang: self.optional(&mut fields, "lang", Self::language),
        }
    }
}
