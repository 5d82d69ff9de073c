//! What people write: CommonMark with tables, read once and made harmless. Each document writes it again from the tree.
//!
//! Headings go below the document's own, raw HTML becomes text, links lead to the web or nowhere, pictures become their words, and
//! characters that no page can show become visible.

mod commonmark;
mod harmless;
mod html;
mod oddities;
mod tree;

pub use html::html;
pub use oddities::{Oddity, oddities};
pub use tree::{Block, Inline};

use crate::lang::Lang;
use comrak::{Arena, parse_document};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// What somebody wrote: paragraphs, lists, tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prose {
    /// As CommonMark, below the document's own headings.
    pub markdown: String,
    /// As a tree.
    pub blocks: Vec<Block>,
}

impl Prose {
    /// Reads `text`, which stands below a heading of level `below`. `lang` is the document's language.
    pub fn new(text: &str, below: u8, lang: Lang) -> Self {
        let text = visible(text);
        let arena = Arena::new();
        let root = parse_document(&arena, &text, &commonmark::options());
        harmless::make_harmless(&arena, root, below, lang);
        match commonmark::contained(root, below) {
            Some(markdown) => Self { markdown, blocks: tree::blocks(root) },
            None => Self { markdown: commonmark::plain_lines(&text), blocks: tree::plain_paragraphs(&text) },
        }
    }
}

/// What somebody wrote, on one line: for a heading, a cell, an item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// As CommonMark, without anything that begins a block.
    pub markdown: String,
    /// As a tree.
    pub inlines: Vec<Inline>,
}

impl Line {
    /// Reads `text` as CommonMark and brings it on one line. Marks around nothing, such as a fence that is never closed, are shown as
    /// they were written.
    pub fn new(text: &str, lang: Lang) -> Self {
        let line = Self::read(text, lang);
        if line.is_empty() { Self::plain(text) } else { line }
    }

    fn read(text: &str, lang: Lang) -> Self {
        let text = visible(text);
        let arena = Arena::new();
        let root = parse_document(&arena, &text, &commonmark::options());
        harmless::make_harmless(&arena, root, 0, lang);
        let line = harmless::on_one_line(&arena, root);
        Self { markdown: commonmark::line(&arena, line), inlines: tree::inlines(line) }
    }

    /// Words of our own, or a name: nothing in them is markup.
    pub fn plain(text: &str) -> Self {
        let text = commonmark::one_line(&visible(text));
        let inlines = if text.is_empty() { Vec::new() } else { vec![Inline::Text { text: text.clone() }] };
        Self { markdown: escaped(&text), inlines }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.inlines.is_empty()
    }
}

/// One line of plain text as CommonMark: what would be markup is escaped.
pub fn escaped(text: &str) -> String {
    commonmark::escaped(&visible(text))
}

/// A line of CommonMark where it begins a block, in which a number or a dash would begin another.
pub fn begun(line: &str) -> String {
    commonmark::begun(line)
}

/// The text in NFC, with `‹U+0007›` where a character has no form on any page: controls, private use, reversals of direction.
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_nfc(text) && !text.chars().any(|letter| letter == '\u{2028}' || letter == '\u{2029}' || is_formless(letter)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for letter in text.nfc() {
        match letter {
            '\u{2028}' | '\u{2029}' => shown.push('\n'),
            letter if is_formless(letter) => shown.push_str(&code_point(letter)),
            letter => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

/// How a character that cannot be shown is told: `‹U+1F389›`.
pub fn code_point(letter: char) -> String {
    format!("‹U+{:04X}›", u32::from(letter))
}

/// Characters without a form of their own: controls, private use, no characters at all, and those that turn the direction of what
/// follows (UAX 9), so that a text would read otherwise than it was written.
fn is_formless(letter: char) -> bool {
    let point = u32::from(letter);
    (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
        || matches!(point, 0xe000..=0xf8ff | 0xf_0000..=0x10_ffff | 0xfdd0..=0xfdef | 0x202a..=0x202e | 0x2066..=0x2069)
        || point & 0xfffe == 0xfffe
}
