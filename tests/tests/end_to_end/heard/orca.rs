//! Orca, the screen reader. Its debug file has a line for each utterance that goes to
//! the speech synthesizer, and before it one for each voice that Orca asks itself for,
//! with a language.

use super::desktop::{Desktop, wait_until};
use crate::engine::Engine;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::PathBuf;
use std::process::Child;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long Orca must have been idle before its words count as complete.
const SILENCE: Duration = Duration::from_millis(1000);

/// The same while Orca reads all that follows. Between two texts it waits for the speech
/// synthesizer, which takes longer on a busy machine.
const SILENCE_BETWEEN_TEXTS: Duration = Duration::from_secs(4);

/// How long to wait for the first word. A key that says nothing costs this much.
const FIRST_WORD: Duration = Duration::from_secs(3);

/// How long Orca may take to handle a key, and how long it may speak.
const PATIENCE: Duration = Duration::from_secs(60);

/// What Orca logs once it has handled a key.
const KEY_HANDLED: &str = "^^^^^ PROCESS ATSPI_KEY_RELEASED_EVENT";

/// What Orca logs when it needs a voice for a text of the page. The next line of
/// [`TEXT`] has the text.
const VOICE: &str = "default voice requested with language='";
const TEXT: &str = "  ---->  ";

/// How Orca announces what the next key will do. In Chromium the order of events decides
/// whether it does, so only Firefox's transcripts contain this.
const MODES: [&str; 2] = ["Browse mode", "Focus mode"];

/// The language of Orca itself, which needs no mark.
const OWN_LANGUAGE: &str = "en";

const MARK: &str = "SPEECH DISPATCHER: Speaking '<speak>";

pub(super) struct Orca {
    program: Child,
    log: PathBuf,
    /// The position up to which the log has been read.
    heard: Mutex<u64>,
    /// Whether [`MODES`] are left out.
    without_modes: bool,
}

impl Orca {
    pub(super) fn start(desktop: &Desktop, engine: Engine) -> Result<Self, String> {
        let log = desktop.home().join("orca.log");
        let program = desktop
            .command("orca")
            .args(["--replace", "--disable", "braille", "--debug"])
            .arg(format!("--debug-file={}", log.display()))
            .spawn()
            .map_err(|error| format!("orca does not start: {error}."))?;
        let orca = Self {
            program,
            log,
            heard: Mutex::new(0),
            without_modes: engine == Engine::Chromium,
        };
        wait_until("orca", || orca.has_logged(MARK, 0))?;
        Ok(orca)
    }

    /// What is said in response to a key that was pressed just now.
    pub(super) fn response(&self) -> Vec<String> {
        self.wait_for(KEY_HANDLED, PATIENCE);
        self.utterances()
    }

    /// What is said in response to the key that reads all that follows.
    pub(super) fn reading(&self) -> Vec<String> {
        self.wait_for(KEY_HANDLED, PATIENCE);
        self.utterances_before(SILENCE_BETWEEN_TEXTS)
    }

    /// Waits for silence and returns what was said since the last time.
    pub(super) fn utterances(&self) -> Vec<String> {
        self.utterances_before(SILENCE)
    }

    fn utterances_before(&self, silence: Duration) -> Vec<String> {
        self.wait_for(MARK, FIRST_WORD);
        self.wait_for_silence(silence);
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let new = self.read_from(*heard);
        *heard += new.len() as u64;
        let new = String::from_utf8_lossy(&new);
        let mut texts = Texts::default();
        let marked = new.lines().filter_map(|line| {
            texts.read(line);
            Some(texts.mark(utterance(line)?))
        });
        marked.filter(|text| !self.leaves_out(text)).collect()
    }

    fn leaves_out(&self, text: &str) -> bool {
        self.without_modes && MODES.contains(&text)
    }

