//! `mus due`

use super::check::Bar;
use super::me::Me;
use super::{Exit, Stage};
use crate::date::Period;
use crate::diagnostic::Audience;
use crate::due::{Row, RowKind, Target, Urgency, rows, unreadable_absences};
use crate::error::{Error, Kind};
use crate::files::{self, Content};
use crate::record::{Owner, PersonId, Private, Subject};
use crate::report::due::{self as report, Arrangement, Details, Rows};
use crate::schema::Kind as FileKind;
use crate::store::{File, Location, Request, Store};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// List what is overdue, and what is coming
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
#[command(
    after_help = "Examples:\n  mus due\n  mus due --within 14d --mine\n  mus due --manager bente --group-by person --why\n  mus due --kind action --kind follow-up --format csv\n  mus due --owner bente --format ics -o bente.ics\n\nExits 1 when something is overdue; coming and undated rows do not count."
)]
pub(super) struct Arguments {
    /// Show what falls due within this time as well (14d, 2w, 1m)
    #[arg(long, value_name = "PERIOD")]
    within: Option<String>,
    /// Only what is about this person or group
    #[arg(long, value_name = "PERSON")]
    person: Vec<String>,
    /// Only what is about people in this unit
    #[arg(long, value_name = "ID")]
    unit: Vec<String>,
    /// Only what is about people with this manager
    #[arg(long, value_name = "PERSON")]
    manager: Vec<String>,
    /// Only what falls to this person, or to employee, manager or hr
    #[arg(long, value_name = "PERSON")]
    owner: Vec<String>,
    /// Only this sort of thing
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    kind: Vec<RowKind>,
    /// Only what falls to me, as MUS_ME or git's e-mail says
    #[arg(long, conflicts_with = "owner")]
    mine: bool,
    /// How rows are put in groups
    #[arg(long, value_enum, value_name = "BY", default_value_t = GroupBy::Urgency)]
    group_by: GroupBy,
    /// Explain each row: where its day comes from
    #[arg(long)]
    why: bool,
    /// How rows are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write to this file instead of the screen
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show names and texts in CI and in every format
    #[arg(long)]
    show_names: bool,
    /// Exit 0 even when something is overdue
    #[arg(long)]
    exit_zero: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
    Markdown,
    Github,
    Ics,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum GroupBy {
    Urgency,
    Person,
    Owner,
}

/// The sorts of row by their words.
fn kinds() -> impl TypedValueParser<Value = RowKind> {
    let kind = |word: String| RowKind::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or(RowKind::Action);
    PossibleValuesParser::new(RowKind::ALL.map(RowKind::word)).map(kind)
}

pub(super) fn run(arguments: &Arguments, stage: &Stage) -> Result<Exit, Error> {
    let within: Option<Period> = arguments.within.as_deref().map(period).transpose()?;
    let bar = Bar::new();
    let store = Store::open_records(&Request::default(), &|progress| bar.advance(progress))?;
    bar.finish();
    require_settings(&store)?;
    let filter = Filter::new(arguments, &store, stage)?;
    let horizon = within.map(|period| stage.today.plus(period));
    let mut rows = rows(&store, stage.today);
    rows.retain(|row| {
        let in_time = match row.urgency {
            // Whoever subscribes to a calendar wants to see what is ahead.
            Urgency::Coming(_) if arguments.format == Format::Ics && horizon.is_none() => true,
            Urgency::Coming(_) => row.due.zip(horizon).is_some_and(|(due, horizon)| due <= horizon),
            Urgency::Overdue(_) | Urgency::Undated => true,
        };
        in_time && filter.wants(row)
    });
    let names = arguments.show_names || arguments.format == Format::Text && stage.audience == Audience::Reader;
    let detailed = |row: &Row| names.then(|| details(row, &store));
    let text = written(&Rows { rows: &rows, details: &detailed }, arguments, &store, stage)?;
    match &arguments.output {
        Some(path) => files::replace(path, &text)?,
        None => stage.output.result(&text)?,
    }
    let late = rows.iter().any(|row| row.urgency.is_overdue());
    let judged = if late && !arguments.exit_zero { Exit::Findings } else { Exit::Clean };
    tell_unreadable_absences(&store, stage);
    let exit = judged.max(tell_unread(&store, stage, arguments.exit_zero));
    // The process ends here: the system takes the memory back sooner than we give it piece by piece.
    std::mem::forget((rows, store));
    Ok(exit)
}

fn written(shown: &Rows<'_>, arguments: &Arguments, store: &Store, stage: &Stage) -> Result<String, Error> {
    Ok(match arguments.format {
        Format::Json => report::json(shown, stage.today),
        Format::Csv => report::csv(shown),
        Format::Markdown => report::markdown(shown, arguments.why, stage.today, stage.lang),
        Format::Ics => {
            // A calendar is a document: it speaks the language of the repository.
            let name =
                store.settings().organisation.as_ref().map_or_else(|| "mus".to_owned(), |name| format!("mus · {name}"));
            report::ics(shown, &name, stage.today, store.settings().language)
        }
        Format::Github => {
            let github = report::github(shown, &|row| place(row, store), stage.lang);
            match &stage.step_summary {
                Some(path) => {
                    let table = report::markdown(shown, arguments.why, stage.today, stage.lang);
                    files::append(path, &format!("### mus due\n\n{table}"))?;
                    github.annotations + &github.count
                }
                None => github.annotations + &github.rest + &github.count,
            }
        }
        Format::Text => {
            let arrangement = match arguments.group_by {
                GroupBy::Urgency => Arrangement::Urgency,
                GroupBy::Person => Arrangement::Person,
                GroupBy::Owner => Arrangement::Owner,
            };
            report::text(shown, arrangement, arguments.why, stage.look)
        }
    })
}

/// Which rows are wanted: each filter that was given must let a row through, by any of its values.
struct Filter<'a> {
    arguments: &'a Arguments,
    store: &'a Store,
    people: Vec<Subject>,
    units: Vec<String>,
    managers: Vec<PersonId>,
    owners: Vec<Owner>,
    me: Option<PersonId>,
}

