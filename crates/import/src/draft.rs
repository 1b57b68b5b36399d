//! A draft of an article, and the notes of an import.
//!
//! The methods take values as a source has them, and keep them only in the form
//! that the article format requires.

use crate::base::Base;
use crate::dates;
use crate::dialogue::begins_with_dash;
use crate::error::Error;
use crate::inline::{one_line, plain};
use crate::language::{Detected, is_other_script, language_of};
use crate::slug_of;
use article::{
    Article, Block, Content, Contributor, Date, Image, Language, Meeting, MeetingBlock, Promotion,
    SafeUrl, Slug, Text, Value, Version,
};
use std::collections::BTreeMap;

/// An article of which parts may still be missing.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) id: Option<Slug>,
    pub(crate) headline: Option<String>,
    pub(crate) language: Option<Language>,
    pub(crate) description: Option<String>,
    pub(crate) url: Option<SafeUrl>,
    pub(crate) published: Option<Date>,
    pub(crate) modified: Option<Date>,
    pub(crate) authors: Vec<Contributor>,
    pub(crate) publisher: Option<Contributor>,
    pub(crate) image: Option<Image>,
    pub(crate) promotion: Option<Promotion>,
    pub(crate) body: Vec<Block>,
    pub(crate) notes: Notes,
    /// The base for relative URLs.
    pub(crate) base: Base,
    /// The ids of its meetings, and how often each was requested.
    pub(crate) ids: BTreeMap<String, u32>,
}

/// Notes for a person about an import, as lines.
#[derive(Debug, Default)]
pub(crate) struct Notes(Vec<String>);

impl Notes {
    /// Part of the source does not fit into the article.
    pub(crate) fn left_out(&mut self, what: impl AsRef<str>) {
        self.0.push(format!("left out: {}", what.as_ref()));
    }

    /// Something was guessed and should be reviewed.
    pub(crate) fn review(&mut self, what: impl AsRef<str>) {
        self.0.push(format!("review: {}", what.as_ref()));
    }

    /// The notes.
    pub(crate) fn into_lines(self) -> Vec<String> {
        self.0
    }
}

impl Draft {
    /// Adds paragraphs, headings and the like, up to the number at which the article
    /// is rejected.
    pub(crate) fn add(&mut self, contents: impl IntoIterator<Item = Content>) {
        let room = (article::MAX_BLOCKS + 1).saturating_sub(self.body.len());
        let blocks = contents.into_iter().map(Block::Content);
        self.body.extend(blocks.take(room));
    }

