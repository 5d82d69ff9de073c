//! Dates that do not go together, in English.

use super::Words;
use crate::diagnostic::Dates;

pub(super) fn words(fact: &Dates) -> Words {
    match fact {
        Dates::DueBeforeAgreed { agreed, days } => Words::new("it falls due before the plan was agreed")
            .label(earlier(*days))
            .related("agreed here")
            .help(format!("choose a date after {agreed}")),
        Dates::DueBeforeStart { start, days } => Words::new("the action falls due before it starts")
            .label(earlier(*days))
            .related("starts here")
            .help(format!("choose a date after {start}, or correct `start`")),
        Dates::DoneBeforeAgreed { agreed } => Words::new("the action was done before it was agreed")
            .related("agreed here")
            .help(format!("if it was under way already, take it out; otherwise the date is {agreed} or later")),
        Dates::InFuture { today } => Words::new("this day is still to come")
            .label(format!("today is {today}"))
            .help("write the day it happened; if it has not, leave the key out"),
        Dates::HeldBeforePlanned => Words::new("the talk was held before the day it was planned for")
            .related("planned for this day")
            .help("if it was brought forward, correct `planned_for`; otherwise one of the dates is mistyped"),
        Dates::AgreedBeforeHeld { held } => Words::new("the plan was agreed before the talk was held")
            .label(format!("the talk was held on {held}"))
            .help("put the day the plan was agreed in `agreed_on`, or correct `held_on` in conversation.yaml"),
        Dates::FollowUpBeforeTalk { talk } => Words::new("the follow-up comes before the talk it follows up")
            .label(format!("the talk is on {talk}"))
            .help(format!("choose a date after {talk}")),
        Dates::EndsBeforeStart => Words::new("the period ends before it begins")
            .related("begins here")
            .help("swap the two dates, or correct one of them"),
        Dates::NextTalkBeforeHeld => Words::new("the next talk does not come after this one")
            .related("this one is here")
            .help("choose a later date, or leave `next_talk` out: the workplace's cadence then decides"),
        Dates::PostponedElsewhere { to } => Words::new("the talk was postponed to another day than it is planned for")
            .label("planned for this day")
            .related("postponed to this day")
            .help(format!("write \"{to}\" in `planned_for`, or add the latest postponement under `postponed`")),
        Dates::SignedBeforeHeld { held } => Words::new("it was signed before there was anything to sign")
            .label(format!("the talk was held on {held}"))
            .help("correct `signed_on` to the day it was signed"),
    }
}

fn earlier(days: i64) -> String {
    if days == 1 { "1 day too early".to_owned() } else { format!("{days} days too early") }
}
