//! Finds and runs other programs, and reports failures.
//!
//! Must not know any particular program.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// Directories that are searched for programs before those of `PATH`.
#[derive(Clone, Default)]
pub(crate) struct Toolbox {
    directories: Vec<PathBuf>,
}

impl Toolbox {
    /// Searches this directory too, after those that were added before.
    pub(crate) fn add(&mut self, directory: PathBuf) {
        if !self.directories.contains(&directory) {
            self.directories.push(directory);
        }
    }

    /// A program to run, with the same search path.
    pub(crate) fn command(&self, program: &str) -> Result<Command> {
        let found = self
            .find(program)
            .with_context(|| format!("`{program}` was not found on PATH"))?;
        let mut command = Command::new(found);
        command.env("PATH", self.search_path());
        Ok(command)
    }

    /// The path of a program.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        which::which_in(program, Some(self.search_path()), ".").ok()
    }

    fn search_path(&self) -> OsString {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let added = self.directories.iter().cloned();
        std::env::join_paths(added.chain(std::env::split_paths(&path))).unwrap_or(path)
    }
}

/// Runs a program with inherited output.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a program silently and returns its standard output; if it fails, the error
/// contains all its output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!(
            "`{}` failed ({}); it wrote:\n{}{}",
            line(command),
            output.status,
            stdout,
            stderr
        );
    }
    Ok(stdout)
}

/// Runs a program, prints its standard output and returns it, with whether the program
/// succeeded.
pub(crate) fn tee(command: &mut Command) -> Result<(bool, String)> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    let mut seen = String::new();
    let mut screen = std::io::stdout();
    if let Some(stdout) = child.stdout.take() {
        let mut stdout = BufReader::new(stdout);
        let mut bytes = Vec::new();
        while stdout.read_until(b'\n', &mut bytes)? > 0 {
            // A broken pipe (`| head`) must not stop the tests.
            let _ = screen.write_all(&bytes).and_then(|()| screen.flush());
            seen.push_str(&String::from_utf8_lossy(&bytes));
            bytes.clear();
        }
    }
    Ok((child.wait()?.success(), seen))
}

/// A command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let mut line = Path::new(command.get_program()).file_name().map_or_else(
        || command.get_program().to_string_lossy().into_owned(),
        |name| name.to_string_lossy().into_owned(),
    );
    for argument in command.get_args().map(OsStr::to_string_lossy) {
        // Writing to a string does not fail.
        let _ = if argument.contains(' ') {
            write!(line, " '{argument}'")
        } else {
            write!(line, " {argument}")
        };
    }
    line
}
