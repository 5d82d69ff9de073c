//! `held-before-planned`: a talk that was held before its day.

use crate::check::Sink;
use crate::diagnostic::{Dates, Diagnostic, Place};
use crate::path;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, conversation)) = talk.conversation_file() else { return };
    let (Some(planned), Some(held)) = (conversation.planned_for, conversation.held_on) else { return };
    if held < planned {
        let place = Place::Value(path!["held_on"]);
        sink.push(file, Diagnostic::new(Dates::HeldBeforePlanned, place).related_value(path!["planned_for"]));
    }
}
