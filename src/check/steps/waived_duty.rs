//! `waived-duty`: a yearly talk is a duty in the state and, by agreement, in municipalities and regions.

use crate::check::Sink;
use crate::diagnostic::Steps;
use crate::path;
use crate::record::{Sector, State};
use crate::store::{Store, Talk};

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, conversation)) = talk.conversation_file() else { return };
    let is_duty = store.settings().sector != Sector::Private && conversation.talk_type.is_review();
    if is_duty && conversation.state == State::Waived {
        sink.value(file, Steps::WaivedDuty, path!["state"]);
    }
}
