//! Importers return a valid article or an error for any document.

use crate::draft::Draft;
use crate::error::Error;
use crate::{json_feed, json_ld, ninjs, text};
use article::Value;
use proptest::prelude::*;

/// Text with letters and words that importers recognize.
fn texts() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Foreign Minister",
        "Russian",
        "Ann Lee",
        "Bo Berg",
        "met",
        "talks",
        "in Vienna",
        "July 25",
        "25 July 2023",
        "counterparts,",
        "and",
        "meeting",
        ".",
        "\n",
        "\n\n",
        "- ",
        "By ",
        "©",
        "Ad for ",
        "hosted",
        "Menu",
        "é",
        "—",
        "\u{0}",
        "\u{FEFF}",
        "\u{2028}",
        "Лавров",
        "U.S.",
        "“",
        "’",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(words, 0..40).prop_map(|words| words.join(" ")),
    ]
}

/// HTML with tags opened and closed at random.
fn htmls() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i lang=fr>",
        "</i>",
        "<a href='/x'>",
        "<a href='javascript:x'>",
        "</a>",
        "<ul>",
        "<ol>",
        "<li>",
        "</ul>",
        "<blockquote>",
        "</blockquote>",
        "<footer>",
        "<figure>",
        "<img src=a.png>",
        "<img src='data:,'>",
        "<figcaption>",
        "<table>",
        "<tr>",
        "<td>",
        "<br>",
        "<div id=m>",
        "</div>",
        "<h1>",
        "<h2>",
        "<article>",
        "<template>",
        "<script type='application/ld+json'>",
        "</script>",
        "<svg>",
        "<math>",
        "<select>",
        "<!--",
        "-->",
        "text",
        " ",
        "&amp;",
        "&#0;",
        "é",
        "{\"@type\":\"NewsArticle\",\"headline\":\"x\"}",
    ]);
    prop_oneof![
        any::<String>().prop_map(|text| format!("<{text}")),
        prop::collection::vec(parts, 0..60).prop_map(|parts| format!("<html>{}", parts.concat())),
    ]
}

/// JSON with names that importers recognize, and values of any type.
fn values() -> impl Strategy<Value = Value> {
    let names = prop::sample::select(vec![
        "@type",
        "@id",
        "@graph",
        "@value",
        "headline",
        "name",
        "description",
        "url",
        "image",
        "author",
        "publisher",
        "about",
        "articleBody",
        "startDate",
        "location",
        "attendee",
        "superEvent",
        "datePublished",
        "version",
        "items",
        "title",
        "content_html",
        "content_text",
        "authors",
        "uri",
        "headlines",
        "bodies",
        "body_html",
        "value",
        "role",
        "contentType",
        "associations",
        "type",
        "renditions",
        "href",
        "width",
        "eventDetails",
        "dates",
        "by",
    ]);
    let texts = prop::sample::select(vec![
        "NewsArticle",
        "Event",
        "https://jsonfeed.org/version/1.1",
        "https://example.org/",
        "javascript:x",
        "2023-07-25",
        "2023-07-25 10:00+0200",
        "picture",
        "event",
        "main",
        "text/html",
        "<p>x",
        "#x",
        "x",
        "",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<f64>().prop_map(Value::Number),
        texts.prop_map(|text| Value::String(text.to_owned())),
        any::<String>().prop_map(Value::String),
    ];
    leaf.prop_recursive(5, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec((names.clone().prop_map(str::to_owned), inner), 0..8)
                .prop_map(Value::Object),
        ]
    })
}

/// Imported articles are accepted by `check`.
fn is_valid(draft: Result<Draft, Error>) {
    let Ok((article, _)) = draft.and_then(|draft| draft.finish(None, None)) else {
        return;
    };
    let json = serde_json::to_string(&article).expect("an article can be written");
    let value: Value = serde_json::from_str(&json).expect("JSON");
    let problems = article::decode(value).problems;
    assert!(problems.is_empty(), "{problems:?} in {json}");
}

proptest! {
    #[test]
    fn text_is_imported_or_refused(text in texts()) {
        is_valid(text::draft(&text, None));
    }

    #[test]
    fn html_is_imported_or_refused(html in htmls()) {
        is_valid(json_ld::draft(&html, 1, None));
    }

    #[test]
    fn json_is_imported_or_refused(value in values()) {
        is_valid(ninjs::draft(&value, 1, None));
        is_valid(json_feed::draft(&value, 1, None));
        is_valid(json_ld::of_value(value, 1, None));
    }
}

