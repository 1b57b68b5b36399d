//! The markup of articles, and that both writers produce the same tree.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that panics has failed, which is what it is for"
)]

mod support;

use article::{
    Context, Embed, Hint, Html, NoResolver, Options, Plan, Value, decode, prerender, render,
};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;
use support::{assert_blessed, default_article, fixtures, stem};

/// A tree in document order; each node has its depth.
type Tree = Vec<(usize, Node)>;

#[derive(Debug, PartialEq)]
enum Node {
    Element(String),
    Attribute(String, String),
    Text(String),
}

fn load(path: &std::path::Path) -> article::Article {
    let json = fs::read(path).expect("a fixture");
    decode(serde_json::from_slice(&json).expect("JSON"))
        .article()
        .expect("a valid article")
}

#[test]
fn every_fixture_renders_as_blessed() {
    for path in fixtures("articles").into_iter().chain([default_article()]) {
        let html = prerender(&load(&path), &Options::default(), &NoResolver);
        // One element a line reads better in a diff, and the style sheet has one
        // of its own.
        let html = html.replace(article::CSS, "/* the style sheet */");
        let lines = html.replace("><", ">\n<") + "\n";
        assert_blessed(&format!("html/{}.html", stem(&path)), &lines);
    }
}

#[test]
fn every_option_affects_the_markup() {
    let article = load(&default_article());
    let options = |json: serde_json::Value| {
        Options::from_value(serde_json::from_value(json).expect("a value"))
    };
    let html = |json| prerender(&article, &options(json), &NoResolver);
    let all = html(serde_json::json!({
        "theme": "dark", "lang": "en", "expanded": "all", "mode": "multiple",
        "headingLevel": 3, "loading": "lazy", "remember": true, "debug": true,
        "src": "https://publisher.example/a.json?x=1&y=2", "stylesheet": "/a.css",
    }));
    assert!(
        all.starts_with(
            "<article-widget src=\"https://publisher.example/a.json?x=1&amp;y=2\" theme=\"dark\" \
         lang=\"en\" expanded=\"all\" heading-level=\"3\" loading=\"lazy\" remember=\"\" debug=\"\">\
         <template shadowrootmode=\"open\" shadowrootclonable=\"\"><link rel=\"stylesheet\" href=\"/a.css\"/>"
        ),
        "{}",
        &all[..400]
    );
    assert!(all.contains("<h3 part=\"headline\">"));
    assert_eq!(all.matches("<h4 part=\"meeting-name\">").count(), 3);
    assert_eq!(all.matches(" open=\"\">").count(), 3);
    assert!(all.contains(">Collapse all</button>"));

    let single = html(serde_json::json!({ "mode": "single", "expanded": "all" }));
    assert_eq!(single.matches(" name=\"lachin-corridor\"").count(), 3);
    assert_eq!(
        single.matches(" open=\"\">").count(),
        1,
        "only one can be open"
    );
    assert!(!single.contains("part=\"toggle-all\""));

    let some = html(serde_json::json!({ "expanded": "lavrov-mirzoyan nobody" }));
    assert!(some.contains("id=\"lavrov-mirzoyan\" open=\"\">"));
    assert_eq!(some.matches(" open=\"\">").count(), 1);

    let nonce = html(serde_json::json!({ "nonce": "a\"b" }));
    assert!(nonce.contains("<style nonce=\"a&quot;b\">"));
    assert!(!nonce.contains("<link"));
    let both = html(serde_json::json!({ "nonce": "n0", "stylesheet": "/a.css" }));
    assert!(both.contains("<link nonce=\"n0\" rel=\"stylesheet\" href=\"/a.css\"/>"));
    assert!(!both.contains("<style"));

    let nonsense = html(serde_json::json!({
        "theme": "pink", "mode": 7, "headingLevel": 9, "expanded": "", "remember": false,
    }));
    assert_eq!(
        nonsense,
        html(serde_json::json!({})),
        "what makes no sense is the default"
    );
}

#[test]
fn the_style_sheet_needs_no_escape() {
    assert!(!article::CSS.contains(['<', '&']), "in HTML and in XML");
    assert!(article::CSS.contains("[part"), "the style sheet is there");
}

