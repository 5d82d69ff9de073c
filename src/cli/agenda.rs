//! `mus agenda`

use super::due::require_settings;
use super::render::{Format, Subject, Target, write_all};
use super::{Exit, Stage};
use crate::error::Error;
use crate::store::{RecordArgument, Store};
use crate::summary::View;
use clap::Args;
use std::path::PathBuf;

/// Write the agenda of a talk: both preparations side by side
///
/// First what the two see differently, then what only one has raised, then what nobody has answered, with hints for the manager; what both
/// have answered comes last. A preparation that is not shared yet is left out.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus agenda anna\n  mus agenda anna/2026 -o agenda.html\n  mus agenda g-drift/2026 --to pdf -o agenda.pdf"
)]
pub(super) struct Arguments {
    /// Person and talk: anna, anna/2026 or p-7f3k/2026
    #[arg(value_name = "RECORD")]
    record: String,
    /// The document's format
    #[arg(long, value_enum)]
    to: Option<Format>,
    /// Write to this file (its ending says the format), or into this folder; - is standard output
    #[arg(short, long, value_name = "FILE|DIR")]
    output: Option<PathBuf>,
    /// Take preparations in before they are shared
    #[arg(long)]
    include_drafts: bool,
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let store = Store::open_here()?;
    require_settings(&store)?;
    let record = store.resolve(&RecordArgument(arguments.record.clone()))?.id.clone();
    let target = Target::new(arguments.to, arguments.output.as_deref(), 1, false)?;
    let view = View { include_drafts: arguments.include_drafts, ..View::default() };
    write_all(store, &[Subject::Agenda(record)], &target, view, Vec::new(), stage)
}
