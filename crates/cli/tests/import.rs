//! `import`: documents in other formats, written by their specifications, and the
//! resulting articles.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop, and its helpers too"
)]

mod support;

use article_widget_cli::{Document, Source};
use serde_json::Value;
use std::fs;
use support::{
    DEFAULT_ARTICLE, assert_blessed, files, import_fixtures, repository, run, run_with,
    shared_fixtures,
};

#[test]
fn every_document_gives_the_blessed_article_and_notes() {
    all_are_blessed("import");
}

/// Small documents based on public bug reports of similar tools.
#[test]
fn every_case_gives_the_blessed_article_and_notes() {
    all_are_blessed("cases");
}

fn all_are_blessed(directory: &str) {
    for file in files(&import_fixtures().with_file_name(directory)) {
        let stem = file
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let name = file.display().to_string();
        let ran = run(&["import", &name]).exits(0);
        assert_blessed(&format!("{directory}/{stem}.json"), &ran.out);
        assert_blessed(&format!("{directory}/{stem}.notes.txt"), &ran.err);
        run_with(&["check", "-"], ran.out.as_bytes()).exits(0);
        assert!(
            !ran.out.contains("javascript:") && !ran.out.contains("data:"),
            "{name}"
        );
    }
}

#[test]
fn unsupported_files_are_rejected_with_advice() {
    for (file, words) in [
        ("rss.xml", ["RSS", "save the page"]),
        ("mhtml.mht", ["MHTML", "HTML only"]),
    ] {
        let file = format!("crates/cli/tests/fixtures/refused/{file}");
        let ran = run(&["import", &file]).exits(1);
        assert_eq!(ran.out, "");
        assert!(
            words.iter().all(|word| ran.err.contains(word)),
            "{}",
            ran.err
        );
    }
}

#[test]
fn the_format_can_be_given() {
    for (file, format) in [
        ("page.html", "json-ld"),
        ("news-article.json", "json-ld"),
        ("ninjs-3.json", "ninjs"),
        ("feed-1.1.json", "json-feed"),
        ("byline.txt", "text"),
    ] {
        let name = import_fixtures().join(file).display().to_string();
        let told = run(&["import", "--format", format, &name]).exits(0);
        assert_eq!(told.out, run(&["import", &name]).exits(0).out, "{file}");
    }
    let feed = import_fixtures()
        .join("feed-1.1.json")
        .display()
        .to_string();
    let ran = run(&["import", "--format", "ninjs", &feed]).exits(1);
    assert!(
        ran.err.starts_with("error: this is not ninjs"),
        "{}",
        ran.err
    );
}

/// The first article was written by hand from this page; the import finds the same paragraphs
/// word for word, and the same meetings.
#[test]
fn the_saved_page_of_the_first_article() {
    let page = "tests/fixtures/source/lachin-corridor.txt";
    let ran = run(&["import", "--id", "lachin-corridor", page]).exits(0);
    assert_blessed("import/lachin-corridor.notes.txt", &ran.err);
    let imported = ran.json();
    let written = fs::read(repository().join(DEFAULT_ARTICLE)).expect("the article");
    let written: Value = serde_json::from_slice(&written).expect("JSON");
    for field in ["version", "id", "headline", "inLanguage", "promotion"] {
        assert_eq!(imported[field], written[field], "{field}");
    }
    let texts = |article: &Value| blocks(article, "paragraph", |block| block["text"].clone());
    assert_eq!(texts(&imported), texts(&written));
    for field in [
        "id",
        "format",
        "startDate",
        "dateText",
        "location",
        "attendees",
    ] {
        let of = |article: &Value| blocks(article, "meeting", |block| block[field].clone());
        assert_eq!(of(&imported), of(&written), "{field}");
    }
    assert!(!ran.out.contains("2023"), "no year is added: {}", ran.out);
}

