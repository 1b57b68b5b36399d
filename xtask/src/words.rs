//! `cargo xtask words`: writes a page for native speakers to review the interface.
//!
//! It shows every string of a language in an article, and lists it beside the English
//! one. The page is generated into `target/` and not committed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result};
use article::{Embed, Expanded, Html, Markup as _, NoResolver, Options, Strings};
use serde_json::{Value, json};

use crate::project::Project;

pub(crate) const MESSAGES: &str = "www/messages.js";
const STRINGS: &str = "crates/article/src/strings.rs";
const SAMPLES: &str = "www/demo/samples.json";
const PAGE: &str = "target/words.html";

/// The notes for the strings that are not in Rust.
const MESSAGE_NOTES: [(&str, &str); 2] = [
    (
        "loading",
        "Stands below the fallback while an article takes longer than a second.",
    ),
    (
        "failed",
        "Stands below the fallback when an article could not be loaded.",
    ),
];

const HEAD: &str = include_str!("../words/head.html");

/// `cargo xtask words`.
pub(crate) fn command(project: &Project) -> Result<()> {
    fs::write(project.path(PAGE), page(project)?)?;
    println!("wrote {PAGE}: one file, to open or to send to a reviewer");
    Ok(())
}

fn page(project: &Project) -> Result<String> {
    let notes = notes(&project.read(STRINGS)?);
    let messages = project.read(MESSAGES)?;
    let samples: Value = serde_json::from_str(&project.read(SAMPLES)?)?;
    let names = project.read("docs/languages.md")?;
    let english = entries(Strings::for_language("en"), &messages)?;
    let mut page = HEAD.to_owned();
    writeln!(page, "<nav>")?;
    for Strings { tag, .. } in Strings::languages() {
        writeln!(page, "<a href=\"#{tag}\">{}</a>", name(&names, tag))?;
    }
    writeln!(page, "</nav>")?;
    for strings in Strings::languages() {
        let tag = strings.tag;
        let direction = strings.direction().as_str();
        let entries = entries(strings, &messages)?;
        let article = article::decode(serde_json::from_value(sample(&samples[tag]))?)
            .article()
            .with_context(|| format!("{SAMPLES}: {tag}"))?;
        writeln!(page, "<section id=\"{tag}\"><h2>{}</h2>", name(&names, tag))?;
        writeln!(
            page,
            "<p>Strings: <code>crates/article/src/strings/{tag}.rs</code>, the last two <code>{MESSAGES}</code></p>\n<div>"
        )?;
        for expanded in [Expanded::None, Expanded::All] {
            let embed = Embed {
                expanded,
                ..Embed::default()
            };
            let options = Options {
                embed,
                ..Options::default()
            };
            writeln!(
                page,
                "{}",
                article::prerender(&article, &options, &NoResolver)
            )?;
        }
        for (_, words) in entries.iter().skip(entries.len() - MESSAGE_NOTES.len()) {
            let words = escape(&words.concat());
            writeln!(
                page,
                "<p role=\"note\" lang=\"{tag}\" dir=\"{direction}\">{words}</p>"
            )?;
        }
        writeln!(
            page,
            "</div>\n<table>\n<tr><th>Key<th>English<th>{}",
            name(&names, tag)
        )?;
        for ((key, words), (_, english)) in entries.iter().zip(&english) {
            let note = notes.get(key).map(String::as_str).unwrap_or_default();
            writeln!(
                page,
                "<tr><th>{key}<small>{}</small><td>{}<td lang=\"{tag}\" dir=\"{direction}\">{}",
                escape(note),
                escape(&english.join("\n")),
                // Some languages need no word there.
                Some(escape(&words.join("\n")))
                    .filter(|words| !words.is_empty())
                    .unwrap_or_else(|| "<i lang=\"en\">nothing</i>".to_owned()),
            )?;
        }
        writeln!(page, "</table></section>")?;
    }
    Ok(page)
}

/// Every string of a language by its key, the messages last.
pub(crate) fn entries(strings: &Strings, messages: &str) -> Result<Vec<(String, Vec<String>)>> {
    let mut entries: Vec<(String, Vec<String>)> = strings
        .listing()
        .into_iter()
        .map(|(key, words)| (key.to_owned(), words))
        .collect();
    let start = format!("\n  {}: [", strings.tag);
    let (_, rest) = messages
        .split_once(&start)
        .with_context(|| format!("{MESSAGES} has no {}", strings.tag))?;
    let (list, _) = rest.split_once(']').context("the list has no end")?;
    let words: Vec<String> = serde_json::from_str(&format!("[{list}]"))?;
    let keys = MESSAGE_NOTES.map(|(key, _)| key.to_owned());
    entries.extend(
        keys.into_iter()
            .zip(words.into_iter().map(|words| vec![words])),
    );
    Ok(entries)
}

