//! Reads and writes sections of a WASM file.

use std::collections::BTreeMap;

use anyhow::Result;
use wasm_encoder::{CustomSection, Section as _};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Whether the file has a custom section with this name.
pub(crate) fn has_custom_section(file: &[u8], name: &str) -> Result<bool> {
    for payload in Parser::new(0).parse_all(file) {
        if matches!(payload?, Payload::CustomSection(section) if section.name() == name) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Adds a custom section at the end of a file.
pub(crate) fn add_custom_section(file: &mut Vec<u8>, name: &str, content: &str) {
    let section = CustomSection {
        name: name.into(),
        data: content.as_bytes().into(),
    };
    section.append_to(file);
}

/// Functions with their sizes in bytes, the largest first.
pub(crate) fn functions(file: &[u8]) -> Result<Vec<(usize, String)>> {
    let (mut names, mut sizes, mut imported) = (BTreeMap::new(), Vec::new(), 0_u32);
    for payload in Parser::new(0).parse_all(file) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(functions) = subsection? {
                            for function in functions {
                                let function = function?;
                                names.insert(function.index, function.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut functions: Vec<(usize, String)> = (imported..)
        .zip(sizes)
        .map(|(index, size)| match names.get(&index) {
            Some(name) => (size, format!("{:#}", rustc_demangle::demangle(name))),
            None => (size, format!("function {index}")),
        })
        .collect();
    functions.sort_by(|a, b| b.cmp(a));
    Ok(functions)
}
