//! Rendered articles as lists of nodes in document order: as produced by the renderer, as read by
//! an HTML parser, and as built from a plan.

use article::{Article, Attribute, Context, Hint, Html, Markup, NAMES, Plan, Tag, render};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_document, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Nodes in document order, each with its depth.
pub(crate) type Tree = Vec<(usize, Node)>;

/// A node.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Element(String),
    Attribute(String, String),
    Text(String),
}

/// The renderer's output.
pub(crate) fn said(article: &Article, context: &Context<'_>) -> Tree {
    let mut said = Said::default();
    render(article, context, &mut said);
    assert_eq!(said.depth, 0, "an element is not closed");
    said.tree
}

/// The markup as read by an HTML parser.
pub(crate) fn of_html(article: &Article, context: &Context<'_>) -> Tree {
    let mut html = Html::default();
    render(article, context, &mut html);
    let div = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), div, vec![], false)
        .one(html.finish());
    let mut tree = Tree::new();
    // The parser puts what it read into an `html` element.
    for root in dom.document.children.borrow().iter() {
        for node in root.children.borrow().iter() {
            describe(node, 0, &mut tree);
        }
    }
    tree
}

/// The nodes that `src/border.js` builds from the plan.
pub(crate) fn of_plan(article: &Article, context: &Context<'_>) -> Tree {
    let mut plan = Plan::default();
    render(article, context, &mut plan);
    let names = NAMES.concat();
    let name = |number: u32| names[number as usize].to_owned();
    let units: Vec<u16> = plan.text.encode_utf16().collect();
    let mut rest = units.as_slice();
    let mut take = |length: u32| {
        let (text, after) = rest.split_at(length as usize);
        rest = after;
        String::from_utf16(text).expect("lengths end between characters")
    };
    let (mut tree, mut depth) = (Tree::new(), 0);
    let mut ops = plan.ops.iter();
    while let Some(op) = ops.next() {
        match (op & 3, op >> 2) {
            (0, _) => depth -= 1,
            (1, number) => {
                tree.push((depth, Node::Element(name(number & 0xFF))));
                depth += 1;
                if number > 0xFF {
                    tree.push((depth, Node::Attribute("part".to_owned(), name(number >> 8))));
                }
            }
            (2, number) => {
                let length = *ops.next().expect("an attribute has a length");
                tree.push((depth, Node::Attribute(name(number), take(length))));
            }
            (_, length) => tree.push((depth, Node::Text(take(length)))),
        }
    }
    assert!(rest.is_empty(), "text is left over: {rest:?}");
    tree
}

/// The article in a page as read by an HTML parser. The page around it contains only expected
/// elements.
pub(crate) fn in_page(html: &str) -> Tree {
    const AROUND: [&str; 11] = [
        "article-widget",
        "body",
        "head",
        "html",
        "link",
        "main",
        "meta",
        "script",
        "style",
        "template",
        "title",
    ];
    const PLAIN: [&str; 22] = [
        "a",
        "article",
        "bdi",
        "blockquote",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "img",
        "li",
        "ol",
        "p",
        "section",
        "span",
        "strong",
        "time",
        "ul",
    ];
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut tree = Tree::new();
    for node in dom.document.children.borrow().iter() {
        match node.data {
            NodeData::Doctype { .. } => {}
            _ => describe(node, 0, &mut tree),
        }
    }
    let is_article = |(_, node): &(usize, Node)| *node == Node::Element("article".to_owned());
    // The first is that of the shadow root; the second repeats it beside that.
    let mut take = || {
        let start = tree.iter().position(is_article).expect("an article");
        let top = tree[start].0;
        let inside = tree[start + 1..]
            .iter()
            .take_while(|(depth, _)| *depth > top);
        let end = start + 1 + inside.count();
        let inside = tree.drain(start..end);
        inside
            .map(|(depth, node)| (depth - top, node))
            .collect::<Tree>()
    };
    let (shadow, light) = (take(), take());
    for (_, node) in &light {
        if let Node::Element(name) = node {
            assert!(
                PLAIN.contains(&name.as_str()),
                "<{name}> beside the shadow root"
            );
        }
    }
    for (_, node) in &tree {
        if let Node::Element(name) = node {
            assert!(AROUND.contains(&name.as_str()), "<{name}> in the page");
        }
    }
    shadow
}

/// The same without attributes, since URLs differ in a page.
pub(crate) fn shape(tree: &Tree) -> Tree {
    let is_kept = |(_, node): &&(usize, Node)| !matches!(node, Node::Attribute(..));
    tree.iter().filter(is_kept).cloned().collect()
}

/// The text of a tree.
pub(crate) fn text(tree: &Tree) -> String {
    let texts = tree.iter().filter_map(|(_, node)| match node {
        Node::Text(text) => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// A writer that records the calls.
#[derive(Default)]
struct Said {
    tree: Tree,
    depth: usize,
}

impl Markup for Said {
    fn open(&mut self, tag: Tag) {
        let name = tag.as_str().to_owned();
        self.tree.push((self.depth, Node::Element(name)));
        // What holds nothing is closed like every other element.
        self.depth += 1;
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        let attribute = Node::Attribute(name.as_str().to_owned(), value.to_owned());
        self.tree.push((self.depth, attribute));
    }

    fn text(&mut self, text: &str) {
        // Texts beside each other are one node, as they are for a parser.
        match self.tree.last_mut() {
            Some((depth, Node::Text(before))) if *depth == self.depth => before.push_str(text),
            _ => self.tree.push((self.depth, Node::Text(text.to_owned()))),
        }
    }

    fn close(&mut self) {
        self.depth -= 1;
    }
}

fn describe(node: &Handle, depth: usize, tree: &mut Tree) {
    match &node.data {
        NodeData::Element {
            name,
            attrs,
            template_contents,
            ..
        } => {
            tree.push((depth, Node::Element(name.local.to_string())));
            for attribute in attrs.borrow().iter() {
                let name = attribute.name.local.to_string();
                // Only stored markup has these.
                let hints = [Hint::Address, Hint::Hidden, Hint::Modified, Hint::Role];
                if hints.iter().any(|hint| hint.as_str() == name) {
                    continue;
                }
                let attribute = Node::Attribute(name, attribute.value.to_string());
                tree.push((depth + 1, attribute));
            }
            let contents = template_contents.borrow();
            let children = contents.as_ref().unwrap_or(node).children.borrow();
            for child in children.iter() {
                describe(child, depth + 1, tree);
            }
        }
        NodeData::Text { contents } => {
            tree.push((depth, Node::Text(contents.borrow().to_string())));
        }
        other => panic!("only elements and text are written, not {other:?}"),
    }
}
