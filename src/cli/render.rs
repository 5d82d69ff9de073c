//! `mus render`

mod look;
mod subject;
mod target;
mod warnings;

pub(super) use look::templates;
pub(super) use subject::Subject;
pub(super) use target::{Format, Target};

use super::check::Bar;
use super::due::require_settings;
use super::{Exit, Stage};
use crate::check::errors;
use crate::date::Date;
use crate::error::Error;
use crate::files;
use crate::record::Id;
use crate::render::{self, Templates};
use crate::store::{Progress, Store};
use crate::summary::{Document, Leaving, View};
use clap::{Args, ValueEnum};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use warnings::Watch;

/// Write a talk, a single file or a blank form as a document
///
/// A talk becomes the summary that both sign. A preparation, minutes or a plan named by its file becomes a document of its own, and so
/// does a form named by its id. A folder means every talk in it.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus render anna\n  mus render anna -o anna.pdf\n  mus render anna -o anna.html --for hr\n  mus render records -o archive/ --to pdf\n  mus render records/p-7f3k/2026/prep-employee.yaml\n  mus render standard-employee -o form.pdf\n  mus render --write-templates"
)]
pub(super) struct Arguments {
    /// Person and talk (anna, anna/2026, p-7f3k/2026), a file, a folder, or a form's id
    #[arg(value_name = "RECORD|FILE", required_unless_present = "write_templates")]
    records: Vec<String>,
    /// The document's format
    #[arg(long, value_enum)]
    to: Option<Format>,
    /// Write to this file (its ending says the format), or into this folder; - is standard output
    #[arg(short, long, value_name = "FILE|DIR")]
    output: Option<PathBuf>,
    /// Only what this reader may see: employee, manager, hr or another word of [sharing]
    #[arg(long = "for", value_name = "READER")]
    reader: Option<String>,
    /// Show preparations to others than their authors before they are shared
    #[arg(long)]
    include_drafts: bool,
    /// Leave something out; several with commas
    #[arg(long, value_enum, value_name = "PART", value_delimiter = ',')]
    without: Vec<Part>,
    /// Copy the bundled templates to templates/, to change them there
    #[arg(long, conflicts_with_all = ["records", "to", "output", "reader", "without"])]
    write_templates: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    Minutes,
    FollowUps,
    Budget,
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    if arguments.write_templates {
        return write_templates(stage);
    }
    let store = subject::open(&arguments.records)?;
    require_settings(&store)?;
    let reader = arguments.reader.as_deref().map(|word| reader(&store, word)).transpose()?;
    let mut failures = Vec::new();
    let mut subjects: Vec<Subject> = Vec::new();
    for asked in &arguments.records {
        match subject::subjects(&store, asked) {
            Ok(found) => subjects.extend(found.into_iter().filter(|one| !subjects.contains(one)).collect::<Vec<_>>()),
            Err(error) => failures.push(error),
        }
    }
    let folders = arguments.records.iter().any(|asked| Path::new(asked).is_dir());
    let target = Target::new(arguments.to, arguments.output.as_deref(), subjects.len(), folders)?;
    let view = View {
        reader,
        without: arguments.without.iter().map(|part| part.leaving()).collect(),
        include_drafts: arguments.include_drafts,
        has_errors: false,
    };
    write_all(store, &subjects, &target, view, failures, stage)
}

/// Makes the document of each subject and puts it where `target` says; what failed before is told with what fails now.
pub(super) fn write_all(
    store: Store,
    subjects: &[Subject],
    target: &Target,
    view: View,
    mut failures: Vec<Error>,
    stage: &Stage,
) -> Result<Exit, Error> {
    let paths: BTreeSet<PathBuf> =
        subjects.iter().flat_map(|subject| subject.files(&store)).map(|file| file.path().to_path_buf()).collect();
    let store = store.asking_for(&paths);
    let mut work = Work {
        templates: templates(&store)?,
        wrong: with_errors(&store, stage.today),
        view,
        store,
        #[cfg(feature = "pdf")]
        made_on: stage.made_on,
        #[cfg(feature = "pdf")]
        press: None,
    };
    if target.format() == Format::Pdf {
        work.warm_up()?;
    }
    let bar = Bar::new();
    bar.advance(Progress::Files(subjects.len()));
    let shows = |letter| work.shows(letter);
    let watch = Watch::new(&work.store, &shows, stage.lang);
    let made: Vec<Result<Made, Error>> = each(subjects, |subject| {
        let made = work.make(subject, target, &watch);
        bar.advance(Progress::Read);
        made
    });
    bar.finish();
    for made in made {
        match made {
            Ok(made) => {
                for warning in &made.warnings {
                    stage.output.say(&format!("{}: {warning}", stage.lang.pick("advarsel", "warning")));
                }
                match made.path {
                    Some(path) => stage.output.result(&format!("{}\n", path.display()))?,
                    None => stage.output.bytes(&made.bytes)?,
                }
            }
            Err(error) => failures.push(error),
        }
    }
    Ok(stage.output.failures(failures.iter().chain(work.store.failures()), stage.lang))
}

