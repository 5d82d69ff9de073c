//! `key-out-of-time`: signed on a day on which the key was not the signer's yet, or no longer.

use super::Judged;
use crate::check::Sink;
use crate::diagnostic::Signing;
use crate::path;
use crate::seal::State;

pub(super) fn check<'s>(judged: &Judged<'s>, sink: &mut Sink<'s>) {
    let State::OutOfTime { after, before } = judged.state else { return };
    let (after, before) = (after.map(|day| day.to_string()), before.map(|day| day.to_string()));
    let fact = Signing::KeyOutOfTime { id: judged.signature.by.to_string(), after, before };
    sink.value(judged.file, fact, path!["signed_on"]);
}