/// XML has no attributes without a value and no unclosed elements. These texts avoid the
/// control characters that XML does not allow.
#[test]
fn the_markup_is_well_formed_xml() {
    let every_option = serde_json::json!({
        "theme": "dark", "lang": "hy", "expanded": "all", "loading": "lazy", "remember": true,
        "debug": true, "src": "https://publisher.example/a.json?x=1&y=2", "nonce": "a\"<&",
    });
    let stylesheet = serde_json::json!({ "stylesheet": "/a.css?b&c" });
    let options = [serde_json::json!({}), stylesheet, every_option]
        .map(|json| Options::from_value(serde_json::from_value(json).expect("a value")));
    let check = |json: &str| {
        let json = json.replace("\\u0001", "").replace("\\f", "");
        let article = decode(serde_json::from_str(&json).expect("JSON")).article();
        let article = article.expect("a valid article");
        for options in &options {
            let markup = prerender(&article, options, &NoResolver);
            let parsed = roxmltree::Document::parse(&markup);
            let error = parsed.err().map(|error| error.to_string());
            assert_eq!(error, None, "{markup}");
        }
    };
    let read = |path: PathBuf| fs::read_to_string(path).expect("a fixture");
    for path in fixtures("articles").into_iter().chain([default_article()]) {
        check(&read(path));
    }
    let content = |name: &str| {
        let mut paths = fixtures("content").into_iter();
        read(paths.find(|path| stem(path) == name).expect(name))
    };
    let template = content("everywhere");
    let payloads: Vec<String> = serde_json::from_str(&content("payloads")).expect("texts");
    for payload in payloads {
        let quoted = serde_json::to_string(&payload).expect("JSON");
        check(&template.replace("\"PAYLOAD\"", &quoted));
    }
}

/// Reader modes, copies and old browsers find the whole article beside the shadow root,
/// without hooks for styles and scripts.
#[test]
fn light_children_have_the_whole_text() {
    for path in fixtures("articles").into_iter().chain([default_article()]) {
        let json = fs::read_to_string(&path)
            .expect("a fixture")
            .replace("\\u0001", "");
        let article = decode(serde_json::from_str(&json).expect("JSON")).article();
        let article = article.expect("a valid article");
        let markup = prerender(&article, &Options::default(), &NoResolver);
        let markup = roxmltree::Document::parse(&markup).expect("XML");
        let children: Vec<_> = markup.root_element().children().collect();
        let [template, light] = children[..] else {
            panic!("a template and an article in {}", path.display());
        };
        let is_control = |node: &roxmltree::Node<'_, '_>| {
            let part = node.attribute("part").unwrap_or_default();
            matches!(part, "toolbar" | "permalink") || node.has_tag_name("style")
        };
        let words = |root: roxmltree::Node<'_, '_>| -> Vec<String> {
            let texts = root
                .descendants()
                .filter(|node| node.is_text() && !node.ancestors().any(|outer| is_control(&outer)));
            let words = texts.flat_map(|node| node.text().unwrap_or_default().split_whitespace());
            // A comma stands between name and office where no style sheet parts them.
            let words = words.map(|word| word.trim_end_matches([',', '،']));
            words
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let mut expected = words(template);
        if article.url.is_some() {
            let headline = article.headline.split_whitespace();
            expected.extend(headline.map(|word| word.trim_end_matches([',', '،']).to_owned()));
        }
        assert_eq!(words(light), expected, "{}", path.display());
        let images = |root: roxmltree::Node<'_, '_>| {
            let images = root.descendants().filter(|node| node.has_tag_name("img"));
            images
                .map(|image| image.attributes().map(|a| a.value().to_owned()).collect())
                .collect::<Vec<Vec<String>>>()
        };
        assert_eq!(images(light), images(template), "{}", path.display());
        for node in light.descendants() {
            let name = node.tag_name().name();
            assert!(
                !matches!(name, "details" | "summary" | "style" | "button"),
                "{name}"
            );
            for attribute in node.attributes() {
                let name = attribute.name();
                let is_hook = matches!(name, "id" | "part" | "style") || name.starts_with("data-");
                assert!(!is_hook, "{name} in {}", path.display());
            }
        }
    }
}

#[test]
fn both_writers_write_the_same_tree() {
    for path in fixtures("articles").into_iter().chain([default_article()]) {
        let article = load(&path);
        assert_eq!(
            tree_of_html(&article),
            tree_of_plan(&article),
            "{}",
            path.display()
        );
    }
}

proptest! {
    /// Any text in any field is read back as the same text, and no unexpected element
    /// appears.
    #[test]
    fn text_stays_text(text in "\\PC*|[<>&\"'/a-z =!\\-\\[\\]?\r\n\t]{0,60}|(<script>|</p>|<!--|]]>|&lt;|&#0;|&amp|\\x00|\r\n|<svg/onload=x>){0,8}") {
        let value: Value = serde_json::from_value(serde_json::json!({
            "version": 1, "id": "a", "headline": format!("x{text}"), "inLanguage": "en",
            "description": text, "author": [{ "name": format!("x{text}") }],
            "image": { "src": "a.png", "alt": text, "caption": text, "credit": text },
            "promotion": { "text": format!("x{text}") },
            "body": [
                { "type": "paragraph", "text": [text, { "text": text, "emphasis": true, "href": "/x" }] },
                { "type": "quote", "text": text, "cite": text },
                { "type": "list", "items": [text, text] },
                { "type": "meeting", "id": "m", "name": format!("x{text}"), "summary": text,
                  "dateText": text, "location": text, "agenda": [text], "outcome": text,
                  "attendees": [{ "name": format!("x{text}"), "jobTitle": text, "affiliation": text }] },
            ],
        })).expect("a value");
        let article = decode(value).article().expect("a valid article");
        prop_assert_eq!(tree_of_html(&article), tree_of_plan(&article));
    }

    /// No JSON makes the decoder or the renderer panic, and both writers write accepted
    /// articles alike.
    #[test]
    fn any_json_is_survived(value in json()) {
        if let Ok(article) = decode(value).article() {
            prop_assert_eq!(tree_of_html(&article), tree_of_plan(&article));
        }
    }
}

/// JSON that often looks like an article.
fn json() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        "[a-z]{1,6}",
        "\\PC{0,8}",
        Just("paragraph".to_owned()),
        Just("meeting".to_owned()),
        Just("list".to_owned()),
        Just("image".to_owned()),
        Just("en".to_owned()),
        Just("2023-07-25".to_owned()),
        Just("--07-25".to_owned()),
        Just("https://example.org/".to_owned()),
        Just("javascript:1".to_owned()),
    ];
    let name = prop::sample::select(vec![
        "version",
        "id",
        "headline",
        "inLanguage",
        "body",
        "type",
        "text",
        "summary",
        "name",
        "items",
        "src",
        "alt",
        "href",
        "details",
        "attendees",
        "superEvent",
        "startDate",
        "agenda",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        Just(Value::Number(1.0)),
        any::<f64>().prop_map(Value::Number),
        word.prop_map(Value::String),
    ];
    leaf.prop_recursive(6, 96, 12, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::vec((name.clone().prop_map(str::to_owned), inner), 0..12)
                .prop_map(Value::Object),
        ]
    })
}

