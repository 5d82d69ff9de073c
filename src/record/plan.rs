//! What was agreed: points, actions, follow-ups.

use super::{Draft, FormRef, Id, ItemId, PersonId, Private, RecordId, Reference, WrittenBy};
use crate::date::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// `kind: action-plan`.
#[derive(Clone, Debug, Deserialize)]
pub struct ActionPlan {
    /// Whose.
    pub record: RecordId,
    /// Whether it is finished.
    pub state: Draft,
    /// The day it was agreed.
    pub agreed_on: Option<Date>,
    /// Who wrote it.
    pub written_by: Option<WrittenBy>,
    /// Who gets a copy.
    #[serde(default)]
    pub copies_to: Vec<Id>,
    /// Which forms `topic` and `competence` mean.
    #[serde(default)]
    pub forms: Vec<FormRef>,
    /// The points.
    pub points: Vec<Point>,
    /// When both look at it again.
    #[serde(default)]
    pub follow_ups: Vec<FollowUp>,
}

/// A goal and what is done for it.
#[derive(Clone, Debug, Deserialize)]
pub struct Point {
    /// `D1` and so on.
    pub id: ItemId,
    /// The goal.
    pub goal: Private<String>,
    /// Development or work.
    #[serde(rename = "type")]
    pub point_type: Option<PointType>,
    /// The question it answers.
    pub topic: Option<Id>,
    /// An aim of the unit, `drift/U1`.
    pub supports: Option<String>,
    /// An item or question of the form.
    pub competence: Option<Id>,
    /// What it is for.
    pub purpose: Option<Private<String>>,
    /// What is to come of it.
    pub expected: Option<Private<String>>,
    /// How one sees that it worked.
    pub sign_of_success: Option<Private<String>>,
    /// What may stand in the way.
    pub obstacles: Option<Private<String>>,
    /// The goal's own date.
    pub due: Option<Date>,
    /// The point it goes on from.
    pub carried_from: Option<Reference>,
    /// Who beyond the two may see it.
    #[serde(default)]
    pub share_with: Vec<Id>,
    /// How it went; absent while it is open.
    pub outcome: Option<Outcome>,
    /// Why it went so.
    pub reason: Option<Private<String>>,
    /// What is done.
    #[serde(default)]
    pub actions: Vec<Action>,
}

/// What kind of goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PointType {
    /// Udviklingsmål.
    Development,
    /// Arbejdsmål.
    Work,
}

/// How a goal went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// More than reached.
    Exceeded,
    /// Reached.
    Achieved,
    /// In part.
    Partly,
    /// Not reached.
    NotAchieved,
    /// Given up.
    Dropped,
    /// Taken into the next plan.
    Carried,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 6] =
        [Self::Exceeded, Self::Achieved, Self::Partly, Self::NotAchieved, Self::Dropped, Self::Carried];

    /// The word in the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exceeded => "exceeded",
            Self::Achieved => "achieved",
            Self::Partly => "partly",
            Self::NotAchieved => "not-achieved",
            Self::Dropped => "dropped",
            Self::Carried => "carried",
        }
    }
}

/// Something somebody does.
#[derive(Clone, Debug, Deserialize)]
pub struct Action {
    /// `A1` and so on.
    pub id: ItemId,
    /// What.
    pub action: Private<String>,
    /// In which form.
    pub activity: Option<Activity>,
    /// Who takes the initiative.
    pub owner: Option<Owner>,
    /// Who helps.
    #[serde(default)]
    pub support: Vec<Owner>,
    /// From when.
    pub start: Option<Date>,
    /// Sidste frist, as agreed.
    pub due: Option<Date>,
    /// Each time the date was moved.
    #[serde(default)]
    pub moved: Vec<Move>,
    /// What it may cost.
    pub budget: Option<Budget>,
    /// How far it is; absent means open.
    #[serde(default)]
    pub status: ActionStatus,
    /// When it was done.
    pub done_on: Option<Date>,
    /// Why it went so.
    pub reason: Option<Private<String>>,
}

/// The form an action takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the words of the format say it")]
pub enum Activity {
    Course,
    ELearning,
    Education,
    JobShadowing,
    Mentoring,
    Coaching,
    PeerFeedback,
    JobRotation,
    Placement,
    NewTasks,
    Project,
    Network,
    SelfStudy,
    Other,
}

/// A date that was moved.
#[derive(Clone, Debug, Deserialize)]
pub struct Move {
    /// To this day.
    pub to: Date,
    /// Why.
    pub reason: Option<Private<String>>,
}

/// An amount.
#[derive(Clone, Debug, Deserialize)]
pub struct Budget {
    /// How much, with at most two decimals.
    pub amount: f64,
    /// Of what.
    pub unit: BudgetUnit,
}

/// What a budget is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum BudgetUnit {
    /// Danish kroner.
    #[serde(rename = "DKK")]
    Dkk,
    /// Working hours.
    #[serde(rename = "hours")]
    Hours,
    /// Working days.
    #[serde(rename = "days")]
    Days,
}

/// How far an action is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionStatus {
    /// Not begun.
    #[default]
    Open,
    /// Begun.
    InProgress,
    /// Done.
    Done,
    /// Done in part, and closed.
    Partly,
    /// Given up.
    Dropped,
    /// Taken into the next plan.
    Carried,
}

impl ActionStatus {
    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }
}

/// A day on which both look at what they agreed.
#[derive(Clone, Debug, Deserialize)]
pub struct FollowUp {
    /// `F1` and so on.
    pub id: ItemId,
    /// When.
    pub due: Date,
    /// Who sees to it; absent means the manager.
    pub owner: Option<Owner>,
    /// Each time the date was moved.
    #[serde(default)]
    pub moved: Vec<Move>,
    /// When it was held.
    pub held_on: Option<Date>,
    /// Which parties say it was held.
    #[serde(default)]
    pub confirmed_by: Vec<Party>,
    /// The talk it became, instead of `held_on`.
    pub talk: Option<RecordId>,
    /// A remark.
    pub note: Option<Private<String>>,
}

/// Who confirms a follow-up: a role or, in a group's plan, a person.
pub type Party = Owner;

/// Who something falls to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// The employee.
    Employee,
    /// The nearest manager, as the register has it today.
    Manager,
    /// Human resources.
    Hr,
    /// Somebody by id.
    Person(PersonId),
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Employee => f.write_str("employee"),
            Self::Manager => f.write_str("manager"),
            Self::Hr => f.write_str("hr"),
            Self::Person(id) => id.fmt(f),
        }
    }
}

impl FromStr for Owner {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "employee" => Ok(Self::Employee),
            "manager" => Ok(Self::Manager),
            "hr" => Ok(Self::Hr),
            id => id.parse().map(Self::Person),
        }
    }
}

impl<'de> Deserialize<'de> for Owner {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::date::parsed(deserializer)
    }
}

impl Serialize for Owner {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
