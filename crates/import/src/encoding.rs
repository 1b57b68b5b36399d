//! Decodes bytes by byte order mark, by declaration, or by detection.
//!
//! Newsroom archives have pages in windows-1251, KOI8-R, Latin-1 and UTF-16. Guesses
//! are noted; what is not text is rejected.

use crate::error::Error;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How many bytes are searched for a declaration.
const HEAD: usize = 4096;

/// Decodes a file. The note says what was guessed.
///
/// # Errors
///
/// If the bytes are not text.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<String>), Error> {
    if let Some(kind) = binary(bytes) {
        return Err(Error::File(format!(
            "is {kind}, not text; save the story as HTML or as plain text"
        )));
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let body = bytes.get(length..).unwrap_or_default();
        return Ok((encoding.decode_without_bom_handling(body).0, None));
    }
    if let Some(encoding) = utf_16(bytes) {
        return Ok((encoding.decode_without_bom_handling(bytes).0, None));
    }
    let declared = declared(bytes).filter(|encoding| *encoding != UTF_8);
    if declared != Some(ISO_2022_JP)
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Ok((Cow::Borrowed(text), None));
    }
    if let Some(encoding) = declared {
        return Ok((encoding.decode_without_bom_handling(bytes).0, None));
    }
    if let Some(text) = damaged_utf_8(bytes) {
        let note = "the file is UTF-8 with damaged characters, which show as \u{FFFD}";
        return Ok((text, Some(note.to_owned())));
    }
    let controls = bytes
        .iter()
        .filter(|byte| **byte < 0x20 && !b"\t\n\r\x0C\x1B".contains(byte));
    if controls.count() * 100 > bytes.len() {
        return Err(Error::File(
            "is not text; save the story as HTML or as plain text".to_owned(),
        ));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let note = format!(
        "the file does not say its encoding and was read as {}; look at letters with accents and \
         at quotation marks",
        encoding.name()
    );
    Ok((encoding.decode_without_bom_handling(bytes).0, Some(note)))
}

/// The kind of a binary file, by its first bytes.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 9] = [
        (b"%PDF-", "a PDF"),
        (
            b"PK\x03\x04",
            "a ZIP archive, such as a DOCX or ODT document",
        ),
        (b"\xD0\xCF\x11\xE0", "a Microsoft Office document"),
        (b"{\\rtf", "an RTF document"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"bplist00", "a Safari web archive"),
    ];
    let found = kinds.iter().find(|(begin, _)| bytes.starts_with(begin));
    found.map(|(_, kind)| *kind)
}

/// UTF-16 without a mark: every other byte is zero in Latin text, or one of a few
/// values in Cyrillic or Armenian text.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..512).unwrap_or(bytes);
    let high = |skip: usize| {
        let units = head.iter().skip(skip).step_by(2);
        let count = units
            .clone()
            .filter(|byte| matches!(byte, 0 | 4 | 5))
            .count();
        (count * 10, units.count())
    };
    let ((even, evens), (odd, odds)) = (high(0), high(1));
    if head.len() < 4 {
        None
    } else if even > evens * 8 && odd < odds * 3 {
        Some(UTF_16BE)
    } else if odd > odds * 8 && even < evens * 3 {
        Some(UTF_16LE)
    } else {
        None
    }
}

/// The encoding that a page or an XML document declares.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    if !head.contains('<') {
        return None;
    }
    let labels = ["charset", "encoding"].iter().flat_map(|word| {
        head.match_indices(word).filter_map(|(at, word)| {
            let after = head.get(at + word.len()..)?.trim_start();
            let label = after.strip_prefix('=')?.trim_start();
            let label = label.trim_start_matches(['"', '\'']);
            let is_part = |c: char| c.is_ascii_alphanumeric() || "-_:.".contains(c);
            let end = label.find(|c| !is_part(c)).unwrap_or(label.len());
            Encoding::for_label(label.get(..end)?.as_bytes())
        })
    });
    // A page that says UTF-16 in bytes that could be read is not UTF-16.
    let mut labels = labels.filter(|found| ![UTF_16BE, UTF_16LE].contains(found));
    labels.next()
}

/// UTF-8 with a few broken characters, as after truncation or concatenation.
fn damaged_utf_8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let chunks = bytes.utf8_chunks();
    let (mut broken, mut whole) = (0_usize, 0_usize);
    for chunk in chunks {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (broken * 20 < whole).then(|| String::from_utf8_lossy(bytes))
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).map_or_else(
            |error| format!("error: {error}"),
            |(text, _)| text.into_owned(),
        )
    }

    #[test]
    fn declared_encodings_are_read() {
        let page = |label: &str, word: &[u8]| {
            let head = format!("<meta charset=\"{label}\"><p>");
            text(&[head.as_bytes(), word].concat())
        };
        assert!(page("windows-1251", b"\xCC\xE8\xED\xE8\xF1\xF2\xF0").ends_with("Министр"));
        assert!(page("koi8-r", b"\xED\xC9\xCE\xC9\xD3\xD4\xD2").ends_with("Министр"));
        assert!(page("iso-8859-1", b"caf\xE9").ends_with("café"));
        assert!(page("windows-1251", "Министр".as_bytes()).ends_with("Министр"));
    }

    #[test]
    fn encodings_without_a_declaration_are_detected() {
        let utf_16: Vec<u8> = "Министры встретились"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(text(&utf_16), "Министры встретились");
        assert_eq!(text(b"\xFE\xFF\0{\0}"), "{}");
        let cyrillic = b"\xCC\xE8\xED\xE8\xF1\xF2\xF0\xFB \xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xE8\xF1\xFC \xE2 \xC2\xE5\xED\xE5";
        let (text, note) = decode(cyrillic).expect("text");
        assert_eq!(text, "Министры встретились в Вене");
        assert!(note.is_some_and(|note| note.contains("windows-1251")));
    }

    #[test]
    fn binary_files_are_rejected() {
        assert!(text(b"%PDF-1.7").contains("a PDF"));
        assert!(text(b"\x01\x02\xFF\x03\x04\x05").contains("not text"));
    }
}
