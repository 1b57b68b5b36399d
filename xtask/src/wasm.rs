//! A look into a WASM file: its sections, and the sizes of its functions.
//!
//! Reads the little that the commands ask for. It does not validate.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const NAMES_OF_FUNCTIONS: u8 = 1;

/// A section; custom ones have a name.
struct Section<'a> {
    id: u8,
    name: &'a str,
    content: Reader<'a>,
}

/// The names of the custom sections.
pub(crate) fn custom_sections(file: &[u8]) -> Result<Vec<&str>> {
    Ok(sections(file)?
        .into_iter()
        .filter(|section| section.id == CUSTOM)
        .map(|section| section.name)
        .collect())
}

/// A custom section to put at the end of a module. Both texts together must be
/// shorter than 126 bytes, so that each length is one byte.
pub(crate) fn custom_section(name: &str, content: &str) -> Vec<u8> {
    let length = |bytes: usize| u8::try_from(bytes).unwrap_or(u8::MAX) & 0x7f;
    let mut section = vec![
        CUSTOM,
        length(1 + name.len() + content.len()),
        length(name.len()),
    ];
    section.extend(name.bytes().chain(content.bytes()));
    section
}

/// Functions with their sizes in bytes, the largest first.
pub(crate) fn functions(file: &[u8]) -> Result<Vec<(usize, String)>> {
    let (mut names, mut sizes, mut imported) = (BTreeMap::new(), Vec::new(), 0);
    for mut section in sections(file)? {
        match (section.id, section.name) {
            (IMPORT, _) => imported = imported_functions(section.content)?,
            (CODE, _) => {
                for _ in 0..section.content.number()? {
                    let size = section.content.number()?;
                    section.content.take(size)?;
                    sizes.push(size);
                }
            }
            (CUSTOM, "name") => names = function_names(section.content)?,
            _ => {}
        }
    }
    let mut functions: Vec<(usize, String)> = sizes
        .into_iter()
        .enumerate()
        .map(|(index, size)| {
            let index = index + imported;
            let name = names
                .get(&index)
                .map(|name| format!("{:#}", rustc_demangle::demangle(name)));
            (size, name.unwrap_or_else(|| format!("function {index}")))
        })
        .collect();
    functions.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    Ok(functions)
}

fn sections(file: &[u8]) -> Result<Vec<Section<'_>>> {
    let mut reader = Reader(file);
    if reader.take(8)? != b"\0asm\x01\0\0\0" {
        bail!("not a WASM file of version 1");
    }
    let mut sections = Vec::new();
    while !reader.0.is_empty() {
        let id = reader.byte()?;
        let size = reader.number()?;
        let mut content = Reader(reader.take(size)?);
        let name = if id == CUSTOM { content.text()? } else { "" };
        sections.push(Section { id, name, content });
    }
    Ok(sections)
}

fn function_names(mut section: Reader<'_>) -> Result<BTreeMap<usize, &str>> {
    while !section.0.is_empty() {
        let id = section.byte()?;
        let size = section.number()?;
        let mut content = Reader(section.take(size)?);
        if id == NAMES_OF_FUNCTIONS {
            return (0..content.number()?)
                .map(|_| Ok((content.number()?, content.text()?)))
                .collect();
        }
    }
    Ok(BTreeMap::new())
}

/// How many functions are imported: their indices come first.
fn imported_functions(mut section: Reader<'_>) -> Result<usize> {
    let mut functions = 0;
    for _ in 0..section.number()? {
        section.text()?;
        section.text()?;
        match section.byte()? {
            0 => {
                section.number()?;
                functions += 1;
            }
            1 => {
                section.byte()?;
                section.limits()?;
            }
            2 => section.limits()?,
            3 => {
                section.take(2)?;
            }
            kind => bail!("unknown kind of import: {kind}"),
        }
    }
    Ok(functions)
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self
            .0
            .split_at_checked(length)
            .context("a WASM file that is cut off")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        bail!("a number without an end in a WASM file")
    }

    fn text(&mut self) -> Result<&'a str> {
        let length = self.number()?;
        Ok(std::str::from_utf8(self.take(length)?)?)
    }

    fn limits(&mut self) -> Result<()> {
        let has_maximum = self.byte()? & 1 == 1;
        self.number()?;
        if has_maximum {
            self.number()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One imported function, two of its own (`long` of four bytes, one without
    /// a name of two), and their names.
    const MODULE: &[u8] = &[
        0, b'a', b's', b'm', 1, 0, 0, 0, //
        2, 7, 1, 1, b'm', 1, b'f', 0, 0, //
        10, 9, 2, 2, 0, 0x0b, 4, 0, 1, 1, 0x0b, //
        0, 14, 4, b'n', b'a', b'm', b'e', 1, 7, 1, 2, 4, b'l', b'o', b'n', b'g',
    ];

    #[test]
    fn largest_functions_come_first() {
        let expected = [(4, "long".to_owned()), (2, "function 1".to_owned())];
        assert_eq!(functions(MODULE).expect("readable"), expected);
    }

    #[test]
    fn custom_sections_have_names() {
        assert_eq!(custom_sections(MODULE).expect("readable"), ["name"]);
    }

    #[test]
    fn a_custom_section_is_added() {
        let file = [MODULE, &custom_section("version", "1.2.3")].concat();
        let names = custom_sections(&file).expect("readable");
        assert_eq!(names, ["name", "version"]);
        assert!(file.ends_with(b"1.2.3"));
    }

    #[test]
    fn broken_files_are_errors() {
        for end in [0, 4, 12, MODULE.len() - 1] {
            assert!(functions(&MODULE[..end]).is_err(), "cut at {end}");
        }
    }
}
