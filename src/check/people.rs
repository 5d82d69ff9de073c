//! `unknown-person`, `unknown-group`, `unknown-unit`: ids that the register does not have.

use super::Sink;
use crate::diagnostic::{Fact, nearest};
use crate::path;
use crate::record::{Id, Owner, PersonId, Record, Subject};
use crate::store::{File, Store, Talk};
use crate::yaml::Path;

pub(super) fn check_register<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    for file in store.files() {
        let Some(Record::People(people)) = file.record() else { continue };
        for (at, person) in people.people.iter().enumerate() {
            if let Some(manager) = &person.manager {
                known(store, file, manager, path!["people", at, "manager"], sink);
            }
            if let Some(unit) = &person.unit {
                known_unit(store, file, unit, path!["people", at, "unit"], sink);
            }
        }
        for (at, group) in people.groups.iter().enumerate() {
            for (member_at, member) in group.members.iter().enumerate() {
                known(store, file, member, path!["groups", at, "members", member_at], sink);
            }
        }
    }
}

pub(super) fn check_talk<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    if !store.register().is_known() {
        return;
    }
    for file in talk.files() {
        let Some(record) = file.record() else { continue };
        if let Some(id) = record.record_id() {
            known_subject(store, file, &id.subject, sink);
        }
        match record {
            Record::Conversation(conversation) => {
                for (at, participant) in conversation.participants.iter().enumerate() {
                    known(store, file, &participant.person, path!["participants", at, "person"], sink);
                }
            }
            Record::Prep(prep) => {
                if let Some(by) = &prep.by {
                    known(store, file, by, path!["by"], sink);
                }
            }
            Record::Signature(signature) => known(store, file, &signature.by, path!["by"], sink),
            Record::ActionPlan(plan) => {
                for (at, point) in plan.points.iter().enumerate() {
                    for (action_at, action) in point.actions.iter().enumerate() {
                        let here = path!["points", at, "actions", action_at];
                        if let Some(owner) = &action.owner {
                            known_owner(store, file, owner, here.key("owner"), sink);
                        }
                        for (support_at, support) in action.support.iter().enumerate() {
                            known_owner(store, file, support, here.key("support").index(support_at), sink);
                        }
                    }
                }
                for (at, follow_up) in plan.follow_ups.iter().enumerate() {
                    if let Some(owner) = &follow_up.owner {
                        known_owner(store, file, owner, path!["follow_ups", at, "owner"], sink);
                    }
                    for (party_at, party) in follow_up.confirmed_by.iter().enumerate() {
                        known_owner(store, file, party, path!["follow_ups", at, "confirmed_by", party_at], sink);
                    }
                }
            }
            Record::Minutes(_) | Record::People(_) | Record::Form(_) => {}
        }
    }
}

fn known_owner<'s>(store: &'s Store, file: &'s File, owner: &Owner, path: Path, sink: &mut Sink<'s>) {
    if let Owner::Person(id) = owner {
        known(store, file, id, path, sink);
    }
}

fn known<'s>(store: &'s Store, file: &'s File, id: &PersonId, path: Path, sink: &mut Sink<'s>) {
    if store.register().person(id).is_none() {
        let near = nearest(id.as_str(), store.register().people().iter().map(|person| person.id.as_str()));
        sink.value(file, Fact::UnknownPerson { id: id.to_string(), near: near.map(str::to_owned) }, path);
    }
}

fn known_subject<'s>(store: &'s Store, file: &'s File, subject: &Subject, sink: &mut Sink<'s>) {
    match subject {
        Subject::Person(id) => known(store, file, id, path!["record"], sink),
        Subject::Group(id) if store.register().group(subject).is_none() => {
            let groups: Vec<String> = store.register().groups().iter().map(|group| group.id.to_string()).collect();
            let near = nearest(id, groups.iter().map(String::as_str)).map(str::to_owned);
            sink.value(file, Fact::UnknownGroup { id: id.to_string(), near }, path!["record"]);
        }
        Subject::Group(_) => {}
    }
}

fn known_unit<'s>(store: &'s Store, file: &'s File, unit: &Id, path: Path, sink: &mut Sink<'s>) {
    if store.register().unit(unit.as_str()).is_none() {
        let near = nearest(unit.as_str(), store.register().units().iter().map(|unit| unit.id.as_str()));
        sink.value(file, Fact::UnknownUnit { id: unit.to_string(), near: near.map(str::to_owned) }, path);
    }
}
