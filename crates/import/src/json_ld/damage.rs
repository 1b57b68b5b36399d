//! Describes damaged JSON-LD to an editor: where it is, and what it costs.

use crate::draft::Draft;

/// What is wrong, without advice for the author of the JSON.
pub(super) fn fault(message: &str) -> &str {
    match message.split(';').next().unwrap_or_default() {
        message if message.starts_with("not JSON") => "text that is not JSON",
        message => message,
    }
}

/// What the article lacks of the fields that such data usually has.
pub(super) fn cost(draft: &Draft) -> String {
    let fields = [
        ("author", draft.authors.is_empty()),
        ("date", draft.published.is_none()),
        ("picture", draft.image.is_none()),
    ];
    let missing = fields.iter().filter(|(_, is_missing)| *is_missing);
    let missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
    match missing.is_empty() {
        true => "author, date and picture were found elsewhere in the page".to_owned(),
        false => format!(
            "the article has no {}, which may stand there",
            missing.join(" and no ")
        ),
    }
}

/// The location in the page of a byte in a script, and the text there.
pub(super) fn place(page: &str, json: &str, at: usize) -> (String, String) {
    let line = page.find(json).map(|start| {
        let before = page.get(..start + at).unwrap_or_default();
        format!(" in line {}", before.matches('\n').count() + 1)
    });
    let before = json.get(..at).unwrap_or_default();
    let begin = before.char_indices().rev().nth(20).map_or(0, |(at, _)| at);
    let near: String = json
        .get(begin..)
        .unwrap_or_default()
        .chars()
        .take(40)
        .collect();
    (line.unwrap_or_default(), near)
}
