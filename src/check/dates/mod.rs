//! Dates in the wrong order: each rule compares two days of one talk, or a day with today.

mod agreed_before_held;
mod date_in_future;
mod done_before_agreed;
mod due_before_agreed;
mod due_before_start;
mod ends_before_start;
mod follow_up_before_talk;
mod held_before_planned;
mod next_talk_before_held;
mod postponed_elsewhere;
mod signed_before_held;

use super::{DatedRule, RepositoryRule, TalkRule};

pub(super) const TALK_RULES: &[TalkRule] = &[
    due_before_agreed::check,
    due_before_start::check,
    done_before_agreed::check,
    held_before_planned::check,
    agreed_before_held::check,
    follow_up_before_talk::check,
    next_talk_before_held::check,
    postponed_elsewhere::check,
    signed_before_held::check,
];
pub(super) const DATED_RULES: &[DatedRule] = &[date_in_future::check];
pub(super) const REPOSITORY_RULES: &[RepositoryRule] = &[ends_before_start::check];
