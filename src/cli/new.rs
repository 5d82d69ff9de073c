//! `mus new`

mod conversation;
mod form;
mod person;
mod plan;
mod prep;
mod signer;
mod staff;

pub(super) use person::read_date;
pub(super) use prep::Role;

use super::due::require_settings;
use super::{Exit, Stage};
use crate::error::{Error, Kind};
use crate::files;
use crate::record::{RecordId, Subject};
use crate::store::{Store, Talk};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Make a person, a conversation, a preparation, a plan, a form or a signer
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Person(person::Arguments),
    Conversation(conversation::Arguments),
    Prep(prep::Arguments),
    Plan(plan::Arguments),
    Form(form::Arguments),
    Signer(signer::Arguments),
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let store = Store::open_here()?;
    require_settings(&store)?;
    // A form is about nobody.
    if let What::Form(arguments) = &arguments.what {
        return form::run(arguments, &store, stage);
    }
    require_register(&store)?;
    match &arguments.what {
        What::Person(arguments) => person::run(arguments, &store, stage),
        What::Conversation(arguments) => conversation::run(arguments, &store, stage),
        What::Prep(arguments) => prep::run(arguments, &store, stage),
        What::Plan(arguments) => plan::run(arguments, &store, stage),
        What::Form(arguments) => form::run(arguments, &store, stage),
        What::Signer(arguments) => signer::run(arguments, &store, stage),
    }
}

/// A register that cannot be read knows nobody: that is the mistake to tell, not the name.
fn require_register(store: &Store) -> Result<(), Error> {
    let broken = store.broken_files().find(|file| file.path().ends_with("people.yaml"));
    broken.map_or(Ok(()), |file| Err(Error::new(Kind::BrokenFile(file.path().to_path_buf()))))
}

/// A file to write, and what is said about it.
struct Made {
    path: PathBuf,
    text: String,
    /// Whose file it is, and who can read it.
    about: String,
}

/// Writes new files, never over old ones; prints each path.
fn write(made: &[Made], dry_run: bool, stage: &Stage) -> Result<(), Error> {
    for one in made {
        let path = one.path.display();
        if dry_run {
            if one.path.exists() {
                stage.output.result(&format!("{path}\n"))?;
                stage.output.say(
                    stage
                        .lang
                        .pick("  findes allerede; ville ikke blive ændret", "  exists already; would not be changed"),
                );
            } else {
                stage.output.result(&format!("--- {path}\n{}\n", one.text))?;
            }
            continue;
        }
        let written = files::create(&one.path, &one.text)?;
        stage.output.result(&format!("{path}\n"))?;
        stage.output.say(&if written {
            format!("  {}", one.about)
        } else {
            stage.lang.pick("  findes allerede; intet er ændret", "  exists already; nothing was changed").to_owned()
        });
    }
    Ok(())
}

/// The record that a new file goes into: the named one; else the talk that is under way; else this year's.
fn record_for(store: &Store, asked: &str, stage: &Stage) -> Result<RecordId, Error> {
    if let Some((who, talk)) = asked.split_once('/') {
        let subject = store.register().find(who)?;
        let talk = talk.parse().map_err(|_| {
            Error::usage(
                format!("»{talk}« er ikke en samtale: skriv et år, evt. med måned, dag og et ord, som 2026-04-02-one-to-one"),
                format!("“{talk}” is not a talk: write a year, optionally with month, day and a word, as in 2026-04-02-one-to-one"),
            )
        })?;
        return Ok(RecordId { subject, talk });
    }
    let subject = store.register().find(asked)?;
    if let Some(talk) = under_way(store, &subject) {
        return Ok(talk.id.clone());
    }
    let year = format!("{:04}", stage.today.year());
    let talk = year.parse().map_err(|why: String| Error::usage(why.clone(), why))?;
    Ok(RecordId { subject, talk })
}

/// The latest full talk that is neither held nor called off.
fn under_way<'s>(store: &'s Store, subject: &Subject) -> Option<Talk<'s>> {
    use crate::record::State;
    store.latest_review(subject).filter(|talk| {
        talk.conversation().is_none_or(|conversation| matches!(conversation.state, State::Planned | State::Postponed))
    })
}
