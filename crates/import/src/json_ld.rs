//! Reads schema.org articles as JSON-LD, alone or inside a page.
//!
//! Supports the forms that publishers use; it is not a general JSON-LD processor and
//! fetches no contexts.

use crate::authors::{authors, is_address};
use crate::base::Base;
use crate::credits::credit;
use crate::draft::{Draft, Notes, contributor, date, decoded, pixels, short_slug};
use crate::embed;
use crate::error::Error;
use crate::html;
use crate::inline::plain;
use crate::json::{self, Names, Node, Tree};
use crate::metadata::Page;
use crate::newsrooms::is_newsroom;
use crate::repair;
use article::{
    Block, Content, Contributor, Date, Image, Meeting, Person, SafeUrl, Slug, Span, Text, Value,
};
use std::collections::BTreeMap;

/// Keywords of JSON-LD: contexts, ids, types and the like.
const TECHNICAL: [&str; 3] = ["@context", "@id", "@type"];

/// Reads a JSON-LD file, or the page that has it in a script.
///
/// # Errors
///
/// If it contains no article.
pub(crate) fn draft(text: &str, item: u32, url: Option<&str>) -> Result<Draft, Error> {
    if text.trim_start().starts_with('<') {
        of_page(text, item, url)
    } else {
        of_value(json::read(text)?, item, url)
    }
}

/// Reads a page, with its JSON-LD if it has any. Text may stand before its markup.
///
/// # Errors
///
/// If it contains no article.
pub(crate) fn of_page(text: &str, item: u32, url: Option<&str>) -> Result<Draft, Error> {
    let tree = html::parse(text)?;
    if let Some(draft) = embed::draft(&tree, item) {
        return Ok(draft);
    }
    let page = Page(&tree);
    let mut draft = Draft {
        base: page.base(url),
        ..Draft::default()
    };
    let mut values = Vec::new();
    let mut unreadable = Vec::new();
    for script in page.named("script").filter(html::is_linked_data) {
        let json: String = script.text().collect();
        if json.trim().is_empty() {
            continue;
        }
        match repair::read(&json) {
            Ok((found, repaired)) => {
                values.extend(found);
                if let Some(problem) = repaired {
                    let (line, _) = place(text, &json, problem.range.start);
                    draft.notes.review(format!(
                        "the page's data for search engines (JSON-LD) has a mistake{line} ({}), \
                         which was corrected in order to read it; compare headline, authors and \
                         dates with the page",
                        fault(&problem.message)
                    ));
                }
            }
            Err(problem) => {
                let (line, near) = place(text, &json, problem.range.start);
                unreadable.push(format!(
                    "the page's data for search engines (JSON-LD), which cannot be read because of \
                     a mistake{line} at {near:?} ({})",
                    fault(&problem.message)
                ));
            }
        }
    }
    let trees: Vec<Tree<'_>> = values
        .iter()
        .map(|value| Tree::new(value, Names::Exact))
        .collect();
    let graph = Graph::of(&trees);
    let address = url.or_else(|| page.address());
    let article = graph.article(item, address);
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
            .review("the page has no data for search engines (JSON-LD) about a story, so headline, authors and dates are from what it shows; check them");
        Vec::new()
    };
    page.fill(&mut draft);
    let meetings = page.body(text, &mut draft, meetings);
    if let Ok(article) = article {
        graph.take_shown(article, &draft);
        if draft.has_body() {
            has_text_twice(article, &mut draft)?;
        } else {
            graph.text_of(article, &mut draft)?;
        }
    }
    place_at_end(meetings, &mut draft);
    for script in unreadable {
        let cost = cost(&draft);
        draft.notes.left_out(format!("{script}; {cost}"));
    }
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

/// What is wrong, without advice for the author of the JSON.
fn fault(message: &str) -> &str {
    match message.split(';').next().unwrap_or_default() {
        message if message.starts_with("not JSON") => "text that is not JSON",
        message => message,
    }
}

