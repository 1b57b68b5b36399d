//! Builds a line of text with links and emphasis, collapsing white space as HTML
//! does.

use crate::dialogue::{begins_with_dash, ends_sentence};
use article::{Language, SafeUrl, Span, Text};

/// Collects the parts of a line.
#[derive(Debug, Default)]
pub(crate) struct Line {
    spans: Vec<Span>,
    /// Whether there was white space since the last word.
    space: bool,
    /// The number of line breaks since the last word.
    breaks: usize,
    /// The paragraphs so far: two line breaks separate paragraphs.
    parts: Vec<Text>,
}

/// The links and emphasis of the next text.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Marks {
    pub(crate) href: Option<SafeUrl>,
    pub(crate) emphasis: bool,
    pub(crate) strong: bool,
    pub(crate) lang: Option<Language>,
}

impl Line {
    /// Adds text. White space collapses to one space, or to none at the beginning of
    /// the line.
    pub(crate) fn push(&mut self, text: &str, marks: &Marks) {
        for (index, word) in text.split(is_space).enumerate() {
            self.space |= index > 0;
            if !word.is_empty() {
                self.word(word, marks);
            }
        }
    }

    /// Adds a line break, which counts as a space; two of them end the paragraph.
    pub(crate) fn line_break(&mut self) {
        self.space = true;
        self.breaks += 1;
    }

    /// Returns the paragraphs.
    pub(crate) fn take_parts(&mut self) -> Vec<Text> {
        let last = self.take_last();
        let mut parts = std::mem::take(&mut self.parts);
        parts.extend(last);
        parts
    }

    /// Returns the line, unless it is empty.
    pub(crate) fn take(&mut self) -> Option<Text> {
        self.take_parts().into_iter().next()
    }

    fn take_last(&mut self) -> Option<Text> {
        (self.space, self.breaks) = (false, 0);
        let spans = std::mem::take(&mut self.spans);
        let is_text = |span: &Span| span.text.contains(|c| !is_space(c) && c != '\u{A0}');
        spans.iter().any(is_text).then_some(Text(spans))
    }

    fn word(&mut self, word: &str, marks: &Marks) {
        // A no-break space alone between two line breaks is an empty line.
        if self.breaks > 0 && word.chars().all(|c| c == '\u{A0}') {
            self.space = true;
            return;
        }
        if self.breaks > 1 || self.breaks == 1 && self.begins_line(word) {
            let part = self.take_last();
            self.parts.extend(part);
        }
        self.breaks = 0;
        let space = std::mem::take(&mut self.space) && !self.spans.is_empty();
        let mut begin = "";
        if space && let Some(last) = self.spans.last_mut() {
            // A space between two parts belongs to the one with fewer marks, so
            // that no link is underlined further than its words.
            if Marks::of(last).weight() <= marks.weight() {
                last.text.push(' ');
            } else {
                begin = " ";
            }
        }
        match self.spans.last_mut() {
            Some(span) if Marks::of(span) == *marks => span.text.push_str(word),
            _ => self.begin(marks, &[begin, word].concat()),
        }
    }

    /// Whether a word after a line break begins speech or an item: a dash, a bullet, or a
    /// hyphen after the end of a sentence or after an item.
    fn begins_line(&self, word: &str) -> bool {
        let is_item = || self.spans.first().is_some_and(|s| s.text.starts_with("- "));
        let ends = || {
            self.spans
                .last()
                .is_some_and(|s| ends_sentence(&s.text) || s.text.ends_with(':'))
        };
        match word.strip_suffix('\u{A0}').unwrap_or(word) {
            "-" => ends() || is_item(),
            word => matches!(word, "–" | "—" | "―" | "•" | "*") || begins_with_dash(word),
        }
    }

    fn begin(&mut self, marks: &Marks, text: &str) {
        self.spans.push(Span {
            text: text.to_owned(),
            href: marks.href.clone(),
            emphasis: marks.emphasis,
            strong: marks.strong,
            lang: marks.lang.clone(),
        });
    }
}

impl Marks {
    /// How much a space would show that is marked so.
    fn weight(&self) -> u8 {
        let flags = u8::from(self.emphasis) + u8::from(self.strong) + u8::from(self.lang.is_some());
        flags + 4 * u8::from(self.href.is_some())
    }

    fn of(span: &Span) -> Self {
        Self {
            href: span.href.clone(),
            emphasis: span.emphasis,
            strong: span.strong,
            lang: span.lang.clone(),
        }
    }
}

/// Plain text as a line, unless it is empty.
pub(crate) fn plain(text: &str) -> Option<Text> {
    let mut line = Line::default();
    line.push(text, &Marks::default());
    line.take()
}

/// A text on one line, with single spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters and digits of a text, for comparing it.
pub(crate) fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether two texts begin alike, with enough text to tell.
pub(crate) fn begin_alike(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|text| {
        let letters = letters(text);
        letters.chars().take(60).collect::<String>()
    });
    one == other && one.chars().count() >= 40
}

/// White space in HTML, and variants that word processors insert. A no-break space
/// is kept.
fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\u{A0}' && c != '\u{202F}' || c == '\u{FEFF}' || c == '\0'
}

#[cfg(test)]
mod tests {
    use super::{Line, Marks, plain};
    use article::SafeUrl;

    #[test]
    fn white_space_is_folded() {
        let text = plain(" \n a\u{A0}b\t c  ").map(|text| text.plain());
        assert_eq!(text.as_deref(), Some("a\u{A0}b c"));
        assert_eq!(plain(" \n"), None);
    }

    #[test]
    fn speech_after_a_line_break_is_a_paragraph() {
        for (lines, count) in [
            (["– Как прошли переговоры?", "– Хорошо."], 2),
            (["- Как прошли переговоры?", "- Хорошо."], 2),
            (["Vienna, 12:00", "- 13:00"], 1),
            (["Ministers met", "in Vienna."], 1),
        ] {
            let mut line = Line::default();
            for text in lines {
                line.push(text, &Marks::default());
                line.line_break();
            }
            assert_eq!(line.take_parts().len(), count, "{lines:?}");
        }
    }

    #[test]
    fn spaces_stay_outside_links() {
        let link = Marks {
            href: SafeUrl::link("/a").ok(),
            ..Marks::default()
        };
        let mut line = Line::default();
        line.push("See ", &Marks::default());
        line.push(" this ", &link);
        line.push(" page.", &Marks::default());
        let text = line.take().unwrap_or_default();
        let spans: Vec<&str> = text.0.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(spans, ["See ", "this", " page."]);
    }
}
