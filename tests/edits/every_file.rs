//! The law over every file of this package and its variants.

use crate::corpus;
use crate::law::hold;
use mus::edit::{Edit, New, Refusal};
use mus::path;
use mus::yaml::{Node, Path, Reading, Style, Value};
use rayon::prelude::*;
use serde_json::Value as Json;
use std::fmt::Write as _;

const TEXTS: &[&str] = &[
    "Overtager vagtplanen på Ærø 😀",
    "nej",
    "Han sagde \"ja\" og 'nej'",
    "To ting: løn og tid",
    "Sag #123",
    "Overtage sag #123",
    "- en streg først",
    "Første linje\nanden linje\n",
    "Første: a\n\n  rykket ind # nej\n- tre",
    "",
    "yes",
    "2026-03-03",
    "12",
    " luft på begge sider ",
    "\n",
    "slut med linje\n",
    "[klamme], {tuborg}, *stjerne",
    "@anna",
    "C:\\mappe\\fil\tog tab",
    "æ",
    "null",
    "En tekst, der er længere end de tres tegn, som gør, at en ny nøgle skrives som blok",
    "e\u{301} \u{a0}\u{2028}\u{feff}\u{85} \u{7f}",
    "---",
];

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Set,
    AddKey,
    Append,
    Quote,
    Rename,
}

/// Every place of a file with an edit for it; which value it gets goes round with `turn`.
pub fn edits(root: &Node, kind: Kind, turn: usize) -> Vec<Edit> {
    let mut found = Vec::new();
    root.walk(&mut |path, node| {
        let turn = turn + found.len() * 7;
        let text = New::text(TEXTS[turn % TEXTS.len()]);
        match (&node.value, kind) {
            (Value::Scalar(scalar), Kind::Set) => {
                let value = match scalar.reading() {
                    Reading::Bool(truth) => New::Bool(!truth),
                    Reading::Int(_) | Reading::Float(_) => New::Int([0, 7, -12, i64::MAX][turn % 4]),
                    _ if scalar.style == Style::Typed => return,
                    _ => text,
                };
                found.push(Edit::Set { path: path.clone(), value });
            }
            (Value::Mapping(entries, _), Kind::AddKey) => {
                let after = entries.get(turn % (entries.len() + 1)).map(|entry| entry.key.to_string());
                found.push(Edit::AddKey { mapping: path.clone(), key: "x-ny".to_owned(), value: value(turn), after });
            }
            (Value::Sequence(..), Kind::Append) => found.push(Edit::Append { list: path.clone(), item: value(turn) }),
            (Value::Scalar(scalar), Kind::Quote) if scalar.style == Style::Plain && !node.span.is_empty() => {
                found.push(Edit::Quote { path: path.clone(), until: node.span.end() });
            }
            (Value::Mapping(entries, _), Kind::Rename) => {
                let keys = ["ny", "x-ny nøgle", "12", "a: b", "@anna"];
                let new = |at: usize| keys[(turn + at) % keys.len()].to_owned();
                let all = entries.iter().enumerate();
                found.extend(all.map(|(at, entry)| Edit::Rename { path: path.key(&entry.key), to: new(at) }));
            }
            (_, Kind::Quote | Kind::Rename) => {}
            (Value::Scalar(_), _) if node.is_null() && *path != Path::root() => found.push(match kind {
                Kind::AddKey => {
                    Edit::AddKey { mapping: path.clone(), key: "x-ny".to_owned(), value: value(turn), after: None }
                }
                _ => Edit::Append { list: path.clone(), item: value(turn) },
            }),
            _ => {}
        }
    });
    found
}

/// A value to add: text in most turns, else something that has parts.
fn value(turn: usize) -> New {
    let text = New::text(TEXTS[turn % TEXTS.len()]);
    match turn % 5 {
        0 => New::Map(vec![
            ("id".to_owned(), New::text("A9")),
            ("action".to_owned(), text.clone()),
            ("budget".to_owned(), New::Map(vec![("amount".to_owned(), New::Int(3)), ("12".to_owned(), text)])),
        ]),
        1 => New::List(vec![text, New::Bool(true)]),
        2 => New::List(vec![New::Map(vec![("to".to_owned(), New::text("2026-06-01")), ("reason".to_owned(), text)])]),
        _ => text,
    }
}

struct Count {
    tried: usize,
    refused: Vec<(Edit, Refusal)>,
}

impl Count {
    #[track_caller]
    fn assert_nearly_all_done(&self, least: usize) {
        assert!(self.tried >= least, "only {} edits were tried", self.tried);
        assert!(
            self.refused.len() * 100 < self.tried,
            "{} of {} refused: {:?}",
            self.refused.len(),
            self.tried,
            self.refused
        );
    }
}

