//! `too-many-points`: more goals than `max_points`; few are reached when there are many.

use crate::check::Sink;
use crate::diagnostic::Agreed;
use crate::path;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, plan)) = talk.plan_file() else { return };
    let (limit, found) = (store.settings().review.max_points, plan.points.len());
    if found > limit && store.settings_are_known() {
        sink.value(file, Agreed::TooManyPoints { limit, found }, path!["points", limit]);
    }
}
