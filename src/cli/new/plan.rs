//! `mus new plan`

use super::super::{Exit, Stage};
use super::{Made, write};
use crate::error::Error;
use crate::record::Conversation;
use crate::scaffold::{self, open_items};
use crate::store::{RecordArgument, Store};
use clap::Args;

/// Make an action plan with what was open last time
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  mus new plan anna\n  mus new plan p-7f3k/2026 --dry-run")]
pub(in crate::cli) struct Arguments {
    /// Person and talk: anna, anna/2026 or p-7f3k/2026
    #[arg(value_name = "RECORD")]
    record: String,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(arguments: &Arguments, store: &Store, stage: &Stage) -> Result<Exit, Error> {
    // A name alone means the latest full talk; a plan is written for a talk that there is.
    let record = store.resolve(&RecordArgument(arguments.record.clone()))?.id.clone();
    let conversation = store.talk(&record).and_then(|talk| talk.conversation());
    let day = conversation.and_then(Conversation::day).unwrap_or(stage.today);
    let carried = open_items(store, &record);
    let (path, text) = scaffold::plan(store, store.repository()?, &record, day, &carried);
    let about = stage.lang.pick(
        "planen, som begge skriver under. Kan læses af alle med adgang til mappen.",
        "the plan that both sign. Everybody with access to the folder can read it.",
    );
    write(&[Made { path: path.clone(), text, about: about.to_owned() }], arguments.dry_run, stage)?;
    if !arguments.dry_run {
        stage.output.say(&stage.lang.pick(
            format!("Næste: skriv punkterne i {}, og kør: mus render {record}", path.display()),
            format!("Next: write the points in {}, then run: mus render {record}", path.display()),
        ));
    }
    Ok(Exit::Clean)
}
