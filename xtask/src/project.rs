//! The repository: where it lies and what its manifests say.
//!
//! Owns the reading of `Cargo.toml` and `Cargo.lock`. Must not change a file.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// The checkout that a command works on.
pub(crate) struct Project {
    /// The folder of the workspace.
    pub(crate) root: PathBuf,
}

impl Project {
    /// Finds the checkout that `cargo xtask` was called in.
    pub(crate) fn find() -> Result<Self> {
        // Asked at run time: a checkout that was moved or copied together with
        // its build folder must work on itself, not on its origin.
        let package = std::env::var_os("CARGO_MANIFEST_DIR")
            .context("this program is started with `cargo xtask`, from inside the repository")?;
        let root = Path::new(&package)
            .parent()
            .context("xtask lies in no folder")?;
        Ok(Self {
            root: root.to_path_buf(),
        })
    }

    /// A path inside the repository.
    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The text of a file of the repository.
    pub(crate) fn read(&self, relative: &str) -> Result<String> {
        fs::read_to_string(self.path(relative)).with_context(|| format!("cannot read {relative}"))
    }

    /// The root manifest.
    pub(crate) fn manifest(&self) -> Result<toml::Table> {
        parse(&self.read("Cargo.toml")?, "Cargo.toml")
    }

    /// The lock file.
    pub(crate) fn lock(&self) -> Result<Lock> {
        Ok(Lock(parse(&self.read("Cargo.lock")?, "Cargo.lock")?))
    }
}

/// `Cargo.lock`.
pub(crate) struct Lock(pub(crate) toml::Table);

impl Lock {
    /// The version of a package that is there once.
    pub(crate) fn version(&self, name: &str) -> Result<String> {
        let found: Vec<&str> = self
            .packages()
            .filter(|package| text(package, "name") == Some(name))
            .filter_map(|package| text(package, "version"))
            .collect();
        match found.as_slice() {
            [version] => Ok((*version).to_owned()),
            [] => bail!("Cargo.lock has no package {name}"),
            several => bail!(
                "Cargo.lock has {name} several times: {}",
                several.join(", ")
            ),
        }
    }

    /// One line for each package that `root` needs, itself included.
    ///
    /// So a change that concerns another package alone leaves `root` as it was.
    pub(crate) fn closure(&self, root: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut open = vec![root.to_owned()];
        while let Some(wanted) = open.pop() {
            // A dependency reads `name`, or `name version` where that is not enough.
            let mut words = wanted.split(' ');
            let (name, version) = (words.next(), words.next());
            for package in self.packages().filter(|package| {
                text(package, "name") == name
                    && (version.is_none() || text(package, "version") == version)
            }) {
                let line = ["name", "version", "checksum"]
                    .map(|key| text(package, key).unwrap_or_default())
                    .join(" ");
                if found.insert(line) {
                    let dependencies = package.get("dependencies").and_then(|list| list.as_array());
                    open.extend(
                        dependencies
                            .into_iter()
                            .flatten()
                            .filter_map(|name| Some(name.as_str()?.to_owned())),
                    );
                }
            }
        }
        found
    }

    fn packages(&self) -> impl Iterator<Item = &toml::Table> {
        self.0
            .get("package")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(toml::Value::as_table)
    }
}

/// The text at a path of keys, like `["workspace", "package", "version"]`.
pub(crate) fn lookup<'a>(table: &'a toml::Table, path: &[&str]) -> Option<&'a toml::Value> {
    let (first, rest) = path.split_first()?;
    rest.iter()
        .try_fold(table.get(*first)?, |value, key| value.get(*key))
}

/// Parses TOML and names the file when it cannot.
pub(crate) fn parse(text: &str, name: &str) -> Result<toml::Table> {
    text.parse()
        .with_context(|| format!("{name} is not valid TOML"))
}

fn text<'a>(table: &'a toml::Table, key: &str) -> Option<&'a str> {
    table.get(key).and_then(toml::Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
        version = 4
        [[package]]
        name = "widget"
        version = "0.1.0"
        dependencies = ["used", "twice 2.0.0"]
        [[package]]
        name = "used"
        version = "1.2.3"
        checksum = "aa"
        [[package]]
        name = "twice"
        version = "1.0.0"
        [[package]]
        name = "twice"
        version = "2.0.0"
        dependencies = ["widget"]
        [[package]]
        name = "unused"
        version = "9.0.0"
    "#;

    fn lock() -> Lock {
        Lock(parse(LOCK, "the lock file of the test").expect("valid"))
    }

    #[test]
    fn version_of_a_package() {
        assert_eq!(lock().version("used").expect("there once"), "1.2.3");
        let several = lock()
            .version("twice")
            .expect_err("there twice")
            .to_string();
        assert!(several.contains("1.0.0, 2.0.0"), "{several}");
        assert!(lock().version("absent").is_err());
    }

    #[test]
    fn closure_leaves_out_what_is_not_needed_and_ends_on_circles() {
        let found: Vec<String> = lock().closure("widget").into_iter().collect();
        assert_eq!(found, ["twice 2.0.0 ", "used 1.2.3 aa", "widget 0.1.0 "]);
    }
}
