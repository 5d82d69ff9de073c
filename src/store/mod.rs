//! A repository, found, read and indexed.
//!
//! Every file is read and parsed once, in parallel. A file that cannot be understood keeps its findings and hides nothing else.

mod bundled;
mod discover;
mod load;
mod location;
mod parties;
mod register;
mod resolve;
mod signer_files;

use bundled::bundled_form;
pub use bundled::{bundled_form_text, bundled_forms};
pub use discover::{Request, find_root};
pub use load::File;
pub use location::Location;
pub use parties::Party;
pub use register::Register;
pub use resolve::RecordArgument;
pub use signer_files::{SignerFile, SignerFiles};

use load::Keep;

use crate::error::{Error, Kind as ErrorKind};
use crate::path;
use crate::record::{
    Action, ActionPlan, Conversation, Form, FormRef, Minutes, Prep, Purpose, Record, RecordId, Settings, Signature,
    Subject,
};
use crate::schema::Kind;
use crate::yaml::Path as YamlPath;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Everything a command works on.
#[derive(Debug)]
pub struct Store {
    root: Option<PathBuf>,
    settings: Settings,
    register: Register,
    settings_are_known: bool,
    files: Vec<File>,
    /// The files of each talk, by its id.
    records: Vec<(RecordId, Vec<usize>)>,
    /// Files about a talk that do not lie with it.
    strays: Vec<(RecordId, usize)>,
    /// The workplace's forms.
    forms: Vec<usize>,
    signer_files: SignerFiles,
    failures: Vec<Error>,
}

/// One talk: the files there are of it.
#[derive(Clone, Debug)]
pub struct Talk<'s> {
    /// Whose, and which.
    pub id: &'s RecordId,
    files: Vec<&'s File>,
}

impl Store {
    /// Finds and reads what `request` asks for, and what else is needed to judge it.
    ///
    /// Fails where no repository is found. What could not be read stands in [`Store::failures`], beside all that could.
    /// `progress` is told how many files there are, then of each; more of them may come up on the way.
    pub fn open(request: &Request, progress: &(dyn Fn(Progress) + Sync)) -> Result<Self, Error> {
        Self::open_keeping(Keep::Everything, request, progress)
    }

    /// The same, to count and not to judge: of a file that is understood only its record is kept, not its text and tree. That
    /// takes a third of the memory.
    pub fn open_records(request: &Request, progress: &(dyn Fn(Progress) + Sync)) -> Result<Self, Error> {
        Self::open_keeping(Keep::Records, request, progress)
    }

    fn open_keeping(keep: Keep, request: &Request, progress: &(dyn Fn(Progress) + Sync)) -> Result<Self, Error> {
        let found = discover::discover(request)?;
        progress(Progress::Files(found.files.len()));
        let (mut files, mut failures) = load::load_all(&found, keep, progress);
        let more = discover::discover_named(&files, &found);
        let nothing_here: Vec<Error> = empty_folders(&found.loose_folders, &files, &failures).collect();
        failures.splice(0..0, found.failures.into_iter().chain(nothing_here));
        if !more.files.is_empty() {
            progress(Progress::Files(more.files.len()));
            let (others, unread) = load::load_all(&more, keep, progress);
            files.extend(others);
            failures.extend(unread);
        }
        failures.extend(more.failures);
        let signer_files = found.root.as_deref().map(|root| SignerFiles::read(root, &mut failures)).unwrap_or_default();
        files.sort_by(|one, other| one.path().cmp(other.path()));
        Ok(Self::index(found.root, files, signer_files, failures))
    }

    /// A store of files that were read by somebody else: nothing is looked for on the disk.
    pub fn of(mut files: Vec<File>) -> Self {
        files.sort_by(|one, other| one.path().cmp(other.path()));
        Self::index(None, files, SignerFiles::default(), Vec::new())
    }

    /// The same files as a repository at `root`.
    #[must_use]
    pub fn at(mut self, root: PathBuf) -> Self {
        self.root = Some(root);
        self
    }

