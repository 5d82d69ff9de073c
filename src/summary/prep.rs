//! One party's preparation as a document.

use super::answer::{Setting, answer};
use super::document::{Document, Fact, IN_TOPIC, Part, Section, Topic};
use super::talk::{goal, readable};
use super::words::{self, DraftReason};
use super::{View, about, page};
use crate::lang::Lang;
use crate::markup::{Line, Prose};
use crate::record::{Author, Carried, Form, Prep, PrepState, Private, Question, QuestionType, TalkType, is_unanswered};
use crate::store::{Store, Talk};

/// One party's preparation: each question with its answer.
pub fn preparation(store: &Store, talk: &Talk<'_>, prep: &Prep, view: &View) -> Document {
    let lang = store.settings().language;
    let form = store.form(&prep.form);
    let role = match (&prep.by, prep.role) {
        (Some(by), _) => by.to_string(),
        (None, Author::Employee) => "employee".to_owned(),
        (None, Author::Manager) => "manager".to_owned(),
    };
    let draft = if prep.state == PrepState::Draft {
        Some(DraftReason::Unshared)
    } else {
        view.has_errors.then_some(DraftReason::Errors)
    };
    let what = form.map_or(lang.pick("Forberedelse", "Preparation"), |form| form.title.in_lang(lang));
    let mut document = Document {
        title: about(store, talk, what),
        ..page(store, talk, view, draft, format!("{}-prep-{role}", talk.id.to_string().replace('/', "-")))
    };
    document.facts.extend(facts(store, prep, form, lang));
    document.sections.extend(carried(store, &prep.carried, lang));
    match form {
        Some(form) => document.sections.extend(sections(store, talk, prep, form, lang)),
        None => document.sections.extend(without_form(prep, lang)),
    }
    document
}

fn facts(store: &Store, prep: &Prep, form: Option<&Form>, lang: Lang) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(by) = &prep.by {
        facts.push(Fact::plain(lang.pick("Skrevet af", "Written by"), &store.register().name_of(by)));
    }
    if let Some(Private::Plain(focus)) = &prep.focus {
        facts.push(Fact::plain(lang.pick("Tyngdepunkt", "Focus"), words::focus(*focus, lang)));
    }
    if !prep.must_cover.is_empty() {
        let name = |id: &crate::record::Id| {
            form.and_then(|form| form.name_of(id.as_str(), lang))
                .and_then(|ask| ask.lines().next())
                .unwrap_or(id.as_str())
                .to_owned()
        };
        let names: Vec<String> = prep.must_cover.iter().map(name).collect();
        facts.push(Fact::plain(lang.pick("Skal med", "Must be covered"), &names.join(" · ")));
    }
    facts
}

/// What was open last time, and how it went in the author's view.
fn carried(store: &Store, carried: &[Carried], lang: Lang) -> Option<Section> {
    let topic = |item: &Carried| {
        let text = readable(item.text.as_ref(), lang);
        let heading = text.as_deref().and_then(|text| text.lines().next()).map(|line| Line::new(line, lang));
        let heading = heading.or_else(|| goal(store, &item.reference, lang));
        let mut parts = Vec::new();
        if let Some(Private::Plain(assessment)) = &item.assessment {
            let label = Some(lang.pick("Hvordan det gik", "How it went").to_owned());
            parts.push(Part::Words { label, words: Line::plain(words::assessment(*assessment, lang)) });
        }
        parts.extend(readable(item.comment.as_ref(), lang).and_then(|text| Part::text(&text, IN_TOPIC, lang)));
        if parts.is_empty() {
            parts.push(unanswered(lang));
        }
        let heading = heading.unwrap_or_else(|| Line::plain(&item.reference.to_string()));
        Topic { mark: Some(item.reference.item.to_string()), heading, parts }
    };
    (!carried.is_empty()).then(|| Section {
        id: "carried".to_owned(),
        heading: Line::plain(lang.pick("Fra sidste samtale", "From the last talk")),
        parts: Vec::new(),
        topics: carried.iter().map(topic).collect(),
    })
}

/// The form's sections that were asked; of cards those that were picked or answered.
fn sections(store: &Store, talk: &Talk<'_>, prep: &Prep, form: &Form, lang: Lang) -> Vec<Section> {
    let kind = talk.conversation().map_or(TalkType::Mus, |conversation| conversation.talk_type);
    let leads = store.register().leads(&talk.id.subject);
    let value = |question: &Question| prep.answers.as_ref().and_then(|answers| answers.get(question.id.as_str()));
    let is_picked = |question: &Question| {
        let picked = prep.picked.iter().any(|id| matches!(id, Private::Plain(id) if *id == question.id));
        picked || !is_unanswered(value(question))
    };
    let asked = form.sections.iter().filter(|section| section.is_for(kind, leads));
    let sections = asked.map(|section| {
        let questions = section.questions.iter().filter(|question| section.pick.is_none() || is_picked(question));
        let topics = questions.map(|question| {
            let mut parts: Vec<Part> = more_of(question, IN_TOPIC, lang).into_iter().collect();
            let setting = Setting { label: None, below: IN_TOPIC, lang };
            let said = value(question).map(|value| answer(Some(question), value, setting)).unwrap_or_default();
            if said.is_empty() && question.question_type != QuestionType::Note {
                parts.push(unanswered(lang));
            }
            parts.extend(said);
            Topic { mark: None, heading: first_of(question, lang), parts }
        });
        Section {
            id: section.id.to_string(),
            heading: Line::plain(section.title.in_lang(lang)),
            parts: Vec::new(),
            topics: topics.collect(),
        }
    });
    sections.filter(|section| !section.topics.is_empty()).collect()
}

/// The answers as they stand, where their form is gone.
fn without_form(prep: &Prep, lang: Lang) -> Option<Section> {
    let answers = prep.answers.as_ref().filter(|answers| !answers.is_empty())?;
    let topic = |(id, value): (&String, &serde_json::Value)| Topic {
        mark: None,
        heading: Line::plain(id),
        parts: answer(None, value, Setting { label: None, below: IN_TOPIC, lang }),
    };
    Some(Section {
        id: "answers".to_owned(),
        heading: Line::plain(lang.pick("Svar", "Answers")),
        parts: Vec::new(),
        topics: answers.iter().map(topic).collect(),
    })
}

/// The question's first line, which is its heading.
pub(super) fn first_of(question: &Question, lang: Lang) -> Line {
    Line::new(question.ask.in_lang(lang).lines().next().unwrap_or_default(), lang)
}

/// What the question says below its first line.
pub(super) fn more_of(question: &Question, below: u8, lang: Lang) -> Option<Part> {
    let (_, more) = question.ask.in_lang(lang).split_once('\n')?;
    (!more.trim().is_empty()).then(|| Part::Help { text: Prose::new(more, below, lang) })
}

pub(super) fn unanswered(lang: Lang) -> Part {
    Part::Remark { words: lang.pick("Ikke besvaret", "Not answered").to_owned() }
}
