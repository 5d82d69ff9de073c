//! `held-without-minutes`: a review without minutes, where the workplace keeps them.

use super::lies_in_its_folder;
use crate::check::Sink;
use crate::diagnostic::Steps;
use crate::path;
use crate::record::{MinutesPolicy, State};
use crate::schema::Kind;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, conversation)) = talk.conversation_file().filter(|(file, _)| lies_in_its_folder(file)) else {
        return;
    };
    let kept = store.settings_are_known()
        && store.settings().minutes.policy == MinutesPolicy::Separate
        && conversation.talk_type.is_review();
    // Minutes have a shorter life than the rest: what was signed was there, and has been deleted in time.
    let signed = || talk.signatures().any(|signature| signature.covers.contains_key(Kind::Minutes.word()));
    if kept && conversation.state == State::Held && talk.file(Kind::Minutes).is_none() && !signed() {
        sink.value(file, Steps::HeldWithoutMinutes, path!["state"]);
    }
}
