//! Reads IPTC ninjs by its schemas 1.0 to 1.6, 2.0 to 2.2 and 3.0 to 3.1
//! (<https://iptc.org/std/ninjs/>).
//!
//! Version 3 uses camel case where version 2 uses lower case, so both are read
//! case-insensitively. Version 1 has the parts of an item in fields with a common
//! prefix (`body_text`), later versions in lists (`bodies`).

mod parts;

use crate::authors::authors;
use crate::base::Base;
use crate::draft::{Draft, Notes, contributor, decoded, pixels, short_slug};
use crate::error::Error;
use crate::html;
use crate::inline::plain;
use crate::json::{Names, Node, Tree};
use crate::metadata::Page;
use article::{Block, Content, Contributor, Image, Meeting, Person, SafeUrl, Slug, Text, Value};
use parts::parts;

/// Fields of all versions that are irrelevant to readers.
const TECHNICAL: [&str; 17] = [
    "$standard",
    "charcount",
    "contenttype",
    "etag",
    "guid",
    "mimetype",
    "profile",
    "pubstatus",
    "renditions",
    "representationtype",
    "role",
    "standard",
    "type",
    "uri",
    "urischemes",
    "version",
    "wordcount",
];

/// Reads an item.
///
/// # Errors
///
/// If it is not ninjs.
pub(crate) fn draft(value: &Value, item: u32, url: Option<&str>) -> Result<Draft, Error> {
    let (value, others) = chosen(value, item)?;
    let tree = Tree::new(value, Names::AnyCase);
    let item = tree.root();
    let ids = ["uri", "guid", "_id"];
    let id = ids.iter().find_map(|name| item.peek_at(name));
    if id.is_none() && item.get("body_html").is_none() {
        return Err(Error::Data(
            "this is not ninjs: an item needs a uri, or the guid of Superdesk; another format can \
             be given with --format"
                .to_owned(),
        ));
    }
    let uri = id.unwrap_or_default();
    let mut draft = Draft {
        headline: headline(item),
        description: parts(item, "description", "descriptions").plain(),
        base: Base::of(url.or(id), None),
        ..Draft::default()
    };
    if others > 0 {
        draft.notes.left_out(format!(
            "the other items of the file ({others}); --item takes another"
        ));
    }
    if draft.headline.is_none()
        && let Some(name) = item.text("name").or_else(|| item.text("slugline"))
    {
        draft.headline = plain(&decoded(name)).map(|text| text.plain());
        draft
            .notes
            .review("headline: the item has none, so its name is used; --headline sets another");
    }
    draft.language("language", item.text("language"));
    if uri.starts_with("http") {
        let address = item.text("uri").or_else(|| item.text("guid"));
        draft.url = draft.address("uri", address);
    }
    if item
        .peek_at("pubstatus")
        .is_some_and(|status| status != "usable")
        && let Some(status) = item.text("pubstatus")
    {
        draft.notes.review(format!(
            "pubStatus: the sender marked this item as {status:?}, not usable"
        ));
    }
    draft.published = draft.date("firstCreated", item.text("firstcreated"));
    draft.modified = draft.date("versionCreated", item.text("versioncreated"));
    // An item that was never changed has no date of its first version.
    if draft.published.is_none() {
        draft.published = draft.modified.take();
    }
    draft.authors = byline(item, &mut draft.notes);
    draft.publisher = publisher(item, &mut draft.notes);
    body(item, &mut draft)?;
    match item.peek_at("type") {
        // An item may itself be what others are associated with.
        Some("picture" | "graphic") => {
            let image = image(item, &mut draft.notes);
            item.text("type");
            if draft.has_body() {
                draft.image = image;
            } else {
                // The picture is the whole story.
                draft.add(image.map(Content::Image));
            }
        }
        Some("event") => event(item, &mut draft),
        // Since version 3 any item may say when and where something happens.
        _ if item.get("eventdetails").is_some() => event(item, &mut draft),
        _ => {}
    }
    associations(item, &mut draft);
    tree.report("", &TECHNICAL, &mut draft.notes);
    Ok(draft)
}

/// The requested item of a list or of a Superdesk search result, and the number of
/// others.
fn chosen(value: &Value, item: u32) -> Result<(&Value, usize), Error> {
    let items = match value {
        Value::Array(items) => Some(items),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| match value {
            Value::Array(items) if name == "_items" => Some(items),
            _ => None,
        }),
        _ => None,
    };
    let items = items.map_or(std::slice::from_ref(value), Vec::as_slice);
    let index = usize::try_from(item.saturating_sub(1)).unwrap_or(usize::MAX);
    match items.get(index) {
        Some(value) => Ok((value, items.len() - 1)),
        None => Err(Error::Data(format!(
            "the file has {} item{}, and none has the number {item}; --item takes a lower one",
            items.len(),
            if items.len() == 1 { "" } else { "s" }
        ))),
    }
}

fn headline(item: Node<'_>) -> Option<String> {
    let is_main = |headline: &Node<'_>| headline.peek_at("role") == Some("main");
    let main = item.list("headlines").find(is_main);
    let listed = main
        .or_else(|| item.list("headlines").next())
        .and_then(|headline| headline.text("value"));
    let single = || {
        ["headline", "headline_main", "title"]
            .iter()
            .find_map(|name| item.text(name))
    };
    listed
        .or_else(single)
        .map(decoded)
        .and_then(|text| plain(&text))
        .map(|text| text.plain())
        .or_else(|| parts(item, "headline", "headlines").plain())
}

fn byline(item: Node<'_>, notes: &mut Notes) -> Vec<Contributor> {
    let line = item.text("byline").or_else(|| item.text("by"));
    authors(line.unwrap_or_default(), None, notes)
}

