//! `mus new person --from FILE.csv`: a whole staff, all or nobody.

use super::super::{Exit, Stage};
use super::person::{known_unit, namesake, with_people};
use crate::date::Date;
use crate::error::{Error, Kind, Wording};
use crate::files::{self, Content};
use crate::lang::fold;
use crate::record::PersonId;
use crate::scaffold::{NewPerson, new_person_id};
use crate::store::{File, Store};
use std::path::Path;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Id,
    Name,
    Email,
    Title,
    Unit,
    Manager,
    EmployedFrom,
}

/// The headings that are understood, folded.
const HEADINGS: &[(&str, Column)] = &[
    ("id", Column::Id),
    ("name", Column::Name),
    ("navn", Column::Name),
    ("email", Column::Email),
    ("e-mail", Column::Email),
    ("mail", Column::Email),
    ("mailadresse", Column::Email),
    ("title", Column::Title),
    ("titel", Column::Title),
    ("stilling", Column::Title),
    ("unit", Column::Unit),
    ("enhed", Column::Unit),
    ("afdeling", Column::Unit),
    ("manager", Column::Manager),
    ("leder", Column::Manager),
    ("naermeste leder", Column::Manager),
    ("employed_from", Column::EmployedFrom),
    ("employed from", Column::EmployedFrom),
    ("ansat fra", Column::EmployedFrom),
    ("ansat", Column::EmployedFrom),
];

/// A line of the file: its number, and what stands in it.
struct Line {
    number: u64,
    cells: Vec<(Column, String)>,
}

impl Line {
    fn get(&self, wanted: Column) -> Option<&str> {
        let cell = self.cells.iter().find(|(column, text)| *column == wanted && !text.is_empty());
        cell.map(|(_, text)| text.as_str())
    }
}

pub(super) fn run(from: &Path, register: &File, store: &Store, dry_run: bool, stage: &Stage) -> Result<Exit, Error> {
    let lines = read(from)?;
    let (known, new): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| {
        line.get(Column::Name).is_some_and(|name| namesake(store, name).is_some()) && line.get(Column::Id).is_none()
    });
    let people = people(&new, &lines, store)?;
    if !people.is_empty() {
        let (text, _) = with_people(register, &people)?;
        if !dry_run {
            files::replace(register.path(), &text)?;
        }
    }
    for person in &people {
        stage.output.result(&format!("{}\n", person.id))?;
    }
    for line in known {
        let number = line.number;
        stage.output.say(&stage.lang.pick(
            format!("  linje {number}: står allerede i people.yaml; sprunget over"),
            format!("  line {number}: is in people.yaml already; left out"),
        ));
    }
    let (count, path) = (people.len(), register.path().display());
    stage.output.say(&match (dry_run, count) {
        (_, 0) => stage.lang.pick("Ingen nye; intet er ændret.".to_owned(), "Nobody new; nothing was changed.".to_owned()),
        (true, _) => stage.lang.pick(format!("{count} ville komme i {path}"), format!("{count} would come into {path}")),
        (false, _) => stage.lang.pick(
            format!("{count} står nu i {path}, den eneste fil med navne. Den kan læses af alle med adgang til mappen.\nNæste: mus check"),
            format!("{count} are now in {path}, the only file with names. Everybody with access to the folder can read it.\nNext: mus check"),
        ),
    });
    Ok(Exit::Clean)
}

/// The lines below the heading. Danish spreadsheets separate with `;`, others with `,` or a tab.
fn read(path: &Path) -> Result<Vec<Line>, Error> {
    let content = files::read(path)
        .map_err(|error| Error::new(Kind::CannotRead { path: path.to_path_buf(), reason: error.to_string() }))?;
    let Content::Text(text) = content else {
        return Err(Error::usage(
            format!("{} er ikke UTF-8-tekst; gem den som »CSV UTF-8«", path.display()),
            format!("{} is not UTF-8 text; save it as “CSV UTF-8”", path.display()),
        ));
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b','].into_iter().find(|byte| first.as_bytes().contains(byte)).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .trim(csv::Trim::All)
        .flexible(false)
        .from_reader(text.as_bytes());
    let wrong = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        Error::usage(
            format!("{} linje {line}: den har ikke lige så mange felter som overskriften", path.display()),
            format!("{} line {line}: it has not as many fields as the heading", path.display()),
        )
    };
    let headings = reader.headers().map_err(|error| wrong(&error))?.clone();
    let columns: Vec<Column> = headings.iter().map(|heading| column(heading, path)).collect::<Result<_, _>>()?;
    if !columns.contains(&Column::Name) {
        return Err(Error::usage(
            format!("{}: der mangler en kolonne »navn«", path.display()),
            format!("{}: there is no column “name”", path.display()),
        ));
    }
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| wrong(&error))?;
        let number = record.position().map_or(0, csv::Position::line);
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        lines.push(Line { number, cells: columns.iter().copied().zip(record.iter().map(one_line)).collect() });
    }
    Ok(lines)
}

fn column(heading: &str, path: &Path) -> Result<Column, Error> {
    let known = HEADINGS.iter().find(|(word, _)| *word == fold(heading)).map(|(_, column)| *column);
    known.ok_or_else(|| {
        Error::usage(
            format!(
                "{}: kolonnen »{heading}« kendes ikke; brug navn, mail, stilling, enhed, leder, ansat fra, id",
                path.display()
            ),
            format!(
                "{}: the column “{heading}” is not known; use name, email, title, unit, manager, employed_from, id",
                path.display()
            ),
        )
    })
}

