//! `mus worth-it`

mod amount;
mod dialog;

use super::environment::somebody_answers;
use super::{Exit, Stage};
use crate::error::Error;
use crate::report::{Worth, worth_json, worth_markdown, worth_text};
use crate::worth::{Figures, Statement};
use amount::Amount;
use clap::{Args, ValueEnum};

/// See whether the talks are worth it: eight statements, and what they cost against what they save
///
/// A manager who can tick all eight statements may be able to do without. The calculation sets the talks, about one thousandth of the
/// hours of a year, against the hours that are lost without them. Without options it asks, where there is a terminal.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus worth-it\n  mus worth-it --holds 1,4,6\n  mus worth-it --people 25 --hours 1700 --hour-cost 420 --unimportant 3 --format md"
)]
pub(super) struct Arguments {
    /// The statements that hold here, by number or by word; several with commas
    #[arg(long, value_enum, value_name = "STATEMENT", value_delimiter = ',')]
    holds: Vec<StatementWord>,
    /// How many people [10]
    #[arg(long, value_name = "NUMBER")]
    people: Option<String>,
    /// Hours a person works in a year [1924: 37 hours in 52 weeks]
    #[arg(long, value_name = "NUMBER")]
    hours: Option<String>,
    /// What an hour costs, in kroner [400]
    #[arg(long, value_name = "KRONER")]
    hour_cost: Option<String>,
    /// Per cent of the hours that the talk takes [0.1]
    #[arg(long, value_name = "PERCENT")]
    talks: Option<String>,
    /// Per cent of the hours that go to work that does not matter [2]
    #[arg(long, value_name = "PERCENT")]
    unimportant: Option<String>,
    /// Per cent lost because a skill is missing [2]
    #[arg(long, value_name = "PERCENT")]
    competence: Option<String>,
    /// Per cent lost to wrong priorities [2]
    #[arg(long, value_name = "PERCENT")]
    priorities: Option<String>,
    /// Per cent spent on talk about what demotivates [1]
    #[arg(long, value_name = "PERCENT")]
    demotivation: Option<String>,
    /// People who leave because of their manager, a year [0]
    #[arg(long, value_name = "NUMBER")]
    leavers: Option<String>,
    /// What one of them costs, in kroner [half a year's hours]
    #[arg(long, value_name = "KRONER")]
    leaver_cost: Option<String>,
    /// How the outcome is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Md,
}

/// A statement by its word or its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StatementWord {
    #[value(alias = "1")]
    ImportantWork,
    #[value(alias = "2")]
    NothingGivenUp,
    #[value(alias = "3")]
    NothingTooSlow,
    #[value(alias = "4")]
    RightPriorities,
    #[value(alias = "5")]
    ToldSo,
    #[value(alias = "6")]
    KnowManager,
    #[value(alias = "7")]
    KnowPeople,
    #[value(alias = "8")]
    KnowMotives,
}

impl From<StatementWord> for Statement {
    fn from(word: StatementWord) -> Self {
        match word {
            StatementWord::ImportantWork => Self::ImportantWork,
            StatementWord::NothingGivenUp => Self::NothingGivenUp,
            StatementWord::NothingTooSlow => Self::NothingTooSlow,
            StatementWord::RightPriorities => Self::RightPriorities,
            StatementWord::ToldSo => Self::ToldSo,
            StatementWord::KnowManager => Self::KnowManager,
            StatementWord::KnowPeople => Self::KnowPeople,
            StatementWord::KnowMotives => Self::KnowMotives,
        }
    }
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let given = given(arguments);
    let nothing_said = arguments.holds.is_empty() && given.is_empty();
    let worth = if nothing_said && arguments.format == Format::Text && somebody_answers() {
        dialog::asked(&mut |question| stage.output.ask(question), stage.lang)?
    } else {
        let mut figures = Figures::default();
        for (amount, text) in given {
            amount.read_into(&mut figures, text).map_err(|why| amount.refused(&why, text))?;
        }
        amount::require_whole(&figures)?;
        Worth { holding: arguments.holds.iter().map(|word| Statement::from(*word)).collect(), figures }
    };
    stage.output.result(&match arguments.format {
        Format::Text => worth_text(&worth, stage.look),
        Format::Json => worth_json(&worth),
        Format::Md => worth_markdown(&worth, stage.lang),
    })?;
    Ok(Exit::Clean)
}

/// The amounts that options gave.
fn given(arguments: &Arguments) -> Vec<(Amount, &str)> {
    let all = [
        (Amount::People, &arguments.people),
        (Amount::Hours, &arguments.hours),
        (Amount::HourCost, &arguments.hour_cost),
        (Amount::Talks, &arguments.talks),
        (Amount::Unimportant, &arguments.unimportant),
        (Amount::Competence, &arguments.competence),
        (Amount::Priorities, &arguments.priorities),
        (Amount::Demotivation, &arguments.demotivation),
        (Amount::Leavers, &arguments.leavers),
        (Amount::LeaverCost, &arguments.leaver_cost),
    ];
    all.into_iter().filter_map(|(amount, text)| Some((amount, text.as_deref()?))).collect()
}
