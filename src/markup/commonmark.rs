//! Texts as CommonMark, clean enough to paste into an issue.

use comrak::nodes::{Node, NodeValue};
use comrak::options::ListStyleType;
use comrak::{Arena, Options, format_commonmark, parse_document};
use std::collections::BTreeSet;

/// How texts are read and written.
pub(super) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.render.width = 0;
    options.render.prefer_fenced = true;
    options.render.list_style = ListStyleType::Dash;
    options
}

/// A text's tree written again; `None` where it would not stay where it stands. It is read once more to know that.
pub(super) fn contained(root: Node<'_>, below: u8) -> Option<String> {
    let written = without_list_ends(&formatted(root));
    is_contained(&written, below).then_some(written)
}

/// A paragraph on one line, as it may stand in a heading or an item.
pub(super) fn line<'a>(arena: &'a Arena<'a>, paragraph: Node<'a>) -> String {
    let document = arena.alloc(NodeValue::Document.into());
    document.append(paragraph);
    let mut line = one_line(&formatted(document));
    // A heading's closing hashes are no text.
    if line.ends_with('#') && !line.ends_with("\\#") {
        line.insert(line.len() - 1, '\\');
    }
    line
}

/// One line of plain text within a line: what would be markup is escaped.
pub(super) fn escaped(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = String::with_capacity(line.len());
    for letter in line.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// The same, where the text begins a line: what would begin a block is escaped too.
pub(super) fn begun(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let at = match line[digits..].chars().next() {
        Some('-' | '+' | '=') if digits == 0 => 0,
        Some('.' | ')') if digits > 0 => digits,
        _ => return line.to_owned(),
    };
    format!("{}\\{}", &line[..at], &line[at..])
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a text as paragraphs, with nothing in them that is markup.
pub(super) fn plain_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| begun(&escaped(line))).filter(|line| !line.is_empty()).collect();
    lines.join("\n\n")
}

fn formatted(root: Node<'_>) -> String {
    let mut written = String::new();
    // Writing to a string cannot fail.
    let _ = format_commonmark(root, &options(), &mut written);
    written.trim_end().to_owned()
}

/// The formatter's comment between a list and what follows is not needed: our lists and code blocks differ by themselves.
fn without_list_ends(written: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, written, &options());
    let comments: BTreeSet<usize> = root
        .descendants()
        .filter(|node| matches!(&node.data.borrow().value, NodeValue::HtmlBlock(block) if block.literal.trim() == "<!-- end list -->"))
        .map(|node| node.data.borrow().sourcepos.start.line)
        .collect();
    // With the comment goes the blank line below it.
    let kept = written.lines().enumerate().filter(|(at, _)| !comments.contains(&(at + 1)) && !comments.contains(at));
    kept.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// Whether a text stays where it stands: no HTML, no heading among ours, and what comes before and after it is untouched.
fn is_contained(written: &str, below: u8) -> bool {
    const FENCE_POST: &str = "fence post";
    let arena = Arena::new();
    let document = format!("{FENCE_POST}\n\n{written}\n\n{FENCE_POST}\n");
    let root = parse_document(&arena, &document, &options());
    let is_post = |node: Option<Node<'_>>| {
        let child = node
            .filter(|node| matches!(node.data.borrow().value, NodeValue::Paragraph))
            .and_then(comrak::arena_tree::Node::first_child);
        child.is_some_and(|child| matches!(&child.data.borrow().value, NodeValue::Text(text) if text == FENCE_POST))
    };
    let harmless = root.descendants().all(|node| match &node.data.borrow().value {
        NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) | NodeValue::Image(_) => false,
        NodeValue::Heading(heading) => heading.level > below,
        NodeValue::Link(link) => is_harmless(&link.url),
        _ => true,
    });
    harmless && is_post(root.first_child()) && is_post(root.last_child())
}

/// Web pages, mail and places in the document; not `javascript:` and its like.
pub(super) fn is_harmless(url: &str) -> bool {
    let scheme = url
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default()
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_none_or(|scheme| matches!(scheme.as_str(), "http" | "https" | "mailto"))
}
