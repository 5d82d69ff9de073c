//! The steps of a talk: invited, preparation shared, held, put off.

use super::{Change, add_to, editable, put, require_readable};
use crate::date::Date;
use crate::edit::{Edit, New};
use crate::error::Error;
use crate::path;
use crate::record::{Conversation, Prep, PrepState, State};
use crate::store::{File, Talk};
use crate::yaml::{Node, Path};

const CONVERSATION: &[&str] = &[
    "mus",
    "kind",
    "record",
    "type",
    "occasion",
    "participants",
    "state",
    "planned_for",
    "time",
    "place",
    "invited_on",
    "held_on",
    "postponed",
    "reason",
    "waived_by",
    "next_talk",
    "salt",
];
const PREP: &[&str] = &["mus", "kind", "record", "role", "by", "form", "state"];
const POSTPONEMENT: &[&str] = &["from", "to", "decided_on", "reason"];

fn conversation<'s>(talk: &Talk<'s>) -> Result<(&'s File, &'s Conversation, &'s Node), Error> {
    require_readable(talk, "conversation.yaml")?;
    let (file, conversation) = talk.conversation_file().ok_or_else(|| {
        Error::usage(
            format!("{} har ingen conversation.yaml; opret den med: mus new conversation {0}", talk.id),
            format!("{} has no conversation.yaml; make it with: mus new conversation {0}", talk.id),
        )
    })?;
    Ok((file, conversation, editable(file)?))
}

fn over(talk: &Talk<'_>, state: State) -> Error {
    let (da, en) = match state {
        State::Held => ("afholdt", "held"),
        State::Cancelled => ("aflyst", "cancelled"),
        State::Waived => ("fravalgt", "waived"),
        State::Planned | State::Postponed => ("planlagt", "planned"),
    };
    Error::usage(format!("{} er allerede {da}", talk.id), format!("{} is {en} already", talk.id))
}

/// A talk that was held on a day.
pub fn held<'s>(talk: &Talk<'s>, on: Date) -> Result<Option<Change<'s>>, Error> {
    let (file, conversation, root) = conversation(talk)?;
    if matches!(conversation.state, State::Cancelled | State::Waived) {
        return Err(over(talk, conversation.state));
    }
    let state = put(root, &Path::root(), "state", New::text("held"), CONVERSATION);
    let day = put(root, &Path::root(), "held_on", New::text(on), CONVERSATION);
    Ok(Change::of(file, state.into_iter().chain(day).collect()))
}

/// An invitation that went out on a day.
pub fn invited<'s>(talk: &Talk<'s>, on: Date) -> Result<Option<Change<'s>>, Error> {
    let (file, conversation, root) = conversation(talk)?;
    match conversation.state {
        State::Planned => {}
        State::Postponed => {
            return Err(Error::usage(
                format!("{} har ingen dag endnu; giv den en med: mus postpone {0} --to DATO", talk.id),
                format!("{} has no day yet; give it one with: mus postpone {0} --to DATE", talk.id),
            ));
        }
        state => return Err(over(talk, state)),
    }
    let day = put(root, &Path::root(), "invited_on", New::text(on), CONVERSATION);
    Ok(Change::of(file, day.into_iter().collect()))
}

/// Why, and to when, a talk is put off.
#[derive(Clone, Copy, Debug)]
pub struct Postponing<'a> {
    /// The new day; without one the talk waits for a day.
    pub to: Option<Date>,
    /// The new time of day.
    pub time: Option<&'a str>,
    /// The new place.
    pub place: Option<&'a str>,
    /// Why. A talk that waits for a day has given its reason already.
    pub reason: Option<&'a str>,
    /// The day it was decided.
    pub decided_on: Date,
    /// Thirty-two random hexadecimal digits, for a file that has none.
    pub salt: &'a str,
}

/// A talk on another day, or on none yet: the old day, the new one and the reason are kept.
pub fn postponed<'s>(talk: &Talk<'s>, new: &Postponing<'_>) -> Result<Option<Change<'s>>, Error> {
    let (file, conversation, root) = conversation(talk)?;
    if !matches!(conversation.state, State::Planned | State::Postponed) {
        return Err(over(talk, conversation.state));
    }
    if conversation.planned_for.is_none() && new.to.is_none() {
        return Err(Error::usage(
            format!("{} har ingen dag, der kan udskydes; giv den en med --to", talk.id),
            format!("{} has no day that can be put off; give it one with --to", talk.id),
        ));
    }
    let top = Path::root();
    let mut edits: Vec<Edit> = Vec::new();
    let mut say = |key: &str, value: New| edits.extend(put(root, &top, key, value, CONVERSATION));
    say("state", New::text(if new.to.is_some() { "planned" } else { "postponed" }));
    if let Some(to) = new.to {
        say("planned_for", New::text(to));
    }
    for (key, value) in [("time", new.time), ("place", new.place)] {
        if let Some(value) = value {
            say(key, New::text(value));
        }
    }
    let waits = conversation.state == State::Postponed;
    let last =
        conversation.postponed.len().checked_sub(1).filter(|at| waits && conversation.postponed[*at].to.is_none());
    match (last, new.to, new.reason) {
        // It never had a day: nothing is put off.
        (None, Some(_), _) if conversation.planned_for.is_none() => {}
        // It was put off before: now it has a day.
        (Some(at), Some(to), None) => {
            edits.extend(put(root, &path!["postponed", at], "to", New::text(to), POSTPONEMENT));
        }
        (_, to, Some(reason)) => {
            if to.is_some() && to == conversation.planned_for && !waits {
                return Err(Error::usage(
                    format!("{} er allerede planlagt til den dag", talk.id),
                    format!("{} is planned for that day already", talk.id),
                ));
            }
            let days = [("from", conversation.planned_for), ("to", to), ("decided_on", Some(new.decided_on))];
            let days = days.into_iter().filter_map(|(key, day)| Some((key.to_owned(), New::text(day?))));
            let entry = New::Map(days.chain([("reason".to_owned(), New::text(reason))]).collect());
            edits.extend(add_to(root, &top, "postponed", entry, CONVERSATION));
            if root.get("salt").is_none() {
                edits.extend(put(root, &top, "salt", New::Quoted(new.salt.to_owned()), CONVERSATION));
            }
        }
        (_, _, None) => {
            return Err(Error::usage(
                "en samtale udskydes ikke uden grund: skriv den med --reason",
                "a talk is not put off without a reason: give it with --reason",
            ));
        }
    }
    Ok(Change::of(file, edits))
}

/// A preparation that the other party may read.
pub fn shared<'s>(file: &'s File, prep: &Prep) -> Result<Option<Change<'s>>, Error> {
    let root = editable(file)?;
    if prep.state == PrepState::Shared {
        return Ok(None);
    }
    let state = put(root, &Path::root(), "state", New::text("shared"), PREP);
    Ok(Change::of(file, state.into_iter().collect()))
}
