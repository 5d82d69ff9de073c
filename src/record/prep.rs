//! What one party prepared.

use super::{FormRef, Id, PersonId, Private, RecordId, Reference};
use serde::Deserialize;
use serde_json::{Map, Value};

/// `kind: prep`.
#[derive(Clone, Debug, Deserialize)]
pub struct Prep {
    /// Whose.
    pub record: RecordId,
    /// Which party's.
    pub role: Author,
    /// The author, in a group talk and for a deputy.
    pub by: Option<PersonId>,
    /// The questions.
    pub form: FormRef,
    /// Whether the other party may read it.
    pub state: PrepState,
    /// What the manager wants to give most time.
    pub focus: Option<Private<Focus>>,
    /// Questions the manager will not leave out.
    #[serde(default)]
    pub must_cover: Vec<Id>,
    /// Who beyond the two may read it.
    #[serde(default)]
    pub share_with: Vec<Id>,
    /// Cards picked.
    #[serde(default)]
    pub picked: Vec<Private<Id>>,
    /// By question id; shaped by the question's type.
    #[serde(default)]
    pub answers: Option<Map<String, Value>>,
    /// What was open last time.
    #[serde(default)]
    pub carried: Vec<Carried>,
}

/// Which party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Author {
    /// The employee.
    Employee,
    /// The manager, or a deputy.
    Manager,
}

/// Whether a preparation is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PrepState {
    /// Only the author reads it.
    Draft,
    /// Both read it.
    Shared,
}

/// The manager's focal point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Focus {
    /// Well-being at work.
    WellBeing,
    /// Performance.
    Performance,
    /// Development.
    Development,
}

/// Something that was open last time, and how it went.
#[derive(Clone, Debug, Deserialize)]
pub struct Carried {
    /// Where it stands.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// As it stood.
    pub text: Option<Private<String>>,
    /// The author's view.
    pub assessment: Option<Private<Assessment>>,
    /// A remark to it.
    pub comment: Option<Private<String>>,
}

/// How a goal went, in one party's view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assessment {
    /// More than reached.
    Exceeded,
    /// Reached.
    Achieved,
    /// In part.
    Partly,
    /// Not reached.
    NotAchieved,
}
