//! `mus done`, `mus move`, `mus set`: what stands in a plan.

use super::change::{Plan, Writing, carry_out};
use super::me::Me;
use super::new::read_date;
use super::{Exit, Stage};
use crate::change::{self, Assignment, Target};
use crate::error::Error;
use crate::record::{ItemId, Outcome, Owner, Reference};
use crate::report::due::owner_word;
use crate::store::{RecordArgument, Store};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Say that actions are done, follow-ups held and goals reached
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus done p-7f3k/2026:A3\n  mus done anna A3 A5 --on 2026-04-28\n  mus done anna:F1 --by employee\n  mus done anna:D2 --outcome partly --reason \"…\""
)]
pub(super) struct DoneArguments {
    /// What: p-7f3k/2026:A3, anna:A3 or anna A3; several at once
    #[arg(value_name = "REF", required = true)]
    references: Vec<String>,
    /// The day it was done or held; today otherwise
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Who confirms a follow-up: employee, manager, hr or a person; you otherwise
    #[arg(long, value_name = "PARTY")]
    by: Vec<String>,
    /// How a goal went; achieved otherwise
    #[arg(long, value_name = "OUTCOME", value_parser = outcomes())]
    outcome: Option<Outcome>,
    /// Why a goal was not reached, or only in part
    #[arg(long, value_name = "TEXT", requires = "outcome")]
    reason: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

/// Move actions and follow-ups to another day; the agreed one stays beside it
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus move anna:A3 --to 2026-06-12 --reason \"Kurset blev flyttet\"\n  mus move p-7f3k/2026:A3 --to 2026-06-12 --reason \"…\" --diff"
)]
pub(super) struct MoveArguments {
    /// What: p-7f3k/2026:A3, anna:A3 or anna A3; several at once
    #[arg(value_name = "REF", required = true)]
    references: Vec<String>,
    /// The new day
    #[arg(long, value_name = "DATE")]
    to: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    writing: Writing,
}

/// Set keys of something in a plan, or of a talk
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus set anna:A3 status=in-progress\n  mus set anna:A3 budget.amount=4500 budget.unit=DKK\n  mus set anna/2026 \"place=Lokale 2\" time=10:30"
)]
pub(super) struct SetArguments {
    /// What and how: a reference or a record, then key=value
    #[arg(value_name = "REF KEY=VALUE", required = true)]
    words: Vec<String>,
    #[command(flatten)]
    writing: Writing,
}

/// The outcomes by their words.
fn outcomes() -> impl TypedValueParser<Value = Outcome> {
    let outcome = |word: String| Outcome::ALL.into_iter().find(|one| one.word() == word).unwrap_or(Outcome::Achieved);
    PossibleValuesParser::new(Outcome::ALL.map(Outcome::word)).map(outcome)
}

pub(super) fn done(arguments: &DoneArguments, stage: &Stage) -> Result<Exit, Error> {
    let on = arguments.on.as_deref().map(read_date).transpose()?;
    let day = on.unwrap_or(stage.today);
    let lang = stage.lang;
    carry_out(
        |store| {
            let mut plan = Plan::default();
            for reference in references(store, &arguments.references)? {
                let name = reference.to_string();
                match letter(&reference) {
                    kind if kind == 'F' || !arguments.by.is_empty() => {
                        let parties = parties(&arguments.by, &reference, store, stage)?;
                        let change = change::confirm(store, &reference, day, on.is_some(), &parties)?;
                        let who: Vec<String> = parties.iter().map(|party| owner_word(party, lang)).collect();
                        let who = who.join(", ");
                        let said =
                            lang.pick(format!("  {name}: bekræftet af {who}"), format!("  {name}: confirmed by {who}"));
                        plan.push(&name, change, said, lang);
                    }
                    kind if kind == 'D' || arguments.outcome.is_some() => {
                        let outcome = arguments.outcome.unwrap_or(Outcome::Achieved);
                        let change = change::settled(store, &reference, outcome, arguments.reason.as_deref())?;
                        plan.push(&name, change, format!("  {name}: {}", outcome.word()), lang);
                    }
                    _ => {
                        let change = change::done(store, &reference, day)?;
                        let said = lang.pick(format!("  {name}: udført {day}"), format!("  {name}: done {day}"));
                        plan.push(&name, change, said, lang);
                    }
                }
            }
            Ok(plan)
        },
        &arguments.writing,
        stage,
    )
}

pub(super) fn moved(arguments: &MoveArguments, stage: &Stage) -> Result<Exit, Error> {
    let to = read_date(&arguments.to)?;
    let lang = stage.lang;
    carry_out(
        |store| {
            let mut plan = Plan::default();
            for reference in references(store, &arguments.references)? {
                let name = reference.to_string();
                let change = change::moved(store, &reference, to, &arguments.reason)?;
                let said = lang.pick(format!("  {name}: flyttet til {to}"), format!("  {name}: moved to {to}"));
                plan.push(&name, change, said, lang);
            }
            Ok(plan)
        },
        &arguments.writing,
        stage,
    )
}

