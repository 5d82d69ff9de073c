//! A file's text and where its lines are.

use crate::text::{LineIndex, Position, Span};
use std::path::{Path, PathBuf};

/// One file as it was read.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    text: String,
    lines: LineIndex,
}

impl Source {
    /// The text of the file at `path`. The path is the one shown to people.
    pub fn new(path: PathBuf, text: String) -> Self {
        let lines = LineIndex::new(&text);
        Self { path, text, lines }
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
        self.lines.position(&self.text, offset)
    }
}
