//! `cargo xtask bench`: compares speed and size with peers that create the same nodes.
//!
//! Builds the peers; the scripts of `benches/` measure. A complete run in Chromium writes
//! `docs/performance.md`.

use std::path::Path;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::browsers::{self, Engine};
use crate::process::{self, Toolbox};
use crate::project::Project;
use crate::{framework_apps, node_tools, package, setup};

/// The peers, the pages and the scripts that measure.
const SOURCES: &str = "benches";

/// A peer. The names are those of files in `benches`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Peer {
    /// `createElement`, written for this one article
    HandWritten,
    /// Clones of templates: as fast as the DOM allows
    ClonedTemplates,
    /// Lit 3
    Lit,
    /// Preact
    Preact,
    /// Svelte 5
    Svelte,
    /// Leptos, in Rust
    Leptos,
    /// Sycamore, in Rust
    Sycamore,
    /// Yew, in Rust
    Yew,
}

impl Peer {
    fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    fn is_rust(self) -> bool {
        matches!(self, Self::Leptos | Self::Sycamore | Self::Yew)
    }
}

/// What to measure, and where.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// What to compare with besides hand-written code; all by default
    #[arg(long, value_enum, value_delimiter = ',')]
    peers: Vec<Peer>,
    /// Take a fifth of the samples
    #[arg(long)]
    quick: bool,
    /// The engine
    #[arg(long, value_name = "ENGINE", default_value = "chromium")]
    engine: Engine,
}

/// `cargo xtask bench`.
pub(crate) fn command(project: &Project, options: &Options) -> Result<()> {
    let Options {
        peers,
        quick,
        engine,
    } = options;
    if *engine == Engine::WebKit {
        bail!("WebKitGTK has no precise clock for pages; pick chromium or firefox");
    }
    let toolbox = setup::build(project)?;
    browsers::provide(&[*engine], &toolbox)?;
    package::ensure_fresh(project)?;
    let built = framework_apps::PEERS.ensure_fresh(project, &toolbox)?;
    let chosen = chosen(peers);
    for peer in chosen.iter().filter(|peer| peer.is_rust()) {
        build_rust(project, &toolbox, &peer.name(), &built)?;
    }
    let names: Vec<String> = chosen.iter().map(|peer| peer.name()).collect();

    // The documentation has the numbers of a complete run.
    let writes_docs = !quick && peers.is_empty() && *engine == Engine::Chromium;
    let mut node = toolbox.command("node")?;
    node.arg(project.path(SOURCES).join("run.mjs"))
        .arg(format!("--peers={}", names.join(",")))
        .arg(format!("--engine={}", engine.name()))
        .args(quick.then_some("--quick"))
        .arg("--built")
        .arg(built)
        .arg("--packages")
        .arg(node_tools::BENCHES.install(project, &toolbox)?)
        .args(writes_docs.then(|| format!("--docs={}", project.path("docs").display())))
        .current_dir(&project.root);
    process::run(&mut node)
}

/// The peers in the order of reports. Hand-written code is the baseline.
fn chosen(peers: &[Peer]) -> Vec<Peer> {
    let is_chosen =
        |peer: &Peer| peers.is_empty() || *peer == Peer::HandWritten || peers.contains(peer);
    Peer::value_variants()
        .iter()
        .copied()
        .filter(is_chosen)
        .collect()
}

/// Compiles a peer in Rust. Its dependencies are compiled for the bench alone.
fn build_rust(project: &Project, toolbox: &Toolbox, name: &str, built: &Path) -> Result<()> {
    println!("{name}: compiling it, a few minutes the first time");
    let mut node = toolbox.command("node")?;
    node.arg(project.path(SOURCES).join("build-rust.mjs"))
        .arg(name)
        .arg(node_tools::BUILD.install(project, toolbox)?)
        .arg(project.path("target/benches-rust"))
        .arg(built);
    process::run(&mut node)
}
