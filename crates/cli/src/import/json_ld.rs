//! schema.org's articles as JSON-LD, alone or inside of a page.
//!
//! Only the shapes that publishers write are read; this is no processor of
//! linked data, and contexts are not fetched.

use super::draft::{Draft, Notes, contributor, date, short_slug};
use super::html;
use super::inline::plain;
use super::json::{Fields, others};
use super::metadata::Page;
use crate::document;
use crate::failure::Failure;
use crate::input::Source;
use article::{
    Block, Contributor, Image, Language, Meeting, MeetingBlock, Person, SafeUrl, Slug, Text, Value,
};
use std::collections::BTreeMap;

/// Reads a JSON-LD file, or the page that has it in a script.
///
/// # Errors
///
/// When there is no article in it.
pub(crate) fn draft(source: &Source, item: u32) -> Result<Draft, Failure> {
    if !source.text.trim_start().starts_with('<') {
        return of_value(super::json(source)?, item);
    }
    let tree = html::parse(&source.text)?;
    let page = Page(&tree);
    let mut draft = Draft::default();
    let mut values = Vec::new();
    let is_data = |script: &scraper::ElementRef<'_>| {
        script.value().attr("type") == Some("application/ld+json")
    };
    for script in page.named("script").filter(is_data) {
        let json: String = script.text().collect();
        match document::read(&json) {
            Ok(value) => values.push(value),
            Err(finding) => draft
                .notes
                .left_out(format!("a script of JSON-LD: {}", finding.message)),
        }
    }
    let graph = Graph::of(values);
    let meetings = match graph.article(item) {
        Ok(article) => graph.fill(article, &mut draft),
        Err(failure) if item > 1 => return Err(failure),
        Err(_) => {
            draft
                .notes
                .review("the page has no article as JSON-LD, so that everything is from its HTML");
            Vec::new()
        }
    };
    page.fill(&mut draft);
    let meetings = page.body(&mut draft, meetings);
    if !draft.has_body()
        && let Ok(article) = graph.article(item)
    {
        graph.text_of(article, &mut draft);
    }
    place(meetings, &mut draft);
    Ok(draft)
}

/// Reads JSON-LD that stands alone.
///
/// # Errors
///
/// When there is no article in it.
pub(crate) fn of_value(value: Value, item: u32) -> Result<Draft, Failure> {
    let graph = Graph::of(vec![value]);
    let article = graph.article(item)?;
    let mut draft = Draft::default();
    let meetings = graph.fill(article, &mut draft);
    graph.text_of(article, &mut draft);
    place(meetings, &mut draft);
    Ok(draft)
}

/// All the things that the data speaks of, by their ids.
struct Graph {
    things: Vec<Value>,
    by_id: BTreeMap<String, usize>,
}

impl Graph {
    fn of(values: Vec<Value>) -> Self {
        let mut things = Vec::new();
        for value in values {
            for item in value.items() {
                let graph = item.list("@graph");
                things.extend(if graph.is_empty() {
                    vec![item.clone()]
                } else {
                    graph.to_vec()
                });
            }
        }
        let with_id = things.iter().enumerate();
        let by_id =
            with_id.filter_map(|(index, thing)| Some((thing.text("@id")?.to_owned(), index)));
        Self {
            by_id: by_id.collect(),
            things,
        }
    }

    /// The `item`th article, from one.
    fn article(&self, item: u32) -> Result<&Value, Failure> {
        let mut articles = self.things.iter().filter(|thing| is_article(thing));
        let count = articles.clone().count();
        let index = usize::try_from(item)
            .unwrap_or(usize::MAX)
            .saturating_sub(1);
        articles.nth(index).ok_or_else(|| {
            Failure::Data(match count {
                0 => "there is no NewsArticle or other article of schema.org in the JSON-LD"
                    .to_owned(),
                count => {
                    format!("the JSON-LD has {count} articles, so that there is no number {item}")
                }
            })
        })
    }

    /// What a reference means.
    fn resolve<'g>(&'g self, value: &'g Value) -> &'g Value {
        let is_reference = value.fields().len() == 1;
        let target = value
            .text("@id")
            .filter(|_| is_reference)
            .and_then(|id| self.by_id.get(id));
        target
            .and_then(|index| self.things.get(*index))
            .unwrap_or(value)
    }

