//! A file's text and where its lines are.

use crate::text::{LineIndex, Position, Span};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// One file as it was read.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    text: String,
    /// Made when a place is first asked for: nearly every file has nothing to show.
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// The text of the file at `path`. The path is the one shown to people.
    pub fn new(path: PathBuf, text: String) -> Self {
        Self { path, text, lines: OnceLock::new() }
    }

    /// The path as shown.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The text, with its byte order mark where there is one.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Where a byte stands.
    pub fn position(&self, offset: usize) -> Position {
        self.lines.get_or_init(|| LineIndex::new(&self.text)).position(&self.text, offset)
    }
}
