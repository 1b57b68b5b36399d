//! A draft of an article, and the notes of an import.
//!
//! The methods take values as a source has them, and keep them only in the form
//! that the article format requires.

mod values;

use crate::base::Base;
use crate::dialogue::begins_with_dash;
use crate::error::Error;
use crate::language::{Detected, is_other_script, language_of};
use crate::slug_of;
use article::{
    Article, Block, Content, Contributor, Date, Image, Language, Meeting, MeetingBlock, Promotion,
    SafeUrl, Slug, Version,
};
use std::collections::BTreeMap;
pub(crate) use values::*;

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
        self.add("left out", what.as_ref());
    }

    /// Something was guessed and should be reviewed.
    pub(crate) fn review(&mut self, what: impl AsRef<str>) {
        self.add("review", what.as_ref());
    }

    /// A note is one line, although it may quote names and words with line breaks, or
    /// with sequences that control a terminal.
    fn add(&mut self, kind: &str, what: &str) {
        self.0
            .push(format!("{kind}: {}", what.replace(char::is_control, " ")));
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
