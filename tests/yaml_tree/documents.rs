//! Documents of the format's subset, written at random: every style, comments, letters beyond ASCII.

use proptest::collection::vec;
use proptest::prelude::*;
use std::fmt::Write as _;

/// A document before it is written.
#[derive(Clone, Debug)]
enum Shape {
    Leaf(Leaf),
    List { items: Vec<Shape>, flow: bool },
    Mapping { entries: Vec<(usize, Shape)>, flow: bool },
}

/// A scalar and the way to write it.
#[derive(Clone, Debug)]
enum Leaf {
    Absent,
    Plain(String),
    Single(String),
    Double(String),
    Block { header: &'static str, lines: Vec<String> },
}

const PLAIN: &[&str] = &[
    "Anna",
    "æøå",
    "blå 😀 himmel",
    "12",
    "-3",
    "1.5",
    "1e3",
    "0x1F",
    "true",
    "False",
    "null",
    "~",
    "yes",
    "2026-03-03",
    "12:30",
    "a:b",
    "c#d",
    "p-7f3k",
    "Hvad er »det«?",
    "-x",
    "it's",
    "say \"hi\"",
    "100 %",
    "a\tb",
    "e\u{301}",
    "“tekst” mere",
];

const LOOSE: &[&str] =
    &["", " ", "a", "æ", "😀", ": ", " #", "- ", "'", "{", "]", ",", "12", "yes", "&", "*", "!", "?", "|", "%"];

const LINES: &[&str] = &[
    "Jeg vil gerne …",
    "# ingen kommentar",
    "- punkt",
    "a: b",
    "æøå 😀",
    "",
    "",
    "\"",
    "  rykket ind",
    "slut  ",
    "---x",
];

fn loose() -> impl Strategy<Value = String> {
    vec(prop::sample::select(LOOSE), 0..6).prop_map(|parts| parts.concat())
}

fn block() -> impl Strategy<Value = Leaf> {
    let header = prop::sample::select(vec!["|", "|-", "|+", ">", ">-", ">+"]);
    (header, vec(prop::sample::select(LINES), 0..5)).prop_map(|(header, rest)| {
        let lines = std::iter::once("Først").chain(rest).map(str::to_owned).collect();
        Leaf::Block { header, lines }
    })
}

fn leaf(flow: bool) -> BoxedStrategy<Leaf> {
    let inline = prop_oneof![
        4 => prop::sample::select(PLAIN).prop_map(|text| Leaf::Plain(text.to_owned())),
        2 => loose().prop_map(Leaf::Single),
        2 => loose().prop_map(Leaf::Double),
    ];
    if flow { inline.boxed() } else { prop_oneof![6 => inline, 3 => block(), 1 => Just(Leaf::Absent)].boxed() }
}

fn shape(flow: bool) -> BoxedStrategy<Shape> {
    leaf(flow)
        .prop_map(Shape::Leaf)
        .prop_recursive(4, 24, 4, move |inner| {
            let inside = if flow { inner } else { prop_oneof![4 => inner, 1 => shape(true)].boxed() };
            prop_oneof![
                vec(inside.clone(), 0..4).prop_map(move |items| Shape::List { flow: flow || items.is_empty(), items }),
                vec((0..4_usize, inside), 0..4)
                    .prop_map(move |entries| Shape::Mapping { flow: flow || entries.is_empty(), entries }),
            ]
        })
        .boxed()
}

/// The text of a document: a mapping at the root, with comments between the lines and behind them where `comments` says so.
pub fn text() -> impl Strategy<Value = String> {
    let root = vec((0..4_usize, shape(false)), 1..5).prop_map(|entries| Shape::Mapping { entries, flow: false });
    (root, vec(any::<bool>(), 16), any::<bool>(), any::<bool>()).prop_map(|(root, comments, crlf, mark)| {
        let mut writer = Writer { text: String::new(), comments, lines: 0 };
        writer.block(&root, 0);
        let text = if crlf { writer.text.replace('\n', "\r\n") } else { writer.text };
        if mark { format!("\u{feff}{text}") } else { text }
    })
}

struct Writer {
    text: String,
    comments: Vec<bool>,
    lines: usize,
}

impl Writer {
    fn block(&mut self, shape: &Shape, column: usize) {
        match shape {
            Shape::List { items, flow: false } => {
                for item in items {
                    self.start_line(column);
                    self.text.push('-');
                    self.value(item, column);
                }
            }
            Shape::Mapping { entries, flow: false } => {
                for (index, (style, value)) in entries.iter().enumerate() {
                    self.start_line(column);
                    let key = key(*style, index);
                    let _ = write!(self.text, "{key}:");
                    self.value(value, column);
                }
            }
            _ => unreachable!("only lists and mappings are written in lines"),
        }
    }

    fn value(&mut self, shape: &Shape, column: usize) {
        match shape {
            Shape::Leaf(Leaf::Block { header, lines }) => {
                let _ = write!(self.text, " {header}");
                self.end_line();
                for line in lines {
                    let indent = if line.is_empty() { 0 } else { column + 2 };
                    let _ = writeln!(self.text, "{:indent$}{line}", "");
                }
            }
            Shape::Leaf(Leaf::Absent) => self.end_line(),
            Shape::List { flow: false, .. } | Shape::Mapping { flow: false, .. } => {
                self.end_line();
                self.block(shape, column + 2);
            }
            inline => {
                self.text.push(' ');
                self.inline(inline);
                self.end_line();
            }
        }
    }

    fn inline(&mut self, shape: &Shape) {
        match shape {
            Shape::Leaf(Leaf::Plain(text)) => self.text.push_str(text),
            Shape::Leaf(Leaf::Single(text)) => {
                let _ = write!(self.text, "'{}'", text.replace('\'', "''"));
            }
            Shape::Leaf(Leaf::Double(text)) => {
                let _ = write!(self.text, "\"\\t{}\\u00e6\\n\"", text.replace('"', "\\\""));
            }
            Shape::Leaf(Leaf::Absent | Leaf::Block { .. }) => self.text.push('~'),
            Shape::List { items, .. } => {
                self.text.push('[');
                for (index, item) in items.iter().enumerate() {
                    self.text.push_str(if index > 0 { ", " } else { "" });
                    self.inline(item);
                }
                self.text.push(']');
            }
            Shape::Mapping { entries, .. } => {
                self.text.push_str("{ ");
                for (index, (style, value)) in entries.iter().enumerate() {
                    let comma = if index > 0 { ", " } else { "" };
                    let _ = write!(self.text, "{comma}{}: ", key(*style, index));
                    self.inline(value);
                }
                self.text.push_str(" }");
            }
        }
    }

    fn says_comment(&mut self) -> bool {
        self.lines += 1;
        self.comments[self.lines % self.comments.len()]
    }

    fn start_line(&mut self, column: usize) {
        if self.says_comment() {
            let _ = writeln!(self.text, "{:column$}# blå: \"note\" 😀", "");
        }
        let _ = write!(self.text, "{:column$}", "");
    }

    fn end_line(&mut self) {
        let comment = if self.says_comment() { "  # | [note" } else { "" };
        let _ = writeln!(self.text, "{comment}");
    }
}

fn key(style: usize, index: usize) -> String {
    match style {
        0 => format!("nøgle-{index}"),
        1 => format!("\"to ord: {index}\""),
        2 => format!("'{index}'"),
        _ => format!("k{index}"),
    }
}
