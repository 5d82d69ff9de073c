//! What a document shows otherwise than it was written, each with its place.

use crate::lang::Lang;
use crate::markup::{Oddity, code_point, oddities};
use crate::store::{File, Store};
use crate::summary::Document;
use crate::yaml::{Style, Value};
use std::collections::BTreeSet;
use std::path::Path;

/// Looks through files for what a format shows otherwise than it was written.
pub(super) struct Watch<'s> {
    /// Says which characters the format can show.
    shows: &'s (dyn Fn(char) -> bool + Sync),
    /// Characters it cannot, in files that belong to no talk: the register, the settings, forms. Each with its line.
    shared: Vec<(&'s Path, usize, char)>,
    lang: Lang,
}

impl<'s> Watch<'s> {
    /// `shows` says which characters the documents can show.
    pub fn new(store: &'s Store, shows: &'s (dyn Fn(char) -> bool + Sync), lang: Lang) -> Self {
        let mut shared = Vec::new();
        for file in store.files().iter().filter(|file| file.belongs_to().is_none()) {
            for (line, oddity) in in_file(file, shows) {
                if let Oddity::Character(letter) = oddity {
                    shared.push((file.path(), line, letter));
                }
            }
        }
        Self { shows, shared, lang }
    }

    /// A sentence for each oddity in `files`, of which `document` was made.
    pub fn warnings(&self, files: &[&File], document: &Document) -> Vec<String> {
        let mut found = BTreeSet::new();
        for file in files {
            found.extend(in_file(file, self.shows).into_iter().map(|(line, oddity)| (file.path(), line, oddity)));
        }
        let told: BTreeSet<Oddity> = found.iter().map(|(_, _, oddity)| *oddity).collect();
        // What stands in no file of the record comes from the register, the settings or a form.
        for (path, line, letter) in &self.shared {
            let oddity = Oddity::Character(*letter);
            let is_own = files.iter().any(|file| file.path() == *path);
            if !is_own && !told.contains(&oddity) && document.says(*letter) {
                found.insert((path, *line, oddity));
            }
        }
        let told = |(path, line, oddity): (&Path, usize, Oddity)| {
            format!("{}:{line}: {}", path.display(), words(oddity, self.lang))
        };
        found.into_iter().map(told).collect()
    }
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
