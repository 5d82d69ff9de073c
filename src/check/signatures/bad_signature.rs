//! `bad-signature`: what looks like a signature and is none.

use super::Judged;
use crate::check::Sink;
use crate::diagnostic::{Flaw, Signing};
use crate::path;
use crate::seal::{Fault, State};

pub(super) fn check<'s>(judged: &Judged<'s>, sink: &mut Sink<'s>) {
    let State::Bad(fault) = judged.state else { return };
    let flaw = match fault {
        Fault::Unreadable => Flaw::Unreadable,
        Fault::Namespace => Flaw::Namespace,
        Fault::Statement => Flaw::Statement,
        // A file that lies in the wrong place is told as that.
        Fault::Record => return,
    };
    sink.value(judged.file, Signing::Bad { flaw }, path!["signature"]);
}
