//! `due-before-start`: an action that is to be over before it begins.

use crate::check::Sink;
use crate::diagnostic::{Dates, Diagnostic, Place};
use crate::path;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for (file, here, action) in talk.actions() {
        let Some(start) = action.start else { continue };
        let last_move = action.moved.len().checked_sub(1).map(|at| (action.moved[at].to, path!["moved", at, "to"]));
        let due = last_move.or(action.due.map(|due| (due, path!["due"])));
        if let Some((due, path)) = due.filter(|(due, _)| *due < start) {
            let fact = Dates::DueBeforeStart { start: start.to_string(), days: start.days_since(due) };
            let place = Place::Value(here.join(&path));
            sink.push(file, Diagnostic::new(fact, place).related_value(here.key("start")));
        }
    }
}
