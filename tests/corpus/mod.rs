//! The YAML files of this package, and variants of a text that must mean the same.
#![allow(dead_code, reason = "each test uses a part of it")]

use mus::yaml::{self, Node, Tree};
use std::fs;
use std::path::{Path, PathBuf};

/// Every YAML file that is meant to be read, with its path.
pub fn files() -> Vec<(PathBuf, String)> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = ["examples", "forms", "tests/schemas/valid"].map(|folder| home.join(folder)).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "yaml") {
                let text = fs::read_to_string(&path).expect("the file is text");
                found.push((path, text));
            }
        }
    }
    found.sort();
    assert!(found.len() > 50, "the files have moved");
    found
}

/// With Windows line ends.
pub fn with_crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// With a byte order mark.
pub fn with_mark(text: &str) -> String {
    format!("\u{feff}{text}")
}

/// The tree of a text that has nothing wrong with it.
pub fn read(text: &str) -> (Node, Tree) {
    let mut tree = yaml::parse(text);
    assert!(tree.problems.is_empty(), "{:?} in {text}", tree.problems);
    (tree.root.take().expect("the text holds a document"), tree)
}
