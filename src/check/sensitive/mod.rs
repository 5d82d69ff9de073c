//! What must not stand in a record: numbers, protected grounds, pay, and other people.
//!
//! Looked at are private texts, a form's questions and the comments. Most hold nothing of it: so each is first looked over, and
//! judged only where something may stand.

mod contacts;
mod names;
mod numbers;
mod own_words;
mod passages;
mod paths;
mod words;

use super::{Levels, RepositoryRule, Sink};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::schema::Kind;
use crate::sensitive::{Glance, Ground, Lists, Names, each_word, numbers};
use crate::store::{File, Store};
use crate::text::Span;
use passages::{Passage, passages};
use rayon::prelude::*;

pub use paths::history;

pub(super) const REPOSITORY_RULES: &[RepositoryRule] = &[own_words::check];

/// What the rules about one passage need to know.
struct Ready<'s> {
    store: &'s Store,
    levels: &'s Levels,
    lists: Lists,
    names: Names,
}

/// What is looked for in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wanted {
    numbers: bool,
    words: bool,
    names: bool,
}

/// What may stand in a passage.
struct Seen {
    words: bool,
    names: bool,
}

/// Judges every path and every passage by each rule that may find what counts.
pub(super) fn check<'s>(store: &'s Store, levels: &Levels, sink: &mut Sink<'s>) {
    let by_name = levels.want([Code::ThirdPerson, Code::NameInGit]);
    let names = if by_name { names_of(store) } else { Names::default() };
    let ready = Ready { store, levels, lists: lists(store), names };
    if levels.want([Code::NameInGit]) {
        paths::check(store, &ready.names, sink);
    }
    let found: Vec<(&File, Vec<Diagnostic>)> = store
        .files()
        .par_iter()
        .filter(|file| file.is_asked_for())
        .map(|file| (file, check_file(&ready, file)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    for (file, diagnostics) in found {
        for diagnostic in diagnostics {
            sink.push(file, diagnostic);
        }
    }
}

/// The lists, with the workplace's own words. One that cannot be read is told by [`own_words`].
fn lists(store: &Store) -> Lists {
    Lists::with(&own_words::readable(&store.settings().sensitive)).unwrap_or_default()
}

/// The names of the register, in its order.
fn names_of(store: &Store) -> Names {
    let people = store.register().people().iter();
    Names::new(people.map(|person| person.name.get().map_or("", String::as_str)))
}

fn check_file(ready: &Ready<'_>, file: &File) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let wanted = ready.wanted(file);
    if wanted == Wanted::NOTHING {
        return found;
    }
    let mut glance = ready.lists.glance();
    for passage in &passages(file) {
        if wanted.numbers {
            let numbers = numbers(passage.text);
            numbers::check(ready, passage, &numbers, &mut found);
            contacts::check(ready, file, passage, &numbers, &mut found);
        }
        let there = ready.look_over(passage, wanted, &mut glance);
        if there.words {
            words::check(ready, file, passage, &mut found);
        }
        if there.names {
            names::check(ready, file, passage, &mut found);
        }
    }
    found
}

impl Wanted {
    const NOTHING: Self = Self { numbers: false, words: false, names: false };
}

impl Ready<'_> {
    /// What counts in a file, were it found there.
    fn wanted(&self, file: &File) -> Wanted {
        const NUMBERS: [Code; 5] =
            [Code::CprNumber, Code::PossibleCprNumber, Code::BankAccount, Code::CardNumber, Code::ContactDetails];
        let is_form = file.kind() == Some(Kind::Form);
        // That of numbers asked for by name is told of a form alone.
        let grounds = Ground::ALL.iter().filter(|ground| is_form || **ground != Ground::Number);
        Wanted {
            numbers: self.levels.want(NUMBERS),
            words: self.levels.want(grounds.map(|ground| Code::from(*ground))),
            names: !self.names.is_empty() && self.levels.want([Code::ThirdPerson]),
        }
    }

    /// What of the words and names that count may stand in a passage.
    fn look_over<'r>(&'r self, passage: &Passage<'_>, wanted: Wanted, glance: &mut Glance<'r>) -> Seen {
        let mut names = false;
        if wanted.words || wanted.names {
            each_word(passage.text, |there| {
                if wanted.words {
                    glance.see(there);
                }
                names = names || (wanted.names && self.names.may_begin(there));
            });
        }
        Seen { words: glance.may_tell(), names }
    }
}

impl Passage<'_> {
    /// The place of some bytes of the passage's text.
    fn place(&self, bytes: &std::ops::Range<usize>) -> Place {
        let start = self.span.start();
        Place::Span(if self.as_written { Span::new(start + bytes.start, start + bytes.end) } else { self.span })
    }
}