    /// Adds a paragraph, unless it is empty.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.add(paragraph(text));
    }

    /// Adds plain text: empty lines separate paragraphs; without any, each line is
    /// a paragraph.
    pub(crate) fn paragraphs(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n");
        if !text.contains("\n\n") {
            text.lines().for_each(|line| self.paragraph(line));
            return;
        }
        for part in text.split("\n\n") {
            // Lines of speech are paragraphs, whatever parts them.
            match part.trim().lines().all(begins_with_dash) {
                true => part.lines().for_each(|line| self.paragraph(line)),
                false => self.paragraph(part),
            }
        }
    }

    /// Adds blocks of any kind.
    pub(crate) fn append(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            match block {
                Block::Meeting(MeetingBlock::Meeting(meeting)) => self.meeting(*meeting),
                Block::Content(content) => self.add(Some(content)),
            }
        }
    }

    /// Adds a meeting, with another id if its own is taken.
    pub(crate) fn meeting(&mut self, mut meeting: Meeting) {
        if self.body.len() > article::MAX_BLOCKS {
            return;
        }
        let asked = meeting.id.as_str().to_owned();
        while self.ids.contains_key(meeting.id.as_str()) {
            let times = self.ids.entry(asked.clone()).or_default();
            *times += 1;
            let numbered = Slug::parse(&format!("{asked}-{times}"));
            meeting.id = numbered.unwrap_or(meeting.id);
        }
        self.ids.insert(meeting.id.as_str().to_owned(), 1);
        self.body
            .push(Block::Meeting(MeetingBlock::Meeting(Box::new(meeting))));
    }

    /// The meetings so far.
    pub(crate) fn meetings(&self) -> impl Iterator<Item = &Meeting> {
        self.body.iter().filter_map(|block| match block {
            Block::Meeting(MeetingBlock::Meeting(meeting)) => Some(&**meeting),
            Block::Content(_) => None,
        })
    }

    /// Whether the body has any content.
    pub(crate) fn has_body(&self) -> bool {
        !self.body.is_empty()
    }

    /// Parses the source's date for `field`.
    pub(crate) fn date(&mut self, field: &str, text: Option<&str>) -> Option<Date> {
        date(field, text?, &mut self.notes)
    }

    /// Parses the source's URL for `field`.
    pub(crate) fn address(&mut self, field: &str, text: Option<&str>) -> Option<SafeUrl> {
        let text = text.map(str::trim).filter(|text| !text.is_empty())?;
        match SafeUrl::resource(text) {
            Ok(url) => Some(url),
            Err(why) => {
                self.notes.left_out(format!("{field} {text:?}: {why}"));
                None
            }
        }
    }

    /// Parses the source's language in `field`.
    pub(crate) fn language(&mut self, field: &str, tag: Option<&str>) {
        let Some(stated) = tag.map(str::trim).filter(|_| self.language.is_none()) else {
            return;
        };
        // A list begins with the language of most of the page.
        let first = stated.split([',', ';']).next().unwrap_or_default().trim();
        if first.is_empty() {
            return;
        }
        self.language = crate::language::of_stated(first);
        if self.language.is_none() {
            self.notes.left_out(format!(
                "{field} {stated:?} is not a language tag of BCP 47"
            ));
        }
    }

    /// The finished article and the notes.
    ///
    /// # Errors
    ///
    /// If there is no headline, or an option is invalid.
    pub(crate) fn finish(
        mut self,
        id: Option<&str>,
        language: Option<&str>,
    ) -> Result<(Article, Vec<String>), Error> {
        let headline = self.headline.take().filter(|text| !text.trim().is_empty());
        let headline = headline.ok_or_else(|| {
            Error::Data("no headline was found in the file; give one with --headline".to_owned())
        })?;
        let id = match id {
            Some(id) => Slug::parse(id).map_err(|_| {
                let near = slug_of(id).map(|near| format!(", as in {}", near.as_str()));
                Error::Usage(format!(
                    "--id takes a slug: lower-case letters a to z, digits and hyphens{}",
                    near.unwrap_or_default()
                ))
            })?,
            None => self
                .id
                .take()
                .or_else(|| short_slug(&headline))
                .ok_or_else(|| {
                    Error::Data(
                        "no id can be derived from the headline; give one with --id".to_owned(),
                    )
                })?,
        };
        let in_language = match language {
            Some(tag) => Language::parse(tag).map_err(|_| {
                Error::Usage("--lang takes a language tag, as in en or az-Latn".to_owned())
            })?,
            None => match self.language.take() {
                Some(language) => {
                    self.compare_language(&language);
                    language
                }
                None => self.guess_language(&headline)?,
            },
        };
        if self.body.is_empty() {
            return Err(Error::Data(
                "no story was found: there is a headline, but no text; if the text is in a part of \
                 the page that scripts load, save the page from a browser, or paste the text into a \
                 file and use --format text"
                    .to_owned(),
            ));
        }
        let article = Article {
            version: Version,
            id,
            headline,
            in_language,
            body: self.body,
            description: self.description,
            url: self.url,
            date_published: self.published,
            date_modified: self.modified,
            author: self.authors,
            publisher: self.publisher,
            image: self.image,
            promotion: self.promotion,
        };
        Ok((article, self.notes.into_lines()))
    }

    /// A template may declare another language than that of the story.
    fn compare_language(&mut self, stated: &Language) {
        let text = self.begin();
        let shown = language_of(&text).tag;
        let primary = stated.as_str().split('-').next().unwrap_or_default();
        let is_long = text.chars().filter(|c| c.is_alphabetic()).count() > 200;
        if is_long && shown != "und" && shown != primary && is_other_script(&text, primary) {
            self.notes.review(format!(
                "inLanguage: the file says {}, and the text looks like {shown}; --lang sets another",
                stated.as_str()
            ));
        }
    }

    /// The first paragraphs.
    fn begin(&self) -> String {
        let texts = self.body.iter().filter_map(|block| match block {
            Block::Content(Content::Paragraph { text }) => Some(text.plain()),
            _ => None,
        });
        texts.take(20).collect::<Vec<_>>().join("\n")
    }

    /// The language detected in the text; the guess is noted.
    fn guess_language(&mut self, headline: &str) -> Result<Language, Error> {
        let Detected { tag, is_certain } = language_of(&[headline, &self.begin()].join("\n"));
        self.notes.review(match (tag, is_certain) {
            ("und", _) => {
                "inLanguage: the file does not say its language and the text is too short to tell; \
                 set it with --lang"
                    .to_owned()
            }
            (tag, true) => format!(
                "inLanguage: the file does not say its language; the text looks like {tag}, --lang sets \
                 another"
            ),
            (tag, false) => format!(
                "inLanguage: the file does not say its language; it may be {tag}, which is uncertain, \
                 since the text is short or mixes languages; --lang sets another"
            ),
        });
        Language::parse(tag).map_err(|_| Error::Data(format!("{tag} is not a language tag")))
    }
}

