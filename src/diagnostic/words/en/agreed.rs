//! What a plan leaves open, in English.

use super::Words;
use crate::diagnostic::Agreed;
use crate::lang::{Lang, all_of};

pub(super) fn words(fact: &Agreed) -> Words {
    match fact {
        Agreed::PointWithoutAction => Words::new("the goal has no actions and no date")
            .help("add an action under `actions`, or give the goal a `due` of its own"),
        Agreed::ActionWithoutDate => {
            Words::new("the action has no last date").help("add `due`; without one nobody is reminded of it")
        }
        Agreed::ActionWithoutOwner => Words::new("the action is nobody's")
            .help("add `owner`: who takes the initiative (employee, manager, hr or a person id)"),
        Agreed::TooManyPoints { limit, found } => {
            Words::new(format!("the plan has {found} points; you agreed on {limit} at most"))
                .label("here it gets to be many")
                .help("choose the most important, or change `max_points` in mus.toml")
        }
        Agreed::NoFollowUp => Words::new("the plan has no follow-up")
            .help("add a day under `follow_ups` on which you look at the plan together"),
        Agreed::NoDevelopmentGoal => Words::new("the plan has no development goal")
            .help("in the state a plan needs at least one; write `type: development` at the point that is it"),
        Agreed::AmbiguousAmount { amount } => Words::new(format!("the amount “{amount}” can be read in two ways"))
            .label("thousands or decimals?")
            .help(format!("write it without the point: {}; decimals have two digits at most", amount.replace('.', ""))),
        Agreed::CarriedNowhere { reference } => Words::new("the point was carried over, but no later plan has it")
            .help(format!("write `carried_from: \"{reference}\"` at the new point, or correct `outcome`")),
        Agreed::CarriedBackwards { reference } => Words::new(format!("“{reference}” is not from an earlier talk"))
            .help("a point is carried over from an older plan; correct the reference"),
        Agreed::GroupOwner => Words::new("in a group's plan `employee` is nobody in particular")
            .help("write the person's id, such as p-7f3k"),
        Agreed::UnknownAudience { word, near, known } => Words::new(format!("“{word}” is nobody you share with"))
            .help(format!("it can be {}; more are added under [sharing] in mus.toml", all_of(Lang::En, known)))
            .maybe_help(near.as_ref().map(|near| format!("did you mean “{near}”?"))),
        Agreed::PersonLeft { id, day } => Words::new(format!("“{id}” has left"))
            .label(format!("the last day was {day}"))
            .help("hand it to somebody else, or close it with a reason"),
        Agreed::PrepAfterLeaving { id, day } => Words::new(format!("“{id}” has left: there is no talk to prepare"))
            .label(format!("the last day was {day}"))
            .help("cancel the talk with a reason, or correct `employed_to` in people.yaml"),
        Agreed::NotAParticipant { id, role } => {
            let words = match role {
                Some(role) => Words::new(format!("“{id}” does not take part in the talk as `{role}`")),
                None => Words::new(format!("“{id}” does not take part in the talk")),
            };
            words.help("correct the person here, or the participants in conversation.yaml")
        }
    }
}
