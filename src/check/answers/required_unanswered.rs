//! `required-unanswered`: shared, and yet something that had to be answered is not.

use super::asked::{picked, sections};
use crate::check::Sink;
use crate::diagnostic::{Answers, Unanswered};
use crate::path;
use crate::record::{PrepState, Question, QuestionType, ReasonRule, Record, is_encrypted, is_unanswered};
use crate::store::{Store, Talk};
use serde_json::Value;

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for (file, record) in talk.records() {
        let Record::Prep(prep) = record else { continue };
        let Some(form) = store.form(&prep.form).filter(|_| prep.state == PrepState::Shared) else { continue };
        for section in sections(store, talk, form) {
            let chosen = section.pick.and_then(|_| picked(prep, section));
            if section.pick.is_some() && chosen.is_none() {
                continue;
            }
            let is_asked = |id: &str| chosen.as_ref().is_none_or(|chosen| chosen.contains(&id));
            for question in section.questions.iter().filter(|question| is_asked(question.id.as_str())) {
                let id = question.id.as_str();
                if let Some(part) = left_out(question, prep.answers.as_ref().and_then(|answers| answers.get(id))) {
                    let fact = Answers::RequiredUnanswered { question: id.to_owned(), part };
                    sink.value(file, fact, path!["answers", id]);
                }
            }
        }
    }
}

/// What is missing from an answer. A reason and a column can be required of an answer that is not.
fn left_out(question: &Question, answer: Option<&Value>) -> Option<Unanswered> {
    let said = answer.filter(|answer| !is_unanswered(Some(answer)));
    let Some(answer) = said else { return question.required.then_some(Unanswered::Answer) };
    if answer.as_str().is_some_and(is_encrypted) {
        return None;
    }
    match question.question_type {
        QuestionType::Scale => {
            let has = |key: &str| !is_unanswered(answer.get(key));
            let reason = question.scale.as_ref().is_some_and(|scale| scale.reason == ReasonRule::Required);
            match (has("score"), has("reason")) {
                (false, _) if question.required => Some(Unanswered::Answer),
                (true, false) if reason => Some(Unanswered::Reason),
                _ => None,
            }
        }
        QuestionType::Rows => rows_left_out(question, answer),
        _ => None,
    }
}

fn rows_left_out(question: &Question, answer: &Value) -> Option<Unanswered> {
    let all_items = question.items.iter().all(|item| !is_unanswered(answer.get(item.id.as_str())));
    if question.required && !all_items {
        return Some(Unanswered::Items);
    }
    let rows: Vec<&Value> = match answer {
        Value::Array(rows) => rows.iter().collect(),
        Value::Object(rows) => rows.values().collect(),
        _ => Vec::new(),
    };
    let needed = || question.columns.iter().filter(|column| column.required);
    let lacks = |row: &Value| row.is_object() && needed().any(|column| is_unanswered(row.get(column.id.as_str())));
    rows.into_iter().any(lacks).then_some(Unanswered::Column)
}