/// From the saved page to a publishable page, without manual edits.
#[test]
fn the_source_becomes_a_page_with_its_three_meetings() {
    let imported = run(&["import", "tests/fixtures/source/lachin-corridor.txt"]).exits(0);
    let checked = run_with(&["check", "-"], imported.out.as_bytes()).exits(0);
    assert_eq!(checked.out, "1 file checked: 0 errors, 0 warnings\n");
    let (lavrov, mirzoyan, bayramov) = (
        "Sergey Lavrov, Foreign Minister, Russia",
        "Ararat Mirzoyan, Foreign Minister, Armenia",
        "Jeyhun Bayramov, Foreign Minister, Azerbaijan",
    );
    let people = |meeting: &Value| {
        let people = meeting["attendees"].as_array().expect("people").iter();
        let people = people.map(|person| {
            let parts = ["name", "jobTitle", "affiliation"].map(|part| person[part].as_str());
            parts.map(|part| part.expect("a text")).join(", ")
        });
        Value::from(people.collect::<Vec<String>>())
    };
    assert_eq!(
        blocks(&imported.json(), "meeting", people),
        [
            serde_json::json!([lavrov, mirzoyan, bayramov]),
            serde_json::json!([lavrov, bayramov]),
            serde_json::json!([lavrov, mirzoyan]),
        ]
    );
    let places = blocks(&imported.json(), "meeting", |meeting| {
        meeting["location"].clone()
    });
    assert_eq!(places, [Value::from("Moscow"), Value::Null, Value::Null]);

    let page = run_with(&["prerender", "--page", "-"], imported.out.as_bytes()).exits(0);
    assert_eq!(page.out.matches("<details ").count(), 3);
    assert_eq!(page.out.matches("\"@type\":\"Thing\"").count(), 3);
    assert!(page.err.contains("no canonical URL"), "{}", page.err);
    for furniture in ["top of page", "bottom of page"] {
        assert!(!page.out.contains(furniture), "{furniture}");
    }
}

/// Other languages are not searched; a note says so and lists sentences to review.
#[test]
fn text_in_another_language_is_reported() {
    for (text, language, told) in [
        (
            "Встреча в Москве\n\nГлавы МИД провели переговоры 25 июля. Это были трудные дни.",
            "ru",
            "review: body[0]: \"Главы МИД провели переговоры 25 июля.\"",
        ),
        (
            "Հանդիպում Մոսկվայում\n\nՆախարարները հանդիպել են հուլիսի 25-ին։ Օրը երկար էր։",
            "hy",
            "review: body[0]: \"Նախարարները հանդիպել են հուլիսի 25-ին։\"",
        ),
        (
            "Moskvada görüş keçirilib\n\nNazirlər iyulun 25-də görüşüblər. Gün uzun və isti idi.",
            "az",
            "review: body[0]: \"Nazirlər iyulun 25-də görüşüblər.\"",
        ),
    ] {
        let ran = run_with(&["import", "-"], text.as_bytes()).exits(0);
        assert_eq!(ran.json()["inLanguage"], language);
        assert_eq!(ran.json()["body"][0]["type"], "paragraph");
        let general = format!("English sentences alone, and the text is in {language}; those");
        assert!(ran.err.contains(&general), "{}", ran.err);
        let sentences = ran
            .err
            .lines()
            .filter(|line| line.starts_with("review: body["));
        assert_eq!(sentences.collect::<Vec<_>>(), [told]);
    }
    let text = "Rencontre à Genève\n\nLes ministres se sont vus.";
    let ran = run_with(&["import", "--lang", "fr", "-"], text.as_bytes()).exits(0);
    assert_eq!(
        ran.err,
        "review: meetings are proposed from English sentences alone, and the text is in fr\n"
    );
}

/// The program's own output is imported field for field.
#[test]
fn prerendered_articles_are_recovered() {
    let mut all = files(&shared_fixtures("articles"));
    all.extend(files(&import_fixtures().with_file_name("round-trip")));
    all.push(repository().join(DEFAULT_ARTICLE));
    let mut compared = 0;
    for file in all {
        let name = file.display().to_string();
        let text = fs::read_to_string(&file).expect("an article");
        let source = Source::from_bytes(&name, text.into_bytes()).expect("UTF-8");
        let document = Document::of(source);
        let article = document.article().expect("a valid article");
        let mut written = serde_json::to_value(article).expect("JSON");
        // An unknown block without a text leaves nothing behind.
        let body = written["body"].as_array_mut().expect("a body");
        body.retain(|block| block["text"] != Value::Array(Vec::new()));
        for options in [
            &["--page"][..],
            &[],
            &["--lang", "ru", "--src", "https://cdn.example/a/b.json"],
            &[
                "--page",
                "--lang",
                "de",
                "--heading-level",
                "3",
                "--mode",
                "single",
            ],
        ] {
            let markup = run(&[&["prerender", name.as_str()], options].concat()).exits(0);
            let ran = run_with(&["import", "-"], markup.out.as_bytes());
            if article.body.is_empty() {
                assert!(ran.exits(1).err.contains("no text"), "{name}");
                continue;
            }
            let ran = ran.exits(0);
            assert_eq!(ran.json(), written, "{name} {options:?}");
            assert!(!ran.err.contains("left out"), "{name}: {}", ran.err);
            compared += 1;
        }
    }
    assert!(compared > 30, "{compared}");
}

