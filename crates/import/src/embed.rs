//! Recovers the article from the output of `prerender`, field for field, by the hooks
//! that the renderer writes; nothing is guessed, normalized or resolved.
//!
//! This needs markup with light children beside the shadow root. `shadow.rs` reads
//! older markup; markup without hooks, as sanitizers leave it, is read like any other
//! page.

use crate::draft::Draft;
use crate::elements::{children, is_part, named, part};
use crate::html::{Reader, is_linked_data};
use article::{
    Block, Content, Contributor, Date, Format, Image, Language, Meeting, MeetingBlock, Person,
    Promotion, SafeUrl, Slug, Span, Text,
};
use scraper::{ElementRef, Html, Node};

/// The `item`th article of a page that is an `<article-widget>` with its hooks.
pub(crate) fn draft(page: &Html, item: u32) -> Option<Draft> {
    let all = page
        .root_element()
        .descendants()
        .filter_map(ElementRef::wrap);
    let hooked = all.filter(|element| {
        is_part(*element, "article")
            && element.value().name() == "article"
            && element.value().attr("data-version").is_some()
    });
    let mut articles = hooked.filter_map(|article| Some((article, light_child(article)?)));
    let index = usize::try_from(item.saturating_sub(1)).ok()?;
    let (article, light) = articles.nth(index)?;
    let mut draft = Draft {
        id: article
            .value()
            .attr("data-article")
            .and_then(|text| Slug::parse(text).ok()),
        language: article
            .value()
            .attr("lang")
            .and_then(|text| Language::parse(text).ok()),
        modified: article
            .value()
            .attr("data-modified")
            .and_then(|text| Date::parse(text).ok()),
        headline: part(article, "headline").map(raw),
        description: part(article, "description").map(raw),
        promotion: part(article, "promotion").and_then(promotion),
        ..Draft::default()
    };
    // The shadow root has neither the address nor whether its first span names
    // authors.
    draft.url = own_address(light);
    let has_authors = named(light, "span").any(|span| span.value().attr("class") == Some("byline"));
    if let Some(line) = part(article, "byline") {
        let mut spans = children(line).filter(|e| e.value().name() == "span");
        if has_authors {
            let authors = spans.next().into_iter().flat_map(contributors);
            draft.authors = authors.collect();
        }
        // Of several spans the one with a language holds the date.
        draft.publisher = spans.flat_map(contributors).next();
        let time = named(line, "time").find_map(|time| time.value().attr("datetime"));
        draft.published = time.and_then(|text| Date::parse(text).ok());
    }
    let header = part(article, "header");
    let figure = header.and_then(|header| part(header, "figure"));
    draft.image = figure.and_then(image);
    if let Some(body) = part(article, "body") {
        draft.body = body_blocks(body, &mut draft);
    }
    around(page, &mut draft);
    if named(page.root_element(), "script").any(|script| is_linked_data(&script)) {
        draft.notes.review(
            "the article was read from the embed alone; what the page's head and JSON-LD say was \
             not compared with it",
        );
    }
    Some(draft)
}

/// The blocks of a body. Foreign content is read like any page.
fn body_blocks(body: ElementRef<'_>, draft: &mut Draft) -> Vec<Block> {
    let mut blocks = Vec::new();
    for child in children(body) {
        if let Some(content) = content(child) {
            blocks.push(Block::Content(content));
        } else if let Some(meeting) = meeting(child) {
            let meeting = MeetingBlock::Meeting(Box::new(meeting));
            blocks.push(Block::Meeting(meeting));
        } else {
            let mut reader = Reader::default();
            blocks.extend(reader.blocks_of(child));
            reader.report(&mut draft.notes);
        }
    }
    blocks
}

fn content(element: ElementRef<'_>) -> Option<Content> {
    let inner = |name| named(element, name).next();
    match element.value().attr("part")? {
        "paragraph" => Some(Content::Paragraph {
            text: text(element),
        }),
        "heading" => Some(Content::Heading {
            text: text(element),
        }),
        "quote" => Some(Content::Quote {
            text: text(inner("p")?),
            cite: inner("footer").map(raw),
        }),
        "list" => Some(Content::List {
            items: children(element).map(text).collect(),
            ordered: element.value().name() == "ol",
        }),
        "figure" => image(element).map(Content::Image),
        _ => None,
    }
}

