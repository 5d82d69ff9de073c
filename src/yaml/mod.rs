//! The one tree: what a file says, where, and how it was written.
//!
//! [`parse`] reads the subset of YAML that the format allows. Everything else (schema check, typed records, findings and
//! edits) stands on the [`Tree`] it gives.

mod json;
mod parse;
mod path;
mod problem;
mod scalar;
mod slip;
mod toml_tree;

pub use parse::parse;
pub use path::{Path, Step};
pub use problem::{Problem, Slip, Trouble};
pub use scalar::{Reading, is_reserved_word, reads_otherwise_in_yaml_1_1};
pub use toml_tree::parse_toml;

use crate::text::Span;

/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 64;

/// One file's content.
#[derive(Debug, Default)]
pub struct Tree {
    /// The document; `None` where there is none, or where the syntax is broken.
    pub root: Option<Node>,
    /// Comments in the order of the file, each from `#` to the end of its line.
    pub comments: Vec<Span>,
    /// What stands in the way of reading the file as meant.
    pub problems: Vec<Problem>,
}

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value as written: with its quotes, from a block scalar's `|` to the end of its last line.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, a number, a truth value or nothing.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>, Layout),
    /// Keys and values in the order of the file. A key that stands twice is here twice; the first one counts.
    Mapping(Vec<Entry>, Layout),
}

/// How a list or a mapping is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// By indentation.
    Block,
    /// In brackets or braces.
    Flow,
}

/// A scalar as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text, with escapes, folding and line ends resolved.
    pub text: Box<str>,
    /// The quoting.
    pub style: Style,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In `'`.
    SingleQuoted,
    /// In `"`.
    DoubleQuoted,
    /// A block after `|`.
    Literal,
    /// A block after `>`.
    Folded,
    /// A number, truth value or date of TOML, which has types where YAML has spellings.
    Typed,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key's text.
    pub key: Box<str>,
    /// The key as written.
    pub key_span: Span,
    /// The value; a missing one is an empty plain scalar.
    pub value: Node,
}

impl Node {
    /// The entries of a mapping; none for anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Mapping(entries, _) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::Sequence(items, _) => items,
            _ => &[],
        }
    }

    /// The entry under `key`, in a mapping that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| &*entry.key == key)
    }

    /// The value under `key`, in a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The node at the end of `path`.
    pub fn at(&self, path: &Path) -> Option<&Self> {
        path.steps().iter().try_fold(self, |node, step| match step {
            Step::Key(key) => node.get(key),
            Step::Index(index) => node.items().get(*index),
        })
    }

    /// The text of a scalar that reads as text (YAML 1.2 core schema).
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) if scalar.reading() == Reading::Text => Some(&scalar.text),
            _ => None,
        }
    }

    /// The scalar, where the node is one.
    pub fn as_scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// Whether nothing stands here: no value, `~` or `null`.
    pub fn is_null(&self) -> bool {
        self.as_scalar().is_some_and(|scalar| scalar.reading() == Reading::Null)
    }

    /// Calls `visit` for this node and everything below it, with paths.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&Path, &'a Self)) {
        self.walk_from(&mut Path::root(), visit);
    }

    fn walk_from<'a>(&'a self, path: &mut Path, visit: &mut impl FnMut(&Path, &'a Self)) {
        visit(path, self);
        match &self.value {
            Value::Scalar(_) => {}
            Value::Sequence(items, _) => {
                for (index, item) in items.iter().enumerate() {
                    path.push(Step::Index(index));
                    item.walk_from(path, visit);
                    path.pop();
                }
            }
            Value::Mapping(entries, _) => {
                for entry in entries {
                    path.push(Step::Key(entry.key.to_string()));
                    entry.value.walk_from(path, visit);
                    path.pop();
                }
            }
        }
    }
}
