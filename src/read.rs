//! Reads the arguments that JavaScript passes.
//!
//! `border.js` flattens plain data (null, booleans, numbers, strings, arrays and
//! objects, as in JSON) into words and one string; [`Reader`] turns them into an
//! [`article::Value`]. The `article` crate interprets the data.
//! `docs/decisions/0003-reading-values.md` explains why this is not
//! serde-wasm-bindgen, which only serializes return values.

use crate::error::ArticleError;
use article::{Article, Decoded, Options, Path, ReadError, Value};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/border.js")]
extern "C" {
    /// What `flatten` returns.
    type Flattened;

    /// Never throws: values that cannot be read have words of their own.
    fn flatten(value: &JsValue) -> Flattened;

    #[wasm_bindgen(method, getter)]
    fn words(this: &Flattened) -> Vec<u32>;

    #[wasm_bindgen(method, getter)]
    fn text(this: &Flattened) -> String;
}

/// Decodes an article. Unreadable data is reported like any other problem.
pub(crate) fn decode(value: &JsValue) -> Decoded {
    match read(value) {
        Ok(value) => article::decode(value),
        Err(failed) => Decoded::unreadable(failed.path, failed.error.to_string()),
    }
}

/// Decodes an article that can be rendered.
pub(crate) fn decode_valid(value: &JsValue) -> Result<Article, ArticleError> {
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
pub(crate) fn read_mount_options(value: &JsValue) -> MountOptions {
    let value = read(value).unwrap_or(Value::Null);
    MountOptions {
        resume: is_true(&value, "resume"),
        options: Options::from_value(value),
    }
}

/// Reads the options of a call; unknown fields are ignored.
pub(crate) fn read_options(value: &JsValue) -> Options {
    read(value).map(Options::from_value).unwrap_or_default()
}

/// Reads the id of a meeting, or `None` for all meetings. A value that is not a
/// string is an id that no meeting has.
pub(crate) fn meeting_id(value: &JsValue) -> Option<String> {
    if value.is_undefined() || value.is_null() {
        return None;
    }
    Some(value.as_string().unwrap_or_default())
}

fn is_true(object: &Value, name: &str) -> bool {
    let Value::Object(fields) = object else {
        return false;
    };
    let is_set = |(key, value): &(String, Value)| key == name && matches!(value, Value::Bool(true));
    fields.iter().any(is_set)
}

fn read(value: &JsValue) -> Result<Value, ReadError<&'static str>> {
    let flattened = flatten(value);
    let mut reader = Reader {
        words: flattened.words(),
        next: 0,
        text: flattened.text(),
        position: 0,
        path: Path::default(),
    };
    reader.value().map_err(|error| ReadError {
        path: reader.path,
        error,
    })
}

const UNREADABLE: &str = "reading it throws an error";

/// A flattened document and the position in it.
struct Reader {
    words: Vec<u32>,
    next: usize,
    text: String,
    position: usize,
    path: Path,
}

/// The kind of a word, in its lowest four bits, as numbered in `border.js`.
struct Kind;

impl Kind {
    const END: u32 = 0;
    const NULL: u32 = 1;
    const FALSE: u32 = 2;
    const TRUE: u32 = 3;
    const NUMBER: u32 = 4;
    const STRING: u32 = 5;
    const ARRAY: u32 = 6;
    const OBJECT: u32 = 7;
    const NO_DATA: u32 = 8;
    const TOO_LONG: u32 = 9;
    const TOO_DEEP: u32 = 10;
    const TOO_MANY: u32 = 11;
}

impl Reader {
    fn word(&mut self) -> u32 {
        let word = self.words.get(self.next);
        self.next += 1;
        // The document ends in the middle after a value that cannot be read.
        word.copied().unwrap_or(u32::MAX)
    }

    fn value(&mut self) -> Result<Value, &'static str> {
        let word = self.word();
        Ok(match word & 15 {
            Kind::NULL => Value::Null,
            Kind::FALSE => Value::Bool(false),
            Kind::TRUE => Value::Bool(true),
            Kind::NUMBER => {
                let bits = u64::from(self.word()) | u64::from(self.word()) << 32;
                Value::Number(f64::from_bits(bits))
            }
            Kind::STRING => Value::String(self.string(word)),
            Kind::ARRAY => {
                let mut items = Vec::new();
                while !self.is_at_end() {
                    let mark = self.path.enter_index(items.len());
                    items.push(self.value()?);
                    self.path.leave(mark);
                }
                Value::Array(items)
            }
            Kind::OBJECT => {
                let mut fields = Vec::new();
                while !self.is_at_end() {
                    // A proxy may throw when its names are read.
                    let Value::String(name) = self.value()? else {
                        return Err(UNREADABLE);
                    };
                    let mark = self.path.enter(&name);
                    fields.push((name, self.value()?));
                    self.path.leave(mark);
                }
                Value::Object(fields)
            }
            Kind::NO_DATA => return Err("expected data, as JSON has it"),
            Kind::TOO_DEEP => return Err("the document is nested too deeply"),
            Kind::TOO_LONG => return Err("the document has too much text"),
            Kind::TOO_MANY => return Err("the document has too many values"),
            _ => return Err(UNREADABLE),
        })
    }

    fn is_at_end(&mut self) -> bool {
        let is_at_end = self.words.get(self.next) == Some(&Kind::END);
        self.next += usize::from(is_at_end);
        is_at_end
    }

    /// The next string; its word has the number of UTF-16 code units.
    fn string(&mut self, word: u32) -> String {
        let units = (word >> 4) as usize;
        let rest = self.text.get(self.position..).unwrap_or_default();
        let length = match rest.get(..units) {
            Some(text) if text.is_ascii() => units,
            _ => byte_length(rest, units),
        };
        // One byte is the separator.
        self.position += length + 1;
        rest.get(..length).unwrap_or_default().to_owned()
    }
}

/// How many bytes a text has in its first UTF-16 code units.
fn byte_length(text: &str, units: usize) -> usize {
    let mut left = units;
    let inside = text.chars().take_while(|character| {
        let is_inside = left > 0;
        left = left.saturating_sub(character.len_utf16());
        is_inside
    });
    inside.map(char::len_utf8).sum()
}
