//! `carried-backwards`: a point goes on from an earlier talk, not from this one or a later one.

use crate::check::Sink;
use crate::diagnostic::Agreed;
use crate::path;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, plan)) = talk.plan_file() else { return };
    for (at, point) in plan.points.iter().enumerate() {
        let Some(from) = &point.carried_from else { continue };
        let other = store.talk(&from.record);
        if from.record == *talk.id || other.is_some_and(|other| other.order() > talk.order()) {
            let fact = Agreed::CarriedBackwards { reference: from.to_string() };
            sink.value(file, fact, path!["points", at, "carried_from"]);
        }
    }
}