/// What the article lacks of the fields that such data usually has.
fn cost(draft: &Draft) -> String {
    let fields = [
        ("author", draft.authors.is_empty()),
        ("date", draft.published.is_none()),
        ("picture", draft.image.is_none()),
    ];
    let missing = fields.iter().filter(|(_, is_missing)| *is_missing);
    let missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
    match missing.is_empty() {
        true => "author, date and picture were found elsewhere in the page".to_owned(),
        false => format!(
            "the article has no {}, which may stand there",
            missing.join(" and no ")
        ),
    }
}

/// The location in the page of a byte in a script, and the text there.
fn place(page: &str, json: &str, at: usize) -> (String, String) {
    let line = page.find(json).map(|start| {
        let before = page.get(..start + at).unwrap_or_default();
        format!(" in line {}", before.matches('\n').count() + 1)
    });
    let before = json.get(..at).unwrap_or_default();
    let begin = before.char_indices().rev().nth(20).map_or(0, |(at, _)| at);
    let near: String = json
        .get(begin..)
        .unwrap_or_default()
        .chars()
        .take(40)
        .collect();
    (line.unwrap_or_default(), near)
}

/// Reads a JSON-LD document.
///
/// # Errors
///
/// If it contains no article.
pub(crate) fn of_value(value: Value, item: u32, url: Option<&str>) -> Result<Draft, Error> {
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
    let article = graph.article(item, url)?;
    let mut draft = Draft {
        base: Base::of(url.or_else(|| article.peek_at("url")), None),
        ..Draft::default()
    };
    let meetings = graph.fill(article, &mut draft);
    graph.text_of(article, &mut draft)?;
    place_at_end(meetings, &mut draft);
    for tree in &trees {
        tree.report("", &TECHNICAL, &mut draft.notes);
    }
    Ok(draft)
}

