//! `duplicate-id` in a plan: points, actions and follow-ups are referred to from outside.

use super::Sink;
use super::seen::Seen;
use crate::path;
use crate::record::Record;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for file in talk.files() {
        let Some(Record::ActionPlan(plan)) = file.record() else { continue };
        let mut seen = Seen::new(file);
        for (at, point) in plan.points.iter().enumerate() {
            seen.note(&point.id, path!["points", at, "id"], sink);
            for (action_at, action) in point.actions.iter().enumerate() {
                seen.note(&action.id, path!["points", at, "actions", action_at, "id"], sink);
            }
        }
        for (at, follow_up) in plan.follow_ups.iter().enumerate() {
            seen.note(&follow_up.id, path!["follow_ups", at, "id"], sink);
        }
    }
}
