//! `mus init`

use super::{Exit, Stage};
use crate::error::Error;
use crate::files::{self, Content};
use crate::git;
use crate::lang::Lang;
use crate::scaffold::{Ci, NewRepository, pre_commit_hook, repository};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Make a record repository
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus init\n  mus init nordlys --organisation \"Nordlys A/S\"\n  mus init --ci github\n  mus init --hook\n  mus init --dry-run"
)]
pub(super) struct Arguments {
    /// The folder; the current one if none is named
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    directory_to_make: PathBuf,
    /// The workplace's name
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// The language of files and documents
    #[arg(long, value_name = "LANG", value_parser = ["da", "en"], default_value = "da")]
    language: String,
    /// Write the jobs for this service: check every push, and keep one issue with what is overdue
    #[arg(long, value_name = "SERVICE", value_enum)]
    ci: Vec<Service>,
    /// Set up a hook, so that git checks whatever is committed
    #[arg(long)]
    hook: bool,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Service {
    Github,
    Gitlab,
}

impl From<Service> for Ci {
    fn from(service: Service) -> Self {
        match service {
            Service::Github => Self::Github,
            Service::Gitlab => Self::Gitlab,
        }
    }
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let language: Lang = arguments.language.parse().unwrap_or_default();
    let new = NewRepository {
        organisation: arguments.organisation.clone(),
        language,
        ci: arguments.ci.iter().map(|service| Ci::from(*service)).collect(),
    };
    let mut made = 0;
    for (path, text) in repository(&new) {
        let path = files::tidy(&arguments.directory_to_make.join(path));
        if arguments.dry_run {
            let there = path.exists();
            let note = if there {
                stage.lang.pick("findes allerede", "exists already")
            } else {
                stage.lang.pick("ville blive skrevet", "would be written")
            };
            stage.output.result(&format!("{}  ({note})\n", path.display()))?;
        } else if files::create(&path, &text)? {
            made += 1;
            stage.output.result(&format!("{}\n", path.display()))?;
        }
    }
    let hook = if arguments.hook { hook(arguments, stage)? } else { Hook::NotAsked };
    made += usize::from(hook == Hook::Written);
    if arguments.dry_run {
        return Ok(Exit::Clean);
    }
    let folder = arguments.directory_to_make.display();
    let in_folder =
        if arguments.directory_to_make.as_os_str() == "." { String::new() } else { format!(" -C {folder}") };
    if let Hook::Others(path) = &hook {
        let path = path.display();
        stage.output.say(&stage.lang.pick(
            format!("Commits bliver ikke gennemset endnu: {path} er jeres egen og er ikke ændret. Lad den køre »mus{in_folder} check --staged«."),
            format!("Commits are not checked yet: {path} is your own and was not changed. Have it run `mus{in_folder} check --staged`."),
        ));
        return Ok(Exit::Clean);
    }
    stage.output.say(&if made == 0 {
        stage.lang.pick(
            format!("{folder} er allerede klar; intet er ændret."),
            format!("{folder} is ready already; nothing was changed."),
        )
    } else {
        stage.lang.pick(
            format!("Klar. Git afgør, hvem der kan læse mappen.\nNæste: mus{in_folder} new person --name \"…\""),
            format!("Ready. Git decides who can read the folder.\nNext: mus{in_folder} new person --name \"…\""),
        )
    });
    if made > 0 && arguments.ci.is_empty() {
        let argument = if in_folder.is_empty() { String::new() } else { format!(" {folder}") };
        stage.output.say(&stage.lang.pick(
            format!("Skal CI gennemse hver ændring og holde øje med fristerne: mus init{argument} --ci github (eller gitlab)"),
            format!("For CI that checks every push and minds the deadlines: mus init{argument} --ci github (or gitlab)"),
        ));
    }
    Ok(Exit::Clean)
}

/// What became of the hook.
#[derive(PartialEq, Eq)]
enum Hook {
    NotAsked,
    Written,
    /// It is there, or would be written.
    Ready,
    /// Somebody's own is there.
    Others(PathBuf),
}

/// Sets up the hook that checks every commit.
fn hook(arguments: &Arguments, stage: &Stage) -> Result<Hook, Error> {
    let folder = &arguments.directory_to_make;
    let around = folder.is_dir().then(|| git::hooks_folder(folder).zip(git::path_from_top(folder))).flatten();
    let Some((hooks, from_top)) = around else {
        return Err(Error::usage(
            "et hook hører til i et git-arkiv, og mappen ligger ikke i et; kør »git init« i den, og så igen »mus init --hook«",
            "a hook belongs in a git repository, and the folder lies in none; run `git init` in it, then `mus init --hook` again",
        ));
    };
    let path = files::tidy(&hooks.join("pre-commit"));
    let shown = path.display();
    if arguments.dry_run {
        let note = if path.exists() {
            stage.lang.pick("findes allerede", "exists already")
        } else {
            stage.lang.pick("ville blive skrevet", "would be written")
        };
        stage.output.result(&format!("{shown}  ({note})\n"))?;
        return Ok(Hook::Ready);
    }
    let text = pre_commit_hook(&from_top);
    if files::create_program(&path, &text)? {
        stage.output.result(&format!("{shown}\n"))?;
        return Ok(Hook::Written);
    }
    let is_ours = files::read(&path).is_ok_and(|there| matches!(there, Content::Text(there) if there == text));
    Ok(if is_ours { Hook::Ready } else { Hook::Others(path) })
}
