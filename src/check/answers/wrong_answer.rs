//! `wrong-answer`, and `duplicate-item` among options: an answer of another shape than its question asks for.

use super::shape::{chosen_twice, misfits};
use crate::check::Sink;
use crate::diagnostic::{Answers, Diagnostic, Fact, Place, Wanted};
use crate::path;
use crate::record::{Question, Record};
use crate::store::{File, Store, Talk};
use crate::yaml::Path;
use serde_json::Value;

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for (file, record) in talk.records() {
        match record {
            Record::Prep(prep) => {
                let Some(form) = store.form(&prep.form) else { continue };
                for (id, answer) in prep.answers.iter().flatten() {
                    if let Some(question) = form.question(id) {
                        judge(file, question, answer, &path!["answers", id.as_str()], sink);
                    }
                }
            }
            Record::Minutes(minutes) => {
                let forms: Vec<_> = minutes.forms.iter().filter_map(|form| store.form(form)).collect();
                for (at, topic) in minutes.topics.iter().enumerate() {
                    let question =
                        topic.topic.as_deref().and_then(|id| forms.iter().find_map(|form| form.question(id)));
                    if let (Some(question), Some(answer)) = (question, &topic.answer) {
                        judge(file, question, answer, &path!["topics", at, "answer"], sink);
                    }
                }
            }
            _ => {}
        }
    }
}

fn judge<'s>(file: &'s File, question: &Question, answer: &Value, here: &Path, sink: &mut Sink<'s>) {
    for (first, again) in chosen_twice(question, answer) {
        let diagnostic = Diagnostic::new(Fact::DuplicateItem, Place::Value(here.join(&again)));
        sink.push(file, diagnostic.related_value(here.join(&first)));
    }
    for (below, wanted) in misfits(question, answer) {
        let path = here.join(&below);
        // A key that should not be there is shown itself; a value that does not fit is shown as a value.
        let is_key = matches!(wanted, Wanted::Column(_) | Wanted::Item(_)) && !below.steps().is_empty();
        let place = if is_key { Place::Key(path) } else { Place::Value(path) };
        sink.push(file, Diagnostic::new(Answers::WrongAnswer { question: question.id.to_string(), wanted }, place));
    }
}
