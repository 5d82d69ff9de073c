//! What falls due when: pure date arithmetic over the store and one day.
//!
//! A day that somebody agreed on counts as it stands. A day that is counted here, from a period in the settings, never falls on a
//! Saturday, a Sunday or a Danish holiday: counted forwards it moves to the next working day, counted backwards to the one before.

mod agreed;
mod cadence;
mod parties;
mod round;
mod row;
mod steps;

pub use round::{Round, Standing, Tally, round, unreadable_absences};
pub use row::{Cause, Row, RowKind, Since, Target, Urgency};

use crate::date::{Date, Period};
use crate::record::{Draft, PersonId, Reference, Subject};
use crate::store::{Store, Talk};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashSet};

/// What rows are made from.
struct View<'s> {
    store: &'s Store,
    today: Date,
    /// The points that another plan goes on with.
    carried: BTreeSet<&'s Reference>,
    /// Whoever leads somebody.
    leaders: HashSet<&'s PersonId>,
}

/// Everything that is still to be done: the overdue first, the latest of it on top; then the coming; then what has no day.
///
/// Nothing is due for somebody who has left.
pub fn rows(store: &Store, today: Date) -> Vec<Row> {
    rows_in(&View::new(store, today))
}

fn rows_in(view: &View<'_>) -> Vec<Row> {
    let store = view.store;
    let talks: Vec<Talk<'_>> = store.talks().filter(|talk| !view.has_left(talk.id.subject.person())).collect();
    let subjects: Vec<Subject> = view.subjects().into_iter().collect();
    let mut rows: Vec<Row> =
        talks.par_iter().flat_map_iter(|talk| all(|rows| agreed::rows(view, talk, rows))).collect();
    let of_subject = |subject: &Subject, rows: &mut Vec<Row>| {
        let talks = store.talks_of(subject);
        steps::rows(view, &talks, rows);
        if let Some(person) = subject.person().and_then(|id| store.register().person(id)) {
            cadence::rows(view, person, &talks, rows);
        }
    };
    rows.par_extend(subjects.par_iter().flat_map_iter(|subject| all(|rows| of_subject(subject, rows))));
    rows.par_sort_by(|one, other| one.order().cmp(&other.order()));
    rows
}

/// The rows that `put` puts in.
fn all(put: impl FnOnce(&mut Vec<Row>)) -> Vec<Row> {
    let mut rows = Vec::new();
    put(&mut rows);
    rows
}

/// The points that another final plan goes on with.
fn carried_on(store: &Store) -> BTreeSet<&Reference> {
    store
        .talks()
        .filter_map(|talk| talk.plan())
        .filter(|plan| plan.state == Draft::Final)
        .flat_map(|plan| plan.points.iter().filter_map(|point| point.carried_from.as_ref()))
        .collect()
}

impl<'s> View<'s> {
    fn new(store: &'s Store, today: Date) -> Self {
        let leaders = store.register().people().iter().filter_map(|person| person.manager.as_ref()).collect();
        Self { store, today, carried: carried_on(store), leaders }
    }

    /// Whoever has talks of their own or stands in the register, and still works here.
    fn subjects(&self) -> BTreeSet<Subject> {
        let of_talks = self.store.talks().map(|talk| talk.id.subject.clone());
        let people = self.store.register().people().iter().map(|person| Subject::Person(person.id.clone()));
        of_talks.chain(people).filter(|subject| !self.has_left(subject.person())).collect()
    }

    fn has_left(&self, id: Option<&PersonId>) -> bool {
        id.and_then(|id| self.store.register().person(id)).is_some_and(|person| person.has_left(self.today))
    }
}

/// The last working day that is at least `period` before `day`.
fn before(day: Date, period: Period) -> Date {
    day.minus(period).or_previous_working_day()
}

/// The first working day on which `period` has passed since `day`.
fn after(day: Date, period: Period) -> Date {
    day.plus(period).or_next_working_day()
}
