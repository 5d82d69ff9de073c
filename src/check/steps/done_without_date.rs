//! `done-without-date`: an action that is done, with no day.

use crate::check::Sink;
use crate::diagnostic::Steps;
use crate::record::ActionStatus;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for (file, here, action) in talk.actions() {
        if action.status == ActionStatus::Done && action.done_on.is_none() {
            sink.value(file, Steps::DoneWithoutDate, here.key("status"));
        }
    }
}