/// All things in the data, by their ids.
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

    /// The `item`th article, counted from one. One that has the page's URL comes
    /// first.
    fn article(&self, item: u32, page: Option<&str>) -> Result<Node<'t>, Error> {
        let is_own = |thing: &Node<'t>| {
            let own = [thing.peek_at("url"), thing.peek_at("@id")];
            let main = thing.get("mainEntityOfPage");
            let main = main.and_then(|page| page.peek().or_else(|| page.peek_at("@id")));
            let mut addresses = own.into_iter().chain([main]).flatten();
            page.is_some_and(|page| addresses.any(|address| same_address(address, page)))
        };
        if item == 1
            && let Some(own) = self
                .things
                .iter()
                .copied()
                .filter(|t| is_article(*t))
                .find(is_own)
        {
            return Ok(own);
        }
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
                0 => "there is no NewsArticle or other article of schema.org in the JSON-LD; if this \
                      is another format, give it with --format"
                    .to_owned(),
                count => format!(
                    "the JSON-LD has {count} article{}, and none has the number {item}; --item \
                     takes a lower one",
                    if count == 1 { "" } else { "s" }
                ),
            })
        })
    }

    /// Resolves a reference.
    fn resolve(&self, value: Node<'t>) -> Node<'t> {
        let id = value.peek_at("@id").filter(|_| value.fields().count() == 1);
        let target = id.and_then(|id| self.by_id.get(id));
        if target.is_some() {
            value.take();
        }
        target.copied().unwrap_or(value)
    }

    /// Fills a draft with everything but the text, and returns the meetings.
    fn fill(&self, article: Node<'t>, draft: &mut Draft) -> Vec<Meeting> {
        take_type(article, "NewsArticle");
        draft.headline = headline(article);
        let language = article.text("inLanguage").or_else(|| {
            let language = article.get("inLanguage")?;
            language
                .text("alternateName")
                .or_else(|| language.text("name"))
        });
        draft.language("inLanguage", language);
        draft.description = text(article, "description");
        let page = || {
            let page = article.get("mainEntityOfPage")?;
            page.as_text().or_else(|| page.text("@id"))
        };
        let address = article.text("url").or_else(page);
        let address = address.map(|address| draft.base.resolve(address));
        draft.url = draft.address("url", address.as_deref());
        draft.published = draft.date("datePublished", article.text("datePublished"));
        draft.modified = draft.date("dateModified", article.text("dateModified"));
        let field = match article.get("author") {
            Some(_) => "author",
            None => "creator",
        };
        for author in article.list(field) {
            for found in self.authors(author, draft) {
                if !draft.authors.iter().any(|known| known.name == found.name) {
                    draft.authors.push(found);
                }
            }
        }
        draft.publisher = article
            .list("publisher")
            .find_map(|publisher| self.name(publisher, &mut draft.notes));
        draft.image = article
            .list("image")
            .find_map(|image| self.image(image, &draft.base, &mut draft.notes));

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

    /// Uses the things for meetings that the page itself shows.
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

    /// The text in the data, with the updates of a live blog.
    fn text_of(&self, article: Node<'t>, draft: &mut Draft) -> Result<(), Error> {
        body_text(article, draft)?;
        for update in article.list("liveBlogUpdate") {
            let update = self.resolve(update);
            if draft.body.len() > article::MAX_BLOCKS {
                break;
            }
            take_type(update, "BlogPosting");
            let heading = headline(update).and_then(|text| plain(&text));
            draft.add(heading.map(|text| Content::Heading { text }));
            if let Some(time) = update.text("datePublished") {
                let authors = update
                    .list("author")
                    .filter_map(|author| self.label(author));
                let names: Vec<String> = authors.collect();
                let line = [vec![moment_text(time)], names].concat().join(", ");
                let text = Text(vec![Span {
                    emphasis: true,
                    ..span(&line)
                }]);
                draft.add(Some(Content::Paragraph { text }));
            }
            body_text(update, draft)?;
        }
        Ok(())
    }

    fn meeting(&self, event: Node<'t>, notes: &mut Notes) -> Option<Meeting> {
        let name = text(event, "name")?;
        take_type(event, "Event");
        let fragment = |id: &str| {
            id.rsplit(['#', '/'])
                .next()
                .and_then(|text| Slug::parse(text).ok())
        };
        let own = event.peek_at("@id").and_then(fragment);
        if own.is_some() {
            event.text("@id");
        }
        let made = || short_slug(&name).or_else(|| Slug::parse("meeting").ok());
        let id = own.or_else(made)?;
        let summary = text(event, "description").as_deref().and_then(plain);
        if summary.is_none() {
            notes.review(format!(
                "{name}: the event has no description, so its name is used as the summary"
            ));
        }
        let start = event.text("startDate");
        let field = format!("{name}: startDate");
        // A moment without an offset, or a month, is kept as it is printed.
        let (start_date, date_text) = match start.map(str::trim) {
            Some(start) if Date::parse(start).is_err() => {
                let day = date(&field, start, &mut Notes::default());
                let printed = start.replacen('T', " ", 1);
                (day, Some(printed))
            }
            Some(start) => (date(&field, start, notes), None),
            None => (None, None),
        };
        let roles = ["attendee", "attendees", "performer", "organizer"];
        let people = roles.iter().flat_map(|role| event.list(role));
        // Who organises a meeting is not there because of it, unless it is a person.
        let is_person = |person: &Node<'t>| {
            let mut kinds = types(self.resolve(*person));
            !kinds.any(|kind| kind.ends_with("Organization"))
        };
        let people = people.filter(is_person);
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
            date_text,
            location: event.list("location").find_map(|place| self.place(place)),
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

    /// The name of a thing, on one line.
    fn label(&self, value: Node<'t>) -> Option<String> {
        name_of(self.resolve(value))
            .and_then(plain)
            .map(|text| text.plain())
    }

    /// A location: the name of the place with its town, or its address.
    fn place(&self, value: Node<'t>) -> Option<String> {
        let value = self.resolve(value);
        let name = self.label(value);
        let address = value.get("address").map(|address| self.resolve(address));
        let town = address.and_then(|address| {
            let parts = ["addressLocality", "addressRegion", "addressCountry"];
            let mut parts = parts.iter().filter_map(|part| text(address, part));
            parts
                .next()
                .or_else(|| address.as_text().map(str::to_owned))
        });
        match (name, town) {
            (Some(name), Some(town)) if !name.contains(&town) => Some(format!("{name}, {town}")),
            (Some(name), _) => Some(name),
            (None, town) => town,
        }
    }

    fn name(&self, value: Node<'t>, notes: &mut Notes) -> Option<Contributor> {
        let value = self.resolve(value);
        let name = decoded(name_of(value)?);
        contributor(&name, value.text("url"), notes)
    }

    /// The authors: a person, several in one text, or an organisation.
    fn authors(&self, value: Node<'t>, draft: &mut Draft) -> Vec<Contributor> {
        let value = self.resolve(value);
        let url = value.text("url").map(|url| draft.base.resolve(url));
        let is_organization = types(value).any(|kind| kind.ends_with("Organization"));
        let mut names: Vec<String> = match value.as_text() {
            Some(name) => vec![name.to_owned()],
            None => {
                let names = value.list("name").filter_map(Node::as_text);
                names.map(str::to_owned).collect()
            }
        };
        if names.is_empty() {
            let parts = ["givenName", "familyName"].map(|part| text(value, part));
            let whole: Vec<String> = parts.into_iter().flatten().collect();
            names.extend(Some(whole.join(" ")).filter(|name| !name.is_empty()));
        }
        let notes = &mut draft.notes;
        let found = names.into_iter().map(|name| match is_organization {
            true if is_newsroom(&name) && !name.contains(' ') => {
                notes.left_out(format!("author {name:?}, which is no name of its own"));
                Vec::new()
            }
            true if !is_address(&name) => contributor(&decoded(&name), url.as_deref(), notes)
                .into_iter()
                .collect(),
            _ => authors(&name, url.as_deref(), notes),
        });
        found.collect::<Vec<Vec<Contributor>>>().concat()
    }

    fn image(&self, value: Node<'t>, base: &Base, notes: &mut Notes) -> Option<Image> {
        let value = self.resolve(value);
        let address = value
            .as_text()
            .or_else(|| value.text("url"))
            .or_else(|| value.text("contentUrl"))?;
        let src = match SafeUrl::resource(&base.resolve(address.trim())) {
            Ok(src) => src,
            Err(why) => {
                notes.left_out(format!("image {address:?}: {why}"));
                return None;
            }
        };
        take_type(value, "ImageObject");
        notes.review("image: the page has no text alternative for this picture; write image.alt");
        Some(Image {
            src,
            alt: String::new(),
            caption: value.text("caption").and_then(plain),
            credit: text(value, "creditText").and_then(|text| credit(&text)),
            width: size(value, "width"),
            height: size(value, "height"),
        })
    }
}

/// The text of an article or an entry as blocks; it may contain tags.
fn body_text(thing: Node<'_>, draft: &mut Draft) -> Result<(), Error> {
    let marked = || thing.get("articleBody")?.text("@value");
    let body = thing.text("articleBody").or_else(|| thing.text("text"));
    let body = body.or_else(marked);
    let Some(body) = body else {
        return Ok(());
    };
    if has_tags(body) {
        let tree = html::parse(body)?;
        Page(&tree).whole(draft);
        return Ok(());
    }
    draft.paragraphs(&decoded(body));
    Ok(())
}

/// Whether a text is HTML.
fn has_tags(text: &str) -> bool {
    let tags = [
        "<p", "<br", "<div", "<a ", "</", "<strong", "<em", "<h2", "<ul", "<img",
    ];
    let lower = text.to_lowercase();
    tags.iter().any(|tag| lower.contains(tag)) && lower.contains('>')
}

/// The data repeats the page's paragraphs. If it has much more text than the page, it
/// is used instead.
fn has_text_twice(article: Node<'_>, draft: &mut Draft) -> Result<(), Error> {
    let stated = article
        .peek_at("articleBody")
        .or_else(|| article.peek_at("text"));
    let Some(stated) = stated else {
        return Ok(());
    };
    let length = |texts: &mut dyn Iterator<Item = String>| -> usize {
        texts
            .map(|text| text.chars().filter(|c| c.is_alphanumeric()).count())
            .sum()
    };
    let shown = length(&mut draft.body.iter().map(|block| match block {
        Block::Content(
            Content::Paragraph { text } | Content::Heading { text } | Content::Quote { text, .. },
        ) => text.plain(),
        Block::Content(Content::List { items, .. }) => items.iter().map(Text::plain).collect(),
        _ => String::new(),
    }));
    let is_blocked = article.get("isAccessibleForFree").is_some_and(|free| {
        matches!(free.value(), Value::Bool(false))
            || free.peek().is_some_and(|t| t.eq_ignore_ascii_case("false"))
    });
    let whole = length(&mut [stated.to_owned()].into_iter());
    if draft.meetings().next().is_none() && (whole > shown * 3 / 2 || is_blocked && whole > shown) {
        let blocks = std::mem::take(&mut draft.body);
        body_text(article, draft)?;
        let pictures = blocks
            .into_iter()
            .filter(|block| matches!(block, Block::Content(Content::Image(_))));
        draft.body.extend(pictures);
        draft.notes.review(
            "body: the page shows less of the text than its JSON-LD has, so the text of that was \
             taken; it has no links and no headings",
        );
        return Ok(());
    }
    for name in ["articleBody", "text"] {
        if article.text(name).is_some() {
            draft.notes.left_out(format!(
                "{name}: the text was taken from the page's own paragraphs"
            ));
        }
    }
    Ok(())
}

/// A thing and those nested in it, in order.
fn collect<'t>(thing: Node<'t>, all: &mut Vec<Node<'t>>) {
    if thing.fields().next().is_some() {
        all.push(thing);
    }
    for (_, value) in thing.fields() {
        value.items().for_each(|item| collect(item, all));
    }
}

