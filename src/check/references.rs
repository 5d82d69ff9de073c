//! `unknown-reference`: a point, a talk or an aim that is not there.

use super::Sink;
use crate::diagnostic::{Fact, nearest};
use crate::path;
use crate::record::{ItemId, Record, RecordId, Reference};
use crate::store::{File, Store, Talk};
use crate::yaml::Path;

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for file in talk.files() {
        // A file alone, mailed or on a desktop, has nothing around it to be missing.
        if file.location() == &crate::store::Location::Loose {
            continue;
        }
        match file.record() {
            Some(Record::Prep(prep)) => {
                for (at, carried) in prep.carried.iter().enumerate() {
                    item(store, file, &carried.reference, path!["carried", at, "ref"], sink);
                }
            }
            Some(Record::Minutes(minutes)) => {
                for (at, topic) in minutes.topics.iter().enumerate() {
                    if let Some(reference) = topic.topic.as_deref().and_then(|topic| topic.parse::<Reference>().ok()) {
                        item(store, file, &reference, path!["topics", at, "topic"], sink);
                    }
                }
            }
            Some(Record::ActionPlan(plan)) => {
                for (at, point) in plan.points.iter().enumerate() {
                    if let Some(from) = &point.carried_from {
                        item(store, file, from, path!["points", at, "carried_from"], sink);
                    }
                    if let Some(aim) = &point.supports {
                        known_aim(store, file, aim, path!["points", at, "supports"], sink);
                    }
                }
                for (at, follow_up) in plan.follow_ups.iter().enumerate() {
                    if let Some(talk) = &follow_up.talk {
                        known_talk(store, file, talk, path!["follow_ups", at, "talk"], sink);
                    }
                }
            }
            _ => {}
        }
    }
}

fn item<'s>(store: &'s Store, file: &'s File, reference: &Reference, path: Path, sink: &mut Sink<'s>) {
    let talk = store.talk(&reference.record);
    // A plan that was deleted in time, or cannot be read, leaves references that nobody can judge.
    let Some(plan) = talk.as_ref().and_then(Talk::plan) else {
        if talk.is_none() {
            known_talk(store, file, &reference.record, path, sink);
        }
        return;
    };
    let ids: Vec<&str> = plan
        .points
        .iter()
        .flat_map(|point| [&point.id].into_iter().chain(point.actions.iter().map(|action| &action.id)))
        .chain(plan.follow_ups.iter().map(|follow_up| &follow_up.id))
        .map(ItemId::as_str)
        .collect();
    if !ids.contains(&reference.item.as_str()) {
        let near = nearest(reference.item.as_str(), ids).map(|id| format!("{}:{id}", reference.record));
        sink.value(file, Fact::UnknownReference { reference: reference.to_string(), near }, path);
    }
}

fn known_talk<'s>(store: &'s Store, file: &'s File, id: &RecordId, path: Path, sink: &mut Sink<'s>) {
    if store.talk(id).is_none() {
        let talks: Vec<String> = store.talks_of(&id.subject).iter().map(|talk| talk.id.to_string()).collect();
        let near = nearest(&id.to_string(), talks.iter().map(String::as_str)).map(str::to_owned);
        sink.value(file, Fact::UnknownReference { reference: id.to_string(), near }, path);
    }
}

fn known_aim<'s>(store: &'s Store, file: &'s File, reference: &str, path: Path, sink: &mut Sink<'s>) {
    if !store.register().is_known() {
        return;
    }
    let aims: Vec<String> = store
        .register()
        .units()
        .iter()
        .flat_map(|unit| unit.aims.iter().map(|aim| format!("{}/{}", unit.id, aim.id)))
        .collect();
    if !aims.iter().any(|aim| aim == reference) {
        let near = nearest(reference, aims.iter().map(String::as_str)).map(str::to_owned);
        sink.value(file, Fact::UnknownAim { reference: reference.to_owned(), near }, path);
    }
}