    /// The same repository with other files in the place of some; only those are asked for.
    #[must_use]
    pub fn with(self, new: Vec<File>) -> Self {
        let mut files = self.files;
        for mut file in new {
            file.ask_for(true);
            match files.iter_mut().find(|old| old.path() == file.path()) {
                Some(old) => *old = file,
                None => files.push(file),
            }
        }
        files.sort_by(|one, other| one.path().cmp(other.path()));
        Self::index(self.root, files, self.signer_files, self.failures)
    }

    /// Asks for these files alone: the others are only there to judge them.
    #[must_use]
    pub fn asking_for<P: AsRef<Path>>(mut self, paths: impl IntoIterator<Item = P>) -> Self {
        let paths: BTreeSet<PathBuf> = paths.into_iter().map(|path| path.as_ref().to_path_buf()).collect();
        for file in &mut self.files {
            let asked = paths.contains(file.path());
            file.ask_for(asked);
        }
        self
    }

    fn index(root: Option<PathBuf>, files: Vec<File>, signer_files: SignerFiles, failures: Vec<Error>) -> Self {
        let settings = files.iter().find_map(File::settings).unwrap_or_default();
        let settings_are_known =
            !files.iter().any(|file| *file.location() == Location::Settings && file.settings().is_none());
        let register = Register::new(files.iter().find_map(|file| match file.record() {
            Some(Record::People(people)) if counts(file, &Location::People) => Some(people.clone()),
            _ => None,
        }));
        let mut records: BTreeMap<RecordId, Vec<usize>> = BTreeMap::new();
        let (mut strays, mut forms) = (Vec::new(), Vec::new());
        for (at, file) in files.iter().enumerate() {
            if matches!(file.record(), Some(Record::Form(_))) && counts(file, &Location::Form) {
                forms.push(at);
            }
            match file.belongs_to() {
                Some(id) if file.lies_with_its_talk() => records.entry(id.clone()).or_default().push(at),
                Some(id) => strays.push((id.clone(), at)),
                None => {}
            }
        }
        let records = records.into_iter().collect();
        Self { root, settings, register, settings_are_known, files, records, strays, forms, signer_files, failures }
    }

    /// Opens the repository that the working directory lies in.
    pub fn open_here() -> Result<Self, Error> {
        Self::open(&Request::default(), &|_| {})
    }

    /// The folder with `mus.toml`, as it is shown; `None` for loose files.
    pub fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// The folder with `mus.toml`, where a command cannot do without.
    pub fn repository(&self) -> Result<&Path, Error> {
        self.root().ok_or_else(|| Error::new(ErrorKind::NoRepository(PathBuf::from("."))))
    }

    /// The settings; the defaults where there are none.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Whether the settings are what the workplace decided: `mus.toml` can be read, or there is none.
    pub fn settings_are_known(&self) -> bool {
        self.settings_are_known
    }

    /// Who is who.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The public keys: who may sign, and which keys count no longer.
    pub fn signer_files(&self) -> &SignerFiles {
        &self.signer_files
    }

    /// Every file that was read, by path.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// What could not be read.
    pub fn failures(&self) -> &[Error] {
        &self.failures
    }

    /// Hands over what could not be read.
    pub fn take_failures(&mut self) -> Vec<Error> {
        std::mem::take(&mut self.failures)
    }

