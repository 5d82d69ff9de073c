//! Verified, lossless edits of a file's text.
//!
//! An edit touches only the bytes it must. Afterwards the new text is parsed, and unless exactly the wanted values changed it is
//! refused and nothing is written.

mod write;

use crate::text::Span;
use crate::yaml::{self, Layout, Node, Path, Step, Style, Value};
use serde_json::Value as Json;

pub use write::New;

/// `key: value` as a new file has it, at `column`: text quoted where it must be, long text as a block. Ends with a line end.
pub fn written(key: &str, value: &New, column: usize) -> String {
    write::entry(key, value, column, "\n") + "\n"
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Another scalar where a scalar, or nothing, stands.
    Set {
        /// The scalar.
        path: Path,
        /// What it becomes; of the same type as before, unless nothing stood there.
        value: New,
    },
    /// A key that is not there yet.
    AddKey {
        /// The mapping it goes into.
        mapping: Path,
        /// The key.
        key: String,
        /// Its value.
        value: New,
        /// The key it comes after; at the end where that one is missing or `None`.
        after: Option<String>,
    },
    /// One item more at the end of a list.
    Append {
        /// The list; an absent value counts as an empty one.
        list: Path,
        /// The item.
        item: New,
    },
}

/// Why an edit was refused. The text is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The text is not a document of the format's YAML.
    Unreadable,
    /// There is nothing of the kind at the path.
    NoSuchPlace(Path),
    /// The key is there already.
    KeyExists(Path),
    /// The value would change its type.
    OtherType(Path),
    /// Something else would have changed as well.
    SideEffect,
}

/// A text after its edits, and the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The new text.
    pub text: String,
    before: String,
}

impl Edited {
    /// The text before the edits, to the byte.
    pub fn undo(self) -> String {
        self.before
    }
}

/// A replacement of bytes.
struct Patch {
    span: Span,
    text: String,
}

/// Applies the edits in order, each to the outcome of the one before. All or nothing.
pub fn apply(text: &str, edits: &[Edit]) -> Result<Edited, Refusal> {
    let mut current = text.to_owned();
    for edit in edits {
        current = apply_one(&current, edit)?;
    }
    Ok(Edited { text: current, before: text.to_owned() })
}

fn apply_one(text: &str, edit: &Edit) -> Result<String, Refusal> {
    let (root, comments) = read(text).ok_or(Refusal::Unreadable)?;
    let patch = match edit {
        Edit::Set { path, value } => set(text, &root, path, value)?,
        Edit::AddKey { mapping, key, value, after } => add_key(text, &root, mapping, key, value, after.as_deref())?,
        Edit::Append { list, item } => append(text, &root, list, item)?,
    };
    let mut edited = String::with_capacity(text.len() + patch.text.len());
    edited.push_str(&text[..patch.span.start()]);
    edited.push_str(&patch.text);
    edited.push_str(&text[patch.span.end()..]);
    verify(text, &edited, &root, &comments, edit)?;
    Ok(edited)
}

fn read(text: &str) -> Option<(Node, Vec<Span>)> {
    let tree = yaml::parse(text);
    let usable = tree.problems.is_empty();
    tree.root.filter(|_| usable).map(|root| (root, tree.comments))
}

/// The edited text must say what was said before, and what was wanted, and nothing else; every comment must still be there.
fn verify(text: &str, edited: &str, root: &Node, comments: &[Span], edit: &Edit) -> Result<(), Refusal> {
    let (after, after_comments) = read(edited).ok_or(Refusal::SideEffect)?;
    let mut wanted = root.to_json();
    change(&mut wanted, edit).ok_or(Refusal::SideEffect)?;
    let words = |text: &str, comments: &[Span]| -> Vec<String> {
        comments.iter().map(|comment| text[comment.range()].to_owned()).collect()
    };
    let same = after.to_json() == wanted && words(text, comments) == words(edited, &after_comments);
    if same { Ok(()) } else { Err(Refusal::SideEffect) }
}