impl<'a> Filter<'a> {
    fn new(arguments: &'a Arguments, store: &'a Store, stage: &Stage) -> Result<Self, Error> {
        let register = store.register();
        Ok(Self {
            arguments,
            store,
            people: arguments.person.iter().map(|asked| register.find(asked)).collect::<Result<_, _>>()?,
            units: arguments.unit.iter().map(|asked| known_unit(store, asked)).collect::<Result<_, _>>()?,
            managers: arguments
                .manager
                .iter()
                .map(|asked| register.find_person(asked).map(|person| person.id.clone()))
                .collect::<Result<_, _>>()?,
            owners: arguments.owner.iter().map(|asked| register.find_owner(asked)).collect::<Result<_, _>>()?,
            me: if arguments.mine { Some(Me::of(stage, store).required()?) } else { None },
        })
    }

    fn wants(&self, row: &Row) -> bool {
        let subject = row.target.subject();
        let asked = self.arguments;
        (asked.kind.is_empty() || asked.kind.contains(&row.kind))
            && (self.people.is_empty() || self.people.contains(subject))
            && (self.units.is_empty() || self.members(subject).any(|person| self.is_in_unit(person)))
            && (self.managers.is_empty() || self.members(subject).any(|person| self.has_manager(person)))
            && (self.owners.is_empty() || self.owners.iter().any(|owner| falls_to(row, owner)))
            && self.me.as_ref().is_none_or(|me| row.falls_to(me))
    }

