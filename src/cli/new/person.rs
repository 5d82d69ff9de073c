//! `mus new person`

use super::super::{Exit, Stage};
use super::staff;
use crate::date::Date;
use crate::edit::{Edit, New, apply};
use crate::error::{Error, Kind};
use crate::files;
use crate::lang::fold;
use crate::path;
use crate::record::{Id, PersonId};
use crate::scaffold::{NewPerson, new_person_id, person_edit};
use crate::store::{File, Location, Store};
use crate::yaml::Path;
use clap::Args;
use std::path::PathBuf;

/// Add a person to people.yaml
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mus new person --name \"Anna Holm\"\n  mus new person --name \"Jens Bo\" --email jens@nordlys.example --manager anna --unit drift\n  mus new person --from people.csv --dry-run\n\nThe columns of --from: name, and as you like email, title, unit, manager, employed_from, id; Danish headings will do."
)]
pub(in crate::cli) struct Arguments {
    /// The name; it will stand in people.yaml and nowhere else
    #[arg(long, required_unless_present = "from")]
    name: Option<String>,
    /// A whole staff from a CSV file with a heading line: all of them or nobody
    #[arg(long, value_name = "FILE", conflicts_with_all = ["name", "email", "title", "unit", "manager", "employed_from", "id"])]
    from: Option<PathBuf>,
    /// The mail address
    #[arg(long)]
    email: Option<String>,
    /// The job title
    #[arg(long)]
    title: Option<String>,
    /// The unit's id
    #[arg(long, value_name = "ID")]
    unit: Option<String>,
    /// The nearest manager: id or name
    #[arg(long, value_name = "PERSON")]
    manager: Option<String>,
    /// First day of employment
    #[arg(long, value_name = "DATE")]
    employed_from: Option<String>,
    /// The person's id; a random one is chosen otherwise
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(arguments: &Arguments, store: &Store, stage: &Stage) -> Result<Exit, Error> {
    let file = store.files().iter().find(|file| *file.location() == Location::People).ok_or_else(|| {
        Error::new(Kind::NoSuchPath(store.root().unwrap_or(std::path::Path::new(".")).join("people.yaml")))
    })?;
    let path = file.path();
    if let Some(from) = &arguments.from {
        return staff::run(from, file, store, arguments.dry_run, stage);
    }
    let name = arguments.name.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Error::usage("navnet er tomt", "the name is empty"));
    }
    if let Some(id) = namesake(store, &name).filter(|_| arguments.id.is_none()) {
        stage.output.result(&format!("{id}\n"))?;
        stage.output.say(&stage.lang.pick(
            format!("  står allerede i {}; intet er ændret. Er det en anden, så vælg et id med --id", path.display()),
            format!(
                "  is in {} already; nothing was changed. If it is somebody else, choose an id with --id",
                path.display()
            ),
        ));
        return Ok(Exit::Clean);
    }
    let person = read(arguments, name, store)?;
    let (text, after) = with_people(file, std::slice::from_ref(&person))?;
    if arguments.dry_run {
        let added = after.root().and_then(|root| root.at(&path!["people"])).and_then(|people| people.items().last());
        let shown =
            added.map(|node| format!("  - {}\n", after.source().slice(node.span).trim_end())).unwrap_or_default();
        stage.output.result(&shown)?;
        return Ok(Exit::Clean);
    }
    files::replace(path, &text)?;
    stage.output.result(&format!("{}\n", person.id))?;
    let id = &person.id;
    stage.output.say(&stage.lang.pick(
        format!("  står nu i {}, den eneste fil med navne. Den kan læses af alle med adgang til mappen.\nNæste: mus new prep {id}", path.display()),
        format!("  is now in {}, the only file with names. Everybody with access to the folder can read it.\nNext: mus new prep {id}", path.display()),
    ));
    Ok(Exit::Clean)
}

