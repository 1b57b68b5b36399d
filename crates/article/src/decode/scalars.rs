//! Single values: strings, numbers and flags.

use super::walk::Fields;
use super::{Decoder, MAX_TEXT_BYTES};
use crate::date::Date;
use crate::language::Language;
use crate::malformed::Malformed;
use crate::model::{Format, Slug};
use crate::surface::Code;
use crate::url::SafeUrl;
use crate::value::Value;

impl Decoder {
    /// A string that must not be empty.
    pub(super) fn name(&mut self, value: Value) -> String {
        let is_string = matches!(value, Value::String(_));
        let text = self.string(value);
        if is_string && text.trim().is_empty() {
            self.report(Code::Empty, "expected a text, found an empty string");
        }
        text
    }

    pub(super) fn string(&mut self, value: Value) -> String {
        let text = self.string_as_written(value);
        // HTML cannot represent this character, so prerendered markup would have
        // another one.
        if text.contains('\0') {
            let readable = |c| {
                if c == '\0' {
                    char::REPLACEMENT_CHARACTER
                } else {
                    c
                }
            };
            return text.chars().map(readable).collect();
        }
        text
    }

    /// A string whose form is checked before any character is replaced.
    fn string_as_written(&mut self, value: Value) -> String {
        let Value::String(text) = value else {
            self.wrong_type("a string", &value);
            return String::new();
        };
        self.text_bytes += text.len();
        if self.text_bytes > MAX_TEXT_BYTES {
            self.limit("an article may have 1 MiB of text at most");
        }
        text
    }

    pub(super) fn slug(&mut self, value: Value) -> Slug {
        self.parsed(value, Code::Slug, Slug::MALFORMED, Slug::parse)
            .unwrap_or(Slug::PLACEHOLDER)
    }

    pub(super) fn language(&mut self, value: Value) -> Language {
        self.parsed(value, Code::Language, Language::MALFORMED, Language::parse)
            .unwrap_or(Language::PLACEHOLDER)
    }

    pub(super) fn date(&mut self, value: Value) -> Date {
        self.parsed(value, Code::Date, Date::MALFORMED, Date::parse)
            .unwrap_or(Date::PLACEHOLDER)
    }

    pub(super) fn yearless_date(&mut self, value: Value) -> Date {
        let error = Date::MALFORMED_YEARLESS;
        self.parsed(value, Code::Date, error, Date::parse_yearless)
            .unwrap_or(Date::PLACEHOLDER)
    }

    pub(super) fn format(&mut self, value: Value) -> Format {
        self.parsed(value, Code::Value, Format::MALFORMED, Format::parse)
            .unwrap_or(Format::Bilateral)
    }

    pub(super) fn link(&mut self, value: Value) -> SafeUrl {
        self.address(value, SafeUrl::link)
    }

    pub(super) fn resource(&mut self, value: Value) -> SafeUrl {
        self.address(value, SafeUrl::resource)
    }

    fn address(&mut self, value: Value, parse: fn(&str) -> Result<SafeUrl, Malformed>) -> SafeUrl {
        self.parsed(value, Code::Url, Malformed::expected("a string"), parse)
            .unwrap_or(SafeUrl::PLACEHOLDER)
    }

    pub(super) fn pixels(&mut self, value: Value) -> u32 {
        match value {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the pattern holds the range"
            )]
            Value::Number(number @ 1.0..=65_535.0) if number.fract() == 0.0 => {
                return number as u32;
            }
            Value::Number(_) => {
                self.report(
                    Code::Value,
                    "expected a whole number of pixels from 1 to 65,535",
                );
            }
            other => self.wrong_type("a number of pixels", &other),
        }
        0
    }

    pub(super) fn flag(&mut self, fields: &mut Fields, name: &str) -> bool {
        let flag = self.optional(fields, name, |d, value| match value {
            Value::Bool(flag) => flag,
            other => {
                d.wrong_type("true or false", &other);
                false
            }
        });
        flag.unwrap_or_default()
    }

    /// Parses a string. The error is for values that are not strings.
    fn parsed<T>(
        &mut self,
        value: Value,
        code: Code,
        no_string: Malformed,
        parse: fn(&str) -> Result<T, Malformed>,
    ) -> Option<T> {
        if !matches!(value, Value::String(_)) {
            self.wrong_type(no_string.expected, &value);
            return None;
        }
        match parse(&self.string_as_written(value)) {
            Ok(parsed) => Some(parsed),
            Err(malformed) => {
                self.report(code, &["expected ", malformed.expected].concat());
                None
            }
        }
    }
}
