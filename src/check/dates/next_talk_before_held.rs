//! `next-talk-before-held`: a next talk that is no later than this one.

use crate::check::Sink;
use crate::diagnostic::{Dates, Diagnostic, Place};
use crate::path;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, conversation)) = talk.conversation_file() else { return };
    let (day, key) = match conversation.held_on {
        Some(held) => (Some(held), "held_on"),
        None => (conversation.planned_for, "planned_for"),
    };
    if let (Some(next), Some(day)) = (conversation.next_talk, day)
        && next <= day
    {
        let place = Place::Value(path!["next_talk"]);
        sink.push(file, Diagnostic::new(Dates::NextTalkBeforeHeld, place).related_value(path![key]));
    }
}
