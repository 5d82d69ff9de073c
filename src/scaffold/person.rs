//! A person in the register.

use crate::date::Date;
use crate::edit::{Edit, New};
use crate::path;
use crate::record::{Id, PersonId};
use crate::store::Register;

/// What is known of somebody new.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// The opaque id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The mail address.
    pub email: Option<String>,
    /// The job title.
    pub title: Option<String>,
    /// The unit.
    pub unit: Option<Id>,
    /// The nearest manager.
    pub manager: Option<PersonId>,
    /// First day of employment.
    pub employed_from: Option<Date>,
}

/// The edit that adds somebody to the end of `people.yaml`.
pub fn person_edit(person: &NewPerson) -> Edit {
    let optional = [
        ("email", person.email.clone()),
        ("title", person.title.clone()),
        ("unit", person.unit.as_ref().map(ToString::to_string)),
        ("manager", person.manager.as_ref().map(ToString::to_string)),
        ("employed_from", person.employed_from.map(|day| day.to_string())),
    ];
    let mut entries = vec![("id".to_owned(), New::text(&person.id)), ("name".to_owned(), New::text(&person.name))];
    entries.extend(optional.into_iter().filter_map(|(key, text)| Some((key.to_owned(), New::Text(text?)))));
    Edit::Append { list: path!["people"], item: New::Map(entries) }
}

/// A random id that nobody has: `p-` and four letters and digits, without those that look like one another.
pub fn new_person_id(register: &Register, is_used: &dyn Fn(&PersonId) -> bool) -> PersonId {
    const LETTERS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz7";
    loop {
        let mut bytes = [0u8; 4];
        getrandom::fill(&mut bytes).expect("internal error: the system gives no random bytes");
        let tail: String = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
        let id: PersonId = format!("p-{tail}").parse().expect("internal error: a made id is no id");
        if register.person(&id).is_none() && !is_used(&id) {
            return id;
        }
    }
}
