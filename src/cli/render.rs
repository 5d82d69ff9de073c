//! `mus render`

use super::due::require_settings;
use super::{Exit, Stage};
use crate::error::{Error, Kind};
use crate::files;
use crate::render::markdown;
use crate::store::{RecordArgument, Store};
use crate::summary::summary;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Write the summary of a talk as a document
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  mus render anna\n  mus render p-7f3k/2026 -o resume.md")]
pub(super) struct Arguments {
    /// Person and talk: anna, anna/2026 or p-7f3k/2026
    #[arg(value_name = "RECORD")]
    record: String,
    /// The document's format
    #[arg(long, value_enum)]
    to: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Md,
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let Format::Md = format(arguments)?;
    let store = Store::open_here()?;
    require_settings(&store)?;
    let talk = store.resolve(&RecordArgument(arguments.record.clone()))?;
    // A part that cannot be read would be missing from the document without a word.
    if let Some(broken) = talk.files().iter().find(|file| file.record().is_none()) {
        return Err(Error::new(Kind::BrokenFile(broken.path().to_path_buf())));
    }
    let text = markdown(&summary(&store, &talk))?;
    match &arguments.output {
        None => stage.output.result(&text)?,
        Some(path) => {
            if !files::create(path, &text)? {
                files::replace(path, &text)?;
            }
            stage.output.result(&format!("{}\n", path.display()))?;
        }
    }
    Ok(stage.output.failures(store.failures(), stage.lang))
}

/// What `--to` says, else the ending of the file; Markdown where neither says anything.
fn format(arguments: &Arguments) -> Result<Format, Error> {
    if let Some(format) = arguments.to {
        return Ok(format);
    }
    let Some(path) = &arguments.output else { return Ok(Format::Md) };
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("md" | "markdown") => Ok(Format::Md),
        _ => Err(unknown_ending(path)),
    }
}

fn unknown_ending(path: &Path) -> Error {
    let path = path.display();
    Error::usage(
        format!("endelsen på {path} siger ikke, hvilket dokument det skal være; brug .md, eller vælg med --to"),
        format!("the ending of {path} does not say which document it is to be; use .md, or choose with --to"),
    )
}
