//! Which texts of a file are looked at: what somebody wrote about a person, what a form asks, and the comments.

use crate::record::is_encrypted;
use crate::schema::{Classes, Kind};
use crate::store::{File, Location};
use crate::text::Span;
use crate::yaml::{Node, Scalar, Style, Value};
use std::borrow::Cow;

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Somebody wrote it about a person.
    Private,
    /// A form asks it.
    Question,
    /// A comment.
    Comment,
}

/// A text to look at.
#[derive(Debug)]
pub(super) struct Passage<'f> {
    pub text: &'f str,
    pub span: Span,
    pub used: Use,
    /// Whether the text is what stands under the span, byte by byte; else it has escapes, and a finding is about all of it.
    pub as_written: bool,
}

/// Every passage of a file, in no order.
pub(super) fn passages(file: &File) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    for comment in comments(file).iter() {
        let (skipped, said) = spoken(file.source().slice(*comment));
        let start = comment.start() + skipped;
        let span = Span::new(start, start + said.len());
        passages.push(Passage { text: said, span, used: Use::Comment, as_written: true });
    }
    if let (Some(root), Some(kind)) = (file.root(), file.kind()) {
        let text = file.source().text();
        Walk { text, is_form: kind == Kind::Form, passages: &mut passages }.down(root, Classes::of(kind), ["", ""]);
    }
    passages
}

/// A walk down the tree of a file.
struct Walk<'f, 'p> {
    text: &'f str,
    is_form: bool,
    passages: &'p mut Vec<Passage<'f>>,
}

impl<'f> Walk<'f, '_> {
    /// Looks at a node and what is below it; `last` are the keys of the last two steps that lead to it, empty for a list's item.
    fn down(&mut self, node: &'f Node, here: Classes, last: [&str; 2]) {
        // Most of a file is days and ids.
        if !self.is_form && !here.has_private() {
            return;
        }
        let [_, key] = last;
        match &node.value {
            Value::Scalar(scalar) => self.passages.extend(self.passage(node, scalar, here, last)),
            Value::Sequence(items, _) => items.iter().for_each(|item| self.down(item, here.item(), [key, ""])),
            Value::Mapping(entries, _) => {
                for entry in entries {
                    self.down(&entry.value, here.key(&entry.key), [key, &entry.key]);
                }
            }
        }
    }

    fn passage(&self, node: &Node, scalar: &'f Scalar, here: Classes, last: [&str; 2]) -> Option<Passage<'f>> {
        let used = if here.class().private {
            Use::Private
        } else if self.is_form && last.into_iter().any(is_asked) {
            Use::Question
        } else {
            return None;
        };
        if is_no_text(last[1]) {
            return None;
        }
        let written = &self.text[node.span.range()];
        let as_written = scalar.style != Style::DoubleQuoted || !written.contains('\\');
        let said = if as_written { written } else { &scalar.text };
        let says_something = !scalar.text.is_empty() && !is_encrypted(&scalar.text);
        says_something.then_some(Passage { text: said, span: node.span, used, as_written })
    }
}

/// The comments of a file. The tree of a TOML file has none: there a `#` outside quotes begins one.
fn comments(file: &File) -> Cow<'_, [Span]> {
    if *file.location() != Location::Settings {
        return Cow::Borrowed(&file.tree().comments);
    }
    let mut comments = Vec::new();
    let mut start = 0;
    for line in file.source().text().split_inclusive('\n') {
        let is_quoted =
            |at: usize| line[..at].matches('"').count() % 2 == 1 || line[..at].matches('\'').count() % 2 == 1;
        if let Some(at) = line.match_indices('#').map(|(at, _)| at).find(|at| !is_quoted(*at)) {
            comments.push(Span::new(start + at, start + line.trim_end().len().max(at)));
        }
        start += line.len();
    }
    Cow::Owned(comments)
}

/// What a comment says to people: not the schema's address, nor the codes of `# mus: allow`. Gives how many bytes come before it.
fn spoken(comment: &str) -> (usize, &str) {
    let bare = comment.trim_start_matches('#').trim_start();
    if bare.starts_with("yaml-language-server:") || bare.starts_with("$schema:") {
        return (comment.len(), "");
    }
    if bare.starts_with("mus:") {
        let dash = ["—", "–", " - ", "--"].iter().find_map(|dash| Some(comment.find(dash)? + dash.len()));
        let from = dash.unwrap_or(comment.len());
        return (from, &comment[from..]);
    }
    (0, comment)
}

/// Private keys that hold no sentences: names and addresses are what a register is for, a salt is chance.
fn is_no_text(key: &str) -> bool {
    matches!(key, "name" | "email" | "salt" | "from" | "to")
}

/// Whether a form shows the text at `key`, or a step below, to the one who fills it in.
fn is_asked(key: &str) -> bool {
    matches!(key, "ask" | "help" | "hint" | "label" | "title")
}
