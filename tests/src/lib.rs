//! A test server with two origins: one for host pages, one for the widget.
//!
//! The end-to-end cases load every embed from the second origin, as publishers do, and
//! `serve` runs the same server for people. It serves only files in `www/`, `pkg/`,
//! `examples/`, `tests/hosts/` and `tests/fixtures/`.

mod content;
mod examples;
mod fault;
mod log;
mod nginx;
mod old_chromium;
mod origin;
mod program;
mod site;

pub use content::Document;
pub use examples::{Example, examples};
pub use fault::{Fault, Gate};
pub use log::Request;
pub use nginx::{Nginx, Reply, dist};
pub use old_chromium::{OldPage, Seen, in_old_chromium};
pub use origin::{Origin, repository};
pub use program::{article_widget, output, program};
pub use site::Site;
