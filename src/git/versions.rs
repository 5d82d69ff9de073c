//! What a file was in the commits before.

use super::blobs::Blobs;
use super::said;
use crate::files::Content;
use std::path::Path;

/// How many versions of a file are looked at, the newest first. A record changes a few dozen times in its life.
const VERSIONS: usize = 1000;

/// The texts a file has had in the commits that lead to the one that is checked out, the newest first.
pub struct Versions {
    blobs: Blobs,
    /// The names of the versions, the next one last.
    left: Vec<String>,
}

/// The versions of the file at `path`; `None` without git, outside a repository of git, and for a file that git does not know.
pub fn versions(path: &Path) -> Option<Versions> {
    let name = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Both sides of a merge are looked at: two people may have changed the file on two branches.
    let log = ["log", "--full-history", "--format=%H", "--max-count", &VERSIONS.to_string(), "--", name];
    let commits = String::from_utf8(said(folder, &log).ok()?).ok()?;
    let left: Vec<String> = commits.lines().rev().map(|commit| format!("{commit}:./{name}")).collect();
    if left.is_empty() {
        return None;
    }
    Some(Versions { blobs: Blobs::of(folder).ok()?, left })
}

impl Iterator for Versions {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        loop {
            let name = self.left.pop()?;
            // A commit that deleted the file has no version of it.
            if let Some(Content::Text(text)) = self.blobs.content(&name).ok()? {
                return Some(text);
            }
        }
    }
}
