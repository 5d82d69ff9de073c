//! An answer as people read it, by the type of its question.

use super::words;
use crate::lang::Lang;
use crate::record::{Opt, Question, QuestionType, Scale, is_encrypted, is_unanswered};
use serde::Serialize;
use serde_json::Value;

/// An answer to show.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", tag = "shape")]
pub enum Answer {
    /// What somebody wrote.
    Text {
        /// CommonMark.
        text: String,
    },
    /// A few words of ours: an option's label, a score.
    Words {
        /// Plain text.
        text: String,
        /// What somebody wrote to it, in CommonMark.
        reason: Option<String>,
    },
    /// Short texts.
    List {
        /// Each plain text.
        items: Vec<String>,
    },
    /// Rows and columns.
    Table {
        /// Column headings.
        head: Vec<String>,
        /// Cells, row by row.
        rows: Vec<Vec<String>>,
    },
}

/// The answer to `question`; `None` where it says nothing.
pub(super) fn answer(question: Option<&Question>, value: &Value, lang: Lang) -> Option<Answer> {
    if is_unanswered(Some(value)) {
        return None;
    }
    if value.as_str().is_some_and(is_encrypted) {
        return Some(Answer::Words { text: words::encrypted(lang).to_owned(), reason: None });
    }
    let Some(question) = question else { return Some(unknown(value, lang)) };
    match question.question_type {
        QuestionType::Text => value.as_str().map(|text| Answer::Text { text: text.to_owned() }),
        QuestionType::Note => None,
        QuestionType::List => Some(Answer::List { items: texts(value, &[], lang) }),
        QuestionType::Choices => Some(Answer::List { items: texts(value, &question.options, lang) }),
        QuestionType::Scale => scale(question.scale.as_ref(), value, lang),
        QuestionType::Rows => rows(question, value, lang),
        _ => Some(Answer::Words {
            text: cell(question.question_type, value, &question.options, None, lang),
            reason: None,
        }),
    }
}

/// An answer whose question is gone is still shown.
fn unknown(value: &Value, lang: Lang) -> Answer {
    match value {
        Value::String(text) => Answer::Text { text: text.clone() },
        Value::Array(_) => Answer::List { items: texts(value, &[], lang) },
        other => Answer::Words { text: plain(other, lang), reason: None },
    }
}

fn scale(scale: Option<&Scale>, value: &Value, lang: Lang) -> Option<Answer> {
    let score = value.get("score").filter(|score| !score.is_null());
    let reason = value.get("reason").and_then(Value::as_str).filter(|reason| !reason.trim().is_empty());
    if score.is_none() && reason.is_none() {
        return None;
    }
    let text = score.map_or_else(String::new, |score| score_words(scale, score, lang));
    let reason =
        reason.map(|reason| if is_encrypted(reason) { words::encrypted(lang).to_owned() } else { reason.to_owned() });
    Some(Answer::Words { text, reason })
}

/// `5 af 6`, with the anchor's words where the score has one.
fn score_words(scale: Option<&Scale>, score: &Value, lang: Lang) -> String {
    let number = plain(score, lang);
    let Some(scale) = scale else { return number };
    let anchor =
        scale.anchors.iter().find(|anchor| Some(anchor.at) == score.as_i64()).map(|anchor| anchor.label.in_lang(lang));
    let of = format!("{number} {} {}", lang.pick("af", "of"), scale.max);
    anchor.map_or(of.clone(), |anchor| format!("{of}: {anchor}"))
}

fn rows(question: &Question, value: &Value, lang: Lang) -> Option<Answer> {
    let cells = |row: &Value| -> Vec<String> {
        question
            .columns
            .iter()
            .map(|column| {
                row.get(column.id.as_str()).map_or_else(String::new, |value| {
                    cell(column.column_type, value, &column.options, column.scale.as_ref(), lang)
                })
            })
            .collect()
    };
    let mut head: Vec<String> = question.columns.iter().map(|column| column.label.in_lang(lang).to_owned()).collect();
    let rows: Vec<Vec<String>> = match value {
        Value::Array(rows) => rows.iter().map(cells).collect(),
        Value::Object(by_item) => {
            head.insert(0, String::new());
            let answered = question.items.iter().filter_map(|item| Some((item, by_item.get(item.id.as_str())?)));
            answered.map(|(item, row)| [vec![item.label.in_lang(lang).to_owned()], cells(row)].concat()).collect()
        }
        _ => Vec::new(),
    };
    (!rows.is_empty()).then_some(Answer::Table { head, rows })
}

fn cell(kind: QuestionType, value: &Value, options: &[Opt], scale: Option<&Scale>, lang: Lang) -> String {
    match (kind, value) {
        (_, Value::Null) => String::new(),
        (_, Value::String(text)) if is_encrypted(text) => words::encrypted(lang).to_owned(),
        (QuestionType::Choice | QuestionType::Choices, _) | (_, Value::Array(_)) => {
            texts(value, options, lang).join(", ")
        }
        (QuestionType::Tick, Value::Bool(ticked)) => match ticked {
            true => lang.pick("ja", "yes").to_owned(),
            false => lang.pick("nej", "no").to_owned(),
        },
        (QuestionType::Date, Value::String(day)) => {
            day.parse::<crate::date::Date>().map_or_else(|_| day.clone(), |day| day.long(lang))
        }
        (QuestionType::Scale, score) => score_words(scale, score, lang),
        (_, other) => plain(other, lang),
    }
}

fn texts(value: &Value, options: &[Opt], lang: Lang) -> Vec<String> {
    let label = |id: &str| {
        options.iter().find(|option| option.id.as_str() == id).map(|option| option.label.in_lang(lang).to_owned())
    };
    let one = |value: &Value| {
        let text = plain(value, lang);
        if is_encrypted(&text) { words::encrypted(lang).to_owned() } else { label(&text).unwrap_or(text) }
    };
    match value {
        Value::Array(items) => items.iter().map(one).collect(),
        other => vec![one(other)],
    }
}

fn plain(value: &Value, lang: Lang) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => {
            number.as_f64().map_or_else(|| number.to_string(), |number| words::number(number, lang))
        }
        Value::Bool(truth) => {
            lang.pick(if *truth { "ja" } else { "nej" }, if *truth { "yes" } else { "no" }).to_owned()
        }
        Value::Null => String::new(),
        Value::Object(map) => {
            let parts: Vec<String> = map.iter().map(|(key, value)| format!("{key}: {}", plain(value, lang))).collect();
            parts.join(", ")
        }
        Value::Array(items) => items.iter().map(|item| plain(item, lang)).collect::<Vec<_>>().join(", "),
    }
}