/// The register with these people at its end, judged by the schema before anything is written.
pub(super) fn with_people(file: &File, people: &[NewPerson]) -> Result<(String, File), Error> {
    let path = file.path();
    let mut edits: Vec<Edit> = people.iter().map(person_edit).collect();
    if file.root().is_some_and(|root| root.get("people").is_none()) {
        let value = New::List(Vec::new());
        edits.insert(0, Edit::AddKey { mapping: Path::root(), key: "people".to_owned(), value, after: None });
    }
    let text = apply(file.source().text(), &edits).map_err(|_| Error::refused_edit(path))?.text;
    let after = File::read(path.to_path_buf(), text.clone(), Location::People);
    if after.record().is_none() { Err(unfit(&after)) } else { Ok((text, after)) }
}

pub(super) fn namesake(store: &Store, name: &str) -> Option<PersonId> {
    let same = |person: &&crate::record::Person| person.name.get().is_some_and(|known| fold(known) == fold(name));
    store.register().people().iter().find(same).map(|person| person.id.clone())
}

fn read(arguments: &Arguments, name: String, store: &Store) -> Result<NewPerson, Error> {
    let used = |id: &PersonId| store.talks().any(|talk| talk.id.subject.person() == Some(id));
    let id = match &arguments.id {
        Some(id) => {
            let id: PersonId = id.parse().map_err(|_| {
                Error::usage(
                    format!("»{id}« er ikke et person-id: skriv p- og 4 til 12 af a–z og 0–9, som p-7f3k"),
                    format!("“{id}” is not a person id: write p- and 4 to 12 of a–z and 0–9, as in p-7f3k"),
                )
            })?;
            if store.register().person(&id).is_some() {
                return Err(Error::usage(
                    format!("»{id}« er brugt; et id gives aldrig til en anden"),
                    format!("“{id}” is taken; an id is never given to somebody else"),
                ));
            }
            id
        }
        None => new_person_id(store.register(), &used),
    };
    let unit = arguments.unit.as_deref().map(|unit| known_unit(store, unit)).transpose()?;
    let manager = arguments.manager.as_deref().map(|asked| store.register().find_person(asked)).transpose()?;
    let employed_from = arguments.employed_from.as_deref().map(read_date).transpose()?;
    Ok(NewPerson {
        id,
        name,
        email: arguments.email.clone(),
        title: arguments.title.clone(),
        unit,
        manager: manager.map(|person| person.id.clone()),
        employed_from,
    })
}

pub(super) fn known_unit(store: &Store, asked: &str) -> Result<Id, Error> {
    store.register().find_unit(asked).map(|unit| unit.id.clone()).ok_or_else(|| {
        let units: Vec<&str> = store.register().units().iter().map(|unit| unit.id.as_str()).collect();
        let list = if units.is_empty() { "–".to_owned() } else { units.join(", ") };
        Error::usage(
            format!("enheden »{asked}« står ikke i people.yaml (der er: {list}); tilføj den under »units«"),
            format!("the unit “{asked}” is not in people.yaml (there is: {list}); add it under `units`"),
        )
    })
}

/// A date as an option gives it.
pub(in crate::cli) fn read_date(text: &str) -> Result<Date, Error> {
    text.parse().map_err(|_| {
        Error::usage(
            format!("»{text}« er ikke en dag; skriv år-måned-dag, for eksempel 2026-03-03"),
            format!("“{text}” is not a day; write year-month-day, such as 2026-03-03"),
        )
    })
}

/// What the schema has against the new person, in the words of a finding.
fn unfit(after: &File) -> Error {
    use crate::diagnostic::{Audience, words};
    use crate::lang::Lang;
    let said = |lang| {
        after
            .found()
            .first()
            .map_or_else(String::new, |diagnostic| words(&diagnostic.fact, lang, Audience::Reader).title)
    };
    Error::usage(said(Lang::Da), said(Lang::En))
}
