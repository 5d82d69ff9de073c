//! The register: who is who. The only file with names.

use super::{Id, ItemId, PersonId, Private, Subject};
use crate::date::{Date, Period};
use serde::Deserialize;

/// `people.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct People {
    /// Everybody who has, or had, a record.
    #[serde(default)]
    pub people: Vec<Person>,
    /// The units they work in.
    #[serde(default)]
    pub units: Vec<Unit>,
    /// Groups that hold a talk together.
    #[serde(default)]
    pub groups: Vec<Group>,
}

/// One person.
#[derive(Clone, Debug, Deserialize)]
pub struct Person {
    /// Opaque, and never given to somebody else.
    pub id: PersonId,
    /// The name.
    pub name: Private<String>,
    /// The mail address.
    pub email: Option<Private<String>>,
    /// The job title.
    pub title: Option<String>,
    /// The unit.
    pub unit: Option<Id>,
    /// The nearest manager; the director has none.
    pub manager: Option<PersonId>,
    /// First day of employment.
    pub employed_from: Option<Date>,
    /// Last day of employment; absent while employed.
    pub employed_to: Option<Date>,
    /// What differs from the settings.
    pub review: Option<ReviewOverride>,
    /// Long absences, without a reason.
    #[serde(default)]
    pub away: Vec<Absence>,
}

impl Person {
    /// Whether the person has begun, and has not left before `day`.
    pub fn is_employed(&self, day: Date) -> bool {
        self.employed_from.is_none_or(|first| first <= day) && !self.has_left(day)
    }

    /// Whether the person has left before `day`.
    pub fn has_left(&self, day: Date) -> bool {
        self.employed_to.is_some_and(|last| last < day)
    }
}

/// A person's own cadence.
#[derive(Clone, Debug, Deserialize)]
pub struct ReviewOverride {
    /// Between two talks.
    pub every: Option<Period>,
    /// From a talk to its follow-ups.
    pub follow_ups: Option<Vec<Period>>,
    /// Between two short talks.
    pub one_to_ones: Option<Period>,
}

/// A long absence. A reason is never recorded.
#[derive(Clone, Debug, Deserialize)]
pub struct Absence {
    /// First day away.
    pub from: Private<Date>,
    /// Last day away; absent while unknown.
    pub to: Option<Private<Date>>,
}

/// A part of the workplace.
#[derive(Clone, Debug, Deserialize)]
pub struct Unit {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// Its plans.
    #[serde(default)]
    pub aims: Vec<Aim>,
}

/// One plan of a unit.
#[derive(Clone, Debug, Deserialize)]
pub struct Aim {
    /// `U1` and so on.
    pub id: ItemId,
    /// How far ahead.
    pub horizon: Option<Horizon>,
    /// What the unit is after.
    pub aim: String,
}

/// How far ahead an aim lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Horizon {
    /// The coming year.
    Short,
    /// Longer.
    Long,
}

/// People who hold a talk together.
#[derive(Clone, Debug, Deserialize)]
pub struct Group {
    /// `g-…`.
    pub id: Subject,
    /// Its name.
    pub title: String,
    /// Who belongs to it.
    pub members: Vec<PersonId>,
}
