//! The repository: where it is, and its files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The checkout that a command works on.
pub(crate) struct Project {
    /// The directory of the workspace.
    pub(crate) root: PathBuf,
}

impl Project {
    /// Finds the checkout that `cargo xtask` was called in.
    pub(crate) fn find() -> Result<Self> {
        // Read at run time: a checkout that was moved or copied with its build directory
        // must not use the original one.
        let package = std::env::var_os("CARGO_MANIFEST_DIR")
            .context("this program is started with `cargo xtask`, from inside the repository")?;
        let root = Path::new(&package)
            .parent()
            .context("xtask is in no directory")?;
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

    /// The names of the files in a directory with this ending, sorted.
    pub(crate) fn files(&self, directory: &str, ending: &str) -> Result<Vec<String>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(self.path(directory))? {
            let name = format!("{directory}/{}", entry?.file_name().to_string_lossy());
            if name.ends_with(ending) {
                files.push(name);
            }
        }
        files.sort();
        Ok(files)
    }
}
