//! The talk itself: when and who, what was said, who signs.

use super::answer::{Answer, answer};
use super::{Row, SignatureRow, date, held_or_planned, words};
use crate::lang::Lang;
use crate::record::{
    Conversation, Form, Method, Minutes, ParticipantRole, PersonId, Private, Reference, SignatureMeaning, State, Topic,
};
use crate::store::{Store, Talk};
use serde::Serialize;

/// What was said.
#[derive(Clone, Debug, Serialize)]
pub struct MinutesView {
    /// Topic by topic.
    pub topics: Vec<TopicView>,
}

/// What was said about one thing.
#[derive(Clone, Debug, Serialize)]
pub struct TopicView {
    /// What it is about.
    pub heading: String,
    /// What was said, in CommonMark.
    pub text: Option<String>,
    /// What both settled on.
    pub answer: Option<Answer>,
}

pub(super) fn facts(store: &Store, talk: &Talk<'_>, lang: Lang) -> Vec<Row> {
    let row = |label: &str, value: String| Row { label: label.to_owned(), value };
    let mut facts = Vec::new();
    if let Some(conversation) = talk.conversation() {
        for participant in &conversation.participants {
            facts.push(row(words::role(participant.role, lang), with_title(store, &participant.person)));
        }
        let label = match conversation.state {
            State::Held => lang.pick("Afholdt", "Held"),
            _ => lang.pick("Planlagt til", "Planned for"),
        };
        if let Some(day) = held_or_planned(conversation) {
            facts.push(row(label, when(conversation, day, lang)));
        }
        if let Some(place) = &conversation.place {
            facts.push(row(lang.pick("Sted", "Place"), place.clone()));
        }
        if conversation.state != State::Held {
            facts.push(row(lang.pick("Tilstand", "State"), words::state(conversation.state, lang).to_owned()));
        }
        if let Some(next) = conversation.next_talk {
            facts.push(row(lang.pick("Næste samtale", "Next talk"), date(next, lang)));
        }
    }
    facts.push(row(lang.pick("Sag", "Record"), talk.id.to_string()));
    facts
}

fn with_title(store: &Store, id: &PersonId) -> String {
    let name = store.register().name_of(id);
    match store.register().person(id).and_then(|person| person.title.as_deref()) {
        Some(title) => format!("{name}, {title}"),
        None => name,
    }
}

fn when(conversation: &Conversation, day: crate::date::Date, lang: Lang) -> String {
    let weekday = day.weekday(lang);
    let day = match lang {
        Lang::Da => format!("{weekday} den {}", date(day, lang)),
        Lang::En => format!("{weekday} {}", date(day, lang)),
    };
    match &conversation.time {
        Some(time) => format!("{day} {} {time}", lang.pick("kl.", "at")),
        None => day,
    }
}

pub(super) fn minutes(store: &Store, minutes: &Minutes, lang: Lang) -> MinutesView {
    let forms: Vec<&Form> = minutes.forms.iter().filter_map(|form| store.form(form)).collect();
    let topics = minutes.topics.iter().map(|topic| TopicView {
        heading: heading(store, &forms, topic, lang),
        text: readable(topic.text.as_ref(), lang),
        answer: topic.answer.as_ref().and_then(|value| {
            let question = topic.topic.as_deref().and_then(|id| forms.iter().find_map(|form| form.question(id)));
            answer(question, value, lang)
        }),
    });
    MinutesView { topics: topics.collect() }
}

/// The free words, else the goal that is meant, else the question as it was asked.
fn heading(store: &Store, forms: &[&Form], topic: &Topic, lang: Lang) -> String {
    if let Some(heading) = readable(topic.heading.as_ref(), lang) {
        return heading;
    }
    let id = topic.topic.as_deref().unwrap_or_default();
    if let Ok(reference) = id.parse::<Reference>() {
        return goal(store, &reference, lang).unwrap_or_else(|| reference.to_string());
    }
    let asked = forms.iter().find_map(|form| form.name_of(id, lang));
    asked.and_then(|text| text.lines().next()).map_or_else(|| id.to_owned(), str::to_owned)
}

/// The goal or action behind a reference, with where it comes from.
fn goal(store: &Store, reference: &Reference, lang: Lang) -> Option<String> {
    let plan = store.talk(&reference.record)?.plan()?;
    let goal = plan.points.iter().find(|point| point.id == reference.item).map(|point| &point.goal);
    let action = || plan.points.iter().flat_map(|point| &point.actions).find(|action| action.id == reference.item);
    let text = readable(goal.or_else(|| action().map(|action| &action.action)), lang)?;
    let first = text.lines().next().unwrap_or_default().to_owned();
    Some(format!("{first} ({} {})", lang.pick("fra", "from"), reference.record.talk.year()))
}

/// A text that can be read, without blanks at its ends; `None` where there is none.
pub(super) fn readable(text: Option<&Private<String>>, lang: Lang) -> Option<String> {
    match text? {
        Private::Plain(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Private::Encrypted => Some(words::encrypted(lang).to_owned()),
    }
}

/// A line for each party that must sign, and for everybody else who has.
pub(super) fn signatures(store: &Store, talk: &Talk<'_>, lang: Lang) -> Vec<SignatureRow> {
    let signing = &store.settings().signing;
    let required = signing.required.iter().flat_map(|(role, meaning)| {
        signers(talk, *role).into_iter().map(|person| {
            let given = talk.signatures().find(|signature| signature.by == person);
            let meaning =
                given.map_or(words::meaning(*meaning, lang), |given| words::signature_meaning(given.meaning, lang));
            SignatureRow {
                role: words::role(*role, lang).to_owned(),
                name: store.register().name_of(&person),
                meaning: meaning.to_owned(),
                given: given.map(|signature| given_words(signature, lang)).unwrap_or_default(),
                remark: given.and_then(|signature| readable(signature.remark.as_ref(), lang)),
            }
        })
    });
    let required: Vec<SignatureRow> = required.collect();
    let others = talk
        .signatures()
        .filter(|signature| !signing.required.keys().any(|role| signers(talk, *role).contains(&signature.by)));
    let others = others.map(|signature| SignatureRow {
        role: words::role(signature.role, lang).to_owned(),
        name: store.register().name_of(&signature.by),
        meaning: words::signature_meaning(signature.meaning, lang).to_owned(),
        given: given_words(signature, lang),
        remark: readable(signature.remark.as_ref(), lang),
    });
    required.into_iter().chain(others.collect::<Vec<_>>()).collect()
}

/// Who signs in a role: everybody who takes part in it; for the manager also the deputy.
fn signers(talk: &Talk<'_>, role: ParticipantRole) -> Vec<PersonId> {
    let Some(conversation) = talk.conversation() else { return Vec::new() };
    let in_role = |wanted: ParticipantRole| {
        conversation.participants.iter().filter(move |one| one.role == wanted).map(|one| one.person.clone())
    };
    let mut people: Vec<PersonId> = in_role(role).collect();
    if people.is_empty() && role == ParticipantRole::Manager {
        people = in_role(ParticipantRole::Deputy).collect();
    }
    people
}

fn given_words(signature: &crate::record::Signature, lang: Lang) -> String {
    let day = date(signature.signed_on, lang);
    if signature.meaning == SignatureMeaning::Declined {
        return lang.pick(format!("afvist {day}"), format!("declined {day}"));
    }
    match signature.method {
        Method::Ssh => lang.pick(format!("underskrevet {day}"), format!("signed {day}")),
        Method::Paper => lang.pick(format!("underskrevet på papir {day}"), format!("signed on paper {day}")),
    }
}
