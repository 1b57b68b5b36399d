//! Modified copies of the package's WASM, for states that cannot be produced otherwise:
//! traps and future versions. Only creates the bytes; the cases serve them.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha384};
use walrus::{ExportItem, FunctionBuilder, FunctionKind, Module, RawCustomSection};

/// The version of [`newer`].
pub(crate) const NEWER: &str = "99.0.0";

/// The section with the version.
const VERSION: &str = "article-widget";

fn read(path: &str) -> Vec<u8> {
    let file = article_widget_tests::repository().join("pkg").join(path);
    std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn module() -> Module {
    Module::from_buffer(&read("article_widget_bg.wasm")).expect("the package's WASM")
}

/// A WASM that traps when an export is called whose name contains `name`.
pub(crate) fn trapping(name: &str) -> Vec<u8> {
    let mut module = module();
    let functions: Vec<_> = module
        .exports
        .iter()
        .filter(|export| export.name.contains(name))
        .filter_map(|export| match export.item {
            ExportItem::Function(function) => Some(function),
            _ => None,
        })
        .collect();
    assert!(!functions.is_empty(), "no export is named {name}");
    for id in functions {
        let kind = module.types.get(module.funcs.get(id).ty());
        let (parameters, results) = (kind.params().to_vec(), kind.results().to_vec());
        let locals = parameters
            .iter()
            .map(|kind| module.locals.add(*kind))
            .collect();
        let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
        builder.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(locals));
    }
    module.emit_wasm()
}

/// A WASM of another version, with an import that does not exist yet.
pub(crate) fn newer() -> Vec<u8> {
    let mut module = module();
    module.customs.remove_raw(VERSION);
    module.customs.add(RawCustomSection {
        name: VERSION.to_owned(),
        data: NEWER.into(),
    });
    let import = module.imports.iter_mut().next().expect("imports");
    import.name.push_str("_of_tomorrow");
    module.emit_wasm()
}

/// The same WASM in other bytes.
pub(crate) fn padded() -> Vec<u8> {
    let mut module = module();
    module.customs.add(RawCustomSection {
        name: "padding".to_owned(),
        data: vec![0],
    });
    module.emit_wasm()
}

/// The package's loader as if built with `wasm`.
pub(crate) fn loader_for(wasm: &[u8]) -> String {
    let digest = |bytes: &[u8]| BASE64_STANDARD.encode(Sha384::digest(bytes));
    let loader = String::from_utf8(read("loader.js")).expect("a script");
    let original = digest(&read("article_widget_bg.wasm"));
    assert!(
        loader.contains(&original),
        "the loader names the WASM's digest"
    );
    loader.replace(&original, &digest(wasm))
}

/// The WASM with another version number of the same length, in every place.
pub(crate) fn renumbered(version: &str, other: &str) -> Vec<u8> {
    assert_eq!(version.len(), other.len());
    let mut bytes = read("article_widget_bg.wasm");
    let is_version = |at: &usize| bytes[*at..].starts_with(version.as_bytes());
    let places: Vec<usize> = (0..bytes.len()).filter(is_version).collect();
    for at in places {
        bytes[at..at + other.len()].copy_from_slice(other.as_bytes());
    }
    bytes
}
