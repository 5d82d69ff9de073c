//! What stands in a plan: done, confirmed, moved.

use super::{Change, add_to, editable, put, require_readable};
use crate::date::Date;
use crate::edit::{Edit, New};
use crate::error::{Error, Kind};
use crate::path;
use crate::record::{Action, FollowUp, Outcome, Owner, Reference};
use crate::store::{File, Store};
use crate::yaml::Path;

const ACTION: &[&str] =
    &["id", "action", "activity", "owner", "support", "start", "due", "moved", "budget", "status", "done_on", "reason"];
const POINT: &[&str] = &[
    "id",
    "goal",
    "type",
    "topic",
    "supports",
    "competence",
    "purpose",
    "expected",
    "sign_of_success",
    "obstacles",
    "due",
    "carried_from",
    "share_with",
    "outcome",
    "reason",
];
const FOLLOW_UP: &[&str] = &["id", "due", "moved", "owner", "held_on", "confirmed_by", "talk", "note"];

/// Something in a plan.
pub(super) enum Item<'s> {
    Point,
    Action(&'s Action),
    FollowUp(&'s FollowUp),
}

/// What a reference means: its file, its place there, and what it is.
pub(super) fn find<'s>(store: &'s Store, reference: &Reference) -> Result<(&'s File, Path, Item<'s>), Error> {
    let talk =
        store.talk(&reference.record).ok_or_else(|| Error::new(Kind::NoSuchRecord(reference.record.to_string())))?;
    require_readable(&talk, "action-plan.yaml")?;
    let no_such = |there: Vec<String>| {
        let list = if there.is_empty() { "–".to_owned() } else { there.join(", ") };
        Error::usage(
            format!("der er ingen {} i planen for {} (der er: {list})", reference.item, reference.record),
            format!("there is no {} in the plan of {} (there is: {list})", reference.item, reference.record),
        )
    };
    let (file, plan) = talk.plan_file().ok_or_else(|| no_such(Vec::new()))?;
    let mut there = Vec::new();
    for (at, point) in plan.points.iter().enumerate() {
        if point.id == reference.item {
            return Ok((file, path!["points", at], Item::Point));
        }
        there.push(point.id.to_string());
        for (inside, action) in point.actions.iter().enumerate() {
            if action.id == reference.item {
                return Ok((file, path!["points", at, "actions", inside], Item::Action(action)));
            }
            there.push(action.id.to_string());
        }
    }
    for (at, follow_up) in plan.follow_ups.iter().enumerate() {
        if follow_up.id == reference.item {
            return Ok((file, path!["follow_ups", at], Item::FollowUp(follow_up)));
        }
        there.push(follow_up.id.to_string());
    }
    Err(no_such(there))
}

/// An action done, on a day. A follow-up is not done but confirmed, and a goal is settled: see [`confirm`] and [`settled`].
pub fn done<'s>(store: &'s Store, reference: &Reference, on: Date) -> Result<Option<Change<'s>>, Error> {
    let (file, here, item) = find(store, reference)?;
    let Item::Action(_) = item else {
        return Err(Error::usage(format!("{reference} er ikke en handling"), format!("{reference} is not an action")));
    };
    let root = editable(file)?;
    let status = put(root, &here, "status", New::text("done"), ACTION);
    let day = put(root, &here, "done_on", New::text(on), ACTION);
    Ok(Change::of(file, [status, day].into_iter().flatten().collect()))
}

/// How a goal went; with a reason where it is partly achieved, not achieved or dropped.
pub fn settled<'s>(
    store: &'s Store,
    reference: &Reference,
    outcome: Outcome,
    reason: Option<&str>,
) -> Result<Option<Change<'s>>, Error> {
    let (file, here, item) = find(store, reference)?;
    let Item::Point = item else {
        return Err(Error::usage(
            format!("{reference} er ikke et mål: --outcome hører til mål"),
            format!("{reference} is not a goal: --outcome belongs to goals"),
        ));
    };
    let root = editable(file)?;
    let outcome = put(root, &here, "outcome", New::text(outcome.word()), POINT);
    let reason = reason.and_then(|reason| put(root, &here, "reason", New::text(reason), POINT));
    Ok(Change::of(file, [outcome, reason].into_iter().flatten().collect()))
}

/// A follow-up held, on a day, and confirmed by some of the parties. The day that stands is kept unless another is `given`.
pub fn confirm<'s>(
    store: &'s Store,
    reference: &Reference,
    on: Date,
    given: bool,
    parties: &[Owner],
) -> Result<Option<Change<'s>>, Error> {
    let (file, here, item) = find(store, reference)?;
    let Item::FollowUp(follow_up) = item else {
        return Err(Error::usage(
            format!("{reference} er ikke en opfølgning: --by hører til opfølgninger"),
            format!("{reference} is not a follow-up: --by belongs to follow-ups"),
        ));
    };
    if let Some(talk) = &follow_up.talk {
        return Err(Error::usage(
            format!("{reference} er en samtale for sig; brug: mus hold {talk}"),
            format!("{reference} is a talk of its own; use: mus hold {talk}"),
        ));
    }
    let root = editable(file)?;
    let mut edits = Vec::new();
    if follow_up.held_on.is_none() || given {
        edits.extend(put(root, &here, "held_on", New::text(on), FOLLOW_UP));
    }
    let mut new: Vec<&Owner> = Vec::new();
    for party in parties {
        if !follow_up.confirmed_by.contains(party) && !new.contains(&party) {
            new.push(party);
        }
    }
    if root.at(&here).and_then(|node| node.get("confirmed_by")).is_some() {
        let list = here.key("confirmed_by");
        edits.extend(new.iter().map(|party| Edit::Append { list: list.clone(), item: New::text(party) }));
    } else if !new.is_empty() {
        let all = New::List(new.iter().map(New::text).collect());
        edits.extend(put(root, &here, "confirmed_by", all, FOLLOW_UP));
    }
    Ok(Change::of(file, edits))
}

/// An action or a follow-up on another day. The agreed day stays; the reason is kept beside the new one.
pub fn moved<'s>(store: &'s Store, reference: &Reference, to: Date, reason: &str) -> Result<Option<Change<'s>>, Error> {
    let (file, here, item) = find(store, reference)?;
    let (moved, order, is_over) = match item {
        Item::Action(action) => (&action.moved, ACTION, !action.status.is_open()),
        Item::FollowUp(follow_up) => (&follow_up.moved, FOLLOW_UP, follow_up.held_on.is_some()),
        Item::Point => {
            return Err(Error::usage(
                format!(
                    "{reference} er et mål: dets dag er aftalt og underskrevet; giv det en handling med en dag, eller ret »due« med mus set"
                ),
                format!(
                    "{reference} is a goal: its day was agreed and signed; give it an action with a day, or change `due` with mus set"
                ),
            ));
        }
    };
    if is_over {
        return Err(Error::usage(
            format!("{reference} er allerede afsluttet og kan ikke flyttes"),
            format!("{reference} is over already and cannot be moved"),
        ));
    }
    if moved.last().is_some_and(|last| last.to == to) {
        return Ok(None);
    }
    let entry = New::Map(vec![("to".to_owned(), New::text(to)), ("reason".to_owned(), New::text(reason))]);
    let edit = add_to(editable(file)?, &here, "moved", entry, order);
    Ok(Change::of(file, edit.into_iter().collect()))
}
