//! `cargo xtask words --spoken`: how a speech synthesizer pronounces the interface,
//! into `tests/heard/words.txt`.
//!
//! Each string stands above its pronunciation in the phonetic alphabet, by espeak-ng,
//! which has a voice for every language of the interface.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result, bail};
use article::Strings;

use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::{browsers, words};

const FILE: &str = "tests/heard/words.txt";

/// The keys of the strings in the order in which a reader meets them.
const ORDER: [&str; 18] = [
    "loading",
    "failed",
    "by",
    "date",
    "meetings",
    "expand_all",
    "collapse_all",
    "bilateral",
    "trilateral",
    "multilateral",
    "at",
    "yearless",
    "months",
    "part_of",
    "attendees",
    "agenda",
    "outcome",
    "permalink",
];

/// Has no words.
const SILENT: &str = "separator";

/// Is pronounced in dates and counts.
const DIGITS: &str = "zero";

pub(crate) fn command(project: &Project) -> Result<()> {
    let toolbox = Toolbox::default();
    browsers::for_pronunciation(&toolbox)?;
    let mut file = String::new();
    for strings in Strings::languages() {
        writeln!(file, "{}", strings.tag)?;
        for (key, texts) in words(project, strings)? {
            let sounds: Vec<_> = texts
                .iter()
                .map(|text| pronounce(&toolbox, strings.tag, text))
                .collect::<Result<_>>()?;
            writeln!(file, "{}\n    {}", line(key, &texts), sounds.join(" / "))?;
        }
    }
    fs::write(project.path(FILE), file)?;
    println!("wrote {FILE}");
    Ok(())
}

fn line(key: &str, texts: &[String]) -> String {
    format!("  {key}: {}", texts.join(" / "))
}

/// The strings of a language by key.
fn words(project: &Project, strings: &Strings) -> Result<Vec<(&'static str, Vec<String>)>> {
    let mut entries = words::entries(strings, &project.read(words::MESSAGES)?)?;
    entries.retain(|(key, _)| ![SILENT, DIGITS].contains(&key.as_str()));
    if entries.len() != ORDER.len() {
        bail!("xtask/src/spoken.rs: ORDER does not have every string");
    }
    let mut ordered = Vec::new();
    for key in ORDER {
        let position = entries.iter().position(|(name, _)| name == key);
        let (_, texts) = entries.swap_remove(position.context(key)?);
        let texts: Vec<_> = texts.iter().map(|text| text.trim().to_owned()).collect();
        // Some languages need no word there.
        if !texts.concat().is_empty() {
            ordered.push((key, texts));
        }
    }
    Ok(ordered)
}

fn pronounce(toolbox: &Toolbox, tag: &str, text: &str) -> Result<String> {
    let mut espeak = toolbox.command("espeak-ng")?;
    let sounds = process::output(espeak.args(["-q", "--ipa", "-v", tag, "--", text]))?;
    // A line for each phrase.
    let phrases: Vec<_> = sounds.lines().map(str::trim).collect();
    Ok(phrases.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_every_string() -> Result<()> {
        let project = Project::find()?;
        let mut expected = String::new();
        for strings in Strings::languages() {
            writeln!(expected, "{}", strings.tag)?;
            for (key, texts) in words(&project, strings)? {
                writeln!(expected, "{}", line(key, &texts))?;
            }
        }
        let file = project.read(FILE)?;
        let is_text = |line: &&str| !line.starts_with("    ");
        let texts: Vec<_> = file.lines().filter(is_text).collect();
        assert_eq!(
            texts,
            expected.lines().collect::<Vec<_>>(),
            "`cargo xtask words --spoken` writes {FILE}"
        );
        Ok(())
    }
}
