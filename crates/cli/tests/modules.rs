//! Modules import one way: following what they name never leads back.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop, and its helpers too"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Each module with those that it names, in the library and in `import/`. What
/// only its tests name does not count.
fn modules() -> BTreeMap<String, BTreeSet<String>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (folder, prefix) in [("", ""), ("import", "import/")] {
        for entry in fs::read_dir(source.join(folder)).expect("a folder") {
            let path = entry.expect("a readable folder").path();
            let name = path.file_stem().expect("a name").to_string_lossy();
            let is_module = path.is_file() && !["lib", "main", "tests"].contains(&&*name);
            if is_module {
                let text = fs::read_to_string(&path).expect("a module");
                let code = text.split("#[cfg(test)]\nmod tests {").next();
                let code = code.unwrap_or_default();
                let mut named = named(code, "crate::", "");
                named.extend(self::named(code, "super::", prefix));
                modules.insert(format!("{prefix}{name}"), named);
            }
        }
    }
    let children: Vec<String> = modules.keys().cloned().collect();
    let children = children.into_iter().filter(|name| name.contains('/'));
    modules
        .entry("import".to_owned())
        .or_default()
        .extend(children);
    modules
}

/// The names after `path`, also where braces hold several.
fn named(code: &str, path: &str, prefix: &str) -> BTreeSet<String> {
    let after = code.split(path).skip(1);
    let names = after.flat_map(|rest| match rest.strip_prefix('{') {
        Some(list) => list
            .split('}')
            .next()
            .unwrap_or_default()
            .split(',')
            .collect(),
        None => vec![rest],
    });
    let word = |text: &str| -> String {
        let is_part = |c: &char| c.is_alphanumeric() || *c == '_';
        text.trim_start().chars().take_while(is_part).collect()
    };
    names.map(|name| prefix.to_owned() + &word(name)).collect()
}

#[test]
fn modules_import_one_way() {
    let mut modules = modules();
    assert!(modules.contains_key("import/json_ld") && modules["snippet"].contains("page"));
    // Whatever names nothing that is left can go; a circle stays.
    loop {
        let left: BTreeSet<String> = modules.keys().cloned().collect();
        modules.retain(|_, named| named.iter().any(|name| left.contains(name)));
        if modules.len() == left.len() {
            break;
        }
    }
    assert!(modules.is_empty(), "a circle is among these: {modules:#?}");
}