fn publisher(item: Node<'_>, notes: &mut Notes) -> Option<Contributor> {
    let mut sources = item.list("infosource").chain(item.list("infosources"));
    let named = sources.find_map(|source| source.text("name"));
    contributor(named.or_else(|| item.text("copyrightholder"))?, None, notes)
}

fn body(item: Node<'_>, draft: &mut Draft) -> Result<(), Error> {
    let parts = parts(item, "body", "bodies");
    if let Some(content) = parts.html() {
        let tree = html::parse(content)?;
        Page(&tree).whole(draft);
    }
    if !draft.has_body()
        && let Some(text) = parts.text()
    {
        draft.paragraphs(text);
    }
    if !draft.has_body() && !parts.0.is_empty() {
        draft
            .notes
            .left_out("the body: it is neither HTML nor plain text");
    }
    Ok(())
}

/// Pictures become images, the first one the article's image; events become
/// meetings.
fn associations(item: Node<'_>, draft: &mut Draft) {
    let Some(associations) = item.get("associations") else {
        return;
    };
    let listed: Vec<Node<'_>> = match associations.value() {
        Value::Array(_) => associations.items().collect(),
        // Version 1 has them by name.
        _ => associations.fields().map(|(_, value)| value).collect(),
    };
    for part in listed {
        match part.peek_at("type") {
            Some("picture" | "graphic") => {
                let Some(image) = image(part, &mut draft.notes) else {
                    let name = name_of(part);
                    draft
                        .notes
                        .left_out(format!("a picture without a usable file: {name}"));
                    continue;
                };
                part.text("type");
                if draft.image.is_none() {
                    draft.image = Some(image);
                } else {
                    draft.body.push(Block::Content(Content::Image(image)));
                }
            }
            Some("event") => event(part, draft),
            _ => {}
        }
    }
}

/// The best rendition for a page: the widest up to 1,600 pixels.
fn image(picture: Node<'_>, notes: &mut Notes) -> Option<Image> {
    let renditions = picture.get("renditions")?;
    let renditions: Vec<Node<'_>> = match renditions.value() {
        Value::Array(_) => renditions.items().collect(),
        _ => renditions.fields().map(|(_, value)| value).collect(),
    };
    let width = |rendition: Node<'_>| pixels(rendition.get("width")?.value());
    let usable = renditions.into_iter().filter_map(|rendition| {
        let src = SafeUrl::resource(rendition.peek_at("href")?.trim()).ok()?;
        Some((src, rendition))
    });
    let rank = |width: Option<u32>| match width {
        Some(width) if width <= 1600 => (2, width),
        Some(width) => (1, u32::MAX - width),
        None => (0, 0),
    };
    let (src, rendition) = usable.max_by_key(|(_, rendition)| rank(width(*rendition)))?;
    rendition.text("href");
    let size = |name| {
        let number = rendition.get(name)?;
        let pixels = pixels(number.value())?;
        number.take();
        Some(pixels)
    };
    let (width, height) = (size("width"), size("height"));
    let alt = picture.text("alttext").map(str::to_owned);
    if alt.is_none() {
        notes.review(format!(
            "the picture {}: its text alternative is a guess",
            src.as_str()
        ));
    }
    let caption = parts(picture, "description", "descriptions").plain();
    Some(Image {
        src,
        alt: alt.or_else(|| headline(picture)).unwrap_or_default(),
        caption: caption.map(|caption| Text::from(caption.as_str())),
        credit: picture
            .text("byline")
            .or_else(|| picture.text("by"))
            .and_then(crate::credits::credit),
        width,
        height,
    })
}

fn event(event: Node<'_>, draft: &mut Draft) {
    let Some(name) = headline(event) else {
        return;
    };
    if event.peek_at("type") == Some("event") {
        event.text("type");
    }
    let dates = event
        .get("eventdetails")
        .and_then(|details| details.get("dates"));
    let start = dates.and_then(|dates| {
        dates
            .text("startdate")
            .or_else(|| dates.text("expectedstartdate"))
    });
    let start_date = draft.date(&format!("{name}: startDate"), start);
    let summary = parts(event, "description", "descriptions").plain();
    let summary = summary.or_else(|| parts(event, "body", "bodies").plain());
    let mut places = event.list("places").chain(event.list("place"));
    let location = places.find_map(place);
    let person = |person: Node<'_>| {
        Some(Person {
            name: person.text("name")?.to_owned(),
            job_title: None,
            affiliation: None,
        })
    };
    let people = event.list("people").chain(event.list("person"));
    draft.notes.review(format!(
        "the event {name:?} became a meeting at the end of the text"
    ));
    draft.meeting(Meeting {
        // A name in signs alone makes no id.
        id: match short_slug(&name).or_else(|| Slug::parse("meeting").ok()) {
            Some(id) => id,
            None => return,
        },
        summary: Text::from(summary.as_deref().unwrap_or(&name)),
        details: Vec::new(),
        format: None,
        start_date,
        date_text: None,
        location,
        attendees: people.filter_map(person).collect(),
        agenda: Vec::new(),
        outcome: None,
        super_event: None,
        name,
    });
}

/// A place with its town, if given.
fn place(place: Node<'_>) -> Option<String> {
    let name = place.text("name")?;
    let mut towns = place.list("contactinfo").filter_map(|info| {
        let address = info.get("address").unwrap_or(info);
        address.text("locality").or_else(|| address.text("city"))
    });
    match towns.next() {
        Some(town) if !name.contains(town) => Some(format!("{name}, {town}")),
        _ => Some(name.to_owned()),
    }
}

fn name_of(part: Node<'_>) -> String {
    let names = ["headline", "title", "name", "uri"];
    let name = names.iter().find_map(|name| part.peek_at(name));
    name.unwrap_or("without a name").to_owned()
}
