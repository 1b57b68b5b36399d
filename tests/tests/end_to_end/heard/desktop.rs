//! A separate desktop: a screen, a message bus, a window manager and silent speech.
//! Dropping it stops all of them.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Read};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Orca does not echo keys or announce anything that depends on the time or the
/// machine.
const ORCA_SETTINGS: &str = r#"{
  "general": {
    "enableKeyEcho": false,
    "presentTimeFormat": "",
    "sayAllOnLoad": false,
    "pageSummaryOnLoad": false,
    "sayAllStyle": 1,
    "profile": ["Default", "default"],
    "startingProfile": ["Default", "default"]
  },
  "pronunciations": {},
  "keybindings": {},
  "profiles": {
    "default": { "profile": ["Default", "default"], "pronunciations": {}, "keybindings": {} }
  }
}"#;

/// By default Python buffers a few kilobytes, so words would appear after the next key.
const ORCA_CUSTOMIZATIONS: &str = "from orca import debug
debug.debugFile.reconfigure(line_buffering=True)
";

/// The speech module that plays nothing but reports when it is done.
const SPEECH_SETTINGS: &str = "AudioOutputMethod \"libao\"
CommunicationMethod \"unix_socket\"
AddModule \"dummy\" \"sd_dummy\" \"\"
DefaultModule dummy
";

pub(super) struct Desktop {
    home: PathBuf,
    environment: Vec<(&'static str, OsString)>,
    programs: Vec<Child>,
}

impl Desktop {
    pub(super) fn start() -> Result<Self, String> {
        let home =
            std::env::temp_dir().join(format!("article-widget-heard-{}", std::process::id()));
        write(
            &home.join(".local/share/orca/user-settings.conf"),
            ORCA_SETTINGS,
        )?;
        write(
            &home.join(".local/share/orca/orca-customizations.py"),
            ORCA_CUSTOMIZATIONS,
        )?;
        write(
            &home.join(".config/speech-dispatcher/speechd.conf"),
            SPEECH_SETTINGS,
        )?;
        let mut desktop = Self {
            environment: vec![
                ("HOME", home.clone().into()),
                ("XDG_RUNTIME_DIR", home.clone().into()),
                ("XDG_CONFIG_HOME", home.join(".config").into()),
                ("XDG_DATA_HOME", home.join(".local/share").into()),
                ("GNOME_ACCESSIBILITY", "1".into()),
                ("MOZ_ENABLE_ACCESSIBILITY", "1".into()),
                ("LC_ALL", "C.UTF-8".into()),
            ],
            home,
            programs: Vec::new(),
        };
        let mut screen = desktop.command("Xvfb");
        screen.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x1024x24",
            "-nolisten",
            "tcp",
        ]);
        let display = desktop.start_and_read(screen)?;
        desktop
            .environment
            .push(("DISPLAY", format!(":{display}").into()));
        let mut bus = desktop.command("dbus-daemon");
        bus.args(["--session", "--nofork", "--print-address=1"]);
        let address = desktop.start_and_read(bus)?;
        desktop
            .environment
            .push(("DBUS_SESSION_BUS_ADDRESS", address.into()));
        let mut settings = desktop.command("gsettings");
        settings.args([
            "set",
            "org.gnome.desktop.interface",
            "toolkit-accessibility",
            "true",
        ]);
        let status = settings
            .status()
            .map_err(|error| format!("gsettings does not start: {error}."))?;
        if !status.success() {
            return Err("gsettings did not turn accessibility on.".to_owned());
        }
        let mut launcher = desktop.command("/usr/libexec/at-spi-bus-launcher");
        launcher.arg("--launch-immediately");
        desktop.spawn(launcher)?;
        desktop.spawn(desktop.command("openbox"))?;
        let mut speech = desktop.command("speech-dispatcher");
        speech.args(["--run-single", "--timeout", "0"]);
        desktop.spawn(speech)?;
        let socket = desktop.home.join("speech-dispatcher/speechd.sock");
        wait_until("speech-dispatcher", || socket.exists())?;
        Ok(desktop)
    }

    /// The environment variables for programs on this desktop.
    pub(super) fn environment(&self) -> &[(&'static str, OsString)] {
        &self.environment
    }

    pub(super) fn home(&self) -> &Path {
        &self.home
    }

    pub(super) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// Presses a key or keys together, as `xdotool` names them.
    pub(super) fn press(&self, key: &str) {
        let status = self.command("xdotool").args(["key", key]).status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "xdotool cannot press {key}"
        );
    }

    fn spawn(&mut self, mut command: Command) -> Result<(), String> {
        let program = command.get_program().display().to_string();
        let child = command
            .spawn()
            .map_err(|error| format!("{program} does not start: {error}."))?;
        self.programs.push(child);
        Ok(())
    }

    /// Starts a program and returns the first line that it prints.
    fn start_and_read(&mut self, mut command: Command) -> Result<String, String> {
        let program = command.get_program().display().to_string();
        self.spawn({
            command.stdout(Stdio::piped());
            command
        })?;
        let output = self
            .programs
            .last_mut()
            .and_then(|child| child.stdout.take());
        let mut line = String::new();
        let read = output.map(|output| BufReader::new(output.take(1024)).read_line(&mut line));
        match (read, line.trim()) {
            (Some(Ok(_)), line) if !line.is_empty() => Ok(line.to_owned()),
            _ => Err(format!("{program} ended at once.")),
        }
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for program in self.programs.iter_mut().rev() {
            // The whole process group, since the bus launcher starts a bus. Programs
            // that have already exited are fine.
            let group = format!("-{}", program.id());
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
            let _ = program.wait();
        }
        let _ = std::fs::remove_dir_all(&self.home);
    }
}

/// Waits for something to start.
pub(super) fn wait_until(what: &str, is_there: impl Fn() -> bool) -> Result<(), String> {
    let end = Instant::now() + Duration::from_secs(60);
    while !is_there() {
        if Instant::now() > end {
            return Err(format!("{what} did not start in a minute."));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    let directory = file.parent().unwrap_or(file);
    std::fs::create_dir_all(directory)
        .and_then(|()| std::fs::write(file, text))
        .map_err(|error| format!("{}: {error}.", file.display()))
}
