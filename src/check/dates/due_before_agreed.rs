//! `due-before-agreed`: a last date that was over when the plan was made.

use crate::check::Sink;
use crate::date::Date;
use crate::diagnostic::{Dates, Diagnostic, Place};
use crate::path;
use crate::store::{Store, Talk};
use crate::yaml::Path;

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, plan)) = talk.plan_file() else { return };
    let Some(agreed) = plan.agreed_on else { return };
    let mut due = |date: Option<Date>, path: Path| {
        if let Some(date) = date.filter(|date| *date < agreed) {
            let fact = Dates::DueBeforeAgreed { agreed: agreed.to_string(), days: agreed.days_since(date) };
            sink.push(file, Diagnostic::new(fact, Place::Value(path)).related_value(path!["agreed_on"]));
        }
    };
    for (at, point) in plan.points.iter().enumerate() {
        let here = path!["points", at];
        due(point.due, here.key("due"));
        for (at, action) in point.actions.iter().enumerate() {
            let here = here.key("actions").index(at);
            due(action.due, here.key("due"));
            for (at, moved) in action.moved.iter().enumerate() {
                due(Some(moved.to), here.key("moved").index(at).key("to"));
            }
        }
    }
}
