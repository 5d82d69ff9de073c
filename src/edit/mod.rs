//! Verified, lossless edits of a file's text.
//!
//! An edit touches only the bytes it must. Afterwards the new text is parsed, and unless exactly the wanted values changed it is
//! refused and nothing is written.

mod lines;
mod patch;
mod write;

use crate::text::Span;
use crate::yaml::{self, Node, Path, Step};
use patch::Page;
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
    /// Quotes round a scalar that has none, from its beginning up to the byte `until`: text that a comma or a `#` cut short is whole
    /// again. It is text afterwards, whatever it was read as before.
    Quote {
        /// The scalar.
        path: Path,
        /// One past the last byte of what belongs to it.
        until: usize,
    },
    /// Another name for a key.
    Rename {
        /// The key, with the way to it.
        path: Path,
        /// What it becomes.
        to: String,
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
    let page = Page { text, root: &root };
    let patch = match edit {
        Edit::Set { path, value } => page.set(path, value)?,
        Edit::AddKey { mapping, key, value, after } => page.add_key(mapping, key, value, after.as_deref())?,
        Edit::Quote { path, until } => page.quote(path, *until)?,
        Edit::Rename { path, to } => page.rename(path, to)?,
        Edit::Append { list, item } => page.append(list, item)?,
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
    // A text that a comma tore is still text, and can be mended.
    let usable = tree.problems.iter().all(|problem| problem.trouble == yaml::Trouble::CommaInFlow);
    tree.root.filter(|_| usable).map(|root| (root, tree.comments))
}

/// The edited text must say what was said before, and what was wanted, and nothing else; every comment must still be there.
fn verify(text: &str, edited: &str, root: &Node, comments: &[Span], edit: &Edit) -> Result<(), Refusal> {
    let (after, after_comments) = read(edited).ok_or(Refusal::SideEffect)?;
    let mut wanted = root.to_json();
    change(&mut wanted, edit, text, root).ok_or(Refusal::SideEffect)?;
    let swallowed = match edit {
        Edit::Quote { path, until } => root.at(path).map(|node| Span::new(node.span.start(), *until)),
        _ => None,
    };
    let comments: Vec<Span> = comments
        .iter()
        .copied()
        .filter(|comment| swallowed.is_none_or(|span| !span.range().contains(&comment.start())))
        .collect();
    let words = |text: &str, comments: &[Span]| -> Vec<String> {
        comments.iter().map(|comment| text[comment.range()].to_owned()).collect()
    };
    let same = after.to_json() == wanted && words(text, &comments) == words(edited, &after_comments);
    if same { Ok(()) } else { Err(Refusal::SideEffect) }
}

/// The same edit on the meaning instead of the text.
fn change(json: &mut Json, edit: &Edit, text: &str, root: &Node) -> Option<()> {
    match edit {
        Edit::Set { path, value } => *find(json, path)? = value.to_json(),
        Edit::AddKey { mapping, key, value, .. } => {
            let place = find(json, mapping)?;
            if place.is_null() {
                *place = Json::Object(serde_json::Map::new());
            }
            place.as_object_mut()?.insert(key.clone(), value.to_json());
        }
        Edit::Quote { path, until } => {
            let node = root.at(path)?;
            *find(json, path)? = Json::String(text.get(node.span.start()..*until)?.to_owned());
            let (parent, _) = path.split_last()?;
            let torn = root
                .at(&parent)?
                .entries()
                .iter()
                .filter(|entry| entry.key_span.start() > node.span.start() && entry.key_span.start() < *until);
            for entry in torn {
                find(json, &parent)?.as_object_mut()?.remove(&*entry.key);
            }
        }
        Edit::Rename { path, to } => {
            let (parent, step) = path.split_last()?;
            let Step::Key(key) = step else { return None };
            let mapping = find(json, &parent)?.as_object_mut()?;
            let value = mapping.remove(key)?;
            mapping.insert(to.clone(), value);
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
