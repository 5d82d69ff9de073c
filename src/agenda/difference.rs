//! How far apart two answers are.

use crate::record::{Column, Opt, Question, QuestionType, Scale};
use serde_json::Value;

/// In what two parties see a thing differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Scores that lie so many steps apart.
    Steps(u64),
    /// Opposite ends of the options.
    Opposite,
    /// Different views of how a goal went.
    Assessment,
    /// Cells of a table with fixed rows: each by its row's and its column's place in the question.
    Cells(Vec<(usize, usize)>),
}

/// Whether two scores are to be talked about: a quarter of the range or more apart, and at least one step.
pub fn is_far_apart(scale: &Scale, one: i64, other: i64) -> bool {
    let steps = i128::from(one.abs_diff(other));
    steps >= 1 && steps * 4 >= i128::from(scale.max) - i128::from(scale.min)
}

/// How two answers to the same question differ, where that is much: scores far apart, or choices at opposite ends of their options. Text,
/// dates and numbers are not measured, and neither are answers to two different questions of one id.
pub fn difference(question: &Question, one: &Value, twin: &Question, other: &Value) -> Option<Difference> {
    if question.question_type != twin.question_type {
        return None;
    }
    match question.question_type {
        QuestionType::Scale => {
            let score = |answer: &Value| answer.get("score").and_then(Value::as_i64);
            far_apart(question.scale.as_ref()?, twin.scale.as_ref()?, score(one)?, score(other)?)
        }
        QuestionType::Rows if !question.items.is_empty() => cells(question, one, twin, other),
        kind => opposite(kind, &question.options, one, &twin.options, other).then_some(Difference::Opposite),
    }
}

fn far_apart(scale: &Scale, twin: &Scale, one: i64, other: i64) -> Option<Difference> {
    let is_same = (scale.min, scale.max, scale.best) == (twin.min, twin.max, twin.best);
    (is_same && is_far_apart(scale, one, other)).then(|| Difference::Steps(one.abs_diff(other)))
}

/// Options are in order: one party is at the first and not the last, the other at the last and not the first. A tick has two ends.
fn opposite(kind: QuestionType, options: &[Opt], one: &Value, twins: &[Opt], other: &Value) -> bool {
    match kind {
        QuestionType::Tick => one.as_bool().zip(other.as_bool()).is_some_and(|(one, other)| one != other),
        QuestionType::Choice | QuestionType::Choices => {
            let (Some(first), Some(last)) = (options.first(), options.last()) else { return false };
            let is_same = options.iter().map(|option| &option.id).eq(twins.iter().map(|option| &option.id));
            let chose = |answer: &Value, option: &Opt| match answer {
                Value::String(id) => id == option.id.as_str(),
                Value::Array(ids) => ids.iter().any(|id| id.as_str() == Some(option.id.as_str())),
                _ => false,
            };
            let is_at = |answer: &Value, end: &Opt, far: &Opt| chose(answer, end) && !chose(answer, far);
            is_same
                && first.id != last.id
                && ((is_at(one, first, last) && is_at(other, last, first))
                    || (is_at(one, last, first) && is_at(other, first, last)))
        }
        _ => false,
    }
}

/// The cells of a table with the same fixed rows that are far apart.
fn cells(question: &Question, one: &Value, twin: &Question, other: &Value) -> Option<Difference> {
    let mut found = Vec::new();
    for (row, item) in question.items.iter().enumerate() {
        let (Some(one), Some(other)) = (one.get(item.id.as_str()), other.get(item.id.as_str())) else { continue };
        for (at, column) in question.columns.iter().enumerate() {
            let Some(same) = twin.columns.iter().find(|same| same.id == column.id) else { continue };
            let values = one.get(column.id.as_str()).zip(other.get(column.id.as_str()));
            if values.is_some_and(|(one, other)| differ_in_cell(column, one, same, other)) {
                found.push((row, at));
            }
        }
    }
    (!found.is_empty()).then_some(Difference::Cells(found))
}

fn differ_in_cell(column: &Column, one: &Value, twin: &Column, other: &Value) -> bool {
    if column.column_type != twin.column_type {
        return false;
    }
    match (column.column_type, &column.scale, &twin.scale) {
        (QuestionType::Scale, Some(scale), Some(same)) => {
            let scores = one.as_i64().zip(other.as_i64());
            scores.is_some_and(|(one, other)| far_apart(scale, same, one, other).is_some())
        }
        (kind, ..) => opposite(kind, &column.options, one, &twin.options, other),
    }
}
