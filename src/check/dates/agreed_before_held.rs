//! `agreed-before-held`: a plan that was agreed before anybody had talked.

use crate::check::Sink;
use crate::diagnostic::Dates;
use crate::path;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, plan)) = talk.plan_file() else { return };
    let held = talk.conversation().and_then(|conversation| conversation.held_on);
    if let (Some(agreed), Some(held)) = (plan.agreed_on, held)
        && agreed < held
    {
        sink.value(file, Dates::AgreedBeforeHeld { held: held.to_string() }, path!["agreed_on"]);
    }
}
