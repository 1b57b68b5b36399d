//! Parses bylines such as "By Ann Lee and Bo Berg, Kyiv correspondent".

use crate::draft::{Notes, contributor, decoded};
use crate::inline::one_line;
use crate::newsrooms::{is_agency, is_newsroom};
use article::Contributor;

/// Words that begin a byline in several languages.
const BEGINNINGS: [&str; 23] = [
    "by ",
    "by: ",
    "written by ",
    "published by ",
    "posted by ",
    "words by ",
    "words: ",
    "author: ",
    "autor: ",
    "auteur: ",
    "author ",
    "text by ",
    "story by ",
    "reporting by ",
    "von ",
    "text: ",
    "por ",
    "par ",
    "di ",
    "автор: ",
    "текст: ",
    "door ",
    "tekst: ",
];

/// Words that join two names.
const JOINTS: [&str; 13] = [
    " and ", " und ", " et ", " y ", " e ", " и ", " և ", " & ", " with ", " avec ", " mit ",
    " con ", " met ",
];

/// Those before an agency that helped. A line may begin with one.
const HELPED_BY: [&str; 7] = ["with ", "avec ", "mit ", "con ", "met ", "from ", "nach "];

/// Words for an office or a workplace, which are not names.
const ROLES: [&str; 20] = [
    "correspondent",
    "editor",
    "reporter",
    "staff",
    "writer",
    "columnist",
    "journalist",
    "contributor",
    "bureau",
    "chief",
    "analyst",
    "producer",
    "desk",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "корреспондент",
    "редактор",
    "обозреватель",
    "photographer",
];

/// The days of the week in the languages of most bylines.
const WEEKDAYS: [&str; 28] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];

/// The authors in a line. `url` is that of the author, if there is only one.
pub(crate) fn authors(line: &str, url: Option<&str>, notes: &mut Notes) -> Vec<Contributor> {
    let line = one_line(&decoded(line));
    if is_address(&line) {
        notes.left_out(format!("author {line:?}: an address is no name"));
        return Vec::new();
    }
    // What follows a bar or a dot is a date or a place, and so is what stands in
    // brackets.
    let line = without_brackets(&line);
    let line = line
        .split(['|', '•', '·'])
        .next()
        .unwrap_or_default()
        .trim();
    let lower = line.to_lowercase();
    let begin = BEGINNINGS.iter().find(|begin| lower.starts_with(**begin));
    let line = begin
        .and_then(|begin| line.get(begin.len()..))
        .unwrap_or(line);
    let lower = line.to_lowercase();
    let helped = HELPED_BY.iter().find(|begin| lower.starts_with(**begin));
    let line = helped
        .and_then(|begin| line.get(begin.len()..))
        .unwrap_or(line);
    let mut parts = vec![line.trim()];
    for joint in JOINTS {
        parts = parts
            .into_iter()
            .flat_map(|part| split_outside(part, joint))
            .collect();
    }
    let parts: Vec<&str> = parts
        .into_iter()
        .flat_map(|part| part.split([',', ';', '/']))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let is_single = parts.len() == 1;
    let mut found: Vec<Contributor> = Vec::new();
    for part in parts {
        let (name, rest) = part.split_once(" in ").unwrap_or((part, ""));
        let name = name.trim_matches([' ', '.', '(', ')', ':']);
        // "Ann Writer" is a name, "staff writer" is none.
        let words = || name.split([' ', '-']);
        let is_known = |word: &str| ROLES.contains(&word.to_lowercase().as_str());
        let is_role = words().any(|word| ROLES.contains(&word))
            || words().all(is_known)
            || words().any(|word| ["Correspondent", "Editor", "Reporter"].contains(&word));
        let has_digits = name.chars().any(|c| c.is_ascii_digit());
        if is_address(name) || name.contains('@') {
            notes.left_out(format!("author {name:?}: an address is no name"));
            continue;
        }
        if is_newsroom(name) || is_date(name) || words().all(is_known) {
            notes.left_out(format!("of the byline: {part:?}, which names no person"));
            continue;
        }
        let has_person = found.iter().any(|known| !is_agency(&known.name));
        let is_second = match is_agency(name) {
            true => has_person,
            false => !found.is_empty() && is_place(name),
        };
        if !is_single && (is_role || has_digits || is_second) {
            notes.left_out(format!("of the byline: {part:?}"));
            continue;
        }
        if !rest.is_empty() {
            notes.left_out(format!("of the byline: \"in {rest}\""));
        }
        let name = capitals(name);
        let url = url.filter(|_| is_single);
        if !found.iter().any(|known| known.name == name) {
            found.extend(contributor(&name, url, notes));
        }
    }
    found
}

/// Whether a line begins like a byline, or only names a newsroom or an agency.
pub(crate) fn is_byline(line: &str) -> bool {
    let lower = line.to_lowercase();
    if names_no_person(&lower) {
        return true;
    }
    let begin = BEGINNINGS.iter().find(|begin| lower.starts_with(**begin));
    let rest = begin.and_then(|begin| line.get(begin.len()..));
    rest.is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase))
        && line.chars().count() <= 100
        && !line.ends_with(['.', ':', '?', '!'])
}

