//! Generated valid articles satisfy the invariants: they are accepted, both writers write them
//! alike, an HTML parser reads the same text and no other element, and they survive a round trip
//! through JSON.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

proptest! {
    #[test]
    fn valid_articles_are_rendered(article in articles()) {
        let value = serde_json::from_value(article.clone()).expect("a value");
        let problems = article::decode(value).problems;
        prop_assert!(problems.is_empty(), "{problems:?} in {article}");
        article_widget_fuzz::article(article.to_string().as_bytes());
    }
}

/// An article with any of its fields, and with options of the embed.
fn articles() -> impl Strategy<Value = Value> {
    let head = (names(), languages(), of(strings()), of(addresses()));
    let dates = (of(dates()), of(dates()));
    let people = (vec(contributors(), 0..3), of(contributors()));
    let rest = (of(images()), of(promotions()), options());
    (head, dates, people, rest, vec(contents(), 0..5), meetings()).prop_map(
        |(head, dates, people, rest, mut body, meetings)| {
            for (index, meeting) in meetings.into_iter().enumerate() {
                body.insert((index * 2).min(body.len()), meeting);
            }
            let mut article = with(
                json!({ "version": 1, "id": "a", "headline": head.0,
                "inLanguage": head.1, "body": body, "author": people.0 }),
                [
                    ("description", head.2.map(Value::from)),
                    ("url", head.3.map(Value::from)),
                    ("datePublished", dates.0.map(Value::from)),
                    ("dateModified", dates.1.map(Value::from)),
                    ("publisher", people.1),
                    ("image", rest.0),
                    ("promotion", rest.1),
                ],
            );
            article.as_object_mut().expect("an object").extend(rest.2);
            article
        },
    )
}

fn contents() -> impl Strategy<Value = Value> {
    prop_oneof![
        texts().prop_map(|text| json!({ "type": "paragraph", "text": text })),
        texts().prop_map(|text| json!({ "type": "heading", "text": text })),
        (texts(), of(strings())).prop_map(|(text, cite)| {
            with(
                json!({ "type": "quote", "text": text }),
                [("cite", cite.map(Value::from))],
            )
        }),
        (vec(texts(), 0..4), any::<bool>()).prop_map(|(items, ordered)| {
            json!({ "type": "list", "items": items, "ordered": ordered })
        }),
        images().prop_map(|image| with(image, [("type", Some("image".into()))])),
    ]
}

/// Meetings with unique ids, each of which may be part of the next.
fn meetings() -> impl Strategy<Value = Vec<Value>> {
    let said = (names(), texts(), of(strings()), of(strings()), of(texts()));
    let dates = of(prop_oneof![
        dates(),
        Just("--07-25".to_owned()),
        Just("--02-29".to_owned())
    ]);
    let format = of(select(vec!["bilateral", "trilateral", "multilateral"]));
    let lists = (
        vec(people(), 0..3),
        vec(texts(), 0..3),
        vec(contents(), 0..3),
    );
    let meeting = (said, dates, format, lists, any::<bool>());
    vec(meeting, 0..4).prop_map(|meetings| {
        let count = meetings.len();
        let meetings = meetings.into_iter().enumerate();
        let meetings = meetings.map(|(index, (said, date, format, lists, is_part))| {
            let next = (is_part && index + 1 < count).then(|| format!("m{}", index + 1));
            with(
                json!({ "type": "meeting", "id": format!("m{index}"), "name": said.0,
                "summary": said.1, "attendees": lists.0, "agenda": lists.1, "details": lists.2 }),
                [
                    ("dateText", said.2.map(Value::from)),
                    ("location", said.3.map(Value::from)),
                    ("outcome", said.4),
                    ("startDate", date.map(Value::from)),
                    ("format", format.map(Value::from)),
                    ("superEvent", next.map(Value::from)),
                ],
            )
        });
        meetings.collect()
    })
}

fn people() -> impl Strategy<Value = Value> {
    (names(), of(strings()), of(strings())).prop_map(|(name, title, side)| {
        with(
            json!({ "name": name }),
            [
                ("jobTitle", title.map(Value::from)),
                ("affiliation", side.map(Value::from)),
            ],
        )
    })
}

