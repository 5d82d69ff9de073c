//! Markdown: clean enough to paste into an issue.

use crate::error::{Error, Kind};
use crate::summary::Summary;
use comrak::nodes::{ListType, Node, NodeCode, NodeHtmlBlock, NodeValue};
use comrak::options::ListStyleType;
use comrak::{Arena, Options, format_commonmark, parse_document};
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde::Serialize;
use std::collections::BTreeSet;

/// The level of the headings that a text's own headings stand under: a text's `#` becomes `####`.
const DEEPEST_HEADING: u8 = 3;

/// A blank line that somebody wrote, perhaps in a code block: not ours to tidy away.
const KEPT_BLANK: &str = "\u{e000}";

/// The summary as Markdown (CommonMark with GFM tables).
pub fn markdown(summary: &Summary) -> Result<String, Error> {
    from_template("summary.md.j2", include_str!("../../templates/summary.md.j2"), summary)
}

/// A document as a template lays it out.
pub(super) fn from_template(name: &str, template: &str, shown: &impl Serialize) -> Result<String, Error> {
    let failed =
        |error: minijinja::Error| Error::new(Kind::Template { name: name.to_owned(), reason: format!("{error:#}") });
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().map_err(failed)?;
    environment.set_syntax(syntax);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    // Whatever a template puts out is inline text, unless a filter below has made more of it.
    environment.set_formatter(|out, _, value| {
        let text = value.to_string();
        let safe = if value.is_safe() || value.as_str().is_none() { text } else { inline(&text) };
        out.write_str(&safe)?;
        Ok(())
    });
    environment.add_filter("blocks", |text: &str| Value::from_safe_string(blocks(text)));
    environment.add_filter("cell", |text: &str| Value::from_safe_string(cell(text)));
    environment.add_template(name, template).map_err(failed)?;
    let template = environment.get_template(name).map_err(failed)?;
    let text = template.render(Value::from(minijinja::value::Serde(shown))).map_err(failed)?;
    Ok(tidied(&text))
}

/// One line of plain text: what would be markup is escaped, what would begin a block too.
fn inline(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = String::with_capacity(line.len());
    let number = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    for (at, letter) in line.char_indices() {
        let is_markup = matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#');
        let begins_block = (at == 0 && matches!(letter, '-' | '+' | '='))
            || (number > 0 && at == number && matches!(letter, '.' | ')'));
        if is_markup || begins_block {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What somebody wrote, as CommonMark below the document's own headings; raw HTML is shown as text.
///
/// The result is read again: it must stay where it stands. What does not is shown as plain lines.
fn blocks(text: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    make_harmless(&arena, root);
    merge_lists(root);
    let written = without_list_ends(&formatted(root));
    let written = if is_contained(&written) { written } else { plain_lines(text) };
    let lines: Vec<&str> = written.lines().map(|line| if line.trim().is_empty() { KEPT_BLANK } else { line }).collect();
    lines.join("\n")
}

/// Text for a table cell: its Markdown on one line.
fn cell(text: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    make_harmless(&arena, root);
    let line = arena.alloc(NodeValue::Paragraph.into());
    gather(&arena, root, line);
    let document = arena.alloc(NodeValue::Document.into());
    document.append(line);
    one_line(&formatted(document)).replace('|', "\\|")
}

fn formatted(root: Node<'_>) -> String {
    let mut written = String::new();
    // Writing to a string cannot fail.
    let _ = format_commonmark(root, &options(), &mut written);
    written.trim_end().to_owned()
}

/// Headings go below ours, HTML becomes text, links lead to the web or nowhere.
fn make_harmless<'a>(arena: &'a Arena<'a>, root: Node<'a>) {
    for node in root.descendants() {
        let mut data = node.data.borrow_mut();
        match &mut data.value {
            NodeValue::Heading(heading) => heading.level = (heading.level + DEEPEST_HEADING).min(6),
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
            NodeValue::Link(link) | NodeValue::Image(link) if !is_harmless(&link.url) => link.url = String::new(),
            _ => {}
        }
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

/// The formatter's comment between a list and what follows is not needed: our lists and code blocks differ by themselves.
fn without_list_ends(written: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, written, &options());
    let comments: BTreeSet<usize> = root
        .descendants()
        .filter(|node| matches!(&node.data.borrow().value, NodeValue::HtmlBlock(block) if block.literal.trim() == "<!-- end list -->"))
        .map(|node| node.data.borrow().sourcepos.start.line)
        .collect();
    let kept = written.lines().enumerate().filter(|(at, _)| !comments.contains(&(at + 1)));
    kept.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// Whether a text stays where it stands: no HTML, no heading among ours, and what comes before and after it is untouched.
fn is_contained(written: &str) -> bool {
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
        NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => false,
        NodeValue::Heading(heading) => heading.level > DEEPEST_HEADING,
        NodeValue::Link(link) | NodeValue::Image(link) => is_harmless(&link.url),
        _ => true,
    });
    harmless && is_post(root.first_child()) && is_post(root.last_child())
}

fn plain_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(inline).filter(|line| !line.is_empty()).collect();
    lines.join("\n\n")
}

/// Moves what stands in the blocks below `node` into one paragraph.
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

/// Web pages, mail and places in the document; not `javascript:` and its like.
fn is_harmless(url: &str) -> bool {
    let scheme = url
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default()
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_none_or(|scheme| matches!(scheme.as_str(), "http" | "https" | "mailto"))
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.render.width = 0;
    options.render.prefer_fenced = true;
    // Ours begin with a dash: a list that ends a text does not run into the one below it.
    options.render.list_style = ListStyleType::Star;
    options
}

/// One blank line at most between blocks, one line end at the end.
fn tidied(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines().map(str::trim_end) {
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank < 2 && !(line.is_empty() && out.is_empty()) {
            out.push_str(if line == KEPT_BLANK { "" } else { line });
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_go_below_ours_and_html_becomes_text() {
        assert_eq!(tidied(&blocks("# Stort\n\ntekst")), "#### Stort\n\ntekst\n");
        let shown = blocks("<script>alert(1)</script>\n\nog <b>fed</b>");
        assert!(!shown.contains("<script>"), "{shown}");
        assert!(shown.contains("alert(1)"), "{shown}");
        assert!(!shown.contains("<b>"), "{shown}");
        assert!(!blocks("[her](javascript:alert(1))").contains("javascript"), "the link is live");
    }

    #[test]
    fn plain_words_are_escaped() {
        assert_eq!(inline("Nordlys *A/S*\n<b>"), "Nordlys \\*A/S\\* \\<b\\>");
        assert_eq!(cell("a | b\n\n- c"), "a \\| b - c");
    }
}
