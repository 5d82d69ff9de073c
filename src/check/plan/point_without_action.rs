//! `point-without-action`: a goal that nobody does anything for, by no day.

use super::final_plan;
use crate::check::Sink;
use crate::diagnostic::Agreed;
use crate::path;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, plan)) = final_plan(talk) else { return };
    for (at, point) in plan.points.iter().enumerate() {
        if point.actions.is_empty() && point.due.is_none() && point.outcome.is_none() {
            sink.value(file, Agreed::PointWithoutAction, path!["points", at]);
        }
    }
}
