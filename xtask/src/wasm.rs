//! Reads and writes sections of a WASM file.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use wasm_encoder::{
    CustomSection, EntityType, ExportKind, ExportSection, ImportSection, Module, RawSection,
    Section as _,
};
use wasmparser::{ExternalKind, KnownCustom, Name, Parser, Payload, TypeRef};

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

/// The new names of imports and exports, by their old names.
pub(crate) struct ShortNames {
    pub(crate) modules: BTreeMap<String, String>,
    /// The functions of the shortened module.
    pub(crate) functions: BTreeMap<String, String>,
    /// What closures are called through.
    pub(crate) exports: BTreeMap<String, String>,
}

/// Gives imported modules, the functions from `module`, and exports for closures names of
/// a few letters. Exports that only the bindings use begin with two underscores.
pub(crate) fn shorten_names(file: &[u8], module: &str) -> Result<(Vec<u8>, ShortNames)> {
    let mut short = Module::new();
    let (mut modules, mut functions) = (BTreeMap::new(), BTreeMap::new());
    let mut closures = BTreeMap::new();
    for payload in Parser::new(0).parse_all(file) {
        let payload = payload?;
        if let Payload::ImportSection(section) = payload {
            let mut imports = ImportSection::new();
            for import in section.into_imports() {
                let import = import?;
                let TypeRef::Func(signature) = import.ty else {
                    bail!("{} is imported and is no function", import.name);
                };
                let next = short_name(modules.len());
                let from = modules.entry(import.module.to_owned()).or_insert(next);
                let name = if import.module == module {
                    let next = short_name(functions.len());
                    functions.entry(import.name.to_owned()).or_insert(next)
                } else {
                    import.name
                };
                imports.import(from, name, EntityType::Function(signature));
            }
            short.section(&imports);
        } else if let Payload::ExportSection(section) = payload {
            let mut exports = ExportSection::new();
            for export in section {
                let export = export?;
                let mut name = export.name.to_owned();
                if name.contains("__closures_") {
                    name = format!("__closure_{}", short_name(closures.len()));
                    closures.insert(export.name.to_owned(), name.clone());
                }
                let kind = match export.kind {
                    ExternalKind::Func => ExportKind::Func,
                    ExternalKind::Table => ExportKind::Table,
                    ExternalKind::Memory => ExportKind::Memory,
                    ExternalKind::Global => ExportKind::Global,
                    other => bail!("{name} is exported and is a {other:?}"),
                };
                exports.export(&name, kind, export.index);
            }
            short.section(&exports);
        } else if let Some((id, range)) = payload.as_section() {
            let data = &file[range];
            short.section(&RawSection { id, data });
        }
    }
    let names = ShortNames {
        modules,
        functions,
        exports: closures,
    };
    Ok((short.finish(), names))
}

/// a to z, then ba, bb and so on.
fn short_name(index: usize) -> String {
    let letter = char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => letter.to_string(),
        rest => short_name(rest) + &letter.to_string(),
    }
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
            Some(name) => {
                let name = format!("{:#}", rustc_demangle::demangle(name));
                // wasm-bindgen demangles, and leaves the hash.
                let plain = name.rsplit_once("::h").filter(|(_, hash)| hash.len() == 16);
                (
                    size,
                    plain.map_or(name.clone(), |(plain, _)| plain.to_owned()),
                )
            }
            None => (size, format!("function {index}")),
        })
        .collect();
    functions.sort_by(|a, b| b.cmp(a));
    Ok(functions)
}

/// The crate of a function, by its name: `<a::B as c::D>::e` belongs to `a`.
pub(crate) fn crate_of(name: &str) -> &str {
    let start = name.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_');
    let start = ["mut ", "dyn "]
        .iter()
        .fold(start, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    match start.split_once("::") {
        Some((name, _)) if !name.contains(|c: char| !c.is_alphanumeric() && c != '_') => name,
        // Exports, intrinsics, and functions without names.
        _ => "(other)",
    }
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn functions_belong_to_crates() {
        assert_eq!(crate_of("article::render::article"), "article");
        assert_eq!(
            crate_of("<alloc::string::String as core::fmt::Write>::write_str"),
            "alloc"
        );
        assert_eq!(
            crate_of("<&mut dyn core::fmt::Write as core::fmt::Write>::write_fmt"),
            "core"
        );
        assert_eq!(crate_of("memcpy"), "(other)");
    }
}
