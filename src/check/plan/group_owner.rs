//! `group-owner`: in a group's plan `employee` could be any of them.

use crate::check::Sink;
use crate::diagnostic::Agreed;
use crate::record::{Owner, Subject};
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    if !matches!(talk.id.subject, Subject::Group(_)) {
        return;
    }
    for (file, here, action) in talk.actions() {
        if action.owner == Some(Owner::Employee) {
            sink.value(file, Agreed::GroupOwner, here.key("owner"));
        }
        for (at, support) in action.support.iter().enumerate() {
            if *support == Owner::Employee {
                sink.value(file, Agreed::GroupOwner, here.key("support").index(at));
            }
        }
    }
}
