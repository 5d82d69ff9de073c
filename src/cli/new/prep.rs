//! `mus new prep`

use super::super::{Exit, Stage};
use super::conversation::{made, usual_type};
use super::{Made, record_for, write};
use crate::error::Error;
use crate::record::{Author, Form, RecordId, TalkType};
use crate::scaffold::{self, NewConversation, NewPrep, is_for, open_items};
use crate::schema::Kind;
use crate::store::{Store, Talk};
use clap::{Args, ValueEnum};

/// Make a preparation with the form's questions
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  mus new prep anna\n  mus new prep anna --role both\n  mus new prep anna/2026 --form short")]
pub(in crate::cli) struct Arguments {
    /// Person and talk: anna, anna/2026 or p-7f3k/2026
    #[arg(value_name = "RECORD")]
    record: String,
    /// Whose preparation: the employee's, the manager's or both
    #[arg(long, value_enum, default_value_t = Role::Employee)]
    role: Role,
    /// Another form than the one mus.toml chooses
    #[arg(long, value_name = "ID")]
    form: Option<String>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Role {
    Employee,
    Manager,
    Both,
}

impl Role {
    fn authors(self) -> &'static [Author] {
        match self {
            Self::Employee => &[Author::Employee],
            Self::Manager => &[Author::Manager],
            Self::Both => &[Author::Employee, Author::Manager],
        }
    }
}

pub(super) fn run(arguments: &Arguments, store: &Store, stage: &Stage) -> Result<Exit, Error> {
    let record = record_for(store, &arguments.record, stage)?;
    let talk = store.talk(&record);
    let conversation = talk.as_ref().and_then(Talk::conversation);
    let talk_type = conversation.map_or_else(|| usual_type(store, &record.subject), |conversation| conversation.talk_type);
    let mut files = Vec::new();
    if talk.as_ref().and_then(|talk| talk.file(Kind::Conversation)).is_none() {
        let new = NewConversation { record: record.clone(), talk_type, planned_for: None, time: None, place: None };
        files.push(made(store, &new, stage)?);
    }
    for role in arguments.role.authors() {
        files.push(prep(arguments, store, &record, talk_type, *role, stage)?);
    }
    write(&files, arguments.dry_run, stage)?;
    if let Some(last) = files.last().filter(|_| !arguments.dry_run) {
        stage.output.say(&stage.lang.pick(
            format!("Næste: skriv i {0}, og kør: mus check {0}", last.path.display()),
            format!("Next: write in {0}, then run: mus check {0}", last.path.display()),
        ));
    }
    Ok(Exit::Clean)
}

fn prep(arguments: &Arguments, store: &Store, record: &RecordId, talk_type: TalkType, role: Author, stage: &Stage) -> Result<Made, Error> {
    let form = form(arguments, store, talk_type, role)?;
    let carried = open_items(store, record);
    let new = NewPrep { record: record.clone(), talk_type, role, form, carried };
    let (path, text) = scaffold::prep(store, store.repository()?, &new);
    let about = match role {
        Author::Employee => stage.lang.pick(
            "medarbejderens forberedelse. Git kan ikke skjule den for andre med adgang til mappen.",
            "the employee's preparation. Git cannot hide it from others with access to the folder.",
        ),
        Author::Manager => stage.lang.pick(
            "lederens forberedelse. Git kan ikke skjule den for andre med adgang til mappen.",
            "the manager's preparation. Git cannot hide it from others with access to the folder.",
        ),
    };
    Ok(Made { path, text, about: about.to_owned() })
}

/// The form that was asked for, else the settings'.
fn form<'s>(arguments: &Arguments, store: &'s Store, talk_type: TalkType, role: Author) -> Result<&'s Form, Error> {
    let chosen = store.settings().forms_for(talk_type);
    let by_settings = match role {
        Author::Employee => chosen.employee,
        Author::Manager => chosen.manager,
    };
    let id = arguments.form.clone().or_else(|| by_settings.map(|id| id.to_string())).unwrap_or_default();
    let form = store.newest_form(&id).ok_or_else(|| {
        let mut known: Vec<&str> = store.forms().iter().map(|form| form.id.as_str()).collect();
        known.sort_unstable();
        known.dedup();
        let list = known.join(", ");
        Error::usage(format!("der er intet skema »{id}«; vælg {list}"), format!("there is no form “{id}”; choose {list}"))
    })?;
    if is_for(form, role) {
        return Ok(form);
    }
    Err(Error::usage(
        format!("skemaet »{id}« er ikke til den rolle; se --role"),
        format!("the form “{id}” is not for that role; see --role"),
    ))
}
