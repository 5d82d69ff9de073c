//! The steps of a talk: invited, prepared, held, signed; and what the next one needs of the last plan.

use super::row::{Cause, Row, RowKind, Since, Target, Urgency};
use super::{View, after, agreed, before};
use crate::date::Date;
use crate::record::{Author, Conversation, Owner, ParticipantRole, PersonId, Prep, PrepState, State};
use crate::store::Talk;

/// The rows of one person's or group's talks, which are in the order of time.
pub(super) fn rows(view: &View<'_>, talks: &[Talk<'_>], rows: &mut Vec<Row>) {
    for (at, talk) in talks.iter().enumerate() {
        let later = &talks[at + 1..];
        if let Some((next, day)) = later.iter().filter(|talk| talk.is_review()).find_map(|next| {
            let conversation = next.conversation()?;
            let day = conversation.planned_for.or(conversation.held_on)?;
            matches!(conversation.state, State::Planned | State::Held).then_some((next, day))
        }) {
            agreed::outcomes(view, talk, (next.id, day), rows);
        }
        let Some(conversation) = talk.conversation() else { continue };
        match conversation.state {
            State::Planned => planned(view, talk, conversation, rows),
            State::Postponed if !is_replaced(talk, later) => {
                let due = (None, conversation.planned_for.or_else(|| first_day(conversation)));
                rows.push(row(view, talk, RowKind::Talk, due, Some(Owner::Manager), Cause::PutOff));
            }
            State::Held if talk.is_review() => signatures(view, talk, conversation, rows),
            State::Held | State::Postponed | State::Cancelled | State::Waived => {}
        }
    }
}

/// A talk that was put off is forgotten once a newer one of its sort is planned or held.
fn is_replaced(talk: &Talk<'_>, later: &[Talk<'_>]) -> bool {
    let state = |talk: &Talk<'_>| talk.conversation().map(|conversation| conversation.state);
    let stands = |other: &&Talk<'_>| {
        other.is_review() == talk.is_review() && matches!(state(other), Some(State::Planned | State::Held))
    };
    later.iter().any(|other| stands(&other))
}

fn first_day(conversation: &Conversation) -> Option<Date> {
    conversation.postponed.first().and_then(|postponement| postponement.from)
}

fn planned(view: &View<'_>, talk: &Talk<'_>, conversation: &Conversation, rows: &mut Vec<Row>) {
    let Some(day) = conversation.planned_for else {
        rows.push(row(view, talk, RowKind::Talk, (None, None), Some(Owner::Manager), Cause::NoDay));
        return;
    };
    let agreed = first_day(conversation).filter(|first| *first != day);
    rows.push(row(view, talk, RowKind::Talk, (Some(day), agreed), Some(Owner::Manager), Cause::Planned));
    // Once the day has passed, the talk itself is what is missing.
    if !talk.is_review() || day < view.today {
        return;
    }
    let review = &view.store.settings().review;
    if !conversation.is_invited() {
        let usual = before(day, review.notice);
        let (due, cause) = match conversation.moved_on().filter(|moved| *moved > usual) {
            Some(decided_on) => (decided_on, Cause::AtOnce { decided_on }),
            None => (usual, Cause::Before { talk: talk.id.clone(), on: day, period: review.notice }),
        };
        rows.push(row(view, talk, RowKind::Invitation, (Some(due), None), Some(Owner::Manager), cause));
    }
    for author in missing_preparations(view, talk, conversation) {
        let due = before(day, review.share);
        let cause = Cause::Before { talk: talk.id.clone(), on: day, period: review.share };
        rows.push(row(view, talk, RowKind::Preparation, (Some(due), None), Some(author), cause));
    }
}

/// Who has not shared a preparation: each of the two, or each who takes part in a group's talk.
pub(super) fn missing_preparations(view: &View<'_>, talk: &Talk<'_>, conversation: &Conversation) -> Vec<Owner> {
    let preparations = view.store.preparations(talk).map(|(_, prep)| prep);
    let shared: Vec<&Prep> = preparations.filter(|prep| prep.state == PrepState::Shared).collect();
    let has_shared = |role: Author| shared.iter().any(|prep| prep.role == role);
    let mut missing = Vec::new();
    if talk.id.subject.person().is_some() {
        missing.extend((!has_shared(Author::Employee)).then_some(Owner::Employee));
    } else {
        let employees =
            conversation.participants.iter().filter(|participant| participant.role == ParticipantRole::Employee);
        let lacks = |person: &PersonId| !shared.iter().any(|prep| prep.by.as_ref() == Some(person));
        missing.extend(employees.map(|one| &one.person).filter(|person| lacks(person)).cloned().map(Owner::Person));
    }
    missing.extend((!has_shared(Author::Manager)).then_some(Owner::Manager));
    missing
}

fn signatures(view: &View<'_>, talk: &Talk<'_>, conversation: &Conversation, rows: &mut Vec<Row>) {
    let Some(held_on) = conversation.held_on else { return };
    let signing = &view.store.settings().signing;
    for person in missing_signatures(view, talk) {
        let due = after(held_on, signing.within);
        let cause = Cause::Counted { since: Since::Talk(talk.id.clone()), on: held_on, period: signing.within };
        let owner = Some(Owner::Person(person));
        rows.push(row(view, talk, RowKind::Signature, (Some(due), None), owner, cause));
    }
}

/// Who has to sign what was agreed, and has neither done so, nor has anybody in their place, nor have they declined.
pub(super) fn missing_signatures(view: &View<'_>, talk: &Talk<'_>) -> Vec<PersonId> {
    let mut missing: Vec<PersonId> = Vec::new();
    for party in view.store.missing_signers(talk, view.today) {
        if !missing.contains(&party.person) {
            missing.push(party.person);
        }
    }
    missing
}

fn row(
    view: &View<'_>,
    talk: &Talk<'_>,
    kind: RowKind,
    (due, agreed): (Option<Date>, Option<Date>),
    owner: Option<Owner>,
    cause: Cause,
) -> Row {
    let person = owner.as_ref().and_then(|owner| view.person_behind(owner, talk));
    Row {
        target: Target::Talk(talk.id.clone()),
        kind,
        due,
        agreed,
        owner,
        person,
        waits_for: Vec::new(),
        cause,
        urgency: Urgency::of(due, view.today),
    }
}
