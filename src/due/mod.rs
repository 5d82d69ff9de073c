//! What falls due when: pure date arithmetic over the store and one day.

use crate::date::Date;
use crate::record::{Action, ActionPlan, Draft, FollowUp, Owner, PersonId, RecordId, Reference, State, Subject};
use crate::store::{Store, Talk};
use std::collections::BTreeSet;

/// Something that was agreed and is not done yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What.
    pub reference: Reference,
    /// Which sort of thing.
    pub kind: RowKind,
    /// The day that counts: the last one it was moved to, else the agreed one. `None` where no day was agreed.
    pub due: Option<Date>,
    /// The day that was agreed, where it was moved since.
    pub agreed: Option<Date>,
    /// Who sees to it, in the plan's own word.
    pub owner: Option<Owner>,
    /// Who that is today.
    pub person: Option<PersonId>,
    /// Whether it is late.
    pub urgency: Urgency,
}

/// The sorts of row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// A goal with its own date.
    Point,
    /// An action.
    Action,
    /// A follow-up.
    FollowUp,
}

impl RowKind {
    /// The word in machine output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Action => "action",
            Self::FollowUp => "follow-up",
        }
    }
}

/// How late a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// So many days late, from 1.
    Overdue(i64),
    /// In so many days, from 0.
    Coming(i64),
    /// Without a day; never late.
    Undated,
}

impl Urgency {
    fn of(due: Option<Date>, today: Date) -> Self {
        match due {
            None => Self::Undated,
            Some(due) if due < today => Self::Overdue(today.days_since(due)),
            Some(due) => Self::Coming(due.days_since(today)),
        }
    }

    /// Whether it is late.
    pub fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue(_))
    }
}

/// Everything in final plans that is still to be done: the overdue first, then the coming, then what has no day; by day and reference.
///
/// A point whose outcome is set is settled, and its actions with it; so is a point that a newer plan carries on. Nothing is due
/// for somebody who has left.
pub fn rows(store: &Store, today: Date) -> Vec<Row> {
    let carried = carried_on(store);
    let mut rows: Vec<Row> = store
        .talks()
        .filter(|talk| !has_left(store, &talk.id.subject, today))
        .filter_map(|talk| talk.plan().filter(|plan| plan.state == Draft::Final).map(|plan| (talk, plan)))
        .flat_map(|(talk, plan)| rows_of(store, &talk, plan, &carried, today))
        .collect();
    rows.sort_by(|one, other| order(one).cmp(&order(other)));
    rows
}

fn order(row: &Row) -> (u8, Option<Date>, &Reference) {
    let group = match row.urgency {
        Urgency::Overdue(_) => 0,
        Urgency::Coming(_) => 1,
        Urgency::Undated => 2,
    };
    (group, row.due, &row.reference)
}

/// The points that another plan goes on with.
fn carried_on(store: &Store) -> BTreeSet<Reference> {
    store
        .talks()
        .filter_map(|talk| talk.plan())
        .filter(|plan| plan.state == Draft::Final)
        .flat_map(|plan| plan.points.iter().filter_map(|point| point.carried_from.clone()))
        .collect()
}

fn has_left(store: &Store, subject: &Subject, today: Date) -> bool {
    subject.person().and_then(|id| store.register().person(id)).is_some_and(|person| person.has_left(today))
}

fn rows_of(store: &Store, talk: &Talk<'_>, plan: &ActionPlan, carried: &BTreeSet<Reference>, today: Date) -> Vec<Row> {
    let reference = |item: &crate::record::ItemId| Reference { record: talk.id.clone(), item: item.clone() };
    let mut rows = Vec::new();
    for point in &plan.points {
        if point.outcome.is_some() || carried.contains(&reference(&point.id)) {
            continue;
        }
        if point.actions.is_empty() && point.due.is_some() {
            rows.push(row(reference(&point.id), RowKind::Point, (point.due, None), None, talk, store, today));
        }
        for action in point.actions.iter().filter(|action| action.status.is_open()) {
            let dates = dates_of(action);
            rows.push(row(reference(&action.id), RowKind::Action, dates, action.owner.clone(), talk, store, today));
        }
    }
    for follow_up in plan.follow_ups.iter().filter(|follow_up| !is_complete(follow_up, talk, store)) {
        let moved = follow_up.moved.last().map(|moved| moved.to);
        let dates = (moved.or(Some(follow_up.due)), moved.map(|_| follow_up.due));
        let owner = Some(follow_up.owner.clone().unwrap_or(Owner::Manager));
        rows.push(row(reference(&follow_up.id), RowKind::FollowUp, dates, owner, talk, store, today));
    }
    rows
}

/// The day that counts, and the agreed one where it was moved.
fn dates_of(action: &Action) -> (Option<Date>, Option<Date>) {
    match action.moved.last() {
        Some(moved) => (Some(moved.to), action.due),
        None => (action.due, None),
    }
}

/// A follow-up is complete when both parties confirm it, or when the talk it became was held.
fn is_complete(follow_up: &FollowUp, talk: &Talk<'_>, store: &Store) -> bool {
    if let Some(became) = &follow_up.talk {
        return is_held(store, became);
    }
    follow_up.held_on.is_some() && confirmed_by_both(follow_up, talk, store)
}

fn is_held(store: &Store, id: &RecordId) -> bool {
    store.talk(id).and_then(|talk| talk.conversation()).is_some_and(|conversation| conversation.state == State::Held)
}

/// One party alone is not enough: the employee and the manager, under whatever word; in a group's plan two different people.
fn confirmed_by_both(follow_up: &FollowUp, talk: &Talk<'_>, store: &Store) -> bool {
    let parties: BTreeSet<String> = follow_up
        .confirmed_by
        .iter()
        .map(|party| person_behind(party, talk, store).map_or_else(|| party.to_string(), |id| id.to_string()))
        .collect();
    parties.len() >= 2
}

#[allow(clippy::too_many_arguments, reason = "one call a sort of row, each argument a column")]
fn row(
    reference: Reference,
    kind: RowKind,
    (due, agreed): (Option<Date>, Option<Date>),
    owner: Option<Owner>,
    talk: &Talk<'_>,
    store: &Store,
    today: Date,
) -> Row {
    let person = owner.as_ref().and_then(|owner| person_behind(owner, talk, store));
    Row { reference, kind, due, agreed, owner, person, urgency: Urgency::of(due, today) }
}

/// Who a word means: `manager` is today's manager in the register, else the one who took part.
fn person_behind(owner: &Owner, talk: &Talk<'_>, store: &Store) -> Option<PersonId> {
    let subject = talk.id.subject.person();
    match owner {
        Owner::Person(id) => Some(id.clone()),
        Owner::Employee => subject.cloned(),
        Owner::Manager => subject
            .and_then(|id| store.register().person(id))
            .and_then(|person| person.manager.clone())
            .or_else(|| talk.conversation().and_then(|conversation| conversation.manager().cloned())),
        Owner::Hr => None,
    }
}