    /// Waits until new lines of the log contain a text.
    fn wait_for(&self, text: &str, limit: Duration) {
        let heard = *self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let end = Instant::now() + limit;
        while Instant::now() < end && !self.has_logged(text, heard) {
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until Orca neither logs nor computes: on a busy machine it may have
    /// something to say and not get to it.
    fn wait_for_silence(&self, silence: Duration) {
        let end = Instant::now() + PATIENCE;
        let (mut length, mut since) = (0, Instant::now());
        while since.elapsed() < silence && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(50));
            let now = self.length();
            if now != length || self.is_running() {
                (length, since) = (now, Instant::now());
            }
        }
    }

    /// Whether the process has work or waits for the disk, as the kernel says.
    fn is_running(&self) -> bool {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.program.id()));
        let state = stat.ok().and_then(|stat| {
            let (_, rest) = stat.rsplit_once(')')?;
            rest.trim_start().chars().next()
        });
        matches!(state, Some('R' | 'D'))
    }

    fn length(&self) -> u64 {
        std::fs::metadata(&self.log).map_or(0, |file| file.len())
    }

    /// The log from a position on; nothing while Orca has not created it.
    fn read_from(&self, start: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        let _ = File::open(&self.log).and_then(|mut file| {
            file.seek(SeekFrom::Start(start))?;
            file.read_to_end(&mut bytes)
        });
        bytes
    }

    fn has_logged(&self, text: &str, start: u64) -> bool {
        String::from_utf8_lossy(&self.read_from(start)).contains(text)
    }
}

impl Drop for Orca {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// The words of a line like
/// `16:45:55 - SPEECH DISPATCHER: Speaking '<speak><mark name="0:6"/>Expand all</speak>'`.
fn utterance(line: &str) -> Option<String> {
    let (_, rest) = line.split_once(MARK)?;
    let (speech, _) = rest.split_once("</speak>")?;
    let (first, marked) = speech.split_once('<').unwrap_or((speech, ""));
    let rest = marked.split('<').filter_map(|part| part.split_once('>'));
    let text: String = [first]
        .into_iter()
        .chain(rest.map(|(_, text)| text))
        .collect();
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// Texts for which Orca needed a voice, and that it has not spoken yet.
#[derive(Default)]
struct Texts {
    /// The language of the text that follows.
    language: Option<String>,
    /// Languages and texts. Only the first words of each text: Orca may put names of
    /// punctuation into the rest.
    waiting: VecDeque<(String, String)>,
}

impl Texts {
    fn read(&mut self, line: &str) {
        if let Some((_, rest)) = line.split_once(VOICE) {
            let tag = rest.split('\'').next();
            // Python's word where the browser has no language.
            let tag = tag.filter(|tag| !["", "None"].contains(tag));
            self.language = tag.map(str::to_owned);
        } else if let Some((_, value)) = line.split_once(TEXT)
            && let Some(language) = self.language.take()
            && let Some((_, text)) = value.split_once("=[")
        {
            let is_word = |letter: char| letter.is_alphanumeric() || letter == ' ';
            let mut parts = text.split(|letter| !is_word(letter)).map(str::trim);
            if let Some(words) = parts.find(|part| !part.is_empty()) {
                self.waiting.push_back((language, words.to_owned()));
            }
        }
    }

    /// Puts the language before an utterance that is not in Orca's own. Orca says each
    /// text of another language by itself.
    fn mark(&mut self, utterance: String) -> String {
        let mut texts = self.waiting.iter();
        let Some(index) = texts.position(|(_, words)| begins_with(&utterance, words)) else {
            return utterance;
        };
        // Those before it were announced in other words.
        match self.waiting.drain(..=index).next_back() {
            Some((language, _)) if language != OWN_LANGUAGE => format!("[{language}] {utterance}"),
            _ => utterance,
        }
    }
}

/// Whether an utterance begins with these words, after any punctuation.
fn begins_with(utterance: &str, words: &str) -> bool {
    let rest = utterance
        .trim_start_matches(|letter: char| !letter.is_alphanumeric())
        .strip_prefix(words);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
