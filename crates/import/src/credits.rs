//! Reads lines that credit a picture: removes labels such as "Photo:", since the widget
//! marks credits itself.

/// Labels before a colon, in lower case.
const LABELS: [&str; 58] = [
    "archivbild",
    "archivfoto",
    "beitragsbild",
    "bild",
    "bilder",
    "bildnachweis",
    "bildquelle",
    "bildrechte",
    "copyright",
    "credit",
    "credits",
    "crédit",
    "crédit image",
    "crédit photo",
    "crédito",
    "crédits",
    "crédits photo",
    "foto",
    "fotocredit",
    "fotograf",
    "fotografie",
    "fotos",
    "fotoğraf",
    "fuente",
    "grafik",
    "illustration",
    "image",
    "image credit",
    "image source",
    "imagen",
    "images",
    "imágenes",
    "photo",
    "photo credit",
    "photo credits",
    "photo illustration",
    "photograph",
    "photographer",
    "photographs",
    "photography",
    "photos",
    "picture",
    "picture credit",
    "pictures",
    "quelle",
    "source",
    "titelbild",
    "zdjęcie",
    "автор фото",
    "источник",
    "источник фото",
    "снимок",
    "фото",
    "фотограф",
    "фотография",
    "լուսանկար",
    "լուսանկարը",
    "լուսանկարչություն",
];

/// Beginnings that need no colon.
const BEGINNINGS: [&str; 16] = [
    "©",
    "(c) ",
    "image copyright ",
    "photo by ",
    "photos by ",
    "photograph by ",
    "photographs by ",
    "image by ",
    "images by ",
    "picture by ",
    "illustration by ",
    "foto von ",
    "fotos von ",
    "photo de ",
    "foto de ",
    "foto di ",
];

/// A credit without its label, if a name follows.
pub(crate) fn credit(line: &str) -> Option<String> {
    let whole = line.trim();
    let mut rest = whole;
    if let Some(inner) = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')'))
        && !inner.contains(['(', ')'])
    {
        rest = inner.trim();
    }
    while let Some(name) = after_label(rest).filter(|name| is_name(name)) {
        rest = name;
    }
    (!whole.is_empty()).then(|| rest.to_owned())
}

/// What follows a label.
fn after_label(line: &str) -> Option<&str> {
    if let Some((label, rest)) = line.split_once([':', '՝'])
        && LABELS
            .binary_search(&label.trim().to_lowercase().as_str())
            .is_ok()
    {
        return Some(rest.trim_start());
    }
    BEGINNINGS.iter().find_map(|begin| {
        let start = line.get(..begin.len())?;
        let is_same = start.to_lowercase() == **begin;
        is_same.then(|| line.get(begin.len()..).unwrap_or_default().trim_start())
    })
}

/// Whether a text can be a name: a year alone is part of "© 2024 Agency".
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '©')
        || after_label(text).is_some()
        || text.starts_with('@')
}

#[cfg(test)]
mod tests {
    use super::{LABELS, credit};

    #[test]
    fn labels_before_names_are_removed() {
        assert!(LABELS.is_sorted());
        for (line, expected) in [
            ("Photo: Ann Lee", "Ann Lee"),
            ("Foto: picture alliance / dpa", "picture alliance / dpa"),
            ("Photograph: Ann Lee/Agency", "Ann Lee/Agency"),
            ("(Photo by Ann Lee)", "Ann Lee"),
            ("Image credit: Ann Lee", "Ann Lee"),
            ("Credit: Photo: Ann Lee", "Ann Lee"),
            ("Foto: © Ann Lee", "Ann Lee"),
            ("© Ann Lee", "Ann Lee"),
            ("Image copyright Ann Lee", "Ann Lee"),
            ("© 2024 Agency", "© 2024 Agency"),
            ("Crédit photo : Anne Dupont", "Anne Dupont"),
            ("Фото: Анна Иванова / ТАСС", "Анна Иванова / ТАСС"),
            ("Լուսանկարը՝ Աննա Լի", "Աննա Լի"),
            ("Photo Agency", "Photo Agency"),
            ("Photo:", "Photo:"),
            ("Ann Lee (Agency)", "Ann Lee (Agency)"),
        ] {
            assert_eq!(credit(line).as_deref(), Some(expected), "{line}");
        }
        assert_eq!(credit("  "), None);
    }
}
