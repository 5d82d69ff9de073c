//! How far something is: states without what they need, and states that contradict their neighbours.

mod done_without_date;
mod follow_up_twice;
mod held_without_date;
mod held_without_minutes;
mod held_without_plan;
mod missing_reason;
mod plan_without_talk;
mod rarer_than_yearly;
mod state_disagrees;
mod unwanted_minutes;
mod waived_alone;
mod waived_duty;

use super::{RepositoryRule, TalkRule};
use crate::store::{File, Location};

pub(super) const TALK_RULES: &[TalkRule] = &[
    missing_reason::check,
    waived_alone::check,
    held_without_date::check,
    done_without_date::check,
    state_disagrees::check,
    follow_up_twice::check,
    plan_without_talk::check,
    held_without_plan::check,
    held_without_minutes::check,
    unwanted_minutes::check,
    waived_duty::check,
];
pub(super) const REPOSITORY_RULES: &[RepositoryRule] = &[rarer_than_yearly::check];

/// Whether what is not beside the file is really not there: around a file that was mailed, nothing is.
fn lies_in_its_folder(file: &File) -> bool {
    matches!(file.location(), Location::Record(_))
}
