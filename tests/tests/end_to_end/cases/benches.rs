//! What the bench compares the widget with.

use super::{Case, cases};
use crate::page::Page;

pub(super) fn cases() -> Vec<Case> {
    cases!("benches": peers_make_the_same_nodes_and_send_the_same_events)
}

fn peers_make_the_same_nodes_and_send_the_same_events(page: &Page) {
    page.document("", "", &[]);
    let differences: Vec<String> = page.eval_with(
        "return (async (origin, peers) => {
           const { check } = await import(`${origin}/benches/check.js`);
           const article = await (await fetch(`${origin}/pkg/articles/lachin-corridor.json`)).json();
           return check([peers, article]);
         })(...arguments);",
        &[
            page.site.widget.clone().into(),
            ["hand-written", "cloned-templates", "lit", "preact", "svelte"]
                .as_slice()
                .into(),
        ],
    );
    assert_eq!(differences, Vec::<String>::new());
}
