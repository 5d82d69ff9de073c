//! `mus check`

use super::{Exit, Stage, environment};
use crate::check::{Finding, check_with, history as check_history, mend};
use crate::diagnostic::{Code, Level, nearest};
use crate::error::{Error, Kind};
use crate::files;
use crate::git;
use crate::lang::Lang;
use crate::report::{self, findings};
use crate::store::{File, Location, Progress, Request, Store, find_root};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Check files: syntax, schema and rules
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus check\n  mus check records/p-7f3k\n  mus check --format json > findings.json\n  mus check --fix --dry-run\n  mus check --staged\n  mus check --history"
)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option that is there or not")]
pub(super) struct Arguments {
    /// Files and folders; without any, the whole repository
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Count this code as an error
    #[arg(long, value_name = "CODE", value_parser = code)]
    deny: Vec<Code>,
    /// Count this code as a warning
    #[arg(long, value_name = "CODE", value_parser = code)]
    warn: Vec<Code>,
    /// Leave this code out
    #[arg(long, value_name = "CODE", value_parser = code)]
    allow: Vec<Code>,
    /// Mend what can be mended without asking, then check
    #[arg(long)]
    fix: bool,
    /// Show what --fix would mend, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Check what git is about to commit, from its index, and not the files as they lie there
    #[arg(long, conflicts_with_all = ["paths", "fix"])]
    staged: bool,
    /// Look for names of the register in git's history as well: messages, branches, paths
    #[arg(long, conflicts_with_all = ["paths", "staged", "fix"])]
    history: bool,
    /// Read the history for at most so many seconds
    #[arg(long, value_name = "SECONDS", requires = "history", default_value_t = 10)]
    time_limit: u64,
    /// Exit 1 from this severity on
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Error)]
    fail_on: FailOn,
    /// Exit 0 even with findings
    #[arg(long)]
    exit_zero: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Github,
    Gitlab,
    Junit,
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Note,
}

impl FailOn {
    fn reaches(self, level: Level) -> bool {
        match self {
            Self::Error => level == Level::Error,
            Self::Warning => matches!(level, Level::Error | Level::Warning),
            Self::Note => level != Level::Off,
        }
    }
}

impl Arguments {
    /// What the options say of single codes; the strictest counts.
    fn levels(&self) -> BTreeMap<Code, Level> {
        let said = [(&self.allow, Level::Off), (&self.warn, Level::Warning), (&self.deny, Level::Error)];
        said.into_iter().flat_map(|(codes, level)| codes.iter().map(move |code| (*code, level))).collect()
    }
}

