//! schema.org's articles as JSON-LD, alone or inside of a page.
//!
//! Only the shapes that publishers write are read; this is no processor of
//! linked data, and contexts are not fetched.

use crate::draft::{Draft, Notes, contributor, date, pixels, short_slug};
use crate::error::Error;
use crate::html;
use crate::inline::plain;
use crate::json::{self, Names, Node, Tree};
use crate::json_text;
use crate::metadata::Page;
use article::{Contributor, Image, Meeting, Person, SafeUrl, Slug, Text, Value};
use std::collections::BTreeMap;

/// What belongs to JSON-LD itself: where names come from, and what things are
/// called and count as inside of the document.
const TECHNICAL: [&str; 3] = ["@context", "@id", "@type"];

/// Reads a JSON-LD file, or the page that has it in a script.
///
/// # Errors
///
/// When there is no article in it.
pub(crate) fn draft(text: &str, item: u32) -> Result<Draft, Error> {
    if !text.trim_start().starts_with('<') {
        return of_value(json::read(text)?, item);
    }
    let tree = html::parse(text)?;
    let page = Page(&tree);
    let mut draft = Draft::default();
    let mut values = Vec::new();
    let is_data = |script: &scraper::ElementRef<'_>| {
        script.value().attr("type") == Some("application/ld+json")
    };
    for script in page.named("script").filter(is_data) {
        let json: String = script.text().collect();
        match json_text::read(&json) {
            Ok(value) => values.push(value),
            Err(problem) => draft
                .notes
                .left_out(format!("a script of JSON-LD: {}", problem.message)),
        }
    }
    let trees: Vec<Tree<'_>> = values
        .iter()
        .map(|value| Tree::new(value, Names::Exact))
        .collect();
    let graph = Graph::of(&trees);
    let article = graph.article(item);
    if item > 1 {
        article
            .as_ref()
            .map_err(|failure| Error::Data(failure.to_string()))?;
    }
    let meetings = if let Ok(article) = &article {
        graph.fill(*article, &mut draft)
    } else {
        draft
            .notes
            .review("the page has no article as JSON-LD, so that everything is from its HTML");
        Vec::new()
    };
    page.fill(&mut draft);
    let meetings = page.body(&mut draft, meetings);
    if let Ok(article) = &article {
        graph.take_shown(*article, &draft);
    }
    if let Ok(article) = article {
        if draft.has_body() {
            has_text_twice(article, &mut draft);
        } else {
            text_of(article, &mut draft);
        }
    }
    place(meetings, &mut draft);
    page.around(&mut draft);
    for (index, tree) in trees.iter().enumerate() {
        let document = match trees.len() {
            1 => "the page's JSON-LD, ".to_owned(),
            _ => format!("the page's JSON-LD, script {}, ", index + 1),
        };
        tree.report(&document, &TECHNICAL, &mut draft.notes);
    }
    Ok(draft)
}

/// Reads JSON-LD that stands alone.
///
/// # Errors
///
/// When there is no article in it.
pub(crate) fn of_value(value: Value, item: u32) -> Result<Draft, Error> {
    let trees = [Tree::new(&value, Names::Exact)];
    for root in trees.iter().map(Tree::root) {
        if root.peek_at("headline").is_some() && root.get("body").is_some() {
            return Err(Error::Data(
                "this seems to be an article of this format already: check it, or prerender it"
                    .to_owned(),
            ));
        }
    }
    let graph = Graph::of(&trees);
    let article = graph.article(item)?;
    let mut draft = Draft::default();
    let meetings = graph.fill(article, &mut draft);
    text_of(article, &mut draft);
    place(meetings, &mut draft);
    for tree in &trees {
        tree.report("", &TECHNICAL, &mut draft.notes);
    }
    Ok(draft)
}

/// All the things that the data speaks of, by their ids.
struct Graph<'t> {
    things: Vec<Node<'t>>,
    by_id: BTreeMap<&'t str, Node<'t>>,
}