    /// The person, or everybody in the group.
    fn members(&self, subject: &'a Subject) -> impl Iterator<Item = &'a PersonId> + use<'a>
    where
        Self: 'a,
    {
        let group = self.store.register().group(subject);
        subject.person().into_iter().chain(group.into_iter().flat_map(|group| &group.members))
    }

    fn is_in_unit(&self, id: &PersonId) -> bool {
        let unit = self.store.register().person(id).and_then(|person| person.unit.as_ref());
        unit.is_some_and(|unit| self.units.iter().any(|wanted| wanted == unit.as_str()))
    }

    fn has_manager(&self, id: &PersonId) -> bool {
        let manager = self.store.register().person(id).and_then(|person| person.manager.as_ref());
        manager.is_some_and(|manager| self.managers.contains(manager))
    }
}

fn falls_to(row: &Row, owner: &Owner) -> bool {
    match owner {
        Owner::Person(id) => row.falls_to(id),
        word => row.owner.as_ref() == Some(word),
    }
}

/// The id of a unit, by its id or title.
pub(super) fn known_unit(store: &Store, asked: &str) -> Result<String, Error> {
    store.register().find_unit(asked).map(|unit| unit.id.to_string()).ok_or_else(|| {
        let units: Vec<&str> = store.register().units().iter().map(|unit| unit.id.as_str()).collect();
        let list = if units.is_empty() { "–".to_owned() } else { units.join(", ") };
        Error::usage(
            format!("enheden »{asked}« står ikke i people.yaml (der er: {list})"),
            format!("the unit “{asked}” is not in people.yaml (there is: {list})"),
        )
    })
}

fn period(text: &str) -> Result<Period, Error> {
    text.parse().map_err(|_| {
        Error::usage(
            format!("»{text}« er ikke en periode; skriv et helt tal og d, w, m eller y, for eksempel 14d"),
            format!("“{text}” is not a period; write a whole number and d, w, m or y, such as 14d"),
        )
    })
}

/// Without its settings a repository would be judged by other rules than its own.
pub(super) fn require_settings(store: &Store) -> Result<(), Error> {
    let broken = store.broken_files().find(|file| file.path().ends_with("mus.toml"));
    broken.map_or(Ok(()), |file| Err(Error::new(Kind::BrokenFile(file.path().to_path_buf()))))
}

/// Whether somebody whose absences are encrypted is away is not known: nobody is asked to hold a talk, and that is said.
fn tell_unreadable_absences(store: &Store, stage: &Stage) {
    let count = unreadable_absences(store);
    if count > 0 {
        stage.output.say(&stage.lang.pick(
            format!("mus: bemærk: {count} i people.yaml har krypteret fravær; om de mangler en samtale, kan ikke ses uden nøgle"),
            format!("mus: note: {count} in people.yaml have encrypted absences; whether they are without a talk cannot be seen without a key"),
        ));
    }
}

/// A file that could not be read hides what it holds: that is said, and counts.
pub(super) fn tell_unread(store: &Store, stage: &Stage, exit_zero: bool) -> Exit {
    let failed = stage.output.failures(store.failures(), stage.lang);
    let broken: Vec<String> = store.broken_files().map(|file| file.path().display().to_string()).collect();
    if broken.is_empty() {
        return failed;
    }
    let list = broken.join(", ");
    stage.output.say(&stage.lang.pick(
        format!("mus: advarsel: disse filer kan ikke bruges og er ikke talt med; se »mus check«: {list}"),
        format!("mus: warning: these files cannot be used and are not counted; see `mus check`: {list}"),
    ));
    failed.max(if exit_zero { Exit::Clean } else { Exit::Findings })
}

fn details(row: &Row, store: &Store) -> Details {
    let register = store.register();
    let name = row.person.as_ref().map(|id| register.name_of(id));
    let owner = name.or_else(|| row.owner.as_ref().filter(|owner| **owner == Owner::Hr).map(|_| "HR".to_owned()));
    let text = match &row.target {
        Target::Item(reference) => {
            let plan = store.talk(&reference.record).and_then(|talk| talk.plan());
            let mut points = plan.into_iter().flat_map(|plan| &plan.points);
            let text = match row.kind {
                RowKind::Action => points
                    .flat_map(|point| &point.actions)
                    .find(|action| action.id == reference.item)
                    .map(|action| &action.action),
                _ => points.find(|point| point.id == reference.item).map(|point| &point.goal),
            };
            text.and_then(Private::get).map(|text| text.trim_end().to_owned())
        }
        Target::Talk(_) | Target::Person(_) => None,
    };
    Details {
        subject: register.title_of(row.target.subject()),
        owner,
        text,
        waits_for: row.waits_for.iter().map(|id| register.name_of(id)).collect(),
    }
}

/// Where a row stands: its file, and the line of what it is about.
fn place(row: &Row, store: &Store) -> Option<(String, usize)> {
    let (file, id) = match &row.target {
        Target::Item(reference) => {
            (store.talk(&reference.record)?.file(FileKind::ActionPlan)?, Some(reference.item.to_string()))
        }
        Target::Talk(record) => (store.talk(record)?.file(FileKind::Conversation)?, None),
        Target::Person(subject) => {
            let people = store.files().iter().find(|file| *file.location() == Location::People)?;
            (people, Some(subject.to_string()))
        }
    };
    let line = id.and_then(|id| line_of(file, &id)).unwrap_or(1);
    Some((file.path().display().to_string().replace('\\', "/"), line))
}

/// The line of the entry with this id. Only the record was kept of the file: it is read once more.
fn line_of(file: &File, id: &str) -> Option<usize> {
    let Ok(Content::Text(text)) = files::read(file.path()) else { return None };
    let file = &File::read(file.path().to_path_buf(), text, file.location().clone());
    let mut found = None;
    file.root()?.walk(&mut |_, node| {
        if let Some(value) = node.get("id").filter(|value| value.as_text() == Some(id)) {
            found.get_or_insert(value.span.start());
        }
    });
    found.map(|at| file.source().position(at).line)
}
