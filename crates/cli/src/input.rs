//! Reading files and standard input as UTF-8 text, within bounds.
//!
//! Nothing is read past [`MAX_BYTES`], and text in another encoding is reported
//! instead of being guessed.

use crate::failure::Failure;
use crate::source::Source;
use std::fs::File;
use std::io::{self, Read};

/// The maximum size of an input: sixteen times the text limit of an article, for
/// the pages and feeds that articles are imported from.
pub(crate) const MAX_BYTES: u64 = 16 << 20;

impl Source {
    /// Decodes bytes.
    ///
    /// # Errors
    ///
    /// If they are too many or not UTF-8.
    pub fn from_bytes(name: &str, bytes: Vec<u8>) -> Result<Self, Failure> {
        limit(name, &bytes)?;
        let text = decode(bytes).map_err(|why| Failure::Data(format!("{name} {why}")))?;
        Ok(Self {
            name: name.to_owned(),
            text,
        })
    }
}

/// Reads a file, or standard input if its name is `-`.
///
/// # Errors
///
/// If it cannot be read, is too large, or is not UTF-8.
pub(crate) fn read(file: &str) -> Result<Source, Failure> {
    let (name, bytes) = read_bytes(file)?;
    Source::from_bytes(name, bytes)
}

/// Reads the bytes of a file, or of standard input, with its name for messages.
///
/// # Errors
///
/// If it cannot be read or is too large.
pub(crate) fn read_bytes(file: &str) -> Result<(&str, Vec<u8>), Failure> {
    let (name, bytes) = if file == "-" {
        ("standard input", limited(io::stdin().lock()))
    } else {
        (file, open(file).and_then(limited))
    };
    let bytes =
        bytes.map_err(|e| Failure::Data(format!("{name} could not be read: {}", words(&e))))?;
    limit(name, &bytes)?;
    Ok((name, bytes))
}

fn limit(name: &str, bytes: &[u8]) -> Result<(), Failure> {
    if bytes.len() as u64 <= MAX_BYTES {
        return Ok(());
    }
    Err(Failure::Data(format!(
        "{name} is larger than {} MiB, which is more than this program reads; the text of \
         an article may have 1 MiB",
        MAX_BYTES >> 20
    )))
}

/// At most one file of a list can be standard input, which is read once.
///
/// # Errors
///
/// Invalid usage.
pub(crate) fn check_list(files: &[String]) -> Result<(), Failure> {
    if files.iter().filter(|file| *file == "-").count() > 1 {
        return Err(Failure::Usage(
            "standard input (-) can only be read once".to_owned(),
        ));
    }
    Ok(())
}

/// UTF-8 with or without a byte order mark; the error names the likely encoding.
fn decode(mut bytes: Vec<u8>) -> Result<String, String> {
    const SAVE: &str = "save it as UTF-8 and try again";
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(format!("is UTF-16 text, and only UTF-8 is read; {SAVE}"));
    }
    // In UTF-16 without a mark, every other byte of Latin text is zero.
    let head = bytes.get(..64).unwrap_or(&bytes);
    if head.iter().filter(|byte| **byte == 0).count() * 3 > head.len() && !head.is_empty() {
        return Err(format!(
            "seems to be UTF-16 text, and only UTF-8 is read; {SAVE}"
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..at).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let byte = error.as_bytes().get(at).copied().unwrap_or_default();
        format!(
            "is not UTF-8: line {line} has the byte 0x{byte:02X}, as text in an older encoding \
             such as Windows-1252 or Latin-1 has; {SAVE}"
        )
    })
}

fn open(file: &str) -> io::Result<File> {
    let opened = File::open(file)?;
    if opened.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(opened)
}

/// Reads one byte more than the limit, to detect longer input.
fn limited(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The error message without the system's error number.
pub(crate) fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encodings_are_recognized() {
        assert_eq!(decode("\u{FEFF}{}".into()).as_deref(), Ok("{}"));
        assert_eq!(decode("Ереван".into()).as_deref(), Ok("Ереван"));
        for (bytes, word) in [
            (&b"\xFF\xFE{\0}\0"[..], "UTF-16"),
            (b"\xFE\xFF\0{\0}", "UTF-16"),
            (b"{\0\"\0a\0\"\0}\0", "UTF-16"),
            (b"{\n\"a\": \"caf\xE9\"}", "line 2"),
        ] {
            let error = decode(bytes.to_vec());
            assert!(error.as_ref().is_err_and(|e| e.contains(word)), "{error:?}");
        }
    }
}
