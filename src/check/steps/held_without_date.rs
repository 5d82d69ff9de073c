//! `held-without-date`: a talk that is over, with no day.

use crate::check::Sink;
use crate::diagnostic::Steps;
use crate::path;
use crate::record::State;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, conversation)) = talk.conversation_file() else { return };
    if conversation.state == State::Held && conversation.held_on.is_none() {
        sink.value(file, Steps::HeldWithoutDate, path!["state"]);
    }
}