/// Text around the embed and other embeds are reported, and `--item` selects one.
#[test]
fn one_embed_of_several_can_be_taken() {
    let embed = |name: &str| {
        let file = shared_fixtures("articles").join(name);
        run(&["prerender", &file.display().to_string()])
            .exits(0)
            .out
    };
    let page = format!(
        "<!doctype html><title>News</title><p>Two stories.</p>{}{}",
        embed("one-meeting.json"),
        embed("full.json")
    );
    for (item, id) in [("1", "one-meeting"), ("2", "full-example")] {
        let ran = run_with(&["import", "--item", item, "-"], page.as_bytes()).exits(0);
        assert_eq!(ran.json()["id"], id);
        assert!(ran.err.contains("\"Two stories.\""), "{}", ran.err);
    }
}

/// A sanitizer or an old archive keeps only the light children.
#[test]
fn light_children_restore_the_whole_text() {
    let markup = run(&["prerender", DEFAULT_ARTICLE]).exits(0).out;
    let (before, rest) = markup.split_once("<template").expect("a template");
    let (_, after) = rest.split_once("</template>").expect("its end");
    let light = format!("{before}{after}");
    let words = |text: &str| -> Vec<String> {
        let marks = |c: char| !c.is_alphanumeric();
        let words = text.split(marks).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let arguments = ["import", "-"];
    let imported = run_with(&arguments, light.as_bytes()).exits(0).json();
    let mut found = Vec::new();
    strings(&imported, &mut found);
    let found = words(&found.join(" "));
    let mut texts = Vec::new();
    let written = fs::read(repository().join(DEFAULT_ARTICLE)).expect("the article");
    let written: Value = serde_json::from_slice(&written).expect("JSON");
    for block in written["body"].as_array().expect("a body") {
        for field in [
            "text",
            "name",
            "summary",
            "location",
            "attendees",
            "agenda",
            "outcome",
        ] {
            strings(&block[field], &mut texts);
        }
    }
    let all = words(&texts.join(" "));
    let missing: Vec<&String> = all.iter().filter(|word| !found.contains(word)).collect();
    assert!(all.len() > 400 && missing.is_empty(), "{missing:?}");
}

/// All the texts in a value.
fn strings(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, texts)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, texts)),
        _ => {}
    }
}

/// Publishers nest the article in the page's description, or in a list.
#[test]
fn an_article_inside_of_another_thing_is_found() {
    let article = |headline: &str| {
        serde_json::json!({
            "@type": "NewsArticle", "headline": headline, "datePublished": "2023-07-25T10:00:00",
            "author": { "@id": "#ann" }, "articleBody": "They met."
        })
    };
    let page = serde_json::json!({
        "@context": "https://schema.org", "@type": "WebPage", "name": "A page",
        "mainEntity": article("Talks"),
        "reviewedBy": { "@type": "Person", "@id": "#ann", "name": "Ann Writer" },
    });
    let ran = run_with(&["import", "-"], page.to_string().as_bytes()).exits(0);
    let imported = ran.json();
    assert_eq!(imported["headline"], "Talks");
    assert_eq!(imported["author"][0]["name"], "Ann Writer");
    assert_eq!(imported["datePublished"], "2023-07-25");
    assert!(
        ran.err.contains("left out: the time in datePublished"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("left out: name: \"A page\""),
        "{}",
        ran.err
    );
    let list = serde_json::json!({
        "@context": "https://schema.org", "@type": "ItemList",
        "itemListElement": [{ "item": article("First") }, { "item": article("Second") }],
    });
    let list = list.to_string();
    let ran = run_with(&["import", "--item", "2", "-"], list.as_bytes()).exits(0);
    assert_eq!(ran.json()["headline"], "Second");
}

#[test]
fn one_of_several_items_can_be_taken() {
    let feed = import_fixtures().join("feed-1.json").display().to_string();
    let ran = run(&["import", "--item", "2", &feed]).exits(0);
    assert_eq!(ran.json()["url"], "https://example.org/initial-post");
    let ran = run(&["import", "--item", "3", &feed]).exits(1);
    assert_eq!(
        ran.err,
        "error: the feed has 2 items, and none has the number 3\n"
    );
    let feed = br#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}]}"#;
    let ran = run_with(&["import", "--item", "2", "-"], feed).exits(1);
    assert_eq!(
        ran.err,
        "error: the feed has 1 item, and none has the number 2\n"
    );
}

#[test]
fn an_article_past_the_limits_is_not_written() {
    let paragraph = "word ".repeat(100);
    let text = format!("Headline\n\n{}", format!("{paragraph}.\n\n").repeat(4_000));
    let ran = run_with(&["import", "--format", "text", "-"], text.as_bytes()).exits(1);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("1 MiB"), "{}", ran.err);
}

fn blocks(article: &Value, kind: &str, part: impl Fn(&Value) -> Value) -> Vec<Value> {
    let blocks = article["body"].as_array().expect("a body").iter();
    blocks
        .filter(|block| block["type"] == kind)
        .map(part)
        .collect()
}
