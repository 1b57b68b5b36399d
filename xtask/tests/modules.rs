//! Modules import one way: there are no cycles.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The checked directories, each with two modules of which the first imports the second.
const SOURCES: &[(&str, [&str; 2])] = &[
    ("src", ["widget", "meetings"]),
    ("crates/article/src", ["schema", "model"]),
    ("crates/import/src", ["json_ld", "metadata"]),
    ("crates/cli/src", ["page", "json_ld"]),
    ("tests/src", ["site", "content"]),
    ("xtask/src", ["package", "digest"]),
];

/// Those whose root may not be imported.
const WITH_ROOT: [&str; 2] = ["src", "crates/article/src"];

/// Modules, as in `import/json`, and their imports.
type Modules = BTreeMap<String, BTreeSet<String>>;

/// Adds the modules of a directory, with names that begin with `prefix`. Imports in unit tests do
/// not count.
fn add(directory: &Path, prefix: &str, modules: &mut Modules) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("a readable directory").path();
        let name = path.file_stem().expect("a name").to_string_lossy();
        let module = format!("{prefix}{name}");
        if path.is_dir() && directory.join(format!("{name}.rs")).is_file() {
            let mut children = Modules::new();
            add(&path, &format!("{module}/"), &mut children);
            // A module names those that lie in its directory.
            let named = modules.entry(module).or_default();
            named.extend(children.keys().cloned());
            modules.extend(children);
        } else if path.is_file() && !["lib", "main", "tests"].contains(&&*name) {
            let text = fs::read_to_string(&path).expect("a module");
            let code = text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap_or_default();
            let named = modules.entry(module).or_default();
            named.extend(self::named(code, "crate::", ""));
            named.extend(self::named(code, "super::", prefix));
        }
    }
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

/// Adds the root of the crate, which declares every module. Imports that are not modules are items
/// of the root.
fn add_root(modules: &mut Modules) {
    let names: BTreeSet<String> = modules.keys().cloned().collect();
    for named in modules.values_mut() {
        if named
            .iter()
            .any(|name| !name.contains('/') && !names.contains(name))
        {
            named.insert(ROOT.to_owned());
        }
    }
    modules.insert(ROOT.to_owned(), names);
}

const ROOT: &str = "lib";

/// What remains after repeatedly removing modules without remaining imports: the cycles, and
/// modules that lead to them.
fn circles(mut modules: Modules) -> Modules {
    loop {
        let left: BTreeSet<String> = modules.keys().cloned().collect();
        modules.retain(|_, named| named.iter().any(|name| left.contains(name)));
        if modules.len() == left.len() {
            return modules;
        }
    }
}

#[test]
fn modules_import_one_way() {
    for (source, [module, named]) in SOURCES {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut modules = Modules::new();
        add(&root.join(source), "", &mut modules);
        if WITH_ROOT.contains(source) {
            add_root(&mut modules);
        }
        assert!(modules[*module].contains(*named), "{source}: {modules:#?}");
        let circles = circles(modules);
        assert!(circles.is_empty(), "{source}, among these: {circles:#?}");
    }
}

#[test]
fn a_circle_is_found() {
    let modules = [("a", "b"), ("b", "c"), ("c", "b"), ("d", "std")];
    let modules = modules.map(|(module, named)| (module.into(), [named.into()].into()));
    let found: Vec<String> = circles(modules.into()).into_keys().collect();
    assert_eq!(found, ["a", "b", "c"]);
}
