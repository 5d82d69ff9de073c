//! What a document shows otherwise than it was written, each with its place.

use crate::lang::Lang;
use crate::markup::{Oddity, code_point, oddities};
use crate::store::{File, Store};
use crate::summary::Document;
use crate::yaml::{Style, Value};
use std::collections::BTreeSet;

/// A sentence for each oddity in `files`, of which `document` was made. `shows` says which characters it can show.
pub(super) fn warnings(
    store: &Store,
    files: &[&File],
    shows: &dyn Fn(char) -> bool,
    document: &Document,
    lang: Lang,
) -> Vec<String> {
    let mut found = BTreeSet::new();
    let mut told = BTreeSet::new();
    for file in files {
        for (line, oddity) in in_file(file, shows) {
            if let Oddity::Character(letter) = oddity {
                told.insert(letter);
            }
            found.insert((file.path(), line, oddity));
        }
    }
    // What stands in no file of the record comes from the register, the settings or a form.
    let is_among = |file: &File| files.iter().any(|one| one.path() == file.path());
    for file in store.files().iter().filter(|file| file.belongs_to().is_none() && !is_among(file)) {
        for (line, oddity) in in_file(file, shows) {
            if matches!(oddity, Oddity::Character(letter) if !told.contains(&letter) && document.says(letter)) {
                found.insert((file.path(), line, oddity));
            }
        }
    }
    found
        .into_iter()
        .map(|(path, line, oddity)| format!("{}:{line}: {}", path.display(), words(oddity, lang)))
        .collect()
}

fn words(oddity: Oddity, lang: Lang) -> String {
    match oddity {
        Oddity::Character(letter) => {
            let shown = code_point(letter);
            let name = shown.trim_matches(['‹', '›']);
            lang.pick(
                format!("tegnet {name} kan ikke vises; i dokumentet står {shown}"),
                format!("the character {name} cannot be shown; the document says {shown}"),
            )
        }
        Oddity::Picture => lang.pick(
            "billeder kommer ikke med; i dokumentet står billedets tekst".to_owned(),
            "pictures are left out; the document says the picture’s words".to_owned(),
        ),
        Oddity::SkippedLevel => lang.pick(
            "overskriften springer et niveau over; i dokumentet er den rykket op".to_owned(),
            "the heading skips a level; in the document it is moved up".to_owned(),
        ),
    }
}

/// The oddities in a file's texts, each with its line in the file, counted from 1.
fn in_file(file: &File, shows: &dyn Fn(char) -> bool) -> Vec<(usize, Oddity)> {
    let mut found = Vec::new();
    let Some(root) = file.root() else { return found };
    root.walk(&mut |_, node| {
        let Value::Scalar(scalar) = &node.value else { return };
        let first = file.source().position(node.span.start()).line;
        for (line, oddity) in oddities(&scalar.text, shows) {
            let written = file.source().slice(node.span);
            let exact = match oddity {
                Oddity::Character(letter) => written.find(letter),
                _ => None,
            };
            let at = match (exact, scalar.style) {
                // A literal block begins on the line below its sign; its lines are those of the text.
                (_, Style::Literal) => first + 1 + line,
                (Some(at), _) => file.source().position(node.span.start() + at).line,
                (None, _) => first,
            };
            found.push((at, oddity));
        }
    });
    found
}
