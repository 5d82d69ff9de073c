//! From a wish — done, moved, held, put off — to the edits of one file that say so.
//!
//! Nothing is written here. A wish that makes no sense is refused with words; one that is met already gives no change.

mod items;
mod set;
mod steps;

pub use items::{confirm, done, moved, settled};
pub use set::{Assignment, Target, set};
pub use steps::{Postponing, held, invited, postponed, shared};

use crate::edit::{Edit, New};
use crate::error::{Error, Kind, Wording};
use crate::store::{File, Talk};
use crate::yaml::{Node, Path};

/// What is to be changed in one file.
#[derive(Clone, Debug)]
pub struct Change<'s> {
    /// The file.
    pub file: &'s File,
    /// The edits, each of the outcome of the one before.
    pub edits: Vec<Edit>,
}

impl<'s> Change<'s> {
    /// The change that these edits make, if they are any. A key that is added behind another that is added as well comes behind it.
    fn of(file: &'s File, mut edits: Vec<Edit>) -> Option<Self> {
        for at in 1..edits.len() {
            let (before, rest) = edits.split_at_mut(at);
            let Edit::AddKey { mapping, after, .. } = &mut rest[0] else { continue };
            for edit in before {
                match edit {
                    Edit::AddKey { mapping: same, key, after: behind, .. } if same == mapping && behind == after => {
                        *after = Some(key.clone());
                    }
                    _ => {}
                }
            }
        }
        (!edits.is_empty()).then_some(Self { file, edits })
    }
}

/// The edit that makes `key` of a mapping say `value`: set where something stands, else added in the order of the format.
/// `None` where it says so already.
fn put(root: &Node, mapping: &Path, key: &str, value: New, order: &[&str]) -> Option<Edit> {
    let here = root.at(mapping)?;
    match here.get(key) {
        Some(node) if node.to_json() == value.to_json() => None,
        Some(_) => Some(Edit::Set { path: mapping.key(key), value }),
        None => {
            let before = order.iter().position(|known| *known == key).map_or(order, |at| &order[..at]);
            let there = before.iter().filter_map(|known| here.entry(known));
            let after = there.max_by_key(|entry| entry.key_span.start()).map(|entry| entry.key.to_string());
            Some(Edit::AddKey { mapping: mapping.clone(), key: key.to_owned(), value, after })
        }
    }
}

/// The edit that adds an item to the list under `key`, which may not be there yet.
fn add_to(root: &Node, mapping: &Path, key: &str, item: New, order: &[&str]) -> Option<Edit> {
    match root.at(mapping)?.get(key) {
        Some(_) => Some(Edit::Append { list: mapping.key(key), item }),
        None => put(root, mapping, key, New::List(vec![item]), order),
    }
}

/// Refuses a talk whose file of this name is there and cannot be read.
fn require_readable(talk: &Talk<'_>, name: &str) -> Result<(), Error> {
    let broken = talk.files().iter().find(|file| file.path().ends_with(name) && file.record().is_none());
    broken.map_or(Ok(()), |file| Err(Error::new(Kind::BrokenFile(file.path().to_path_buf()))))
}

/// The tree of a file that can be edited: one that can be read, and that SOPS has not signed.
fn editable(file: &File) -> Result<&Node, Error> {
    let broken = || Error::new(Kind::BrokenFile(file.path().to_path_buf()));
    let root = file.root().filter(|_| file.record().is_some()).ok_or_else(broken)?;
    if root.get("sops").is_some() {
        let why = Wording::new(
            "den er krypteret med SOPS, som ville opdage ændringen; brug »sops edit«",
            "it is encrypted with SOPS, which would take the change for tampering; use `sops edit`",
        );
        return Err(Error::new(Kind::RefusedEdit { path: file.path().to_path_buf(), why }));
    }
    Ok(root)
}