    /// Fills a draft with everything but the text, and gives the meetings.
    fn fill(&self, article: &Value, draft: &mut Draft) -> Vec<Meeting> {
        draft.headline = text(article, "headline").or_else(|| text(article, "name"));
        draft.language = article.text("inLanguage").and_then(Language::parse);
        draft.description = text(article, "description");
        let page = article.get("mainEntityOfPage");
        let page = page.and_then(|page| page.as_text().or_else(|| page.text("@id")));
        draft.url = draft.address("url", article.text("url").or(page));
        draft.published = draft.date("datePublished", article.text("datePublished"));
        draft.modified = draft.date("dateModified", article.text("dateModified"));
        draft.authors = article
            .list("author")
            .iter()
            .filter_map(|author| self.name(author))
            .collect();
        draft.publisher = article
            .list("publisher")
            .iter()
            .find_map(|publisher| self.name(publisher));
        draft.image = article
            .list("image")
            .iter()
            .find_map(|image| self.image(image, &mut draft.notes));

        let mut meetings = Vec::new();
        for (field, thing) in ["about", "mentions", "subjectOf"]
            .iter()
            .flat_map(|field| article.list(field).iter().map(move |thing| (field, thing)))
        {
            let thing = self.resolve(thing);
            if types(thing).any(|kind| kind.ends_with("Event")) {
                meetings.extend(self.meeting(thing, &mut draft.notes));
            } else {
                let name = thing
                    .as_text()
                    .or_else(|| thing.text("name"))
                    .unwrap_or("something without a name");
                draft.notes.left_out(format!("{field}: {name}"));
            }
        }
        let placed = [
            "headline",
            "name",
            "inLanguage",
            "description",
            "url",
            "mainEntityOfPage",
            "datePublished",
            "dateModified",
            "author",
            "publisher",
            "image",
            "about",
            "mentions",
            "subjectOf",
            "articleBody",
            "text",
        ];
        if let Some(others) = others(article, &placed) {
            draft
                .notes
                .left_out(format!("{others}: an article has no such fields"));
        }
        keep_known_wholes(&mut meetings, &mut draft.notes);
        meetings
    }

    /// The text that the data itself has.
    fn text_of(&self, article: &Value, draft: &mut Draft) {
        let body = article.text("articleBody").or_else(|| article.text("text"));
        for line in body.unwrap_or_default().lines() {
            draft.paragraph(line);
        }
    }

    fn meeting(&self, event: &Value, notes: &mut Notes) -> Option<Meeting> {
        let name = text(event, "name")?;
        let fragment = |id: &str| id.rsplit(['#', '/']).next().and_then(Slug::parse);
        let id = event
            .text("@id")
            .and_then(fragment)
            .or_else(|| short_slug(&name))?;
        let summary = event.text("description").and_then(plain);
        if summary.is_none() {
            notes.review(format!(
                "{name}: the event has no description, so that its name was put for a summary"
            ));
        }
        let start = event.text("startDate");
        let start_date = start.and_then(date);
        if let (Some(start), None) = (start, &start_date) {
            notes.left_out(format!(
                "{name}: startDate {start:?} is not a date of RFC 3339"
            ));
        }
        let place = event.get("location").map(|place| self.resolve(place));
        let location = place.and_then(|place| {
            place
                .as_text()
                .map(str::to_owned)
                .or_else(|| text(place, "name"))
        });
        let roles = ["attendee", "attendees", "performer", "organizer"];
        let people = roles.iter().flat_map(|role| event.list(role));
        let attendees = people.filter_map(|person| self.person(person)).collect();
        let topics = event.list("about").iter().map(|topic| self.resolve(topic));
        let agenda =
            topics.filter_map(|topic| plain(topic.as_text().or_else(|| topic.text("name"))?));
        let super_event = event
            .get("superEvent")
            .and_then(|whole| fragment(whole.text("@id")?));
        let placed = [
            "name",
            "description",
            "startDate",
            "location",
            "attendee",
            "attendees",
            "performer",
            "organizer",
            "about",
            "superEvent",
        ];
        if let Some(others) = others(event, &placed) {
            notes.left_out(format!("{name}: {others}: a meeting has no such fields"));
        }
        Some(Meeting {
            id,
            summary: summary.unwrap_or_else(|| Text::from(name.as_str())),
            name,
            details: Vec::new(),
            format: None,
            start_date,
            date_text: None,
            location,
            attendees,
            agenda: agenda.collect(),
            outcome: None,
            super_event,
        })
    }