impl<'t> Graph<'t> {
    fn of(trees: &'t [Tree<'_>]) -> Self {
        let mut things = Vec::new();
        for item in trees.iter().flat_map(|tree| tree.root().items()) {
            let graph: Vec<Node<'t>> = item.list("@graph").collect();
            if graph.is_empty() {
                things.push(item);
            } else {
                things.extend(graph);
            }
        }
        let mut all = Vec::new();
        for thing in &things {
            collect(*thing, &mut all);
        }
        // A thing may be described inside of another, and referred to elsewhere.
        let described = all.iter().filter(|thing| thing.fields().nth(1).is_some());
        let by_id = described.filter_map(|thing| Some((thing.peek_at("@id")?, *thing)));
        let by_id = by_id.collect();
        // So may the article be, as the main thing of a page or an item of a list.
        if !things.iter().any(|thing| is_article(*thing)) {
            things = all;
        }
        Self { things, by_id }
    }

    /// The `item`th article, from one.
    fn article(&self, item: u32) -> Result<Node<'t>, Error> {
        let mut articles = self
            .things
            .iter()
            .copied()
            .filter(|thing| is_article(*thing));
        let count = articles.clone().count();
        let index = usize::try_from(item)
            .unwrap_or(usize::MAX)
            .saturating_sub(1);
        articles.nth(index).ok_or_else(|| {
            Error::Data(match count {
                0 => "there is no NewsArticle or other article of schema.org in the JSON-LD"
                    .to_owned(),
                count => {
                    format!("the JSON-LD has {count} articles, so that there is no number {item}")
                }
            })
        })
    }

    /// What a reference means.
    fn resolve(&self, value: Node<'t>) -> Node<'t> {
        let id = value.peek_at("@id").filter(|_| value.fields().count() == 1);
        let target = id.and_then(|id| self.by_id.get(id));
        if target.is_some() {
            value.take();
        }
        target.copied().unwrap_or(value)
    }

    /// Fills a draft with everything but the text, and gives the meetings.
    fn fill(&self, article: Node<'t>, draft: &mut Draft) -> Vec<Meeting> {
        take_type(article, "NewsArticle");
        draft.headline = text(article, "headline").or_else(|| text(article, "name"));
        draft.language("inLanguage", article.text("inLanguage"));
        draft.description = text(article, "description");
        let page = || {
            let page = article.get("mainEntityOfPage")?;
            page.as_text().or_else(|| page.text("@id"))
        };
        draft.url = draft.address("url", article.text("url").or_else(page));
        draft.published = draft.date("datePublished", article.text("datePublished"));
        draft.modified = draft.date("dateModified", article.text("dateModified"));
        draft.authors = article
            .list("author")
            .filter_map(|author| self.name(author, &mut draft.notes))
            .collect();
        draft.publisher = article
            .list("publisher")
            .find_map(|publisher| self.name(publisher, &mut draft.notes));
        draft.image = article
            .list("image")
            .find_map(|image| self.image(image, &mut draft.notes));

        let mut meetings = Vec::new();
        for thing in ["about", "mentions", "subjectOf"]
            .iter()
            .flat_map(|field| article.list(field))
        {
            let thing = self.resolve(thing);
            if meetings.len() > article::MAX_BLOCKS {
                // The article is refused for these already.
                break;
            }
            if types(thing).any(|kind| kind.ends_with("Event")) {
                meetings.extend(self.meeting(thing, &mut draft.notes));
            }
        }
        keep_known_wholes(&mut meetings, &mut draft.notes);
        meetings
    }

    /// Takes the things that stand for meetings which the page itself shows.
    fn take_shown(&self, article: Node<'t>, draft: &Draft) {
        let names: Vec<&str> = draft
            .meetings()
            .map(|meeting| meeting.name.as_str())
            .collect();
        for thing in article.list("about").map(|thing| self.resolve(thing)) {
            if types(thing).eq(["Thing"])
                && thing
                    .peek_at("name")
                    .is_some_and(|name| names.contains(&name))
            {
                take_type(thing, "Thing");
                thing.text("name");
                thing.text("description");
            }
        }
    }

    fn meeting(&self, event: Node<'t>, notes: &mut Notes) -> Option<Meeting> {
        let name = text(event, "name")?;
        take_type(event, "Event");
        let fragment = |id: &str| id.rsplit(['#', '/']).next().and_then(Slug::parse);
        let own = event.peek_at("@id").and_then(fragment);
        if own.is_some() {
            event.text("@id");
        }
        let made = || short_slug(&name).or_else(|| Slug::parse("meeting"));
        let id = own.or_else(made)?;
        let summary = event.text("description").and_then(plain);
        if summary.is_none() {
            notes.review(format!(
                "{name}: the event has no description, so that its name was put for a summary"
            ));
        }
        let start = event.text("startDate");
        let field = format!("{name}: startDate");
        let start_date = start.and_then(|start| date(&field, start, notes));
        let roles = ["attendee", "attendees", "performer", "organizer"];
        let people = roles.iter().flat_map(|role| event.list(role));
        let attendees = people.filter_map(|person| self.person(person)).collect();
        let topics = event.list("about").map(|topic| self.resolve(topic));
        let agenda = topics.filter_map(|topic| plain(name_of(topic)?));
        let whole = event.get("superEvent").and_then(|whole| whole.get("@id"));
        let super_event = whole.and_then(|id| fragment(id.peek()?));
        if let (Some(whole), Some(_)) = (whole, &super_event) {
            whole.take();
        }
        Some(Meeting {
            id,
            summary: summary.unwrap_or_else(|| Text::from(name.as_str())),
            name,
            details: Vec::new(),
            format: None,
            start_date,
            date_text: None,
            location: event.list("location").find_map(|place| self.label(place)),
            attendees,
            agenda: agenda.collect(),
            outcome: None,
            super_event,
        })
    }

    fn person(&self, value: Node<'t>) -> Option<Person> {
        let value = self.resolve(value);
        let name = self.label(value)?;
        take_type(value, "Person");
        let side = value
            .list("affiliation")
            .chain(value.list("worksFor"))
            .find_map(|side| self.label(side));
        Some(Person {
            name,
            job_title: text(value, "jobTitle"),
            affiliation: side,
        })
    }

    /// A thing in one word, on one line.
    fn label(&self, value: Node<'t>) -> Option<String> {
        name_of(self.resolve(value))
            .and_then(plain)
            .map(|text| text.plain())
    }

    fn name(&self, value: Node<'t>, notes: &mut Notes) -> Option<Contributor> {
        let value = self.resolve(value);
        contributor(name_of(value)?, value.text("url"), notes)
    }

    fn image(&self, value: Node<'t>, notes: &mut Notes) -> Option<Image> {
        let value = self.resolve(value);
        let address = value
            .as_text()
            .or_else(|| value.text("url"))
            .or_else(|| value.text("contentUrl"))?;
        let src = match SafeUrl::resource(address.trim()) {
            Ok(src) => src,
            Err(why) => {
                notes.left_out(format!("image {address:?}: {why}"));
                return None;
            }
        };
        take_type(value, "ImageObject");
        notes.review("image: schema.org has no text for those who do not see it; write image.alt");
        Some(Image {
            src,
            alt: String::new(),
            caption: value.text("caption").and_then(plain),
            credit: text(value, "creditText"),
            width: size(value, "width"),
            height: size(value, "height"),
        })
    }
}

