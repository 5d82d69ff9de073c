//! `mus schema`

use super::{Exit, Stage};
use crate::error::{Error, Kind as ErrorKind};
use crate::files;
use crate::scaffold::{form_schema, form_schema_file};
use crate::schema::Kind;
use crate::store::Store;
use clap::Args;
use std::path::PathBuf;

/// Print a bundled schema, or renew the copies in .mus/schemas
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus schema                 lists the kinds\n  mus schema action-plan     prints one schema\n  mus schema --write         renews .mus/schemas for editors\n  mus schema prep --form short --write"
)]
pub(super) struct Arguments {
    /// The kind of file; without one, the kinds are listed
    #[arg(value_parser = Kind::ALL.map(Kind::word))]
    kind: Option<String>,
    /// With this form's questions, so that the editor completes and explains them; for prep
    #[arg(long, value_name = "ID", requires = "kind")]
    form: Option<String>,
    /// Write to .mus/schemas in the repository: all schemas, or the one with a form's questions
    #[arg(long)]
    write: bool,
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    match (arguments.kind.as_deref(), arguments.form.as_deref()) {
        (None, _) if arguments.write => write(stage)?,
        (None, _) => {
            let list: String = Kind::ALL.iter().map(|kind| format!("{kind}\n")).collect();
            stage.output.result(&list)?;
        }
        (Some("prep"), Some(form)) => of_form(form, arguments.write, stage)?,
        (Some(kind), Some(_)) => {
            return Err(Error::usage(
                format!("--form kan kun bruges med prep, ikke med {kind}"),
                format!("--form goes with prep, not with {kind}"),
            ));
        }
        (Some(kind), None) if arguments.write => {
            return Err(Error::usage(
                format!("--write skriver alle skemaer; udelad {kind}"),
                format!("--write writes all schemas; leave {kind} out"),
            ));
        }
        (Some(word), None) => {
            let kind = Kind::ALL.into_iter().find(|kind| kind.word() == word);
            stage.output.result(kind.map(Kind::schema_text).unwrap_or_default())?;
        }
    }
    Ok(Exit::Clean)
}

/// The schema of preparations of one form: of the workplace's own, or of a bundled one, which needs no repository.
fn of_form(id: &str, write: bool, stage: &Stage) -> Result<(), Error> {
    let store = match Store::open_here() {
        Err(error) if !write && matches!(error.kind, ErrorKind::NoRepository(_)) => Store::of(Vec::new()),
        opened => opened?,
    };
    let form = store.named_form(id)?;
    let text = form_schema(form);
    if !write {
        return stage.output.result(&text);
    }
    let path = files::tidy(&folder(&store)?.join(form_schema_file(form)));
    files::put(&path, &text)?;
    stage.output.result(&format!("{}\n", path.display()))?;
    stage.output.say(&stage.lang.pick(
        format!("Nye forberedelser med »{id}« henviser til det."),
        format!("New preparations with “{id}” lead to it."),
    ));
    Ok(())
}

fn write(stage: &Stage) -> Result<(), Error> {
    let store = Store::open_here()?;
    for kind in Kind::ALL {
        let path = files::tidy(&folder(&store)?.join(kind.schema_file()));
        files::put(&path, kind.schema_text())?;
        stage.output.result(&format!("{}\n", path.display()))?;
    }
    Ok(())
}

fn folder(store: &Store) -> Result<PathBuf, Error> {
    Ok(store.repository()?.join(".mus/schemas"))
}
