//! An article as schema.org JSON-LD, for search engines: a `NewsArticle` about its
//! meetings.
//!
//! A meeting is an `Event` if its place and full date are known, else a `Thing`:
//! validators reject events without them.

use crate::address::{absolute, own};
use article::{Article, Contributor, Date, Image, Meeting, Person, SafeUrl, Slug};
use serde_json::{Map, Value, json};

/// The JSON-LD of an article loaded from `src`.
pub(crate) fn json_ld(article: &Article, src: Option<&str>) -> Value {
    let address = |url: &SafeUrl| absolute(url, article, src);
    let url = own(article, src);
    let publisher = article.publisher.as_ref();
    let is_publisher = |author: &Contributor| publisher.is_some_and(|p| p.name == author.name);
    let authors = article.author.iter().map(|author| {
        contributor(
            author,
            if is_publisher(author) {
                "Organization"
            } else {
                "Person"
            },
            &address,
        )
    });
    let meetings = article.meetings();
    let page = url
        .as_deref()
        .and_then(|url| url.split('#').next())
        .unwrap_or_default();
    let link = |id: &str| format!("{page}#{}/{id}", article.id.as_str());
    object([
        ("@context", Some(json!("https://schema.org"))),
        ("@type", Some(json!("NewsArticle"))),
        ("headline", Some(json!(article.headline))),
        ("inLanguage", Some(json!(article.in_language.as_str()))),
        (
            "description",
            article.description.as_ref().map(|text| json!(text)),
        ),
        ("url", url.as_ref().map(|url| json!(url))),
        ("mainEntityOfPage", url.as_ref().map(|url| json!(url))),
        (
            "datePublished",
            article
                .date_published
                .as_ref()
                .map(|date| json!(date.as_str())),
        ),
        (
            "dateModified",
            article
                .date_modified
                .as_ref()
                .map(|date| json!(date.as_str())),
        ),
        ("author", list(authors)),
        (
            "publisher",
            publisher.map(|publisher| contributor(publisher, "Organization", &address)),
        ),
        (
            "image",
            article
                .image
                .as_ref()
                .map(|picture| image(picture, &address)),
        ),
        (
            "about",
            list(meetings.map(|meeting| match place_and_time(meeting) {
                Some((place, date)) => event(meeting, place, date, article, &link),
                None => thing(meeting),
            })),
        ),
    ])
}

/// Whether a meeting has what search engines require of an event: a place and a
/// date with a year.
fn place_and_time(meeting: &Meeting) -> Option<(&str, &Date)> {
    let date = meeting.start_date.as_ref()?;
    let place = meeting.location.as_deref()?;
    date.year.map(|_| (place, date))
}

/// A meeting without these.
fn thing(meeting: &Meeting) -> Value {
    json!({
        "@type": "Thing",
        "name": meeting.name,
        "description": meeting.summary.plain(),
    })
}

fn event(
    meeting: &Meeting,
    place: &str,
    date: &Date,
    article: &Article,
    link: &dyn Fn(&str) -> String,
) -> Value {
    let is_event = |id: &Slug| {
        let mut meetings = article.meetings().filter(|meeting| &meeting.id == id);
        meetings.any(|meeting| place_and_time(meeting).is_some())
    };
    let topics = meeting
        .agenda
        .iter()
        .map(|topic| json!({ "@type": "Thing", "name": topic.plain() }));
    object([
        ("@type", Some(json!("Event"))),
        ("@id", Some(json!(link(meeting.id.as_str())))),
        ("name", Some(json!(meeting.name))),
        ("description", Some(json!(meeting.summary.plain()))),
        ("startDate", Some(json!(date.as_str()))),
        ("location", Some(json!({ "@type": "Place", "name": place }))),
        ("attendee", list(meeting.attendees.iter().map(person))),
        ("about", list(topics)),
        (
            "superEvent",
            meeting
                .super_event
                .as_ref()
                .filter(|id| is_event(id))
                .map(|id| json!({ "@id": link(id.as_str()) })),
        ),
    ])
}

fn person(person: &Person) -> Value {
    let side = person.affiliation.as_ref();
    object([
        ("@type", Some(json!("Person"))),
        ("name", Some(json!(person.name))),
        (
            "jobTitle",
            person.job_title.as_ref().map(|title| json!(title)),
        ),
        (
            "affiliation",
            side.map(|name| json!({ "@type": "Organization", "name": name })),
        ),
    ])
}

fn contributor(
    contributor: &Contributor,
    kind: &str,
    address: &dyn Fn(&SafeUrl) -> String,
) -> Value {
    object([
        ("@type", Some(json!(kind))),
        ("name", Some(json!(contributor.name))),
        (
            "url",
            contributor.url.as_ref().map(|url| json!(address(url))),
        ),
    ])
}

fn image(image: &Image, address: &dyn Fn(&SafeUrl) -> String) -> Value {
    object([
        ("@type", Some(json!("ImageObject"))),
        ("url", Some(json!(address(&image.src)))),
        (
            "caption",
            image.caption.as_ref().map(|caption| json!(caption.plain())),
        ),
        (
            "creditText",
            image.credit.as_ref().map(|credit| json!(credit)),
        ),
        ("width", image.width.map(in_pixels)),
        ("height", image.height.map(in_pixels)),
    ])
}

/// A width or height, which is not a bare number in schema.org. E37 is the unit
/// code for pixels.
fn in_pixels(number: u32) -> Value {
    json!({ "@type": "QuantitativeValue", "value": number, "unitCode": "E37" })
}

/// The fields that have a value.
fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let fields = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(fields.collect::<Map<_, _>>())
}

/// A list, unless it is empty.
fn list(items: impl Iterator<Item = Value>) -> Option<Value> {
    let items: Vec<Value> = items.collect();
    (!items.is_empty()).then_some(Value::Array(items))
}
