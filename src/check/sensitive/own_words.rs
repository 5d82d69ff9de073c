//! `wrong-format` in `[sensitive]`: a term that cannot be looked for would silently find nothing.

use crate::check::Sink;
use crate::diagnostic::{Fact, Shape, Shown};
use crate::path;
use crate::sensitive::{Ground, OwnWords, trouble_with};
use crate::store::Store;
use std::collections::BTreeMap;

pub(super) fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    for file in store.files() {
        let Some(settings) = file.settings() else { continue };
        for (list, terms) in [("words", &settings.sensitive.words), ("exceptions", &settings.sensitive.exceptions)] {
            for (ground, terms) in terms {
                for (at, term) in terms.iter().enumerate().filter(|(_, term)| trouble_with(term).is_some()) {
                    let fact = Fact::WrongFormat { found: Shown::open(term), shape: Shape::Term };
                    sink.value(file, fact, path!["sensitive", list, ground.word(), at]);
                }
            }
        }
    }
}

/// What can be looked for of a workplace's own words.
pub(super) fn readable(own: &OwnWords) -> OwnWords {
    let only = |terms: &BTreeMap<Ground, Vec<String>>| -> BTreeMap<Ground, Vec<String>> {
        let good = |terms: &Vec<String>| terms.iter().filter(|term| trouble_with(term).is_none()).cloned().collect();
        terms.iter().map(|(ground, terms)| (*ground, good(terms))).collect()
    };
    OwnWords { words: only(&own.words), exceptions: only(&own.exceptions) }
}
