//! Places: what stands under a span is what the span is about.

use crate::{corpus, documents};
use mus::text::{LineIndex, Position, Span};
use mus::yaml::{self, Entry, Node, Style, Value};
use proptest::prelude::*;

/// Everything that has a place holds what it should, in order, one in the other.
fn assert_places(text: &str) {
    let (root, tree) = corpus::read(text);
    root.walk(&mut |path, node| {
        let written = &text[node.span.range()];
        if let Some(scalar) = node.as_scalar() {
            assert_scalar(written, &scalar.text, scalar.style);
        }
        let children: Vec<Span> = match &node.value {
            Value::Scalar(_) => Vec::new(),
            Value::Sequence(items, _) => items.iter().map(|item| item.span).collect(),
            Value::Mapping(entries, _) => entries.iter().flat_map(|entry| [entry.key_span, entry.value.span]).collect(),
        };
        let mut end = node.span.start();
        for child in children {
            assert!(
                child.start() >= end && child.end() <= node.span.end(),
                "{path}: {child:?} in {:?} of {text:?}",
                node.span
            );
            end = child.end();
        }
        for entry in node.entries() {
            assert_eq!(key_read_alone(&text[entry.key_span.range()]), *entry.key, "{path}");
            assert!(text[entry.key_span.end()..].trim_start().starts_with(':'));
        }
    });
    for comment in tree.comments {
        let written = &text[comment.range()];
        assert!(written.starts_with('#') && !written.contains(['\r', '\n']), "{written:?}");
        assert!(text[comment.end()..].is_empty() || text[comment.end()..].starts_with(['\r', '\n']));
    }
}

fn assert_scalar(written: &str, text: &str, style: Style) {
    match style {
        Style::Plain if written.contains(['\n', '\r']) => {
            let words: Vec<&str> = written.split_whitespace().collect();
            assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
        }
        Style::Plain => assert_eq!(written, text),
        Style::SingleQuoted => {
            assert!(written.len() > 1 && written.starts_with('\'') && written.ends_with('\''), "{written}");
        }
        Style::DoubleQuoted => {
            assert!(written.len() > 1 && written.starts_with('"') && written.ends_with('"'), "{written}");
        }
        Style::Literal | Style::Folded => {
            assert!(written.starts_with(if style == Style::Literal { '|' } else { '>' }), "{written}");
            assert!(!written.ends_with(['\n', '\r']));
            let last = text.split_whitespace().next_back().unwrap_or_default();
            assert!(written.trim_end().ends_with(last), "{written:?} of {text:?}");
        }
        Style::Typed => panic!("YAML has no typed scalars"),
    }
}

fn key_read_alone(written: &str) -> String {
    let text = format!("[{written}]");
    let (list, _) = corpus::read(&text);
    list.items()[0].as_text().expect("a key is text").to_owned()
}

/// The position of every key, scalar and comment.
fn positions(text: &str) -> Vec<(Position, Position)> {
    let (root, tree) = corpus::read(text);
    let lines = LineIndex::new(text);
    let place = |span: Span| (lines.position(text, span.start()), lines.position(text, span.end()));
    let mut found = Vec::new();
    root.walk(&mut |_, node: &Node| {
        found.extend(node.entries().iter().map(|entry: &Entry| place(entry.key_span)));
        found.push(place(node.span));
    });
    found.extend(tree.comments.iter().map(|comment| place(*comment)));
    found
}

#[test]
fn every_file_has_its_places() {
    for (_, text) in corpus::files() {
        assert_places(&text);
        assert_places(&corpus::with_mark(&corpus::with_crlf(&text)));
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_move_nothing() {
    for (path, text) in corpus::files() {
        let at_home = positions(&text);
        for variant in
            [corpus::with_crlf(&text), corpus::with_mark(&text), corpus::with_mark(&corpus::with_crlf(&text))]
        {
            assert_eq!(positions(&variant), at_home, "{}", path.display());
        }
    }
}

#[test]
fn tabs_and_wide_letters_count_as_one_column() {
    let text = "æ:\t😀\t # blå\r\n\"ø\":\t[\ta,\tå ]\r\n";
    assert_places(text);
    let (root, _) = corpus::read(text);
    let lines = LineIndex::new(text);
    let column = |node: &Node| lines.position(text, node.span.start()).column;
    assert_eq!(column(root.get("æ").expect("the key is there")), 4);
    assert_eq!(column(&root.get("ø").expect("the key is there").items()[1]), 11);
}

#[test]
fn a_list_begins_with_its_first_dash_also_when_it_is_not_indented() {
    for text in [
        "a:\n  - b\n  - c\n",
        "a:\n- b\n- c\n",
        "a: # x -\n# - y\n- b\n- c\n",
        "a:\n- - b\n  - c\n",
        "a:\r\n-\r\n- c\r\n",
    ] {
        let (root, _) = corpus::read(text);
        let list = root.get("a").expect("the key is there");
        assert!(text[list.span.range()].starts_with("- ") || text[list.span.range()].starts_with("-\r"), "{text:?}");
        assert_places(text);
    }
}

#[test]
fn an_absent_value_stands_behind_its_colon_or_dash() {
    let text = "a:   # nothing\nb: {c: , d:, e: f}\ng:\n  -   \n  - # nothing\n  -\nh:\n";
    let (root, _) = corpus::read(text);
    let mut found = 0;
    root.walk(&mut |path, node| {
        if node.is_null() {
            assert!(node.span.is_empty());
            assert!(text[..node.span.start()].ends_with([':', '-']), "{path}");
            found += 1;
        }
    });
    assert_eq!(found, 7);
    assert_places(text);
}

#[test]
fn a_block_text_reaches_from_its_header_to_its_last_line() {
    let text =
        "a: # | no\n  |+ # > no\n  tekst  \n\n\nb: >-\n\n  to\n\n  linjer\n# c\nd: |\n  # ingen kommentar\n # e\n";
    let (root, _) = corpus::read(text);
    let under = |key: &str| &text[root.get(key).expect("the key is there").span.range()];
    assert_eq!(under("a"), "|+ # > no\n  tekst  ");
    assert_eq!(under("b"), ">-\n\n  to\n\n  linjer");
    assert_eq!(under("d"), "|\n  # ingen kommentar");
}

#[test]
fn a_byte_order_mark_alone_is_an_empty_file() {
    for text in ["", "\u{feff}", "\u{feff}\r\n", "# kun en kommentar\n"] {
        let tree = yaml::parse(text);
        assert!(tree.root.is_none_or(|root| root.is_null()) && tree.problems.is_empty(), "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_of_the_subset_has_its_places(text in documents::text()) {
        assert_places(&text);
    }
}