/// The text that the data itself has.
fn text_of(article: Node<'_>, draft: &mut Draft) {
    let body = article.text("articleBody").or_else(|| article.text("text"));
    for line in body.unwrap_or_default().lines() {
        draft.paragraph(line);
    }
}

/// The data repeats what the page has in paragraphs.
fn has_text_twice(article: Node<'_>, draft: &mut Draft) {
    for name in ["articleBody", "text"] {
        if article.text(name).is_some() {
            draft.notes.left_out(format!(
                "{name}: the text was taken from the page's own paragraphs"
            ));
        }
    }
}

/// A thing and those that are described inside of it, in their order.
fn collect<'t>(thing: Node<'t>, all: &mut Vec<Node<'t>>) {
    if thing.fields().next().is_some() {
        all.push(thing);
    }
    for (_, value) in thing.fields() {
        value.items().for_each(|item| collect(item, all));
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
        draft.meeting(meeting);
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

fn is_article(thing: Node<'_>) -> bool {
    const OTHERS: [&str; 4] = [
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "SocialMediaPosting",
    ];
    types(thing).any(|kind| kind.ends_with("Article") || OTHERS.contains(&kind))
}

/// The types of a thing, without the vocabulary's address.
fn types<'t>(thing: Node<'t>) -> impl Iterator<Item = &'t str> {
    thing.list("@type").filter_map(Node::peek).map(kind)
}

fn kind(name: &str) -> &str {
    ["https://schema.org/", "http://schema.org/", "schema:"]
        .iter()
        .find_map(|vocabulary| name.strip_prefix(vocabulary))
        .unwrap_or(name)
}

/// Takes a type that an article says as well by where it has the thing. A
/// narrower one is left, and told.
fn take_type(thing: Node<'_>, said: &str) {
    for name in thing.list("@type") {
        if name.peek().map(kind) == Some(said) {
            name.take();
        }
    }
}

/// A text on one line.
fn text(value: Node<'_>, name: &str) -> Option<String> {
    let value = value.list(name).next()?;
    let text = value.as_text().or_else(|| value.text("@value"))?;
    plain(text).map(|text| text.plain())
}

/// The name of a thing, or the text that stands for it.
fn name_of<'t>(thing: Node<'t>) -> Option<&'t str> {
    thing.as_text().or_else(|| thing.text("name"))
}

/// A measure, as a number of pixels or as a thing with such a value.
fn size(image: Node<'_>, name: &str) -> Option<u32> {
    let measure = image.get(name)?;
    let number = measure.get("value").unwrap_or(measure);
    let pixels = pixels(number.value())?;
    number.take();
    take_type(measure, "QuantitativeValue");
    if measure.peek_at("unitCode") == Some("E37") {
        measure.text("unitCode");
    }
    Some(pixels)
}
