//! A publisher's page and the widget's own site, as two origins on this
//! machine.
//!
//! The end-to-end cases load every embed from the second origin, as it is in
//! real life, and `serve` shows the same two origins to people. Files come from
//! `www/`, `pkg/`, `examples/`, `tests/hosts/` and `tests/fixtures/` only.

mod content;
mod fault;
mod log;
mod nginx;
mod old_chromium;
mod origin;
mod program;
mod site;

pub use content::Document;
pub use fault::{Fault, Gate};
pub use log::Request;
pub use nginx::{Nginx, Reply, dist};
pub use old_chromium::{OldPage, Seen, in_old_chromium};
pub use origin::{Origin, repository};
pub use program::{article_widget, output};
pub use site::Site;
