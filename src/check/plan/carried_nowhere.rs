//! `carried-nowhere`: a point that was closed because a later plan took it up, and none did.

use crate::check::Sink;
use crate::diagnostic::Agreed;
use crate::path;
use crate::record::{Outcome, Reference};
use crate::schema::Kind;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, plan)) = talk.plan_file() else { return };
    for (at, point) in plan.points.iter().enumerate() {
        if point.outcome != Some(Outcome::Carried) {
            continue;
        }
        let reference = Reference { record: talk.id.clone(), item: point.id.clone() };
        let talks = store.talks_of(&talk.id.subject);
        // A plan that cannot be read may be the one.
        if talks.iter().any(|talk| talk.plan().is_none() && talk.file(Kind::ActionPlan).is_some()) {
            return;
        }
        let taken_up = talks
            .iter()
            .filter_map(Talk::plan)
            .flat_map(|plan| &plan.points)
            .any(|point| point.carried_from.as_ref() == Some(&reference));
        if !taken_up {
            let fact = Agreed::CarriedNowhere { reference: reference.to_string() };
            sink.value(file, fact, path!["points", at, "outcome"]);
        }
    }
}