fn image(figure: ElementRef<'_>) -> Option<Image> {
    let element = named(figure, "img").next()?;
    let pixels = |name| element.value().attr(name)?.parse().ok();
    let line = part(figure, "caption");
    let credit = line.and_then(|line| part(line, "credit"));
    let caption = line.map(|line| {
        let mut caption = text_without(line, credit.map(|credit| credit.id()));
        // A space parts it from the credit.
        if credit.is_some()
            && let Some(last) = caption.0.last_mut()
        {
            last.text.truncate(last.text.len().saturating_sub(1));
        }
        caption.0.retain(|span| !span.text.is_empty());
        caption
    });
    Some(Image {
        src: address(element, "src", SafeUrl::resource)?,
        alt: element.value().attr("alt").unwrap_or_default().to_owned(),
        caption: caption.filter(|caption| !caption.0.is_empty()),
        credit: credit.map(raw),
        width: pixels("width"),
        height: pixels("height"),
    })
}

fn meeting(element: ElementRef<'_>) -> Option<Meeting> {
    if !is_part(element, "meeting") {
        return None;
    }
    let opened = part(element, "details")?;
    let mut contents = children(opened).filter_map(content);
    let summary = match contents.next() {
        Some(Content::Paragraph { text }) => text,
        _ => return None,
    };
    let mut meeting = Meeting {
        id: Slug::parse(element.value().id()?).ok()?,
        name: part(element, "meeting-name").and_then(name)?,
        summary,
        details: contents.collect(),
        format: None,
        start_date: None,
        date_text: None,
        location: None,
        attendees: Vec::new(),
        agenda: Vec::new(),
        outcome: part(element, "outcome").map(text),
        super_event: None,
    };
    if let Some(line) = part(element, "meeting-meta") {
        facts_in_line(line, &mut meeting);
    }
    if let Some(people) = part(element, "attendees") {
        meeting.attendees = children(people).filter_map(person).collect();
    }
    if let Some(topics) = part(element, "agenda") {
        meeting.agenda = children(topics).map(text).collect();
    }
    let values = part(element, "facts").into_iter();
    meeting.super_event = values
        .flat_map(|facts| named(facts, "dd"))
        .filter_map(|value| children(value).next()?.value().attr("href"))
        .find_map(|href| Slug::parse(href.rsplit('/').next()?).ok());
    Some(meeting)
}

/// The line under a meeting's name. The renderer writes its own text for a date
/// without `<bdi>`.
fn facts_in_line(line: ElementRef<'_>, meeting: &mut Meeting) {
    for element in children(line) {
        let isolated = named(element, "bdi").next().map(raw);
        match element.value().name() {
            "time" => {
                let date = element.value().attr("datetime");
                meeting.start_date = date.and_then(|text| Date::parse_yearless(text).ok());
                meeting.date_text = isolated;
            }
            "bdi" => meeting.location = Some(raw(element)),
            _ => match element.value().attr("data-format") {
                Some(format) => meeting.format = Format::parse(format).ok(),
                None => meeting.date_text = isolated,
            },
        }
    }
}

fn person(item: ElementRef<'_>) -> Option<Person> {
    let role = part(item, "role");
    let mut words = role.into_iter().flat_map(|role| named(role, "bdi"));
    let (first, second) = (words.next().map(raw), words.next().map(raw));
    let is_title = role.is_some_and(|role| role.value().attr("data-role") == Some("title"));
    let (job_title, affiliation) = match second {
        Some(second) => (first, Some(second)),
        None if is_title => (first, None),
        None => (None, first),
    };
    Some(Person {
        name: part(item, "person").and_then(name)?,
        job_title,
        affiliation,
    })
}