/// A code by its name.
pub(super) fn code(name: &str) -> Result<Code, String> {
    name.parse().map_err(|error: String| match nearest(name, Code::ALL.iter().map(|code| code.name())) {
        Some(near) => format!("{error}; did you mean {near}?"),
        None => error,
    })
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let levels = arguments.levels();
    let bar = Bar::new();
    let mut stores = if arguments.staged { vec![staged()?] } else { open(arguments, &bar)? };
    if arguments.fix && fix(&stores, arguments.dry_run, stage)? {
        stores = open(arguments, &bar)?;
    }
    let mut found: Vec<Finding> = stores.iter().flat_map(|store| check_with(store, stage.today, &levels)).collect();
    if arguments.history {
        for store in &stores {
            found.extend(names_in_history(store, arguments, &levels, stage)?);
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    bar.finish();
    let all_files = || stores.iter().flat_map(Store::files);
    let files = all_files().filter(|file| file.is_asked_for()).count();
    let failures: Vec<&Error> = stores.iter().flat_map(Store::failures).collect();
    let text = match arguments.format {
        Format::Json => findings::json(&found, files, stage.lang),
        Format::Github => github(&found, files, stage)?,
        Format::Gitlab => report::gitlab(&found, stage.lang),
        Format::Junit => report::junit(&found, stage.lang),
        Format::Sarif => report::sarif(&found, stage.lang),
        Format::Text => {
            let sources: HashMap<&Path, &File> = all_files().map(|file| (file.path(), file)).collect();
            let source_of = |finding: &Finding| sources.get(finding.path.as_path()).map(|file| file.source());
            findings::text(&found, files, stage.look, &source_of)
        }
    };
    // Where nothing was read there is nothing to count; the failures below say why.
    if files > 0 || failures.is_empty() || arguments.format != Format::Text {
        stage.output.result(&text)?;
    }
    let failed = stage.output.failures(failures, stage.lang);
    let reported = found.iter().any(|finding| arguments.fail_on.reaches(finding.level));
    let judged = if reported && !arguments.exit_zero { Exit::Findings } else { Exit::Clean };
    Ok(judged.max(failed))
}

/// Checks one file among all, as somebody who has just edited it wants to know.
pub(super) fn one_file(path: PathBuf, stage: &Stage) -> Result<Exit, Error> {
    run(
        &Arguments {
            paths: vec![path],
            format: Format::Text,
            deny: Vec::new(),
            warn: Vec::new(),
            allow: Vec::new(),
            fix: false,
            dry_run: false,
            staged: false,
            history: false,
            time_limit: 0,
            fail_on: FailOn::Error,
            exit_zero: false,
        },
        stage,
    )
}

/// What GitHub's log shows; the summary is added to the step's, where there is one.
fn github(found: &[Finding], files: usize, stage: &Stage) -> Result<String, Error> {
    let github = report::github(found, files, stage.lang);
    match &stage.step_summary {
        Some(path) => {
            files::append(path, &github.summary)?;
            Ok(github.annotations + &github.count)
        }
        None => Ok(github.annotations + &github.rest + &github.count),
    }
}

fn open(arguments: &Arguments, bar: &Bar) -> Result<Vec<Store>, Error> {
    Request::by_repository(&arguments.paths)
        .iter()
        .map(|request| Store::open(request, &|progress| bar.advance(progress)))
        .collect()
}

/// The repository as git is about to commit it; only what the commit changes is asked for.
fn staged() -> Result<Store, Error> {
    let here = Path::new(".");
    let root = find_root(here).ok_or_else(|| Error::new(Kind::NoRepository(here.to_path_buf())))?;
    let in_place = |path: &Path| {
        let is_data = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml" || ending == "toml");
        is_data && Location::of(path) != Location::Loose
    };
    let staged = git::staged(&root, &in_place)?;
    let shown = |path: &Path| files::tidy(&root.join(path));
    let changed: Vec<PathBuf> = staged.iter().filter(|file| file.changed).map(|file| shown(&file.path)).collect();
    let read = |file: git::Staged| {
        let location = Location::of(&file.path);
        File::of(shown(&file.path), file.content, location)
    };
    let store = Store::of(staged.into_iter().map(read).collect()).at(root);
    Ok(store.asking_for(&changed))
}

/// Names of the register that git keeps for ever; says so where there was no time to read everything.
fn names_in_history(
    store: &Store,
    arguments: &Arguments,
    levels: &BTreeMap<Code, Level>,
    stage: &Stage,
) -> Result<Vec<Finding>, Error> {
    let history = git::history(store.repository()?, Duration::from_secs(arguments.time_limit))?;
    if !history.whole {
        let (read, limit) = (history.commits, arguments.time_limit);
        stage.output.say(&stage.lang.pick(
            format!("Historikken er ikke læst til ende: {read} commits på {limit} sekunder. Giv den mere tid med --time-limit."),
            format!("The history was not read to its end: {read} commits in {limit} seconds. Give it more time with --time-limit."),
        ));
    }
    Ok(check_history(store, &history.kept, levels))
}

/// Mends the files that were asked for, and says what was done; gives whether anything was written.
fn fix(stores: &[Store], dry_run: bool, stage: &Stage) -> Result<bool, Error> {
    let mut written = false;
    for file in stores.iter().flat_map(Store::files).filter(|file| file.is_asked_for()) {
        let Some(mended) = mend(file) else { continue };
        if !dry_run {
            files::replace(file.path(), &mended.text)?;
            written = true;
        }
        for (code, at) in &mended.fixed {
            let place = format!("{}:{}:{}: {code}", file.path().display(), at.line, at.column);
            stage.output.say(&match (stage.lang, dry_run) {
                (Lang::Da, false) => format!("rettet: {place}"),
                (Lang::Da, true) => format!("ville rette: {place}"),
                (Lang::En, false) => format!("fixed: {place}"),
                (Lang::En, true) => format!("would fix: {place}"),
            });
        }
    }
    Ok(written)
}

/// A progress bar that shows once reading has taken a second, where somebody watches.
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub fn new() -> Self {
        if !environment::somebody_watches() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(0).with_style(
            ProgressStyle::with_template("{bar:30} {pos}/{len}").expect("internal error: the bar's template is wrong"),
        );
        bar.set_draw_target(indicatif::ProgressDrawTarget::hidden());
        Self(bar)
    }

    /// Nothing is left of it on the screen.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }

    pub fn advance(&self, progress: Progress) {
        match progress {
            Progress::Files(count) => self.0.inc_length(count as u64),
            Progress::Read => {
                self.0.inc(1);
                if self.0.is_hidden() && self.0.elapsed() > Duration::from_secs(1) && environment::somebody_watches() {
                    self.0.set_draw_target(indicatif::ProgressDrawTarget::stderr());
                }
            }
        }
    }
}
