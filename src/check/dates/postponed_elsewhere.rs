//! `postponed-elsewhere`: a talk that is planned for another day than it was last moved to.

use crate::check::Sink;
use crate::diagnostic::{Dates, Diagnostic, Place};
use crate::path;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, conversation)) = talk.conversation_file() else { return };
    let Some(at) = conversation.postponed.len().checked_sub(1) else { return };
    if let (Some(to), Some(planned)) = (conversation.postponed[at].to, conversation.planned_for)
        && to != planned
    {
        let fact = Dates::PostponedElsewhere { to: to.to_string() };
        let place = Place::Value(path!["planned_for"]);
        sink.push(file, Diagnostic::new(fact, place).related_value(path!["postponed", at, "to"]));
    }
}