    fn person(&self, value: &Value) -> Option<Person> {
        let value = self.resolve(value);
        let side = value
            .get("affiliation")
            .or_else(|| value.get("worksFor"))
            .map(|side| self.resolve(side));
        Some(Person {
            name: value
                .as_text()
                .map(str::to_owned)
                .or_else(|| text(value, "name"))?,
            job_title: text(value, "jobTitle"),
            affiliation: side.and_then(|side| {
                side.as_text()
                    .map(str::to_owned)
                    .or_else(|| text(side, "name"))
            }),
        })
    }

    fn name(&self, value: &Value) -> Option<Contributor> {
        let value = self.resolve(value);
        contributor(
            value.as_text().or_else(|| value.text("name"))?,
            value.text("url"),
        )
    }

    fn image(&self, value: &Value, notes: &mut Notes) -> Option<Image> {
        let value = self.resolve(value);
        let address = value
            .as_text()
            .or_else(|| value.text("url"))
            .or_else(|| value.text("contentUrl"))?;
        let src = SafeUrl::resource(address.trim()).ok()?;
        notes.review("image: schema.org has no text for those who do not see it; write image.alt");
        Some(Image {
            src,
            alt: String::new(),
            caption: value.text("caption").and_then(plain),
            credit: text(value, "creditText"),
            width: pixels(value.get("width")),
            height: pixels(value.get("height")),
        })
    }
}

/// Puts meetings that the text has no place for at its end.
fn place(meetings: Vec<Meeting>, draft: &mut Draft) {
    for meeting in meetings {
        draft.notes.review(format!(
            "body[{}]: the place of the meeting {:?} in the text is not known; it stands at the end",
            draft.body.len(),
            meeting.name
        ));
        draft
            .body
            .push(Block::Meeting(MeetingBlock::Meeting(Box::new(meeting))));
    }
}

/// A larger event that is none of the meetings cannot be referred to.
fn keep_known_wholes(meetings: &mut [Meeting], notes: &mut Notes) {
    let ids: Vec<Slug> = meetings.iter().map(|meeting| meeting.id.clone()).collect();
    for meeting in meetings {
        let own = meeting.id.clone();
        let is_unknown = |whole: &mut Slug| !ids.contains(whole) || *whole == own;
        if let Some(whole) = meeting.super_event.take_if(is_unknown) {
            let name = &meeting.name;
            notes.left_out(format!(
                "{name}: superEvent {:?} is no meeting of the article",
                whole.as_str()
            ));
        }
    }
}

fn is_article(thing: &Value) -> bool {
    const OTHERS: [&str; 4] = [
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "SocialMediaPosting",
    ];
    types(thing).any(|kind| kind.ends_with("Article") || OTHERS.contains(&kind))
}

/// The types of a thing, without the vocabulary's address.
fn types(thing: &Value) -> impl Iterator<Item = &str> {
    let names = thing.list("@type").iter().filter_map(Fields::as_text);
    names.filter_map(|name| name.rsplit(['/', '#', ':']).next())
}

/// A text on one line.
fn text(value: &Value, name: &str) -> Option<String> {
    let value = value.list(name).first()?;
    let text = value.as_text().or_else(|| value.text("@value"))?;
    plain(text).map(|text| text.plain())
}

fn pixels(value: Option<&Value>) -> Option<u32> {
    let number = match value? {
        Value::Number(number) => *number,
        Value::String(text) => text.trim_end_matches("px").trim().parse().ok()?,
        other => return pixels(other.get("value")),
    };
    (1..=65_535).find(|pixels| f64::from(*pixels) == number)
}
