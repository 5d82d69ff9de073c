//! `unknown-signer`: a good signature, but nobody knows that the key is the signer's.

use super::Judged;
use crate::check::Sink;
use crate::diagnostic::Signing;
use crate::path;
use crate::seal::State;

pub(super) fn check<'s>(judged: &Judged<'s>, sink: &mut Sink<'s>) {
    // Around a file that was mailed there are no keys.
    if judged.state == State::UnknownSigner && judged.has_keys {
        sink.value(judged.file, Signing::UnknownSigner { id: judged.signature.by.to_string() }, path!["by"]);
    }
}
