//! `mus edit`

use super::{Exit, Stage, check};
use crate::error::{Error, Kind};
use crate::record::Record;
use crate::schema::Kind as FileKind;
use crate::store::{File, Location, RecordArgument, Store, Talk};
use clap::Args;
use std::path::PathBuf;
use std::process::Command;

/// Open a file of a talk in your editor, and check it afterwards
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus edit anna\n  mus edit anna prep-employee\n  mus edit anna/2026 minutes\n  mus edit people\n\nThe editor is VISUAL, else EDITOR."
)]
pub(super) struct Arguments {
    /// Person and talk: anna, anna/2026 or p-7f3k/2026; or people or settings
    #[arg(value_name = "RECORD")]
    record: String,
    /// Which file: conversation, prep-employee, minutes, action-plan; the one under way otherwise
    #[arg(value_name = "WHAT")]
    what: Option<String>,
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let store = Store::open_here()?;
    let path = path(arguments, &store)?;
    let Some(editor) = stage.editor.as_deref().and_then(shlex::split).filter(|words| !words.is_empty()) else {
        return Err(Error::usage(
            format!("ingen editor: sæt VISUAL eller EDITOR, for eksempel VISUAL=nano; filen er {}", path.display()),
            format!("no editor: set VISUAL or EDITOR, such as VISUAL=nano; the file is {}", path.display()),
        ));
    };
    let failed = |reason: String| Error::new(Kind::Editor { command: editor[0].clone(), reason });
    let status =
        Command::new(&editor[0]).args(&editor[1..]).arg(&path).status().map_err(|error| failed(error.to_string()))?;
    if !status.success() {
        return Err(failed(status.to_string()));
    }
    check::one_file(path, stage)
}

fn path(arguments: &Arguments, store: &Store) -> Result<PathBuf, Error> {
    let place = match arguments.record.as_str() {
        "people" => Some(Location::People),
        "settings" => Some(Location::Settings),
        _ => None,
    };
    if let Some(place) = place {
        let file = store.files().iter().find(|file| *file.location() == place);
        return Ok(file.map_or_else(|| PathBuf::from("mus.toml"), |file| file.path().to_path_buf()));
    }
    let talk = store.resolve(&RecordArgument(arguments.record.clone()))?;
    let file = match &arguments.what {
        Some(what) => named(&talk, what)?,
        None => under_way(&talk),
    };
    file.map(|file| file.path().to_path_buf()).ok_or_else(|| Error::new(Kind::NoSuchRecord(talk.id.to_string())))
}

fn named<'s>(talk: &Talk<'s>, what: &str) -> Result<Option<&'s File>, Error> {
    let what = if what == "plan" { "action-plan" } else { what };
    let stem =
        |file: &File| file.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let found = talk.files().iter().copied().find(|file| stem(file) == what);
    if found.is_some() {
        return Ok(found);
    }
    let there: Vec<String> = talk.files().iter().map(|file| stem(file)).collect();
    let there = there.join(", ");
    Err(Error::usage(
        format!("{} har ingen fil »{what}« (der er: {there})", talk.id),
        format!("{} has no file “{what}” (there is: {there})", talk.id),
    ))
}

/// The file that is being worked on: the plan once there is one, else a draft of a preparation, else the talk's facts.
fn under_way<'s>(talk: &Talk<'s>) -> Option<&'s File> {
    let draft = || {
        talk.records().find_map(|(file, record)| match record {
            Record::Prep(prep) if prep.state == crate::record::PrepState::Draft => Some(file),
            _ => None,
        })
    };
    let plan = talk.file(FileKind::ActionPlan).or_else(draft);
    plan.or_else(|| talk.file(FileKind::Conversation)).or_else(|| talk.files().first().copied())
}
