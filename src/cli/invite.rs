//! `mus invite`

use super::change::{Plan, Writing, carry_out};
use super::new::read_date;
use super::render::templates;
use super::{Exit, Stage};
use crate::change;
use crate::error::Error;
use crate::record::Conversation;
use crate::render::{invitation as as_markdown, meeting};
use crate::store::{RecordArgument, Store, Talk};
use crate::summary::invitation;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Write the invitation to a talk, and note that it went out
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus invite anna\n  mus invite anna -o anna.md -o anna.ics\n  mus invite anna --format ics --minutes 60\n\nNotes the day in the conversation, so that mus due knows. With --diff nothing is written."
)]
pub(super) struct Arguments {
    /// Person and talk: anna, anna/2026 or p-7f3k/2026
    #[arg(value_name = "RECORD")]
    record: String,
    /// How the invitation is written on the screen
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    format: Format,
    /// Write to this file instead: .md a letter, .ics a meeting; several at once
    #[arg(short, long, value_name = "FILE")]
    output: Vec<PathBuf>,
    /// How long the talk takes, in minutes
    #[arg(long, value_name = "MINUTES", default_value_t = 90)]
    minutes: u32,
    /// The day it went out; today otherwise
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Markdown,
    Ics,
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let on = arguments.on.as_deref().map(read_date).transpose()?;
    let endings = arguments.output.iter().map(|path| ending(path)).collect::<Result<Vec<_>, _>>()?;
    carry_out(
        |store| {
            let talk = store.resolve(&RecordArgument(arguments.record.clone()))?;
            // An invitation that is out stays so, however often it is written; one to a day that was moved is not.
            let is_out = talk.conversation().is_some_and(Conversation::is_invited) && on.is_none();
            let day = on.unwrap_or(stage.today);
            let change = change::invited(&talk, day)?.filter(|_| !is_out);
            let mut plan = Plan::default();
            let name = talk.id.to_string();
            let said = stage.lang.pick(format!("  {name}: inviteret {day}"), format!("  {name}: invited {day}"));
            plan.push(&name, change, said, stage.lang);
            if arguments.output.is_empty() {
                plan.document(written(store, &talk, arguments.format, arguments.minutes, stage)?);
            }
            for (path, format) in arguments.output.iter().zip(&endings) {
                plan.file(path.clone(), written(store, &talk, *format, arguments.minutes, stage)?);
            }
            Ok(plan)
        },
        &arguments.writing,
        stage,
    )
}

fn written(store: &Store, talk: &Talk<'_>, format: Format, minutes: u32, stage: &Stage) -> Result<String, Error> {
    let invitation = invitation(store, talk);
    match format {
        Format::Markdown => as_markdown(&invitation, &templates(store)?),
        Format::Ics => meeting(&invitation, talk.id, minutes, stage.today).ok_or_else(|| {
            Error::usage(
                format!("{} har ingen dag (planned_for); sæt den først", talk.id),
                format!("{} has no day (planned_for); set it first", talk.id),
            )
        }),
    }
}

fn ending(path: &Path) -> Result<Format, Error> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("md" | "markdown") => Ok(Format::Markdown),
        Some("ics") => Ok(Format::Ics),
        _ => Err(Error::usage(
            format!("{}: en invitation ender på .md (brev) eller .ics (møde)", path.display()),
            format!("{}: an invitation ends in .md (a letter) or .ics (a meeting)", path.display()),
        )),
    }
}
