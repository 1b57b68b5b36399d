//! Other programs: finding them, running them, and saying what failed.
//!
//! Must not know any particular program.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// Folders that are searched for programs before those of `PATH`.
#[derive(Clone, Default)]
pub(crate) struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// Puts a folder in front.
    pub(crate) fn add(&mut self, folder: PathBuf) {
        if !self.folders.contains(&folder) {
            self.folders.push(folder);
        }
    }

    /// A program to run, which finds the same programs in its turn.
    pub(crate) fn command(&self, program: &str) -> Result<Command> {
        let found = self
            .find(program)
            .with_context(|| format!("`{program}` was not found on PATH"))?;
        let mut command = Command::new(found);
        command.env("PATH", std::env::join_paths(self.search_path())?);
        Ok(command)
    }

    /// Where a program lies.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        self.search_path().iter().find_map(|folder| {
            // npm's programs on Windows are scripts.
            ["", ".exe", ".cmd"]
                .iter()
                .map(|suffix| folder.join(format!("{program}{suffix}")))
                .find(|path| is_program(path))
        })
    }

    fn search_path(&self) -> Vec<PathBuf> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        self.folders
            .iter()
            .cloned()
            .chain(std::env::split_paths(&path))
            .collect()
    }
}

/// Runs a program whose output the reader sees as it comes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a program in silence and gives what it wrote to standard output; when
/// it fails, the error carries everything that it wrote.
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

/// Runs a program, shows its standard output as it comes and gives it back too.
/// The flag says whether the program was successful.
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
            // A closed screen (`| head`) must not end the tests half-way.
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

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}
