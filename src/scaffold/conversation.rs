//! A conversation: when, who, where.

use super::{editor_lines, folder};
use crate::date::Date;
use crate::edit::{New, written};
use crate::record::{ParticipantRole, PersonId, RecordId, Subject, TalkType};
use crate::schema::Kind;
use crate::store::Store;
use std::path::{Path, PathBuf};

/// What is known of a new talk.
#[derive(Clone, Debug)]
pub struct NewConversation {
    /// Whose, and which.
    pub record: RecordId,
    /// Its kind.
    pub talk_type: TalkType,
    /// The planned day.
    pub planned_for: Option<Date>,
    /// The time of day, `HH:MM`.
    pub time: Option<String>,
    /// The place.
    pub place: Option<String>,
}

/// The path and text of a planned conversation.
pub fn conversation(store: &Store, root: &Path, new: &NewConversation) -> (PathBuf, String) {
    let lang = store.settings().language;
    let mut text = editor_lines(Kind::Conversation);
    text.push_str("mus: 1\nkind: conversation\n");
    text.push_str(&format!("record: {}\ntype: {}\n", new.record, new.talk_type.word()));
    if new.talk_type.is_review() {
        text.push_str("occasion: yearly\n");
    }
    text.push_str("participants:\n");
    for (person, role) in participants(store, &new.record.subject) {
        let role = if role == ParticipantRole::Manager { "manager" } else { "employee" };
        text.push_str(&format!("  - {{ person: {person}, role: {role} }}\n"));
    }
    text.push_str("state: planned\n");
    let optional = [
        (
            "planned_for",
            new.planned_for.map(|day| day.to_string()),
            lang.pick("dagen, i anførselstegn", "the day, in quotes"),
        ),
        ("time", new.time.clone(), lang.pick("klokkeslæt", "time of day")),
        ("place", new.place.clone(), lang.pick("sted", "place")),
    ];
    for (key, value, meaning) in optional {
        match value {
            Some(value) if key != "place" => text.push_str(&format!("{key}: \"{value}\"\n")),
            Some(value) => text.push_str(&written(key, &New::Text(value), 0)),
            None => text.push_str(&format!("# {key}: \"\"   # {meaning}\n")),
        }
    }
    (folder(root, &new.record).join("conversation.yaml"), text)
}

/// Who takes part in a new talk, by the register: the person or the group's members, and their manager.
pub fn participants(store: &Store, subject: &Subject) -> Vec<(PersonId, ParticipantRole)> {
    let register = store.register();
    match subject {
        Subject::Person(id) => {
            let manager = register.person(id).and_then(|person| person.manager.clone());
            let employee = [(id.clone(), ParticipantRole::Employee)];
            employee.into_iter().chain(manager.map(|manager| (manager, ParticipantRole::Manager))).collect()
        }
        Subject::Group(_) => {
            let members = register.group(subject).map(|group| group.members.clone()).unwrap_or_default();
            // The register has no manager for a group; its members mostly share one, and the first one's will do to begin with.
            let manager = members.iter().find_map(|id| register.person(id).and_then(|person| person.manager.clone()));
            let employees = members
                .iter()
                .filter(|id| Some(*id) != manager.as_ref())
                .map(|id| (id.clone(), ParticipantRole::Employee));
            employees.chain(manager.clone().map(|manager| (manager, ParticipantRole::Manager))).collect()
        }
    }
}
