//! JSON before it is decoded.
//!
//! Articles arrive as JavaScript objects (through `src/read.rs` of the widget) and
//! as JSON text (through serde). Both become this type, so a single decoder can
//! report every problem with its full path. Nothing here knows the article format.

use crate::path::Path;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The maximum nesting of arrays and objects. The format needs eight levels; the
/// rest is for unknown fields.
pub const MAX_DEPTH: usize = 64;

/// The maximum number of strings, numbers, arrays and objects in a document, ten
/// times what the largest allowed article needs.
const MAX_NODES: usize = 1 << 20;

/// The maximum number of bytes in all strings of a document, including unknown
/// fields; the text of an article has a separate limit.
const MAX_STRING_BYTES: usize = 8 << 20;

/// A JSON value. `undefined` reads as null.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, or `undefined` in JavaScript.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number.
    Number(f64),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object, in the order of the document, duplicate names included.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The type with an indefinite article, for messages: "a string".
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

/// Why data could not be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError<E> {
    /// Where reading stopped.
    pub path: Path,
    /// The deserializer's error.
    pub error: E,
}

/// Reads a whole document.
///
/// # Errors
///
/// If the deserializer fails, or if the document is deeper or larger than any
/// article can be.
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, ReadError<D::Error>> {
    let mut reading = Reading::default();
    Seed(&mut reading)
        .deserialize(deserializer)
        .map_err(|error| ReadError {
            path: reading.path,
            error,
        })
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer).map_err(|failed| failed.error)
    }
}

/// Counts while a document is read.
#[derive(Default)]
struct Reading {
    path: Path,
    depth: usize,
    nodes: usize,
    bytes: usize,
}

impl Reading {
    fn node<E: Error>(&mut self) -> Result<(), E> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(E::custom("the document has too many values"));
        }
        Ok(())
    }

    fn string<E: Error>(&mut self, text: &str) -> Result<(), E> {
        self.node()?;
        self.bytes += text.len();
        if self.bytes > MAX_STRING_BYTES {
            return Err(E::custom("the document has too much text"));
        }
        Ok(())
    }

    fn down<E: Error>(&mut self) -> Result<(), E> {
        self.node()?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(E::custom("the document is nested too deeply"));
        }
        Ok(())
    }
}

/// Reads one value. After an error the path remains at the error.
struct Seed<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.0.node()?;
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.0.node()?;
        Ok(Value::Bool(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.0.node()?;
        Ok(Value::Number(value))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON numbers are doubles; the format's own are small"
    )]
    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON numbers are doubles; the format's own are small"
    )]
    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.0.string(value)?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.0.string(&value)?;
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let reading = self.0;
        reading.down()?;
        let mut array = Vec::new();
        loop {
            let mark = reading.path.enter_index(array.len());
            let item = items.next_element_seed(Seed(reading))?;
            reading.path.leave(mark);
            match item {
                Some(item) => array.push(item),
                None => break,
            }
        }
        reading.depth -= 1;
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let reading = self.0;
        reading.down()?;
        let mut object = Vec::new();
        while let Some(name) = fields.next_key::<String>()? {
            reading.string(&name)?;
            let mark = reading.path.enter(&name);
            let value = fields.next_value_seed(Seed(reading))?;
            reading.path.leave(mark);
            object.push((name, value));
        }
        reading.depth -= 1;
        Ok(Value::Object(object))
    }
}
