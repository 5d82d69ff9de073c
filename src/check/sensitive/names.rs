//! `third-person`: the whole name of somebody in the register who does not take part in the talk.

use super::Ready;
use super::passages::{Passage, Use};
use crate::diagnostic::{Diagnostic, Sensitive};
use crate::record::{PersonId, Subject};
use crate::store::{File, Location, Store};

pub(super) fn check(ready: &Ready<'_>, file: &File, passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    // The register is where names stand, and its comments are about them.
    if *file.location() == Location::People || passage.used == Use::Question {
        return;
    }
    for (whose, bytes) in ready.names.find(passage.text) {
        let Some(person) = ready.store.register().people().get(whose) else { continue };
        if !takes_part(ready.store, file, &person.id) {
            let fact = Sensitive::ThirdPerson { id: person.id.to_string() };
            found.push(Diagnostic::new(fact, passage.place(&bytes)));
        }
    }
}

/// Whether somebody has to do with the talk of a file: it is theirs, they are the manager, or they sit at the table.
pub(super) fn takes_part(store: &Store, file: &File, id: &PersonId) -> bool {
    let Some(record) = file.belongs_to() else { return false };
    let register = store.register();
    let by_subject = match &record.subject {
        Subject::Person(subject) => {
            subject == id || register.person(subject).is_some_and(|person| person.manager.as_ref() == Some(id))
        }
        Subject::Group(_) => register.group(&record.subject).is_some_and(|group| group.members.contains(id)),
    };
    let at_the_table = || {
        let conversation = store.talk(record).and_then(|talk| talk.conversation());
        conversation.is_some_and(|talk| talk.participants.iter().any(|participant| participant.person == *id))
    };
    by_subject || at_the_table()
}
