//! The talk itself: when and who, what was said, who signs.

use super::answer::{Setting, answer};
use super::document::{Fact, IN_SECTION, IN_TOPIC, Part, Section, SignatureRow, Signatures, Topic};
use super::{View, words};
use crate::lang::Lang;
use crate::markup::{Line, Prose};
use crate::record::{
    Conversation, Form, Method, Minutes, PersonId, Private, Reference, Signature, SignatureMeaning, State,
    Topic as MinuteTopic,
};
use crate::seal::{Keys, State as SignatureState, state};
use crate::store::{File, Store, Talk};

pub(super) fn facts(store: &Store, talk: &Talk<'_>, lang: Lang) -> Vec<Fact> {
    let row = |label: &str, value: String| Fact::plain(label, &value);
    let mut facts = Vec::new();
    if let Some(conversation) = talk.conversation() {
        for participant in &conversation.participants {
            facts.push(row(words::role(participant.role, lang), with_title(store, &participant.person)));
        }
        let label = match conversation.state {
            State::Held => lang.pick("Afholdt", "Held"),
            _ => lang.pick("Planlagt til", "Planned for"),
        };
        if let Some(day) = conversation.day() {
            facts.push(row(label, when(conversation, day, lang)));
        }
        if let Some(place) = &conversation.place {
            facts.push(row(lang.pick("Sted", "Place"), place.clone()));
        }
        if conversation.state != State::Held {
            facts.push(row(lang.pick("Tilstand", "State"), words::state(conversation.state, lang).to_owned()));
        }
        if let Some(next) = conversation.next_talk {
            facts.push(row(lang.pick("Næste samtale", "Next talk"), next.long(lang)));
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
        Lang::Da => format!("{weekday} den {}", day.long(lang)),
        Lang::En => format!("{weekday} {}", day.long(lang)),
    };
    match &conversation.time {
        Some(time) => day + &lang.pick(format!(" kl. {}", time.replace(':', ".")), format!(" at {time}")),
        None => day,
    }
}

/// What was said, as far as the reader sees it; `None` where they see nothing of it.
pub(super) fn minutes(store: &Store, minutes: &Minutes, view: &View, lang: Lang) -> Option<Section> {
    let forms: Vec<&Form> = minutes.forms.iter().filter_map(|form| store.form(form)).collect();
    let shown = minutes.topics.iter().filter(|topic| view.shows_one(&topic.share_with, &minutes.copies_to));
    let topics: Vec<Topic> = shown.map(|one| topic(store, &forms, one, lang)).collect();
    if topics.is_empty() && !view.shows_minutes(minutes) {
        return None;
    }
    let heading = Line::plain(words::minutes(lang));
    Some(Section { id: "minutes".to_owned(), heading, parts: Vec::new(), topics })
}

fn topic(store: &Store, forms: &[&Form], topic: &MinuteTopic, lang: Lang) -> Topic {
    let mut parts: Vec<Part> = Vec::new();
    parts.extend(readable(topic.text.as_ref(), lang).and_then(|text| Part::text(&text, IN_TOPIC, lang)));
    if let Some(value) = &topic.answer {
        let question = topic.topic.as_deref().and_then(|id| forms.iter().find_map(|form| form.question(id)));
        let label = Some(lang.pick("Fælles vurdering", "Agreed answer"));
        parts.extend(answer(question, value, Setting { label, below: IN_TOPIC, lang }));
    }
    Topic { mark: None, heading: heading(store, forms, topic, lang), parts }
}

/// The free words, else the goal that is meant, else the question as it was asked.
fn heading(store: &Store, forms: &[&Form], topic: &MinuteTopic, lang: Lang) -> Line {
    if let Some(heading) = readable(topic.heading.as_ref(), lang) {
        return Line::new(&heading, lang);
    }
    let id = topic.topic.as_deref().unwrap_or_default();
    if let Ok(reference) = id.parse::<Reference>() {
        return goal(store, &reference, lang).unwrap_or_else(|| Line::plain(&reference.to_string()));
    }
    let asked = forms.iter().find_map(|form| form.name_of(id, lang));
    Line::plain(asked.and_then(|text| text.lines().next()).unwrap_or(id))
}

/// The goal or action behind a reference, with where it comes from.
pub(super) fn goal(store: &Store, reference: &Reference, lang: Lang) -> Option<Line> {
    let plan = store.talk(&reference.record)?.plan()?;
    let goal = plan.points.iter().find(|point| point.id == reference.item).map(|point| &point.goal);
    let action = || plan.points.iter().flat_map(|point| &point.actions).find(|action| action.id == reference.item);
    let text = readable(goal.or_else(|| action().map(|action| &action.action)), lang)?;
    let first = text.lines().next().unwrap_or_default().to_owned();
    Some(Line::new(&format!("{first} ({} {})", lang.pick("fra", "from"), reference.record.talk.year()), lang))
}

/// A text that can be read, without blanks at its ends; `None` where there is none.
pub(super) fn readable(text: Option<&Private<String>>, lang: Lang) -> Option<String> {
    match text? {
        Private::Plain(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Private::Encrypted => Some(words::encrypted(lang).to_owned()),
    }
}

/// A row for each party that must sign, and for everybody else who has. There are lines to sign on only where the whole of a
/// finished document is signed. `None` where nobody signs.
pub(super) fn signatures(
    store: &Store,
    talk: &Talk<'_>,
    view: &View,
    is_draft: bool,
    lang: Lang,
) -> Option<Signatures> {
    let keys = Keys::of(store.signer_files());
    let parties = store.parties(talk);
    let to_sign = !is_draft && view.is_complete();
    let row = |role, by: &PersonId, meaning: &str, given: Option<(&File, &Signature)>| SignatureRow {
        role: words::role(role, lang).to_owned(),
        name: store.register().name_of(by),
        meaning: given.map_or(meaning, |(_, given)| words::signature_meaning(given.meaning, lang)).to_owned(),
        given: given.map(|given| given_words(given.1, &state(talk, given, &keys).0, lang)).unwrap_or_default(),
        open: given.is_none() && to_sign,
        remark: given
            .filter(|_| view.outsider().is_none())
            .and_then(|(_, given)| readable(given.remark.as_ref(), lang))
            .map(|remark| Prose::new(&remark, IN_SECTION, lang)),
    };
    let mut rows: Vec<SignatureRow> = Vec::new();
    let mut counted: Vec<&PersonId> = Vec::new();
    for party in &parties {
        let theirs = || talk.signature_files().filter(|(_, signature)| party.is_signed_by(signature));
        let own = theirs().find(|(_, signature)| signature.by == party.person);
        let given = own.or_else(|| theirs().next());
        // A deputy who signed for the manager is the one who stands in the row.
        let (role, by) = given.map_or((party.role, &party.person), |(_, given)| (given.role, &given.by));
        counted.extend(given.map(|(_, given)| &given.by));
        rows.push(row(role, by, words::meaning(party.meaning, lang), given));
    }
    let others = talk.signature_files().filter(|(_, signature)| !counted.contains(&&signature.by));
    rows.extend(others.map(|given| row(given.1.role, &given.1.by, "", Some(given))));
    let remark = if is_draft {
        Some(lang.pick("Der skrives under, når udkastet er færdigt.", "It is signed once the draft is finished."))
    } else if to_sign {
        None
    } else {
        Some(lang.pick("Det er hele dokumentet, der skrives under.", "It is the whole document that is signed."))
    };
    (!rows.is_empty()).then(|| Signatures { rows, remark: remark.map(str::to_owned) })
}

/// When and how it was signed, and how it stands with it. What cannot be taken for a signature on this document says so first.
fn given_words(signature: &Signature, state: &SignatureState, lang: Lang) -> String {
    let day = signature.signed_on.long(lang);
    let given = match (signature.meaning, signature.method) {
        (SignatureMeaning::Declined, _) => lang.pick(format!("afvist {day}"), format!("declined {day}")),
        (_, Method::Ssh) => lang.pick(format!("underskrevet {day}"), format!("signed {day}")),
        (_, Method::Paper) => lang.pick(format!("underskrevet på papir {day}"), format!("signed on paper {day}")),
    };
    match words::signature_state(state, lang) {
        Some(state) => format!("{given} · {state}"),
        None => given,
    }
}
