//! `date-in-future`: something that is said to have happened on a day that has not come.

use crate::check::Sink;
use crate::date::Date;
use crate::diagnostic::Dates;
use crate::path;
use crate::record::Record;
use crate::store::{File, Store, Talk};
use crate::yaml::Path;

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, today: Date, sink: &mut Sink<'s>) {
    let mut past = |file: &'s File, date: Option<Date>, path: Path| {
        if date.is_some_and(|date| date > today) {
            sink.value(file, Dates::InFuture { today: today.to_string() }, path);
        }
    };
    for (file, record) in talk.records() {
        match record {
            Record::Conversation(conversation) => {
                past(file, conversation.invited_on, path!["invited_on"]);
                past(file, conversation.held_on, path!["held_on"]);
            }
            Record::Signature(signature) => past(file, Some(signature.signed_on), path!["signed_on"]),
            Record::ActionPlan(plan) => {
                for (at, follow_up) in plan.follow_ups.iter().enumerate() {
                    past(file, follow_up.held_on, path!["follow_ups", at, "held_on"]);
                }
            }
            _ => {}
        }
    }
    for (file, here, action) in talk.actions() {
        past(file, action.done_on, here.key("done_on"));
    }
}