/// Adds meetings without a place in the text to its end.
fn place_at_end(meetings: Vec<Meeting>, draft: &mut Draft) {
    for meeting in meetings {
        draft.notes.review(format!(
            "body[{}]: the place of the meeting {:?} in the text is not known; it stands at the end",
            draft.body.len(),
            meeting.name
        ));
        draft.meeting(meeting);
    }
}

/// A super-event that is not one of the meetings cannot be referenced.
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

/// The types of a thing, without the vocabulary's URL.
fn types<'t>(thing: Node<'t>) -> impl Iterator<Item = &'t str> {
    thing.list("@type").filter_map(Node::peek).map(kind)
}

fn kind(name: &str) -> &str {
    ["https://schema.org/", "http://schema.org/", "schema:"]
        .iter()
        .find_map(|vocabulary| name.strip_prefix(vocabulary))
        .unwrap_or(name)
}

/// Uses a type that the article format implies. A narrower one is left unused, and
/// noted.
fn take_type(thing: Node<'_>, said: &str) {
    for name in thing.list("@type") {
        if name.peek().map(kind) == Some(said) {
            name.take();
        }
    }
}

/// A text on one line, without tags and entities.
fn text(value: Node<'_>, name: &str) -> Option<String> {
    let value = value.list(name).next()?;
    let text = value.as_text().or_else(|| value.text("@value"))?;
    let text = match has_tags(text) {
        true => html::plain_text(html::parse(text).ok()?.root_element()),
        false => decoded(text),
    };
    plain(&text).map(|text| text.plain())
}

