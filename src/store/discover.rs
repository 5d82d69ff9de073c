//! Which files there are to read.

use super::{File, Location};
use crate::error::{Error, Kind};
use crate::files;
use crate::record::{Record, Subject};
use ignore::WalkBuilder;
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

/// What somebody asked to see.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Files and folders; none means the repository around the working directory.
    pub paths: Vec<PathBuf>,
}

impl Request {
    /// One request for each repository that `paths` lie in, so that none is judged by the register of another. Loose files are one
    /// more.
    pub fn by_repository(paths: &[PathBuf]) -> Vec<Self> {
        if paths.is_empty() {
            return vec![Self::default()];
        }
        let mut requests: BTreeMap<Option<PathBuf>, Self> = BTreeMap::new();
        for path in paths {
            let folder = if path.is_dir() { path.clone() } else { parent_of(path) };
            let root = find_root(&folder).and_then(|root| std::fs::canonicalize(root).ok());
            requests.entry(root).or_default().paths.push(path.clone());
        }
        requests.into_values().collect()
    }
}

/// A file to read.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The path to open and to show.
    pub path: PathBuf,
    /// What its place says.
    pub location: Location,
    /// Whether it was asked for, or is only needed to judge what was.
    pub asked: bool,
    /// Whether it was named itself, so that it is judged even if it is no mus file.
    pub named: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub root: Option<PathBuf>,
    pub files: Vec<Candidate>,
    /// The repositories of which every record was asked for.
    pub whole: HashSet<PathBuf>,
    /// Folders outside any repository, with what may be mus files in them: at least one must be.
    pub loose_folders: Vec<(PathBuf, Vec<PathBuf>)>,
    pub failures: Vec<Error>,
}

/// The nearest folder at or above `start` with a `mus.toml`, as a path that begins like `start`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let real = std::fs::canonicalize(start).ok()?;
    let depth = real.ancestors().position(|folder| folder.join("mus.toml").is_file())?;
    let mut root = start.to_path_buf();
    for _ in 0..depth {
        match root.components().next_back() {
            Some(std::path::Component::Normal(_)) => {
                root.pop();
            }
            _ => root.push(".."),
        }
    }
    Some(files::tidy(&root))
}

pub(super) fn discover(request: &Request) -> Result<Found, Error> {
    let mut found = Found::default();
    let mut files = BTreeMap::new();
    if request.paths.is_empty() {
        let here = PathBuf::from(".");
        let root = find_root(&here).ok_or_else(|| Error::new(Kind::NoRepository(here)))?;
        walk_repository(&root, &root, true, &mut files, &mut found.failures);
        found.whole.insert(root.clone());
        found.root = Some(root);
    } else {
        for path in &request.paths {
            discover_path(path, &mut found, &mut files);
        }
    }
    found.files = files.into_values().collect();
    Ok(found)
}

type Files = BTreeMap<PathBuf, Candidate>;

fn discover_path(path: &Path, found: &mut Found, files: &mut Files) {
    let path = &files::tidy(path);
    let Ok(metadata) = std::fs::metadata(path) else {
        let dangling = path.symlink_metadata().is_ok();
        found.failures.push(Error::new(if dangling {
            Kind::CannotRead { path: path.clone(), reason: "the link leads nowhere".to_owned() }
        } else {
            Kind::NoSuchPath(path.clone())
        }));
        return;
    };
    let folder = if metadata.is_dir() { path.clone() } else { parent_of(path) };
    let root = find_root(&folder);
    if let Some(root) = &root {
        add_context(root, &folder, files, &mut found.failures);
        found.root.get_or_insert_with(|| root.clone());
    }
    if !metadata.is_dir() {
        let location =
            root.as_deref().and_then(|root| below(root, path)).map_or(Location::Loose, |inside| Location::of(&inside));
        add(files, Candidate { path: path.clone(), location, asked: true, named: true });
        return;
    }
    if let Some(root) = &root {
        // An initialised repository is not empty, and neither is a part of it that exists.
        walk_repository(root, path, true, files, &mut found.failures);
        if below(root, path).is_some_and(|inside| inside.as_os_str().is_empty()) {
            found.whole.insert(root.clone());
        }
        return;
    }
    let mut inside = Files::new();
    walk(path, &mut inside, &mut found.failures, &|_| Location::Loose, true);
    found.loose_folders.push((path.clone(), inside.keys().cloned().collect()));
    for candidate in inside.into_values() {
        add(files, candidate);
    }
}

