//! `signed-before-held`: a signature that is older than the talk.

use crate::check::Sink;
use crate::diagnostic::Dates;
use crate::path;
use crate::record::Record;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some(held) = talk.conversation().and_then(|conversation| conversation.held_on) else { return };
    for (file, record) in talk.records() {
        if let Record::Signature(signature) = record
            && signature.signed_on < held
        {
            sink.value(file, Dates::SignedBeforeHeld { held: held.to_string() }, path!["signed_on"]);
        }
    }
}
