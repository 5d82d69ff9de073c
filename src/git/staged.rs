//! What git is about to commit: the index.

use super::blobs::Blobs;
use super::{failed, said};
use crate::error::Error;
use crate::files::Content;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A file as it will be committed.
#[derive(Debug)]
pub struct Staged {
    /// Its path from the folder that was asked about.
    pub path: PathBuf,
    /// What is in it.
    pub content: Content,
    /// Whether the commit would change it.
    pub changed: bool,
}

/// The files below `folder` as they stand in the index, those that `wanted` asks for.
///
/// Fails without git, and where `folder` lies in no repository.
pub fn staged(folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Result<Vec<Staged>, Error> {
    let difference = said(folder, &["diff", "--cached", "--name-only", "-z", "--relative", "--diff-filter=ACMRT"])?;
    let changed: BTreeSet<PathBuf> = entries(&difference).map(path_of).collect();
    let listed = said(folder, &["ls-files", "--stage", "-z"])?;
    let listed = entries(&listed).filter_map(file_of).filter(|(_, path)| wanted(path));
    let mut blobs = Blobs::of(folder).map_err(failed)?;
    let mut files = Vec::new();
    for (id, path) in listed {
        if let Some(content) = blobs.content(&id).map_err(failed)? {
            files.push(Staged { changed: changed.contains(&path), path, content });
        }
    }
    Ok(files)
}

/// The id and the path of `100644 <id> <stage>\t<path>`; a link or another repository is no file of ours.
fn file_of(entry: &[u8]) -> Option<(String, PathBuf)> {
    let at = entry.iter().position(|byte| *byte == b'\t')?;
    let head = std::str::from_utf8(&entry[..at]).ok()?;
    let [mode, id, _] = head.split(' ').collect::<Vec<_>>()[..] else { return None };
    mode.starts_with("100").then(|| (id.to_owned(), path_of(&entry[at + 1..])))
}

fn entries(listed: &[u8]) -> impl Iterator<Item = &[u8]> {
    listed.split(|byte| *byte == 0).filter(|entry| !entry.is_empty())
}

fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
