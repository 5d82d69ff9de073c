//! A question set.

use super::{Author, Id, TalkType};
use crate::lang::Lang;
use serde::Deserialize;
use serde_json::Value;

/// `kind: form`.
#[derive(Clone, Debug, Deserialize)]
pub struct Form {
    /// Stable over revisions.
    pub id: Id,
    /// From 1.
    pub revision: u32,
    /// Who fills it in.
    pub role: FormRole,
    /// Before the talk, or about it afterwards.
    #[serde(default)]
    pub purpose: Purpose,
    /// Its heading.
    pub title: Label,
    /// Its parts.
    pub sections: Vec<Section>,
}

impl Form {
    /// Whether it is for this party.
    pub fn is_for(&self, role: Author) -> bool {
        match self.role {
            FormRole::Both => true,
            FormRole::Employee => role == Author::Employee,
            FormRole::Manager => role == Author::Manager,
        }
    }

    /// Whether it asks anybody anything in this kind of talk.
    pub fn asks_in(&self, talk: TalkType) -> bool {
        self.sections.iter().any(|section| section.is_for(talk, true))
    }

    /// Every question, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions().find(|question| question.id.as_str() == id)
    }

    /// What a question or an item with this id is called, in `lang`.
    pub fn name_of(&self, id: &str, lang: Lang) -> Option<&str> {
        self.question(id).map(|question| question.ask.in_lang(lang)).or_else(|| {
            let items = self.questions().flat_map(|question| &question.items);
            items.into_iter().find(|item| item.id.as_str() == id).map(|item| item.label.in_lang(lang))
        })
    }
}

/// Who fills a form in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FormRole {
    /// The employee.
    Employee,
    /// The manager.
    Manager,
    /// Each for themselves.
    Both,
}

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Before the talk.
    #[default]
    Preparation,
    /// Of the talk itself.
    Evaluation,
}

/// A text, in one language or by language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Label {
    /// The same for everybody.
    One(String),
    /// By language; where one is missing the other is shown.
    ByLanguage {
        /// Danish.
        da: Option<String>,
        /// English.
        en: Option<String>,
    },
}

impl Label {
    /// The text in `lang`, else in the other language, without the line end of a block.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match self {
            Self::One(text) => text,
            Self::ByLanguage { da, en } => {
                let (first, second) = lang.pick((da, en), (en, da));
                first.as_deref().or(second.as_deref()).unwrap_or_default()
            }
        }
        .trim_end()
    }
}

/// A part of a form.
#[derive(Clone, Debug, Deserialize)]
pub struct Section {
    /// Its id.
    pub id: Id,
    /// Its heading.
    pub title: Label,
    /// The kinds of talk it is for; all where absent.
    pub types: Option<Vec<TalkType>>,
    /// Only where the person leads somebody.
    #[serde(default)]
    pub leaders: bool,
    /// Cards to pick from.
    pub pick: Option<Pick>,
    /// Minutes in the agenda.
    pub duration: Option<u32>,
    /// Its questions.
    pub questions: Vec<Question>,
}

impl Section {
    /// Whether it is asked in a kind of talk, of somebody who leads others or does not.
    pub fn is_for(&self, talk: TalkType, leads: bool) -> bool {
        self.types.as_ref().is_none_or(|types| types.contains(&talk)) && (leads || !self.leaders)
    }
}

/// How many questions an author picks.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Pick {
    /// At least.
    pub min: Option<u32>,
    /// At most.
    pub max: Option<u32>,
}

impl Pick {
    /// How many, as it is said to the author.
    pub fn words(self, lang: Lang) -> String {
        match (self.min.unwrap_or(0), self.max) {
            (0, None) => lang.pick("Valgfrit.", "Optional.").to_owned(),
            (0, Some(max)) => lang.pick(format!("Vælg op til {max} af dem."), format!("Pick up to {max} of them.")),
            (min, Some(max)) if min == max => lang.pick(format!("Vælg {min} af dem."), format!("Pick {min} of them.")),
            (min, Some(max)) => {
                lang.pick(format!("Vælg {min} til {max} af dem."), format!("Pick {min} to {max} of them."))
            }
            (min, None) => lang.pick(format!("Vælg mindst {min} af dem."), format!("Pick at least {min} of them.")),
        }
    }
}

