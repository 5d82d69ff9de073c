//! `not-a-participant`: the person the talk is about, an author or a signer who is not among those who take part.

use crate::check::Sink;
use crate::diagnostic::Agreed;
use crate::path;
use crate::record::{ParticipantRole, PersonId, Record};
use crate::store::{Store, Talk};

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    let Some((file, conversation)) = talk.conversation_file() else { return };
    let takes_part = |person: &PersonId, role: Option<ParticipantRole>| {
        conversation.participants.iter().any(|one| one.person == *person && role.is_none_or(|role| one.role == role))
    };
    if let Some(person) = conversation.record.subject.person()
        && !takes_part(person, Some(ParticipantRole::Employee))
    {
        let fact = Agreed::NotAParticipant { id: person.to_string(), role: Some("employee".to_owned()) };
        sink.value(file, fact, path!["participants"]);
    }
    for (file, record) in talk.records() {
        match record {
            Record::Prep(prep) => {
                if let Some(by) = prep.by.as_ref().filter(|by| !takes_part(by, None)) {
                    sink.value(file, Agreed::NotAParticipant { id: by.to_string(), role: None }, path!["by"]);
                }
            }
            // The manager's manager signs without taking part.
            Record::Signature(signature) if !store.roles_of(talk, &signature.by).contains(&signature.role) => {
                let role = file.root().and_then(|root| root.get("role")?.as_text()).map(str::to_owned);
                sink.value(file, Agreed::NotAParticipant { id: signature.by.to_string(), role }, path!["by"]);
            }
            _ => {}
        }
    }
}