/// Makes something of each on as many threads as there are processors, and keeps their order. These are threads of their own: Typst
/// waits for its pages on the pool of rayon, where who waits takes up the next document on top of the stack, until there is no more of it.
fn each<T: Sync, U: Send>(all: &[T], make: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get).min(all.len());
    let work = || {
        let mut done = Vec::new();
        while let Some((at, one)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, all.get(at)?))) {
            done.push((at, make(one)));
        }
        done
    };
    let mut all_done: Vec<(usize, U)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let own = work();
        let others =
            others.into_iter().flat_map(|other| other.join().expect("internal error: a document was not made"));
        own.into_iter().chain(others).collect()
    });
    all_done.sort_unstable_by_key(|(at, _)| *at);
    all_done.into_iter().map(|(_, one)| one).collect()
}

/// What every document is made with.
struct Work {
    store: Store,
    templates: Templates,
    /// Files with errors.
    wrong: BTreeSet<PathBuf>,
    view: View,
    #[cfg(feature = "pdf")]
    made_on: Option<Date>,
    #[cfg(feature = "pdf")]
    press: Option<render::Press>,
}

/// A document that is made: written to `path`, or to be put out.
struct Made {
    path: Option<PathBuf>,
    bytes: Vec<u8>,
    warnings: Vec<String>,
}

impl Work {
    #[cfg(feature = "pdf")]
    fn warm_up(&mut self) -> Result<(), Error> {
        self.press = Some(render::Press::new(self.templates.clone())?);
        Ok(())
    }

    #[cfg(not(feature = "pdf"))]
    #[allow(clippy::unused_self, clippy::needless_pass_by_ref_mut, reason = "a program with PDF uses it")]
    fn warm_up(&mut self) -> Result<(), Error> {
        Err(target::without_pdf())
    }

    /// Whether the documents can show a character. Only a press cannot show them all.
    #[cfg(feature = "pdf")]
    fn shows(&self, letter: char) -> bool {
        self.press.as_ref().is_none_or(|press| press.shows(letter))
    }

    #[cfg(not(feature = "pdf"))]
    #[allow(clippy::unused_self, reason = "a program with PDF uses it")]
    fn shows(&self, _: char) -> bool {
        true
    }

    fn make(&self, subject: &Subject, target: &Target, watch: &Watch) -> Result<Made, Error> {
        let files = subject.files(&self.store);
        let view = View { has_errors: files.iter().any(|file| self.wrong.contains(file.path())), ..self.view.clone() };
        let document = subject.document(&self.store, &view)?;
        let bytes = self.set(&document, target.format())?;
        let warnings = watch.warnings(&files, &document);
        let path = target.path(&document.file_name);
        if let Some(path) = &path {
            files::put(path, &bytes)?;
            return Ok(Made { path: Some(path.clone()), bytes: Vec::new(), warnings });
        }
        Ok(Made { path, bytes, warnings })
    }

    /// The document's bytes.
    fn set(&self, document: &Document, format: Format) -> Result<Vec<u8>, Error> {
        match format {
            Format::Md => Ok(render::markdown(document, &self.templates)?.into_bytes()),
            Format::Html => Ok(render::html(document, &self.templates)?.into_bytes()),
            #[cfg(feature = "pdf")]
            Format::Pdf => {
                let press = self.press.as_ref().expect("internal error: the press is made before a PDF is");
                // What is about no day, such as a form, says the first day that the format can.
                let day = self.made_on.or(document.day).or(Date::new(1970, 1, 1));
                press.pdf(document, day.expect("internal error: 1970 began with a day"))
            }
            #[cfg(not(feature = "pdf"))]
            Format::Pdf => Err(target::without_pdf()),
        }
    }
}

impl Part {
    fn leaving(self) -> Leaving {
        match self {
            Self::Minutes => Leaving::Minutes,
            Self::FollowUps => Leaving::FollowUps,
            Self::Budget => Leaving::Budget,
        }
    }
}

/// The files that the check has errors for.
fn with_errors(store: &Store, today: Date) -> BTreeSet<PathBuf> {
    errors(store, today).into_iter().map(|finding| finding.path).collect()
}

/// A reader that the settings know.
fn reader(store: &Store, word: &str) -> Result<Id, Error> {
    let known: Vec<String> = ["employee", "manager"]
        .into_iter()
        .map(str::to_owned)
        .chain(store.settings().sharing.with.iter().map(ToString::to_string))
        .collect();
    let reader = word.parse().ok().filter(|_| known.iter().any(|one| one == word));
    reader.ok_or_else(|| {
        let list = known.join(", ");
        Error::usage(
            format!("»{word}« er ikke en, der kan deles med; mus.toml kender {list}"),
            format!("“{word}” is nobody to share with; mus.toml knows {list}"),
        )
    })
}

fn write_templates(stage: &Stage) -> Result<Exit, Error> {
    let store = Store::open_here()?;
    for (path, is_new) in look::write_templates(&store)? {
        stage.output.result(&format!("{}\n", path.display()))?;
        if !is_new {
            let path = path.display();
            stage.output.say(&stage.lang.pick(
                format!("{path} er der allerede og er urørt"),
                format!("{path} is there already and was left alone"),
            ));
        }
    }
    Ok(Exit::Clean)
}
