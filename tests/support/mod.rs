//! What several tests share: files, temporary repositories, private leaves.
#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

use mus::check::check;
use mus::date::Date;
use mus::schema::{Kind, class_of};
use mus::store::{File, Location, Request, Store};
use mus::text::Span;
use mus::yaml::{Node, Path as Way, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// The root of this package.
pub fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder`, by path.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

/// The text of a file.
pub fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()))
}

/// A file read by itself.
pub fn loose(path: &Path, text: &str) -> File {
    File::read(path.to_path_buf(), text.to_owned(), Location::Loose)
}

/// A day.
pub fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A temporary folder with files.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// An empty one, where nobody's `mus.toml` lies above it.
    pub fn new() -> Self {
        Self(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder can be made"))
    }

    /// A copy of what lies below `from`.
    pub fn copy_of(from: &Path) -> Self {
        let folder = Self::new();
        for path in files_below(from) {
            let inside = path.strip_prefix(from).expect("the file lies below the folder").to_path_buf();
            folder.write(&inside, text_of(&path));
        }
        folder
    }

    /// A copy of an example.
    pub fn example(name: &str) -> Self {
        Self::copy_of(&home().join("examples").join(name))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file; gives its path.
    pub fn write(&self, inside: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(inside);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        fs::write(&path, bytes).expect("the file can be written");
        path
    }

    /// The whole of it, read.
    pub fn open(&self) -> Store {
        open(self.path())
    }
}

/// What lies at `path`, read.
pub fn open(path: &Path) -> Store {
    Store::open(&Request { paths: vec![path.to_path_buf()] }, &|_| {}).expect("the folder can be opened")
}

/// The law of naming files: each by itself has the findings that it has among all.
pub fn assert_naming_changes_nothing(root: &Path) {
    let said = |store: &Store, path: &Path| -> Vec<String> {
        let found = check(store, today());
        found.iter().filter(|finding| finding.path == path).map(|finding| format!("{finding:?}")).collect()
    };
    let all = open(root);
    for file in all.files() {
        let named = open(file.path());
        assert_eq!(said(&named, file.path()), said(&all, file.path()), "{} by itself", file.path().display());
    }
}

/// A value in a file that somebody wrote about a person.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// Where in the document.
    pub way: Way,
    /// The value as written.
    pub span: Span,
    /// The key it stands under, where it does.
    pub key: Option<Span>,
    /// Whether the value stands in `{ … }`.
    pub in_flow_mapping: bool,
    /// Whether it says nothing.
    pub empty: bool,
}

/// Every private scalar of a file.
pub fn private_leaves(kind: Kind, root: &Node) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    root.walk(&mut |way, node| {
        if node.as_scalar().is_none() || !class_of(kind, way).private {
            return;
        }
        let parent = way.split_last().and_then(|(parent, _)| root.at(&parent));
        let entry =
            parent.and_then(|parent| parent.entries().iter().find(|entry| std::ptr::eq(&raw const entry.value, node)));
        let in_flow_mapping =
            parent.is_some_and(|parent| matches!(parent.value, Value::Mapping(_, mus::yaml::Layout::Flow)));
        leaves.push(Leaf {
            way: way.clone(),
            span: node.span,
            key: entry.map(|entry| entry.key_span),
            in_flow_mapping,
            empty: node.is_null(),
        });
    });
    leaves
}

/// `text` with what stands under `span` replaced.
pub fn spliced(text: &str, span: Span, replacement: &str) -> String {
    format!("{}{replacement}{}", &text[..span.start()], &text[span.end()..])
}

/// The day on which the examples are looked at.
pub fn today() -> Date {
    "2026-06-01".parse().expect("a day")
}

/// Compares with a file that a person has read; `SNAPSHOTS=overwrite` writes it anew.
pub fn kept(path: &Path, text: &str) {
    if std::env::var_os("SNAPSHOTS").is_some_and(|what| what == "overwrite") {
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }
    let before = fs::read_to_string(path).unwrap_or_default();
    let first = before.lines().zip(text.lines()).position(|(old, new)| old != new);
    assert!(before == text, "{} differs from line {:?} on:\n{text}", path.display(), first.map(|line| line + 1));
}
