//! Markdown: clean enough to paste into an issue.

use crate::error::{Error, Kind};
use crate::summary::Summary;
use comrak::nodes::{NodeHtmlBlock, NodeValue};
use comrak::{Arena, Options, format_commonmark, parse_document};
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

/// The level of the headings that a text's own headings stand under: a text's `#` becomes `####`.
const DEEPEST_HEADING: u8 = 3;

/// The summary as Markdown (CommonMark with GFM tables).
pub fn markdown(summary: &Summary) -> Result<String, Error> {
    let failed = |error: minijinja::Error| {
        Error::new(Kind::Template { name: "summary.md.j2".to_owned(), reason: format!("{error:#}") })
    };
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
    environment
        .add_template("summary.md.j2", include_str!("../../templates/summary.md.j2"))
        .map_err(failed)?;
    let template = environment.get_template("summary.md.j2").map_err(failed)?;
    let text = template.render(Value::from(minijinja::value::Serde(summary))).map_err(failed)?;
    Ok(tidied(&text))
}

/// One line of plain text: what would be markup is escaped, what would begin a block too.
fn inline(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = String::with_capacity(line.len());
    for letter in line.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What somebody wrote, as CommonMark below the document's own headings; raw HTML is shown as text.
fn blocks(text: &str) -> String {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, text, &options);
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
                let inside = arena.alloc(comrak::nodes::Ast::new(NodeValue::Text(text.into()), comrak::nodes::LineColumn { line: 0, column: 0 }).into());
                node.append(inside);
            }
            NodeValue::Link(link) | NodeValue::Image(link) if !is_harmless(&link.url) => link.url = String::new(),
            _ => {}
        }
    }
    let mut written = String::new();
    // Writing to a string cannot fail.
    let _ = format_commonmark(root, &options, &mut written);
    written.trim_end().to_owned()
}

/// Text for a table cell: its Markdown on one line.
fn cell(text: &str) -> String {
    let formatted = blocks(text);
    one_line(&formatted).replace('|', "\\|")
}

/// Web pages, mail and places in the document; not `javascript:` and its like.
fn is_harmless(url: &str) -> bool {
    let scheme = url.split(['/', '?', '#']).next().unwrap_or_default().split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_none_or(|scheme| matches!(scheme.as_str(), "http" | "https" | "mailto"))
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.render.width = 0;
    options
}

/// One blank line at most between blocks, one line end at the end.
fn tidied(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines().map(str::trim_end) {
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank < 2 && !(line.is_empty() && out.is_empty()) {
            out.push_str(line);
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
        assert_eq!(blocks("# Stort\n\ntekst"), "#### Stort\n\ntekst");
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
