//! Drops lines between the paragraphs of a story that lead elsewhere: links to other
//! stories, tags, appeals to subscribe and credits of pictures. What is dropped is noted.

use crate::credits::credit;
use crate::draft::Notes;
use crate::story::{beginning, report};
use article::{Block, Content, Span, Text};

/// The beginnings of lines that introduce links to other stories.
const LABELS: [&str; 103] = [
    "a lire aussi",
    "abonnieren sie",
    "aktualisiert am",
    "also read",
    "articles liés",
    "articoli correlati",
    "artikel teilen",
    "auch interessant",
    "auch lesen",
    "audios et vidéos sur le sujet",
    "ayrıca oku",
    "compartir esta noticia",
    "contenido relacionado",
    "czytaj także",
    "czytaj też",
    "czytaj więcej",
    "dans le même dossier",
    "das könnte dich auch",
    "das könnte sie auch",
    "das thema könnte dich auch",
    "den artikel teilen",
    "diesen artikel teilen",
    "don't miss",
    "don’t miss",
    "empfohlene artikel",
    "empfohlene beiträge",
    "entdecke weitere",
    "həmçinin oxu",
    "ilgili haber",
    "keine kommentare",
    "kommentar schreiben",
    "kommentare schreiben",
    "last modified",
    "le puede interesar",
    "lea también",
    "leave a comment",
    "lee también",
    "leer más",
    "lees meer",
    "lees ook",
    "leggi anche",
    "leia mais",
    "leia também",
    "lesen sie auch",
    "lesen sie dazu",
    "lesen sie mehr",
    "letzte änderung",
    "lies auch",
    "lire aussi",
    "mehr dazu",
    "mehr zum ereignis",
    "mehr zum thema",
    "mira también",
    "more from",
    "more on this",
    "más sobre",
    "no comments",
    "noticias relacionadas",
    "notícias relacionadas",
    "partager cet article",
    "permalien",
    "permalink",
    "potrebbe interessarti",
    "przeczytaj także",
    "przeczytaj też",
    "read also",
    "read more",
    "related articles",
    "related content",
    "related news",
    "related stories",
    "related topics",
    "saiba mais",
    "see also",
    "share this article",
    "siehe auch",
    "subscribe to",
    "sur le même sujet",
    "te puede interesar",
    "temas relacionados",
    "vea también",
    "veja também",
    "voir aussi",
    "vorschau auf den nächsten artikel",
    "vous aimerez aussi",
    "weitere artikel",
    "weitere beiträge",
    "you may also like",
    "you may be interested",
    "you might also like",
    "zobacz także",
    "zobacz też",
    "zuletzt aktualisiert",
    "à lire aussi",
    "à voir aussi",
    "поделиться",
    "подписывайтесь на",
    "подпишитесь на",
    "подробнее:",
    "смотрите также",
    "читайте также",
    "читать далее",
    "կարդացեք նաև",
];

/// Such lines that are too common as the beginning of other text.
const WHOLE_LABELS: [&str; 41] = [
    "advertisement",
    "anzeige",
    "comentarios",
    "commentaires",
    "comments",
    "compartir",
    "etiquetas",
    "externer inhalt",
    "filed under",
    "inhaltsverzeichnis",
    "kommentare",
    "meist-diskutiert",
    "meistgelesen",
    "most popular",
    "most read",
    "partager",
    "publicidad",
    "publicité",
    "recommended",
    "reklam",
    "relacionadas",
    "related",
    "schlagworte",
    "schlagwörter",
    "share this",
    "stichworte",
    "tagged",
    "tags",
    "teilen",
    "temas",
    "teqlər",
    "werbung",
    "zum thema",
    "zum weiterlesen",
    "комментарии",
    "по теме",
    "поделиться",
    "реклама",
    "теги",
    "թեգեր",
    "թեմաներ",
];

/// The beginnings of a line that names the photographer.
const CREDITS: [&str; 14] = [
    "beitragsbild:",
    "bild:",
    "bildnachweis",
    "copyright:",
    "crédit photo",
    "crédits photo",
    "foto:",
    "fotos:",
    "photo by ",
    "photo:",
    "photos:",
    "©",
    "фото:",
    "լուսանկարը՝",
];

