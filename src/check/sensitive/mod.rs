//! What must not stand in a record: numbers, protected grounds, pay, and other people.
//!
//! Most files hold nothing of it. So a file is first looked at as a whole, and only where something may stand its private texts,
//! a form's questions and the comments are judged one by one.

mod contacts;
mod names;
mod numbers;
mod own_words;
mod passages;
mod paths;
mod words;

use super::{RepositoryRule, Sink};
use crate::diagnostic::{Diagnostic, Place};
use crate::sensitive::{self, Folded, Lists, Names, Number};
use crate::store::{File, Store};
use crate::text::Span;
use passages::{Passage, gathered, passages};
use rayon::prelude::*;

pub use paths::history;

pub(super) const REPOSITORY_RULES: &[RepositoryRule] = &[check, paths::check, own_words::check];

/// What the rules about one passage need to know.
struct Ready<'s> {
    store: &'s Store,
    lists: Lists,
    names: Names,
}

/// Judges every passage by every rule.
fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    let ready = Ready { store, lists: lists(store), names: names_of(store) };
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
    Lists::with(&own_words::readable(&store.settings().sensitive)).unwrap_or_else(|_| Lists::bundled())
}

/// The names of the register, in its order.
fn names_of(store: &Store) -> Names {
    let people = store.register().people().iter();
    Names::new(people.map(|person| person.name.get().map_or("", String::as_str)))
}

fn check_file(ready: &Ready<'_>, file: &File) -> Vec<Diagnostic> {
    let text = gathered(file);
    let folded = Folded::new(&text);
    let numbers = !sensitive::numbers(&text).is_empty();
    let words = ready.lists.may_tell(&folded);
    let names = !ready.names.is_empty() && !ready.names.find_in(&folded).is_empty();
    let mut found = Vec::new();
    if !(numbers || words || names) {
        return found;
    }
    for passage in passages(file) {
        let numbers: Vec<Number> = if numbers { sensitive::numbers(passage.text) } else { Vec::new() };
        numbers::check(ready, &passage, &numbers, &mut found);
        contacts::check(ready, file, &passage, &numbers, &mut found);
        words::check(ready, file, &passage, &mut found);
        names::check(ready, file, &passage, &mut found);
    }
    found
}

impl Passage<'_> {
    /// The place of some bytes of the passage's text.
    fn place(&self, bytes: &std::ops::Range<usize>) -> Place {
        let start = self.span.start();
        Place::Span(if self.as_written { Span::new(start + bytes.start, start + bytes.end) } else { self.span })
    }
}
