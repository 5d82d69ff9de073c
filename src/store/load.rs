//! From a path to a typed record, with everything found on the way.

use super::discover::{Candidate, Found};
use super::{Location, Progress};
use crate::diagnostic::{Diagnostic, Fact, JsonType, Place, Shown, nearest};
use crate::error::{Error, Kind as ErrorKind};
use crate::files::{self, Content};
use crate::record::{Record, RecordId, Settings, Subject};
use crate::schema::{self, Kind, class_of};
use crate::source::Source;
use crate::text::Span;
use crate::yaml::{self, Node, Path as YamlPath, Reading, Step, Style, Tree, Trouble};
use rayon::prelude::*;
use serde::Deserialize as _;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// One file: its text, its tree, what it is, and what was found on reading it.
#[derive(Debug)]
pub struct File {
    source: Source,
    tree: Tree,
    location: Location,
    kind: Option<Kind>,
    record: Option<Record>,
    settings: Option<Settings>,
    found: Vec<Diagnostic>,
    asked: bool,
}

impl File {
    /// Reads `text` as the file at `path`. Never fails: what is wrong stands in [`File::found`].
    pub fn read(path: PathBuf, text: String, location: Location) -> Self {
        let toml = location == Location::Settings || path.extension().is_some_and(|ending| ending == "toml");
        let tree = if toml { yaml::parse_toml(&text) } else { yaml::parse(&text) };
        let mut file = Self::bare(path, text, location);
        file.tree = tree;
        file.understand(toml);
        file
    }

    /// The file at `path` with what was read of it.
    pub fn of(path: PathBuf, content: Content, location: Location) -> Self {
        match content {
            Content::Text(text) => Self::read(path, text, location),
            Content::TooLarge(bytes) => Self::unreadable(path, location, Fact::FileTooLarge { bytes }),
            Content::NotText(_) => Self::unreadable(path, location, Fact::NotText),
        }
    }

    /// A file whose bytes could not be read as text.
    fn unreadable(path: PathBuf, location: Location, fact: Fact) -> Self {
        let mut file = Self::bare(path, String::new(), location);
        file.found.push(Diagnostic::new(fact, Place::Start));
        file
    }

    fn bare(path: PathBuf, text: String, location: Location) -> Self {
        Self {
            source: Source::new(path, text),
            tree: Tree::default(),
            location,
            kind: None,
            record: None,
            settings: None,
            found: Vec::new(),
            asked: true,
        }
    }

    /// The path as shown.
    pub fn path(&self) -> &Path {
        self.source.path()
    }

    /// The text with its lines.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The tree everything comes from.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The root of the tree, where the syntax holds.
    pub fn root(&self) -> Option<&Node> {
        self.tree.root.as_ref()
    }

    /// What its place in the repository says.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// What it says it is.
    pub fn kind(&self) -> Option<Kind> {
        self.kind
    }

    /// The typed record, where the schema accepts the file.
    pub fn record(&self) -> Option<&Record> {
        self.record.as_ref()
    }

    /// The settings, where it is `mus.toml` and the schema accepts it.
    pub fn settings(&self) -> Option<Settings> {
        self.settings.clone()
    }

