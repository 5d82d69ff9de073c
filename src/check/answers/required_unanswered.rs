//! `required-unanswered`: shared, and yet something that had to be answered is not.

use super::asked::{picked, sections};
use crate::check::Sink;
use crate::diagnostic::{Answers, Diagnostic, Place, Unanswered};
use crate::path;
use crate::record::{PrepState, Question, QuestionType, ReasonRule, Record, is_encrypted, is_unanswered};
use crate::store::{Store, Talk};
use crate::yaml::Path;
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
                let answer = prep.answers.as_ref().and_then(|answers| answers.get(id));
                for (below, part) in left_out(question, answer) {
                    let is_row = matches!(part, Unanswered::Columns { .. });
                    let path = path!["answers", id].join(&below);
                    // A row that lacks something is shown where it begins.
                    let place = if is_row { Place::Missing(path) } else { Place::Value(path) };
                    let fact = Answers::RequiredUnanswered { question: id.to_owned(), part };
                    sink.push(file, Diagnostic::new(fact, place));
                }
            }
        }
    }
}

/// What is missing from an answer, with where in it. A reason and a column can be required of an answer that is not.
fn left_out(question: &Question, answer: Option<&Value>) -> Vec<(Path, Unanswered)> {
    let here = |part| vec![(Path::root(), part)];
    let said = answer.filter(|answer| !is_unanswered(Some(answer)));
    let Some(answer) = said else {
        return if question.required { here(Unanswered::Answer) } else { Vec::new() };
    };
    if answer.as_str().is_some_and(is_encrypted) {
        return Vec::new();
    }
    match question.question_type {
        QuestionType::Scale => {
            let has = |key: &str| !is_unanswered(answer.get(key));
            let reason = question.scale.as_ref().is_some_and(|scale| scale.reason == ReasonRule::Required);
            match (has("score"), has("reason")) {
                (false, _) if question.required => here(Unanswered::Answer),
                (true, false) if reason => here(Unanswered::Reason),
                _ => Vec::new(),
            }
        }
        QuestionType::Rows => rows_left_out(question, answer),
        _ => Vec::new(),
    }
}

fn rows_left_out(question: &Question, answer: &Value) -> Vec<(Path, Unanswered)> {
    let mut found = Vec::new();
    let items: Vec<String> = question
        .items
        .iter()
        .filter(|item| is_unanswered(answer.get(item.id.as_str())))
        .map(|item| item.id.to_string())
        .collect();
    if question.required && !items.is_empty() {
        found.push((Path::root(), Unanswered::Items(items)));
    }
    let rows: Vec<(Path, String, &Value)> = match answer {
        Value::Array(rows) => rows.iter().enumerate().map(|(at, row)| (path![at], (at + 1).to_string(), row)).collect(),
        Value::Object(rows) => rows.iter().map(|(id, row)| (path![id.as_str()], id.clone(), row)).collect(),
        _ => Vec::new(),
    };
    // A row that says nothing lacks nothing.
    for (path, id, row) in rows.into_iter().filter(|(_, _, row)| row.is_object() && !is_unanswered(Some(row))) {
        let needed = question.columns.iter().filter(|column| column.required);
        let lacks = needed.filter(|column| is_unanswered(row.get(column.id.as_str())));
        let columns: Vec<String> = lacks.map(|column| column.id.to_string()).collect();
        if !columns.is_empty() {
            found.push((path, Unanswered::Columns { row: id, columns }));
        }
    }
    found
}