/// Decodes HTML entities in a text, unless it is already decoded.
pub(crate) fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let is_entity = |rest: &str| {
        let name = rest.split(';').next().unwrap_or_default();
        let is_number = name
            .strip_prefix('#')
            .is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_alphanumeric()));
        let is_name =
            !name.is_empty() && name.len() <= 8 && name.chars().all(|c| c.is_ascii_alphanumeric());
        rest.contains(';') && (is_number || is_name)
    };
    if !text
        .match_indices('&')
        .any(|(at, _)| text.get(at + 1..).is_some_and(is_entity))
    {
        return text.to_owned();
    }
    // The parser of HTML knows every entity; what looks like a tag is text here.
    let page = scraper::Html::parse_fragment(&text.replace('<', "&lt;"));
    page.root_element().text().collect()
}

/// Replaces a value from an embed's data with the one that the embed shows, and notes
/// a difference.
pub(crate) fn replace(field: &str, place: &mut Option<String>, shown: String, notes: &mut Notes) {
    if let Some(stated) = place
        .replace(shown)
        .filter(|stated| Some(stated) != place.as_ref())
    {
        notes.left_out(format!(
            "{field} {stated:?} of the data: the page shows another"
        ));
    }
}

/// A paragraph of plain text, unless it is empty.
pub(crate) fn paragraph(text: &str) -> Option<Content> {
    plain(text).map(|text| Content::Paragraph { text })
}

/// A name with a URL, unless it is empty.
pub(crate) fn contributor(name: &str, url: Option<&str>, notes: &mut Notes) -> Option<Contributor> {
    let name = one_line(name);
    let url = url.and_then(|url| match SafeUrl::link(url.trim()) {
        Ok(url) => Some(url),
        Err(why) => {
            notes.left_out(format!("the address {url:?} of {name}: {why}"));
            None
        }
    });
    (!name.is_empty()).then_some(Contributor { name, url })
}

/// A picture of which only the URL is known.
pub(crate) fn picture(src: SafeUrl) -> Image {
    Image {
        src,
        alt: String::new(),
        caption: None,
        credit: None,
        width: None,
        height: None,
    }
}

/// A plausible number of pixels, with or without its unit.
pub(crate) fn pixels(value: &Value) -> Option<u32> {
    let number = match value {
        Value::Number(number) => *number,
        Value::String(text) => text.trim_end_matches("px").trim().parse().ok()?,
        _ => return None,
    };
    (1..=65_535).find(|pixels| f64::from(*pixels) == number)
}