/// The same edit on the meaning instead of the text.
fn change(json: &mut Json, edit: &Edit) -> Option<()> {
    match edit {
        Edit::Set { path, value } => *find(json, path)? = value.to_json(),
        Edit::AddKey { mapping, key, value, .. } => {
            let place = find(json, mapping)?;
            if place.is_null() {
                *place = Json::Object(serde_json::Map::new());
            }
            place.as_object_mut()?.insert(key.clone(), value.to_json());
        }
        Edit::Append { list, item } => {
            let place = find(json, list)?;
            if place.is_null() {
                *place = Json::Array(Vec::new());
            }
            place.as_array_mut()?.push(item.to_json());
        }
    }
    Some(())
}

fn find<'j>(json: &'j mut Json, path: &Path) -> Option<&'j mut Json> {
    path.steps().iter().try_fold(json, |here, step| match step {
        Step::Key(key) => here.get_mut(key),
        Step::Index(index) => here.get_mut(index),
    })
}

fn set(text: &str, root: &Node, path: &Path, value: &New) -> Result<Patch, Refusal> {
    let node = root.at(path).ok_or_else(|| Refusal::NoSuchPlace(path.clone()))?;
    let scalar = node.as_scalar().ok_or_else(|| Refusal::NoSuchPlace(path.clone()))?;
    let same_type = match (node.to_json(), value.to_json()) {
        (Json::Null, _) => true,
        (Json::String(_), new) => new.is_string(),
        (Json::Bool(_), new) => new.is_boolean(),
        (Json::Number(_), new) => new.is_number(),
        _ => false,
    };
    if !same_type {
        return Err(Refusal::OtherType(path.clone()));
    }
    let written = match (scalar.style, value) {
        (Style::Literal | Style::Folded, New::Text(new)) => {
            let column = key_column(text, root, path);
            write::block(new, column + 2, line_end(text)).unwrap_or_else(|| write::double_quoted(new))
        }
        (style, New::Text(new)) => write::text_in_style(new, style, is_in_flow(root, path)),
        (_, other) => other.inline(),
    };
    // `key:` with nothing behind it ends at its colon; a list's `-` at its dash.
    let needs_blank = node.span.is_empty() && !text[..node.span.start()].ends_with([' ', '\t']);
    Ok(Patch { span: node.span, text: if needs_blank { format!(" {written}") } else { written } })
}

fn add_key(text: &str, root: &Node, mapping: &Path, key: &str, value: &New, after: Option<&str>) -> Result<Patch, Refusal> {
    let node = root.at(mapping).ok_or_else(|| Refusal::NoSuchPlace(mapping.clone()))?;
    if node.get(key).is_some() {
        return Err(Refusal::KeyExists(mapping.key(key)));
    }
    let end = line_end(text);
    match &node.value {
        Value::Mapping(entries, Layout::Block) if !entries.is_empty() => {
            let column = column_of(text, entries[0].key_span.start());
            let before = after.and_then(|after| node.entry(after)).or(entries.last());
            let at = before.map_or(node.span.end(), |entry| end_of_line(text, end_of_entry(entry)));
            Ok(new_lines(at, &write::entry(key, value, column, end), end))
        }
        Value::Mapping(entries, _) => Ok(into_flow(text, node, entries.is_empty(), &write::inline_entry(key, value))),
        Value::Scalar(_) if node.is_null() && node.span.is_empty() && !mapping.steps().is_empty() => {
            let column = key_column(text, root, mapping) + 2;
            let at = end_of_line(text, node.span.end());
            Ok(new_lines(at, &write::entry(key, value, column, end), end))
        }
        _ => Err(Refusal::NoSuchPlace(mapping.clone())),
    }
}

