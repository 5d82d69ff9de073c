//! What in a text does not come out as it was written.

use super::harmless::Levels;
use super::{commonmark, is_formless};
use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

/// Something that a document shows otherwise than it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// A character that cannot be shown; its code point stands in its place.
    Character(char),
    /// A picture; its words stand in its place.
    Picture,
    /// A heading more than one level below the one before it; it was moved up.
    SkippedLevel,
}

/// What is odd in `text`, each with the line it stands on, counted from 0. `shows` says which characters the document can show.
pub fn oddities(text: &str, shows: &dyn Fn(char) -> bool) -> Vec<(usize, Oddity)> {
    let mut found = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        let mut seen: Vec<char> = Vec::new();
        for letter in line.chars().filter(|letter| is_formless(*letter) || !shows(*letter)) {
            if !seen.contains(&letter) {
                seen.push(letter);
                found.push((at, Oddity::Character(letter)));
            }
        }
    }
    if text.contains("![") || text.contains('#') || text.contains("---") {
        let arena = Arena::new();
        let root = parse_document(&arena, text, &commonmark::options());
        let mut levels = Levels::of(root, 0);
        for node in root.descendants() {
            let data = node.data.borrow();
            let line = data.sourcepos.start.line.saturating_sub(1);
            match &data.value {
                NodeValue::Image(_) => found.push((line, Oddity::Picture)),
                NodeValue::Heading(heading) => {
                    levels.next(heading.level);
                    if levels.has_skipped() {
                        found.push((line, Oddity::SkippedLevel));
                    }
                }
                _ => {}
            }
        }
    }
    found.sort_unstable();
    found
}
