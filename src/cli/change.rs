//! Carries changes out: all of them are judged before the first file is written.

use super::{Exit, Stage};
use crate::change::Change;
use crate::check::{Finding, check};
use crate::diagnostic::{Audience, Level, words};
use crate::edit;
use crate::error::Error;
use crate::files;
use crate::lang::Lang;
use crate::report::{Side, diff};
use crate::store::{File, Location, Store};
use clap::Args;
use std::path::{Path, PathBuf};

/// Whether something is written.
#[derive(Debug, Args)]
pub(super) struct Writing {
    /// Show what would change, and write nothing
    #[arg(long, visible_alias = "dry-run")]
    pub diff: bool,
}

/// A file's text before and after.
struct Rewritten {
    path: PathBuf,
    location: Location,
    old: String,
    new: String,
}

/// What is to be done, with what is said once it is.
#[derive(Default)]
pub(super) struct Plan<'s> {
    changes: Vec<Change<'s>>,
    said: Vec<String>,
    /// What a commit is told: ids only.
    subjects: Vec<String>,
    /// What is shown instead of the paths.
    document: Option<String>,
    /// Documents to write beside the changes, once they are made.
    files: Vec<(PathBuf, String)>,
}

impl<'s> Plan<'s> {
    /// Adds a change, or says that things are so already.
    pub fn push(&mut self, what: &str, change: Option<Change<'s>>, done: String, lang: Lang) {
        match change {
            Some(change) => {
                self.changes.push(change);
                self.said.push(done);
                self.subjects.push(what.to_owned());
            }
            None => self.said.push(lang.pick(
                format!("  {what}: sådan er det allerede; intet er ændret"),
                format!("  {what}: it is so already; nothing was changed"),
            )),
        }
    }

    /// Shows a document instead of the paths.
    pub fn document(&mut self, text: String) {
        self.document = Some(text);
    }

    /// Writes a document beside the changes.
    pub fn file(&mut self, path: PathBuf, text: String) {
        self.files.push((path, text));
    }

    /// Says something beside the changes.
    pub fn say(&mut self, text: String) {
        self.said.push(text);
    }
}

/// Applies the changes to the texts, judges the files as they would be, and writes them, all or none.
///
/// Refuses what the schema refuses, and what would be an error that was not there before.
pub(super) fn carry_out(
    make: impl FnOnce(&Store) -> Result<Plan<'_>, Error>,
    writing: &Writing,
    stage: &Stage,
) -> Result<Exit, Error> {
    let store = Store::open_here()?;
    super::due::require_settings(&store)?;
    let plan = make(&store)?;
    let rewritten = rewrite(&plan.changes)?;
    let Plan { said, subjects, document, files: documents, .. } = plan;
    let notes = judge(store, &rewritten, stage)?;
    if writing.diff {
        for one in &rewritten {
            stage.output.result(&shown(one, stage))?;
        }
    } else {
        write(&rewritten)?;
        for (path, text) in &documents {
            files::replace(path, text)?;
            stage.output.result(&format!("{}\n", path.display()))?;
        }
        match &document {
            Some(text) => stage.output.result(text)?,
            None => {
                for one in &rewritten {
                    stage.output.result(&format!("{}\n", one.path.display()))?;
                }
            }
        }
    }
    for line in said.into_iter().filter(|_| !writing.diff).chain(notes) {
        stage.output.say(&line);
    }
    if !rewritten.is_empty() && !writing.diff {
        let paths: Vec<String> = rewritten.iter().map(|one| one.path.display().to_string()).collect();
        let next = format!("git commit -m \"mus: {}\" -- {}", subjects.join(", "), paths.join(" "));
        stage.output.say(&stage.lang.pick(format!("Næste: {next}"), format!("Next: {next}")));
    }
    Ok(Exit::Clean)
}

fn rewrite(changes: &[Change<'_>]) -> Result<Vec<Rewritten>, Error> {
    let mut rewritten: Vec<Rewritten> = Vec::new();
    for change in changes {
        let file = change.file;
        let at = rewritten.iter().position(|one| one.path == file.path()).unwrap_or_else(|| {
            let text = file.source().text().to_owned();
            let (path, location) = (file.path().to_path_buf(), file.location().clone());
            rewritten.push(Rewritten { path, location, new: text.clone(), old: text });
            rewritten.len() - 1
        });
        let one = &mut rewritten[at];
        one.new = edit::apply(&one.new, &change.edits).map_err(|_| Error::refused_edit(&one.path))?.text;
    }
    rewritten.retain(|one| one.old != one.new);
    Ok(rewritten)
}

/// What is new to say about the files as they would be: an error refuses the change, the rest is told.
fn judge(store: Store, rewritten: &[Rewritten], stage: &Stage) -> Result<Vec<String>, Error> {
    let paths: Vec<&Path> = rewritten.iter().map(|one| one.path.as_path()).collect();
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let store = store.asking_for(&paths);
    let mut before = check(&store, stage.today);
    let read = |one: &Rewritten| File::read(one.path.clone(), one.new.clone(), one.location.clone());
    let store = store.with(rewritten.iter().map(read).collect());
    let mut new: Vec<Finding> = Vec::new();
    for finding in check(&store, stage.today) {
        let same = |old: &Finding| old.path == finding.path && old.fact == finding.fact;
        match before.iter().position(same) {
            Some(at) => drop(before.swap_remove(at)),
            None => new.push(finding),
        }
    }
    if let Some(error) = new.iter().find(|finding| finding.level == Level::Error) {
        return Err(unfit(error));
    }
    let told = |finding: &Finding| {
        let said = words(&finding.fact, stage.lang, stage.audience).title;
        let level = finding.level.word(stage.lang);
        format!("  {level}[{}] {}: {said}", finding.code(), finding.path.display())
    };
    Ok(new.iter().map(told).collect())
}

/// What speaks against a change, in the words of the finding it would make.
pub(super) fn unfit(finding: &Finding) -> Error {
    let said = |lang| {
        let words = words(&finding.fact, lang, Audience::Public);
        let title = words.title;
        let help = words.help.map_or_else(String::new, |help| format!("\n  = {}: {help}", lang.pick("råd", "help")));
        let more = lang.pick("mere", "more");
        (title, format!("{help}\n  = {more}: mus explain {}", finding.code()))
    };
    let path = finding.path.display();
    let ((da, da_more), (en, en_more)) = (said(Lang::Da), said(Lang::En));
    Error::usage(format!("{path} er ikke ændret: {da}{da_more}"), format!("{path} was not changed: {en}{en_more}"))
}

/// Writes the files; where one cannot be written, those before it get their old text back.
fn write(rewritten: &[Rewritten]) -> Result<(), Error> {
    for (at, one) in rewritten.iter().enumerate() {
        if let Err(error) = files::replace(&one.path, &one.new) {
            for done in &rewritten[..at] {
                files::replace(&done.path, &done.old)?;
            }
            return Err(error);
        }
    }
    Ok(())
}

fn shown(one: &Rewritten, stage: &Stage) -> String {
    let side = |text: &str| {
        let file = File::read(one.path.clone(), text.to_owned(), one.location.clone());
        match stage.audience {
            Audience::Reader => text.to_owned(),
            Audience::Public => super::mask::masked(&file),
        }
    };
    let path = one.path.display().to_string().replace('\\', "/");
    diff(
        &Side { name: &format!("a/{path}"), text: &side(&one.old) },
        &Side { name: &format!("b/{path}"), text: &side(&one.new) },
        stage.look.color,
    )
}