/// Words of an appeal to readers.
const APPEALS: [&str; 30] = [
    "already a subscriber",
    "bereits abonnent",
    "déjà abonné",
    "free sign up",
    "jetzt anmelden",
    "jetzt registrieren",
    "letter to the editor",
    "please subscribe",
    "sign up here",
    "sign up now",
    "sign up to receive",
    "suscríbete",
    "do subskrypcji",
    "wesprzyj nas",
    "affiliate link",
    "affiliate-link",
    "all rights reserved",
    "alle angaben ohne gewähr",
    "alle rechte vorbehalten",
    "canal de telegram",
    "canal de youtube",
    "canal de whatsapp",
    "may earn a commission",
    "may receive compensation",
    "tous droits réservés",
    "todos los derechos reservados",
    "todos os direitos reservados",
    "written permission",
    "все права защищены",
    "подписывайтесь на наш",
];

/// Verbs and pronouns with which a page addresses its readers about a newsletter.
const ADDRESSES: [&str; 16] = [
    "abonn",
    "anmeld",
    "inscri",
    "inscrev",
    "nuestr",
    "notre",
    "our ",
    "registrier",
    "sign up",
    "signing up",
    "subscri",
    "suscr",
    "unser",
    "votre",
    "your",
    "zapisz",
];

/// Drops links to other stories, tags, appeals and credits between the paragraphs.
pub(crate) fn without_asides(blocks: Vec<Block>, notes: &mut Notes) -> Vec<Block> {
    let asides = marks(&blocks);
    let mut dropped = Vec::new();
    let mut kept: Vec<Block> = Vec::new();
    for (block, is_aside) in blocks.into_iter().zip(asides) {
        match (kept.last_mut(), &block) {
            _ if !is_aside => kept.push(block),
            (
                Some(Block::Content(Content::Image(image))),
                Block::Content(Content::Paragraph { text }),
            ) if is_credit(text) && image.credit.is_none() => {
                image.credit = credit(&text.plain());
            }
            _ => dropped.push(beginning(&block)),
        }
    }
    report(
        "links to other stories, appeals and the like",
        &dropped,
        notes,
    );
    kept
}

/// Which blocks lead elsewhere or ask for something.
fn marks(blocks: &[Block]) -> Vec<bool> {
    let mut is_after_label = false;
    let mut marks: Vec<bool> = Vec::new();
    for block in blocks {
        let is_aside = match block {
            Block::Content(Content::Paragraph { text } | Content::Heading { text }) => {
                let is_label = is_label(text);
                let is_aside = is_label
                    || is_credit(text)
                    || is_appeal(text)
                    || is_after_label && is_links(block);
                is_after_label = is_label || is_after_label && is_links(block);
                is_aside
            }
            Block::Content(Content::List { items, .. }) => {
                let is_links = is_links(block);
                items.first().is_some_and(is_label)
                    || items.len() <= 4 && items.iter().any(is_appeal)
                    || is_links && (is_after_label || items.len() > 2)
            }
            _ => false,
        };
        marks.push(is_aside);
    }
    // Links and headings after the last paragraph lead to other stories, and nothing
    // follows a colon there.
    for (block, mark) in blocks.iter().zip(&mut marks).rev() {
        let is_heading = matches!(block, Block::Content(Content::Heading { .. }));
        if !*mark && !is_heading && !is_links(block) && !introduces(block) {
            break;
        }
        *mark = true;
    }
    marks
}

