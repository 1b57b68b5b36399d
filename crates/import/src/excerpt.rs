//! Shortens text for notes.

/// How a text begins: whole words on one line, with an ellipsis where it goes on. A word
/// that is too long alone is cut.
pub(crate) fn excerpt(text: &str, length: usize) -> String {
    excerpt_of([text], length)
}

/// The same of several texts in a row.
pub(crate) fn excerpt_of<'t>(texts: impl IntoIterator<Item = &'t str>, length: usize) -> String {
    let mut begin = String::new();
    let mut left = length;
    for word in texts.into_iter().flat_map(str::split_whitespace) {
        let space = if begin.is_empty() { "" } else { " " };
        let letters = word.chars().count() + space.len();
        if letters > left {
            if begin.is_empty() {
                begin.extend(word.chars().take(length));
            }
            begin.push('…');
            break;
        }
        left -= letters;
        begin.extend([space, word]);
    }
    begin
}

#[cfg(test)]
mod tests {
    use super::{excerpt, excerpt_of};

    #[test]
    fn texts_are_cut_between_words() {
        assert_eq!(excerpt("Talks in Vienna", 40), "Talks in Vienna");
        assert_eq!(excerpt("Talks in Vienna ended", 15), "Talks in Vienna…");
        assert_eq!(excerpt("Talks\n in Vienna", 14), "Talks in…");
        assert_eq!(excerpt("Verhandlungen", 5), "Verha…");
        assert_eq!(excerpt_of(["Talks ", "in", " Vienna"], 9), "Talks in…");
        assert_eq!(excerpt("  ", 9), "");
    }
}
