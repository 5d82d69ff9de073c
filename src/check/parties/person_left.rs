//! `person-left`: something still falls to a person who is no longer employed. `prep-after-leaving`: so does a preparation.

use crate::check::Sink;
use crate::date::Date;
use crate::diagnostic::Agreed;
use crate::path;
use crate::record::{Owner, PersonId, Record, State};
use crate::store::{File, Store, Talk};
use crate::yaml::Path;

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, today: Date, sink: &mut Sink<'s>) {
    if let Some((file, conversation)) = talk.conversation_file()
        && conversation.state == State::Planned
    {
        for (at, participant) in conversation.participants.iter().enumerate() {
            left(store, file, &participant.person, path!["participants", at, "person"], today, sink);
        }
    }
    prepared(store, talk, today, sink);
    for (file, here, action) in talk.actions().filter(|(_, _, action)| action.status.is_open()) {
        if let Some(Owner::Person(id)) = &action.owner {
            left(store, file, id, here.key("owner"), today, sink);
        }
    }
    let Some((file, plan)) = talk.plan_file() else { return };
    for (at, follow_up) in plan.follow_ups.iter().enumerate() {
        let open = follow_up.held_on.is_none() && follow_up.talk.is_none();
        if let Some(Owner::Person(id)) = follow_up.owner.as_ref().filter(|_| open) {
            left(store, file, id, path!["follow_ups", at, "owner"], today, sink);
        }
    }
}

/// `prep-after-leaving`: a preparation for a talk that is still to come, with somebody who has left.
fn prepared<'s>(store: &'s Store, talk: &Talk<'s>, today: Date, sink: &mut Sink<'s>) {
    let is_over = |state: State| !matches!(state, State::Planned | State::Postponed);
    if talk.conversation().is_some_and(|conversation| is_over(conversation.state)) {
        return;
    }
    for (file, prep) in store.preparations(talk) {
        let author = prep.by.as_ref().map(|id| (id, path!["by"]));
        let whose = talk.id.subject.person().map(|id| (id, path!["record"]));
        let gone = [whose, author].into_iter().flatten().find_map(|(id, path)| {
            let person = store.register().person(id).filter(|person| person.has_left(today))?;
            Some((id, person.employed_to?, path))
        });
        if let Some((id, day, path)) = gone {
            sink.value(file, Agreed::PrepAfterLeaving { id: id.to_string(), day: day.to_string() }, path);
        }
    }
}

/// Managers who have left somebody behind.
pub(in crate::check) fn check_register<'s>(store: &'s Store, today: Date, sink: &mut Sink<'s>) {
    for file in store.files() {
        let Some(Record::People(people)) = file.record() else { continue };
        for (at, person) in people.people.iter().enumerate() {
            if let Some(manager) = person.manager.as_ref().filter(|_| !person.has_left(today)) {
                left(store, file, manager, path!["people", at, "manager"], today, sink);
            }
        }
    }
}

fn left<'s>(store: &'s Store, file: &'s File, id: &PersonId, path: Path, today: Date, sink: &mut Sink<'s>) {
    let Some(person) = store.register().person(id) else { return };
    if let Some(day) = person.employed_to.filter(|_| person.has_left(today)) {
        sink.value(file, Agreed::PersonLeft { id: id.to_string(), day: day.to_string() }, path);
    }
}
