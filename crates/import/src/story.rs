//! Finds the story of a page with the crate trafilatura. The library's text selects
//! among the blocks of our own reader, so links, emphasis, quotations, pictures and
//! captions are kept.

use crate::draft::Notes;
use crate::excerpt::excerpt;
use crate::inline::{begin_alike, letters};
use article::{Block, Content, Text};
use scraper::{ElementRef, Html};

/// Larger pages are read without the library, whose running time grows faster than the
/// page.
const MAX_BYTES: usize = 4 << 20;
const MAX_NODES: usize = 60_000;

/// The minimum number of letters that distinguish a story from its surroundings.
const MIN_LETTERS: usize = 250;

/// The story found by the library.
pub(crate) struct Story {
    /// The letters of its text.
    letters: String,
    /// Those of its longer lines.
    lines: Vec<String>,
    html: String,
}

impl Story {
    /// Finds the story of a page, unless the page is too short or too large.
    pub(crate) fn find(source: &str, page: &Html) -> Option<Self> {
        if source.len() > MAX_BYTES || page.tree.nodes().len() > MAX_NODES {
            return None;
        }
        let options = trafilatura::Options::default()
            .with_fallback(true)
            .with_exclude_comments(true);
        let result = trafilatura::extract(source, &options).ok()?;
        let letters = letters(&result.content_text);
        let lines = result.content_text.lines().map(crate::inline::letters);
        let lines = lines.filter(|line| line.chars().count() >= 20).collect();
        (letters.chars().count() >= MIN_LETTERS).then_some(Self {
            letters,
            lines,
            html: result.content_html,
        })
    }

    /// The library's own markup of the story.
    pub(crate) fn html(&self) -> &str {
        &self.html
    }

    /// The element to read: `own` if it contains most of the story, else the smallest that
    /// does.
    pub(crate) fn root<'h>(
        &self,
        own: ElementRef<'h>,
        body: Option<ElementRef<'h>>,
    ) -> ElementRef<'h> {
        let all = self.lines.iter().map(String::len).sum::<usize>();
        let Some(body) = body else {
            return own;
        };
        if self.covered(own) * 100 >= all * 95 {
            return own;
        }
        let enough = self.covered(body) * 97 / 100;
        if enough == 0 {
            return own;
        }
        let mut root = body;
        loop {
            let mut children = root.children().filter_map(ElementRef::wrap);
            match children.find(|child| self.covered(*child) >= enough) {
                Some(child) => root = child,
                None => break,
            }
        }
        root
    }

    /// The number of letters of the story's lines in an element.
    fn covered(&self, element: ElementRef<'_>) -> usize {
        let text = letters(&element.text().collect::<String>());
        let lines = self
            .lines
            .iter()
            .filter(|line| text.contains(line.as_str()));
        lines.map(String::len).sum()
    }

    /// The blocks that belong to the story, with its leads. The others are noted.
    pub(crate) fn keep(
        &self,
        blocks: Vec<Block>,
        description: Option<&str>,
        leads: &[String],
        notes: &mut Notes,
    ) -> Vec<Block> {
        let is_known: Vec<Option<bool>> = blocks.iter().map(|block| self.knows(block)).collect();
        let first = is_known.iter().position(|known| *known == Some(true));
        let last = is_known.iter().rposition(|known| *known == Some(true));
        let (Some(first), Some(last)) = (first, last) else {
            return blocks;
        };
        let mut dropped: Vec<String> = Vec::new();
        let kept = blocks.into_iter().enumerate().filter_map(|(at, block)| {
            let is_inside = (first..=last).contains(&at);
            let mut after = is_known.iter().skip(at + 1).flatten();
            let mut before = is_known.iter().take(at).rev().flatten();
            let is_beside_story = [before.next(), after.next()].contains(&Some(&true));
            let is_kept = match (is_known.get(at).copied().flatten(), &block) {
                (Some(true), _) | (_, Block::Meeting(_)) => true,
                // The picture over a story stands before its text, one may end it.
                (None, _) => at <= last + 1,
                (Some(false), Block::Content(Content::Heading { .. })) => {
                    is_inside && is_known.get(at + 1).copied().flatten() == Some(true)
                }
                (Some(false), Block::Content(Content::Quote { .. })) => is_inside,
                (Some(false), Block::Content(Content::Paragraph { text })) => {
                    let plain = text.plain();
                    // The time of an entry stands over its heading.
                    is_inside && is_clock(&plain)
                        || is_like(&plain, description) && at <= last
                        || at <= first && leads.iter().any(|lead| is_like(&plain, Some(lead)))
                        || is_inside && is_beside_story && is_prose(&plain)
                }
                (Some(false), _) => false,
            };
            if !is_kept {
                dropped.push(beginning(&block));
            }
            is_kept.then_some(block)
        });
        let kept = kept.collect();
        report("what seems not to belong to the story", &dropped, notes);
        kept
    }

    /// Whether the blocks contain less than half of the story.
    pub(crate) fn is_missed(&self, blocks: &[Block]) -> bool {
        let all: usize = blocks
            .iter()
            .map(|block| letters(&text_of(block)).len())
            .sum();
        all * 2 < self.letters.len()
    }

    /// Whether a block is part of the story; `None` if it has no text.
    fn knows(&self, block: &Block) -> Option<bool> {
        let letters = match block {
            Block::Content(Content::List { items, .. }) => {
                let known = items
                    .iter()
                    .filter(|item| self.has(&letters(&item.plain())) || self.has_cells(item));
                return Some(known.count() * 2 > items.len());
            }
            _ => letters(&text_of(block)),
        };
        (!letters.is_empty()).then(|| self.has(&letters))
    }

    /// Whether the story contains most of the cells of a row, which follow each other in
    /// another order than in the library's text.
    fn has_cells(&self, row: &Text) -> bool {
        let plain = row.plain();
        let cells = plain.split("; ").map(|cell| match cell.split_once(": ") {
            Some((_, cell)) => letters(cell),
            None => letters(cell),
        });
        let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
        let known = cells
            .iter()
            .filter(|cell| self.letters.contains(cell.as_str()));
        let is_long = |cell: &String| cell.chars().count() >= 8;
        cells.len() > 1 && cells.iter().any(is_long) && known.count() == cells.len()
    }

    /// Whether the story contains a text, or most of a long one.
    fn has(&self, text: &str) -> bool {
        if self.letters.contains(text) {
            return true;
        }
        let chars: Vec<char> = text.chars().collect();
        if chars.len() < 80 {
            return false;
        }
        let pieces: Vec<String> = chars
            .chunks(40)
            .map(|piece| piece.iter().collect())
            .collect();
        let known = pieces
            .iter()
            .filter(|piece| self.letters.contains(piece.as_str()));
        known.count() * 2 > pieces.len()
    }
}

