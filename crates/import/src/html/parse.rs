//! Parses HTML with html5ever's parser. The tree is bounded, since a few megabytes of
//! hostile HTML can become gigabytes of nodes.

use crate::error::Error;
use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use scraper::{Html, HtmlTreeSink, Node};

/// The maximum number and depth of nodes in a page.
const MAX_NODES: usize = 500_000;
const MAX_DEPTH: usize = 256;

/// Parses a page or a fragment.
///
/// # Errors
///
/// If it is larger or deeper than any real page.
pub(crate) fn parse(html: &str) -> Result<Html, Error> {
    // In small steps, so the limits are checked before much is exceeded.
    const STEP: usize = 1024;
    let too_much = |what: &str| Error::Data(format!("the HTML {what} than this program reads"));
    let mut parser = parse_document(
        HtmlTreeSink::new(Html::new_document()),
        ParseOpts {
            // <noscript> may contain the only picture that needs no script.
            tree_builder: TreeBuilderOpts {
                scripting_enabled: false,
                ..TreeBuilderOpts::default()
            },
            ..ParseOpts::default()
        },
    );
    let mut rest = html;
    while !rest.is_empty() {
        let mut end = rest.len().min(STEP);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (step, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        parser.process(StrTendril::from_slice(step));
        rest = after;
        let page = parser.tokenizer.sink.sink.0.borrow();
        let mut nodes = page.tree.nodes();
        if nodes.len() > MAX_NODES {
            return Err(too_much("has more elements"));
        }
        let last = nodes.next_back();
        if last.is_some_and(|node| node.ancestors().nth(MAX_DEPTH).is_some()) {
            return Err(too_much("is nested more deeply"));
        }
    }
    let page = parser.finish();
    let is_deep = |node: ego_tree::NodeRef<'_, Node>| node.ancestors().nth(MAX_DEPTH).is_some();
    if page.tree.nodes().any(is_deep) {
        return Err(too_much("is nested more deeply"));
    }
    Ok(page)
}
