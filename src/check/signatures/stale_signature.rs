//! `stale-signature`: a good signature on an earlier version of a file.

use super::Judged;
use crate::check::Sink;
use crate::diagnostic::Signing;
use crate::path;
use crate::seal::State;

pub(super) fn check<'s>(judged: &Judged<'s>, sink: &mut Sink<'s>) {
    let State::Stale { changed } = &judged.state else { return };
    for kind in changed {
        sink.value(judged.file, Signing::Stale { file: format!("{kind}.yaml") }, path!["covers", kind.word()]);
    }
}