/// Every `stride`-th edit of every file, as `variant` has it.
fn try_all(kind: Kind, stride: usize, variant: impl Fn(&str) -> String + Sync) -> Count {
    let tried: Vec<(Edit, Result<String, Refusal>)> = corpus::files()
        .into_par_iter()
        .enumerate()
        .flat_map_iter(|(turn, (_, text))| {
            let text = variant(&text);
            // A large file takes longer for every edit, and has more of the same.
            let stride = stride * (1 + text.len() / 4096);
            let all = edits(&corpus::read(&text).0, kind, turn);
            let some = all.into_iter().enumerate().filter(|(index, _)| (index + turn) % stride == 0);
            some.map(|(_, edit)| (edit.clone(), hold(&text, &edit))).collect::<Vec<_>>()
        })
        .collect();
    let count = tried.len();
    let refused =
        tried.into_iter().filter_map(|(edit, outcome)| outcome.err().map(|refusal| (edit, refusal))).collect();
    Count { tried: count, refused }
}

/// Comments behind every line that may end in one, and between the lines.
pub fn with_comments(text: &str) -> String {
    let (root, _) = corpus::read(text);
    let mut taken = vec![false; text.len() + 1];
    root.walk(&mut |_, node| {
        let written = &text[node.span.range()];
        if node.as_scalar().is_some() && written.contains('\n') {
            let body = node.span.start() + written.find('\n').unwrap_or(0) + 1;
            taken[body..=node.span.end()].fill(true);
        }
    });
    let mut commented = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches('\n');
        if taken[at] || taken[at + bare.len()] || bare.trim().is_empty() || bare.contains(" #") {
            commented.push_str(line);
        } else {
            let indent = bare.len() - bare.trim_start().len();
            let _ = writeln!(commented, "{:indent$}# blå: note\n{bare}   # \"note\" | 😀", "");
        }
        at += line.len();
    }
    assert_eq!(corpus::read(&commented).0.to_json(), root.to_json());
    commented
}

/// The same document in brackets and braces, over several lines.
pub fn in_flow(text: &str) -> String {
    let json: Json = corpus::read(text).0.to_json();
    serde_json::to_string_pretty(&json).expect("JSON can be written") + "\n"
}

pub fn with_folds(text: &str) -> String {
    text.replace(": |\n", ": >\n")
}

#[test]
fn every_value_can_be_set() {
    try_all(Kind::Set, 1, str::to_owned).assert_nearly_all_done(1500);
}

#[test]
fn every_mapping_takes_a_key() {
    try_all(Kind::AddKey, 1, str::to_owned).assert_nearly_all_done(600);
}

#[test]
fn every_unquoted_value_can_be_quoted() {
    try_all(Kind::Quote, 1, str::to_owned).assert_nearly_all_done(1500);
    try_all(Kind::Quote, 5, corpus::with_crlf).assert_nearly_all_done(300);
    try_all(Kind::Quote, 5, with_comments).assert_nearly_all_done(300);
}

#[test]
fn every_key_can_be_renamed() {
    try_all(Kind::Rename, 2, str::to_owned).assert_nearly_all_done(1000);
    try_all(Kind::Rename, 5, corpus::with_mark).assert_nearly_all_done(300);
}

#[test]
fn every_list_takes_an_item() {
    try_all(Kind::Append, 1, str::to_owned).assert_nearly_all_done(200);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_stay() {
    for (kind, stride) in [(Kind::Set, 6), (Kind::AddKey, 4), (Kind::Append, 2)] {
        try_all(kind, stride, |text| corpus::with_mark(&corpus::with_crlf(text))).assert_nearly_all_done(50);
        try_all(kind, stride + 1, corpus::with_crlf).assert_nearly_all_done(50);
    }
}

#[test]
fn comments_everywhere_stay() {
    for (kind, stride) in [(Kind::Set, 3), (Kind::AddKey, 3), (Kind::Append, 2)] {
        try_all(kind, stride, with_comments).assert_nearly_all_done(50);
    }
}

#[test]
fn folded_texts_stay_folded() {
    try_all(Kind::Set, 4, with_folds).assert_nearly_all_done(100);
}

#[test]
fn documents_in_brackets_are_edited_in_brackets() {
    for (kind, stride) in [(Kind::Set, 4), (Kind::AddKey, 3), (Kind::Append, 2)] {
        try_all(kind, stride, in_flow).assert_nearly_all_done(50);
        try_all(kind, stride, |text| corpus::read(text).0.to_json().to_string()).assert_nearly_all_done(50);
    }
}

#[test]
fn a_value_keeps_its_type() {
    let text = "n: 12\nt: tekst\nb: true\nq: \"12\"\n";
    for (key, value) in [
        ("n", New::text("12")),
        ("t", New::Int(1)),
        ("b", New::text("true")),
        ("q", New::Int(12)),
        ("t", New::Bool(true)),
    ] {
        let edit = Edit::Set { path: path![key], value };
        assert_eq!(hold(text, &edit), Err(Refusal::OtherType(path![key])));
    }
}
