//! The authors and dates of a page's article.

use super::Page;
use crate::authors::{authors, is_byline as begins_as_byline, names_no_person};
use crate::draft::{Draft, Notes};
use crate::furniture::words;
use crate::html::plain_text;
use crate::inline::one_line;
use crate::microdata::Microdata;
use article::{Block, Content, SafeUrl};
use scraper::{ElementRef, Node};

impl<'h> Page<'h> {
    /// The authors, by microdata, `<meta>`, links and the byline.
    pub(super) fn authors(&self, microdata: &Microdata<'h>, draft: &mut Draft) {
        for (name, url) in microdata.people("author") {
            let url = url.map(|url| draft.base.resolve(url));
            draft
                .authors
                .extend(authors(&name, url.as_deref(), &mut draft.notes));
        }
        let is_author = |meta: &ElementRef<'_>| {
            let name = meta
                .value()
                .attr("name")
                .or_else(|| meta.value().attr("property"));
            let name = name.unwrap_or_default().to_lowercase();
            [
                "author",
                "article:author",
                "byl",
                "dc.creator",
                "parsely-author",
                "sailthru.author",
            ]
            .contains(&name.as_str())
        };
        for meta in self.named("meta").filter(is_author) {
            let name = meta.value().attr("content").unwrap_or_default();
            for author in authors(name, None, &mut draft.notes) {
                if !draft.authors.iter().any(|known| known.name == author.name) {
                    draft.authors.push(author);
                }
            }
        }
        if !draft.authors.is_empty() {
            return;
        }
        let is_link = |link: &ElementRef<'_>| {
            let relations = link.value().attr("rel").unwrap_or_default();
            relations.split_whitespace().any(|word| word == "author")
        };
        let links: Vec<ElementRef<'_>> = self.elements().filter(is_link).collect();
        for link in links {
            let url = link.value().attr("href").map(|url| draft.base.resolve(url));
            draft
                .authors
                .extend(authors(&plain_text(link), url.as_deref(), &mut draft.notes));
        }
        if !draft.authors.is_empty() {
            return;
        }
        let lines = self.elements().filter(|element| is_byline(*element));
        let mut lines = lines.filter(|line| (3..=120).contains(&plain_text(*line).chars().count()));
        let Some(line) = lines.next() else {
            return;
        };
        // The office is on the second line.
        let text = first_line(line);
        draft.authors = authors(&text, None, &mut draft.notes);
        for author in &mut draft.authors {
            let mut links = line.descendants().filter_map(ElementRef::wrap);
            let link = links.find(|link| {
                link.value().name() == "a" && plain_text(*link).eq_ignore_ascii_case(&author.name)
            });
            let href = link.and_then(|link| link.value().attr("href"));
            author.url = href.and_then(|href| SafeUrl::link(&draft.base.resolve(href)).ok());
        }
    }

    /// When the page was published and modified: by the class of a `<time>`, else by the words
    /// before it.
    pub(super) fn times(&self) -> (Option<&'h str>, Option<&'h str>) {
        let is_near = |time: &ElementRef<'h>| {
            let mut around = time.ancestors().filter_map(ElementRef::wrap);
            around.all(|outer| {
                let is_apart = matches!(outer.value().name(), "aside" | "nav" | "footer");
                let names = outer.value().classes().chain(outer.value().id());
                let is_comment = names.into_iter().any(|name| {
                    let words = words(name);
                    words
                        .iter()
                        .any(|word| word.starts_with("comment") || word == "related")
                });
                !is_apart && !is_comment
            })
        };
        let times: Vec<ElementRef<'h>> = self.named("time").filter(is_near).collect();
        let called = |time: &ElementRef<'h>| -> String {
            let value = time.value();
            let names = ["itemprop", "class", "pubdate", "data-type"];
            let own = names.iter().filter_map(|name| value.attr(name));
            let before = time.prev_siblings().find_map(|node| match node.value() {
                Node::Text(text) if !text.trim().is_empty() => Some(text.to_string()),
                _ => ElementRef::wrap(node).map(plain_text),
            });
            let own: Vec<&str> = own.collect();
            let before = before.unwrap_or_default();
            let before: Vec<&str> = before.split_whitespace().rev().take(2).collect();
            [own.join(" "), before.join(" ")].join(" ").to_lowercase()
        };
        let says = |time: &ElementRef<'h>, words: &[&str]| {
            let called = called(time);
            words.iter().any(|word| called.contains(word))
        };
        const CHANGED: [&str; 6] = ["modif", "updat", "aktual", "actuali", "обновл", "changed"];
        const PUBLISHED: [&str; 6] = [
            "publi",
            "entry-date",
            "pubdate",
            "posted",
            "veröffentlicht",
            "опубликован",
        ];
        let modified = times.iter().find(|time| says(time, &CHANGED));
        let others = || times.iter().filter(|time| !says(time, &CHANGED));
        let published = others().find(|time| says(time, &PUBLISHED)).or_else(|| {
            // Entries of a live blog have many.
            let mut all = others();
            all.next().filter(|_| all.next().is_none())
        });
        let moment = |time: Option<&ElementRef<'h>>| time?.value().attr("datetime");
        (moment(published), moment(modified))
    }
}

/// Uses the line under the headline that names the authors.
pub(super) fn take_byline(blocks: &mut Vec<Block>, draft: &mut Draft) {
    let Some(Block::Content(Content::Paragraph { text })) = blocks.first() else {
        return;
    };
    let line = text.plain();
    if blocks.len() < 2 || !begins_as_byline(&line) {
        return;
    }
    if names_no_person(&line) {
        draft
            .notes
            .left_out(format!("the byline {line:?}, which names no person"));
        blocks.remove(0);
        return;
    }
    let found = authors(&line, None, &mut Notes::default());
    let is_known = |name: &str| draft.authors.iter().any(|author| author.name == name);
    if draft.authors.is_empty() {
        draft.authors = authors(&line, None, &mut draft.notes);
    } else if !found.iter().all(|author| is_known(&author.name)) {
        return;
    }
    if !found.is_empty() {
        blocks.remove(0);
    }
}

/// Whether an element's class marks it as naming the authors.
fn is_byline(element: ElementRef<'_>) -> bool {
    const OTHERS: [&str; 13] = [
        "about",
        "avatar",
        "bio",
        "box",
        "comment",
        "description",
        "follow",
        "image",
        "img",
        "more",
        "photo",
        "related",
        "social",
    ];
    element.value().classes().any(|class| {
        let words = words(class);
        let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
        has(&["byline", "author", "authors"]) && !has(&OTHERS)
    })
}

/// The text of an element before its first line break, if there is any.
fn first_line(element: ElementRef<'_>) -> String {
    let mut line = String::new();
    for node in element.descendants() {
        match node.value() {
            Node::Element(part) if part.name() == "br" && !line.trim().is_empty() => break,
            Node::Element(part) if matches!(part.name(), "div" | "p" | "li") => line.push(' '),
            Node::Text(text) => line.push_str(text),
            _ => {}
        }
    }
    one_line(&line)
}