fn append(text: &str, root: &Node, list: &Path, item: &New) -> Result<Patch, Refusal> {
    let node = root.at(list).ok_or_else(|| Refusal::NoSuchPlace(list.clone()))?;
    let end = line_end(text);
    match &node.value {
        Value::Sequence(items, Layout::Block) if !items.is_empty() => {
            let column = column_of(text, node.span.start());
            let at = items.last().map_or(node.span.end(), |last| end_of_line(text, last.span.end()));
            Ok(new_lines(at, &write::item(item, column, end), end))
        }
        Value::Sequence(items, _) if items.is_empty() && !is_in_flow(root, list) => {
            // `[]` becomes a list in block style: its items may hold text.
            let column = key_column(text, root, list) + 2;
            let blank = text[..node.span.start()].len() - text[..node.span.start()].trim_end_matches([' ', '\t']).len();
            let rest = &text[node.span.end()..end_of_line(text, node.span.end())];
            let written = format!("{rest}{end}{}", write::item(item, column, end));
            let span = Span::new(node.span.start() - if rest.is_empty() { blank } else { 0 }, end_of_line(text, node.span.end()));
            Ok(Patch { span, text: written })
        }
        Value::Sequence(items, _) => Ok(into_flow(text, node, items.is_empty(), &item.inline())),
        Value::Scalar(_) if node.is_null() && node.span.is_empty() && !list.steps().is_empty() => {
            let column = key_column(text, root, list) + 2;
            let at = end_of_line(text, node.span.end());
            Ok(new_lines(at, &write::item(item, column, end), end))
        }
        _ => Err(Refusal::NoSuchPlace(list.clone())),
    }
}

/// Lines of their own behind the line that ends at `at`.
fn new_lines(at: usize, lines: &str, end: &str) -> Patch {
    Patch { span: Span::at(at), text: format!("{end}{lines}") }
}

/// One part more before the closing bracket.
fn into_flow(text: &str, node: &Node, empty: bool, part: &str) -> Patch {
    let close = node.span.end() - 1;
    let inside = text[node.span.start() + 1..close].trim_end_matches([' ', '\t']);
    let at = node.span.start() + 1 + inside.len();
    let padded = inside.starts_with(' ') || (empty && text[node.span.range()].starts_with('{'));
    let pad = if padded { " " } else { "" };
    let comma = if empty || inside.ends_with(',') { pad } else { ", " };
    let comma = if inside.ends_with(',') { " " } else { comma };
    Patch { span: Span::new(at, close), text: format!("{comma}{part}{pad}") }
}

fn end_of_entry(entry: &yaml::Entry) -> usize {
    entry.value.span.end().max(entry.key_span.end())
}

/// The line end that the file uses.
fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Where the line around `from` ends, before its line end.
fn end_of_line(text: &str, from: usize) -> usize {
    text[from..].find(['\n', '\r']).map_or(text.len(), |length| from + length)
}

/// The column of a byte in its line, from 0.
fn column_of(text: &str, at: usize) -> usize {
    let line = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    text[line..at].trim_start_matches('\u{feff}').chars().count()
}

/// The column of the key that a path ends with, or of the nearest key above it.
fn key_column(text: &str, root: &Node, path: &Path) -> usize {
    let Some((parent, step)) = path.split_last() else { return 0 };
    match step {
        Step::Key(key) => root.at(&parent).and_then(|node| node.entry(key)).map_or(0, |entry| column_of(text, entry.key_span.start())),
        Step::Index(_) => root.at(&parent).map_or(0, |list| column_of(text, list.span.start())),
    }
}

/// Whether a value stands inside brackets or braces.
fn is_in_flow(root: &Node, path: &Path) -> bool {
    let mut here = root;
    for step in path.steps() {
        match &here.value {
            Value::Sequence(_, Layout::Flow) | Value::Mapping(_, Layout::Flow) => return true,
            _ => {}
        }
        let Some(next) = here.at(&[step.clone()].into_iter().collect()) else { return false };
        here = next;
    }
    false
}