fn promotion(aside: ElementRef<'_>) -> Option<Promotion> {
    let link = named(aside, "a").next();
    Some(Promotion {
        text: name(aside)?,
        url: link.and_then(|link| address(link, "href", SafeUrl::link)),
    })
}

/// Text that the format requires, which damaged markup may lack.
fn name(element: ElementRef<'_>) -> Option<String> {
    Some(raw(element)).filter(|text| !text.trim().is_empty())
}

fn contributors(span: ElementRef<'_>) -> Vec<Contributor> {
    let names = named(span, "bdi").filter_map(|element| {
        let link = named(element, "a").next();
        Some(Contributor {
            name: name(element)?,
            url: link.and_then(|link| address(link, "href", SafeUrl::link)),
        })
    });
    names.collect()
}

/// The article in plain HTML beside the shadow root that holds `article`.
fn light_child(article: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let host = article.ancestors().find(|node| is_embed(*node))?;
    let mut children = children(ElementRef::wrap(host)?);
    children.find(|child| child.value().name() == "article" && child.id() != article.id())
}

/// The article's URL, to which its last line links.
fn own_address(light: ElementRef<'_>) -> Option<SafeUrl> {
    let last = children(light).last()?;
    let link = children(last).next().filter(|e| e.value().name() == "a")?;
    let headline = children(light).next().map(raw);
    let is_own = children(last).count() == 1 && headline == Some(raw(link));
    is_own
        .then(|| address(link, "href", SafeUrl::resource))
        .flatten()
}

/// A URL as in the article. The markup has the absolute one.
fn address<E>(
    element: ElementRef<'_>,
    name: &str,
    check: impl Fn(&str) -> Result<SafeUrl, E>,
) -> Option<SafeUrl> {
    let value = element.value();
    let stated = value.attr("data-address").or_else(|| value.attr(name))?;
    check(stated).ok()
}

/// The text of an element, character for character.
fn raw(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// The text of an element with links and emphasis.
fn text(element: ElementRef<'_>) -> Text {
    text_without(element, None)
}

fn text_without(element: ElementRef<'_>, without: Option<ego_tree::NodeId>) -> Text {
    let mut text = Text(Vec::new());
    let plain = Span {
        text: String::new(),
        href: None,
        emphasis: false,
        strong: false,
        lang: None,
    };
    spans(element, &plain, without, &mut text);
    text
}

fn spans(
    element: ElementRef<'_>,
    marks: &Span,
    without: Option<ego_tree::NodeId>,
    text: &mut Text,
) {
    for node in element.children() {
        if let Node::Text(words) = node.value() {
            text.0.push(Span {
                text: words.to_string(),
                ..marks.clone()
            });
        } else if let Some(child) = ElementRef::wrap(node).filter(|c| Some(c.id()) != without) {
            let mut marks = marks.clone();
            match child.value().name() {
                "a" => marks.href = address(child, "href", SafeUrl::link),
                "strong" => marks.strong = true,
                "em" => marks.emphasis = true,
                _ => {
                    marks.lang = child
                        .value()
                        .attr("lang")
                        .and_then(|text| Language::parse(text).ok())
                }
            }
            spans(child, &marks, without, text);
        }
    }
}

/// Notes how the page around the embed begins, if there is one.
fn around(page: &Html, draft: &mut Draft) {
    let mut words = String::new();
    for node in page.root_element().descendants() {
        let Node::Text(text) = node.value() else {
            continue;
        };
        let is_apart = node.ancestors().any(|outer| {
            let name = outer.value().as_element().map(|element| element.name());
            is_embed(outer) || matches!(name, Some("head" | "script" | "style" | "noscript"))
        });
        if !is_apart {
            words.push_str(text);
        }
    }
    let begin: Vec<&str> = words.split_whitespace().take(12).collect();
    if !begin.is_empty() {
        draft.notes.left_out(format!(
            "of the page around the embed: {:?}",
            begin.join(" ")
        ));
    }
}

fn is_embed(node: ego_tree::NodeRef<'_, Node>) -> bool {
    let element = node.value().as_element();
    element.is_some_and(|element| element.name() == "article-widget")
}
