//! `plan-without-talk`: a plan is what two people agreed when they talked.

use super::lies_in_its_folder;
use crate::check::Sink;
use crate::diagnostic::Steps;
use crate::path;
use crate::record::{Draft, State};
use crate::schema::Kind;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, plan)) = talk.plan_file().filter(|(file, _)| lies_in_its_folder(file)) else { return };
    let held = match talk.conversation() {
        Some(conversation) => conversation.state == State::Held,
        // A conversation that cannot be read may be anything.
        None => talk.file(Kind::Conversation).is_some(),
    };
    if plan.state == Draft::Final && !held {
        sink.value(file, Steps::PlanWithoutTalk, path!["state"]);
    }
}
