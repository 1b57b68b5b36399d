//! The peers that the bench compares the widget with.

use super::{Case, cases};
use crate::page::Page;

/// The JavaScript peers in `benches/peers`.
const PEERS: [&str; 5] = [
    "hand-written",
    "cloned-templates",
    "lit",
    "preact",
    "svelte",
];

pub(super) fn cases() -> Vec<Case> {
    cases!("benches": peers_create_the_same_nodes_and_dispatch_the_same_events)
}

fn peers_create_the_same_nodes_and_dispatch_the_same_events(page: &Page) {
    page.document("", "", &[]);
    // One at a time: drivers limit the time of a script.
    for peer in PEERS {
        let differences: Vec<String> = page.eval_with(
            "return (async (origin, peer) => {
               const { check } = await import(`${origin}/benches/check.js`);
               const article = await (await fetch(`${origin}/pkg/articles/lachin-corridor.json`)).json();
               return check([[peer], article]);
             })(...arguments);",
            &[page.site.widget.clone().into(), peer.into()],
        );
        assert_eq!(differences, Vec::<String>::new());
    }
}
