//! The invitation to a talk: when, where, with whom, and what to think about.

use super::{Row, title, words};
use crate::date::Date;
use crate::lang::Lang;
use crate::record::{Author, Form, ParticipantRole, Subject};
use crate::store::{Store, Talk};
use serde::Serialize;
use std::collections::BTreeMap;

/// What an invitation shows.
#[derive(Clone, Debug, Serialize)]
pub struct Invitation {
    /// The document's language, as a BCP 47 tag.
    pub lang: &'static str,
    /// What it invites to, and whom.
    pub title: String,
    /// Who is addressed.
    pub greeting: String,
    /// When, where, with whom.
    pub facts: Vec<Row>,
    /// How to prepare, and until when.
    pub preparing: Vec<String>,
    /// The form's questions.
    pub sections: Vec<AskedSection>,
    /// Who invites.
    pub from: Vec<String>,
    /// Headings by name.
    pub words: BTreeMap<&'static str, &'static str>,
    /// The talk's day, for the calendar.
    #[serde(skip)]
    pub day: Option<Date>,
    /// Its time of day, for the calendar: hours and minutes.
    #[serde(skip)]
    pub time: Option<(u8, u8)>,
    /// Its place, for the calendar.
    #[serde(skip)]
    pub place: Option<String>,
    /// How many times the talk was moved.
    #[serde(skip)]
    pub moves: usize,
}

/// A part of the form.
#[derive(Clone, Debug, Serialize)]
pub struct AskedSection {
    /// Its heading.
    pub title: String,
    /// What is asked.
    pub questions: Vec<String>,
}

/// The invitation to a talk that is planned.
pub fn invitation(store: &Store, talk: &Talk<'_>) -> Invitation {
    let lang = store.settings().language;
    let conversation = talk.conversation();
    let day = conversation.and_then(|conversation| conversation.planned_for);
    let time = conversation.and_then(|conversation| conversation.time.as_deref()).and_then(clock);
    let manager = conversation.and_then(|conversation| conversation.manager());
    Invitation {
        lang: lang.tag(),
        title: title(store, talk, lang),
        greeting: greeting(store, &talk.id.subject, lang),
        facts: facts(store, talk, lang),
        preparing: preparing(store, day, lang),
        sections: form(store, talk).map(|form| sections(store, talk, form, lang)).unwrap_or_default(),
        from: manager
            .map(|id| vec![lang.pick("Venlig hilsen", "Kind regards").to_owned(), store.register().name_of(id)])
            .unwrap_or_default(),
        words: [
            ("invitation", lang.pick("Invitation", "Invitation")),
            ("questions", lang.pick("Spørgsmål at tænke over", "Questions to think about")),
        ]
        .into(),
        day,
        time,
        place: conversation.and_then(|conversation| conversation.place.clone()),
        moves: conversation.map_or(0, |conversation| conversation.postponed.len()),
    }
}

/// The hours and minutes of `10:00`.
fn clock(text: &str) -> Option<(u8, u8)> {
    let (hour, minute) = text.split_once(':')?;
    Some((hour.parse().ok()?, minute.parse().ok()?))
}

fn greeting(store: &Store, subject: &Subject, lang: Lang) -> String {
    let whole = store.register().title_of(subject);
    match subject {
        Subject::Group(_) => lang.pick(format!("Kære alle i {whole}"), format!("Dear all in {whole}")),
        Subject::Person(_) => {
            let name = whole.split_whitespace().next().unwrap_or_default();
            lang.pick(format!("Kære {name}"), format!("Dear {name}"))
        }
    }
}

fn facts(store: &Store, talk: &Talk<'_>, lang: Lang) -> Vec<Row> {
    let row = |label: &str, value: String| Row { label: label.to_owned(), value };
    let mut facts = Vec::new();
    let Some(conversation) = talk.conversation() else { return facts };
    if let Some(day) = conversation.planned_for {
        let weekday = day.weekday(lang);
        let day = lang.pick(format!("{weekday} den {}", day.long(lang)), format!("{weekday} {}", day.long(lang)));
        let time = conversation
            .time
            .as_deref()
            .map(|time| lang.pick(format!(" kl. {}", time.replace(':', ".")), format!(" at {time}")));
        facts.push(row(lang.pick("Hvornår", "When"), day + &time.unwrap_or_default()));
    }
    if let Some(place) = &conversation.place {
        facts.push(row(lang.pick("Sted", "Place"), place.clone()));
    }
    for participant in &conversation.participants {
        if participant.role != ParticipantRole::Reviewer {
            facts.push(row(words::role(participant.role, lang), store.register().name_of(&participant.person)));
        }
    }
    facts
}

fn preparing(store: &Store, day: Option<Date>, lang: Lang) -> Vec<String> {
    let share = store.settings().review.share;
    let until = day.map(|day| day.minus(share).or_previous_working_day());
    let mut lines =
        vec![lang
        .pick(
            "Samtalen er din. Tænk over spørgsmålene, og skriv det, du gerne vil have med; spring over, hvad du vil.",
            "The talk is yours. Think about the questions, and write down what you want to bring; skip what you like.",
        )
        .to_owned()];
    if let Some(until) = until {
        let weekday = until.weekday(lang);
        lines.push(lang.pick(
            format!("Vi deler vores forberedelser med hinanden senest {weekday} den {}.", until.long(lang)),
            format!("We share our preparations with each other by {weekday} {}.", until.long(lang)),
        ));
    }
    lines.push(
        lang.pick(
            "Helbred, familieplaner, tro, politik og fagforening hører ikke hjemme i skemaet.",
            "Health, family plans, belief, politics and union matters do not belong in the form.",
        )
        .to_owned(),
    );
    lines
}

/// The form that the employee fills in: the one in the preparation that was made, else the settings'.
fn form<'s>(store: &'s Store, talk: &Talk<'s>) -> Option<&'s Form> {
    let mut made = store.preparations(talk).filter(|(_, prep)| prep.role == Author::Employee);
    let made = made.next().and_then(|(_, prep)| store.form(&prep.form));
    made.or_else(|| {
        let kind = talk.conversation()?.talk_type;
        store.newest_form(store.settings().forms_for(kind).employee?.as_str())
    })
}

fn sections(store: &Store, talk: &Talk<'_>, form: &Form, lang: Lang) -> Vec<AskedSection> {
    let Some(kind) = talk.conversation().map(|conversation| conversation.talk_type) else { return Vec::new() };
    let leads = store.register().leads(&talk.id.subject);
    let asked = form.sections.iter().filter(|section| section.is_for(kind, leads));
    asked
        .map(|section| AskedSection {
            title: section.title.in_lang(lang).to_owned(),
            questions: section.questions.iter().map(|question| one_line(question.ask.in_lang(lang))).collect(),
        })
        .filter(|section| !section.questions.is_empty())
        .collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
