//! Forms, and answers that fit them.

mod asked;
mod chosen_forms;
mod raw_html;
mod required_unanswered;
mod shape;
mod shared_question_differs;
mod topic_without_form;
mod wrong_answer;
mod wrong_form;
mod wrong_pick;
mod wrong_range;

use super::{RepositoryRule, TalkRule};

pub(super) const TALK_RULES: &[TalkRule] =
    &[wrong_form::check, topic_without_form::check, wrong_answer::check, wrong_pick::check, required_unanswered::check];
pub(super) const REPOSITORY_RULES: &[RepositoryRule] =
    &[chosen_forms::check, wrong_range::check, shared_question_differs::check, raw_html::check];
