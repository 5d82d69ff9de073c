//! `mus new prep`

use super::super::{Exit, Stage};
use super::conversation::{made, usual_type};
use super::{Made, record_for, write};
use crate::error::Error;
use crate::record::{Author, Conversation, Form, ParticipantRole, PersonId, Purpose, RecordId, Subject, TalkType};
use crate::scaffold::{self, NewConversation, NewPrep, form_schema_file, open_items, participants};
use crate::schema::Kind;
use crate::store::{Store, Talk};
use clap::{Args, ValueEnum};

/// Make a preparation with the form's questions
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus new prep anna\n  mus new prep anna --role both\n  mus new prep anna/2026 --form short\n  mus new prep anna/2026 --form evaluation"
)]
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
pub(in crate::cli) enum Role {
    Employee,
    Manager,
    Both,
}

impl Role {
    pub fn authors(self) -> &'static [Author] {
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
    let talk_type =
        conversation.map_or_else(|| usual_type(store, &record.subject), |conversation| conversation.talk_type);
    let mut files = Vec::new();
    if talk.as_ref().and_then(|talk| talk.file(Kind::Conversation)).is_none() {
        let new = NewConversation { record: record.clone(), talk_type, planned_for: None, time: None, place: None };
        files.push(made(store, &new, stage)?);
    }
    for role in arguments.role.authors() {
        for by in writers(store, &record, conversation, *role) {
            files.push(prep(arguments, store, &record, talk_type, *role, by, stage)?);
        }
    }
    write(&files, arguments.dry_run, stage)?;
    warn_of_leaving(store, &record, stage);
    if let Some(last) = files.last().filter(|_| !arguments.dry_run) {
        stage.output.say(&stage.lang.pick(
            format!("Næste: skriv i {0}, og kør: mus check {0}", last.path.display()),
            format!("Next: write in {0}, then run: mus check {0}", last.path.display()),
        ));
    }
    Ok(Exit::Clean)
}

/// Says that nobody will come to the talk.
fn warn_of_leaving(store: &Store, record: &RecordId, stage: &Stage) {
    let person = record.subject.person().and_then(|id| store.register().person(id));
    if let Some(day) = person.filter(|person| person.has_left(stage.today)).and_then(|person| person.employed_to) {
        let id = &record.subject;
        stage.output.say(&stage.lang.pick(
            format!("advarsel: {id} er fratrådt; sidste dag var {day}"),
            format!("warning: {id} has left; the last day was {day}"),
        ));
    }
}

/// Who writes the preparations of a role: in a group talk each by name; else one, named only where a deputy stands for the manager.
fn writers(
    store: &Store,
    record: &RecordId,
    conversation: Option<&Conversation>,
    role: Author,
) -> Vec<Option<PersonId>> {
    let present: Vec<(PersonId, ParticipantRole)> = conversation.map_or_else(
        || participants(store, &record.subject),
        |conversation| conversation.participants.iter().map(|one| (one.person.clone(), one.role)).collect(),
    );
    let of = |wanted: ParticipantRole| -> Vec<Option<PersonId>> {
        present.iter().filter(|(_, role)| *role == wanted).map(|(person, _)| Some(person.clone())).collect()
    };
    let named = match role {
        Author::Employee => of(ParticipantRole::Employee),
        Author::Manager if of(ParticipantRole::Manager).is_empty() => of(ParticipantRole::Deputy),
        Author::Manager => of(ParticipantRole::Manager),
    };
    let is_deputy = role == Author::Manager && of(ParticipantRole::Manager).is_empty();
    match record.subject {
        Subject::Group(_) => named,
        Subject::Person(_) if is_deputy => vec![named.into_iter().next().flatten()],
        Subject::Person(_) => vec![None],
    }
}

#[allow(clippy::too_many_arguments, reason = "each says a thing of its own about the one file")]
fn prep(
    arguments: &Arguments,
    store: &Store,
    record: &RecordId,
    talk_type: TalkType,
    role: Author,
    by: Option<PersonId>,
    stage: &Stage,
) -> Result<Made, Error> {
    let form = form(arguments, store, talk_type, role)?;
    let is_evaluation = form.purpose == Purpose::Evaluation;
    let carried = if is_evaluation { Vec::new() } else { open_items(store, record) };
    let root = store.repository()?;
    let own_schema = root.join(".mus/schemas").join(form_schema_file(form)).is_file();
    let new = NewPrep { record: record.clone(), talk_type, role, by, form, carried, own_schema };
    let (path, text) = scaffold::prep(store, root, &new);
    let about = match role {
        _ if is_evaluation => stage.lang.pick(
            "evalueringen af samtalen. Git kan ikke skjule den for andre med adgang til mappen.",
            "the evaluation of the talk. Git cannot hide it from others with access to the folder.",
        ),
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
    let form = store.named_form(&id)?;
    if form.is_for(role) && form.asks_in(talk_type) {
        return Ok(form);
    }
    if form.is_for(role) {
        let word = talk_type.word();
        return Err(Error::usage(
            format!("skemaet »{id}« har ingen spørgsmål til en {word}; vælg et andet med --form"),
            format!("the form “{id}” has no questions for a talk of the type {word}; choose another with --form"),
        ));
    }
    Err(Error::usage(
        format!("skemaet »{id}« er ikke til den rolle; vælg rollen med --role"),
        format!("the form “{id}” is not for that role; choose the role with --role"),
    ))
}
