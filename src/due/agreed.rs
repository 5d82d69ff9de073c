//! What a final plan holds: goals with a day, actions and follow-ups.
//!
//! A point whose outcome is set is settled, and its actions with it; so is a point that a newer plan carries on.

use super::row::{Cause, Row, RowKind, Target, Urgency};
use super::{View, before};
use crate::date::Date;
use crate::record::{Action, Draft, FollowUp, ItemId, Owner, Point, RecordId, Reference, State};
use crate::store::{Store, Talk};

pub(super) fn rows(view: &View<'_>, talk: &Talk<'_>, rows: &mut Vec<Row>) {
    let Some(plan) = talk.plan().filter(|plan| plan.state == Draft::Final) else { return };
    for point in plan.points.iter().filter(|point| is_open(view, talk.id, point)) {
        if point.actions.is_empty() && point.due.is_some() {
            let dates = Dates { due: point.due, agreed: None, cause: Cause::Agreed };
            rows.push(row(view, talk, &point.id, RowKind::Point, dates, None));
        }
        for action in point.actions.iter().filter(|action| action.status.is_open()) {
            rows.push(row(view, talk, &action.id, RowKind::Action, dates_of(action), action.owner.clone()));
        }
    }
    for follow_up in plan.follow_ups.iter().filter(|follow_up| !is_complete(view, follow_up, talk)) {
        let owner = Some(follow_up.owner.clone().unwrap_or(Owner::Manager));
        let half = follow_up.held_on.is_some() && !follow_up.confirmed_by.is_empty();
        let moved = follow_up.moved.last().map(|moved| moved.to);
        let cause = match moved {
            _ if half => Cause::Unconfirmed,
            Some(_) => Cause::Moved,
            None => Cause::Agreed,
        };
        let dates = Dates { due: moved.or(Some(follow_up.due)), agreed: moved.map(|_| follow_up.due), cause };
        let mut row = row(view, talk, &follow_up.id, RowKind::FollowUp, dates, owner);
        if half {
            row.waits_for = view.yet_to_confirm(follow_up, talk);
        }
        rows.push(row);
    }
}

/// The points of a talk that are to be settled before the next one, which is on `next`.
pub(super) fn outcomes(view: &View<'_>, talk: &Talk<'_>, next: (&RecordId, Date), rows: &mut Vec<Row>) {
    let Some(plan) = talk.plan().filter(|plan| plan.state == Draft::Final) else { return };
    let period = view.store.settings().review.share;
    let due = before(next.1, period);
    for point in plan.points.iter().filter(|point| is_open(view, talk.id, point)) {
        // A goal that stands by itself and falls due by then has its own row.
        if point.actions.is_empty() && point.due.is_some_and(|own| own <= due) {
            continue;
        }
        let cause = Cause::Before { talk: next.0.clone(), on: next.1, period };
        let dates = Dates { due: Some(due), agreed: None, cause };
        rows.push(row(view, talk, &point.id, RowKind::Outcome, dates, Some(Owner::Manager)));
    }
}

fn is_open(view: &View<'_>, record: &RecordId, point: &Point) -> bool {
    point.outcome.is_none() && !view.carried.contains(&reference(record, &point.id))
}

fn reference(record: &RecordId, item: &ItemId) -> Reference {
    Reference { record: record.clone(), item: item.clone() }
}

/// The day that counts, and the agreed one where it was moved.
struct Dates {
    due: Option<Date>,
    agreed: Option<Date>,
    cause: Cause,
}

fn dates_of(action: &Action) -> Dates {
    match (action.moved.last(), action.due) {
        (Some(moved), agreed) => Dates { due: Some(moved.to), agreed, cause: Cause::Moved },
        (None, Some(due)) => Dates { due: Some(due), agreed: None, cause: Cause::Agreed },
        (None, None) => Dates { due: None, agreed: None, cause: Cause::NoDay },
    }
}

/// A follow-up is complete when both parties confirm it, or when the talk it became was held.
pub(super) fn is_complete(view: &View<'_>, follow_up: &FollowUp, talk: &Talk<'_>) -> bool {
    if let Some(became) = &follow_up.talk {
        return is_held(view.store, became);
    }
    follow_up.held_on.is_some() && view.confirmed_by_both(follow_up, talk)
}

fn is_held(store: &Store, id: &RecordId) -> bool {
    store.talk(id).and_then(|talk| talk.conversation()).is_some_and(|conversation| conversation.state == State::Held)
}

fn row(view: &View<'_>, talk: &Talk<'_>, item: &ItemId, kind: RowKind, dates: Dates, owner: Option<Owner>) -> Row {
    let person = owner.as_ref().and_then(|owner| view.person_behind(owner, talk));
    Row {
        target: Target::Item(reference(talk.id, item)),
        kind,
        due: dates.due,
        agreed: dates.agreed,
        owner,
        person,
        waits_for: Vec::new(),
        cause: dates.cause,
        urgency: Urgency::of(dates.due, view.today),
    }
}
