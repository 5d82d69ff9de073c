//! `mus new conversation`

use super::super::{Exit, Stage};
use super::person::read_date;
use super::{Made, record_for, under_way, write};
use crate::date::Date;
use crate::error::{Error, Kind};
use crate::record::{Conversation, RecordId, Subject, TalkType};
use crate::scaffold::{self, NewConversation};
use crate::store::Store;
use clap::{Args, ValueEnum};

/// Make a conversation: when, who and where
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus new conversation anna --on 2026-03-03 --time 10:00 --place \"Lokale 4\"\n  mus new conversation anna --type one-to-one --on 2026-04-02"
)]
pub(in crate::cli) struct Arguments {
    /// Person and talk: anna, anna/2026 or p-7f3k/2026
    #[arg(value_name = "RECORD")]
    record: String,
    /// The kind of talk
    #[arg(long = "type", value_name = "TYPE", value_enum)]
    talk_type: Option<TypeWord>,
    /// The day it is planned for
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// The time of day, such as 10:00
    #[arg(long)]
    time: Option<String>,
    /// The place
    #[arg(long)]
    place: Option<String>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum TypeWord {
    Mus,
    Lus,
    Sus,
    Grus,
    Tus,
    FollowUp,
    OneToOne,
}

impl From<TypeWord> for TalkType {
    fn from(word: TypeWord) -> Self {
        match word {
            TypeWord::Mus => Self::Mus,
            TypeWord::Lus => Self::Lus,
            TypeWord::Sus => Self::Sus,
            TypeWord::Grus => Self::Grus,
            TypeWord::Tus => Self::Tus,
            TypeWord::FollowUp => Self::FollowUp,
            TypeWord::OneToOne => Self::OneToOne,
        }
    }
}

pub(super) fn run(arguments: &Arguments, store: &Store, stage: &Stage) -> Result<Exit, Error> {
    let planned_for = arguments.on.as_deref().map(read_date).transpose()?;
    if let Some(time) = arguments.time.as_deref().filter(|time| !is_time(time)) {
        return Err(Error::usage(
            format!("»{time}« er ikke et klokkeslæt; skriv det som 10:00"),
            format!("“{time}” is not a time of day; write it as in 10:00"),
        ));
    }
    let asked_type = arguments.talk_type.map(TalkType::from);
    let record = named_record(arguments, asked_type, planned_for, store, stage)?;
    let talk_type = asked_type.unwrap_or_else(|| usual_type(store, &record.subject));
    let new = NewConversation {
        record,
        talk_type,
        planned_for,
        time: arguments.time.clone(),
        place: arguments.place.clone(),
    };
    write(&[made(store, &new, stage)?], arguments.dry_run, stage)?;
    if !arguments.dry_run {
        let next = if talk_type.is_review() {
            format!("mus new prep {} --role both", new.record)
        } else {
            format!("mus new plan {}", new.record)
        };
        stage.output.say(&format!("{}: {next}", stage.lang.pick("Næste", "Next")));
    }
    Ok(Exit::Clean)
}

/// A short talk is named after its day and kind; a full one is the one under way, else named after its year,
/// or after its day where that year has had one.
fn named_record(
    arguments: &Arguments,
    talk_type: Option<TalkType>,
    day: Option<Date>,
    store: &Store,
    stage: &Stage,
) -> Result<RecordId, Error> {
    match talk_type.filter(|kind| !kind.is_review() && !arguments.record.contains('/')) {
        Some(kind) => {
            let day = day.unwrap_or(stage.today);
            record_for(store, &format!("{}/{day}-{}", arguments.record, kind.word()), stage)
        }
        None if arguments.record.contains('/') => record_for(store, &arguments.record, stage),
        None => {
            let subject = store.register().find(&arguments.record)?;
            let Some(day) = day.filter(|_| under_way(store, &subject).is_none()) else {
                return record_for(store, &arguments.record, stage);
            };
            let year = record_for(store, &format!("{}/{:04}", arguments.record, day.year()), stage)?;
            match store.talk(&year).and_then(|talk| talk.conversation()).and_then(Conversation::day) {
                Some(other) if other != day => record_for(store, &format!("{}/{day}", arguments.record), stage),
                _ => Ok(year),
            }
        }
    }
}

/// The kind of a full talk where nobody says: a group's, a leader's, or an employee's.
pub(super) fn usual_type(store: &Store, subject: &Subject) -> TalkType {
    match subject {
        Subject::Group(_) => TalkType::Grus,
        Subject::Person(id) if store.register().people().iter().any(|person| person.manager.as_ref() == Some(id)) => {
            TalkType::Lus
        }
        Subject::Person(_) => TalkType::Mus,
    }
}

pub(super) fn made(store: &Store, new: &NewConversation, stage: &Stage) -> Result<Made, Error> {
    if !store.register().is_known() {
        return Err(Error::new(Kind::NoSuchPath("people.yaml".into())));
    }
    let (path, text) = scaffold::conversation(store, store.repository()?, new);
    let about = stage.lang.pick(
        "samtalens rammer: hvornår, hvem og hvor. Kan læses af alle med adgang til mappen.",
        "the frame of the talk: when, who and where. Everybody with access to the folder can read it.",
    );
    Ok(Made { path, text, about: about.to_owned() })
}

fn is_time(text: &str) -> bool {
    let number = |part: &str, most: u32| part.len() == 2 && part.parse::<u32>().is_ok_and(|number| number <= most);
    text.split_once(':').is_some_and(|(hour, minute)| number(hour, 23) && number(minute, 59))
}
