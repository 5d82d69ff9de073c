//! An answer as people read it, by the type of its question.

use super::document::{Column, Part};
use super::words;
use crate::lang::Lang;
use crate::markup::{Line, Prose};
use crate::record::{Opt, Question, QuestionType, Scale, is_encrypted, is_unanswered};
use serde_json::Value;

/// How an answer is set: under which label, below headings of which level, in which language.
#[derive(Clone, Copy)]
pub(super) struct Setting<'s> {
    pub label: Option<&'s str>,
    pub below: u8,
    pub lang: Lang,
}

impl Setting<'_> {
    fn label(&self) -> Option<String> {
        self.label.map(str::to_owned)
    }

    fn words(&self, words: &str) -> Part {
        Part::Words { label: self.label(), words: Line::plain(words) }
    }

    fn text(&self, text: &str) -> Part {
        let text = Prose::new(text.trim(), self.below, self.lang);
        match self.label() {
            Some(label) => Part::Labelled { label, text },
            None => Part::Text { text },
        }
    }
}

/// The answer to `question`; nothing where it says nothing.
pub(super) fn answer(question: Option<&Question>, value: &Value, setting: Setting<'_>) -> Vec<Part> {
    let lang = setting.lang;
    if is_unanswered(Some(value)) {
        return Vec::new();
    }
    if value.as_str().is_some_and(is_encrypted) {
        return vec![setting.words(words::encrypted(lang))];
    }
    let Some(question) = question else { return vec![unknown(value, setting)] };
    let list = |items| vec![Part::List { label: setting.label(), items }];
    match question.question_type {
        QuestionType::Text => value.as_str().map(|text| setting.text(text)).into_iter().collect(),
        QuestionType::Note => Vec::new(),
        QuestionType::List => list(lines(value, &[], lang)),
        QuestionType::Choices => list(lines(value, &question.options, lang)),
        QuestionType::Scale => scale(question.scale.as_ref(), value, setting),
        QuestionType::Rows => rows(question, value, setting).into_iter().collect(),
        _ => {
            let words = match (question.question_type, question.unit.as_deref()) {
                (QuestionType::Number, Some(unit)) => {
                    Line::plain(&format!("{} {}", plain(value, lang), words::unit(unit, lang)))
                }
                (kind, _) => cell(kind, value, &question.options, None, lang),
            };
            vec![Part::Words { label: setting.label(), words }]
        }
    }
}

/// An answer whose question is gone is still shown.
fn unknown(value: &Value, setting: Setting<'_>) -> Part {
    match value {
        Value::String(text) => setting.text(text),
        Value::Array(_) => Part::List { label: setting.label(), items: lines(value, &[], setting.lang) },
        other => setting.words(&plain(other, setting.lang)),
    }
}

fn scale(scale: Option<&Scale>, value: &Value, setting: Setting<'_>) -> Vec<Part> {
    let score = value.get("score").filter(|score| !score.is_null());
    let reason = value.get("reason").and_then(Value::as_str).filter(|reason| !reason.trim().is_empty());
    let lang = setting.lang;
    let reason = reason.map(|reason| if is_encrypted(reason) { words::encrypted(lang) } else { reason });
    match (score, reason) {
        (Some(score), reason) => {
            let words = setting.words(&score_words(scale, score, lang));
            [Some(words), reason.and_then(|reason| Part::text(reason, setting.below, lang))]
                .into_iter()
                .flatten()
                .collect()
        }
        (None, Some(reason)) => vec![setting.text(reason)],
        (None, None) => Vec::new(),
    }
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

fn rows(question: &Question, value: &Value, setting: Setting<'_>) -> Option<Part> {
    let lang = setting.lang;
    let cells = |row: &Value| row_cells(question, row, lang);
    let mut columns = columns(question, lang);
    let rows: Vec<Vec<Line>> = match value {
        Value::Array(rows) => rows.iter().map(cells).collect(),
        Value::Object(by_item) => {
            columns.insert(0, item_column(lang));
            let answered = question.items.iter().filter_map(|item| Some((item, by_item.get(item.id.as_str())?)));
            answered.map(|(item, row)| [vec![Line::plain(item.label.in_lang(lang))], cells(row)].concat()).collect()
        }
        _ => Vec::new(),
    };
    (!rows.is_empty()).then(|| Part::Table { label: setting.label(), columns, rows, blank: false })
}

/// A row of a table question: a cell for each column.
pub(super) fn row_cells(question: &Question, row: &Value, lang: Lang) -> Vec<Line> {
    let of = |column: &crate::record::Column| {
        let value = row.get(column.id.as_str())?;
        Some(cell(column.column_type, value, &column.options, column.scale.as_ref(), lang))
    };
    question.columns.iter().map(|column| of(column).unwrap_or_default()).collect()
}

/// The columns of a table question.
pub(super) fn columns(question: &Question, lang: Lang) -> Vec<Column> {
    let share = |kind| if matches!(kind, QuestionType::Text | QuestionType::List) { 3 } else { 2 };
    question.columns.iter().map(|column| Column::new(column.label.in_lang(lang), share(column.column_type))).collect()
}

/// The column of the items that a table question asks about.
pub(super) fn item_column(lang: Lang) -> Column {
    Column::new(lang.pick("Emne", "Item"), 3)
}

fn cell(kind: QuestionType, value: &Value, options: &[Opt], scale: Option<&Scale>, lang: Lang) -> Line {
    match (kind, value) {
        (_, Value::Null) => Line::default(),
        (_, Value::String(text)) if is_encrypted(text) => Line::plain(words::encrypted(lang)),
        (QuestionType::Choice | QuestionType::Choices, _) | (_, Value::Array(_)) => {
            Line::plain(&texts(value, options, lang).join(", "))
        }
        (QuestionType::Tick, Value::Bool(_)) => Line::plain(&plain(value, lang)),
        (QuestionType::Date, Value::String(day)) => {
            Line::plain(&day.parse::<crate::date::Date>().map_or_else(|_| day.clone(), |day| day.long(lang)))
        }
        (QuestionType::Scale, score) => Line::plain(&score_words(scale, score, lang)),
        (_, Value::String(text)) => Line::new(text, lang),
        (_, other) => Line::plain(&plain(other, lang)),
    }
}

/// Each of several answers: an option by its label, what somebody wrote as CommonMark.
fn lines(value: &Value, options: &[Opt], lang: Lang) -> Vec<Line> {
    let read = |text: &String| if options.is_empty() { Line::new(text, lang) } else { Line::plain(text) };
    texts(value, options, lang).iter().map(read).collect()
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
        single => vec![one(single)],
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
