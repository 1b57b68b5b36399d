//! The cases, one file for each part of the contract.

mod accessibility;
mod adopted;
mod attributes;
mod behaviour;
mod benches;
mod bundlers;
mod calls;
mod changes;
mod content;
mod copies;
mod default_article;
mod differential;
mod directions;
mod docs_site;
mod documented;
mod embedding;
mod errors;
mod examples;
mod faults;
mod finding;
mod frame_page;
mod frames;
mod frameworks;
mod growth;
mod harness;
mod history;
mod host_anchors;
mod hosting;
mod isolation;
mod keyboard;
mod late_scripts;
mod later_libraries;
mod lifecycle;
mod lifetime;
mod links;
mod loading;
mod looks;
mod memory;
mod module;
mod module_errors;
mod policies;
mod preferences;
mod prerendering;
pub(crate) mod printing;
mod reader_tools;
mod reasons;
mod roles;
mod snippet;
mod stability;
mod traps;
mod two_versions;
mod unseen;
mod waiting;
mod without_script;
mod zoom;

use crate::engine::Engine;
use crate::page::Page;
use crate::widget::Mode;

/// A case.
pub(crate) struct Case {
    /// `group::name`.
    pub(crate) name: String,
    pub(crate) engines: &'static [Engine],
    pub(crate) run: Box<dyn Fn(&Page) + Send>,
}

impl Case {
    fn new(group: &str, name: &str, run: impl Fn(&Page) + Send + 'static) -> Self {
        Self {
            name: format!("{group}::{name}"),
            engines: &Engine::ALL,
            run: Box::new(run),
        }
    }

    /// The same case for some engines only; its name should say why.
    fn only(mut self, engines: &'static [Engine]) -> Self {
        self.engines = engines;
        self
    }

    /// A case that runs with the article rendered and with it adopted.
    fn both_modes(group: &str, name: &str, run: fn(&Page, Mode)) -> Vec<Self> {
        let case = |mode: Mode| {
            Self::new(
                group,
                &format!("{name}::{}", mode.name()),
                move |page: &Page| run(page, mode),
            )
        };
        Mode::BOTH.map(case).into()
    }

    /// A case that runs with `www/loader.js` and with `pkg/loader.js`.
    fn both_loaders(group: &str, name: &str, run: fn(&Page)) -> Vec<Self> {
        let package = move |page: &Page| {
            page.use_package();
            run(page);
        };
        vec![
            Self::new(group, &format!("{name}::sources"), run),
            Self::new(group, &format!("{name}::package"), package),
        ]
    }
}

/// `cases!("group": first, second)` makes cases of functions.
macro_rules! cases {
    ($group:literal: $($name:ident),+ $(,)?) => {
        vec![$(crate::cases::Case::new($group, stringify!($name), $name)),+]
    };
}
use cases;

/// The same for cases that run rendered and adopted.
macro_rules! both_modes {
    ($group:literal: $($name:ident),+ $(,)?) => {
        [$(crate::cases::Case::both_modes($group, stringify!($name), $name)),+].into_iter().flatten().collect::<Vec<_>>()
    };
}
use both_modes;

/// The same for cases that run from the sources and from the package.
macro_rules! both_loaders {
    ($group:literal: $($name:ident),+ $(,)?) => {
        [$(crate::cases::Case::both_loaders($group, stringify!($name), $name)),+].into_iter().flatten().collect::<Vec<_>>()
    };
}
use both_loaders;

/// A group of cases: its name, the names of the cases, and their number.
pub(crate) fn counts() -> Vec<(&'static str, &'static str, usize)> {
    vec![
        ("content", "payloads", content::payloads().len()),
        ("faults", "faults", faults::count()),
        (
            "late_scripts",
            "faults of late scripts",
            late_scripts::total(),
        ),
        ("isolation", "hosts", isolation::hosts().len()),
        ("frameworks", "frameworks", frameworks::FRAMEWORKS.len()),
        ("lifetime", "mounts", lifetime::MOUNTS as usize),
    ]
}

/// All cases, in order.
pub(crate) fn all() -> Vec<Case> {
    [
        growth::cases(),
        harness::cases(),
        default_article::cases(),
        embedding::cases(),
        copies::cases(),
        loading::cases(),
        snippet::cases(),
        attributes::cases(),
        changes::cases(),
        behaviour::cases(),
        links::cases(),
        host_anchors::cases(),
        history::cases(),
        prerendering::cases(),
        memory::cases(),
        printing::cases(),
        lifecycle::cases(),
        errors::cases(),
        module_errors::cases(),
        two_versions::cases(),
        hosting::cases(),
        examples::cases(),
        faults::cases(),
        late_scripts::cases(),
        traps::cases(),
        lifetime::cases(),
        content::cases(),
        isolation::cases(),
        later_libraries::cases(),
        unseen::cases(),
        policies::cases(),
        documented::cases(),
        docs_site::cases(),
        frames::cases(),
        frame_page::cases(),
        looks::cases(),
        directions::cases(),
        module::cases(),
        adopted::cases(),
        without_script::cases(),
        reader_tools::cases(),
        accessibility::cases(),
        bundlers::cases(),
        frameworks::cases(),
        roles::cases(),
        keyboard::cases(),
        preferences::cases(),
        zoom::cases(),
        stability::cases(),
        finding::cases(),
        reasons::cases(),
        differential::cases(),
        waiting::cases(),
        benches::cases(),
        calls::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
