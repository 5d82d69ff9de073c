//! `done-before-agreed`: an action that was over when it was agreed.

use crate::check::Sink;
use crate::diagnostic::{Dates, Diagnostic, Place};
use crate::path;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some(agreed) = talk.plan().and_then(|plan| plan.agreed_on) else { return };
    for (file, here, action) in talk.actions() {
        if action.done_on.is_some_and(|done| done < agreed) {
            let fact = Dates::DoneBeforeAgreed { agreed: agreed.to_string() };
            let place = Place::Value(here.key("done_on"));
            sink.push(file, Diagnostic::new(fact, place).related_value(path!["agreed_on"]));
        }
    }
}
