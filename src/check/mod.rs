//! `mus check`: what reading found, and what rules over the whole repository find.
//!
//! A rule is one file here and one line in [`TALK_RULES`] or [`REPOSITORY_RULES`]. It pushes facts with places; this module
//! decides how much each counts and puts them in order.

mod allowed;
mod answers;
mod codes;
mod dates;
mod fix;
mod form_ids;
mod forms;
mod levels;
mod managers;
mod parties;
mod people;
mod plan;
mod plan_ids;
mod references;
mod register_ids;
mod seen;
mod sensitive;
mod signatures;
mod steps;
mod wrong_place;

use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Fact, Level, Place};
use crate::store::{File, Store, Talk};
use crate::text::{Position, Span};
use crate::yaml::Path as YamlPath;
use levels::Levels;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

pub use fix::{Mended, mend};
pub use sensitive::history;

type TalkRule = for<'s> fn(&'s Store, &Talk<'s>, &mut Sink<'s>);
type DatedRule = for<'s> fn(&'s Store, &Talk<'s>, Date, &mut Sink<'s>);
type RepositoryRule = for<'s> fn(&'s Store, &mut Sink<'s>);

/// Rules that look at one talk at a time.
const TALK_RULES: &[&[TalkRule]] = &[
    &[wrong_place::check, people::check_talk, plan_ids::check, forms::check, references::check],
    answers::TALK_RULES,
    dates::TALK_RULES,
    parties::TALK_RULES,
    plan::TALK_RULES,
    steps::TALK_RULES,
];

/// Rules that look at one talk, and at what day it is.
const DATED_RULES: &[&[DatedRule]] = &[dates::DATED_RULES, parties::DATED_RULES, signatures::DATED_RULES];

/// Rules that look at what talks share.
const REPOSITORY_RULES: &[&[RepositoryRule]] = &[
    &[
        wrong_place::check_others,
        people::check_register,
        register_ids::check,
        managers::check,
        form_ids::check,
        codes::check,
    ],
    answers::REPOSITORY_RULES,
    dates::REPOSITORY_RULES,
    signatures::REPOSITORY_RULES,
    steps::REPOSITORY_RULES,
    sensitive::REPOSITORY_RULES,
];

/// A finding at its place in the text.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The file, as shown.
    pub path: PathBuf,
    /// How much it counts; never [`Level::Off`].
    pub level: Level,
    /// What.
    pub fact: Fact,
    /// Where.
    pub at: Located,
    /// Places that belong to it, in the same file.
    pub related: Vec<Located>,
    /// Whether [`mend`] can see to it.
    pub fixable: bool,
}

impl Finding {
    /// The code it goes by.
    pub fn code(&self) -> Code {
        self.fact.code()
    }
}

/// A span with the lines and columns of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Located {
    /// The bytes.
    pub span: Span,
    /// The first character.
    pub start: Position,
    /// One past the last character.
    pub end: Position,
}

/// Where rules put what they find.
#[derive(Default)]
pub struct Sink<'s> {
    found: Vec<(&'s File, Diagnostic)>,
}

impl<'s> Sink<'s> {
    /// A fact about a value of `file`.
    fn value(&mut self, file: &'s File, fact: impl Into<Fact>, path: YamlPath) {
        self.push(file, Diagnostic::new(fact, Place::Value(path)));
    }

    fn push(&mut self, file: &'s File, diagnostic: Diagnostic) {
        self.found.push((file, diagnostic));
    }
}

impl Located {
    fn new(file: &File, span: Span) -> Self {
        Self { span, start: file.source().position(span.start()), end: file.source().position(span.end()) }
    }
}

/// Everything there is to say on the day `today` about the files that were asked for, by path, place and code.
///
/// How much a code counts is said by the repository's settings, else by the code.
pub fn check(store: &Store, today: Date) -> Vec<Finding> {
    check_with(store, today, &BTreeMap::new())
}

/// The same, where `levels` counts before the settings.
pub fn check_with(store: &Store, today: Date, levels: &BTreeMap<Code, Level>) -> Vec<Finding> {
    findings(store, today, &Levels::new(store, levels, Level::Note))
}

/// The errors among it, and nothing looked for that would be less: to make a document, no text is searched for words.
pub fn errors(store: &Store, today: Date) -> Vec<Finding> {
    findings(store, today, &Levels::new(store, &BTreeMap::new(), Level::Error))
}

fn findings(store: &Store, today: Date, levels: &Levels) -> Vec<Finding> {
    let talks: Vec<Talk<'_>> =
        store.talks().filter(|talk| talk.files().iter().any(|file| file.is_asked_for())).collect();
    let mut findings: Vec<Finding> = talks
        .par_iter()
        .flat_map_iter(|talk| {
            let mut sink = Sink::default();
            for rule in TALK_RULES.iter().copied().flatten() {
                rule(store, talk, &mut sink);
            }
            for rule in DATED_RULES.iter().copied().flatten() {
                rule(store, talk, today, &mut sink);
            }
            located(sink, levels)
        })
        .collect();
    findings.par_extend(
        store
            .files()
            .par_iter()
            .filter(|file| file.is_asked_for())
            .flat_map_iter(|file| file.found().iter().filter_map(|diagnostic| locate(file, diagnostic, levels))),
    );
    let mut sink = Sink::default();
    for rule in REPOSITORY_RULES.iter().copied().flatten() {
        rule(store, &mut sink);
    }
    parties::check_register(store, today, &mut sink);
    sensitive::check(store, levels, &mut sink);
    findings.extend(located(sink, levels));
    let mut findings = without_allowed(store, findings, levels);
    findings.sort_by(|one, other| (&one.path, one.at, one.code()).cmp(&(&other.path, other.at, other.code())));
    findings
}

/// What is left when the comments in the files have been heard.
fn without_allowed(store: &Store, findings: Vec<Finding>, levels: &Levels) -> Vec<Finding> {
    let speaks = |file: &&File| file.is_asked_for() && file.source().text().contains("mus: allow");
    let files: HashMap<&Path, &File> = store.files().iter().filter(speaks).map(|file| (file.path(), file)).collect();
    let (mut theirs, mut rest): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(|finding| files.contains_key(finding.path.as_path()));
    for (path, file) in files {
        let mut own: Vec<Finding> = theirs.extract_if(.., |finding| finding.path == path).collect();
        allowed::settle(file, &mut own, levels);
        rest.extend(own);
    }
    rest
}

fn located(sink: Sink<'_>, levels: &Levels) -> Vec<Finding> {
    let asked = sink.found.into_iter().filter(|(file, _)| file.is_asked_for());
    asked.filter_map(|(file, diagnostic)| locate(file, &diagnostic, levels)).collect()
}

fn locate(file: &File, diagnostic: &Diagnostic, levels: &Levels) -> Option<Finding> {
    let level = levels.of(diagnostic.fact.code());
    if level == Level::Off {
        return None;
    }
    let locate = |place: &Place| Located::new(file, place.span(file.tree()));
    Some(Finding {
        path: file.path().to_path_buf(),
        level,
        fact: diagnostic.fact.clone(),
        at: locate(&diagnostic.place),
        related: diagnostic.related.iter().map(locate).collect(),
        fixable: fix::is_certain(file, diagnostic),
    })
}
