//! `mus.toml` as the same [`Tree`], so that settings get the same findings as records.

use super::problem::{Problem, Slip, Trouble};
use super::{Entry, Layout, Node, Scalar, Style, Tree, Value};
use crate::text::Span;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads `text` as TOML 1.0. What is wrong stands in [`Tree::problems`], all of it; then there is no root.
pub fn parse_toml(text: &str) -> Tree {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let offset = text.len() - body.len();
    let (table, errors) = DeTable::parse_recoverable(body);
    let mut tree = Tree::default();
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let start = body.floor_char_boundary(range.start.min(body.len()));
        let end = body.ceil_char_boundary(range.end.min(body.len())).max(start);
        let trouble = if error.message().contains("duplicate key") {
            Trouble::DuplicateKey { first: Span::new(start + offset, end + offset) }
        } else {
            Trouble::Syntax(Slip::Other)
        };
        tree.problems.push(Problem { trouble, span: Span::new(start + offset, end + offset) });
    }
    if tree.problems.is_empty() {
        tree.root = Some(table_node(table.as_ref(), Span::new(offset, text.len()), offset));
    }
    tree
}

fn table_node(table: &DeTable<'_>, span: Span, offset: usize) -> Node {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().as_ref().into(),
            key_span: shifted(key.span(), offset),
            value: value_node(value, offset),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span);
    Node { span, value: Value::Mapping(entries, Layout::Block) }
}

fn value_node(value: &Spanned<DeValue<'_>>, offset: usize) -> Node {
    let span = shifted(value.span(), offset);
    let typed = |text: String| Value::Scalar(Scalar { text: text.into(), style: Style::Typed });
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Scalar(Scalar { text: text.as_ref().into(), style: Style::DoubleQuoted }),
        DeValue::Integer(number) => typed(decimal(number)),
        DeValue::Float(number) => typed(number.as_str().to_owned()),
        DeValue::Boolean(truth) => typed(truth.to_string()),
        DeValue::Datetime(moment) => typed(moment.to_string()),
        DeValue::Array(items) => {
            Value::Sequence(items.iter().map(|item| value_node(item, offset)).collect(), Layout::Flow)
        }
        DeValue::Table(table) => return table_node(table, span, offset),
    };
    Node { span, value }
}

/// TOML writes whole numbers in four radixes; the tree knows one.
fn decimal(number: &toml::de::DeInteger<'_>) -> String {
    i64::from_str_radix(number.as_str(), number.radix())
        .map_or_else(|_| number.as_str().to_owned(), |value| value.to_string())
}

fn shifted(range: std::ops::Range<usize>, offset: usize) -> Span {
    Span::new(range.start + offset, range.end + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_have_places() {
        let text = "\u{feff}format = 1\n[review]\nevery = \"12m\"\nfollow_ups = [\"1m\", \"3m\"]\n";
        let tree = parse_toml(text);
        let root = tree.root.expect("the text is TOML");
        let every = root.get("review").and_then(|review| review.get("every")).expect("the key is there");
        assert_eq!(&text[every.span.range()], "\"12m\"");
        assert_eq!(root.to_json()["format"], 1);
        assert_eq!(root.to_json()["review"]["follow_ups"][1], "3m");
    }

    #[test]
    fn broken_settings_are_told_with_their_place() {
        let tree = parse_toml("format = \nreview = [\n");
        assert!(tree.root.is_none());
        assert!(!tree.problems.is_empty());
    }
}