pub(super) fn set(arguments: &SetArguments, stage: &Stage) -> Result<Exit, Error> {
    let lang = stage.lang;
    let (targets, assignments): (Vec<&String>, Vec<&String>) =
        arguments.words.iter().partition(|word| word.parse::<Assignment>().is_err());
    let assignments: Vec<Assignment> = assignments.iter().filter_map(|word| word.parse().ok()).collect();
    if assignments.is_empty() || targets.is_empty() {
        return Err(Error::usage(
            "skriv, hvad der skal sættes, og hvordan: mus set anna:A3 status=in-progress",
            "write what to set, and how: mus set anna:A3 status=in-progress",
        ));
    }
    carry_out(
        |store| {
            let mut plan = Plan::default();
            let targets: Vec<String> = targets.iter().map(|word| (*word).clone()).collect();
            for target in set_targets(store, &targets)? {
                let name = match &target {
                    Target::Item(reference) => reference.to_string(),
                    Target::Talk(record) => record.to_string(),
                };
                let (change, signed) = change::set(store, &target, &assignments)?;
                let keys: Vec<String> = assignments.iter().map(|one| one.keys.join(".")).collect();
                let is_changed = change.is_some();
                plan.push(&name, change, format!("  {name}: {}", keys.join(", ")), lang);
                let record = match &target {
                    Target::Item(reference) => &reference.record,
                    Target::Talk(record) => record,
                };
                let has_signatures = store.talk(record).is_some_and(|talk| talk.signatures().next().is_some());
                if signed && is_changed && has_signatures {
                    plan.say(lang.pick(
                        format!("  advarsel: {record} er underskrevet, som den stod før; underskrifterne gælder ikke ændringen"),
                        format!("  warning: {record} was signed as it stood before; the signatures do not cover the change"),
                    ));
                }
            }
            Ok(plan)
        },
        &arguments.writing,
        stage,
    )
}

fn letter(reference: &Reference) -> char {
    reference.item.as_str().chars().next().unwrap_or('A')
}

/// The references that words mean: `p-7f3k/2026:A3`, `anna:A3`, or `anna A3 A5`. Each once, in order.
fn references(store: &Store, words: &[String]) -> Result<Vec<Reference>, Error> {
    let mut found: Vec<Reference> = Vec::new();
    for target in set_targets(store, words)? {
        match target {
            Target::Item(reference) if !found.contains(&reference) => found.push(reference),
            Target::Item(_) => {}
            Target::Talk(record) => {
                return Err(Error::usage(
                    format!("skriv, hvad i {record}: for eksempel {record}:A1"),
                    format!("write what in {record}: for example {record}:A1"),
                ));
            }
        }
    }
    Ok(found)
}

/// What words mean, where a record may stand alone.
fn set_targets(store: &Store, words: &[String]) -> Result<Vec<Target>, Error> {
    let mut targets = Vec::new();
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        if let Ok(reference) = word.parse::<Reference>() {
            targets.push(Target::Item(reference));
            continue;
        }
        if let Some((who, item)) = word.rsplit_once(':')
            && let Ok(item) = item.parse::<ItemId>()
        {
            let record = store.resolve(&RecordArgument(who.to_owned()))?.id.clone();
            targets.push(Target::Item(Reference { record, item }));
            continue;
        }
        let record = store.resolve(&RecordArgument(word.clone()))?.id.clone();
        let mut alone = true;
        while let Some(item) = words.peek().and_then(|next| next.parse::<ItemId>().ok()) {
            targets.push(Target::Item(Reference { record: record.clone(), item }));
            alone = false;
            words.next();
        }
        if alone {
            targets.push(Target::Talk(record));
        }
    }
    Ok(targets)
}

/// Who confirms: those that were named, else whoever is asking; by role in a person's plan.
fn parties(named: &[String], reference: &Reference, store: &Store, stage: &Stage) -> Result<Vec<Owner>, Error> {
    if named.is_empty() {
        let me = Me::of(stage, store).required().map_err(|_| {
            Error::usage(
                format!("hvem bekræfter {reference}? skriv --by employee eller --by manager, eller sæt MUS_ME"),
                format!("who confirms {reference}? write --by employee or --by manager, or set MUS_ME"),
            )
        })?;
        return Ok(vec![by_role(Owner::Person(me), reference, store)]);
    }
    named.iter().map(|name| Ok(by_role(store.register().find_owner(name)?, reference, store))).collect()
}

fn by_role(party: Owner, reference: &Reference, store: &Store) -> Owner {
    let Owner::Person(id) = &party else { return party };
    let Some(subject) = reference.record.subject.person() else { return party };
    let manager = store.register().person(subject).and_then(|person| person.manager.as_ref());
    match id {
        id if id == subject => Owner::Employee,
        id if Some(id) == manager => Owner::Manager,
        _ => party,
    }
}
