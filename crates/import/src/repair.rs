//! Repairs common damage of JSON-LD in pages: surrounding comments and CDATA marks,
//! trailing commas and semicolons, raw line breaks in strings, escaped quotes, several
//! documents in one script.

use crate::json_text::{self, Unreadable};
use article::Value;

/// Parses the documents of a script, with the first damage that was repaired, if any.
///
/// # Errors
///
/// The location of other damage.
pub(crate) fn read(script: &str) -> Result<(Vec<Value>, Option<Unreadable>), Unreadable> {
    let failed = match json_text::read(script) {
        Ok(value) => return Ok((vec![value], None)),
        Err(problem) => problem,
    };
    let mut mended = unwrapped(script).to_owned();
    if mended.contains("&quot;") {
        mended = crate::draft::decoded(&mended);
    }
    let documents = documents(&mended);
    let mut values = Vec::new();
    for document in documents {
        match json_text::read(&document) {
            Ok(value) => values.push(value),
            Err(_) => return Err(failed),
        }
    }
    match values.is_empty() {
        true => Err(failed),
        false => Ok((values, Some(failed))),
    }
}

/// The text from the first bracket to the last.
fn unwrapped(script: &str) -> &str {
    let start = script.find(['{', '[']).unwrap_or(0);
    let inner = script.get(start..).unwrap_or_default();
    // `//<![CDATA[` has a bracket as well.
    let inner = match script.split_once("<![CDATA[") {
        Some((_, after)) => after
            .split("]]>")
            .next()
            .unwrap_or(after)
            .trim_end_matches(['/', '*', ' ']),
        None => inner,
    };
    let start = inner.find(['{', '[']).unwrap_or(0);
    let end = inner.rfind(['}', ']']).map_or(inner.len(), |at| at + 1);
    inner.get(start..end).unwrap_or(inner)
}

/// The documents of a text, without comments, commas before a closing bracket and
/// control characters in strings, which JSON does not allow.
fn documents(text: &str) -> Vec<String> {
    let mut documents = Vec::new();
    let mut document = String::new();
    let (mut depth, mut in_string) = (0_usize, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if in_string {
            match c {
                '\\' => {
                    document.push(c);
                    document.extend(chars.next());
                }
                '\n' => document.push_str("\\n"),
                '\t' => document.push_str("\\t"),
                c if c < ' ' => document.push(' '),
                '"' if is_inner(chars.clone()) => document.push_str("\\\""),
                c => {
                    in_string = c != '"';
                    document.push(c);
                }
            }
            continue;
        }
        match c {
            '/' if chars.peek() == Some(&'*') => {
                let mut before = ' ';
                for c in chars.by_ref() {
                    if before == '*' && c == '/' {
                        break;
                    }
                    before = c;
                }
            }
            '/' if chars.peek() == Some(&'/') => {
                chars.by_ref().take_while(|c| *c != '\n').for_each(drop);
            }
            '{' | '[' => {
                depth += 1;
                document.push(c);
            }
            '}' | ']' => {
                let end = document.trim_end().trim_end_matches(',').len();
                document.truncate(end);
                document.push(c);
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    documents.push(std::mem::take(&mut document));
                }
            }
            // Between two documents nothing counts.
            _ if depth == 0 => {}
            c => {
                in_string = c == '"';
                document.push(c);
            }
        }
    }
    documents.push(document);
    documents.retain(|document| !document.trim().is_empty());
    documents
}

/// Whether a quotation mark is inside its string: what follows cannot follow a string.
fn is_inner(mut after: impl Iterator<Item = char>) -> bool {
    let next = after.find(|c| !c.is_whitespace());
    !matches!(next, Some(',' | ':' | '}' | ']') | None)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn common_damage_is_repaired() {
        for (script, count) in [
            ("{\"a\": 1}", 1),
            ("{\"a\": 1};", 1),
            ("{\"a\": 1,}", 1),
            ("//<![CDATA[\n{\"a\": [1]}\n//]]>", 1),
            ("/* <![CDATA[ */ {\"a\": 1} /* ]]> */", 1),
            ("<!--\n{\"a\": 1}\n-->", 1),
            ("{\"a\": \"b\nc\td\"}", 1),
            ("{\"a\": \"He said \"no\" to it\"}", 1),
            ("{&quot;a&quot;: 1}", 1),
            ("{\"a\": 1}{\"b\": 2}", 2),
            ("{\"a\": 1 /* one */, // two\n\"b\": \"http://x\"}", 1),
        ] {
            let found = read(script).map(|(values, _)| values.len());
            assert_eq!(found.ok(), Some(count), "{script}");
        }
        for script in ["", "{\"a\" 1}", "{\"a\": ", "nothing"] {
            assert!(read(script).is_err(), "{script}");
        }
    }
}
