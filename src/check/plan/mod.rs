//! What a plan must hold to be followed up. A draft may still be anything.

mod action_without_date;
mod action_without_owner;
mod ambiguous_amount;
mod carried_backwards;
mod carried_nowhere;
mod group_owner;
mod no_development_goal;
mod no_follow_up;
mod point_without_action;
mod too_many_points;

use super::TalkRule;
use crate::record::{Action, ActionPlan, Draft};
use crate::store::{File, Talk};

pub(super) const TALK_RULES: &[TalkRule] = &[
    point_without_action::check,
    action_without_date::check,
    action_without_owner::check,
    too_many_points::check,
    no_follow_up::check,
    no_development_goal::check,
    ambiguous_amount::check,
    carried_nowhere::check,
    carried_backwards::check,
    group_owner::check,
];

/// The talk's plan, where it is finished.
fn final_plan<'s>(talk: &Talk<'s>) -> Option<(&'s File, &'s ActionPlan)> {
    talk.plan_file().filter(|(_, plan)| plan.state == Draft::Final)
}

/// Whether there is still something to do, in a finished plan.
fn is_awaited(plan: &ActionPlan, action: &Action) -> bool {
    plan.state == Draft::Final && action.status.is_open()
}
