//! Who is who, and who is meant.

use crate::error::{Error, Kind};
use crate::lang::fold;
use crate::record::{Group, Owner, People, Person, PersonId, Subject, Unit};
use std::collections::HashMap;

/// `people.yaml`, indexed.
#[derive(Debug, Default)]
pub struct Register {
    people: People,
    by_id: HashMap<PersonId, usize>,
    known: bool,
}

impl Register {
    /// The register of a repository; `None` where there is no readable one.
    pub fn new(people: Option<People>) -> Self {
        let known = people.is_some();
        let people = people.unwrap_or_default();
        let mut by_id = HashMap::new();
        for (at, person) in people.people.iter().enumerate() {
            by_id.entry(person.id.clone()).or_insert(at);
        }
        Self { people, by_id, known }
    }

    /// Whether there is a register at all: without one nobody can be missing from it.
    pub fn is_known(&self) -> bool {
        self.known
    }

    /// Everybody, in the order of the file.
    pub fn people(&self) -> &[Person] {
        &self.people.people
    }

    /// The units.
    pub fn units(&self) -> &[Unit] {
        &self.people.units
    }

    /// The groups.
    pub fn groups(&self) -> &[Group] {
        &self.people.groups
    }

    /// The person with this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.by_id.get(id).map(|at| &self.people.people[*at])
    }

    /// The group with this id.
    pub fn group(&self, id: &Subject) -> Option<&Group> {
        self.groups().iter().find(|group| group.id == *id)
    }

    /// The unit with this id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units().iter().find(|unit| unit.id.as_str() == id)
    }

    /// Who has this mail address; the case of letters does not count.
    pub fn by_mail(&self, mail: &str) -> Option<&Person> {
        let same = |person: &&Person| {
            let known = person.email.as_ref().and_then(|email| email.get());
            known.is_some_and(|email| email.eq_ignore_ascii_case(mail))
        };
        self.people().iter().find(same)
    }

    /// The unit that `asked` means: its id, or its title, where case and accents do not count.
    pub fn find_unit(&self, asked: &str) -> Option<&Unit> {
        self.units().iter().find(|unit| unit.id.as_str() == asked || fold(&unit.title) == fold(asked))
    }

    /// Whom `asked` means: `employee`, `manager`, `hr`, or somebody as [`Register::find_person`] knows them.
    pub fn find_owner(&self, asked: &str) -> Result<Owner, Error> {
        match asked.parse() {
            Ok(word @ (Owner::Employee | Owner::Manager | Owner::Hr)) => Ok(word),
            _ => self.find_person(asked).map(|person| Owner::Person(person.id.clone())),
        }
    }

    /// Whether somebody is the nearest manager of somebody else.
    pub fn leads(&self, subject: &Subject) -> bool {
        subject.person().is_some_and(|id| self.people().iter().any(|person| person.manager.as_ref() == Some(id)))
    }

    /// The name of a person, where it can be read; else the id.
    pub fn name_of(&self, id: &PersonId) -> String {
        self.readable_name(id).unwrap_or_else(|| id.to_string())
    }

    fn readable_name(&self, id: &PersonId) -> Option<String> {
        self.person(id)?.name.get().cloned()
    }

    /// The name of a person or group, where it can be read; else the id.
    pub fn title_of(&self, subject: &Subject) -> String {
        match subject {
            Subject::Person(id) => self.name_of(id),
            Subject::Group(id) => self.group(subject).map_or_else(|| id.to_string(), |group| group.title.clone()),
        }
    }

    /// Who `asked` means: an id, a whole name, a word of it or how a word begins; case and accents do not count.
    ///
    /// Fails where nobody fits, or several do equally well; then they are listed.
    pub fn find(&self, asked: &str) -> Result<Subject, Error> {
        if let Ok(subject) = asked.parse::<Subject>() {
            let known = match &subject {
                Subject::Person(id) => self.person(id).is_some(),
                Subject::Group(_) => self.group(&subject).is_some(),
            };
            if known {
                return Ok(subject);
            }
        }
        let wanted = fold(asked);
        let names: Vec<(Subject, String)> = self.names();
        let whole = |name: &str| name == wanted;
        let word = |name: &str| name.split([' ', '-']).any(|part| part == wanted);
        let start =
            |name: &str| name.split([' ', '-']).any(|part| part.starts_with(&wanted)) || name.starts_with(&wanted);
        let tiers: [&dyn Fn(&str) -> bool; 3] = [&whole, &word, &start];
        for fits in tiers.iter().filter(|_| !wanted.is_empty()) {
            let mut fitting: Vec<&(Subject, String)> = names.iter().filter(|(_, name)| fits(name)).collect();
            match (fitting.pop(), fitting.is_empty()) {
                (Some((subject, _)), true) => return Ok(subject.clone()),
                (Some(last), false) => {
                    fitting.push(last);
                    let candidates =
                        fitting.iter().map(|(subject, _)| format!("{subject}  {}", self.title_of(subject))).collect();
                    return Err(Error::new(Kind::AmbiguousPerson { asked: asked.to_owned(), candidates }));
                }
                (None, _) => {}
            }
        }
        let near = names
            .iter()
            .filter(|(subject, name)| {
                let close = |text: &str| strsim::damerau_levenshtein(text, &wanted) <= 2;
                close(&subject.to_string()) || name.split([' ', '-']).any(close)
            })
            .map(|(subject, _)| format!("{subject}  {}", self.title_of(subject)))
            .collect();
        Err(Error::new(Kind::UnknownPerson { asked: asked.to_owned(), near }))
    }

    /// The person `asked` means; a group is nobody here.
    pub fn find_person(&self, asked: &str) -> Result<&Person, Error> {
        let subject = self.find(asked)?;
        subject
            .person()
            .and_then(|id| self.person(id))
            .ok_or_else(|| Error::new(Kind::UnknownPerson { asked: asked.to_owned(), near: Vec::new() }))
    }

    fn names(&self) -> Vec<(Subject, String)> {
        let people = self
            .people()
            .iter()
            .filter_map(|person| person.name.get().map(|name| (Subject::Person(person.id.clone()), fold(name))));
        let groups = self.groups().iter().map(|group| (group.id.clone(), fold(&group.title)));
        people.chain(groups).collect()
    }
}
