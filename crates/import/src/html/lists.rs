//! Reads lists, data tables and description lists as lists; also lines with manual
//! breaks.

use super::{Reader, beginning_of, plain_text};
use crate::dialogue::is_dialogue;
use crate::inline::plain;
use article::{Content, Text};
use scraper::{ElementRef, Node};

impl Reader {
    /// A list. Items of nested lists become items; text between items is left out.
    pub(super) fn list(&mut self, element: ElementRef<'_>) {
        self.flush();
        let mut items = Vec::new();
        let mut after = Vec::new();
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                if !text.trim().is_empty() {
                    self.leave_out(element.value().name(), beginning_of([&**text].into_iter()));
                }
            } else if let Some(child) = ElementRef::wrap(child) {
                let start = self.blocks.len();
                items.extend(self.texts_of(child));
                after.extend(self.blocks.drain(start..));
            }
        }
        self.push_items(items, element.value().name() == "ol");
        self.blocks.extend(after);
    }

    /// A data table becomes a list, with an item for each row. A layout table is
    /// transparent.
    pub(super) fn table(&mut self, element: ElementRef<'_>) {
        self.flush();
        let rows: Vec<ElementRef<'_>> = element
            .descendants()
            .filter_map(ElementRef::wrap)
            .filter(|e| e.value().name() == "tr")
            .collect();
        let cells = |row: &ElementRef<'_>| -> Vec<String> {
            let cells = row.children().filter_map(ElementRef::wrap);
            let cells = cells.filter(|e| matches!(e.value().name(), "td" | "th"));
            cells.map(plain_text).collect()
        };
        let holds_blocks = element.descendants().filter_map(ElementRef::wrap).any(|e| {
            matches!(
                e.value().name(),
                "p" | "div" | "h1" | "h2" | "h3" | "table" | "figure"
            ) && e.id() != element.id()
        });
        let is_wide = rows.iter().filter(|row| cells(row).len() > 1).count() > 1;
        if holds_blocks || !is_wide {
            self.children(element);
            return self.flush();
        }
        let mut parts = element.children().filter_map(ElementRef::wrap);
        let caption = parts.find(|e| e.value().name() == "caption");
        if let Some(text) = caption.and_then(|caption| self.text_of(caption)) {
            self.push(Content::Paragraph { text });
        }
        let mut heads: Vec<String> = Vec::new();
        let mut items = Vec::new();
        for row in &rows {
            let is_head = row
                .children()
                .filter_map(ElementRef::wrap)
                .all(|e| e.value().name() == "th");
            let cells = cells(row);
            if is_head && heads.is_empty() && items.is_empty() {
                heads = cells;
                continue;
            }
            let parts = cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| !cell.is_empty());
            let parts = parts.map(|(index, cell)| match heads.get(index) {
                Some(head) if !head.is_empty() => format!("{head}: {cell}"),
                _ => cell.clone(),
            });
            items.extend(plain(&parts.collect::<Vec<_>>().join("; ")));
        }
        if let Some(first) = items.first() {
            let begin = beginning_of([first.plain().as_str()].into_iter());
            let tables = self.flattened.entry("table".to_owned());
            tables.or_default().push(begin);
        }
        self.push_items(items, false);
    }

    /// A description list, as a list.
    pub(super) fn definitions(&mut self, element: ElementRef<'_>) {
        self.flush();
        let mut items: Vec<Text> = Vec::new();
        let mut is_term = false;
        for part in element.descendants().filter_map(ElementRef::wrap) {
            match part.value().name() {
                "dt" => {
                    items.extend(self.text_of(part));
                    is_term = true;
                }
                "dd" => {
                    let Some(text) = self.text_of(part) else {
                        continue;
                    };
                    match items.last_mut().filter(|_| is_term) {
                        Some(term) => {
                            term.0.extend(Text::from(": ").0);
                            term.0.extend(text.0);
                        }
                        None => items.push(text),
                    }
                    is_term = false;
                }
                _ => {}
            }
        }
        self.push_items(items, false);
    }

    /// Lines with manual breaks.
    pub(super) fn lines(&mut self, element: ElementRef<'_>) {
        self.flush();
        let inner = element.descendants().filter_map(ElementRef::wrap);
        if inner
            .skip(1)
            .any(|e| matches!(e.value().name(), "p" | "div" | "br"))
        {
            self.children(element);
            return self.flush();
        }
        let text: String = element.text().collect();
        for text in text.lines().filter_map(plain) {
            self.push(Content::Paragraph { text });
        }
    }

    fn push_items(&mut self, items: Vec<Text>, ordered: bool) {
        if !items.is_empty() {
            self.push(Content::List { items, ordered });
        }
    }
}

/// The lines of a paragraph with line breaks. Consecutive lines with the same bullet or
/// hyphen are a list, unless they are speech.
pub(super) fn with_lists(lines: Vec<Text>) -> Vec<Content> {
    let mut contents = Vec::new();
    let mut lines = lines.into_iter().peekable();
    let mut is_introduced = false;
    while let Some(line) = lines.next() {
        let mark = bullet(&line);
        let mut group = vec![line];
        while mark.is_some()
            && let Some(next) = lines.next_if(|next| bullet(next) == mark)
        {
            group.push(next);
        }
        let plain: Vec<String> = group.iter().map(Text::plain).collect();
        let is_list = group.len() > 1 && !is_dialogue(&plain, true, is_introduced);
        is_introduced = plain.last().is_some_and(|line| line.ends_with(':'));
        if is_list {
            let items = group.into_iter().map(without_bullet).collect();
            contents.push(Content::List {
                items,
                ordered: false,
            });
        } else {
            let texts = group.into_iter();
            contents.extend(texts.map(|text| Content::Paragraph { text }));
        }
    }
    contents
}

/// The bullet or hyphen that a line begins with.
fn bullet(line: &Text) -> Option<char> {
    let text = &line.0.first()?.text;
    let mark = text.chars().next().filter(|c| "-–•*".contains(*c))?;
    let rest = text.get(mark.len_utf8()..)?;
    (rest.is_empty() || rest.starts_with([' ', '\u{A0}'])).then_some(mark)
}

fn without_bullet(mut line: Text) -> Text {
    if let Some(first) = line.0.first_mut() {
        let rest = first.text.trim_start_matches(['-', '–', '•', '*']);
        first.text = rest.trim_start().to_owned();
    }
    line.0.retain(|span| !span.text.is_empty());
    line
}
