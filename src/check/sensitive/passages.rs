//! Which texts of a file are looked at: what somebody wrote about a person, what a form asks, and the comments.

use crate::record::is_encrypted;
use crate::schema::{Kind, class_of};
use crate::store::{File, Location};
use crate::text::Span;
use crate::yaml::{Node, Path, Step, Style, Value};
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
    let text = file.source().text();
    for comment in comments(file).iter() {
        let (skipped, said) = spoken(file.source().slice(*comment));
        let start = comment.start() + skipped;
        let span = Span::new(start, start + said.len());
        passages.push(Passage { text: said, span, used: Use::Comment, as_written: true });
    }
    let (Some(root), Some(kind)) = (file.root(), file.kind()) else { return passages };
    root.walk(&mut |path, node| {
        let Value::Scalar(scalar) = &node.value else { return };
        if scalar.text.is_empty() || is_encrypted(&scalar.text) || is_no_text(path) {
            return;
        }
        let used = if class_of(kind, path).private {
            Use::Private
        } else if kind == Kind::Form && is_asked(path) {
            Use::Question
        } else {
            return;
        };
        let as_written = scalar.style != Style::DoubleQuoted || !text[node.span.range()].contains('\\');
        let said: &str = if as_written { &text[node.span.range()] } else { &scalar.text };
        passages.push(Passage { text: said, span: node.span, used, as_written });
    });
    passages
}

/// All that may be a passage, in one text: a quick look at it tells of most files that there is nothing to find.
pub(super) fn gathered(file: &File) -> String {
    let source = file.source();
    let mut text = String::with_capacity(source.text().len());
    for comment in comments(file).iter() {
        push(&mut text, source.slice(*comment));
    }
    if let Some(root) = file.root() {
        gather(root, file, &mut text);
    }
    text
}

fn gather(node: &Node, file: &File, text: &mut String) {
    match &node.value {
        Value::Scalar(scalar) if is_day(&scalar.text) => {}
        Value::Scalar(scalar) if scalar.style == Style::DoubleQuoted => push(text, &scalar.text),
        Value::Scalar(_) => push(text, file.source().slice(node.span)),
        Value::Sequence(items, _) => items.iter().for_each(|item| gather(item, file, text)),
        Value::Mapping(entries, _) => entries.iter().for_each(|entry| gather(&entry.value, file, text)),
    }
}

/// Two line ends keep the words of two texts apart.
fn push(text: &mut String, part: &str) {
    text.push_str(part);
    text.push_str("\n\n");
}

/// `2026-03-03`, of which files are full.
fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-'
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
fn is_no_text(path: &Path) -> bool {
    matches!(path.steps().last(), Some(Step::Key(key)) if matches!(key.as_str(), "name" | "email" | "salt" | "from" | "to"))
}

/// Whether a form shows the text at `path` to the one who fills it in.
fn is_asked(path: &Path) -> bool {
    let asks = |key: &str| matches!(key, "ask" | "help" | "hint" | "label" | "title");
    path.steps().iter().rev().take(2).any(|step| matches!(step, Step::Key(key) if asks(key)))
}