/// As scripts leave it that put a page together.
#[test]
fn text_may_stand_before_the_markup_of_a_page() {
    let page = "saved by a script\n<html><body><article><h1>Talks</h1>\
        <p>The ministers met in Vienna on Tuesday and spoke for two hours.</p></article></body></html>";
    let options = crate::Options {
        format: Some(crate::Format::Html),
        ..crate::Options::default()
    };
    let imported = crate::import(page.as_bytes(), &options).expect("a story");
    assert_eq!(imported.article.headline, "Talks");
    assert_eq!(imported.article.body.len(), 1);
}

#[test]
fn the_spare_of_a_picture_is_no_second_picture() {
    let page = "<html><body><article><h1>Talks</h1>\
        <p>The ministers met in Vienna on Tuesday and spoke for two hours.</p>\
        <picture><source srcset=\"https://a.example/large.jpg\"><img data-src=\"https://a.example/large.jpg\" alt=\"The ministers\"></picture>\
        <noscript><img src=\"https://a.example/small.jpg\" alt=\"The ministers\"></noscript>\
        <p>They will meet again in June, a spokesman said in the evening.</p></article></body></html>";
    let imported = crate::import(page.as_bytes(), &crate::Options::default()).expect("a story");
    let is_image = |block: &&article::Block| {
        matches!(block, article::Block::Content(article::Content::Image(_)))
    };
    assert_eq!(imported.article.body.iter().filter(is_image).count(), 1);
}

/// The paragraphs of a page that is long enough to have its story found.
fn page_of(before: &str, after: &str) -> String {
    let sentence = "The ministers of both states met in Vienna on Tuesday and spoke for two hours about \
        trade and transit across the border, which has been closed for three years.";
    let body = format!("<p>{sentence}</p>").repeat(5);
    format!(
        "<html lang=en><head>{before}</head><body><article><h1>Talks</h1>{body}{after}</article></body></html>"
    )
}

#[test]
fn notes_about_json_ld_say_where_and_what_it_costs() {
    let script = |json: &str| format!("<script type='application/ld+json'>\n{json}\n</script>");
    let repaired = script("{\"@type\": \"NewsArticle\",\n\"headline\": \"Talks\",}");
    let lost = script("{\"@type\": \"NewsArticle\",\n\"headline\" \"Talks\"}");
    for (json, words) in [
        (repaired, ["has a mistake in line 3", "compare headline"]),
        (
            lost,
            ["because of a mistake in line 3", "no author and no date"],
        ),
    ] {
        let page = page_of(&json, "");
        let imported = crate::import(page.as_bytes(), &crate::Options::default()).expect("a story");
        let notes = imported.notes.join("\n");
        assert!(words.iter().all(|word| notes.contains(word)), "{notes}");
    }
}

#[test]
fn notes_about_tables_agree_with_the_article() {
    let table = "<table><tr><th>Party</th><th>Votes</th></tr><tr><td>Greens</td><td>1,204</td></tr>\
        <tr><td>Liberals</td><td>986</td></tr></table>";
    let page = page_of("", table);
    let imported = crate::import(page.as_bytes(), &crate::Options::default()).expect("a story");
    let article = serde_json::to_string(&imported.article).expect("JSON");
    let says_kept = imported.notes.iter().any(|note| note.contains("<table>"));
    assert_eq!(article.contains("1,204"), says_kept, "{:?}", imported.notes);
}

#[test]
fn a_lead_above_the_body_is_its_first_paragraph() {
    let lead = "<p class='article-teaser'>After three years without a word, both states talk again about the border.</p>";
    let page = page_of("", "").replace(
        "<article><h1>Talks</h1>",
        &format!("<h1>Talks</h1>{lead}<article>"),
    );
    let imported = crate::import(page.as_bytes(), &crate::Options::default()).expect("a story");
    let first = imported.article.body.first().map(crate::story::text_of);
    assert!(first.unwrap_or_default().starts_with("After three years"));
}

#[test]
fn dialogue_is_no_list() {
    let text = "Интервью с министром\n\nМинистр ответил на вопросы газеты.\n\n\
        - Мы обо всём договорились с соседями.\n- Когда откроют границу, никто не знает.\n\n\
        Стороны решили:\n- открыть границу;\n- вернуть послов.";
    let imported = crate::import(text.as_bytes(), &crate::Options::default()).expect("a story");
    let kinds: Vec<bool> = imported
        .article
        .body
        .iter()
        .map(|block| {
            matches!(
                block,
                article::Block::Content(article::Content::List { .. })
            )
        })
        .collect();
    assert_eq!(kinds, [false, false, false, false, true]);
}