    /// What was found on reading it.
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }

    /// Whether it was asked for, or only read to judge others.
    pub fn is_asked_for(&self) -> bool {
        self.asked
    }

    /// Lets go of the text and the tree of a file that is understood.
    fn forget_text(&mut self) {
        if self.record.is_some() && self.found.is_empty() {
            self.tree = Tree::default();
            self.source = Source::new(self.source.path().to_path_buf(), String::new());
        }
    }

    pub(super) fn ask_for(&mut self, asked: bool) {
        self.asked = asked;
    }

    /// The talk it is about: by its place, else by its own word.
    pub fn belongs_to(&self) -> Option<&RecordId> {
        match &self.location {
            Location::Record(id) => Some(id),
            _ => self.record.as_ref().and_then(Record::record_id),
        }
    }

    /// Whether it lies with the other files of its talk. What lies in a wrong place is judged by itself, so that a talk is the
    /// same whichever files are read.
    pub(super) fn lies_with_its_talk(&self) -> bool {
        let subject = || self.belongs_to().map(|id| &id.subject);
        match &self.location {
            Location::Record(_) | Location::Loose => true,
            Location::StrayRecord(folder) => subject_of(folder).as_ref() == subject(),
            Location::Settings | Location::People | Location::Form => false,
        }
    }

    fn push(&mut self, fact: Fact, place: Place) {
        self.found.push(Diagnostic::new(fact, place));
    }

    fn understand(&mut self, toml: bool) {
        self.tell_troubles(toml);
        let broken = self.tree.root.is_none() && !self.tree.problems.is_empty();
        if broken {
            return;
        }
        let Some(root) = self.tree.root.take().filter(|root| !root.is_null()) else {
            self.push(Fact::EmptyFile, Place::Start);
            return;
        };
        self.understand_root(&root, toml);
        self.tree.root = Some(root);
        self.forget_torn_keys();
    }

    /// The rest of a text that a comma cut off is told as that, and not as a key nobody knows as well.
    fn forget_torn_keys(&mut self) {
        let problems = self.tree.problems.iter();
        let torn: Vec<Span> =
            problems.filter(|problem| problem.trouble == Trouble::CommaInFlow).map(|problem| problem.span).collect();
        let tree = &self.tree;
        self.found.retain(|diagnostic| {
            !matches!(diagnostic.fact, Fact::UnknownKey { .. }) || !torn.contains(&diagnostic.place.span(tree))
        });
    }

    fn understand_root(&mut self, root: &Node, toml: bool) {
        if !matches!(root.value, yaml::Value::Mapping(..)) {
            let found = if root.items().is_empty() { JsonType::Text } else { JsonType::List };
            self.push(Fact::WrongType { wanted: vec![JsonType::Mapping], found }, Place::Missing(YamlPath::root()));
            return;
        }
        if let Some(version) = newer_version(root, toml) {
            // A newer format may mean anything: nothing else is said about the file.
            self.found.clear();
            let key = if toml { "format" } else { "mus" };
            self.push(Fact::NewerFormat { found: version }, Place::Value(YamlPath::root().key(key)));
            return;
        }
        self.kind = if toml { Some(Kind::Settings) } else { self.read_kind(root) };
        let Some(kind) = self.kind else { return };
        if !toml {
            self.judge_spelling(kind, root);
        }
        let json = root.to_json();
        let complaints = schema::validate(kind, &json, root);
        let accepted = complaints.is_empty();
        self.found.extend(complaints);
        if accepted && !self.type_record(kind, json) && !self.type_record(kind, with_whole_numbers(root.to_json())) {
            let fact = Fact::WrongType { wanted: vec![JsonType::WholeNumber], found: JsonType::Number };
            self.push(fact, Place::Missing(YamlPath::root()));
        }
    }

    fn tell_troubles(&mut self, toml: bool) {
        let problems = std::mem::take(&mut self.tree.problems);
        for problem in &problems {
            let diagnostic = Diagnostic::new(Fact::of_trouble(&problem.trouble, toml), Place::Span(problem.span));
            self.found.push(match &problem.trouble {
                Trouble::DuplicateKey { first } if *first != problem.span => diagnostic.related(Place::Span(*first)),
                _ => diagnostic,
            });
        }
        self.tree.problems = problems;
    }

    fn read_kind(&mut self, root: &Node) -> Option<Kind> {
        for key in ["mus", "kind"] {
            if root.get(key).is_none() {
                self.push(Fact::MissingKey { key: key.to_owned() }, Place::Missing(YamlPath::root()));
            }
        }
        let written = root.get("kind")?;
        let word = written.as_scalar().map(|scalar| scalar.text.to_string()).unwrap_or_default();
        let kind = Kind::from_word(&word);
        if kind.is_none() {
            let near = nearest(&word, Kind::ALL.map(Kind::word)).map(str::to_owned);
            // Something else under `kind` than a word of the format may be anybody's text.
            let private = word.len() > 20 || !word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            self.push(
                Fact::UnknownKind { found: Shown { text: word, private }, near },
                Place::Value(YamlPath::root().key("kind")),
            );
        }
        if root.get("mus").is_none() { None } else { kind }
    }

    /// Text that some readers of YAML take for something else, and text that ` #` cut short.
    fn judge_spelling(&mut self, kind: Kind, root: &Node) {
        let trailing: Vec<Span> = self
            .tree
            .comments
            .iter()
            .copied()
            .filter(|comment| {
                let text = self.source.text();
                let line = text[..comment.start()].rfind(['\n', '\r']).map_or(0, |end| end + 1);
                !text[line..comment.start()].trim().is_empty()
            })
            .collect();
        // Paths cost; nearly every file has nothing to tell here.
        if trailing.is_empty() && !has_doubtful_text(root) {
            return;
        }
        let mut found = Vec::new();
        root.walk(&mut |path, node| {
            let Some(scalar) = node.as_scalar().filter(|scalar| scalar.style == Style::Plain) else { return };
            if scalar.reading() != Reading::Text {
                return;
            }
            if yaml::reads_otherwise_in_yaml_1_1(&scalar.text) {
                found.push(Diagnostic::new(Fact::UnquotedText, Place::Value(path.clone())));
            }
            let cut = trailing.iter().find(|comment| {
                comment.start() >= node.span.end()
                    && self.source.text()[node.span.end()..comment.start()].chars().all(|c| c == ' ' || c == '\t')
            });
            if let Some(comment) = cut
                && class_of(kind, path).private
            {
                found.push(Diagnostic::new(Fact::TextCut, Place::Span(*comment)));
            }
        });
        self.found.extend(found);
    }

    /// Makes the typed record. `false` where the types are narrower than the schema.
    fn type_record(&mut self, kind: Kind, json: Value) -> bool {
        fn read<T: DeserializeOwned>(json: Value, wrap: impl Fn(T) -> Record) -> Option<Record> {
            T::deserialize(json).ok().map(wrap)
        }
        self.record = match kind {
            Kind::People => read(json, Record::People),
            Kind::Form => read(json, Record::Form),
            Kind::Prep => read(json, Record::Prep),
            Kind::Conversation => read(json, Record::Conversation),
            Kind::Minutes => read(json, Record::Minutes),
            Kind::ActionPlan => read(json, Record::ActionPlan),
            Kind::Signature => read(json, Record::Signature),
            Kind::Settings => {
                self.settings = Settings::deserialize(json).ok();
                return self.settings.is_some();
            }
        };
        self.record.is_some()
    }
}

