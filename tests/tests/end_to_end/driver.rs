//! Drivers and their browsers: started on free ports, with one session per engine, and
//! stopped when the run ends in any way.

use crate::engine::{Engine, Reader, find_program};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use std::ffi::OsString;
use std::net::TcpListener;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep, timeout};
use url::{ParseError, Url};

const START_UP: Duration = Duration::from_secs(120);

/// The size of every page, so engines agree on what is in view.
pub(crate) const WIDTH: u32 = 1000;
pub(crate) const HEIGHT: u32 = 800;

/// A WebDriver session.
pub(crate) struct Browser {
    pub(crate) client: Client,
    _driver: Child,
    _display: Option<Child>,
}

impl Browser {
    /// Starts an engine's driver and a session of its browser.
    pub(crate) async fn start(engine: Engine, reader: Reader) -> Result<Self, String> {
        Self::start_on(engine, reader, &[]).await
    }

    /// The same on a desktop that these variables lead to.
    pub(crate) async fn start_on(
        engine: Engine,
        reader: Reader,
        desktop: &[(&str, OsString)],
    ) -> Result<Self, String> {
        let capabilities = engine.capabilities(reader)?;
        let program = find_program(engine.driver()).ok_or_else(|| {
            format!(
                "{} is not on the search path; `cargo xtask setup` installs it. \
                 ENGINES leaves an engine out.",
                engine.driver()
            )
        })?;
        let mut command = Command::new(program);
        let display = match engine {
            Engine::Webkit if std::env::var_os("DISPLAY").is_none() => {
                let (display, number) = start_display().await?;
                command.env("DISPLAY", format!(":{number}"));
                Some(display)
            }
            _ => None,
        };
        let port = free_port()?;
        command
            .arg(format!("--port={port}"))
            .args(engine.driver_arguments(free_port()?))
            .envs(engine.driver_environment())
            .envs(desktop.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        let driver = command
            .spawn()
            .map_err(|error| format!("{} does not start: {error}.", engine.driver()))?;
        wait_for_port(port, engine.driver()).await?;

        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{port}");
        let client = timeout(START_UP, builder.connect(&address))
            .await
            .map_err(|_| format!("{} did not open in {START_UP:?}.", engine.name()))?
            .map_err(|error| format!("{} does not open: {error}.", engine.name()))?;
        timeout(START_UP, client.set_window_rect(0, 0, WIDTH, HEIGHT))
            .await
            .map_err(|_| format!("{} did not take a size in {START_UP:?}.", engine.name()))?
            .map_err(|error| format!("{} does not take a size: {error}.", engine.name()))?;
        Ok(Self {
            client,
            _driver: driver,
            _display: display,
        })
    }

    /// Closes the browser. The driver stops when this value is dropped.
    pub(crate) async fn close(self) {
        // A browser that is already gone is closed as well.
        let _ = timeout(Duration::from_secs(10), self.client.clone().close()).await;
    }
}

/// A virtual screen for browsers without a headless mode.
async fn start_display() -> Result<(Child, String), String> {
    let mut command = Command::new("Xvfb");
    command
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            // The pointer begins in the middle, and what is below it has the focus:
            // a tall screen is for pictures alone.
            match std::env::var_os("PICTURES") {
                Some(_) => "1400x6000x24",
                None => "1280x1024x24",
            },
            "-nolisten",
            "tcp",
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    let mut display = command
        .spawn()
        .map_err(|error| format!("Xvfb, the screen that WebKit needs, does not start: {error}."))?;
    let mut number = String::new();
    if let Some(output) = display.stdout.take() {
        let mut output = BufReader::new(output);
        let read = timeout(START_UP, output.read_line(&mut number)).await;
        read.map_err(|_| "Xvfb did not start.".to_owned())?
            .map_err(|error| error.to_string())?;
    }
    match number.trim() {
        "" => Err("Xvfb ended at once.".to_owned()),
        number => Ok((display, number.to_owned())),
    }
}

fn free_port() -> Result<u16, String> {
    let address = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    address
        .map(|address| address.port())
        .map_err(|error| format!("No port is free: {error}."))
}

async fn wait_for_port(port: u16, name: &str) -> Result<(), String> {
    let end = Instant::now() + START_UP;
    while Instant::now() < end {
        if tokio::net::TcpStream::connect(("127.0.0.1", port))
            .await
            .is_ok()
        {
            return Ok(());
        }
        sleep(Duration::from_millis(20)).await;
    }
    Err(format!("{name} did not answer in {START_UP:?}."))
}

/// A command that fantoccini does not have: its path in the session, and the body of
/// a `POST`.
#[derive(Clone, Debug)]
pub(crate) struct DriverCommand {
    path: String,
    body: Option<Value>,
}

impl DriverCommand {
    pub(crate) fn get(path: String) -> Self {
        Self { path, body: None }
    }

    pub(crate) fn post(path: &str, body: Value) -> Self {
        Self {
            path: path.to_owned(),
            body: Some(body),
        }
    }
}

impl WebDriverCompatibleCommand for DriverCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        match &self.body {
            Some(body) => (Method::POST, Some(body.to_string())),
            None => (Method::GET, None),
        }
    }
}
