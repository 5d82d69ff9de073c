//! `waived-alone`: to do without a talk takes both parties.

use crate::check::Sink;
use crate::diagnostic::Steps;
use crate::path;
use crate::record::{Author, State};
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, conversation)) = talk.conversation_file() else { return };
    if conversation.state != State::Waived {
        return;
    }
    let parties = [(Author::Employee, "employee"), (Author::Manager, "manager")];
    let missing: Vec<String> = parties
        .into_iter()
        .filter(|(party, _)| !conversation.waived_by.contains(party))
        .map(|(_, word)| word.to_owned())
        .collect();
    if !missing.is_empty() {
        let key = if conversation.waived_by.is_empty() { "state" } else { "waived_by" };
        sink.value(file, Steps::WaivedAlone { missing }, path![key]);
    }
}