/// One question.
#[derive(Clone, Debug, Deserialize)]
pub struct Question {
    /// Stable for ever: answers are keyed by it.
    pub id: Id,
    /// What an answer is.
    #[serde(rename = "type")]
    pub question_type: QuestionType,
    /// The question.
    pub ask: Label,
    /// Helper questions.
    pub help: Option<Label>,
    /// For the manager, in the agenda.
    pub hint: Option<Label>,
    /// Whether a shared preparation must answer it.
    #[serde(default)]
    pub required: bool,
    /// For `scale`.
    pub scale: Option<Scale>,
    /// For `choice` and `choices`, in order.
    #[serde(default)]
    pub options: Vec<Opt>,
    /// For `number`.
    pub unit: Option<String>,
    /// For `rows`.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// For `rows` that are fixed.
    #[serde(default)]
    pub items: Vec<Item>,
}

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuestionType {
    /// Text.
    Text,
    /// Short texts.
    List,
    /// One option.
    Choice,
    /// Some options.
    Choices,
    /// A score with a reason.
    Scale,
    /// A number.
    Number,
    /// Yes or no.
    Tick,
    /// A date.
    Date,
    /// A table.
    Rows,
    /// Nothing: a text to read.
    Note,
}

/// A scale, run either way.
#[derive(Clone, Debug, Deserialize)]
pub struct Scale {
    /// The lowest score.
    pub min: i64,
    /// The highest score.
    pub max: i64,
    /// Which end is best.
    pub best: Best,
    /// Whether a reason is asked for.
    #[serde(default)]
    pub reason: ReasonRule,
    /// What single scores mean.
    #[serde(default)]
    pub anchors: Vec<Anchor>,
}

impl Scale {
    /// The best score there is.
    pub fn best_score(&self) -> i64 {
        match self.best {
            Best::High => self.max,
            Best::Low => self.min,
        }
    }

    /// The range, and which end of it is best: `1–6, 6 er bedst`.
    pub fn words(&self, lang: Lang) -> String {
        format!("{}–{}, {} {}", self.min, self.max, self.best_score(), lang.pick("er bedst", "is best"))
    }
}

/// The best end of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Best {
    /// The highest score.
    High,
    /// The lowest score.
    Low,
}

/// Whether a score comes with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReasonRule {
    /// No reason.
    None,
    /// If the author likes.
    #[default]
    Optional,
    /// Always.
    Required,
}

/// What one score means.
#[derive(Clone, Debug, Deserialize)]
pub struct Anchor {
    /// The score.
    pub at: i64,
    /// Its meaning.
    pub label: Label,
}

/// One choice.
#[derive(Clone, Debug, Deserialize)]
pub struct Opt {
    /// Its id.
    pub id: Id,
    /// Its text.
    pub label: Label,
}

/// A column of a table.
#[derive(Clone, Debug, Deserialize)]
pub struct Column {
    /// Its id.
    pub id: Id,
    /// What a cell is.
    #[serde(rename = "type")]
    pub column_type: QuestionType,
    /// Its heading.
    pub label: Label,
    /// Whether each row must have it.
    #[serde(default)]
    pub required: bool,
    /// For `scale`.
    pub scale: Option<Scale>,
    /// For `choice` and `choices`.
    #[serde(default)]
    pub options: Vec<Opt>,
    /// For `number`.
    pub unit: Option<String>,
}

/// A fixed row of a table.
#[derive(Clone, Debug, Deserialize)]
pub struct Item {
    /// Its id, unique in the form.
    pub id: Id,
    /// Its text.
    pub label: Label,
    /// Helper text.
    pub help: Option<Label>,
}

/// Whether an answer says nothing: absent, null or empty, or made of nothing else, such as a table whose cells are empty.
pub fn is_unanswered(answer: Option<&Value>) -> bool {
    match answer {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Array(items)) => items.iter().all(|item| is_unanswered(Some(item))),
        Some(Value::Object(entries)) => entries.values().all(|value| is_unanswered(Some(value))),
        Some(Value::Bool(_) | Value::Number(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_says_nothing_anywhere_is_not_answered() {
        let silent = [
            json!(null),
            json!(""),
            json!(" \n"),
            json!([]),
            json!({}),
            json!([null, ""]),
            json!({ "score": null, "reason": "" }),
            json!([{ "task": null, "energy": "" }, {}]),
            json!({ "bim": { "now": null } }),
        ];
        for answer in &silent {
            assert!(is_unanswered(Some(answer)), "{answer}");
        }
        for answer in [json!(0), json!(false), json!("x"), json!(["", "x"]), json!({ "bim": { "now": 0 } })] {
            assert!(!is_unanswered(Some(&answer)), "{answer}");
        }
    }
}
