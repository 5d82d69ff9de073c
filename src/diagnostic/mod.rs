//! Findings about the records: facts first, words later.
//!
//! A rule pushes a [`Diagnostic`]: a [`Fact`] and a [`Place`]. [`Place::span`] turns places into spans, [`words`] turns facts
//! into Danish or English. Nothing else does either.

mod code;
mod explain;
mod fact;
mod near;
mod place;
mod shape;
mod words;

pub use code::{Code, Level};
pub use explain::{Explanation, Telling};
pub use fact::{
    Agreed, AllowTrouble, Answers, Dates, Fact, Flaw, FormUse, JsonType, NamePlace, Range, Sensitive, Shown, Signing,
    Steps, Unanswered, Wanted,
};
pub use near::{is_slip, nearest};
pub use place::Place;
pub use shape::Shape;
pub use words::{Audience, Words, words};

use crate::yaml::Path;

/// Something about one file that somebody should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// What.
    pub fact: Fact,
    /// Where.
    pub place: Place,
    /// Other places in the same file that belong to it.
    pub related: Vec<Place>,
}

impl Diagnostic {
    /// A fact at a place.
    pub fn new(fact: impl Into<Fact>, place: Place) -> Self {
        Self { fact: fact.into(), place, related: Vec::new() }
    }

    /// The same with another value beside it.
    #[must_use]
    pub fn related_value(self, path: Path) -> Self {
        self.related(Place::Value(path))
    }

    /// The same with another place beside it.
    #[must_use]
    pub fn related(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }
}
