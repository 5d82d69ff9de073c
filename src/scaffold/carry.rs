//! What was open last time.

use crate::record::{Draft, Outcome, Private, RecordId, Reference};
use crate::store::{Store, Talk};
use std::collections::BTreeSet;

/// A goal or an action that is not settled.
#[derive(Clone, Debug)]
pub struct OpenItem {
    /// Where it stands.
    pub reference: Reference,
    /// As it stood; `None` where it is encrypted.
    pub text: Option<String>,
    /// Whether it is an action; its goal stands before it.
    pub is_action: bool,
}

/// What is open in the final plans of the same person or group before `record`: each goal once, followed by its open actions.
///
/// A goal is open until its outcome is set; one that is to be carried over is open until a newer plan takes it on.
pub fn open_items(store: &Store, record: &RecordId) -> Vec<OpenItem> {
    let talks = store.talks_of(&record.subject);
    let earlier: Vec<&Talk<'_>> = before(&talks, record);
    let taken_on: BTreeSet<&Reference> = talks
        .iter()
        .filter(|talk| talk.id != record)
        .filter_map(Talk::plan)
        .filter(|plan| plan.state == Draft::Final)
        .flat_map(|plan| plan.points.iter().filter_map(|point| point.carried_from.as_ref()))
        .collect();
    let mut open = Vec::new();
    for talk in earlier {
        let Some(plan) = talk.plan().filter(|plan| plan.state == Draft::Final) else { continue };
        for point in &plan.points {
            let reference = |item: &crate::record::ItemId| Reference { record: talk.id.clone(), item: item.clone() };
            let goes_on = matches!(point.outcome, None | Some(Outcome::Carried));
            if !goes_on || taken_on.contains(&reference(&point.id)) {
                continue;
            }
            open.push(OpenItem { reference: reference(&point.id), text: readable(&point.goal), is_action: false });
            open.extend(point.actions.iter().filter(|action| action.status.is_open()).map(|action| OpenItem {
                reference: reference(&action.id),
                text: readable(&action.action),
                is_action: true,
            }));
        }
    }
    open
}

/// The talks before `record`. One that has no day yet comes after all others of its year.
fn before<'t, 's>(talks: &'t [Talk<'s>], record: &RecordId) -> Vec<&'t Talk<'s>> {
    let has_day = talks.iter().find(|talk| talk.id == record).and_then(Talk::conversation);
    if has_day.is_some_and(|conversation| conversation.day().is_some()) {
        return talks.iter().take_while(|talk| talk.id != record).collect();
    }
    talks.iter().filter(|talk| talk.id != record && talk.id.talk.year() <= record.talk.year()).collect()
}

fn readable(text: &Private<String>) -> Option<String> {
    text.get().map(|text| text.trim_end().to_owned())
}
