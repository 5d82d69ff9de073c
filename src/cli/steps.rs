//! `mus hold`, `mus postpone`, `mus share`: the steps of a talk.

use super::change::{Plan, Writing, carry_out};
use super::me::Me;
use super::new::{Role, read_date};
use super::{Exit, Stage};
use crate::change::{self, Postponing};
use crate::error::Error;
use crate::record::{Author, PersonId, Prep, PrepState, Record};
use crate::scaffold::salt;
use crate::store::{File, RecordArgument, Store, Talk};
use clap::Args;

/// Say that a talk was held
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  mus hold anna\n  mus hold p-7f3k/2026 --on 2026-03-03")]
pub(super) struct HoldArguments {
    /// Person and talk: anna, anna/2026 or p-7f3k/2026
    #[arg(value_name = "RECORD")]
    record: String,
    /// The day it was held; today otherwise
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Put a talk off, with a reason
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus postpone anna --to 2026-03-10 --reason \"Vagt den dag\"\n  mus postpone anna --reason \"…\"\n  mus postpone anna --to 2026-03-17\n\nWithout --to the talk waits for a day; give it one later without repeating the reason."
)]
pub(super) struct PostponeArguments {
    /// Person and talk: anna, anna/2026 or p-7f3k/2026
    #[arg(value_name = "RECORD")]
    record: String,
    /// The new day
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// The new time of day, such as 10:00
    #[arg(long, requires = "to")]
    time: Option<String>,
    /// The new place
    #[arg(long, requires = "to")]
    place: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Share a preparation with the other party
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  mus share anna\n  mus share anna --role manager\n  mus share drift --by jens")]
pub(super) struct ShareArguments {
    /// Person and talk: anna, anna/2026 or p-7f3k/2026
    #[arg(value_name = "RECORD")]
    record: String,
    /// Whose preparation; yours otherwise
    #[arg(long, value_enum)]
    role: Option<Role>,
    /// Who wrote it, in a group talk
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

pub(super) fn hold(arguments: &HoldArguments, stage: &Stage) -> Result<Exit, Error> {
    let on = arguments.on.as_deref().map(read_date).transpose()?.unwrap_or(stage.today);
    carry_out(
        |store| {
            let talk = store.resolve(&RecordArgument(arguments.record.clone()))?;
            let mut plan = Plan::default();
            let name = talk.id.to_string();
            let said = stage.lang.pick(format!("  {name}: afholdt {on}"), format!("  {name}: held {on}"));
            plan.push(&name, change::held(&talk, on)?, said, stage.lang);
            if talk.is_review() && talk.plan().is_none() {
                plan.say(stage.lang.pick(
                    format!("  Skriv aftalerne ned: mus new plan {name}"),
                    format!("  Write down what was agreed: mus new plan {name}"),
                ));
            }
            Ok(plan)
        },
        &arguments.writing,
        stage,
    )
}

pub(super) fn postpone(arguments: &PostponeArguments, stage: &Stage) -> Result<Exit, Error> {
    let to = arguments.to.as_deref().map(read_date).transpose()?;
    let salt = salt();
    carry_out(
        |store| {
            let talk = store.resolve(&RecordArgument(arguments.record.clone()))?;
            let new = Postponing {
                to,
                time: arguments.time.as_deref(),
                place: arguments.place.as_deref(),
                reason: arguments.reason.as_deref(),
                decided_on: stage.today,
                salt: &salt,
            };
            let mut plan = Plan::default();
            let name = talk.id.to_string();
            let said = match to {
                Some(to) => stage.lang.pick(
                    format!("  {name}: flyttet til {to}. Send en ny invitation: mus invite {name}"),
                    format!("  {name}: moved to {to}. Send a new invitation: mus invite {name}"),
                ),
                None => stage.lang.pick(
                    format!("  {name}: udskudt uden en ny dag. Når den er fundet: mus postpone {name} --to DATO"),
                    format!("  {name}: put off without a new day. Once there is one: mus postpone {name} --to DATE"),
                ),
            };
            plan.push(&name, change::postponed(&talk, &new)?, said, stage.lang);
            Ok(plan)
        },
        &arguments.writing,
        stage,
    )
}

pub(super) fn share(arguments: &ShareArguments, stage: &Stage) -> Result<Exit, Error> {
    carry_out(
        |store| {
            let talk = store.resolve(&RecordArgument(arguments.record.clone()))?;
            let mut plan = Plan::default();
            for (file, prep) in chosen(arguments, &talk, store, stage)? {
                let name = format!("{} {}", talk.id, file.path().file_name().unwrap_or_default().display());
                let said = stage.lang.pick(
                    format!("  {name}: delt. Den anden part kan læse den, når den er i git."),
                    format!("  {name}: shared. The other party can read it once it is in git."),
                );
                plan.push(&name, change::shared(file, prep)?, said, stage.lang);
            }
            Ok(plan)
        },
        &arguments.writing,
        stage,
    )
}

/// The preparations that are meant: by role or author; else one's own; else the only draft there is.
fn chosen<'s>(
    arguments: &ShareArguments,
    talk: &Talk<'s>,
    store: &'s Store,
    stage: &Stage,
) -> Result<Vec<(&'s File, &'s Prep)>, Error> {
    let all: Vec<(&File, &Prep)> = talk
        .records()
        .filter_map(|(file, record)| match record {
            Record::Prep(prep) => Some((file, prep)),
            _ => None,
        })
        .collect();
    let by = arguments.by.as_deref().map(|asked| store.register().find_person(asked)).transpose()?;
    let named: Vec<_> = all
        .iter()
        .copied()
        .filter(|(_, prep)| arguments.role.is_none_or(|role| role.authors().contains(&prep.role)))
        .filter(|(_, prep)| by.is_none_or(|person| author(talk, prep).as_ref() == Some(&person.id)))
        .collect();
    if named.is_empty() {
        return Err(Error::usage(
            format!("der er ingen sådan forberedelse i {0}; opret den med: mus new prep {0}", talk.id),
            format!("there is no such preparation in {0}; make it with: mus new prep {0}", talk.id),
        ));
    }
    if arguments.role.is_some() || by.is_some() || named.len() == 1 {
        return Ok(named);
    }
    if let Some(me) = Me::of(stage, store).known() {
        let mine: Vec<_> = named.iter().copied().filter(|(_, prep)| author(talk, prep).as_ref() == Some(&me)).collect();
        if !mine.is_empty() {
            return Ok(mine);
        }
    }
    let drafts: Vec<_> = named.iter().copied().filter(|(_, prep)| prep.state == PrepState::Draft).collect();
    if drafts.len() == 1 {
        return Ok(drafts);
    }
    Err(Error::usage(
        "hvis forberedelse? skriv --role employee, --role manager eller --role both",
        "whose preparation? write --role employee, --role manager or --role both",
    ))
}

/// Who wrote a preparation: the one it names, else the party of its role.
fn author(talk: &Talk<'_>, prep: &Prep) -> Option<PersonId> {
    prep.by.clone().or_else(|| match prep.role {
        Author::Employee => talk.id.subject.person().cloned(),
        Author::Manager => talk.conversation().and_then(|conversation| conversation.manager().cloned()),
    })
}
