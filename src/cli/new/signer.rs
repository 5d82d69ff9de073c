//! `mus new signer`

use super::super::{Exit, Stage};
use super::read_date;
use crate::date::Date;
use crate::error::Error;
use crate::files;
use crate::record::PersonId;
use crate::seal::NAMESPACE;
use crate::sign::{Keys, PublicKey, Standing, public_key};
use crate::store::{SignerFile, SignerFiles, Store};
use clap::Args;
use std::path::PathBuf;

/// Note whose an SSH key is, in allowed_signers
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown, reason = "these comments are what --help says")]
#[command(
    after_help = "Examples:\n  mus new signer anna --key id_ed25519.pub\n  mus new signer anna --key id_ed25519.pub --valid-before 2027-01-31\n\nOnly the id and the key are written; the comment behind a key, which often holds a name, is left out."
)]
pub(in crate::cli) struct Arguments {
    /// The person: id or name
    #[arg(value_name = "PERSON")]
    person: String,
    /// The public key: a file that ends in .pub
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The first day a signature with it counts
    #[arg(long, value_name = "DATE")]
    valid_after: Option<String>,
    /// The last day a signature with it counts
    #[arg(long, value_name = "DATE")]
    valid_before: Option<String>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(arguments: &Arguments, store: &Store, stage: &Stage) -> Result<Exit, Error> {
    let person = store.register().find_person(&arguments.person)?.id.clone();
    let key = public_key(&arguments.key)?;
    let after = arguments.valid_after.as_deref().map(read_date).transpose()?;
    let before = arguments.valid_before.as_deref().map(read_date).transpose()?;
    let path = files::tidy(&store.repository()?.join(SignerFiles::ALLOWED));
    let keys = Keys::of(store.signer_files());
    super::super::verify::tell_troubles(&keys, stage);
    require_nobody_else(&keys, &person, &key)?;
    let line = line(&person, &key, after, before);
    let old = match &store.signer_files().allowed {
        SignerFile::Absent => "",
        SignerFile::Text(text) => text.as_str(),
        SignerFile::NotText => return Err(Error::refused_edit(&path)),
    };
    let is_there = old.lines().any(|old| old.trim() == line)
        || after.is_none() && before.is_none() && keys.standing(&person, &key, stage.today) == Standing::Known;
    if is_there {
        stage.output.result(&format!("{}\n", path.display()))?;
        stage.output.say(
            stage
                .lang
                .pick("  nøglen står der allerede; intet er ændret", "  the key is there already; nothing was changed"),
        );
        return Ok(Exit::Clean);
    }
    if arguments.dry_run {
        stage.output.result(&format!("{line}\n"))?;
        return Ok(Exit::Clean);
    }
    let gap = if old.is_empty() || old.ends_with('\n') { "" } else { "\n" };
    files::put(&path, format!("{old}{gap}{line}\n"))?;
    stage.output.result(&format!("{}\n", path.display()))?;
    let fingerprint = key.fingerprint();
    stage.output.say(&stage.lang.pick(
        format!("  {person}: {fingerprint}. Hør personen selv, om det er nøglen: det er den, alle underskrifter står og falder med.\nNæste: mus sign {person}"),
        format!("  {person}: {fingerprint}. Ask the person whether this is their key: every signature stands and falls with it.\nNext: mus sign {person}"),
    ));
    Ok(Exit::Clean)
}

/// A key of two people would sign for either.
fn require_nobody_else(keys: &Keys, person: &PersonId, key: &PublicKey) -> Result<(), Error> {
    match keys.owners(key).iter().find(|owner| *owner != person) {
        None => Ok(()),
        Some(other) => Err(Error::usage(
            format!("nøglen står allerede ved {other}; hver person skriver under med sin egen"),
            format!("the key stands with {other} already; each person signs with their own"),
        )),
    }
}

/// A line as OpenSSH reads it, for records only.
fn line(person: &PersonId, key: &PublicKey, after: Option<Date>, before: Option<Date>) -> String {
    let digits = |day: Date| day.to_string().replace('-', "");
    let mut options = format!("namespaces=\"{NAMESPACE}\"");
    if let Some(day) = after {
        options.push_str(&format!(",valid-after=\"{}\"", digits(day)));
    }
    if let Some(day) = before {
        // To the last second of the day, for those who read times.
        options.push_str(&format!(",valid-before=\"{}235959\"", digits(day)));
    }
    format!("{person} {options} {key}")
}
