//! Parts the text of a page into paragraphs, lists, headings and speech.

use super::furniture::{is_furniture, is_promotion};
use super::promote;
use crate::dialogue::{begins_with_dash, ends_sentence, is_dialogue, quotes_with_dashes};
use crate::draft::{Draft, lines};
use crate::error::Error;
use crate::language::language_of;
use article::{Content, Text};

/// How many parts are read; each that is no furniture is a block.
const MAX_PARTS: usize = 2 * article::MAX_BLOCKS;

/// How much of a text is enough to detect its language.
const LANGUAGE_LENGTH: usize = 4000;

/// The text between two empty lines.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) lines: Vec<String>,
    /// Whether the language of the text marks speech with dashes.
    quotes_with_dashes: bool,
    /// Whether the line before ends with a colon.
    is_introduced: bool,
}

impl Part {
    /// The lines joined by spaces, since line breaks may be manual.
    pub(super) fn joined(&self) -> String {
        self.lines.join(" ")
    }

    fn is_list(&self) -> bool {
        let is_item = |line: &String| item(line).is_some();
        self.lines.len() > 1 && self.lines.iter().all(is_item) && !self.is_dialogue()
    }

    fn is_dialogue(&self) -> bool {
        is_dialogue(&self.lines, self.quotes_with_dashes, self.is_introduced)
    }

    /// The lines of a dialogue are paragraphs, others are joined until one begins with a
    /// dash after the end of a sentence.
    pub(super) fn paragraphs(&self) -> Vec<String> {
        if self.is_dialogue() {
            return self.lines.clone();
        }
        let mut paragraphs: Vec<String> = Vec::new();
        for line in &self.lines {
            match paragraphs.last_mut() {
                Some(last) if !(begins_with_dash(line) && ends_sentence(last)) => {
                    last.push(' ');
                    last.push_str(line);
                }
                _ => paragraphs.push(line.clone()),
            }
        }
        paragraphs
    }

    /// A short line without an end is a heading between paragraphs.
    pub(super) fn is_heading(&self) -> bool {
        let text = self.joined();
        let ends = [
            '.', '!', '?', ':', ';', ',', '…', '"', '”', '’', '\'', '»', '։', '؟', '۔', '。',
        ];
        let is_short = self.lines.len() == 1 && text.chars().count() <= 80;
        is_short && !text.ends_with(ends) && !begins_with_dash(&text)
    }

    pub(super) fn is_text(&self) -> bool {
        !self.is_list() && !self.is_heading()
    }

    pub(super) fn list_or_heading(&self) -> Content {
        if self.is_list() {
            let items = self
                .lines
                .iter()
                .filter_map(|line| item(line))
                .flat_map(lines);
            return Content::List {
                items: items.collect(),
                ordered: false,
            };
        }
        Content::Heading {
            text: Text::from(self.joined().as_str()),
        }
    }
}

/// Splits the text at empty lines, and removes navigation and advertisements.
pub(super) fn parts(text: &str, draft: &mut Draft) -> Result<Vec<Part>, Error> {
    let mut parts = vec![Part::default()];
    // Where no line is empty, each is a paragraph.
    let is_parted = text.trim().lines().any(|line| line.trim().is_empty());
    for (index, line) in text.lines().enumerate() {
        // A byte of zero is what is left of something that is no text.
        let words = line.split(|c: char| c.is_whitespace() || c == '\0');
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let line = words.join(" ");
        let number = index + 1;
        let before = parts.iter().rev().find_map(|part| part.lines.last());
        let is_item = item(&line).is_some();
        let is_after_item = before.is_some_and(|before| item(before).is_some());
        let is_introduced = before.is_some_and(|before| before.ends_with(':'));
        // Items follow each other without empty lines, and a colon introduces them.
        let begins_items = is_item && is_introduced && !is_after_item;
        let mut ends_part =
            line.is_empty() || begins_items || !(is_parted || is_item && is_after_item);
        let mut keep = !line.is_empty();
        if is_furniture(&line) {
            draft.notes.left_out(format!(
                "line {number}, of the page around the article: {line:?}"
            ));
            (keep, ends_part) = (false, true);
        } else if is_promotion(&line) {
            promote(&line, number, draft);
            (keep, ends_part) = (false, true);
        }
        if parts.len() > MAX_PARTS {
            return Err(Error::File(format!(
                "has more than {MAX_PARTS} paragraphs; an article may have {} blocks",
                article::MAX_BLOCKS
            )));
        }
        if ends_part && parts.last().is_none_or(|part| !part.lines.is_empty()) {
            parts.push(Part::default());
        }
        if keep && let Some(part) = parts.last_mut() {
            part.is_introduced |= part.lines.is_empty() && is_introduced;
            part.lines.push(line);
        }
    }
    parts.retain(|part| !part.lines.is_empty());
    let begin: String = text.chars().take(LANGUAGE_LENGTH).collect();
    let quotes_with_dashes = quotes_with_dashes(language_of(&begin).tag);
    for part in &mut parts {
        part.quotes_with_dashes = quotes_with_dashes;
    }
    Ok(parts)
}

/// The text of a line that begins with a bullet.
fn item(line: &str) -> Option<&str> {
    ["- ", "• ", "* ", "– ", "· "]
        .iter()
        .find_map(|bullet| line.strip_prefix(bullet))
}