/// The tree that an HTML parser builds from the markup.
fn tree_of_html(article: &article::Article) -> Tree {
    let mut html = Html::default();
    render(article, &context(&Embed::default()), &mut html);
    let div = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), div, vec![], false)
        .one(html.finish());
    let mut tree = Tree::new();
    // The parser puts what it read into an `html` element.
    for node in dom.document.children.borrow().iter() {
        for child in node.children.borrow().iter() {
            describe(child, 0, &mut tree);
        }
    }
    tree
}

/// Only stored markup has these.
fn is_hint(name: &str) -> bool {
    let hints = [Hint::Address, Hint::Hidden, Hint::Modified, Hint::Role];
    hints.iter().any(|hint| hint.as_str() == name)
}

fn describe(node: &Handle, depth: usize, tree: &mut Tree) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            tree.push((depth, Node::Element(name.local.to_string())));
            for attribute in attrs.borrow().iter() {
                let name = attribute.name.local.to_string();
                if !is_hint(&name) {
                    tree.push((depth, Node::Attribute(name, attribute.value.to_string())));
                }
            }
            for child in node.children.borrow().iter() {
                describe(child, depth + 1, tree);
            }
        }
        NodeData::Text { contents } => {
            tree.push((depth, Node::Text(contents.borrow().to_string())))
        }
        other => panic!("only elements and text are written, not {other:?}"),
    }
}

/// The tree that `src/border.js` builds from the plan.
fn tree_of_plan(article: &article::Article) -> Tree {
    let mut plan = Plan::default();
    render(article, &context(&Embed::default()), &mut plan);
    let names: Vec<&str> = article::NAMES.concat();
    let name = |number: u32| names[number as usize].to_owned();
    let units: Vec<u16> = plan.text.encode_utf16().collect();
    let mut at = 0;
    let mut take = |length: u32| {
        let text = &units[at..at + length as usize];
        at += length as usize;
        String::from_utf16(text).expect("whole characters")
    };
    let mut tree = Tree::new();
    let mut depth = 0;
    let mut ops = plan.ops.iter();
    while let Some(&op) = ops.next() {
        let number = op >> 2;
        match op & 3 {
            0 => depth -= 1,
            1 => {
                tree.push((depth, Node::Element(name(number & 0xFF))));
                if number > 0xFF {
                    tree.push((depth, Node::Attribute("part".to_owned(), name(number >> 8))));
                }
                depth += 1;
            }
            2 => {
                let length = *ops.next().expect("a length");
                tree.push((depth - 1, Node::Attribute(name(number), take(length))));
            }
            _ => tree.push((depth, Node::Text(take(number)))),
        }
    }
    assert_eq!(
        (depth, at),
        (0, units.len()),
        "everything is closed and all the text is used"
    );
    tree
}

fn context(embed: &Embed) -> Context<'_> {
    Context {
        page: Some("https://host.example/page"),
        ..Context::new(embed, &NoResolver)
    }
}