/// Whether a line introduces links to other stories, or tags.
fn is_label(text: &Text) -> bool {
    let plain = text.plain().to_lowercase();
    let plain = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
    let ends = |rest: &str| rest.trim_start().starts_with([':', '»', '|', '>', '›']);
    let is_short = plain.chars().count() < 200;
    let mut whole = WHOLE_LABELS.iter().filter_map(|l| plain.strip_prefix(l));
    if whole.any(|rest| ends(rest) && is_short || !rest.contains(char::is_alphanumeric)) {
        return true;
    }
    let mut known = LABELS.iter().filter_map(|label| plain.strip_prefix(label));
    known.any(|rest| {
        let is_sentence = rest.trim_end().ends_with(['.', '!', '?']);
        let is_date = is_sentence && rest.chars().count() <= 40 && rest.contains(char::is_numeric);
        let is_line = plain.chars().count() <= 80 && (!is_sentence || is_date);
        is_line || plain.chars().count() <= 250 && (ends(rest) || is_link(text))
    }) || is_label_before_links(text)
}

/// Whether a line is a label and then links alone.
fn is_label_before_links(text: &Text) -> bool {
    let (links, others): (Vec<&Span>, Vec<&Span>) =
        text.0.iter().partition(|span| span.href.is_some());
    let label: String = others.iter().map(|span| span.text.as_str()).collect();
    let label = label
        .trim()
        .trim_end_matches([':', '»', '|', '>', '›', ',']);
    let label = label.trim().to_lowercase();
    let is_known = |labels: &[&str]| labels.contains(&label.as_str());
    !links.is_empty() && (is_known(&WHOLE_LABELS) || is_known(&LABELS))
}

/// Whether a block is a short line that introduces what follows.
fn introduces(block: &Block) -> bool {
    let Block::Content(Content::Paragraph { text }) = block else {
        return false;
    };
    let plain = text.plain();
    plain.trim_end().ends_with(':') && plain.chars().count() <= 60
}

/// Whether a block consists of links.
fn is_links(block: &Block) -> bool {
    match block {
        Block::Content(Content::Paragraph { text } | Content::Heading { text }) => is_link(text),
        Block::Content(Content::List { items, .. }) => items.iter().all(is_link),
        _ => false,
    }
}

fn is_link(text: &Text) -> bool {
    let is_silent = |text: &str| !text.contains(char::is_alphanumeric);
    let mut spans = text.0.iter();
    spans.any(|span| span.href.is_some() && !is_silent(&span.text))
        && text
            .0
            .iter()
            .all(|span| span.href.is_some() || is_silent(&span.text))
}

/// Whether a line only names the photographer or the owner of a picture.
fn is_credit(text: &Text) -> bool {
    let plain = text.plain();
    plain.chars().count() <= 120 && {
        let plain = plain.to_lowercase();
        CREDITS.iter().any(|credit| plain.starts_with(credit))
    }
}

/// Whether a line asks readers to subscribe, to sign up or to write a letter.
fn is_appeal(text: &Text) -> bool {
    let plain = text.plain().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    plain.chars().count() <= 250 && (has(&APPEALS) || has(&["newsletter"]) && has(&ADDRESSES))
}

#[cfg(test)]
mod tests {
    use super::{is_appeal, is_credit, is_label};
    use article::Text;

    #[test]
    fn lines_that_lead_elsewhere_differ_from_sentences() {
        type Rule = fn(&Text) -> bool;
        let rules: [(Rule, &[&str], &[&str]); 3] = [
            (
                is_label,
                &[
                    "Read more: Ministers meet again",
                    "► Lesen Sie auch",
                    "Tags: Vienna, talks",
                    "Читайте также: Встреча в Вене",
                ],
                &[
                    "Read more than one paper, he told students.",
                    "Related companies must report the change by July.",
                    "Comments by the minister were brief.",
                    "See also the protocol of 1994, which both sides signed in Vienna and still apply.",
                ],
            ),
            (
                is_credit,
                &["Photo: Ann Lee", "© Agency 2023"],
                &["Photos of the meeting were published on Tuesday."],
            ),
            (
                is_appeal,
                &["Sign up to our newsletter and never miss a story."],
                &["The newsletter reported the talks first."],
            ),
        ];
        for (rule, lines, sentences) in rules {
            for line in lines {
                assert!(rule(&Text::from(*line)), "{line}");
            }
            for sentence in sentences {
                assert!(!rule(&Text::from(*sentence)), "{sentence}");
            }
        }
    }
}
