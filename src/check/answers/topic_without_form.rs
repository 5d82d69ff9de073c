//! `topic-without-form`: a question's id in minutes or a plan that do not say which form it is from.

use crate::check::Sink;
use crate::diagnostic::Answers;
use crate::path;
use crate::record::Record;
use crate::store::{Store, Talk};

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for (file, record) in talk.records() {
        match record {
            Record::Minutes(minutes) if minutes.forms.is_empty() => {
                for (at, topic) in minutes.topics.iter().enumerate() {
                    // A reference has a colon, and needs no form.
                    if topic.topic.as_deref().is_some_and(|topic| !topic.contains(':')) {
                        sink.value(file, Answers::TopicWithoutForm, path!["topics", at, "topic"]);
                    }
                }
            }
            Record::ActionPlan(plan) if plan.forms.is_empty() => {
                for (at, point) in plan.points.iter().enumerate() {
                    for (key, id) in [("topic", &point.topic), ("competence", &point.competence)] {
                        if id.is_some() {
                            sink.value(file, Answers::TopicWithoutForm, path!["points", at, key]);
                        }
                    }
                }
            }
            _ => {}
        }
    }
}