/// Whether a text is a day of the week or a month.
fn is_date(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["en", "ru", "az", "hy"]
        .iter()
        .flat_map(|language| article::Strings::for_language(language).months.iter())
        .any(|month| month.to_lowercase() == lower)
        || WEEKDAYS.contains(&lower.as_str())
}

/// Whether a line only names a newsroom, or agencies that helped.
pub(crate) fn names_no_person(line: &str) -> bool {
    let lower = line.to_lowercase();
    let rest = |begins: &[&str]| {
        let begin = begins.iter().find(|begin| lower.starts_with(**begin));
        begin.and_then(|begin| lower.get(begin.len()..))
    };
    let is_short = line.split_whitespace().count() <= 3 && !line.ends_with(['.', ':', '?', '!']);
    let name = rest(&BEGINNINGS).unwrap_or(&lower);
    is_short && (is_newsroom(name) || rest(&HELPED_BY).is_some_and(is_agency))
}

/// A line without text in brackets.
fn without_brackets(line: &str) -> String {
    let mut depth = 0_usize;
    let kept = line.chars().filter(|c| match c {
        '(' | '[' => {
            depth += 1;
            false
        }
        ')' | ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    kept.collect()
}

/// Splits a line at a word, ignoring case.
fn split_outside<'l>(line: &'l str, joint: &str) -> Vec<&'l str> {
    let mut parts = Vec::new();
    let mut rest = line;
    let upper = joint.to_uppercase();
    while let Some(at) = rest.find(joint).or_else(|| rest.find(&upper)) {
        let length = if rest.get(at..).is_some_and(|rest| rest.starts_with(joint)) {
            joint.len()
        } else {
            upper.len()
        };
        parts.push(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + length..).unwrap_or_default();
    }
    parts.push(rest);
    parts
}

/// Whether a name is the URL of a page or a profile.
pub(crate) fn is_address(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    name.starts_with("http://")
        || name.starts_with("https://")
        || name.starts_with("www.")
        || name.starts_with('@')
        || !name.contains(' ') && name.contains('@')
}

/// A single lower-case word or a few capitals after a name are an agency or a place:
/// "dpa", "AFP".
fn is_place(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    !name.contains(' ') && (letters <= 4 || name.chars().all(|c| !c.is_uppercase()))
}

/// Converts a name in capitals to its usual spelling.
fn capitals(name: &str) -> String {
    let is_loud = name.contains(' ') && !name.chars().any(char::is_lowercase);
    if !is_loud {
        return name.to_owned();
    }
    let mut starts = true;
    let letters = name.chars().flat_map(|c| {
        let was_start = std::mem::replace(&mut starts, !c.is_alphabetic());
        if was_start {
            vec![c]
        } else {
            c.to_lowercase().collect()
        }
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::authors;
    use crate::draft::Notes;

    #[test]
    fn bylines_are_parsed() {
        for (line, names) in [
            ("By Ann Lee and Bo Berg", vec!["Ann Lee", "Bo Berg"]),
            (
                "Von Anna Nowak und Bo Berg, dpa",
                vec!["Anna Nowak", "Bo Berg"],
            ),
            (
                "By Ann Writer and Bo Berg, staff writer",
                vec!["Ann Writer", "Bo Berg"],
            ),
            ("BY ANN LEE", vec!["Ann Lee"]),
            ("By Ann Lee, Kyiv correspondent", vec!["Ann Lee"]),
            ("Ann Lee | 4 March 2024", vec!["Ann Lee"]),
            ("Reuters", vec!["Reuters"]),
            ("Bo O&#039;Berg", vec!["Bo O'Berg"]),
            (
                "Ann Lee (London) and Bo Berg (Paris)",
                vec!["Ann Lee", "Bo Berg"],
            ),
            ("Par Anne Dupont avec AFP", vec!["Anne Dupont"]),
            ("avec AFP", vec!["AFP"]),
            ("Par AFP avec Reuters", vec!["AFP", "Reuters"]),
            ("Anna Nowak mit Agenturen", vec!["Anna Nowak"]),
            ("By Ann Lee and Reuters", vec!["Ann Lee"]),
            ("Redaktion", vec![]),
            ("Von Redaktion", vec![]),
            ("Von der Redaktion", vec![]),
            ("Redaktion mit dpa", vec!["dpa"]),
            ("La rédaction", vec![]),
            ("Par La rédaction avec AFP", vec!["AFP"]),
            ("Redacción", vec![]),
            ("Por Redacción / EFE", vec!["EFE"]),
            ("Редакция", vec![]),
            ("Автор: Редакция", vec![]),
            ("Donnerstag, 4. November 2021", vec![]),
            ("Staff Writer", vec![]),
            ("By News Desk", vec![]),
            ("Published by Ann Lee", vec!["Ann Lee"]),
            ("https://www.facebook.com/annlee", vec![]),
            ("ann@example.org", vec![]),
        ] {
            let found = authors(line, None, &mut Notes::default());
            let found: Vec<&str> = found.iter().map(|author| author.name.as_str()).collect();
            assert_eq!(found, names, "{line}");
        }
    }
}