/// The sample article of a language, with its meeting three times to show every
/// string.
fn sample(sample: &Value) -> Value {
    let mut sample = sample.clone();
    let body = sample["body"].as_array().cloned().unwrap_or_default();
    let Some(meeting) = body.iter().find(|block| block["type"] == "meeting") else {
        return sample;
    };
    let mut blocks: Vec<Value> = body.iter().take(1).cloned().collect();
    for (format, date) in [
        ("bilateral", "2023-07-25"),
        ("trilateral", "2023-07-25T09:05:00+03:00"),
        ("multilateral", "--07-25"),
    ] {
        let mut meeting = meeting.clone();
        meeting["id"] = json!(format);
        meeting["format"] = json!(format);
        meeting["startDate"] = json!(date);
        if format == "bilateral" {
            meeting["superEvent"] = json!("trilateral");
        }
        blocks.push(meeting);
    }
    sample["author"] = meeting["attendees"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|person| json!({ "name": person["name"] }))
        .collect();
    sample["body"] = json!(blocks);
    sample
}

/// The comments on the fields of `Strings`, which are notes for translators.
fn notes(source: &str) -> BTreeMap<String, String> {
    let mut notes =
        BTreeMap::from(MESSAGE_NOTES.map(|(key, note)| (key.to_owned(), note.to_owned())));
    let (mut note, fields) = (String::new(), source.split("pub struct Strings {").nth(1));
    for line in fields
        .unwrap_or_default()
        .lines()
        .map(str::trim)
        .take_while(|line| *line != "}")
    {
        if let Some(text) = line.strip_prefix("///") {
            note.push_str(text);
        } else if let Some((key, _)) = line.split_once(':') {
            let key = key.rsplit(' ').next().unwrap_or_default();
            notes.insert(key.to_owned(), std::mem::take(&mut note).trim().to_owned());
        }
    }
    notes
}

/// The name of a language in `docs/languages.md`: "Armenian (`hy`)".
fn name<'a>(page: &'a str, tag: &'a str) -> &'a str {
    let before = page.split(&format!(" (`{tag}`)")).next();
    let name = before.and_then(|text| text.rsplit([' ', '\n']).next());
    name.filter(|name| name.starts_with(char::is_uppercase))
        .unwrap_or(tag)
}

fn escape(text: &str) -> String {
    let mut html = Html::default();
    html.text(text);
    html.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Strings that no article can show completely: it has one date of each kind and one
    /// number of meetings.
    const LISTED_ONLY: [&str; 3] = ["meetings", "months", "zero"];

    #[test]
    fn every_string_is_on_the_page_of_each_language() -> Result<()> {
        let project = Project::find()?;
        let page = page(&project)?;
        let messages = project.read(MESSAGES)?;
        let notes = notes(&project.read(STRINGS)?);
        for strings in Strings::languages() {
            let tag = strings.tag;
            let start = format!("<section id=\"{tag}\"><h2>");
            let section = page.split(&start).nth(1).context("a section")?;
            let section = section.split("</table>").next().unwrap_or_default();
            assert!(!section.starts_with(tag), "docs/languages.md names {tag}");
            let (shown, list) = section.split_once("<table>").context("a list")?;
            for (key, words) in entries(strings, &messages)? {
                assert!(notes.contains_key(&key), "{key} has a note");
                assert!(
                    list.contains(&escape(&words.join("\n"))),
                    "{tag}: {key} is listed"
                );
                if !LISTED_ONLY.contains(&key.as_str()) {
                    let is_shown = |words: &String| shown.contains(&format!(">{}<", escape(words)));
                    assert!(
                        words.iter().any(is_shown),
                        "{tag}: {key} is shown: {words:?}"
                    );
                }
            }
            assert!(
                shown.contains(&strings.meeting_count(3)),
                "{tag}: a number of meetings"
            );
        }
        Ok(())
    }

    #[test]
    fn every_field_is_listed() -> Result<()> {
        let notes = notes(&Project::find()?.read(STRINGS)?);
        let listed = entries(
            Strings::for_language("en"),
            &Project::find()?.read(MESSAGES)?,
        )?;
        let mut keys: Vec<&str> = listed.iter().map(|(key, _)| key.as_str()).collect();
        keys.push("tag");
        keys.sort_unstable();
        assert_eq!(keys, notes.keys().collect::<Vec<_>>());
        Ok(())
    }
}
