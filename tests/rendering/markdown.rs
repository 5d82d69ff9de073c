//! Markdown: every text stays in its place, harmless and visible.

use crate::document_of;
use crate::says::{LONG, NASTY, SAID, says};
use crate::support::Folder;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use mus::render::{Templates, markdown};
use proptest::prelude::*;

pub fn rendered(folder: &Folder) -> String {
    let document = document_of(folder);
    let made = || markdown(&document, &Templates::default()).expect("a document");
    let once = made();
    assert_eq!(once, made(), "the same bytes twice");
    once
}

pub fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options
}

pub fn words<'a>(node: &'a AstNode<'a>) -> String {
    let mut out = String::new();
    for node in node.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::CodeBlock(code) => out.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            _ => {}
        }
    }
    out
}

/// Everything that must hold of a document that says `text` everywhere.
fn assert_sound(text: &str, document: &str) {
    let arena = Arena::new();
    let root = parse_document(&arena, document, &options());
    for node in root.descendants() {
        match &node.data.borrow().value {
            NodeValue::HtmlBlock(html) => panic!("{text:?}: HTML {:?}\n{document}", html.literal),
            NodeValue::HtmlInline(html) | NodeValue::Raw(html) => panic!("{text:?}: HTML {html:?}\n{document}"),
            NodeValue::Link(link) | NodeValue::Image(link) => {
                let harmless = ["", "http:", "https:", "mailto:"]
                    .iter()
                    .any(|start| link.url.starts_with(start) && (!start.is_empty() || !link.url.contains(':')));
                assert!(harmless, "{text:?}: a link to {}", link.url);
            }
            _ => {}
        }
    }
    let ours: Vec<(u8, String)> = root
        .descendants()
        .filter_map(|node| match &node.data.borrow().value {
            NodeValue::Heading(heading) if heading.level <= 3 => Some((heading.level, words(node))),
            _ => None,
        })
        .collect();
    // A note to a follow-up stands right under its section, and so do the headings in it.
    let noted = ours.iter().position(|(_, words)| words == "Follow-up").map_or(0, |at| at + 1);
    let ours: Vec<(u8, String)> =
        ours.into_iter().enumerate().filter(|(at, (level, _))| *at < noted || *level < 3).map(|(_, one)| one).collect();
    let levels: Vec<u8> = ours.iter().map(|(level, _)| *level).collect();
    assert_eq!(levels, [1, 2, 3, 3, 3, 3, 3, 3, 2, 3, 2, 2], "{text:?}: {ours:?}\n{document}");
    let named: Vec<&str> = ours.iter().filter(|(level, _)| *level == 2).map(|(_, words)| words.as_str()).collect();
    assert_eq!(named, ["Minutes", "Action plan", "Follow-up", "Signatures"]);
    assert!(ours[9].1.starts_with("D1. "), "{ours:?}");
    for (first, columns, rows) in [("Én", 2, 3), ("Action", 5, 3), ("When", 4, 2), ("Role", 5, 2)] {
        assert_table(root, first, columns, rows, text, document);
    }
}

/// Our table whose heading says `word` has so many rows, its heading among them, and so many cells in each.
fn assert_table<'a>(root: &'a AstNode<'a>, word: &str, columns: usize, rows: usize, text: &str, document: &str) {
    let is_ours = |table: &&'a AstNode<'a>| {
        matches!(table.data.borrow().value, NodeValue::Table(_))
            && table.first_child().is_some_and(|head| head.children().take(2).any(|cell| words(cell) == word))
    };
    let table = root.children().find(is_ours).unwrap_or_else(|| panic!("{text:?}: no table {word}\n{document}"));
    assert_eq!(table.children().count(), rows, "{text:?}: rows under {word}\n{document}");
    for (at, row) in table.children().enumerate() {
        assert_eq!(row.children().count(), columns, "{text:?}: cells under {word}\n{document}");
        // A bar too many would push the last cell out of the table without a word: it must still be there.
        let last = row.last_child().map(words).unwrap_or_default();
        let status = ["Status", "partly done: ", "open"];
        assert!(word != "Action" || last.starts_with(status[at]), "{text:?}: {last:?}\n{document}");
    }
}

#[test]
fn nasty_text_is_harmless_and_visible_in_every_field() {
    for text in NASTY {
        let document = rendered(&says(text));
        assert_sound(text, &document);
        let arena = Arena::new();
        let seen = words(parse_document(&arena, &document, &options())).matches("Markør").count();
        // A word that only names a link target is in the text once, as the link's words.
        assert!(seen >= SAID, "{text:?}: seen {seen} times\n{document}");
    }
}

#[test]
fn a_very_long_word_is_kept_whole() {
    let document = rendered(&says(LONG));
    assert_sound(LONG, &document);
    assert!(document.matches(LONG).count() >= SAID);
}

#[test]
fn what_somebody_formatted_stays_formatted() {
    let document =
        rendered(&says("Et **fedt** ord og `kode`.\n\n- ét\n- to\n\n```\na\n\n\nb\n```\n\n[her](https://example.org)"));
    for kept in ["**fedt** ord og `kode`", "- ét\n- to", "```\na\n\n\nb\n```", "[her](https://example.org)"] {
        assert!(document.contains(kept), "{kept:?}\n{document}");
    }
}

#[test]
fn a_list_at_the_end_of_a_text_does_not_run_into_ours() {
    let document = rendered(&says("mål\n\n- a\n- b"));
    let arena = Arena::new();
    let root = parse_document(&arena, &document, &options());
    let facts = root.children().find(|node| words(node).contains("Supports:")).expect("the facts of the point");
    assert!(!words(facts).starts_with('a'), "{document}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]
    #[test]
    fn any_text_stays_where_it_stands(parts in prop::collection::vec(prop::sample::select(vec![
        "a", "æ b", "\n", "\n\n", " ", "    ", "\t", "#", "# ", "- ", "* ", "1. ", "1)", "> ", "|", " | ", "\\", "`", "```", "~~~", "***", "---",
        "===", "<", ">", "<b>", "</b>", "<!--", "-->", "<?", "<script>", "&lt;", "&", "[", "](", ")", "]: ", "!", "javascript:x", "http://x.example",
        "{{", "}}", "{%", "_", "**", "| - | - |", "<a href=\"", "\"", "@", "[^1]", "[^1]: ", "\u{e000}",
    ]), 1..14)) {
        let text = format!("{}x", parts.concat());
        assert_sound(&text, &rendered(&says(&text)));
    }
}
