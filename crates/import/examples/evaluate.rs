//! Measures how well the story of a page is found, on a directory of saved pages with snippets
//! that belong to the story and snippets that do not, in the format of trafilatura's evaluation
//! set: `evaldata.json` beside `cache/` and `eval/`.
//!
//! `cargo xtask evaluate PATH` runs this. With a second path the texts are written there, one
//! file per page.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    reason = "a program that measures time, not run in a browser"
)]

use article::{Block, Content, MeetingBlock, Text};
use import::{Format, Options, import};
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

/// The totals of all pages.
#[derive(Default)]
struct Table {
    pages: usize,
    unanswered: usize,
    lost: usize,
    found: usize,
    wanted: usize,
    junk: usize,
    unwanted: usize,
    time: Duration,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().ok_or("usage: evaluate PATH [TEXTS]")?;
    let texts = arguments.next();
    if let Some(texts) = &texts {
        fs::create_dir_all(texts)?;
    }
    let data = fs::read_to_string(folder.join("evaldata.json"))?;
    let pages: BTreeMap<String, Value> = serde_json::from_str(&data)?;
    let (mut ours, mut library) = (Table::default(), Table::default());
    for page in pages.values() {
        let file = page.get("file").and_then(Value::as_str).unwrap_or_default();
        let Some(path) = find(&folder, file) else {
            return Err(format!("{file} is neither in cache/ nor in eval/").into());
        };
        let bytes = fs::read(path)?;
        let start = Instant::now();
        let text = imported(&bytes);
        ours.add(page, &text, start.elapsed());
        if let Some(texts) = &texts {
            fs::write(texts.join(format!("{file}.txt")), &text)?;
        }
        let start = Instant::now();
        let text = extracted(&bytes);
        library.add(page, &text, start.elapsed());
    }
    println!("{} pages\n", ours.pages);
    println!("|  | no answer | story lost | recall | junk kept | precision | F | seconds |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    println!("{}", ours.row("import"));
    println!("{}", library.row("trafilatura alone"));
    if let Some(peak) = peak() {
        println!("\nmost memory: {peak}");
    }
    Ok(())
}

fn find(folder: &Path, file: &str) -> Option<PathBuf> {
    let places = ["cache", "eval", ""].map(|place| folder.join(place).join(file));
    places.into_iter().find(|path| path.is_file())
}

/// The text of the imported article; empty if there is none.
fn imported(bytes: &[u8]) -> String {
    let options = Options {
        format: Some(Format::Html),
        // Whether a headline is found is another question.
        id: Some("page".to_owned()),
        ..Options::default()
    };
    let Ok(imported) = import(bytes, &options) else {
        return String::new();
    };
    let mut texts = Vec::new();
    for block in &imported.article.body {
        match block {
            Block::Content(of) => content(of, &mut texts),
            Block::Meeting(MeetingBlock::Meeting(meeting)) => {
                texts.push(meeting.summary.plain());
                meeting
                    .details
                    .iter()
                    .for_each(|of| content(of, &mut texts));
            }
        }
    }
    texts.join("\n")
}

fn content(content: &Content, texts: &mut Vec<String>) {
    match content {
        Content::Paragraph { text } | Content::Heading { text } => texts.push(text.plain()),
        Content::Quote { text, cite } => {
            texts.push(text.plain());
            texts.extend(cite.clone());
        }
        Content::List { items, .. } => texts.extend(items.iter().map(Text::plain)),
        // A caption belongs to its picture; the set counts it as junk.
        Content::Image(_) => {}
    }
}

/// The text found by the library alone.
fn extracted(bytes: &[u8]) -> String {
    let options = trafilatura::Options::default()
        .with_fallback(true)
        .with_exclude_comments(true);
    let html = import::decode(bytes).unwrap_or_default();
    let result = trafilatura::extract(&html, &options);
    result.map(|result| result.content_text).unwrap_or_default()
}

impl Table {
    fn add(&mut self, page: &Value, text: &str, time: Duration) {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = words(text);
        let count = |name: &str| {
            let snippets = page.get(name).and_then(Value::as_array);
            let snippets = snippets.into_iter().flatten().filter_map(Value::as_str);
            let found = snippets
                .clone()
                .filter(|snippet| text.contains(&words(snippet)));
            (found.count(), snippets.count())
        };
        let ((found, wanted), (junk, unwanted)) = (count("with"), count("without"));
        self.pages += 1;
        self.unanswered += usize::from(text.is_empty());
        self.lost += usize::from(found == 0);
        self.found += found;
        self.wanted += wanted;
        self.junk += junk;
        self.unwanted += unwanted;
        self.time += time;
    }

    #[allow(clippy::cast_precision_loss, reason = "thousands of snippets")]
    fn row(&self, name: &str) -> String {
        let share = |part: usize, all: usize| part as f64 / all.max(1) as f64;
        let recall = share(self.found, self.wanted);
        let precision = share(self.found, self.found + self.junk);
        let f = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        format!(
            "| {name} | {} | {} | {recall:.3} | {:.3} | {precision:.3} | {f:.3} | {:.1} |",
            self.unanswered,
            self.lost,
            share(self.junk, self.unwanted),
            self.time.as_secs_f64()
        )
    }
}

/// The peak memory of this process, if the system reports it.
fn peak() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}
