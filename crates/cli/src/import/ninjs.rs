//! IPTC ninjs, after the standard's schemas 1.0 to 1.6, 2.0 to 2.2 and 3.0 to
//! 3.1 (<https://iptc.org/std/ninjs/>).
//!
//! Version 3 writes in camel case what version 2 writes in lower case, so both
//! are read in lower case. Version 1 has the parts of an item in fields whose
//! names begin alike (`body_text`), the later ones in lists (`bodies`).

use super::draft::{Draft, Notes, contributor};
use super::html;
use super::inline::plain;
use super::json::{Fields, others};
use super::json_feed::paragraphs;
use super::metadata::Page;
use crate::failure::Failure;
use article::{Block, Content, Image, Language, Meeting, MeetingBlock, SafeUrl, Text, Value};

/// Reads an item.
///
/// # Errors
///
/// When it is not one of ninjs.
pub(crate) fn draft(value: &Value) -> Result<Draft, Failure> {
    let item = lower_case(value);
    if item.text("uri").is_none() {
        return Err(Failure::Data(
            "this is not ninjs: an item needs a uri".to_owned(),
        ));
    }
    let mut draft = Draft {
        headline: headline(&item),
        description: parts(&item, "description", "descriptions").and_then(|parts| parts.plain()),
        language: item.text("language").and_then(Language::parse),
        ..Draft::default()
    };
    let web = item.text("uri").filter(|uri| uri.starts_with("http"));
    draft.url = draft.address("uri", web);
    draft.published = draft.date("firstcreated", item.text("firstcreated"));
    draft.modified = draft.date("versioncreated", item.text("versioncreated"));
    // An item that was never changed has no date of its first version.
    if draft.published.is_none() {
        draft.published = draft.modified.take();
    }
    draft.authors = byline(&item);
    draft.publisher = publisher(&item);
    body(&item, &mut draft)?;
    associations(&item, &mut draft);
    let placed = [
        "uri",
        "headline",
        "headlines",
        "title",
        "language",
        "firstcreated",
        "versioncreated",
        "byline",
        "by",
        "infosource",
        "infosources",
        "copyrightholder",
        "associations",
        "type",
        "profile",
        "version",
        "standard",
        "representationtype",
        "mimetype",
        "contenttype",
    ];
    let families = [
        "headline_",
        "description_",
        "body_",
        "bodies",
        "descriptions",
    ];
    let names = others(&item, &placed).unwrap_or_default();
    let names: Vec<&str> = names
        .split(", ")
        .filter(|name| !name.is_empty() && !families.iter().any(|family| name.starts_with(family)))
        .collect();
    if !names.is_empty() {
        draft.notes.left_out(format!(
            "{}: an article has no such fields",
            names.join(", ")
        ));
    }
    Ok(draft)
}

/// The parts of an item in its different forms: `(role, type, value)`.
struct Parts<'v>(Vec<(String, String, &'v str)>);

impl Parts<'_> {
    /// The first form that is HTML.
    fn html(&self) -> Option<&str> {
        let is_html = |(role, kind, _): &&(String, String, &str)| {
            kind.contains("html") || role.contains("html")
        };
        // A role may only say that there is markup.
        let looks_so = |(_, kind, value): &&(String, String, &str)| {
            !kind.contains("plain") && !kind.contains("xml") && value.contains("<p")
        };
        let found = self
            .0
            .iter()
            .find(is_html)
            .or_else(|| self.0.iter().find(looks_so));
        found.map(|(_, _, value)| *value)
    }

    /// The first form that is plain text, else the text of the HTML.
    fn plain(&self) -> Option<String> {
        let is_plain = |(role, kind, value): &&(String, String, &str)| {
            !kind.contains("ml") && !role.contains("ml") && !value.trim_start().starts_with('<')
        };
        let found = self
            .0
            .iter()
            .find(is_plain)
            .map(|(_, _, value)| (*value).to_owned());
        let stripped = || {
            Some(html::plain_text(
                html::parse(self.html()?).ok()?.root_element(),
            ))
        };
        found
            .or_else(stripped)
            .and_then(|text| plain(&text))
            .map(|text| text.plain())
    }

    fn text(&self) -> Option<&str> {
        let is_text = |(_, kind, value): &&(String, String, &str)| {
            !kind.contains("ml") && !value.trim_start().starts_with('<')
        };
        self.0.iter().find(is_text).map(|(_, _, value)| *value)
    }
}

