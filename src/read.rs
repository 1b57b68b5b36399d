//! Reads the arguments that JavaScript passes.
//!
//! [`Reader`] is a serde deserializer for plain data: null, booleans, numbers,
//! strings, arrays and objects, as in JSON. The `article` crate interprets the data.
//! `docs/decisions/0003-reading-values.md` explains why this is not
//! serde-wasm-bindgen, which only serializes return values.

use crate::error::ArticleError;
use article::{Article, Decoded, Options};
use js_sys::{Array, ArrayIntoIter, Reflect};
use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt;
use std::ops::Range;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// As in `js_sys::Object`, but the traps of a proxy may throw.
    #[wasm_bindgen(js_namespace = Object, catch)]
    fn keys(object: &JsValue) -> Result<Array, JsValue>;
}

#[wasm_bindgen(module = "/src/border.js")]
extern "C" {
    /// One of the constants in [`Kind`].
    #[wasm_bindgen(catch)]
    fn kind(value: &JsValue) -> Result<u8, JsValue>;
}

/// Decodes an article. Unreadable data is reported like any other problem.
pub(crate) fn decode(value: JsValue) -> Decoded {
    match article::read(Reader::new(value)) {
        Ok(value) => article::decode(value),
        Err(failed) => Decoded::unreadable(failed.path, failed.error.to_string()),
    }
}

/// Decodes an article that can be rendered.
pub(crate) fn decode_valid(value: JsValue) -> Result<Article, ArticleError> {
    decode(value).article().map_err(ArticleError::from)
}

/// The options of `mount`.
pub(crate) struct MountOptions {
    pub(crate) options: Options,
    /// Whether the article returns to a page that it has just left, as when its
    /// element is moved: it neither follows the page's fragment nor restores session
    /// memory.
    pub(crate) resume: bool,
}

/// Reads the options of `mount`.
pub(crate) fn read_mount_options(value: JsValue) -> MountOptions {
    // Each call that throws permanently uses a slot in wasm-bindgen's table, so the
    // usual `undefined` is handled without one.
    let resume = value.is_object()
        && Reflect::get(&value, &"resume".into()).is_ok_and(|resume| resume.is_truthy());
    MountOptions {
        options: read_options(value),
        resume,
    }
}

/// Reads the options of a call; unknown fields are ignored.
pub(crate) fn read_options(value: JsValue) -> Options {
    article::read(Reader::new(value))
        .map(Options::from_value)
        .unwrap_or_default()
}

/// Reads the id of a meeting, or `None` for all meetings. A value that is not a
/// string is an id that no meeting has.
pub(crate) fn meeting_id(value: &JsValue) -> Option<String> {
    if value.is_undefined() || value.is_null() {
        return None;
    }
    Some(value.as_string().unwrap_or_default())
}

/// A JavaScript value as a source of data, or the error that its getter threw.
struct Reader(Result<JsValue, JsValue>);

impl Reader {
    fn new(value: JsValue) -> Self {
        Self(Ok(value))
    }
}

/// Why a value could not be read.
#[derive(Debug)]
struct ReadFailure(String);

const NO_DATA: &str = "expected data, as JSON has it";
const UNREADABLE: &str = "reading it throws an error";

/// The kind of a value, as numbered in `border.js`; all others are not data.
struct Kind;

impl Kind {
    const NULL: u8 = 0;
    const STRING: u8 = 1;
    const LONG_STRING: u8 = 2;
    const FALSE: u8 = 3;
    const TRUE: u8 = 4;
    const NUMBER: u8 = 5;
    const ARRAY: u8 = 6;
    const OBJECT: u8 = 7;
}

/// More items than any document may have.
const MAX_ITEMS: f64 = 1_048_576.0;

impl ReadFailure {
    fn new(message: &str) -> Self {
        Self(message.to_owned())
    }
}

impl<'de> Deserializer<'de> for Reader {
    type Error = ReadFailure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadFailure> {
        let Ok(value) = self.0 else {
            return Err(ReadFailure::new(UNREADABLE));
        };
        let unreadable = |_| ReadFailure::new(UNREADABLE);
        match kind(&value).map_err(unreadable)? {
            Kind::NULL => visitor.visit_unit(),
            Kind::STRING => visitor.visit_string(value.as_string().unwrap_or_default()),
            Kind::LONG_STRING => Err(ReadFailure::new("the document has too much text")),
            Kind::FALSE => visitor.visit_bool(false),
            Kind::TRUE => visitor.visit_bool(true),
            Kind::NUMBER => visitor.visit_f64(value.as_f64().unwrap_or_default()),
            Kind::ARRAY => {
                let length = Reflect::get(&value, &"length".into()).map_err(unreadable)?;
                // Every array has one, but a proxy may return anything.
                let length = length.as_f64().unwrap_or_default();
                if length > MAX_ITEMS {
                    return Err(ReadFailure::new("the document has too many values"));
                }
                visitor.visit_seq(Items(value, 0..length as u32))
            }
            Kind::OBJECT => {
                let names = keys(&value).map_err(unreadable)?;
                visitor.visit_map(Fields(value, names.into_iter(), JsValue::UNDEFINED))
            }
            _ => Err(ReadFailure::new(NO_DATA)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

/// An array, and the items that are left.
struct Items(JsValue, Range<u32>);

impl<'de> SeqAccess<'de> for Items {
    type Error = ReadFailure;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadFailure> {
        let item = self.1.next().map(|index| Reflect::get_u32(&self.0, index));
        item.map(|value| seed.deserialize(Reader(value)))
            .transpose()
    }
}

/// An object, the names of the fields that are left, and the last name that was
/// read. Fields are read one by one, so an error has the right path.
struct Fields(JsValue, ArrayIntoIter, JsValue);

impl<'de> MapAccess<'de> for Fields {
    type Error = ReadFailure;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ReadFailure> {
        let Some(name) = self.1.next() else {
            return Ok(None);
        };
        let text = name.as_string().unwrap_or_default();
        self.2 = name;
        seed.deserialize(StringDeserializer::new(text)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, ReadFailure> {
        seed.deserialize(Reader(Reflect::get(&self.0, &self.2)))
    }
}

impl Error for ReadFailure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }

    /// Never called, since [`article::Value`] accepts every type; without it the WASM
    /// would contain number formatting for the default message.
    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::new(NO_DATA)
    }
}

impl fmt::Display for ReadFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadFailure {}