    /// Every talk, by id; then, each by itself, the files that do not lie with theirs.
    pub fn talks(&self) -> impl Iterator<Item = Talk<'_>> {
        let strays = self.strays.iter().map(|(id, at)| Talk { id, files: vec![&self.files[*at]] });
        self.records.iter().map(|record| self.talk_of(record)).chain(strays)
    }

    /// The talk with this id.
    pub fn talk(&self, id: &RecordId) -> Option<Talk<'_>> {
        let at = self.records.binary_search_by(|(other, _)| other.cmp(id)).ok()?;
        Some(self.talk_of(&self.records[at]))
    }

    fn talk_of<'s>(&'s self, (id, files): &'s (RecordId, Vec<usize>)) -> Talk<'s> {
        Talk { id, files: files.iter().map(|at| &self.files[*at]).collect() }
    }

    /// A person's or group's talks, oldest first.
    pub fn talks_of(&self, subject: &Subject) -> Vec<Talk<'_>> {
        let first = self.records.partition_point(|(id, _)| id.subject < *subject);
        let theirs = self.records[first..].iter().take_while(|(id, _)| id.subject == *subject);
        let mut talks: Vec<Talk<'_>> = theirs.map(|record| self.talk_of(record)).collect();
        talks.sort_by_cached_key(Talk::order);
        talks
    }

    /// Every form: the workplace's, then the bundled ones it has not replaced.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        let bundled = bundled_forms().map(|form| -> &Form { form }).filter(|form| !self.replaces(form));
        self.own_forms().map(|(_, form)| form).chain(bundled)
    }

    /// Every revision of one form.
    fn revisions<'s, 'i>(&'s self, id: &'i str) -> impl Iterator<Item = &'s Form> + use<'s, 'i> {
        let own = self.own_forms().map(|(_, form)| form).filter(move |form| form.id.as_str() == id);
        own.chain(bundled_form(id).filter(|form| !self.replaces(form)))
    }

    /// Whether the workplace has a form of its own in the place of this one.
    fn replaces(&self, bundled: &Form) -> bool {
        self.own_forms().any(|(_, own)| own.id == bundled.id && own.revision == bundled.revision)
    }

    /// The workplace's forms, and their files.
    pub fn own_forms(&self) -> impl Iterator<Item = (&File, &Form)> {
        self.forms.iter().filter_map(|at| match self.files[*at].record() {
            Some(Record::Form(form)) => Some((&self.files[*at], form)),
            _ => None,
        })
    }

    /// The form at this revision.
    pub fn form(&self, wanted: &FormRef) -> Option<&Form> {
        self.revisions(wanted.id.as_str()).find(|form| form.revision == wanted.revision)
    }

    /// What the two prepared for a talk, with the files: without what they said of the talk itself afterwards.
    pub fn preparations<'s>(&'s self, talk: &Talk<'s>) -> impl Iterator<Item = (&'s File, &'s Prep)> {
        talk.records().filter_map(|(file, record)| match record {
            Record::Prep(prep) if !self.is_evaluation(file, prep) => Some((file, prep)),
            _ => None,
        })
    }

    /// Whether answers are about the talk itself: their form says so, or, where that is gone, the file's name.
    fn is_evaluation(&self, file: &File, prep: &Prep) -> bool {
        let named = || file.path().file_name().is_some_and(|name| name.to_string_lossy().starts_with("evaluation"));
        self.form(&prep.form).map_or_else(named, |form| form.purpose == Purpose::Evaluation)
    }

    /// The newest revision of a form.
    pub fn newest_form(&self, id: &str) -> Option<&Form> {
        self.revisions(id).max_by_key(|form| form.revision)
    }

    /// The newest revision of a form that somebody named.
    ///
    /// Fails where there is none; then all there are are listed.
    pub fn named_form(&self, id: &str) -> Result<&Form, Error> {
        self.newest_form(id).ok_or_else(|| {
            let known: BTreeSet<&str> = self.forms().map(|form| form.id.as_str()).collect();
            let list = known.into_iter().collect::<Vec<_>>().join(", ");
            Error::usage(
                format!("der er intet skema »{id}«; vælg {list}"),
                format!("there is no form “{id}”; choose {list}"),
            )
        })
    }

    /// Files of a record repository that have findings which keep them from being understood.
    pub fn broken_files(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.record().is_none() && file.settings().is_none())
    }
}

/// Whether a file counts as what `place` is for: it lies there, or was named from outside.
fn counts(file: &File, place: &Location) -> bool {
    matches!(file.location(), Location::Loose) || file.location() == place
}

