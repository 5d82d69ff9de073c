//! A text as a tree that every document can be made from.

use super::commonmark::one_line;
use comrak::nodes::{ListType, Node, NodeValue, TableAlignment};
use serde::{Deserialize, Serialize};

/// A part of a text that stands by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Block {
    /// Lines that belong together.
    Paragraph {
        /// What stands in it.
        inlines: Vec<Inline>,
    },
    /// A heading, at its level in the document.
    Heading {
        /// From 1.
        level: u8,
        /// What stands in it.
        inlines: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number; `None` where it has bullets.
        start: Option<usize>,
        /// Whether its items stand close.
        tight: bool,
        /// What stands in each.
        items: Vec<Vec<Block>>,
    },
    /// What somebody else said.
    Quote {
        /// What stands in it.
        blocks: Vec<Block>,
    },
    /// Lines that are kept as they are.
    Code {
        /// The lines.
        text: String,
    },
    /// A table.
    Table {
        /// `left`, `center`, `right` or `auto`, by column.
        align: Vec<String>,
        /// The heading of each column.
        head: Vec<Vec<Inline>>,
        /// Cells, row by row.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line across.
    Rule,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Inline {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Words kept as they are.
    Code {
        /// The words.
        text: String,
    },
    /// Emphasis.
    Emph {
        /// What stands in it.
        inlines: Vec<Inline>,
    },
    /// Strong emphasis.
    Strong {
        /// What stands in it.
        inlines: Vec<Inline>,
    },
    /// Struck out.
    Strike {
        /// What stands in it.
        inlines: Vec<Inline>,
    },
    /// A link to a web page, to mail, or to a place near the document.
    Link {
        /// Where to.
        url: String,
        /// What stands in it.
        inlines: Vec<Inline>,
    },
    /// A new line.
    Break,
}

/// The blocks below a node.
pub(super) fn blocks(node: Node<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for child in node.children() {
        let value = child.data.borrow().value.clone();
        match value {
            NodeValue::Paragraph => blocks.push(Block::Paragraph { inlines: inlines(child) }),
            NodeValue::Heading(heading) => {
                blocks.push(Block::Heading { level: heading.level, inlines: inlines(child) });
            }
            NodeValue::List(list) => blocks.push(Block::List {
                start: (list.list_type == ListType::Ordered).then_some(list.start),
                tight: list.tight,
                items: child.children().map(self::blocks).collect(),
            }),
            NodeValue::BlockQuote => blocks.push(Block::Quote { blocks: self::blocks(child) }),
            NodeValue::CodeBlock(code) => {
                blocks.push(Block::Code { text: code.literal.trim_end_matches('\n').to_owned() });
            }
            NodeValue::Table(table) => blocks.push(self::table(child, &table.alignments)),
            NodeValue::ThematicBreak => blocks.push(Block::Rule),
            // What is left holds blocks of its own.
            _ => blocks.extend(self::blocks(child)),
        }
    }
    blocks
}

fn table(node: Node<'_>, alignments: &[TableAlignment]) -> Block {
    let word = |alignment: &TableAlignment| match alignment {
        TableAlignment::Left => "left",
        TableAlignment::Center => "center",
        TableAlignment::Right => "right",
        TableAlignment::None => "auto",
    };
    let cells = |row: Node<'_>| row.children().map(inlines).collect::<Vec<_>>();
    let mut rows = node.children().map(cells);
    let head = rows.next().unwrap_or_default();
    Block::Table { align: alignments.iter().map(|one| word(one).to_owned()).collect(), head, rows: rows.collect() }
}

/// What stands in a node that holds lines.
pub(super) fn inlines(node: Node<'_>) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for child in node.children() {
        let value = child.data.borrow().value.clone();
        match value {
            NodeValue::Text(text) => push_text(&mut inlines, &text),
            NodeValue::SoftBreak => push_text(&mut inlines, " "),
            NodeValue::LineBreak => inlines.push(Inline::Break),
            NodeValue::Code(code) => inlines.push(Inline::Code { text: code.literal }),
            NodeValue::Emph => inlines.push(Inline::Emph { inlines: self::inlines(child) }),
            NodeValue::Strong => inlines.push(Inline::Strong { inlines: self::inlines(child) }),
            NodeValue::Strikethrough => inlines.push(Inline::Strike { inlines: self::inlines(child) }),
            NodeValue::Link(link) => inlines.push(Inline::Link { url: link.url, inlines: self::inlines(child) }),
            _ => inlines.extend(self::inlines(child)),
        }
    }
    inlines
}

/// Words that follow each other are one text.
fn push_text(inlines: &mut Vec<Inline>, more: &str) {
    match inlines.last_mut() {
        Some(Inline::Text { text }) => text.push_str(more),
        _ => inlines.push(Inline::Text { text: more.to_owned() }),
    }
}

/// The lines of a text, each a paragraph.
pub(super) fn plain_paragraphs(text: &str) -> Vec<Block> {
    let lines = text.lines().map(one_line).filter(|line| !line.is_empty());
    lines.map(|text| Block::Paragraph { inlines: vec![Inline::Text { text }] }).collect()
}
