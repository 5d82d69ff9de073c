//! `unknown-form`, `unknown-question` and `other-forms-question`: what preparations, minutes and plans say about forms must be there.

use super::Sink;
use crate::diagnostic::{Diagnostic, Fact, Place, Shown, nearest};
use crate::path;
use crate::record::{Form, FormRef, Id, Record};
use crate::store::{File, Location, Store, Talk};
use crate::yaml::Path;

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for file in talk.files() {
        match file.record() {
            Some(Record::Prep(prep)) => {
                let Some(form) = known_form(store, file, &prep.form, &path!["form"], sink) else { continue };
                for id in prep.answers.iter().flat_map(serde_json::Map::keys) {
                    answered(store, talk, file, form, id, Place::Key(path!["answers", id.as_str()]), sink);
                }
                for (at, id) in prep.picked.iter().enumerate() {
                    if let Some(id) = id.get() {
                        answered(store, talk, file, form, id.as_str(), Place::Value(path!["picked", at]), sink);
                    }
                }
                // What the manager must cover may stand in either party's form.
                let both: Vec<&Form> = talk.preps().filter_map(|prep| store.form(&prep.form)).collect();
                for (at, id) in prep.must_cover.iter().enumerate() {
                    question(file, &both, Shown::open(id.as_str()), Place::Value(path!["must_cover", at]), sink);
                }
            }
            Some(Record::Minutes(minutes)) => {
                let forms = known_forms(store, file, &minutes.forms, sink);
                for (at, topic) in minutes.topics.iter().enumerate() {
                    // A reference has a colon and is looked up elsewhere.
                    if let Some(id) = topic.topic.as_deref().filter(|id| !id.contains(':')) {
                        question_or_item(file, &forms, id, path!["topics", at, "topic"], sink);
                    }
                }
            }
            Some(Record::ActionPlan(plan)) => {
                let forms = known_forms(store, file, &plan.forms, sink);
                for (at, point) in plan.points.iter().enumerate() {
                    for (key, id) in [("topic", &point.topic), ("competence", &point.competence)] {
                        if let Some(id) = id {
                            question_or_item(file, &forms, id.as_str(), path!["points", at, key], sink);
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

fn known_forms<'s>(store: &'s Store, file: &'s File, wanted: &[FormRef], sink: &mut Sink<'s>) -> Vec<&'s Form> {
    wanted
        .iter()
        .enumerate()
        .filter_map(|(at, form)| known_form(store, file, form, &path!["forms", at], sink))
        .collect()
}

fn known_form<'s>(
    store: &'s Store,
    file: &'s File,
    wanted: &FormRef,
    path: &Path,
    sink: &mut Sink<'s>,
) -> Option<&'s Form> {
    let form = store.form(wanted);
    if form.is_none() && !may_be_unread(store, &wanted.id) {
        let all: Vec<&Form> = store.forms().collect();
        let id = wanted.id.to_string();
        let known: Vec<u32> = all.iter().filter(|form| form.id == wanted.id).map(|form| form.revision).collect();
        if known.is_empty() {
            let near = nearest(&id, all.iter().map(|form| form.id.as_str())).map(str::to_owned);
            sink.value(file, Fact::UnknownForm { id, near }, path.key("id"));
        } else {
            sink.value(file, Fact::UnknownRevision { id, revision: wanted.revision, known }, path.key("revision"));
        }
    }
    form
}

/// Whether a form that cannot be read may be the one that is wanted.
pub(super) fn may_be_unread(store: &Store, wanted: &Id) -> bool {
    store.files().iter().filter(|file| *file.location() == Location::Form && file.record().is_none()).any(|file| {
        let id = file.root().and_then(|root| root.get("id")).and_then(|id| id.as_text());
        id.is_none_or(|id| id == wanted.as_str())
    })
}

/// An answer that was not indented under its question becomes a key beside it.
fn private(id: &str) -> Shown {
    Shown { text: id.to_owned(), private: true }
}

/// A question that a preparation answers: of its own form, else of the one it is from, else of none.
fn answered<'s>(
    store: &'s Store,
    talk: &Talk<'s>,
    file: &'s File,
    form: &'s Form,
    id: &str,
    place: Place,
    sink: &mut Sink<'s>,
) {
    if form.question(id).is_some() {
        return;
    }
    // The talk's own forms are meant before any other.
    let of_talk = talk.preps().filter_map(|prep| store.form(&prep.form));
    let fact = match of_talk.chain(store.forms()).find(|other| other.id != form.id && other.question(id).is_some()) {
        Some(other) => {
            Fact::OtherFormsQuestion { id: private(id), form: form.id.to_string(), other: other.id.to_string() }
        }
        None => return question(file, &[form], private(id), place, sink),
    };
    sink.push(file, Diagnostic::new(fact, place));
}

fn question<'s>(file: &'s File, forms: &[&Form], id: Shown, place: Place, sink: &mut Sink<'s>) {
    if forms.is_empty() || forms.iter().any(|form| form.question(&id.text).is_some()) {
        return;
    }
    let known = forms.iter().flat_map(|form| form.questions()).map(|question| question.id.as_str());
    let near = nearest(&id.text, known).map(str::to_owned);
    sink.push(file, Diagnostic::new(Fact::UnknownQuestion { id, near }, place));
}

fn question_or_item<'s>(file: &'s File, forms: &[&Form], id: &str, path: Path, sink: &mut Sink<'s>) {
    let items = || forms.iter().flat_map(|form| form.questions()).flat_map(|question| &question.items);
    if !items().any(|item| item.id.as_str() == id) {
        question(file, forms, Shown::open(id), Place::Value(path), sink);
    }
}
