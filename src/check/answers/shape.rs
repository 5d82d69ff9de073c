//! Whether an answer has the shape its question asks for.

use crate::diagnostic::Wanted;
use crate::path;
use crate::record::{Opt, Question, QuestionType, ReasonRule, Scale, is_encrypted};
use crate::yaml::Path;
use serde_json::{Map, Value};

/// Where an answer does not fit its question, as paths from the answer, with what was wanted there.
pub(super) fn misfits(question: &Question, answer: &Value) -> Vec<(Path, Wanted)> {
    let mut found = Vec::new();
    if is_silent(answer) {
        return found;
    }
    let here = Path::root();
    match question.question_type {
        QuestionType::Scale => {
            if let Some(scale) = &question.scale {
                score(scale, answer, &mut found);
            }
        }
        QuestionType::Rows => rows(question, answer, &mut found),
        QuestionType::Note => found.push((here, Wanted::Nothing)),
        simple => cell(simple, None, &question.options, answer, here, &mut found),
    }
    found
}

/// Options that are chosen twice in one answer or one cell, as paths from the answer: the first time, and the time after.
pub(super) fn chosen_twice(question: &Question, answer: &Value) -> Vec<(Path, Path)> {
    if question.question_type == QuestionType::Choices {
        return repeated(answer, &Path::root());
    }
    let rows: Vec<(Path, &Value)> = match answer {
        Value::Array(rows) => rows.iter().enumerate().map(|(at, row)| (path![at], row)).collect(),
        Value::Object(rows) => rows.iter().map(|(id, row)| (path![id.as_str()], row)).collect(),
        _ => Vec::new(),
    };
    let choices = || question.columns.iter().filter(|column| column.column_type == QuestionType::Choices);
    let cells =
        rows.iter().flat_map(|(path, row)| choices().map(move |column| (path.key(column.id.as_str()), *row, column)));
    cells.filter_map(|(path, row, column)| Some(repeated(row.get(column.id.as_str())?, &path))).flatten().collect()
}

fn repeated(chosen: &Value, here: &Path) -> Vec<(Path, Path)> {
    let ids: Vec<&Value> = chosen.as_array().into_iter().flatten().collect();
    let first_of = |at: usize| ids[..at].iter().position(|one| *one == ids[at] && !is_silent(one));
    (0..ids.len()).filter_map(|at| Some((here.index(first_of(at)?), here.index(at)))).collect()
}

/// Nothing was said, or nobody can read it here.
fn is_silent(answer: &Value) -> bool {
    match answer {
        Value::Null => true,
        Value::String(text) => text.is_empty() || is_encrypted(text),
        _ => false,
    }
}

fn score(scale: &Scale, answer: &Value, found: &mut Vec<(Path, Wanted)>) {
    let wanted = Wanted::Score { min: scale.min, max: scale.max };
    let Value::Object(parts) = answer else {
        found.push((Path::root(), wanted));
        return;
    };
    for (key, value) in parts {
        let fits = is_silent(value)
            || match key.as_str() {
                "score" => is_within(scale, value),
                "reason" => value.is_string(),
                _ => false,
            };
        if !fits {
            found.push((path![key.as_str()], wanted.clone()));
        } else if key == "reason" && scale.reason == ReasonRule::None && !value.is_null() {
            found.push((path![key.as_str()], Wanted::NoReason));
        }
    }
}

fn is_within(scale: &Scale, value: &Value) -> bool {
    value.as_i64().is_some_and(|score| (scale.min..=scale.max).contains(&score))
}

fn rows(question: &Question, answer: &Value, found: &mut Vec<(Path, Wanted)>) {
    match answer {
        Value::Array(rows) if question.items.is_empty() => {
            for (at, one) in rows.iter().enumerate() {
                row(question, one, &path![at], found);
            }
        }
        Value::Object(rows) if !question.items.is_empty() => {
            let items: Vec<String> = question.items.iter().map(|item| item.id.to_string()).collect();
            for (key, one) in rows {
                if items.contains(key) {
                    row(question, one, &path![key.as_str()], found);
                } else {
                    found.push((path![key.as_str()], Wanted::Item(items.clone())));
                }
            }
        }
        Value::Array(rows) if rows.is_empty() => {}
        Value::Object(rows) if rows.is_empty() => {}
        _ if question.items.is_empty() => found.push((Path::root(), Wanted::Rows)),
        _ => {
            let items = question.items.iter().map(|item| item.id.to_string()).collect();
            found.push((Path::root(), Wanted::Item(items)));
        }
    }
}

fn row(question: &Question, answer: &Value, here: &Path, found: &mut Vec<(Path, Wanted)>) {
    if is_silent(answer) {
        return;
    }
    let Value::Object(cells) = answer else {
        found.push((here.clone(), Wanted::Row));
        return;
    };
    cells_of(question, cells, here, found);
}

fn cells_of(question: &Question, cells: &Map<String, Value>, here: &Path, found: &mut Vec<(Path, Wanted)>) {
    for (key, value) in cells {
        match question.columns.iter().find(|column| column.id.as_str() == key) {
            Some(column) if !is_silent(value) => {
                let scale = column.scale.as_ref();
                cell(column.column_type, scale, &column.options, value, here.key(key), found);
            }
            Some(_) => {}
            None => {
                let columns = question.columns.iter().map(|column| column.id.to_string()).collect();
                found.push((here.key(key), Wanted::Column(columns)));
            }
        }
    }
}

fn cell(
    kind: QuestionType,
    scale: Option<&Scale>,
    options: &[Opt],
    value: &Value,
    here: Path,
    found: &mut Vec<(Path, Wanted)>,
) {
    let ids = || options.iter().map(|option| option.id.to_string()).collect::<Vec<String>>();
    let is_option = |value: &Value| {
        value.as_str().is_some_and(|id| is_encrypted(id) || options.iter().any(|one| one.id.as_str() == id))
    };
    let wanted = match kind {
        QuestionType::Text if !value.is_string() => Wanted::Text,
        QuestionType::List if !is_list_of(value, |item| item.is_string() || item.is_null()) => Wanted::List,
        QuestionType::Choice if !is_option(value) => Wanted::Option(ids()),
        QuestionType::Choices => match value.as_array() {
            None => Wanted::Options(ids()),
            Some(chosen) => {
                let strange = chosen.iter().enumerate().filter(|(_, one)| !is_option(one));
                found.extend(strange.map(|(at, _)| (here.index(at), Wanted::Option(ids()))));
                return;
            }
        },
        QuestionType::Scale => match scale {
            Some(scale) if !is_within(scale, value) => Wanted::Cell { min: scale.min, max: scale.max },
            _ => return,
        },
        QuestionType::Number if !value.is_number() => Wanted::Number,
        QuestionType::Tick if !value.is_boolean() => Wanted::Tick,
        QuestionType::Date if value.as_str().is_none_or(|day| day.parse::<crate::date::Date>().is_err()) => {
            Wanted::Date
        }
        _ => return,
    };
    found.push((here, wanted));
}

fn is_list_of(value: &Value, fits: impl Fn(&Value) -> bool) -> bool {
    value.as_array().is_some_and(|items| items.iter().all(fits))
}