/// A slug of at most eight words, or `None` if the text has no letters.
pub(crate) fn short_slug(text: &str) -> Option<Slug> {
    let slug = slug_of(text);
    let words: Vec<&str> = slug
        .iter()
        .flat_map(|slug| slug.as_str().split('-'))
        .take(8)
        .collect();
    let short = words.join("-");
    let cut = short.get(..64).unwrap_or(&short).trim_end_matches('-');
    Slug::parse(cut).ok()
}

/// The source's moment or day for `field`. Without an offset only the day of a moment
/// is kept.
pub(crate) fn date(field: &str, text: &str, notes: &mut Notes) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = moment(text).or_else(|| dates::other(text)) {
        return Some(date);
    }
    let day = text
        .split_once(['T', 't', ' '])
        .and_then(|(day, _)| Date::parse(day).ok());
    notes.left_out(match day {
        Some(_) => {
            format!("the time in {field} {text:?}, which has no valid time zone; the day was kept")
        }
        None => format!("{field} {text:?} is not a date of RFC 3339"),
    });
    day
}

/// A moment or a day in common variants of RFC 3339: a space instead of the T, no
/// seconds, an offset without a colon.
pub(crate) fn moment(text: &str) -> Option<Date> {
    if let Ok(date) = Date::parse(text) {
        return Some(date);
    }
    let (day, time) = text.split_once(['T', 't', ' '])?;
    let at = time.find(['Z', 'z', '+', '-'])?;
    let (clock, offset) = (time.get(..at)?.trim(), time.get(at..)?);
    let clock = if clock.matches(':').count() == 1 {
        format!("{clock}:00")
    } else {
        clock.to_owned()
    };
    let offset = match (offset.len(), offset.get(..3), offset.get(3..)) {
        (5, Some(hours), Some(minutes)) => format!("{hours}:{minutes}"),
        (3, Some(hours), _) => format!("{hours}:00"),
        _ => offset.to_owned(),
    };
    Date::parse(&format!("{day}T{clock}{offset}")).ok()
}

/// The text of a source as lines without markup.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Text> {
    text.lines().filter_map(plain)
}

#[cfg(test)]
mod tests {
    use super::{Notes, date, decoded};

    #[test]
    fn dates_keep_what_is_certain() {
        for (text, expected, noted) in [
            ("2023-07-25", Some("2023-07-25"), 0),
            (
                " 2023-07-25 10:00+0200 ",
                Some("2023-07-25T10:00:00+02:00"),
                0,
            ),
            ("2023-07-25T10:00:00", Some("2023-07-25"), 1),
            ("2023-07-25T25:00Z", Some("2023-07-25"), 1),
            ("July 25", None, 1),
            (
                "Mon, 04 Mar 2024 09:00:00 GMT",
                Some("2024-03-04T09:00:00+00:00"),
                0,
            ),
            ("4 March 2024", Some("2024-03-04"), 0),
            ("Mar 4, 2024", Some("2024-03-04"), 0),
            ("04.03.2024", Some("2024-03-04"), 0),
            ("20240304T090000Z", Some("2024-03-04T09:00:00Z"), 0),
            ("2024-3-4", Some("2024-03-04"), 0),
            ("03/04/2024", None, 1),
        ] {
            let mut notes = Notes::default();
            let found = date("startDate", text, &mut notes);
            assert_eq!(found.as_ref().map(|date| date.as_str()), expected, "{text}");
            assert_eq!(notes.into_lines().len(), noted, "{text}");
        }
    }

    #[test]
    fn entities_are_decoded_once() {
        for (text, expected) in [
            ("what&#8217;s &amp; why", "what’s & why"),
            ("R&D; AT&T", "R&D; AT&T"),
            ("a &lt;b&gt; c", "a <b> c"),
            ("<aides> &amp; x", "<aides> & x"),
            ("&amp;amp;", "&amp;"),
        ] {
            assert_eq!(decoded(text), expected, "{text}");
        }
    }
}
