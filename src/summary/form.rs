//! A form without answers, to print and fill in by hand.

use super::answer::{columns, item_column};
use super::document::{Document, Fact, IN_TOPIC, Part, Section, Topic};
use super::prep::{first_of, more_of};
use super::words;
use crate::lang::{Lang, all_of};
use crate::markup::{Line, Prose};
use crate::record::{Form, Item, Purpose, Question, QuestionType, ReasonRule, Scale, Section as Asked};
use crate::store::Store;

/// Rows to write in, where the author adds them.
const EMPTY_ROWS: usize = 4;
/// A form of so few questions goes on one sheet of paper.
const FEW_QUESTIONS: usize = 6;
/// More scores than this do not fit side by side.
const MOST_SCORES: i64 = 11;

/// The form, blank.
pub fn blank_form(store: &Store, form: &Form) -> Document {
    let lang = store.settings().language;
    let day = match form.purpose {
        Purpose::Preparation => lang.pick("Samtalens dato", "Date of the talk"),
        Purpose::Evaluation => lang.pick("Dato", "Date"),
    };
    let asked: usize = form.sections.iter().map(|section| section.questions.len()).sum();
    let lines = if asked <= FEW_QUESTIONS { 3 } else { 5 };
    let fields = [lang.pick("Navn", "Name"), day];
    Document {
        lang: lang.tag(),
        title: form.title.in_lang(lang).to_owned(),
        organisation: store.settings().organisation.clone(),
        record: format!("{} {}", form.id, form.revision),
        draft: None,
        excerpt: None,
        facts: Vec::new(),
        lead: fields.into_iter().map(|label| Part::Write { label: Some(label.to_owned()), lines: 1 }).collect(),
        sections: form.sections.iter().map(|asked| section(asked, lines, lang)).collect(),
        signatures: None,
        digests: Vec::new(),
        words: words::of_templates(lang),
        day: None,
        file_name: format!("{}-{}", form.id, form.revision),
        data: None,
    }
}

/// `lines` is how many there are to write a text on.
fn section(asked: &Asked, lines: u8, lang: Lang) -> Section {
    let mut remarks = Vec::new();
    if asked.leaders {
        remarks.push(lang.pick("Kun for den, der leder andre.", "Only for somebody who leads others.").to_owned());
    }
    if let Some(types) = &asked.types {
        let names: Vec<String> = types.iter().map(|kind| words::talk_type(*kind, lang).to_lowercase()).collect();
        remarks.push(
            lang.pick(format!("Kun ved {}.", all_of(lang, &names)), format!("Only at a {}.", all_of(lang, &names))),
        );
    }
    remarks.extend(asked.pick.map(|pick| pick.words(lang)));
    let parts = if remarks.is_empty() { Vec::new() } else { vec![Part::Remark { words: remarks.join(" ") }] };
    Section {
        id: asked.id.to_string(),
        heading: Line::plain(asked.title.in_lang(lang)),
        parts,
        topics: asked.questions.iter().map(|question| topic(question, lines, lang)).collect(),
    }
}

fn topic(question: &Question, lines: u8, lang: Lang) -> Topic {
    let mut parts: Vec<Part> = more_of(question, IN_TOPIC, lang).into_iter().collect();
    if let Some(help) = &question.help {
        parts.push(Part::Help { text: Prose::new(&lines_apart(help.in_lang(lang)), IN_TOPIC, lang) });
    }
    parts.extend(to_fill_in(question, lines, lang));
    Topic { mark: None, heading: first_of(question, lang), parts }
}

/// Helper questions stand one a line: as a list they stay so on paper.
fn lines_apart(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let plain = |line: &&str| line.starts_with(char::is_alphabetic);
    if lines.len() > 1 && lines.iter().all(plain) { lines.join("\\\n") } else { text.to_owned() }
}

