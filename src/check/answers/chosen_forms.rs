//! `unknown-form` and `wrong-form` in `mus.toml`: the forms that the settings choose are there, and fit what they are chosen for.

use crate::check::Sink;
use crate::check::forms::may_be_unread;
use crate::diagnostic::{Answers, Fact, FormUse, nearest};
use crate::path;
use crate::record::{Author, Form, Id, Purpose, TalkType};
use crate::store::Store;

pub(super) fn check<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    for file in store.files() {
        let Some(settings) = file.settings() else { continue };
        for (kind, forms) in &settings.forms {
            let chosen = [
                ("employee", &forms.employee, Some(Author::Employee)),
                ("manager", &forms.manager, Some(Author::Manager)),
                ("evaluation", &forms.evaluation, None),
            ];
            for (key, id, role) in chosen {
                let path = path!["forms", kind.word(), key];
                match id.as_ref().map(|id| (id, store.newest_form(id.as_str()))) {
                    Some((id, Some(form))) => {
                        if let Some(wanted) = misused(form, *kind, role) {
                            sink.value(file, Answers::WrongForm { id: id.to_string(), wanted }, path);
                        }
                    }
                    Some((id, None)) if !may_be_unread(store, id) => sink.value(file, unknown(store, id), path),
                    _ => {}
                }
            }
        }
    }
}

fn unknown(store: &Store, id: &Id) -> Fact {
    let near = nearest(id.as_str(), store.forms().map(|form| form.id.as_str())).map(str::to_owned);
    Fact::UnknownForm { id: id.to_string(), near }
}

/// What the form would have to be for, where it is not.
fn misused(form: &Form, kind: TalkType, role: Option<Author>) -> Option<FormUse> {
    match role {
        None if form.purpose != Purpose::Evaluation => Some(FormUse::Evaluation),
        Some(_) if form.purpose == Purpose::Evaluation => Some(FormUse::Preparation),
        Some(Author::Employee) if !form.is_for(Author::Employee) => Some(FormUse::Employee),
        Some(Author::Manager) if !form.is_for(Author::Manager) => Some(FormUse::Manager),
        _ if !form.asks_in(kind) => Some(FormUse::Kind(kind.word())),
        _ => None,
    }
}
