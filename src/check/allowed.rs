//! `# mus: allow CODE — reason`: what a file lets pass, and why.
//!
//! Behind a value the comment is about its line; on a line of its own, about the key or item below it and all it holds; above
//! the first key, about the whole file. Without a reason it allows nothing, and one that meets no finding is told.

use super::{Finding, Levels, Located};
use crate::diagnostic::{AllowTrouble, Code, Fact, Level, nearest};
use crate::store::File;
use crate::text::Span;
use crate::yaml::{Node, Value};

/// What one comment allows.
struct Allowance {
    codes: Vec<Code>,
    /// The bytes in which a finding must begin.
    scope: Span,
    comment: Span,
}

/// Takes the allowed ones out of a file's findings, and adds what is wrong with the comments themselves.
pub(super) fn settle(file: &File, findings: &mut Vec<Finding>, levels: &Levels) {
    let mut told: Vec<(Fact, Span)> = Vec::new();
    let comments = file.tree().comments.iter();
    let allowances: Vec<Allowance> = comments.filter_map(|comment| allowance(file, *comment, &mut told)).collect();
    for allowance in &allowances {
        for code in &allowance.codes {
            let before = findings.len();
            findings.retain(|finding| {
                finding.code() != *code || !allowance.scope.range().contains(&finding.at.span.start())
            });
            if before == findings.len() && levels.of(*code) != Level::Off {
                told.push((Fact::UnusedAllow { code: *code }, allowance.comment));
            }
        }
    }
    for (fact, span) in told {
        let level = levels.of(fact.code());
        if level != Level::Off {
            let at = Located::new(file, span);
            findings.push(Finding {
                path: file.path().to_path_buf(),
                level,
                fact,
                at,
                related: Vec::new(),
                fixable: false,
            });
        }
    }
}

fn allowance(file: &File, comment: Span, told: &mut Vec<(Fact, Span)>) -> Option<Allowance> {
    let words = file.source().slice(comment).trim_start_matches('#').trim().strip_prefix("mus:")?.trim();
    let rest = words.strip_prefix("allow").filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t', ':']))?;
    let mut wrong = |trouble| {
        told.push((Fact::WrongAllow(trouble), comment));
        None
    };
    let words: Vec<&str> = rest.trim_start_matches(':').split_whitespace().collect();
    let dash = words.iter().position(|word| matches!(*word, "—" | "–" | "-" | "--"));
    let (names, reason) = words.split_at(dash.unwrap_or(words.len()));
    let names: Vec<&str> = names.iter().flat_map(|word| word.split(',')).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return wrong(AllowTrouble::NoCode);
    }
    let mut codes = Vec::new();
    for name in names {
        match name.parse::<Code>() {
            Ok(code) if can_be_allowed(code) => codes.push(code),
            Ok(code) => return wrong(AllowTrouble::Never { code }),
            Err(_) => {
                let near = nearest(name, Code::ALL.iter().map(|code| code.name())).map(str::to_owned);
                return wrong(AllowTrouble::UnknownCode { near });
            }
        }
    }
    if reason.len() < 2 {
        return wrong(AllowTrouble::NoReason);
    }
    Some(Allowance { codes, scope: scope(file, comment), comment })
}

/// What keeps a file from being understood hides everything else in it, and must be mended.
fn can_be_allowed(code: Code) -> bool {
    !matches!(
        code,
        Code::NotText
            | Code::FileTooLarge
            | Code::EmptyFile
            | Code::Syntax
            | Code::TooDeep
            | Code::DuplicateKey
            | Code::SeveralDocuments
            | Code::Anchor
            | Code::Tag
            | Code::KeyNotText
            | Code::NewerFormat
            | Code::UnknownKind
            | Code::WrongAllow
            | Code::UnusedAllow
    )
}

fn scope(file: &File, comment: Span) -> Span {
    let text = file.source().text();
    let line = text[..comment.start()].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    if !text[line..comment.start()].trim_matches([' ', '\t', '\u{feff}']).is_empty() {
        return Span::new(line, comment.start());
    }
    let Some(root) = file.root() else { return Span::at(comment.start()) };
    let first = root.entries().first().map_or(0, |entry| entry.key_span.start());
    if comment.start() < first {
        return Span::new(0, text.len().max(1));
    }
    below(root, comment.end()).unwrap_or(Span::at(comment.end()))
}

/// The first key or item that begins behind `at`, with all it holds: of those that begin together, the outermost.
fn below(node: &Node, at: usize) -> Option<Span> {
    let parts: Vec<(Span, &Node)> = match &node.value {
        Value::Scalar(_) => Vec::new(),
        Value::Sequence(items, _) => items.iter().map(|item| (item.span, item)).collect(),
        Value::Mapping(entries, _) => {
            let whole = |key: Span, value: Span| Span::new(key.start(), value.end().max(key.end()));
            entries.iter().map(|entry| (whole(entry.key_span, entry.value.span), &entry.value)).collect()
        }
    };
    for (span, inside) in parts {
        if span.start() >= at {
            return Some(span);
        }
        if span.end() > at
            && let Some(found) = below(inside, at)
        {
            return Some(found);
        }
    }
    None
}
