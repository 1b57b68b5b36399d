//! Reading what JavaScript hands over.
//!
//! This is a serde deserializer for plain data: null, booleans, numbers,
//! strings, arrays and objects, which is all that JSON has. What it means is
//! the `article` crate's to say. Why it is not serde-wasm-bindgen's, which the
//! way out uses, is in `docs/decisions/0003-reading-values.md`.

use js_sys::Array;
use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// As `js_sys::Object::entries`, which does not expect that the getters of
    /// a page can throw.
    #[wasm_bindgen(js_namespace = Object, catch)]
    fn entries(object: &JsValue) -> Result<Array, JsValue>;
}

/// A value of JavaScript as a source of data.
pub(crate) struct Reader(pub(crate) JsValue);

/// Why a value could not be read.
#[derive(Debug)]
pub(crate) struct ReadFailure(pub(crate) String);

const NO_DATA: &str = "expected data, as JSON has it";

impl ReadFailure {
    fn new(message: &str) -> Self {
        Self(message.to_owned())
    }
}

impl<'de> Deserializer<'de> for Reader {
    type Error = ReadFailure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadFailure> {
        let Self(value) = self;
        if value.is_null() || value.is_undefined() {
            visitor.visit_unit()
        } else if let Some(text) = value.as_string() {
            visitor.visit_string(text)
        } else if let Some(flag) = value.as_bool() {
            visitor.visit_bool(flag)
        } else if let Some(number) = value.as_f64() {
            visitor.visit_f64(number)
        } else if Array::is_array(&value) {
            visitor.visit_seq(Items(value.unchecked_into(), 0))
        } else if value.is_object() {
            let entries =
                entries(&value).map_err(|_| ReadFailure::new("a field cannot be read"))?;
            visitor.visit_map(Entries(Items(entries, 0), JsValue::UNDEFINED))
        } else {
            Err(ReadFailure::new(NO_DATA))
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

/// An array, and how far it was read.
struct Items(Array, u32);

impl Items {
    fn next(&mut self) -> Option<JsValue> {
        let index = self.1;
        self.1 += 1;
        (index < self.0.length()).then(|| self.0.get(index))
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = ReadFailure;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadFailure> {
        let item = self.next();
        item.map(|value| seed.deserialize(Reader(value)))
            .transpose()
    }
}

/// The fields of an object, and the value of the one whose name was read last.
struct Entries(Items, JsValue);

impl<'de> MapAccess<'de> for Entries {
    type Error = ReadFailure;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ReadFailure> {
        let Some(entry) = self.0.next() else {
            return Ok(None);
        };
        let entry: Array = entry.unchecked_into();
        self.1 = entry.get(1);
        let name = entry.get(0).as_string().unwrap_or_default();
        seed.deserialize(StringDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, ReadFailure> {
        seed.deserialize(Reader(self.1.clone()))
    }
}

impl Error for ReadFailure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }

    /// Cannot happen, since [`article::Value`] takes every type; without it the
    /// WASM would carry the formatting of numbers for a message.
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