/// The parts of a family: `body_…` of version 1, the list `bodies` of others.
fn parts<'v>(item: &'v Value, prefix: &str, list: &str) -> Option<Parts<'v>> {
    let listed = item.list(list).iter().filter_map(|part| {
        let word = |name| part.text(name).unwrap_or_default().to_lowercase();
        Some((word("role"), word("contenttype"), part.text("value")?))
    });
    let prefixed = item.fields().iter().filter_map(|(name, value)| {
        let role = name.strip_prefix(prefix)?;
        let value = value.as_text().filter(|text| !text.trim().is_empty())?;
        Some((
            role.trim_start_matches('_').to_owned(),
            String::new(),
            value,
        ))
    });
    let parts: Vec<_> = listed.chain(prefixed).collect();
    (!parts.is_empty()).then_some(Parts(parts))
}

fn headline(item: &Value) -> Option<String> {
    let headlines = item.list("headlines");
    let is_main = |headline: &&Value| headline.text("role") == Some("main");
    let listed = headlines.iter().find(is_main).or_else(|| headlines.first());
    let single = ["headline", "headline_main", "title"]
        .iter()
        .find_map(|name| item.text(name));
    let text = listed
        .and_then(|headline| headline.text("value"))
        .or(single);
    let any = || parts(item, "headline", "headlines")?.plain();
    text.and_then(plain).map(|text| text.plain()).or_else(any)
}

fn byline(item: &Value) -> Vec<article::Contributor> {
    let line = item
        .text("byline")
        .or_else(|| item.text("by"))
        .unwrap_or_default();
    let line = line.trim();
    let line = line
        .strip_prefix("By ")
        .or_else(|| line.strip_prefix("by "))
        .unwrap_or(line);
    let names = line
        .split(" and ")
        .flat_map(|names| names.split([',', ';']));
    names.filter_map(|name| contributor(name, None)).collect()
}

fn publisher(item: &Value) -> Option<article::Contributor> {
    let sources = item
        .list("infosource")
        .iter()
        .chain(item.list("infosources"));
    let named = sources.filter_map(|source| source.text("name")).next();
    contributor(named.or_else(|| item.text("copyrightholder"))?, None)
}

fn body(item: &Value, draft: &mut Draft) -> Result<(), Failure> {
    let Some(parts) = parts(item, "body", "bodies") else {
        return Ok(());
    };
    if let Some(content) = parts.html() {
        let tree = html::parse(content)?;
        Page(&tree).body(draft, Vec::new());
    }
    if !draft.has_body()
        && let Some(text) = parts.text()
    {
        paragraphs(text, draft);
    }
    if !draft.has_body() {
        draft
            .notes
            .left_out("the body: it is neither HTML nor plain text");
    }
    Ok(())
}

/// Pictures become images, the first one that of the article; events become
/// meetings.
fn associations(item: &Value, draft: &mut Draft) {
    let associations = item.get("associations");
    let of_version_1 = || {
        associations
            .into_iter()
            .flat_map(Fields::fields)
            .map(|(_, value)| value)
    };
    let listed = match associations {
        Some(Value::Array(items)) => items.iter().collect(),
        _ => of_version_1().collect::<Vec<_>>(),
    };
    for part in listed {
        match part.text("type") {
            Some("picture" | "graphic") => match image(part, &mut draft.notes) {
                Some(image) if draft.image.is_none() => draft.image = Some(image),
                Some(image) => draft.body.push(Block::Content(Content::Image(image))),
                None => draft.notes.left_out(format!(
                    "a picture without a usable file: {}",
                    name_of(part)
                )),
            },
            Some("event") => draft.body.extend(event(part, &mut draft.notes)),
            kind => {
                let kind = kind.unwrap_or("part");
                draft
                    .notes
                    .left_out(format!("an associated {kind}: {}", name_of(part)));
            }
        }
    }
}

