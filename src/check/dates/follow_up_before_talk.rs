//! `follow-up-before-talk`: a follow-up on the day of the talk, or earlier.

use crate::check::Sink;
use crate::diagnostic::Dates;
use crate::path;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, plan)) = talk.plan_file() else { return };
    let held = talk.conversation().and_then(|conversation| conversation.held_on);
    let Some(day) = held.or(plan.agreed_on) else { return };
    for (at, follow_up) in plan.follow_ups.iter().enumerate() {
        for (key, date) in [("due", Some(follow_up.due)), ("held_on", follow_up.held_on)] {
            if date.is_some_and(|date| date <= day) {
                let fact = Dates::FollowUpBeforeTalk { talk: day.to_string() };
                sink.value(file, fact, path!["follow_ups", at, key]);
            }
        }
    }
}
