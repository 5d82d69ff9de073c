//! `mus verify`

use super::due::require_settings;
use super::{Exit, Stage};
use crate::error::{Error, Kind};
use crate::record::{PersonId, State};
use crate::report::verify as report;
use crate::seal::statement;
use crate::sign::{Keys, Verdict, verdict};
use crate::store::{RecordArgument, Store, Talk};
use clap::{Args, ValueEnum};

/// Verify signatures: who has signed what is there now
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus verify\n  mus verify anna --format json\n  mus verify --statement anna --by employee\n\nExits 1 unless every required signature is valid."
)]
pub(super) struct Arguments {
    /// Talks: anna, anna/2026 or p-7f3k/2026; without any, all that were held
    #[arg(value_name = "RECORD")]
    records: Vec<String>,
    /// How the result is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit 0 whatever is missing
    #[arg(long)]
    exit_zero: bool,
    /// Print the bytes that a signature of this talk covers, for ssh-keygen -Y verify
    #[arg(long, value_name = "RECORD", requires = "by", conflicts_with_all = ["records", "format", "exit_zero"])]
    statement: Option<String>,
    /// Whose signature: a person, or the role they signed in
    #[arg(long, value_name = "WHO", requires = "statement")]
    by: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Github,
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let store = Store::open_here()?;
    require_settings(&store)?;
    if let (Some(record), Some(by)) = (&arguments.statement, &arguments.by) {
        return print_statement(record, by, &store, stage);
    }
    let keys = Keys::of(store.signer_files());
    tell_troubles(&keys, stage);
    let verdicts: Vec<Verdict> = talks(arguments, &store)?.iter().map(|talk| verdict(&store, talk, &keys)).collect();
    let name_of = |id: &PersonId| store.register().name_of(id);
    stage.output.result(&match arguments.format {
        Format::Text => report::text(&verdicts, &name_of, stage.look),
        Format::Json => report::json(&verdicts),
        Format::Github => report::github(&verdicts, stage.lang),
    })?;
    let failed = stage.output.failures(store.failures(), stage.lang);
    let is_valid = arguments.exit_zero || verdicts.iter().all(Verdict::is_valid);
    Ok(failed.max(if is_valid { Exit::Clean } else { Exit::Findings }))
}

/// The talks that were asked for; else every one that is to be signed, or is.
fn talks<'s>(arguments: &Arguments, store: &'s Store) -> Result<Vec<Talk<'s>>, Error> {
    if arguments.records.is_empty() {
        let is_held =
            |talk: &Talk<'_>| talk.conversation().is_some_and(|conversation| conversation.state == State::Held);
        let is_due = |talk: &Talk<'_>| talk.is_review() && is_held(talk) && !store.parties(talk).is_empty();
        return Ok(store.talks().filter(|talk| is_due(talk) || talk.signatures().next().is_some()).collect());
    }
    arguments.records.iter().map(|asked| store.resolve(&RecordArgument(asked.clone()))).collect()
}

/// The lines of the key files that do not count.
pub(super) fn tell_troubles(keys: &Keys, stage: &Stage) {
    for trouble in keys.troubles() {
        stage.output.say(&report::trouble(trouble, stage.lang));
    }
}

/// What an existing signature is over.
fn print_statement(record: &str, by: &str, store: &Store, stage: &Stage) -> Result<Exit, Error> {
    let talk = store.resolve(&RecordArgument(record.to_owned()))?;
    let in_role = talk.signature_files().filter(|(_, signature)| signature.role.word() == by);
    let mut found: Vec<_> = in_role.collect();
    if found.is_empty() {
        let person = &store.register().find_person(by)?.id;
        found = talk.signature_files().filter(|(_, signature)| signature.by == *person).collect();
    }
    let id = talk.id;
    let [(file, _)] = found[..] else {
        return Err(if found.is_empty() {
            Error::usage(format!("{by} har ikke skrevet under på {id}"), format!("{by} has not signed {id}"))
        } else {
            Error::usage(
                format!("flere har skrevet under på {id} som {by}; skriv personens id"),
                format!("several people have signed {id} as {by}; write the person's id"),
            )
        });
    };
    let broken = || Error::new(Kind::BrokenFile(file.path().to_path_buf()));
    let bytes = statement(file.root().ok_or_else(broken)?).map_err(|_| {
        let path = file.path().display();
        Error::usage(
            format!("{path} er krypteret, og nøglen er her ikke"),
            format!("{path} is encrypted, and there is no key here"),
        )
    })?;
    stage.output.bytes(&bytes)?;
    Ok(Exit::Clean)
}
