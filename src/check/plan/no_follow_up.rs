//! `no-follow-up`: a plan with something to do, and no day to look at it.

use super::final_plan;
use crate::check::Sink;
use crate::diagnostic::Agreed;
use crate::path;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, plan)) = final_plan(talk) else { return };
    let open = plan.points.iter().any(|point| point.outcome.is_none());
    if open && plan.follow_ups.is_empty() {
        let has_key = file.root().is_some_and(|root| root.get("follow_ups").is_some());
        sink.value(file, Agreed::NoFollowUp, path![if has_key { "follow_ups" } else { "points" }]);
    }
}
