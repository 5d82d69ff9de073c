//! `missing-reason`: put off, given up or only half reached, and nobody says why.

use crate::check::Sink;
use crate::diagnostic::Steps;
use crate::path;
use crate::record::{ActionStatus, Outcome, Private, Record, State};
use crate::store::{File, Store, Talk};
use crate::yaml::Path;

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for (file, record) in talk.records() {
        match record {
            Record::Conversation(conversation) => {
                let unexplained = match conversation.state {
                    State::Cancelled | State::Waived => !is_given(conversation.reason.as_ref()),
                    State::Postponed => conversation.postponed.is_empty() && !is_given(conversation.reason.as_ref()),
                    State::Planned | State::Held => false,
                };
                if unexplained {
                    missing(file, path!["state"], sink);
                }
                for (at, postponement) in conversation.postponed.iter().enumerate() {
                    if !is_given(postponement.reason.as_ref()) {
                        missing(file, path!["postponed", at, "reason"], sink);
                    }
                }
            }
            Record::ActionPlan(plan) => {
                for (at, point) in plan.points.iter().enumerate() {
                    let explains =
                        matches!(point.outcome, Some(Outcome::Partly | Outcome::NotAchieved | Outcome::Dropped));
                    if explains && !is_given(point.reason.as_ref()) {
                        missing(file, path!["points", at, "outcome"], sink);
                    }
                }
            }
            _ => {}
        }
    }
    for (file, here, action) in talk.actions() {
        let explains = matches!(action.status, ActionStatus::Partly | ActionStatus::Dropped);
        if explains && !is_given(action.reason.as_ref()) {
            missing(file, here.key("status"), sink);
        }
    }
}

fn is_given(reason: Option<&Private<String>>) -> bool {
    reason.is_some_and(|reason| reason.get().is_none_or(|text| !text.trim().is_empty()))
}

fn missing<'s>(file: &'s File, path: Path, sink: &mut Sink<'s>) {
    // An empty reason is private, and says nothing; the word that asks for one is the format's.
    let word = match path.split_last() {
        Some((_, step)) if *step == "reason".into() => "postponed".to_owned(),
        _ => file.root().and_then(|root| root.at(&path)?.as_text()).unwrap_or_default().to_owned(),
    };
    sink.value(file, Steps::MissingReason { word }, path);
}
