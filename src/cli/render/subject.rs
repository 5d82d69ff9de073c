//! What `mus render` was asked for: talks, single files, forms.

use crate::error::{Error, Kind as ErrorKind};
use crate::record::{Form, Record, RecordId};
use crate::schema::Kind;
use crate::store::{File, RecordArgument, Request, Store};
use crate::summary::{Document, View, agenda, blank_form, one_file, preparation, summary};
use std::path::{Path, PathBuf};

/// One document to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Subject {
    /// The summary of a talk.
    Talk(RecordId),
    /// The agenda of a talk.
    Agenda(RecordId),
    /// One file of a talk.
    Part(RecordId, PathBuf),
    /// A form, blank: its id and revision.
    Form(String, u32),
}

/// Opens what the arguments lie in: the repositories of paths, else the one here.
pub(super) fn open(asked: &[String]) -> Result<Store, Error> {
    let paths: Vec<PathBuf> = asked.iter().map(PathBuf::from).collect();
    if !paths.iter().all(|path| path.exists()) {
        return Store::open_here();
    }
    let requests = Request::by_repository(&paths);
    match requests.as_slice() {
        [one] => Store::open(one, &|_| {}),
        _ => Err(Error::usage(
            "stierne hører til flere arkiver; tag et ad gangen",
            "the paths belong to several repositories; take one at a time",
        )),
    }
}

/// What an argument means: a file, a folder, a talk, a form.
pub(super) fn subjects(store: &Store, asked: &str) -> Result<Vec<Subject>, Error> {
    let path = Path::new(asked);
    if path.is_file() {
        return of_file(store, path).map(|subject| vec![subject]);
    }
    if path.is_dir() {
        return of_folder(store, path);
    }
    match store.resolve(&RecordArgument(asked.to_owned())) {
        Ok(talk) => Ok(vec![Subject::Talk(talk.id.clone())]),
        Err(error) => match (store.newest_form(asked), &error.kind) {
            (Some(form), ErrorKind::UnknownPerson { .. }) => Ok(vec![of_form(form)]),
            _ => Err(error),
        },
    }
}

fn of_file(store: &Store, path: &Path) -> Result<Subject, Error> {
    let real = std::fs::canonicalize(path).ok();
    let is_it = |file: &&File| std::fs::canonicalize(file.path()).ok() == real;
    let file =
        store.files().iter().find(is_it).ok_or_else(|| Error::new(ErrorKind::NothingHere(path.to_path_buf())))?;
    match (file.record(), file.belongs_to()) {
        (Some(Record::Form(form)), _) => Ok(of_form(form)),
        (Some(Record::Prep(_) | Record::Minutes(_) | Record::ActionPlan(_)), Some(id)) => {
            Ok(Subject::Part(id.clone(), file.path().to_path_buf()))
        }
        (Some(_), Some(id)) => Ok(Subject::Talk(id.clone())),
        (None, _) if file.settings().is_none() => Err(Error::new(ErrorKind::BrokenFile(path.to_path_buf()))),
        _ => Err(Error::usage(
            format!("{} er ikke et dokument; nævn en samtale, en forberedelse, en plan eller et skema", path.display()),
            format!("{} is no document; name a talk, a preparation, a plan or a form", path.display()),
        )),
    }
}

fn of_form(form: &Form) -> Subject {
    Subject::Form(form.id.to_string(), form.revision)
}

/// Every talk with a file below the folder.
fn of_folder(store: &Store, folder: &Path) -> Result<Vec<Subject>, Error> {
    let real = std::fs::canonicalize(folder).ok();
    let is_below = |file: &&File| {
        real.as_ref()
            .is_some_and(|folder| std::fs::canonicalize(file.path()).is_ok_and(|path| path.starts_with(folder)))
    };
    let talks = store.talks().filter(|talk| talk.files().iter().any(&is_below));
    let mut found: Vec<Subject> = talks.map(|talk| Subject::Talk(talk.id.clone())).collect();
    found.dedup();
    if found.is_empty() { Err(Error::new(ErrorKind::NothingHere(folder.to_path_buf()))) } else { Ok(found) }
}

impl Subject {
    /// The files that the document is made of.
    pub fn files<'s>(&self, store: &'s Store) -> Vec<&'s File> {
        match self {
            Self::Talk(id) => {
                let is_shown = |file: &&File| file.kind() != Some(Kind::Prep);
                store.talk(id).map(|talk| talk.files().iter().copied().filter(is_shown).collect()).unwrap_or_default()
            }
            Self::Agenda(id) => {
                let is_shown = |file: &&File| matches!(file.kind(), Some(Kind::Conversation | Kind::Prep));
                store.talk(id).map(|talk| talk.files().iter().copied().filter(is_shown).collect()).unwrap_or_default()
            }
            Self::Part(_, path) => store.files().iter().filter(|file| file.path() == path).collect(),
            Self::Form(id, revision) => {
                let own = store.own_forms().filter(|(_, form)| form.id.as_str() == id && form.revision == *revision);
                own.map(|(file, _)| file).collect()
            }
        }
    }

    /// The document. Fails where a file it is made of cannot be read, or where the reader may not see it.
    pub fn document(&self, store: &Store, view: &View) -> Result<Document, Error> {
        // A part that cannot be read would be missing from the document without a word.
        if let Some(broken) = self.files(store).into_iter().find(|file| file.record().is_none()) {
            return Err(Error::new(ErrorKind::BrokenFile(broken.path().to_path_buf())));
        }
        let gone = |id: &RecordId| Error::new(ErrorKind::NoSuchRecord(id.to_string()));
        match self {
            Self::Form(id, revision) => {
                let form = store.forms().find(|form| form.id.as_str() == id && form.revision == *revision);
                form.map(|form| blank_form(store, form)).ok_or_else(|| Error::new(ErrorKind::NoSuchRecord(id.clone())))
            }
            Self::Talk(id) => Ok(summary(store, &store.talk(id).ok_or_else(|| gone(id))?, view)),
            Self::Agenda(id) => Ok(agenda(store, &store.talk(id).ok_or_else(|| gone(id))?, view)),
            Self::Part(id, path) => {
                let talk = store.talks().find(|talk| talk.files().iter().any(|file| file.path() == path));
                let talk = talk.ok_or_else(|| gone(id))?;
                let file = talk.files().iter().copied().find(|file| file.path() == path);
                match file.and_then(File::record) {
                    Some(Record::Prep(prep)) if !view.shows_prep(prep) => Err(not_shared(path, view)),
                    Some(Record::Prep(prep)) => Ok(preparation(store, &talk, prep, view)),
                    _ => file
                        .and_then(File::kind)
                        .and_then(|kind| one_file(store, &talk, kind, view))
                        .ok_or_else(|| gone(id)),
                }
            }
        }
    }
}

fn not_shared(path: &Path, view: &View) -> Error {
    let reader = view.reader.as_ref().map(ToString::to_string).unwrap_or_default();
    Error::usage(
        format!("{} er ikke delt med {reader}", path.display()),
        format!("{} is not shared with {reader}", path.display()),
    )
}
