//! The fuzz targets and their invariants.
//!
//! Each function is a target: it returns, or panics with the violated invariant.
//! `fuzz_targets` calls them with bytes from libFuzzer, `tests/corpus.rs` with the committed
//! corpus.

mod tree;

use article::{
    Article, Block, Content, Context, Image, Meeting, MeetingBlock, NoResolver, Options,
};
use article_widget_cli::{Document, Failure, Source, page, report};
use import::{Error, Format, Imported};

/// Reads bytes as an article, and renders it if it is valid.
pub fn article(bytes: &[u8]) {
    let source = match Source::from_bytes("input", bytes.to_vec()) {
        Ok(source) => source,
        Err(failure) => return explains(&failure),
    };
    // Names of options stand in the same object: the article does not know them.
    let options = serde_json::from_slice(bytes).map(Options::from_value);
    let document = Document::of(source);
    let findings = findings(&document);
    let has_errors = findings.iter().any(|f| f["severity"] == "error");
    assert_eq!(document.article().is_none(), has_errors, "{findings:?}");
    if let Some(article) = document.article() {
        renders(article, &options.unwrap_or_default());
        comes_back(article);
    }
}

/// Imports the bytes after the first, which selects the format. The result is a valid article, or
/// one that is too large.
pub fn import(bytes: &[u8]) {
    let Some((format, bytes)) = bytes.split_first() else {
        return;
    };
    let options = import::Options {
        format: FORMATS[usize::from(*format) % FORMATS.len()],
        ..import::Options::default()
    };
    match import::import(bytes, &options) {
        Ok(Imported { article, notes }) => {
            assert!(
                notes.iter().all(|note| note.lines().count() == 1),
                "{notes:?}"
            );
            renders(&article, &Options::default());
            comes_back(&article);
        }
        Err(Error::Limit(problem)) => assert_eq!(problem.code, article::Code::Limit),
        Err(error) => is_paragraph(&error.to_string()),
    }
}

/// The format for the first byte of an import.
const FORMATS: [Option<Format>; 6] = [
    None,
    Some(Format::Text),
    Some(Format::JsonLd),
    Some(Format::Ninjs),
    Some(Format::JsonFeed),
    Some(Format::Html),
];

/// A failure is one paragraph.
fn explains(failure: &Failure) {
    is_paragraph(&failure.to_string());
}

fn is_paragraph(text: &str) {
    assert!(!text.trim().is_empty());
    assert_eq!(text.lines().count(), 1, "{text}");
}

/// Formats the findings for people and as JSON.
fn findings(document: &Document) -> Vec<serde_json::Value> {
    let mut shown = Vec::new();
    report::write(document, &mut shown).expect("memory can be written to");
    let findings = report::to_json(document);
    assert_eq!(findings.is_empty(), shown.is_empty());
    findings
}

/// Both writers write what the renderer produced, as read by a real parser; no text is lost; a
/// whole page adds nothing to it.
fn renders(article: &Article, options: &Options) {
    let mut context = Context::new(&options.embed, &NoResolver);
    context.page = Some("https://host.example/page");
    let said = tree::said(article, &context);
    assert_eq!(said, tree::of_html(article, &context), "the HTML");
    assert_eq!(said, tree::of_plan(article, &context), "the plan");

    let shown = tree::text(&said);
    for text in texts(article) {
        assert!(shown.contains(&text), "{text:?} is not shown");
    }
    let html = page::page(article, options, Some("/loader.js"), None);
    let in_page = tree::shape(&tree::in_page(&html));
    assert_eq!(in_page, tree::shape(&said), "the page");
}

/// Serializing and decoding it gives the same article.
fn comes_back(article: &Article) {
    let json = serde_json::to_string(article).expect("an article can be written");
    let value = serde_json::from_str(&json).expect("what was written is JSON");
    let again = article::decode(value);
    assert!(again.problems.is_empty(), "{:?} in {json}", again.problems);
    assert_eq!(again.article().as_ref(), Ok(article));
}

/// Every visible text of an article.
fn texts(article: &Article) -> Vec<String> {
    let mut texts = vec![article.headline.clone()];
    texts.extend(article.description.clone());
    texts.extend(article.author.iter().map(|author| author.name.clone()));
    texts.extend(
        article
            .publisher
            .iter()
            .map(|publisher| publisher.name.clone()),
    );
    texts.extend(article.promotion.iter().map(|line| line.text.clone()));
    article.image.iter().for_each(|i| image(i, &mut texts));
    for block in &article.body {
        match block {
            Block::Content(of) => content(of, &mut texts),
            Block::Meeting(MeetingBlock::Meeting(of)) => meeting(of, &mut texts),
        }
    }
    texts
}

fn meeting(meeting: &Meeting, texts: &mut Vec<String>) {
    texts.push(meeting.name.clone());
    texts.push(meeting.summary.plain());
    texts.extend(meeting.date_text.clone());
    texts.extend(meeting.location.clone());
    texts.extend(meeting.agenda.iter().map(|topic| topic.plain()));
    texts.extend(meeting.outcome.iter().map(|outcome| outcome.plain()));
    for person in &meeting.attendees {
        texts.push(person.name.clone());
        texts.extend(person.job_title.clone());
        texts.extend(person.affiliation.clone());
    }
    meeting.details.iter().for_each(|of| content(of, texts));
}

fn content(content: &Content, texts: &mut Vec<String>) {
    match content {
        Content::Paragraph { text } | Content::Heading { text } => texts.push(text.plain()),
        Content::Quote { text, cite } => {
            texts.push(text.plain());
            texts.extend(cite.clone());
        }
        Content::List { items, .. } => texts.extend(items.iter().map(|item| item.plain())),
        Content::Image(of) => image(of, texts),
    }
}

fn image(image: &Image, texts: &mut Vec<String>) {
    texts.extend(image.caption.iter().map(|caption| caption.plain()));
    texts.extend(image.credit.clone());
}
