//! Parts a paragraph into sentences. Abbreviations and initials end none.

use unicode_segmentation::UnicodeSegmentation;

/// The sentences of a paragraph.
pub(crate) fn sentences(paragraph: &str) -> Vec<&str> {
    const ABBREVIATIONS: [&str; 34] = [
        "Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Sen.", "Gov.", "St.", "U.S.", "Sgt.", "Lt.", "Col.",
        "U.N.", "U.K.", "E.U.", "Prof.", "Rep.", "Capt.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.",
        "Jul.", "Aug.", "Sep.", "Sept.", "Oct.", "Nov.", "Dec.", "No.", "a.m.", "p.m.", "vs.",
    ];
    let ends_in_initial = |text: &str| {
        let word = text
            .rsplit([' ', '.'])
            .find(|word| !word.is_empty())
            .unwrap_or_default();
        text.ends_with('.') && word.chars().count() == 1 && word.chars().all(char::is_uppercase)
    };
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, part) in paragraph.split_sentence_bound_indices() {
        let end = at + part.len();
        let text = paragraph.get(start..end).unwrap_or_default().trim();
        let is_short = ABBREVIATIONS.iter().any(|short| {
            let before = text.strip_suffix(short);
            before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
        });
        if !is_short && !ends_in_initial(text) {
            sentences.push(text);
            start = end;
        }
    }
    sentences.push(paragraph.get(start..).unwrap_or_default().trim());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}
