//! `follow-up-twice`: a follow-up is a talk of its own, or was held in passing, but not both.

use crate::check::Sink;
use crate::diagnostic::{Diagnostic, Place, Steps};
use crate::path;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, plan)) = talk.plan_file() else { return };
    for (at, follow_up) in plan.follow_ups.iter().enumerate() {
        if follow_up.held_on.is_some() && follow_up.talk.is_some() {
            let here = path!["follow_ups", at];
            let diagnostic = Diagnostic::new(Steps::FollowUpTwice, Place::Value(here.key("talk")));
            sink.push(file, diagnostic.related_value(here.key("held_on")));
        }
    }
}