/// The people in the lines; every mistake is told with its line, and then there is nobody.
fn people(new: &[&Line], all: &[Line], store: &Store) -> Result<Vec<NewPerson>, Error> {
    let mut wrong: Vec<(u64, Wording)> = Vec::new();
    let mut ids: Vec<PersonId> = Vec::new();
    for line in new {
        let taken = |id: &PersonId| {
            ids.contains(id)
                || store.register().person(id).is_some()
                || store.talks().any(|talk| talk.id.subject.person() == Some(id))
        };
        let id = match line.get(Column::Id).map(str::parse::<PersonId>) {
            None => new_person_id(store.register(), &taken),
            Some(Ok(id)) if !ids.contains(&id) && store.register().person(&id).is_none() => id,
            Some(Ok(id)) => {
                wrong.push((line.number, Wording::new(format!("»{id}« er brugt"), format!("“{id}” is taken"))));
                id
            }
            Some(Err(_)) => {
                let say = Wording::new(
                    "id’et skal være p- og 4 til 12 af a–z og 0–9, som p-7f3k",
                    "the id must be p- and 4 to 12 of a–z and 0–9, as in p-7f3k",
                );
                wrong.push((line.number, say));
                new_person_id(store.register(), &taken)
            }
        };
        ids.push(id);
    }
    let mut people = Vec::new();
    for (line, id) in new.iter().zip(&ids) {
        let mut note = |say: Wording| wrong.push((line.number, say));
        let name = line.get(Column::Name).unwrap_or_default().to_owned();
        if name.is_empty() {
            note(Wording::new("navnet mangler", "the name is missing"));
        }
        let twice =
            |other: &&Line| other.number < line.number && other.get(Column::Name).map(fold) == Some(fold(&name));
        if line.get(Column::Id).is_none()
            && let Some(other) = all.iter().find(|other| twice(other)).filter(|_| !name.is_empty())
        {
            let first = other.number;
            note(Wording::new(
                format!("navnet står også på linje {first}; er det en anden, så giv dem hvert sit id"),
                format!("the name stands on line {first} as well; if it is somebody else, give each an id"),
            ));
        }
        let unit = line
            .get(Column::Unit)
            .and_then(|asked| known_unit(store, asked).map_err(|error| note(wording(error))).ok());
        let manager = line
            .get(Column::Manager)
            .and_then(|asked| manager(asked, new, &ids, store).map_err(|error| note(wording(error))).ok());
        let employed_from = line.get(Column::EmployedFrom).and_then(|text| {
            let day = day(text);
            if day.is_none() {
                note(Wording::new(
                    "første arbejdsdag er ikke en dag; skriv 2021-03-01 eller 01-03-2021",
                    "the first day of employment is not a day; write 2021-03-01 or 01-03-2021",
                ));
            }
            day
        });
        let text = |column| line.get(column).map(str::to_owned);
        people.push(NewPerson {
            id: id.clone(),
            name,
            email: text(Column::Email),
            title: text(Column::Title),
            unit,
            manager,
            employed_from,
        });
    }
    if wrong.is_empty() {
        return Ok(people);
    }
    wrong.sort_by_key(|(number, _)| *number);
    let list = |pick: &dyn Fn(&Wording) -> String, word: &str| -> String {
        wrong.iter().map(|(number, say)| format!("\n  {word} {number}: {}", pick(say))).collect()
    };
    Err(Error::usage(
        format!("ingen er tilføjet:{}", list(&|say| say.da.clone(), "linje")),
        format!("nobody was added:{}", list(&|say| say.en.clone(), "line")),
    ))
}

fn wording(error: Error) -> Wording {
    match error.kind {
        Kind::Usage { message } => message,
        Kind::AmbiguousPerson { .. } => {
            Wording::new("lederen passer på flere; brug et id", "the manager fits several; use an id")
        }
        _ => Wording::new(
            "lederen står hverken i filen eller i people.yaml",
            "the manager is neither in the file nor in people.yaml",
        ),
    }
}

/// Who leads: by id, mail or whole name in the file, else as the register knows them.
fn manager(asked: &str, new: &[&Line], ids: &[PersonId], store: &Store) -> Result<PersonId, Error> {
    let mut fitting = new.iter().zip(ids).filter(|(line, id)| {
        id.as_str() == asked
            || line.get(Column::Email).is_some_and(|mail| mail.eq_ignore_ascii_case(asked))
            || line.get(Column::Name).is_some_and(|name| fold(name) == fold(asked))
    });
    if let Some((_, id)) = fitting.next() {
        let several = fitting.next().is_some();
        let ambiguous = || Error::new(Kind::AmbiguousPerson { asked: asked.to_owned(), candidates: Vec::new() });
        return if several { Err(ambiguous()) } else { Ok(id.clone()) };
    }
    match store.register().by_mail(asked) {
        Some(person) => Ok(person.id.clone()),
        None => store.register().find_person(asked).map(|person| person.id.clone()),
    }
}

/// `2021-03-01`, or as Danes write it: `01-03-2021`, `1.3.2021`, `1/3-2021`.
fn day(text: &str) -> Option<Date> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let parts: Vec<u32> = text.split(['-', '.', '/']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    match parts.as_slice() {
        [day, month, year] if *year >= 1000 => Date::new(i32::try_from(*year).ok()?, *month, *day),
        _ => None,
    }
}
