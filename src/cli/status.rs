//! `mus status`

use super::due::{known_unit, require_settings, tell_unread};
use super::{Exit, Stage};
use crate::due::{Round, Standing, Tally, round};
use crate::error::Error;
use crate::report::{Part, Status, status_json, status_markdown, status_text};
use crate::store::{Request, Store};
use clap::{Args, ValueEnum};

/// Show the round at a glance: how many have come how far
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus status\n  mus status --unit drift\n  mus status --format markdown\n\nPeople are counted, not talks. A talk counts from three months before its day, until the next one is due."
)]
pub(super) struct Arguments {
    /// Only this unit, by id or title
    #[arg(long, value_name = "ID")]
    unit: Vec<String>,
    /// How the round is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let store = Store::open_records(&Request::default(), &|_| {})?;
    require_settings(&store)?;
    let wanted: Vec<String> = arguments.unit.iter().map(|asked| known_unit(&store, asked)).collect::<Result<_, _>>()?;
    let mut round = round(&store, stage.today);
    if !wanted.is_empty() {
        round.people.retain(|one| one.unit.as_ref().is_some_and(|unit| wanted.iter().any(|id| id == unit.as_str())));
    }
    let status = Status { today: stage.today, all: Tally::of(&round.people), units: units(&round, &store, stage) };
    stage.output.result(&match arguments.format {
        Format::Text => status_text(&status, stage.look),
        Format::Json => status_json(&status),
        Format::Markdown => status_markdown(&status, stage.lang),
    })?;
    Ok(tell_unread(&store, stage, true))
}

/// Unit by unit, in the register's order; those without one come last.
fn units(round: &Round, store: &Store, stage: &Stage) -> Vec<Part> {
    let part = |unit: Option<String>, title: String| {
        let people: Vec<&Standing> =
            round.people.iter().filter(|one| one.unit.as_ref().map(ToString::to_string) == unit).collect();
        (!people.is_empty()).then(|| Part { unit, title, tally: Tally::of(people) })
    };
    let known = store.register().units().iter().map(|unit| (Some(unit.id.to_string()), unit.title.clone()));
    let rest = (None, stage.lang.pick("Uden enhed", "Without a unit").to_owned());
    known.chain([rest]).filter_map(|(unit, title)| part(unit, title)).collect()
}