/// Whose folder below `records/` it is.
fn subject_of(folder: &str) -> Option<Subject> {
    folder.split('/').nth(1)?.parse().ok()
}

fn has_doubtful_text(node: &Node) -> bool {
    match &node.value {
        yaml::Value::Scalar(scalar) => scalar.style == Style::Plain && yaml::reads_otherwise_in_yaml_1_1(&scalar.text),
        yaml::Value::Sequence(items, _) => items.iter().any(has_doubtful_text),
        yaml::Value::Mapping(entries, _) => entries.iter().any(|entry| has_doubtful_text(&entry.value)),
    }
}

/// To a schema `1.0` is a whole number; to a type only `1` is.
fn with_whole_numbers(json: Value) -> Value {
    match json {
        Value::Number(number) => {
            let written = number.as_f64().filter(|_| number.is_f64()).map(|number| format!("{number}"));
            written.and_then(|written| written.parse::<i64>().ok()).map_or(Value::Number(number), Value::from)
        }
        Value::Array(items) => items.into_iter().map(with_whole_numbers).collect(),
        Value::Object(map) => map.into_iter().map(|(key, value)| (key, with_whole_numbers(value))).collect(),
        other => other,
    }
}

fn newer_version(root: &Node, toml: bool) -> Option<i64> {
    match root.get(if toml { "format" } else { "mus" })?.as_scalar()?.reading() {
        Reading::Int(version) if version > 1 => Some(version),
        _ => None,
    }
}

/// Reads every file in parallel. What cannot be read is a failure beside the rest.
/// How much of a file is kept once it is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Its text and its tree, to judge and to edit.
    Everything,
    /// Its record alone, where nothing was found: that is enough to count.
    Records,
}

/// Reads the files that were found, on every core.
pub(super) fn load_all(found: &Found, keep: Keep, progress: &(dyn Fn(Progress) + Sync)) -> (Vec<File>, Vec<Error>) {
    let loaded: Vec<Result<Option<File>, Error>> = found
        .files
        .par_iter()
        .map(|candidate| {
            let mut file = load(candidate);
            if let (Ok(Some(file)), Keep::Records) = (&mut file, keep) {
                file.forget_text();
            }
            progress(Progress::Read);
            file
        })
        .collect();
    let mut files = Vec::with_capacity(loaded.len());
    let mut failures = Vec::new();
    for file in loaded {
        match file {
            Ok(Some(file)) => files.push(file),
            Ok(None) => {}
            Err(error) => failures.push(error),
        }
    }
    (files, failures)
}

/// `None` for a YAML file that came along in a folder and is none of ours.
fn load(candidate: &Candidate) -> Result<Option<File>, Error> {
    let path = candidate.path.clone();
    let location = candidate.location.clone();
    let content = files::read(&path)
        .map_err(|error| Error::new(ErrorKind::CannotRead { path: path.clone(), reason: error.to_string() }))?;
    let is_ours_by_place = location != Location::Loose || candidate.named;
    let mut file = File::of(path, content, location);
    let says_mus = file.root().is_some_and(|root| root.at(&[Step::from("mus")].into_iter().collect()).is_some());
    if !is_ours_by_place && !says_mus {
        return Ok(None);
    }
    file.asked = candidate.asked;
    Ok(Some(file))
}
