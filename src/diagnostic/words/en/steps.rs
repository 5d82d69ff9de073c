//! States that leave something out or contradict what stands beside them, in English.

use super::Words;
use crate::diagnostic::Steps;
use crate::lang::{Lang, all_of};

pub(super) fn words(fact: &Steps) -> Words {
    match fact {
        Steps::MissingReason { word } => Words::new(format!("`{word}` needs a reason"))
            .label("why?")
            .help("write it under `reason`, in a sentence or two"),
        Steps::WaivedAlone { missing } => Words::new("only both parties together can waive a talk")
            .label(format!("without {}", all_of(Lang::En, missing)))
            .help("write `waived_by: [employee, manager]` once both have said so"),
        Steps::HeldWithoutDate => Words::new("the talk was held, but on no day").help("add `held_on` with the day"),
        Steps::DoneWithoutDate => Words::new("the action is done, but on no day").help("add `done_on` with the day"),
        Steps::StateDisagrees { key, state } => Words::new(format!("`{key}` does not go with `{state}`"))
            .related("says this one")
            .help("correct the state, or remove the date"),
        Steps::FollowUpTwice => Words::new("the follow-up is recorded in two ways")
            .label("here as a talk of its own")
            .related("here as held")
            .help("keep `talk` if it has a folder of its own, otherwise `held_on`"),
        Steps::PlanWithoutTalk => Words::new("the plan is final, but the talk has not been held")
            .help("write `state: held` and `held_on` in conversation.yaml, or let the plan be a `draft` so long"),
        Steps::HeldWithoutPlan => {
            Words::new("the talk was held, but there is no plan").help("make one with `mus new plan` while it is fresh")
        }
        Steps::HeldWithoutMinutes => Words::new("the talk was held, but there are no minutes")
            .help("write minutes.yaml, or set `policy` under [minutes] in mus.toml to \"in-plan\" or \"none\""),
        Steps::UnwantedMinutes => Words::new("this workplace keeps no minutes")
            .help("delete the file, or change `policy` under [minutes] in mus.toml"),
        Steps::RarerThanYearly => Words::new("talks are more than a year apart here")
            .help("in the state, municipalities and regions it is held every year: at most 12m"),
        Steps::WaivedDuty => Words::new("the talk is waived, but in this sector it is a duty")
            .help("in the state, municipalities and regions it is held every year; postpone it instead"),
    }
}
