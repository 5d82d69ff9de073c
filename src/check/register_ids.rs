//! `duplicate-id` in the register: an id is one person's, for ever.

use super::Sink;
use super::seen::Seen;
use crate::path;
use crate::record::Record;
use crate::store::Store;

pub(super) fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    for file in store.files() {
        let Some(Record::People(people)) = file.record() else { continue };
        let mut subjects = Seen::new(file);
        for (at, person) in people.people.iter().enumerate() {
            subjects.note(&person.id, path!["people", at, "id"], sink);
        }
        for (at, group) in people.groups.iter().enumerate() {
            subjects.note(&group.id, path!["groups", at, "id"], sink);
        }
        let mut units = Seen::new(file);
        for (at, unit) in people.units.iter().enumerate() {
            units.note(&unit.id, path!["units", at, "id"], sink);
            let mut aims = Seen::new(file);
            for (aim_at, aim) in unit.aims.iter().enumerate() {
                aims.note(&aim.id, path!["units", at, "aims", aim_at, "id"], sink);
            }
        }
    }
}
