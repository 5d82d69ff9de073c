//! `wrong-form`: a preparation that answers a form made for the other party, or for afterwards.

use crate::check::Sink;
use crate::diagnostic::{Answers, FormUse};
use crate::path;
use crate::record::{Author, FormRole, Purpose, Record};
use crate::store::{Location, Store, Talk};

pub(super) fn check<'s>(store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for (file, record) in talk.records() {
        let Record::Prep(prep) = record else { continue };
        let Some(form) = store.form(&prep.form) else { continue };
        let name = file.path().file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_evaluation = name.starts_with("evaluation");
        let placed = matches!(file.location(), Location::Record(_));
        let wanted = match (prep.role, form.role) {
            (Author::Employee, FormRole::Manager) => FormUse::Employee,
            (Author::Manager, FormRole::Employee) => FormUse::Manager,
            _ if placed && is_evaluation && form.purpose != Purpose::Evaluation => FormUse::Evaluation,
            _ if placed && !is_evaluation && form.purpose == Purpose::Evaluation => FormUse::Preparation,
            _ => continue,
        };
        sink.value(file, Answers::WrongForm { id: form.id.to_string(), wanted }, path!["form", "id"]);
    }
}
