//! Finds the article among the things of JSON-LD, and resolves references.

use super::fields::types;
use crate::error::Error;
use crate::json::{Node, Tree};
use std::collections::BTreeMap;

/// All things in the data, by their ids.
pub(super) struct Graph<'t> {
    things: Vec<Node<'t>>,
    by_id: BTreeMap<&'t str, Node<'t>>,
}

impl<'t> Graph<'t> {
    pub(super) fn of(trees: &'t [Tree<'_>]) -> Self {
        let mut things = Vec::new();
        for item in trees.iter().flat_map(|tree| tree.root().items()) {
            let graph: Vec<Node<'t>> = item.list("@graph").collect();
            if graph.is_empty() {
                things.push(item);
            } else {
                things.extend(graph);
            }
        }
        let mut all = Vec::new();
        for thing in &things {
            collect(*thing, &mut all);
        }
        // A thing may be described inside of another, and referred to elsewhere.
        let described = all.iter().filter(|thing| thing.fields().nth(1).is_some());
        let by_id = described.filter_map(|thing| Some((thing.peek_at("@id")?, *thing)));
        let by_id = by_id.collect();
        // So may the article be, as the main thing of a page or an item of a list.
        if !things.iter().any(|thing| is_article(*thing)) {
            things = all;
        }
        Self { things, by_id }
    }

    /// The `item`th article, counted from one. One that has the page's URL comes
    /// first.
    pub(super) fn article(&self, item: u32, page: Option<&str>) -> Result<Node<'t>, Error> {
        let is_own = |thing: &Node<'t>| {
            let own = [thing.peek_at("url"), thing.peek_at("@id")];
            let main = thing.get("mainEntityOfPage");
            let main = main.and_then(|page| page.peek().or_else(|| page.peek_at("@id")));
            let mut addresses = own.into_iter().chain([main]).flatten();
            page.is_some_and(|page| addresses.any(|address| same_address(address, page)))
        };
        if item == 1
            && let Some(own) = self
                .things
                .iter()
                .copied()
                .filter(|t| is_article(*t))
                .find(is_own)
        {
            return Ok(own);
        }
        let mut articles = self
            .things
            .iter()
            .copied()
            .filter(|thing| is_article(*thing));
        let count = articles.clone().count();
        let index = usize::try_from(item)
            .unwrap_or(usize::MAX)
            .saturating_sub(1);
        articles.nth(index).ok_or_else(|| {
            Error::Data(match count {
                0 => "there is no NewsArticle or other article of schema.org in the JSON-LD; if this \
                      is another format, give it with --format"
                    .to_owned(),
                count => format!(
                    "the JSON-LD has {count} article{}, and none has the number {item}; --item \
                     takes a lower one",
                    if count == 1 { "" } else { "s" }
                ),
            })
        })
    }

    /// Resolves a reference.
    pub(super) fn resolve(&self, value: Node<'t>) -> Node<'t> {
        let id = value.peek_at("@id").filter(|_| value.fields().count() == 1);
        let target = id.and_then(|id| self.by_id.get(id));
        if target.is_some() {
            value.take();
        }
        target.copied().unwrap_or(value)
    }
}

/// A thing and those nested in it, in order.
fn collect<'t>(thing: Node<'t>, all: &mut Vec<Node<'t>>) {
    if thing.fields().next().is_some() {
        all.push(thing);
    }
    for (_, value) in thing.fields() {
        value.items().for_each(|item| collect(item, all));
    }
}

fn is_article(thing: Node<'_>) -> bool {
    const OTHERS: [&str; 4] = [
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "SocialMediaPosting",
    ];
    types(thing).any(|kind| kind.ends_with("Article") || OTHERS.contains(&kind))
}

/// Whether two URLs are those of the same page.
fn same_address(one: &str, other: &str) -> bool {
    let key = |address: &str| {
        let address = address.split(['#', '?']).next().unwrap_or_default();
        let address = address.split_once("://").map_or(address, |(_, rest)| rest);
        address.trim_end_matches('/').to_lowercase()
    };
    !key(one).is_empty() && key(one) == key(other)
}
