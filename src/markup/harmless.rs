//! The tree of a text, made fit to stand in a document.

use super::commonmark::{is_harmless, one_line};
use crate::lang::Lang;
use comrak::Arena;
use comrak::nodes::{ListType, Node, NodeCode, NodeHtmlBlock, NodeValue};

/// Headings go below `below` and skip no level, HTML becomes text, links lead to the web or nowhere, pictures become words, and two
/// bullet lists in a row become one.
pub(super) fn make_harmless<'a>(arena: &'a Arena<'a>, root: Node<'a>, below: u8, lang: Lang) {
    let mut levels = Levels::of(root, below);
    for node in root.descendants().collect::<Vec<_>>() {
        let mut data = node.data.borrow_mut();
        match &mut data.value {
            NodeValue::Heading(heading) => {
                heading.level = levels.next(heading.level);
                heading.setext = false;
            }
            NodeValue::HtmlInline(literal) => {
                let text = std::mem::take(literal);
                data.value = NodeValue::Text(text.into());
            }
            NodeValue::HtmlBlock(NodeHtmlBlock { literal, .. }) => {
                let text = one_line(literal);
                data.value = NodeValue::Paragraph;
                drop(data);
                node.append(arena.alloc(NodeValue::Text(text.into()).into()));
            }
            NodeValue::Image(link) => {
                let (what, address) = (lang.pick("billede", "picture"), std::mem::take(&mut link.url));
                drop(data);
                become_words(arena, node, what, &address);
            }
            NodeValue::Link(link) if !is_harmless(&link.url) => {
                drop(data);
                unwrap(node);
            }
            NodeValue::Link(link) if node.first_child().is_none() => {
                let address = link.url.clone();
                drop(data);
                node.append(arena.alloc(NodeValue::Text(address.into()).into()));
            }
            _ => {}
        }
    }
    drop_empty_headings(root);
    merge_lists(root);
}

/// A picture is not looked for: `[picture: words (address)]` stands in its place.
fn become_words<'a>(arena: &'a Arena<'a>, node: Node<'a>, what: &str, address: &str) {
    let text = |words: String| arena.alloc(NodeValue::Text(words.into()).into());
    node.insert_before(text(format!("[{what}: ")));
    for child in node.children().collect::<Vec<_>>() {
        node.insert_before(child);
    }
    let end = if address.is_empty() || !is_harmless(address) { "]".to_owned() } else { format!(" ({address})]") };
    node.insert_before(text(end));
    node.detach();
}

/// Leaves what stands in a node in its place.
fn unwrap(node: Node<'_>) {
    for child in node.children().collect::<Vec<_>>() {
        node.insert_before(child);
    }
    node.detach();
}

/// A heading without words is none: a reader who jumps from heading to heading would land on nothing.
fn drop_empty_headings(root: Node<'_>) {
    let headings = root.descendants().filter(|node| matches!(node.data.borrow().value, NodeValue::Heading(_)));
    for heading in headings.collect::<Vec<_>>() {
        if !has_words(heading) {
            heading.detach();
        }
    }
}

fn has_words(node: Node<'_>) -> bool {
    node.descendants().any(|node| match &node.data.borrow().value {
        NodeValue::Text(text) => !text.trim().is_empty(),
        NodeValue::Code(code) => !code.literal.trim().is_empty(),
        _ => false,
    })
}

/// Where the headings of a text go.
pub(super) struct Levels {
    below: u8,
    highest: u8,
    last: u8,
    skipped: bool,
}

impl Levels {
    pub fn of(root: Node<'_>, below: u8) -> Self {
        let levels = root.descendants().filter_map(|node| match &node.data.borrow().value {
            NodeValue::Heading(heading) => Some(heading.level),
            _ => None,
        });
        Self { below, highest: levels.min().unwrap_or(1), last: below, skipped: false }
    }

    /// The level of the next heading: as deep below the text's highest as it was, but never more than one below the one before it.
    pub fn next(&mut self, level: u8) -> u8 {
        let wanted = self.below + 1 + (level - self.highest);
        self.skipped = wanted > self.last + 1;
        self.last = wanted.min(self.last + 1).min(6);
        self.last
    }

    /// Whether the last one skipped a level as it was written.
    pub fn has_skipped(&self) -> bool {
        self.skipped
    }
}

/// Two bullet lists in a row are written as one: the formatter would keep them apart with an HTML comment.
fn merge_lists<'a>(root: Node<'a>) {
    let is_bullets = |node: Node<'a>| matches!(&node.data.borrow().value, NodeValue::List(list) if list.list_type == ListType::Bullet);
    let lists: Vec<Node<'a>> = root.descendants().filter(|node| is_bullets(node)).collect();
    for list in lists {
        while let Some(next) = list.next_sibling().filter(|next| is_bullets(next)) {
            for item in next.children().collect::<Vec<_>>() {
                list.append(item);
            }
            next.detach();
        }
    }
}

/// What stands in the blocks below `root`, in one paragraph.
pub(super) fn on_one_line<'a>(arena: &'a Arena<'a>, root: Node<'a>) -> Node<'a> {
    let line = arena.alloc(NodeValue::Paragraph.into());
    gather(arena, root, line);
    line
}

fn gather<'a>(arena: &'a Arena<'a>, node: Node<'a>, line: Node<'a>) {
    let add = |value: NodeValue| line.append(arena.alloc(value.into()));
    let space = || {
        if line.first_child().is_some() {
            add(NodeValue::Text(" ".into()));
        }
    };
    for child in node.children().collect::<Vec<_>>() {
        let value = child.data.borrow().value.clone();
        match value {
            NodeValue::CodeBlock(code) => {
                let literal = one_line(&code.literal);
                // The formatter cannot write an empty span.
                if !literal.is_empty() {
                    space();
                    add(NodeValue::Code(NodeCode { num_backticks: 1, literal }));
                }
            }
            NodeValue::Item(_) => {
                space();
                add(NodeValue::Text("-".into()));
                gather(arena, child, line);
            }
            value if value.block() => {
                space();
                gather(arena, child, line);
            }
            _ => {
                for inside in child.descendants() {
                    let mut data = inside.data.borrow_mut();
                    if matches!(data.value, NodeValue::SoftBreak | NodeValue::LineBreak) {
                        data.value = NodeValue::Text(" ".into());
                    }
                }
                line.append(child);
            }
        }
    }
}