fn to_fill_in(question: &Question, lines: u8, lang: Lang) -> Vec<Part> {
    let write = |lines| vec![Part::Write { label: None, lines }];
    let options = || question.options.iter().map(|option| Line::plain(option.label.in_lang(lang))).collect();
    match question.question_type {
        QuestionType::Note => Vec::new(),
        QuestionType::Text => write(lines),
        QuestionType::List => write(3),
        QuestionType::Number => {
            let unit = question.unit.as_deref().map(|unit| words::unit(unit, lang).to_owned());
            vec![Part::Write { label: Some(unit.unwrap_or_else(|| lang.pick("Antal", "Number").to_owned())), lines: 1 }]
        }
        QuestionType::Date => vec![Part::Write { label: Some(lang.pick("Dato", "Date").to_owned()), lines: 1 }],
        QuestionType::Tick => vec![Part::Choices { options: vec![Line::plain(lang.pick("Ja", "Yes"))] }],
        QuestionType::Choice | QuestionType::Choices => vec![Part::Choices { options: options() }],
        QuestionType::Scale => question.scale.as_ref().map(|scale| scores(scale, lang)).unwrap_or_default(),
        QuestionType::Rows => {
            meanings_of_columns(question, lang).into_iter().chain([blank_table(question, lang)]).collect()
        }
    }
}

fn scores(scale: &Scale, lang: Lang) -> Vec<Part> {
    let meanings = meanings(scale, lang);
    let mut parts = Vec::new();
    if scale.max - scale.min < MOST_SCORES {
        parts.push(Part::Scores { scores: (scale.min..=scale.max).collect(), meanings });
    } else {
        let range = format!("{} {}–{}", lang.pick("Tal", "Score"), scale.min, scale.max);
        if !meanings.is_empty() {
            parts.push(Part::Remark { words: meanings.join(" · ") });
        }
        parts.push(Part::Write { label: Some(range), lines: 1 });
    }
    let reason = match scale.reason {
        ReasonRule::None => return parts,
        ReasonRule::Optional => lang.pick("Hvorfor? (hvis du vil)", "Why? (if you like)"),
        ReasonRule::Required => lang.pick("Hvorfor?", "Why?"),
    };
    parts.push(Part::Write { label: Some(reason.to_owned()), lines: 2 });
    parts
}

fn meanings(scale: &Scale, lang: Lang) -> Vec<String> {
    scale.anchors.iter().map(|anchor| format!("{} = {}", anchor.at, anchor.label.in_lang(lang))).collect()
}

/// What may stand in a table's columns: the options, and what the scores mean.
fn meanings_of_columns(question: &Question, lang: Lang) -> Option<Part> {
    let said = question.columns.iter().map(|column| {
        let options = column.options.iter().map(|option| option.label.in_lang(lang).to_owned());
        let scores = column.scale.iter().flat_map(|scale| meanings(scale, lang));
        (column.label.in_lang(lang), options.chain(scores).collect::<Vec<_>>())
    });
    let facts: Vec<Fact> = said
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| Fact::plain(label, &words.join(" · ")))
        .collect();
    (!facts.is_empty()).then_some(Part::Facts { facts })
}

fn blank_table(question: &Question, lang: Lang) -> Part {
    let mut columns = columns(question, lang);
    for (column, asked) in columns.iter_mut().zip(&question.columns) {
        if let Some(scale) = &asked.scale {
            column.head = format!("{} ({}–{})", column.head, scale.min, scale.max);
        }
    }
    let empty = vec![Line::default(); columns.len()];
    let rows = if question.items.is_empty() {
        vec![empty; EMPTY_ROWS]
    } else {
        columns.insert(0, item_column(lang));
        let row = |item: &Item| {
            let help = item.help.as_ref().map_or_else(String::new, |help| format!(": {}", help.in_lang(lang)));
            [vec![Line::plain(&format!("{}{help}", item.label.in_lang(lang)))], empty.clone()].concat()
        };
        question.items.iter().map(row).collect()
    };
    Part::Table { label: None, columns, rows, blank: true }
}
