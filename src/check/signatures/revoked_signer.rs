//! `revoked-signer`: a good signature with a key that counts no longer, whenever it was made.

use super::Judged;
use crate::check::Sink;
use crate::diagnostic::Signing;
use crate::path;
use crate::seal::State;

pub(super) fn check<'s>(judged: &Judged<'s>, sink: &mut Sink<'s>) {
    if judged.state == State::Revoked {
        sink.value(judged.file, Signing::Revoked { id: judged.signature.by.to_string() }, path!["by"]);
    }
}
