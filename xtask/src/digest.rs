//! SHA-256 digests of files and directories.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::project::Project;

/// SHA-256 as hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// A digest of the names and contents of files and directories, given as paths from the
/// root. Missing ones are ignored.
pub(crate) fn of(
    project: &Project,
    paths: impl IntoIterator<Item = impl AsRef<str>>,
) -> Result<String> {
    let mut lines = Vec::new();
    for path in paths {
        add(project, path.as_ref(), &mut lines)?;
    }
    lines.sort();
    Ok(sha256(lines.concat().as_bytes()))
}

fn add(project: &Project, path: &str, lines: &mut Vec<String>) -> Result<()> {
    let file = project.path(path);
    if file.is_dir() {
        for entry in fs::read_dir(&file)? {
            let name = entry?.file_name();
            add(
                project,
                &format!("{path}/{}", name.to_string_lossy()),
                lines,
            )?;
        }
    } else if file.is_file() {
        let bytes = fs::read(&file).with_context(|| format!("cannot read {path}"))?;
        lines.push(format!("{}  {path}\n", sha256(&bytes)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digest_of_a_known_text() {
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