/// The rendition that is best for a page: the widest up to 1,600 pixels.
fn image(picture: &Value, notes: &mut Notes) -> Option<Image> {
    let renditions = match picture.get("renditions")? {
        Value::Array(items) => items.iter().collect::<Vec<_>>(),
        named => named.fields().iter().map(|(_, value)| value).collect(),
    };
    let usable = renditions.into_iter().filter_map(|rendition| {
        let src = SafeUrl::resource(rendition.text("href")?.trim()).ok()?;
        Some((src, pixels(rendition, "width"), pixels(rendition, "height")))
    });
    let rank = |width: Option<u32>| match width {
        Some(width) if width <= 1600 => (2, width),
        Some(width) => (1, u32::MAX - width),
        None => (0, 0),
    };
    let (src, width, height) = usable.max_by_key(|(_, width, _)| rank(*width))?;
    let alt = picture
        .text("alttext")
        .or_else(|| picture.text("headline"))
        .map(str::to_owned)
        .or_else(|| headline(picture));
    if picture.text("alttext").is_none() {
        notes.review(format!(
            "the picture {}: its text for those who do not see it is a guess",
            src.as_str()
        ));
    }
    let caption = parts(picture, "description", "descriptions").and_then(|parts| parts.plain());
    Some(Image {
        src,
        alt: alt.unwrap_or_default(),
        caption: caption.map(|caption| Text::from(caption.as_str())),
        credit: picture
            .text("byline")
            .or_else(|| picture.text("by"))
            .map(str::to_owned),
        width,
        height,
    })
}

fn event(event: &Value, notes: &mut Notes) -> Option<Block> {
    let name = headline(event)?;
    let dates = event
        .get("eventdetails")
        .and_then(|details| details.get("dates"));
    let start = dates.and_then(|dates| {
        dates
            .text("startdate")
            .or_else(|| dates.text("expectedstartdate"))
    });
    let summary =
        parts(event, "description", "descriptions").or_else(|| parts(event, "body", "bodies"));
    let summary = summary.and_then(|parts| parts.plain());
    let places = event.list("places").iter().chain(event.list("place"));
    let people = event.list("people").iter().chain(event.list("person"));
    notes.review(format!(
        "the event {name:?} became a meeting at the end of the text"
    ));
    let person = |person: &Value| {
        Some(article::Person {
            name: person.text("name")?.to_owned(),
            job_title: None,
            affiliation: None,
        })
    };
    Some(Block::Meeting(MeetingBlock::Meeting(Box::new(Meeting {
        id: super::draft::short_slug(&name)?,
        summary: Text::from(summary.as_deref().unwrap_or(&name)),
        details: Vec::new(),
        format: None,
        start_date: start.and_then(super::draft::date),
        date_text: None,
        location: places
            .filter_map(|place| place.text("name"))
            .next()
            .map(str::to_owned),
        attendees: people.filter_map(person).collect(),
        agenda: Vec::new(),
        outcome: None,
        super_event: None,
        name,
    }))))
}

fn name_of(part: &Value) -> String {
    let name = headline(part).or_else(|| part.text("name").map(str::to_owned));
    name.or_else(|| part.text("uri").map(str::to_owned))
        .unwrap_or_else(|| "without a name".to_owned())
}

fn pixels(rendition: &Value, name: &str) -> Option<u32> {
    match rendition.get(name)? {
        Value::Number(number) => (1..=65_535).find(|pixels| f64::from(*pixels) == *number),
        _ => None,
    }
}

/// The value with all names of fields in lower case.
fn lower_case(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields
                .iter()
                .map(|(name, value)| (name.to_lowercase(), lower_case(value)));
            Value::Object(fields.collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(lower_case).collect()),
        other => other.clone(),
    }
}
