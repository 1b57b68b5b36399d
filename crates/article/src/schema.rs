//! The JSON Schema of the format, and the serialization of its types.
//!
//! For publishers' tools; nothing here is part of the WASM.

use crate::date::Date;
use crate::language::Language;
use crate::model::{Article, Slug, Span, Text, Version};
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
    // Fields that serialization skips are optional; the types describe what is
    // read.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let settings = settings.with_transform(RecursiveTransform(join_lines));
    let mut schema = settings.into_generator().into_root_schema_for::<Article>();
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

/// Joins the lines of doc comments, whose line breaks editors would show.
fn join_lines(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}

/// A block of an unknown type, perhaps of a later version, is shown as text, so the
/// schema accepts it; `check` only warns.
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

/// A type that serializes as the string it was read from.
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
        "description": "A name for use in URLs.",
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

/// A text without links and emphasis serializes as a string.
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
