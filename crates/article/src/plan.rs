//! Markup as a build plan: numbers that say what to create, and one string with
//! all the text.
//!
//! The plan crosses from WASM to the page in a single call, and a few lines of
//! JavaScript (`src/border.js`) turn it into nodes, so no HTML is parsed in the
//! page. The lowest two bits of each op say what to do; the others are a number:
//!
//! | bits | meaning | number | next |
//! | --- | --- | --- | --- |
//! | 0 | end the element | 0 | |
//! | 1 | begin an element | index of its name in [`NAMES`]; from bit 8 on that of its part, or 0 | |
//! | 2 | attribute | index of its name in [`NAMES`] | length of the value |
//! | 3 | text | its length | |
//!
//! Lengths are in UTF-16 code units, as in JavaScript, and the text is consumed in
//! order.

use crate::markup::{ATTRIBUTES, Attribute, Markup, TAGS, Tag};
use crate::surface::Part;

/// The names that a plan refers to: elements, attributes, then parts.
pub const NAMES: [&[&str]; 3] = [TAGS, ATTRIBUTES, Part::WORDS];

const CLOSE: u32 = 0;
const OPEN: u32 = 1;
const ATTRIBUTE: u32 = 2;
const TEXT: u32 = 3;

/// Writes a build plan.
#[derive(Debug, Default)]
pub struct Plan {
    /// The instructions.
    pub ops: Vec<u32>,
    /// The text that they refer to.
    pub text: String,
    /// Whether text was added last: further text joins it, as in an HTML parser.
    in_text: bool,
}

impl Plan {
    /// Adds text and returns its length in UTF-16 code units. An article has at
    /// most 1 MiB of text, so a length fits into 30 bits.
    fn add(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        // Each character is one unit, or two if it takes four bytes.
        let begins = |byte: u8| u32::from(byte & 0xC0 != 0x80);
        let is_long = |byte: u8| u32::from(byte >= 0xF0);
        text.bytes().map(|byte| begins(byte) + is_long(byte)).sum()
    }
}

impl Markup for Plan {
    fn open(&mut self, tag: Tag) {
        self.in_text = false;
        self.ops.push(OPEN | (tag as u32) << 2);
    }

    /// One op, so the page can clone an element that already has the part.
    fn open_part(&mut self, tag: Tag, part: Part) {
        self.in_text = false;
        let index = (TAGS.len() + ATTRIBUTES.len()) as u32 + part as u32;
        self.ops.push(OPEN | (tag as u32 | index << 8) << 2);
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        let index = TAGS.len() as u32 + name as u32;
        self.ops.push(ATTRIBUTE | index << 2);
        let length = self.add(value);
        self.ops.push(length);
    }

    fn text(&mut self, text: &str) {
        let length = self.add(text);
        match self.ops.last_mut().filter(|_| self.in_text) {
            Some(last) => *last += length << 2,
            None => self.ops.push(TEXT | length << 2),
        }
        self.in_text = true;
    }

    fn close(&mut self) {
        self.in_text = false;
        self.ops.push(CLOSE);
    }
}
