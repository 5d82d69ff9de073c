//! `held-without-plan`: a review that ended without an agreement.

use super::lies_in_its_folder;
use crate::check::Sink;
use crate::diagnostic::Steps;
use crate::path;
use crate::record::{Occasion, State};
use crate::schema::Kind;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, conversation)) = talk.conversation_file().filter(|(file, _)| lies_in_its_folder(file)) else {
        return;
    };
    // Who leaves has nothing to agree on.
    let expected = conversation.talk_type.is_review() && conversation.occasion != Some(Occasion::Leaving);
    if expected && conversation.state == State::Held && talk.file(Kind::ActionPlan).is_none() {
        sink.value(file, Steps::HeldWithoutPlan, path!["state"]);
    }
}
