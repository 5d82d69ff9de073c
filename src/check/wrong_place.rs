//! `wrong-place`: a file that says it is something else, or somebody else's, than its path says.

use super::Sink;
use crate::diagnostic::{Diagnostic, Fact, Place};
use crate::path;
use crate::record::Record;
use crate::schema::Kind;
use crate::store::{File, Location, Store, Talk};
use crate::yaml::Path;

pub(super) fn check<'s>(_store: &'s Store, talk: &Talk<'s>, sink: &mut Sink<'s>) {
    for file in talk.files() {
        let (Location::Record(here), Some(kind)) = (file.location(), file.kind()) else { continue };
        if !kind.is_of_a_record() {
            wrong_name(file, fixed_place(kind), sink);
            continue;
        }
        let written = file.root().and_then(|root| root.get("record")).and_then(|node| node.as_text());
        if let Some(written) =
            written.filter(|written| *written != here.to_string() && written.parse::<crate::record::RecordId>().is_ok())
        {
            let fact = Fact::WrongRecord { found: written.to_owned(), expected: here.to_string() };
            sink.value(file, fact, path!["record"]);
        }
        let Some(record) = file.record() else { continue };
        let names = names_for(record);
        let name = file.path().file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !names.iter().any(|fits| fits == name) {
            wrong_name(file, names[0].clone(), sink);
        }
    }
}

/// Files that lie in no talk's folder but in a known place.
pub(super) fn check_others<'s>(store: &'s Store, sink: &mut Sink<'s>) {
    for file in store.files() {
        let Some(kind) = file.kind() else { continue };
        match file.location() {
            Location::StrayRecord(folder) => {
                let fact = Fact::NotARecordFolder { folder: folder.clone() };
                sink.push(file, Diagnostic::new(fact, Place::Missing(Path::root())));
            }
            Location::People if kind != Kind::People => wrong_name(file, fixed_place(kind), sink),
            Location::Form if kind != Kind::Form => wrong_name(file, fixed_place(kind), sink),
            _ => {}
        }
    }
}

fn wrong_name<'s>(file: &'s File, expected: String, sink: &mut Sink<'s>) {
    sink.value(file, Fact::WrongFileName { expected }, path!["kind"]);
}

fn fixed_place(kind: Kind) -> String {
    match kind {
        Kind::People => "people.yaml".to_owned(),
        Kind::Form => "forms/….yaml".to_owned(),
        Kind::Settings => "mus.toml".to_owned(),
        kind => format!("records/…/{kind}.yaml"),
    }
}

/// The names a file of a record may have, the usual one first.
fn names_for(record: &Record) -> Vec<String> {
    match record {
        Record::Prep(prep) => {
            let role = match prep.role {
                crate::record::Author::Employee => "employee",
                crate::record::Author::Manager => "manager",
            };
            let authors = [Some(role.to_owned()), prep.by.as_ref().map(ToString::to_string)];
            let authors = authors.iter().flatten();
            authors.flat_map(|author| ["prep", "evaluation"].map(|word| format!("{word}-{author}.yaml"))).collect()
        }
        Record::Signature(signature) => vec![format!("signature-{}.yaml", signature.by)],
        Record::Conversation(_) => vec!["conversation.yaml".to_owned()],
        Record::Minutes(_) => vec!["minutes.yaml".to_owned()],
        Record::ActionPlan(_) => vec!["action-plan.yaml".to_owned()],
        Record::People(_) | Record::Form(_) => Vec::new(),
    }
}
