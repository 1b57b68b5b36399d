//! Tells speech after dashes, as in Russian or French prose, from the items of a list.

/// The dashes of speech; a hyphen stands for one in typewritten text.
const DASHES: [char; 4] = ['-', '–', '—', '―'];

/// What ends a sentence, without quotation marks after it.
const ENDS: [char; 5] = ['.', '!', '?', '…', '։'];

/// Whether a line begins with a dash and a space, as speech does.
pub(crate) fn begins_with_dash(line: &str) -> bool {
    let rest = line.strip_prefix(DASHES);
    rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// Whether lines that all begin with a dash are speech and no list. `quotes_with_dashes`
/// says that their language marks speech so.
///
/// Speech asks, or names its speaker after another dash. In languages that mark speech
/// with dashes, lines that begin with a capital are speech after a long dash, and after a
/// hyphen if they are whole sentences that no colon introduces.
pub(crate) fn is_dialogue(lines: &[String], quotes_with_dashes: bool, introduced: bool) -> bool {
    if !lines.iter().all(|line| begins_with_dash(line)) {
        return false;
    }
    // The question mark of Armenian stands inside a word.
    let asks = |line: &&String| unquoted(line).ends_with('?') || line.contains('՞');
    let asking = lines.iter().filter(asks).count();
    // A list of questions has nothing else.
    if asking > 0 && asking < lines.len() || lines.iter().any(|line| names_speaker(line)) {
        return true;
    }
    let is_long = lines.iter().all(|line| !line.starts_with('-'));
    let ends = lines.iter().all(|line| ends_sentence(line));
    let begins = lines.iter().all(|line| !begins_small(line));
    match (is_long, quotes_with_dashes) {
        (true, true) => begins,
        (true, false) => begins && ends,
        (false, true) => begins && ends && !introduced,
        (false, false) => false,
    }
}

/// Whether a line ends as a sentence does.
pub(crate) fn ends_sentence(line: &str) -> bool {
    unquoted(line).ends_with(ENDS)
}

/// Whether a language marks speech with dashes rather than with quotation marks.
pub(crate) fn quotes_with_dashes(language: &str) -> bool {
    !matches!(
        language,
        "en" | "de" | "nl" | "cs" | "sk" | "zh" | "ja" | "ko" | "und"
    )
}

/// Whether the speaker is named after another dash: ", – he said".
fn names_speaker(line: &str) -> bool {
    let rest = line.strip_prefix(DASHES).unwrap_or(line);
    DASHES.iter().any(|dash| {
        let mut parts = rest.split(*dash).peekable();
        let mut found = false;
        while let (Some(before), Some(after)) = (parts.next(), parts.peek()) {
            found |= before.ends_with([' ', '\u{A0}'])
                && before.trim_end().ends_with([',', '.', '!', '?', '…', '»'])
                && begins_small_text(after.trim_start())
                && after.starts_with(char::is_whitespace);
        }
        found
    })
}

fn begins_small(line: &str) -> bool {
    begins_small_text(line.trim_start_matches(DASHES).trim_start())
}

fn begins_small_text(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

fn unquoted(line: &str) -> &str {
    line.trim_end_matches(['"', '”', '»', '“', '’', ')', ' '])
}

#[cfg(test)]
mod tests {
    use super::is_dialogue;

    #[test]
    fn speech_differs_from_lists() {
        for (text, is_russian, introduced, expected) in [
            ("– Как прошли переговоры?\n– Хорошо.", true, false, true),
            ("- Как прошли переговоры?\n- Хорошо.", true, false, true),
            ("- Мы договорились.\n- Этого мало.", true, false, true),
            ("- Мы договорились, - сказал он.\n- Да", true, true, true),
            ("— Да\n— Нет", true, false, true),
            (
                "- подписать договор;\n- открыть границу.",
                true,
                true,
                false,
            ),
            (
                "– подписать договор;\n– открыть границу.",
                true,
                true,
                false,
            ),
            (
                "- Переговоры пройдут в мае.\n- Визит отложен.",
                true,
                true,
                false,
            ),
            ("- Вена\n- Женева", true, false, false),
            ("- How did it go?\n- Well.", false, false, true),
            ("– Ministers met.\n– Talks resume.", false, false, true),
            ("- Ministers met.\n- Talks resume.", false, false, false),
            ("– Vienna\n– Geneva", false, false, false),
            ("- Who pays?\n- Who decides?", false, false, false),
            ("- trade, transit\n- rail-bound goods", false, false, false),
        ] {
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            assert_eq!(
                is_dialogue(&lines, is_russian, introduced),
                expected,
                "{text}"
            );
        }
    }
}