/// What else is needed to judge the files that were asked for: the talks they name, and for a form whatever answers it.
pub(super) fn discover_named(files: &[File], seen: &Found) -> Found {
    let mut found = Found::default();
    let mut more = Files::new();
    let mut there: HashSet<Subject> = files.iter().filter_map(subject_of).collect();
    for file in files.iter().filter(|file| file.is_asked_for() && *file.location() != Location::Loose) {
        let Some(record) = file.record() else { continue };
        let named = record.named_talks().into_iter().chain(record.record_id().cloned());
        let subjects: Vec<Subject> =
            named.map(|id| id.subject).filter(|subject| there.insert(subject.clone())).collect();
        let every = matches!(record, Record::Form(_)) && *file.location() == Location::Form;
        if subjects.is_empty() && !every {
            continue;
        }
        let Some(root) = find_root(&parent_of(file.path())).filter(|root| !seen.whole.contains(root)) else { continue };
        let records = root.join("records");
        let folders = if every {
            vec![records]
        } else {
            subjects.iter().map(|subject| records.join(subject.to_string())).collect()
        };
        for folder in folders {
            walk_repository(&root, &folder, false, &mut more, &mut found.failures);
        }
    }
    for candidate in &seen.files {
        more.remove(&candidate.path);
    }
    found.files = more.into_values().collect();
    found
}

/// Whose folder a file lies in.
fn subject_of(file: &File) -> Option<Subject> {
    match file.location() {
        Location::Record(id) => Some(id.subject.clone()),
        _ => None,
    }
}

fn parent_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// What rules need besides the files that were named: settings, the register, forms and the person's other talks. What those
/// files name themselves comes later, in [`discover_named`].
fn add_context(root: &Path, folder: &Path, files: &mut Files, failures: &mut Vec<Error>) {
    for name in ["mus.toml", "people.yaml"] {
        add_known(root, &root.join(name), false, files);
    }
    walk_repository(root, &root.join("forms"), false, files, failures);
    if let Some(inside) = below(root, folder) {
        let mut parts = inside.components();
        if parts.next().is_some_and(|first| first.as_os_str() == "records")
            && let Some(subject) = parts.next()
        {
            walk_repository(root, &root.join("records").join(subject), false, files, failures);
        }
    }
}

/// The path of `path` from `root`, whatever way either is written.
fn below(root: &Path, path: &Path) -> Option<PathBuf> {
    let root = std::fs::canonicalize(root).ok()?;
    let folder = std::fs::canonicalize(parent_of(path)).ok()?;
    let real = match path.file_name() {
        Some(name) => folder.join(name),
        None => std::fs::canonicalize(path).ok()?,
    };
    real.strip_prefix(&root).ok().map(Path::to_path_buf)
}

/// Adds what lies in the known places of the repository at `root`, as far as it lies in `folder`.
fn walk_repository(root: &Path, folder: &Path, asked: bool, files: &mut Files, failures: &mut Vec<Error>) {
    let inside = if folder == root { PathBuf::new() } else { below(root, folder).unwrap_or_default() };
    if inside.as_os_str().is_empty() {
        add_known(root, &root.join("mus.toml"), asked, files);
        add_known(root, &root.join("people.yaml"), asked, files);
        for known in ["forms", "records"] {
            walk_repository(root, &root.join(known), asked, files, failures);
        }
        return;
    }
    if !folder.is_dir() {
        return;
    }
    let locate = |path: &Path| {
        let from_folder = path.strip_prefix(folder).unwrap_or(path);
        Location::of(&inside.join(from_folder))
    };
    walk(folder, files, failures, &locate, asked);
}

fn add_known(root: &Path, path: &Path, asked: bool, files: &mut Files) {
    // A folder or nothing of that name is no file; a dangling link is one that cannot be read.
    if path.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
        let location = Location::of(path.strip_prefix(root).unwrap_or(path));
        add(files, Candidate { path: files::tidy(path), location, asked, named: false });
    }
}

fn add(files: &mut Files, candidate: Candidate) {
    let (asked, named) = (candidate.asked, candidate.named);
    let known = files.entry(candidate.path.clone()).or_insert(candidate);
    known.asked |= asked;
    known.named |= named;
}

/// Adds the YAML files below `folder`. Links are followed; one that leads back up is told and passed over.
fn walk(folder: &Path, files: &mut Files, failures: &mut Vec<Error>, locate: &dyn Fn(&Path) -> Location, asked: bool) {
    let walker = WalkBuilder::new(folder).standard_filters(false).hidden(true).follow_links(true).build();
    for entry in walker {
        match entry {
            Ok(entry) => {
                let is_yaml = entry.path().extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
                if is_yaml && !entry.file_type().is_some_and(|kind| kind.is_dir()) {
                    let location = locate(entry.path());
                    add(files, Candidate { path: files::tidy(entry.path()), location, asked, named: false });
                }
            }
            Err(error) => failures.push(unreadable(&error, folder)),
        }
    }
}

fn unreadable(error: &ignore::Error, folder: &Path) -> Error {
    fn parts(error: &ignore::Error) -> (Option<&Path>, String) {
        match error {
            ignore::Error::WithPath { path, err } => (Some(path), parts(err).1),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => parts(err),
            ignore::Error::Loop { child, .. } => (Some(child), "the link leads back to a folder above it".to_owned()),
            other => (None, other.to_string()),
        }
    }
    let (path, reason) = parts(error);
    Error::new(Kind::CannotRead { path: path.unwrap_or(folder).to_path_buf(), reason })
}
