//! nginx with the configuration in `docs/hosting.md`, serving a directory written by
//! `cargo xtask dist`.

use crate::origin::repository;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// Debian's path, which is not on every user's PATH.
const NGINX: &str = "/usr/sbin/nginx";

/// A running server, stopped when dropped.
#[derive(Debug)]
#[must_use = "dropping it stops the server"]
pub struct Nginx {
    /// As in `http://127.0.0.1:8000`.
    pub origin: String,
    address: String,
    process: Child,
}

/// A raw response.
#[derive(Debug)]
pub struct Reply {
    /// The status line and the headers, as `curl -I` shows them.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

/// The directory that `cargo xtask dist` wrote for these tests.
///
/// # Panics
///
/// If `cargo xtask test` did not start them.
#[must_use]
pub fn dist() -> PathBuf {
    let path = std::env::var_os("DIST").expect("DIST, which `cargo xtask test` sets");
    PathBuf::from(path)
}

impl Nginx {
    /// Serves a directory with its `nginx.conf`.
    ///
    /// # Panics
    ///
    /// If nginx does not start.
    pub fn start(root: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let address = free.expect("a free port").to_string();
        let scratch = repository()
            .join("target/nginx")
            .join(address.replace(':', "-"));
        fs::create_dir_all(&scratch).expect("a directory for nginx");
        let file = scratch.join("nginx.conf");
        fs::write(&file, configuration(root, &address, &scratch)).expect("a configuration");
        let process = Command::new(NGINX)
            .arg("-e")
            .arg("stderr")
            .arg("-c")
            .arg(&file)
            .spawn()
            .unwrap_or_else(|error| panic!("{NGINX}: {error}; `cargo xtask setup` installs it"));
        let mut server = Self {
            origin: format!("http://{address}"),
            address,
            process,
        };
        let end = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect(&server.address).is_err() {
            let ended = server.process.try_wait().expect("its state");
            assert!(
                ended.is_none() && Instant::now() < end,
                "nginx did not start"
            );
            thread::sleep(Duration::from_millis(10));
        }
        server
    }

    /// The response to a path, for a browser that accepts this encoding.
    ///
    /// # Panics
    ///
    /// If there is none.
    #[must_use]
    pub fn get(&self, path: &str, encoding: &str) -> Reply {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: cdn.example\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n"
        );
        let mut bytes = Vec::new();
        let mut exchange = || -> std::io::Result<()> {
            let mut stream = TcpStream::connect(&self.address)?;
            stream.write_all(request.as_bytes())?;
            stream.read_to_end(&mut bytes)?;
            Ok(())
        };
        exchange().unwrap_or_else(|error| panic!("{path}: {error}"));
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let body = bytes.split_off(end.expect("the end of the headers") + 4);
        let head = String::from_utf8_lossy(&bytes).replace('\r', "");
        Reply { head, body }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The documented `server` block with local paths and address, in a single foreground
/// process.
fn configuration(root: &Path, address: &str, scratch: &Path) -> String {
    let page = fs::read_to_string(repository().join("docs/hosting.md")).expect("the page");
    let (_, block) = page.split_once("```nginx\n").expect("its configuration");
    let (server, _) = block.split_once("```").expect("the end of it");
    let server = server
        .replace("/srv/article-widget", &root.display().to_string())
        .replace("listen 80;", &format!("listen {address};"));
    let scratch = scratch.display();
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {scratch};\n"))
        .concat();
    format!(
        "include /etc/nginx/modules-enabled/*.conf;\nmaster_process off;\ndaemon off;\n\
         pid {scratch}/pid;\nevents {{}}\nhttp {{\naccess_log off;\nlog_not_found off;\n{temporary}{server}}}\n"
    )
}
