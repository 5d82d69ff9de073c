//! Who takes part, who is left, and who may read.

mod not_a_participant;
mod person_left;
mod unknown_audience;

use super::{DatedRule, TalkRule};

pub(super) const TALK_RULES: &[TalkRule] = &[not_a_participant::check, unknown_audience::check];
pub(super) const DATED_RULES: &[DatedRule] = &[person_left::check];
pub(super) use person_left::check_register;
