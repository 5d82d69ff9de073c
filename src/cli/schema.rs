//! `mus schema`

use super::{Exit, Stage};
use crate::error::Error;
use crate::files;
use crate::schema::Kind;
use crate::store::Store;
use clap::Args;

/// Print a bundled schema, or renew the copies in .mus/schemas
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus schema                 lists the kinds\n  mus schema action-plan     prints one schema\n  mus schema --write         renews .mus/schemas for editors"
)]
pub(super) struct Arguments {
    /// The kind of file; without one, the kinds are listed
    #[arg(value_parser = Kind::ALL.map(Kind::word))]
    kind: Option<String>,
    /// Write all schemas to .mus/schemas in the repository
    #[arg(long, conflicts_with = "kind")]
    write: bool,
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    if arguments.write {
        return write(stage);
    }
    match &arguments.kind {
        None => {
            let list: String = Kind::ALL.iter().map(|kind| format!("{kind}\n")).collect();
            stage.output.result(&list)?;
        }
        Some(word) => {
            let kind = Kind::ALL.into_iter().find(|kind| kind.word() == word);
            stage.output.result(kind.map(Kind::schema_text).unwrap_or_default())?;
        }
    }
    Ok(Exit::Clean)
}

fn write(stage: &Stage) -> Result<Exit, Error> {
    let store = Store::open_here()?;
    let folder = files::tidy(&store.repository()?.join(".mus/schemas"));
    for kind in Kind::ALL {
        let path = folder.join(kind.schema_file());
        if !files::create(&path, kind.schema_text())? {
            files::replace(&path, kind.schema_text())?;
        }
        stage.output.result(&format!("{}\n", path.display()))?;
    }
    Ok(Exit::Clean)
}
