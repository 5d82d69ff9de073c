//! `mus check`: what reading found, and what rules over the whole repository find.
//!
//! A rule is one file here and one line in [`TALK_RULES`] or [`REPOSITORY_RULES`]. It pushes facts with places; this module
//! decides how much each counts and puts them in order.

mod codes;
mod dates;
mod form_ids;
mod forms;
mod managers;
mod people;
mod plan_ids;
mod references;
mod register_ids;
mod seen;
mod wrong_place;

use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Fact, Level, Place};
use crate::record::Settings;
use crate::store::{File, Store, Talk};
use crate::text::{Position, Span};
use crate::yaml::Path;
use rayon::prelude::*;
use std::path::PathBuf;

type TalkRule = for<'s> fn(&'s Store, &Talk<'s>, &mut Sink<'s>);
type DatedRule = for<'s> fn(&'s Store, &Talk<'s>, Date, &mut Sink<'s>);
type RepositoryRule = for<'s> fn(&'s Store, &mut Sink<'s>);

/// Rules that look at one talk at a time.
const TALK_RULES: &[TalkRule] =
    &[wrong_place::check, people::check_talk, plan_ids::check, forms::check, references::check];

/// Rules that look at what talks share.
const REPOSITORY_RULES: &[RepositoryRule] = &[
    wrong_place::check_others,
    people::check_register,
    register_ids::check,
    managers::check,
    form_ids::check,
    codes::check,
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
    fn value(&mut self, file: &'s File, fact: impl Into<Fact>, path: Path) {
        self.push(file, Diagnostic::new(fact, Place::Value(path)));
    }

    fn push(&mut self, file: &'s File, diagnostic: Diagnostic) {
        self.found.push((file, diagnostic));
    }
}

/// Everything there is to say on the day `today` about the files that were asked for, by path, place and code.
pub fn check(store: &Store, today: Date) -> Vec<Finding> {
    let talks: Vec<Talk<'_>> =
        store.talks().filter(|talk| talk.files().iter().any(|file| file.is_asked_for())).collect();
    let mut findings: Vec<Finding> = talks
        .par_iter()
        .flat_map_iter(|talk| {
            let mut sink = Sink::default();
            for rule in TALK_RULES.iter().chain(dates::TALK_RULES) {
                rule(store, talk, &mut sink);
            }
            for rule in dates::DATED_RULES {
                rule(store, talk, today, &mut sink);
            }
            located(sink, store.settings())
        })
        .collect();
    findings.par_extend(
        store.files().par_iter().filter(|file| file.is_asked_for()).flat_map_iter(|file| {
            file.found().iter().filter_map(|diagnostic| locate(file, diagnostic, store.settings()))
        }),
    );
    let mut sink = Sink::default();
    for rule in REPOSITORY_RULES.iter().chain(dates::REPOSITORY_RULES) {
        rule(store, &mut sink);
    }
    findings.extend(located(sink, store.settings()));
    findings.sort_by(|one, other| (&one.path, one.at, one.code()).cmp(&(&other.path, other.at, other.code())));
    findings
}

fn located(sink: Sink<'_>, settings: &Settings) -> Vec<Finding> {
    let asked = sink.found.into_iter().filter(|(file, _)| file.is_asked_for());
    asked.filter_map(|(file, diagnostic)| locate(file, &diagnostic, settings)).collect()
}

fn locate(file: &File, diagnostic: &Diagnostic, settings: &Settings) -> Option<Finding> {
    let level = level_of(diagnostic.fact.code(), settings);
    if level == Level::Off {
        return None;
    }
    let locate = |place: &Place| {
        let span = place.span(file.tree());
        Located { span, start: file.source().position(span.start()), end: file.source().position(span.end()) }
    };
    Some(Finding {
        path: file.path().to_path_buf(),
        level,
        fact: diagnostic.fact.clone(),
        at: locate(&diagnostic.place),
        related: diagnostic.related.iter().map(locate).collect(),
    })
}

/// How much a code counts: what `[checks]` says, else its default.
fn level_of(code: Code, settings: &Settings) -> Level {
    settings.checks.get(code.name()).copied().unwrap_or(code.level())
}
