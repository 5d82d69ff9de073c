//! `name-in-git`: a name of the register in a path, a commit message or a branch.
//!
//! What is deleted from the register lives on there. `mus check` looks at the paths there are, `mus check --history` at all that
//! git ever had.

use super::names_of;
use crate::check::{Finding, Levels, Located, Sink};
use crate::diagnostic::{Code, Diagnostic, Fact, Level, NamePlace, Place, Sensitive, Shown};
use crate::git::{Keeps, Kept};
use crate::sensitive::Names;
use crate::store::{Location, Store};
use crate::text::{Position, Span};
use std::collections::BTreeMap;
use std::path::PathBuf;

pub(super) fn check<'s>(store: &'s Store, names: &Names, sink: &mut Sink<'s>) {
    let Some(root) = store.root().filter(|_| !names.is_empty()) else { return };
    for file in store.files().iter().filter(|file| file.is_asked_for() && *file.location() != Location::Loose) {
        let inside = file.path().strip_prefix(root).unwrap_or(file.path()).to_string_lossy();
        if let Some((whose, at)) = names.first_in(&inside, false) {
            let fact = fact(store, whose, &inside[at], NamePlace::Path);
            sink.push(file, Diagnostic::new(fact, Place::Start));
        }
    }
}

/// What of git's history holds a name of the register, in the order it was given. A finding is placed by the commit's id.
pub fn history(store: &Store, kept: &[Kept], levels: &BTreeMap<Code, Level>) -> Vec<Finding> {
    let names = names_of(store);
    let level = Levels::new(store, levels, Level::Note).of(Code::NameInGit);
    if level == Level::Off {
        return Vec::new();
    }
    let start = Position { line: 1, column: 1 };
    let found = kept.iter().filter_map(|kept| {
        let (whose, at) = names.first_in(&kept.text, kept.what == Keeps::Message)?;
        let place = match kept.what {
            Keeps::Message => NamePlace::Message,
            Keeps::Path => NamePlace::Path,
            Keeps::Branch => NamePlace::Branch,
        };
        let short: String = kept.commit.chars().take(12).collect();
        Some(Finding {
            path: PathBuf::from(format!("commit-{short}")),
            level,
            fact: fact(store, whose, &kept.text[at], place),
            at: Located { span: Span::at(0), start, end: start },
            related: Vec::new(),
            fixable: false,
        })
    });
    found.collect()
}

fn fact(store: &Store, whose: usize, name: &str, place: NamePlace) -> Fact {
    let id = store.register().people().get(whose).map(|person| person.id.to_string()).unwrap_or_default();
    Sensitive::NameInGit { id, name: Shown { text: name.to_owned(), private: true }, place }.into()
}
