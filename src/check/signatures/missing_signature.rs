//! `missing-signature`: a review was held, and its time to be signed is over. The day is the one `mus due` counts.

use crate::check::Sink;
use crate::date::Date;
use crate::diagnostic::Signing;
use crate::path;
use crate::record::State;
use crate::store::{Location, Store, Talk};

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, today: Date, sink: &mut Sink<'s>) {
    let Some((file, conversation)) = talk.conversation_file() else { return };
    // Around a file that was mailed nothing lies, so nothing is missing.
    let is_known = matches!(file.location(), Location::Record(_)) && store.settings_are_known();
    let Some(held_on) = conversation.held_on.filter(|_| is_known && conversation.state == State::Held) else { return };
    let due = held_on.plus(store.settings().signing.within).or_next_working_day();
    if !talk.is_review() || due >= today {
        return;
    }
    for party in store.missing_signers(talk, today) {
        // One that is there and cannot be read has its own finding.
        let name = format!("signature-{}.yaml", party.person);
        if talk.files().iter().any(|file| file.record().is_none() && file.path().ends_with(&name)) {
            continue;
        }
        let (id, role, due) = (party.person.to_string(), party.role.word(), due.to_string());
        sink.value(file, Signing::Missing { id, role, due }, path!["held_on"]);
    }
}
