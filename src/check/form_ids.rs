//! `duplicate-id` in forms: answers are keyed by question and item ids, rows by column ids, forms by id and revision.
//! `duplicate-option`: an answer holds an option's id.

use super::Sink;
use super::seen::Seen;
use crate::diagnostic::{Diagnostic, Fact, Place};
use crate::path;
use crate::record::{Form, Question, Record};
use crate::store::{File, Store};
use crate::yaml::Path;
use std::collections::HashMap;

pub(super) fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    let mut forms: HashMap<(&str, u64), &File> = HashMap::new();
    for file in store.files() {
        let Some(Record::Form(form)) = file.record() else { continue };
        check_inside(file, form, sink);
        if !store.own_forms().any(|(own, _)| std::ptr::eq(own, file)) {
            continue;
        }
        match forms.get(&(form.id.as_str(), form.revision.into())) {
            Some(first) => {
                let fact = Fact::DuplicateId {
                    id: format!("{} ({})", form.id, form.revision),
                    elsewhere: Some(first.path().display().to_string()),
                };
                sink.push(file, Diagnostic::new(fact, Place::Value(path!["id"])));
            }
            None => {
                forms.insert((form.id.as_str(), form.revision.into()), file);
            }
        }
    }
}

fn check_inside<'s>(file: &'s File, form: &Form, sink: &mut Sink<'s>) {
    let mut sections = Seen::new(file);
    let mut answers = Seen::new(file);
    for (section_at, section) in form.sections.iter().enumerate() {
        sections.note(&section.id, path!["sections", section_at, "id"], sink);
        for (at, question) in section.questions.iter().enumerate() {
            let here = path!["sections", section_at, "questions", at];
            answers.note(&question.id, here.key("id"), sink);
            for (item_at, item) in question.items.iter().enumerate() {
                answers.note(&item.id, here.key("items").index(item_at).key("id"), sink);
            }
            check_question(file, question, &here, sink);
        }
    }
}

fn check_question<'s>(file: &'s File, question: &Question, here: &Path, sink: &mut Sink<'s>) {
    let mut options = Seen::options(file);
    for (at, option) in question.options.iter().enumerate() {
        options.note(&option.id, here.key("options").index(at).key("id"), sink);
    }
    let mut columns = Seen::new(file);
    for (at, column) in question.columns.iter().enumerate() {
        let here = here.key("columns").index(at);
        columns.note(&column.id, here.key("id"), sink);
        let mut options = Seen::options(file);
        for (option_at, option) in column.options.iter().enumerate() {
            options.note(&option.id, here.key("options").index(option_at).key("id"), sink);
        }
    }
}
