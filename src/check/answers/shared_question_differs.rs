//! `shared-question-differs`: in the two forms of a talk the same id is the same question, so that answers can be set
//! side by side.

use crate::check::Sink;
use crate::diagnostic::{Answers, Diagnostic, Place};
use crate::path;
use crate::record::{Form, FormRef, Opt, Question, Scale, TalkType};
use crate::store::{File, Store, Talk};
use crate::yaml::Path;
use std::collections::BTreeSet;

pub(super) fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    let mut told: BTreeSet<(FormRef, FormRef)> = BTreeSet::new();
    for (one, other) in pairs(store) {
        let reference = |form: &Form| FormRef { id: form.id.clone(), revision: form.revision };
        let pair = (reference(one), reference(other));
        let is_new = !told.contains(&(pair.1.clone(), pair.0.clone())) && told.insert(pair.clone());
        if pair.0 != pair.1 && is_new {
            compare(store, one, other, sink);
        }
    }
}

/// The forms that meet in a talk: by the settings, and in what was prepared.
fn pairs(store: &Store) -> Vec<(&Form, &Form)> {
    let by_settings = TalkType::ALL.into_iter().filter_map(|kind| {
        let forms = store.settings().forms_for(kind);
        Some((store.newest_form(forms.employee?.as_str())?, store.newest_form(forms.manager?.as_str())?))
    });
    let used = |talk: Talk<'_>| {
        let forms: BTreeSet<FormRef> = talk.preps().map(|prep| prep.form.clone()).collect();
        let forms: Vec<FormRef> = forms.into_iter().collect();
        let mut pairs = Vec::new();
        for (at, one) in forms.iter().enumerate() {
            pairs.extend(forms[at + 1..].iter().map(|other| (one.clone(), other.clone())));
        }
        pairs
    };
    let met: BTreeSet<(FormRef, FormRef)> = store.talks().flat_map(used).collect();
    let by_use = met.iter().filter_map(|(one, other)| Some((store.form(one)?, store.form(other)?)));
    by_settings.chain(by_use).collect()
}

fn compare<'s>(store: &'s Store, one: &'s Form, other: &'s Form, sink: &mut Sink<'s>) {
    // Told in the file that the workplace can change: the second, unless that one is bundled.
    let (place, beside) = match (file_of(store, one), file_of(store, other)) {
        (_, Some(file)) => ((file, other), one),
        (Some(file), None) => ((file, one), other),
        (None, None) => return,
    };
    let (file, form) = place;
    for (at, section) in form.sections.iter().enumerate() {
        for (question_at, question) in section.questions.iter().enumerate() {
            let Some(twin) = beside.question(question.id.as_str()) else { continue };
            if let Some(part) = difference(question, twin) {
                let here = path!["sections", at, "questions", question_at];
                let fact = Answers::SharedQuestionDiffers {
                    question: question.id.to_string(),
                    other: beside.id.to_string(),
                    part,
                };
                sink.push(file, Diagnostic::new(fact, Place::Value(shown(file, &here, part))));
            }
        }
    }
}

/// The part that differs, or the question's id where that part is not there.
fn shown(file: &File, here: &Path, part: &str) -> Path {
    let path = here.key(part);
    let is_there = file.root().is_some_and(|root| root.at(&path).is_some());
    if is_there { path } else { here.key("id") }
}

fn file_of<'s>(store: &'s Store, form: &Form) -> Option<&'s File> {
    store.own_forms().find(|(_, own)| own.id == form.id && own.revision == form.revision).map(|(file, _)| file)
}

fn difference(one: &Question, other: &Question) -> Option<&'static str> {
    let options = |options: &[Opt]| options.iter().map(|option| option.id.clone()).collect::<Vec<_>>();
    let items = |question: &Question| question.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
    let columns_fit = one.columns.len() == other.columns.len()
        && one.columns.iter().zip(&other.columns).all(|(one, other)| {
            one.id == other.id
                && one.column_type == other.column_type
                && scale_of(one.scale.as_ref()) == scale_of(other.scale.as_ref())
                && options(&one.options) == options(&other.options)
                && one.unit == other.unit
        });
    let parts = [
        ("type", one.question_type == other.question_type),
        ("scale", scale_of(one.scale.as_ref()) == scale_of(other.scale.as_ref())),
        ("options", options(&one.options) == options(&other.options)),
        ("unit", one.unit == other.unit),
        ("items", items(one) == items(other)),
        ("columns", columns_fit),
    ];
    parts.into_iter().find(|(_, same)| !same).map(|(part, _)| part)
}

/// What makes two scales comparable; what single scores are called may differ with the reader.
fn scale_of(scale: Option<&Scale>) -> Option<(i64, i64, crate::record::Best)> {
    scale.map(|scale| (scale.min, scale.max, scale.best))
}