fn contributors() -> impl Strategy<Value = Value> {
    (names(), of(links()))
        .prop_map(|(name, url)| with(json!({ "name": name }), [("url", url.map(Value::from))]))
}

fn promotions() -> impl Strategy<Value = Value> {
    (names(), of(links()))
        .prop_map(|(text, url)| with(json!({ "text": text }), [("url", url.map(Value::from))]))
}

fn images() -> impl Strategy<Value = Value> {
    let size = || of(1..=65_535_u32);
    (
        addresses(),
        strings(),
        of(texts()),
        of(strings()),
        size(),
        size(),
    )
        .prop_map(|(src, alt, caption, credit, width, height)| {
            with(
                json!({ "src": src, "alt": alt }),
                [
                    ("caption", caption),
                    ("credit", credit.map(Value::from)),
                    ("width", width.map(Value::from)),
                    ("height", height.map(Value::from)),
                ],
            )
        })
}

/// A string, or strings and spans.
fn texts() -> impl Strategy<Value = Value> {
    let marks = (of(links()), any::<bool>(), any::<bool>(), of(languages()));
    let span = (strings(), marks).prop_map(|(text, (href, emphasis, strong, lang))| {
        with(
            json!({ "text": text, "emphasis": emphasis, "strong": strong }),
            [
                ("href", href.map(Value::from)),
                ("lang", lang.map(Value::from)),
            ],
        )
    });
    let part = prop_oneof![strings().prop_map(Value::from), span];
    prop_oneof![
        strings().prop_map(Value::from),
        vec(part, 0..4).prop_map(Value::Array),
    ]
}

/// Arbitrary text, and text that looks like markup.
fn strings() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "([<>&\"'/a-z =!\r\n\t\\-\\[\\]]|<script>|</p>|<!--|]]>|&lt;|&#0;|&amp|<svg/onload=x>){0,12}",
    ]
}

/// A non-empty text.
fn names() -> impl Strategy<Value = String> {
    strings().prop_map(|text| format!("x{text}"))
}

fn languages() -> impl Strategy<Value = &'static str> {
    select(vec![
        "en",
        "az-Latn",
        "ar",
        "fa-IR",
        "zh-Hant-TW",
        "x-own",
        "HY",
    ])
}

fn dates() -> impl Strategy<Value = String> {
    let day = (0..=9999_u16, 1..=12_u8, 1..=28_u8);
    let time = of((0..24_u8, 0..60_u8, 0..=60_u8));
    (day, time).prop_map(|((year, month, day), time)| {
        let day = format!("{year:04}-{month:02}-{day:02}");
        time.map_or(day.clone(), |(hour, minute, second)| {
            format!("{day}T{hour:02}:{minute:02}:{second:02}+03:00")
        })
    })
}

fn addresses() -> impl Strategy<Value = String> {
    "(https://a\\.example|http://b\\.example:8080|/c|\\.\\./d|\\?e|#f|//g)[a-z/?&=#\"'<>%-]{0,8}"
}

fn links() -> impl Strategy<Value = String> {
    prop_oneof![addresses(), Just("mailto:a@b.example".to_owned())]
}

/// Attributes of the embed.
fn options() -> impl Strategy<Value = Map<String, Value>> {
    let expanded = select(vec!["none", "first", "all", "m1 m2"]);
    let mode = select(vec!["multiple", "single"]);
    (expanded, mode, 0..7_u8, languages()).prop_map(|(expanded, mode, level, lang)| {
        let options = json!({ "expanded": expanded, "mode": mode, "headingLevel": level,
            "lang": lang, "src": "https://publisher.example/a.json" });
        options.as_object().cloned().unwrap_or_default()
    })
}

/// An object with the fields that have a value.
fn with<const N: usize>(mut object: Value, fields: [(&str, Option<Value>); N]) -> Value {
    let map = object.as_object_mut().expect("an object");
    for (name, value) in fields {
        map.extend(value.map(|value| (name.to_owned(), value)));
    }
    object
}
