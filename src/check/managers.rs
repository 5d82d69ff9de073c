//! `manager-cycle`: somebody's manager's manager … is that somebody.

use super::Sink;
use crate::diagnostic::Fact;
use crate::path;
use crate::record::{PersonId, Record};
use crate::store::Store;
use std::collections::HashSet;

pub(super) fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    let register = store.register();
    let manager_of = |id: &PersonId| register.person(id).and_then(|person| person.manager.clone());
    let mut settled: HashSet<PersonId> = HashSet::new();
    for file in store.files() {
        let Some(Record::People(people)) = file.record() else { continue };
        for person in &people.people {
            let mut way: Vec<PersonId> = Vec::new();
            let mut next = Some(person.id.clone());
            while let Some(id) = next.take().filter(|id| !settled.contains(id)) {
                if let Some(start) = way.iter().position(|earlier| *earlier == id) {
                    let at = people.people.iter().position(|person| person.id == id).unwrap_or_default();
                    let ids = way[start..].iter().chain([&id]).map(ToString::to_string).collect();
                    sink.value(file, Fact::ManagerCycle { ids }, path!["people", at, "manager"]);
                    break;
                }
                next = manager_of(&id);
                way.push(id);
            }
            settled.extend(way);
        }
    }
}
