//! Whatever the text, reading it ends soon and gives places inside it.

use crate::corpus;
use mus::yaml::{self, Tree};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn read(text: &str) -> Tree {
    let tree = yaml::parse(text);
    for problem in &tree.problems {
        assert!(text.get(problem.span.range()).is_some(), "{problem:?} in {text:?}");
    }
    if let Some(root) = &tree.root {
        root.walk(&mut |path, node| {
            assert!(text.get(node.span.range()).is_some(), "{path} in {text:?}");
            for entry in node.entries() {
                assert!(text.get(entry.key_span.range()).is_some(), "{path} in {text:?}");
            }
        });
        root.to_json();
    }
    tree
}

/// What to do to a text: where, how much, and what comes instead.
fn mutated(text: &str, cuts: &[(prop::sample::Index, usize, u8, &'static str)]) -> String {
    let mut text = text.to_owned();
    for (index, length, how, insert) in cuts {
        let start = text.floor_char_boundary(index.index(text.len() + 1));
        let end = text.floor_char_boundary((start + length).min(text.len())).max(start);
        let part = text[start..end].to_owned();
        match how {
            0 => text.replace_range(start..end, ""),
            1 => text.insert_str(start, insert),
            _ => text.insert_str(end, &part),
        }
    }
    text
}

const PARTS: &[&str] = &[
    "\t", "\n", "\r", "\r\n", " ", ": ", ":", "- ", "? ", "#", " #", "|", ">", "\"", "'", "[", "]", "{", "}", ",",
    "&a ", "*a", "!", "!!x ", "%", "@", "---\n", "...\n", "<<: ", "\\", "\u{feff}", "æ", "😀", "\u{2028}", "\u{85}",
    "\0", "|2-", "\u{a0}", "~", "\\x", "\n\n  ",
];

fn cuts() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, u8, &'static str)>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, 0..3_u8, prop::sample::select(PARTS)), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn any_mix_of_signs_can_be_read(parts in prop::collection::vec(prop::sample::select(PARTS), 0..24)) {
        read(&parts.concat());
    }

    #[test]
    fn any_damaged_file_can_be_read(file in any::<prop::sample::Index>(), cuts in cuts(), crlf: bool) {
        let files = files();
        let text = &files[file.index(files.len())];
        let text = if crlf { corpus::with_crlf(text) } else { text.clone() };
        read(&mutated(&text, &cuts));
    }
}

#[test]
fn texts_that_once_broke_the_reader_can_be_read() {
    for text in ["\\: [: *a", "- ? ", "{? [a]", "a: \"b\n\"c", "!", "- !", "[!]", "*a: [", "%\u{feff}"] {
        read(text);
    }
}

fn files() -> &'static [String] {
    static FILES: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
    FILES.get_or_init(|| corpus::files().into_iter().map(|(_, text)| text).collect())
}

#[test]
fn a_mebibyte_that_cannot_be_read_is_put_down_in_two_seconds() {
    for part in ["[", "{", "- ", "\"", "'", "? ", "a: ", ": ", "\t", "\\", "\"\\x", "æ", "|", "%", "[]", "a,", "---\n"]
    {
        assert_is_read_soon(&part.repeat(MEBIBYTE / part.len()), part);
    }
}

/// Whatever is read line by line is read in linear time: code that is not optimised does an eighth of a mebibyte.
#[test]
fn a_long_file_of_anything_is_read_in_two_seconds() {
    let parts = [
        "# c\n",
        "- a # c\n",
        "a: |\n",
        "- |\n  b\n",
        "- [a, {b: c}]\n",
        "a: b\n",
        "a:\n",
        "-\n",
        "- &a b\n",
        "- *a\n",
        "[",
        "a,",
        "- !b c\n",
        "- !b\n",
        "- 'a\n\n  b'\n",
        "...\n",
        "a: b, ",
        "\r",
        "? a\n",
        "? ",
        "&a ",
        "!a ",
        "\n",
        "x: \"y\", d, 12, ",
    ];
    for part in parts {
        for (before, after) in
            [("", ""), ("a: \"", ""), ("{a: b, ", "}"), ("[", "]"), ("a: |\n  ", ""), ("a: [x\n", "")]
        {
            let body = part.repeat(MEBIBYTE / 8 / part.len());
            assert_is_read_soon(&format!("{before}{body}{after}"), part);
        }
    }
}

const MEBIBYTE: usize = 1_048_576;

fn assert_is_read_soon(text: &str, part: &str) {
    let start = Instant::now();
    yaml::parse(text);
    assert!(start.elapsed() < Duration::from_secs(2), "{part:?} took {:?}", start.elapsed());
}
