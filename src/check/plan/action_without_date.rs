//! `action-without-date`: allowed, and never overdue; so it is told here.

use super::is_awaited;
use crate::check::Sink;
use crate::diagnostic::Agreed;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some(plan) = talk.plan() else { return };
    for (file, here, action) in talk.actions() {
        if is_awaited(plan, action) && action.due.is_none() && action.moved.is_empty() {
            sink.value(file, Agreed::ActionWithoutDate, here);
        }
    }
}
