//! What a publisher's tools need of the format: writing it as JSON, and its
//! JSON Schema.
//!
//! The schema says what `decode.rs` says, as far as a schema can: where the two
//! could differ, a value's pattern stands here beside the rule it repeats.
//! Nothing here is part of the WASM.

use crate::date::Date;
use crate::language::Language;
use crate::model::{Slug, Span, Text, Version};
use crate::url::SafeUrl;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::{Serialize, SerializeSeq, Serializer};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// The JSON Schema of the article format, for editors and other tools.
#[must_use]
pub fn schema() -> Schema {
    // What is left out when an article is written need not be there when it is
    // read; what is read is told by the types.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let settings = settings.with_transform(RecursiveTransform(join_lines));
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<crate::Article>();
    let root = schema.ensure_object();
    if let Some(properties) = root.get_mut("properties").and_then(Value::as_object_mut) {
        let text = "The address of this schema, for editors; it is not part of the article.";
        properties.insert("$schema".to_owned(), json!({ "description": text }));
    }
    if let Some(types) = root.get_mut("$defs").and_then(Value::as_object_mut) {
        allow_unknown_blocks(types);
    }
    schema
}

/// A date or a moment of RFC 3339.
pub(crate) fn date_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "null"],
        "pattern": format!("^(?:{})(?:{TIME})?$", full_date()),
        "examples": ["2023-07-25", "2023-07-25T14:30:00+03:00"],
    })
}

/// Like [`date_schema`], or a day without its year.
pub(crate) fn yearless_date_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "null"],
        "pattern": format!("^(?:(?:{})(?:{TIME})?|--(?:{MONTH_DAY}|02-29))$", full_date()),
        "examples": ["2023-07-25", "2023-07-25T14:30:00+03:00", "--07-25"],
    })
}

/// The address of something that is loaded or stands for the article.
pub(crate) fn resource_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": format!("^(?:{RELATIVE}|{WEB})$") })
}

/// Like [`resource_schema`], where there must be one.
pub(crate) fn required_resource_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": format!("^(?:{RELATIVE}|{WEB})$") })
}

/// The address of a link.
pub(crate) fn link_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": format!("^(?:{RELATIVE}|{WEB}|{MAIL})$") })
}

/// A number of pixels.
pub(crate) fn pixels_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["integer", "null"], "minimum": 1, "maximum": 65_535 })
}

/// A flag that is off when it is absent.
pub(crate) fn optional_bool_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["boolean", "null"], "default": false })
}

/// A list that is empty when it is absent.
pub(crate) fn optional_list_schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["array", "null"],
        "items": generator.subschema_for::<T>(),
        "default": [],
    })
}

/// The days of every year but 29 February.
const MONTH_DAY: &str = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])\
    |(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)\
    |02-(?:0[1-9]|1[0-9]|2[0-8])";

/// The time of day with its offset from UTC.
const TIME: &str = "[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?\
    (?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])";

/// An address without a scheme.
const RELATIVE: &str = r"(?![A-Za-z][A-Za-z0-9+.\-]*:)[^\u0000-\u0020\u007f-\u009f]+";

/// A web address, which has a host.
const WEB: &str =
    r"[Hh][Tt][Tt][Pp][Ss]?://[^\u0000-\u0020\u007f-\u009f/?#:][^\u0000-\u0020\u007f-\u009f]*";

/// A mail address.
const MAIL: &str = r"[Mm][Aa][Ii][Ll][Tt][Oo]:[^\u0000-\u0020\u007f-\u009f]*";

/// Doc comments are broken into lines for people who read code, which editors
/// would show.
fn join_lines(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}

/// `MONTH_DAY` of any year, and 29 February of leap years.
fn full_date() -> String {
    let leap_year = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
    format!("[0-9]{{4}}-(?:{MONTH_DAY})|{leap_year}-02-29")
}

/// A block of a type that a later version may know is shown by its text, so the
/// schema lets it pass as `check` does, which only warns.
fn allow_unknown_blocks(types: &mut Map<String, Value>) {
    let known = ["paragraph", "heading", "quote", "list", "image", "meeting"];
    let unknown = json!({
        "description": "A block of a type that this version does not know: its text is shown as a paragraph.",
        "type": "object",
        "properties": {
            "type": { "type": "string", "pattern": r"\S", "not": { "enum": known } },
            "text": { "anyOf": [{ "$ref": "#/$defs/Text" }, { "type": "null" }] },
        },
        "required": ["type"],
    });
    let content = types
        .get_mut("Content")
        .and_then(|content| content.get_mut("oneOf"));
    if let Some(branches) = content.and_then(Value::as_array_mut) {
        branches.push(unknown);
    }
}

/// A type that is written as the string it was read from.
macro_rules! as_string {
    ($($type:ident: $schema:tt)+) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )+};
}

as_string! {
    Slug: {
        "description": "A name for use in addresses.",
        "type": "string",
        "pattern": "^[a-z0-9][a-z0-9-]*$",
        "examples": ["moscow-talks"],
    }
    Language: {
        "description": "A BCP 47 language tag.",
        "type": "string",
        "pattern": "^(?:[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*|[Xx](?:-[A-Za-z0-9]{1,8})+)$",
        "examples": ["en", "az-Latn"],
    }
    SafeUrl: { "type": "string" }
    Date: { "type": "string" }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(1)
    }
}

impl JsonSchema for Version {
    fn schema_name() -> Cow<'static, str> {
        "Version".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": 1 })
    }
}

/// A text without links and marks is written as the string that it is.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let [span] = self.0.as_slice()
            && is_plain(span)
        {
            return serializer.serialize_str(&span.text);
        }
        let mut spans = serializer.serialize_seq(Some(self.0.len()))?;
        for span in &self.0 {
            if is_plain(span) {
                spans.serialize_element(&span.text)?;
            } else {
                spans.serialize_element(span)?;
            }
        }
        spans.end()
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A line of text: a string, or strings and spans in order.",
            "anyOf": [
                { "type": "string" },
                {
                    "type": "array",
                    "items": { "anyOf": [{ "type": "string" }, generator.subschema_for::<Span>()] },
                },
            ],
        })
    }
}

fn is_plain(span: &Span) -> bool {
    span.href.is_none() && !span.emphasis && !span.strong && span.lang.is_none()
}