/// Notes blocks that are left out.
pub(crate) fn report(what: &str, dropped: &[String], notes: &mut Notes) {
    const SHOWN: usize = 20;
    let Some(shown) = dropped
        .get(..dropped.len().min(SHOWN))
        .filter(|s| !s.is_empty())
    else {
        return;
    };
    let more = match dropped.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    notes.left_out(format!("{what}: {}{more}", shown.join(" ")));
}

/// How a block begins, in quotes.
pub(crate) fn beginning(block: &Block) -> String {
    let begin = match block {
        Block::Content(Content::Image(image)) if image.alt.is_empty() => {
            excerpt(image.src.as_str(), 80)
        }
        Block::Content(Content::Image(image)) => image.alt.clone(),
        _ => excerpt(&text_of(block), 40),
    };
    format!("{begin:?}")
}

/// Whether a paragraph begins like the lead or the description of the story.
fn is_like(text: &str, lead: Option<&str>) -> bool {
    lead.is_some_and(|lead| begin_alike(lead, text))
}

/// Whether a text is a long sentence.
fn is_prose(text: &str) -> bool {
    text.chars().count() >= 120
        && text
            .trim_end()
            .ends_with(['.', '!', '?', '”', '"', '»', '“', '…'])
}

/// Whether a text is only a time of day.
fn is_clock(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_digit());
    begins && text.chars().count() <= 14 && text.contains([':', '.', 'h'])
}

/// The text of a block, without that of its picture.
pub(crate) fn text_of(block: &Block) -> String {
    match block {
        Block::Content(
            Content::Paragraph { text } | Content::Heading { text } | Content::Quote { text, .. },
        ) => text.plain(),
        Block::Content(Content::List { items, .. }) => {
            let items: Vec<String> = items.iter().map(Text::plain).collect();
            items.join(" ")
        }
        _ => String::new(),
    }
}
