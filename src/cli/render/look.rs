//! How a workplace's documents look: its own templates, its logo and its colour.

use crate::error::Error;
use crate::files;
use crate::render::{BUNDLED, Logo, Templates};
use crate::store::Store;
use std::path::{Path, PathBuf};

/// Where a repository's own templates lie.
const FOLDER: &str = "templates";

/// The templates of a repository: every file in its `templates/` by name, before the bundled ones.
///
/// Fails where a file there, or the logo that the settings name, cannot be read.
pub(in crate::cli) fn templates(store: &Store) -> Result<Templates, Error> {
    let mut templates = Templates::default();
    let Some(root) = store.root() else { return Ok(templates) };
    for path in files_in(&root.join(FOLDER)) {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        templates.add(name, files::read_bytes(&path)?);
    }
    let documents = &store.settings().documents;
    let logo = documents.logo.as_deref().map(|inside| {
        let path = root.join(inside);
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        Ok::<_, Error>(Logo { name, bytes: files::read_bytes(&path)? })
    });
    Ok(templates.with_logo(logo.transpose()?).with_accent(documents.accent.clone()))
}

/// The files in a folder, by name; none where there is no folder. Hidden ones are somebody else's.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let is_shown = |path: &PathBuf| {
        path.is_file() && !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_shown).collect();
    paths.sort();
    paths
}

/// Copies the bundled templates to where the repository's own lie. Gives each path, and whether it is new: one that stands is kept.
pub(super) fn write_templates(store: &Store) -> Result<Vec<(PathBuf, bool)>, Error> {
    let folder = store.repository()?.join(FOLDER);
    BUNDLED
        .iter()
        .map(|(name, text)| {
            let path = files::tidy(&folder.join(name));
            let is_new = files::create(&path, text)?;
            Ok((path, is_new))
        })
        .collect()
}