/// As a large broadcaster marks up its pictures.
#[test]
fn a_script_may_load_the_picture_of_a_figure() {
    let figure = "<figure><span>\
        <div class='js-delayed' data-src='https://a.example/hall.jpg?w=320' data-alt='The hall' data-width='976'></div>\
        <span class='off-screen'>Image copyright</span><span class='image-copyright'>Ann Lee</span></span>\
        <figcaption><span class='off-screen'>Image caption</span> The hall in Vienna</figcaption></figure>";
    let page = page_of("", figure);
    let imported = crate::import(page.as_bytes(), &crate::Options::default()).expect("a story");
    let images: Vec<_> = imported
        .article
        .body
        .iter()
        .filter_map(|block| match block {
            article::Block::Content(article::Content::Image(image)) => Some((
                image.src.as_str(),
                image.alt.as_str(),
                image.caption.as_ref().map(article::Text::plain),
                image.credit.as_deref(),
                image.width,
            )),
            _ => None,
        })
        .collect();
    let expected = (
        "https://a.example/hall.jpg?w=320",
        "The hall",
        Some("The hall in Vienna".to_owned()),
        Some("Ann Lee"),
        Some(976),
    );
    assert_eq!(images, [expected], "{:?}", imported.notes);
}

#[test]
fn lines_with_bullets_are_a_list() {
    for (lines, count, is_list) in [
        (
            "They agreed:<br>- to open the border<br>- to return envoys",
            2,
            true,
        ),
        ("They agreed:<br>• <b>trade</b><br>• transit", 2, true),
        (
            "- Как прошли переговоры?<br>- Хорошо, - ответил министр.",
            2,
            false,
        ),
        ("Open from 12:00<br>- 13:00", 1, false),
    ] {
        let page = page_of("", &format!("<p>{lines}</p>"));
        let imported = crate::import(page.as_bytes(), &crate::Options::default()).expect("a story");
        let added = imported.article.body.get(5..).unwrap_or_default();
        assert_eq!(added.len(), count, "{lines}: {added:?}");
        let list = added.iter().find_map(|block| match block {
            article::Block::Content(article::Content::List { items, .. }) => Some(items),
            _ => None,
        });
        assert_eq!(list.is_some(), is_list, "{lines}");
        if let Some(items) = list {
            assert!(
                items.iter().all(|item| item.plain().starts_with('t')),
                "{items:?}"
            );
        }
    }
}

#[test]
fn notes_quote_no_scripts() {
    let ad = "<div class='advertisement'><script>show({ id: 'top' })</script></div>";
    let page = page_of("", ad);
    let imported = crate::import(page.as_bytes(), &crate::Options::default()).expect("a story");
    let notes = imported.notes.join("\n");
    assert!(!notes.contains("show("), "{notes}");
}

#[test]
fn authors_of_a_feed_are_people() {
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [
        {"id": "1", "title": "Talks", "content_text": "The ministers met on Monday.",
         "authors": [{"name": "Redaktion"}, {"name": "By Ann Lee and Bo Berg"}]}]}"#;
    let imported = crate::import(feed.as_bytes(), &crate::Options::default()).expect("an item");
    let authors = imported.article.author.iter();
    let names: Vec<_> = authors.map(|author| author.name.as_str()).collect();
    assert_eq!(names, ["Ann Lee", "Bo Berg"], "{:?}", imported.notes);
    assert!(imported.notes.join("\n").contains("Redaktion"));
}

#[test]
fn the_language_nearest_to_the_story_counts() {
    const PARAGRAPH: &str = "<p>Els ministres es van reunir dilluns i van parlar del corredor \
                             amb els seus homòlegs, segons el comunicat del govern.</p>";
    for (html, body, article, expected) in [
        ("", " lang=\"ca\"", "", "ca"),
        (" lang=\"en\"", "", " lang=\"ca\"", "ca"),
        (" lang=\"ca\"", " lang=\"\"", "", "ca"),
    ] {
        let page = format!(
            "<!doctype html><html{html}><title>Trobada</title><body{body}><article{article}>\
             <h1>Trobada a Moscou</h1>{PARAGRAPH}</article></body></html>"
        );
        let imported = crate::import(page.as_bytes(), &crate::Options::default()).expect("a story");
        assert_eq!(
            imported.article.in_language.as_str(),
            expected,
            "{html} {body} {article}: {:?}",
            imported.notes
        );
    }
}