/// The headline: `headline` for news, `name` for other works, whose `headline` may be
/// a line about them.
fn headline(article: Node<'_>) -> Option<String> {
    let is_plain = types(article).all(|kind| kind == "Article");
    let is_bare = is_plain && types(article).next().is_some();
    let names = match is_bare {
        true => ["name", "headline"],
        false => ["headline", "name"],
    };
    names.iter().find_map(|name| text(article, name))
}

/// A moment for readers: the day and the local time.
fn moment_text(time: &str) -> String {
    match time.split_once('T') {
        Some((day, clock)) => format!("{day}, {}", clock.get(..5).unwrap_or(clock)),
        None => time.to_owned(),
    }
}

fn span(text: &str) -> Span {
    Span {
        text: text.to_owned(),
        href: None,
        emphasis: false,
        strong: false,
        lang: None,
    }
}

/// Whether two URLs are those of the same page.
fn same_address(one: &str, other: &str) -> bool {
    let key = |address: &str| {
        let address = address.split(['#', '?']).next().unwrap_or_default();
        let address = address.split_once("://").map_or(address, |(_, rest)| rest);
        address.trim_end_matches('/').to_lowercase()
    };
    !key(one).is_empty() && key(one) == key(other)
}

/// The name of a thing, or the text in its place.
fn name_of<'t>(thing: Node<'t>) -> Option<&'t str> {
    thing.as_text().or_else(|| thing.text("name"))
}

/// A number of pixels, or a thing with such a value.
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