/// Folders in no repository that hold no mus file, nor one that may be and cannot be read.
fn empty_folders<'f>(
    folders: &'f [(PathBuf, Vec<PathBuf>)],
    files: &'f [File],
    failures: &'f [Error],
) -> impl Iterator<Item = Error> + 'f {
    let is_unread = |inside: &PathBuf| {
        failures.iter().any(|error| matches!(&error.kind, ErrorKind::CannotRead { path, .. } if path == inside))
    };
    let counts = move |inside: &PathBuf| files.iter().any(|file| file.path() == inside) || is_unread(inside);
    let empty = folders.iter().filter(move |(_, inside)| !inside.iter().any(&counts));
    empty.map(|(folder, _)| Error::new(ErrorKind::NothingHere(folder.clone())))
}

/// How far reading is.
#[derive(Clone, Copy, Debug)]
pub enum Progress {
    /// So many files will be read.
    Files(usize),
    /// One more was read.
    Read,
}

impl<'s> Talk<'s> {
    /// The files, by path.
    pub fn files(&self) -> &[&'s File] {
        &self.files
    }

    /// The file of a kind that a record has once.
    pub fn file(&self, kind: Kind) -> Option<&'s File> {
        self.files.iter().copied().find(|file| file.kind() == Some(kind))
    }

    /// The facts of the talk.
    pub fn conversation(&self) -> Option<&'s Conversation> {
        self.conversation_file().map(|(_, conversation)| conversation)
    }

    /// Each file that could be read, with what it says.
    pub fn records(&self) -> impl Iterator<Item = (&'s File, &'s Record)> {
        self.files.iter().filter_map(|file| Some((*file, file.record()?)))
    }

    /// The facts of the talk, and their file.
    pub fn conversation_file(&self) -> Option<(&'s File, &'s Conversation)> {
        self.records().find_map(|(file, record)| match record {
            Record::Conversation(conversation) => Some((file, conversation)),
            _ => None,
        })
    }

    /// What was agreed, and its file.
    pub fn plan_file(&self) -> Option<(&'s File, &'s ActionPlan)> {
        self.records().find_map(|(file, record)| match record {
            Record::ActionPlan(plan) => Some((file, plan)),
            _ => None,
        })
    }

    /// Every action of the plan, with its file and its path there.
    pub fn actions(&self) -> impl Iterator<Item = (&'s File, YamlPath, &'s Action)> {
        self.plan_file().into_iter().flat_map(|(file, plan)| {
            plan.points.iter().enumerate().flat_map(move |(point_at, point)| {
                let path = move |at| path!["points", point_at, "actions", at];
                point.actions.iter().enumerate().map(move |(at, action)| (file, path(at), action))
            })
        })
    }

    /// What was said.
    pub fn minutes(&self) -> Option<&'s Minutes> {
        self.files.iter().find_map(|file| match file.record() {
            Some(Record::Minutes(minutes)) => Some(minutes),
            _ => None,
        })
    }

    /// What was agreed.
    pub fn plan(&self) -> Option<&'s ActionPlan> {
        self.plan_file().map(|(_, plan)| plan)
    }

    /// The preparations and evaluations.
    pub fn preps(&self) -> impl Iterator<Item = &'s Prep> {
        self.files.iter().filter_map(|file| match file.record() {
            Some(Record::Prep(prep)) => Some(prep),
            _ => None,
        })
    }

    /// The signatures.
    pub fn signatures(&self) -> impl Iterator<Item = &'s Signature> {
        self.signature_files().map(|(_, signature)| signature)
    }

    /// The signatures, and their files.
    pub fn signature_files(&self) -> impl Iterator<Item = (&'s File, &'s Signature)> {
        self.files.iter().filter_map(|file| match file.record() {
            Some(Record::Signature(signature)) => Some((*file, signature)),
            _ => None,
        })
    }

    /// The kind of talk; a record without a conversation counts as the yearly one.
    pub fn is_review(&self) -> bool {
        self.conversation().is_none_or(|conversation| conversation.talk_type.is_review())
    }

    /// Orders talks in time: by the day they were held or are planned for, else by what their name says.
    pub fn order(&self) -> String {
        let name = self.id.talk.as_str();
        let day = self.conversation().and_then(Conversation::day);
        // A bare year has no day: it comes after the dated talks that year began with, at its own place by name.
        day.map_or_else(|| name.to_owned(), |day| format!("{day} {name}"))
    }
}
