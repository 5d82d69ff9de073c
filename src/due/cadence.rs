//! Who is without a talk: the yearly one, and the short ones through the year.

use super::row::{Cause, Row, RowKind, Since, Target, Urgency};
use super::{View, after};
use crate::date::{Date, Period};
use crate::record::{Absence, Owner, Person, Private, ReviewOverride, State, Subject};
use crate::store::Talk;

/// The rows of one person. There are none for somebody who is not employed today, or is away; nor where that cannot be known,
/// because the absences are encrypted.
pub(super) fn rows(view: &View<'_>, person: &Person, talks: &[Talk<'_>], rows: &mut Vec<Row>) {
    if !person.is_employed(view.today) || is_away(person, view.today) || is_unreadable(person) {
        return;
    }
    rows.extend(review(view, person, talks).filter(|row| !is_gone_by(person, row)));
    rows.extend(one_to_one(view, person, talks).filter(|row| !is_gone_by(person, row)));
}

pub(super) fn is_away(person: &Person, today: Date) -> bool {
    person.away.iter().filter_map(days_of).any(|(from, to)| from <= today && to.is_none_or(|to| today <= to))
}

fn is_gone_by(person: &Person, row: &Row) -> bool {
    person.employed_to.zip(row.due).is_some_and(|(last, due)| last < due)
}

/// Whether a yearly talk is expected. Whoever leads others and has no manager has nobody to hold it with,
/// unless a cadence of their own says otherwise.
pub(super) fn is_expected(view: &View<'_>, person: &Person) -> bool {
    let own = person.review.as_ref().is_some_and(|review| review.every.is_some());
    person.manager.is_some() || own || !view.leaders.contains(&person.id)
}

/// The talk that is missing, or will be: counted from employment, from the last talk, or from the return after an absence.
fn review(view: &View<'_>, person: &Person, talks: &[Talk<'_>]) -> Option<Row> {
    if !is_expected(view, person) {
        return None;
    }
    let reviews = || talks.iter().filter(|talk| talk.is_review());
    let settled = |talk: &&Talk<'_>| settled_on(talk).is_some();
    let last = reviews().rfind(settled);
    // A talk with a day answers the question; whether that day is kept is another row.
    let stands = |talk: &Talk<'_>| {
        let conversation = talk.conversation();
        conversation
            .is_some_and(|conversation| conversation.state == State::Planned && conversation.planned_for.is_some())
    };
    if reviews().rev().take_while(|talk| !settled(talk)).any(stands) {
        return None;
    }
    let every = own_or(person, |review| review.every).unwrap_or(view.store.settings().review.every);
    let mut base = person.employed_from.map(|first| (Since::Employment, first));
    if let Some((talk, day)) = last.and_then(|talk| Some((talk, settled_on(talk)?))) {
        base = Some((Since::Talk(talk.id.clone()), day));
    }
    let agreed = last.and_then(|talk| Some((talk.id, talk.conversation()?.next_talk?)));
    let Some((since, on)) = base else {
        return Some(row(view, person, RowKind::Review, None, Cause::NothingToCountFrom));
    };
    let (mut due, mut cause) = match agreed {
        Some((record, day)) => (day, Cause::NextTalk { agreed_in: record.clone() }),
        None => (after(on, every), Cause::Counted { since, on, period: every }),
    };
    let notice = view.store.settings().review.notice;
    for (from, back) in returns(person) {
        let soonest = after(back, notice);
        // It could not be held while the person was away: it is, once there has been time to invite.
        if on < back && due < soonest && (from <= due || from <= view.today) {
            due = soonest;
            cause = Cause::Counted { since: Since::Return, on: back, period: notice };
        }
    }
    Some(row(view, person, RowKind::Review, Some(due), cause))
}

/// The day on which a full talk was held, or both chose to do without.
fn settled_on(talk: &Talk<'_>) -> Option<Date> {
    let conversation = talk.conversation()?;
    match conversation.state {
        State::Held => conversation.day(),
        State::Waived => conversation.planned_for,
        State::Planned | State::Postponed | State::Cancelled => None,
    }
}

/// The short talk that is missing, where a cadence is set: any talk between the two counts.
/// A short one with a day answers the question; a full one does if it comes in time.
fn one_to_one(view: &View<'_>, person: &Person, talks: &[Talk<'_>]) -> Option<Row> {
    let own = own_or(person, |review| review.one_to_ones);
    let usual = view.store.settings().review.one_to_ones.filter(|_| is_expected(view, person));
    let period = own.or(usual)?;
    let held = |talk: &Talk<'_>| {
        let conversation = talk.conversation().filter(|conversation| conversation.state == State::Held)?;
        Some((Since::Talk(talk.id.clone()), conversation.held_on?))
    };
    let employed = person.employed_from.map(|first| (Since::Employment, first));
    let back =
        returns(person).into_iter().filter(|(_, back)| *back <= view.today).map(|(_, back)| (Since::Return, back));
    let bases = employed.into_iter().chain(talks.iter().filter_map(held)).chain(back);
    let (since, on) = bases.max_by_key(|(_, day)| *day)?;
    let due = after(on, period);
    let stands = |talk: &Talk<'_>| {
        let planned = talk.conversation().filter(|conversation| conversation.state == State::Planned);
        let is_short = planned.is_some_and(|conversation| !conversation.talk_type.is_review());
        planned.and_then(|conversation| conversation.planned_for).is_some_and(|day| is_short || day <= due)
    };
    if talks.iter().any(stands) {
        return None;
    }
    Some(row(view, person, RowKind::OneToOne, Some(due), Cause::Counted { since, on, period }))
}

fn own_or(person: &Person, pick: impl Fn(&ReviewOverride) -> Option<Period>) -> Option<Period> {
    person.review.as_ref().and_then(pick)
}

/// The first and last day of an absence, where they can be read.
fn days_of(absence: &Absence) -> Option<(Date, Option<Date>)> {
    let from = *absence.from.get()?;
    match &absence.to {
        None => Some((from, None)),
        Some(to) => to.get().map(|to| (from, Some(*to))),
    }
}

/// The first day of each absence, and the first day back, in order.
fn returns(person: &Person) -> Vec<(Date, Date)> {
    let mut returns: Vec<(Date, Date)> =
        person.away.iter().filter_map(days_of).filter_map(|(from, to)| Some((from, to?.plus_days(1)))).collect();
    returns.sort_unstable();
    returns
}

/// People whose absences cannot be read without keys: whether they are away is not known.
pub(super) fn is_unreadable(person: &Person) -> bool {
    let is_encrypted = |date: &Private<Date>| date.get().is_none();
    person.away.iter().any(|absence| is_encrypted(&absence.from) || absence.to.as_ref().is_some_and(is_encrypted))
}

fn row(view: &View<'_>, person: &Person, kind: RowKind, due: Option<Date>, cause: Cause) -> Row {
    // Whoever leads nobody's talk cannot be asked for it: without a manager it falls to the person.
    let (owner, who) = match &person.manager {
        Some(manager) => (Owner::Manager, manager.clone()),
        None => (Owner::Employee, person.id.clone()),
    };
    Row {
        target: Target::Person(Subject::Person(person.id.clone())),
        kind,
        due,
        agreed: None,
        owner: Some(owner),
        person: Some(who),
        waits_for: Vec::new(),
        cause,
        urgency: Urgency::of(due, view.today),
    }
}
