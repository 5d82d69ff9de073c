//! Typed records: one file a kind, the words of the format as types.
//!
//! A record is only made from a file that its schema accepts, so fields are what the schema says they are.

mod conversation;
mod form;
mod ids;
mod minutes;
mod people;
mod plan;
mod prep;
mod private;
mod settings;
mod signature;

pub use conversation::{Conversation, Occasion, Participant, ParticipantRole, Postponement, State, TalkType};
pub use form::is_unanswered;
pub use form::{
    Anchor, Best, Column, Form, FormRole, Item, Label, Opt, Pick, Purpose, Question, QuestionType, ReasonRule, Scale,
    Section,
};
pub use ids::{Id, ItemId, PersonId, RecordId, Reference, Subject, TalkId};
pub use minutes::{Minutes, Topic};
pub use people::{Absence, Aim, Group, Horizon, People, Person, ReviewOverride, Unit};
pub use plan::{
    Action, ActionPlan, ActionStatus, Activity, Budget, BudgetUnit, FollowUp, Move, Outcome, Owner, Party, Point,
    PointType,
};
pub use prep::{Assessment, Author, Carried, Focus, Prep, PrepState};
pub use private::{Private, is_encrypted};
pub use settings::{Forms, Meaning, MinutesPolicy, Review, Sector, Settings, Signing};
pub use signature::{Method, Signature, SignatureMeaning};

use serde::Deserialize;

/// Which form, at which revision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub struct FormRef {
    /// The form's id.
    pub id: Id,
    /// Its revision, from 1.
    pub revision: u32,
}

/// Whether minutes or a plan are finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Draft {
    /// Still being written.
    #[default]
    Draft,
    /// Ready to be signed.
    Final,
}

/// Who wrote minutes or a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WrittenBy {
    /// The employee.
    Employee,
    /// The manager.
    Manager,
    /// Both, together.
    Together,
}

/// Any file of the format.
#[derive(Clone, Debug)]
pub enum Record {
    /// `people.yaml`.
    People(People),
    /// A question set.
    Form(Form),
    /// A preparation or an evaluation.
    Prep(Prep),
    /// The facts of a talk.
    Conversation(Conversation),
    /// What was said.
    Minutes(Minutes),
    /// What was agreed.
    ActionPlan(ActionPlan),
    /// A signature.
    Signature(Signature),
}

impl Record {
    /// The record the file says it belongs to; none for people and forms.
    pub fn record_id(&self) -> Option<&RecordId> {
        match self {
            Self::People(_) | Self::Form(_) => None,
            Self::Prep(prep) => Some(&prep.record),
            Self::Conversation(conversation) => Some(&conversation.record),
            Self::Minutes(minutes) => Some(&minutes.record),
            Self::ActionPlan(plan) => Some(&plan.record),
            Self::Signature(signature) => Some(&signature.record),
        }
    }

    /// The talks that the file names: what it carries on from, goes back to, or became.
    pub fn named_talks(&self) -> Vec<RecordId> {
        match self {
            Self::Prep(prep) => prep.carried.iter().map(|carried| carried.reference.record.clone()).collect(),
            Self::Minutes(minutes) => {
                let topics = minutes.topics.iter().filter_map(|topic| topic.topic.as_deref());
                topics.filter_map(|topic| topic.parse::<Reference>().ok()).map(|reference| reference.record).collect()
            }
            Self::ActionPlan(plan) => {
                let carried = plan.points.iter().filter_map(|point| Some(point.carried_from.as_ref()?.record.clone()));
                carried.chain(plan.follow_ups.iter().filter_map(|follow_up| follow_up.talk.clone())).collect()
            }
            Self::People(_) | Self::Form(_) | Self::Conversation(_) | Self::Signature(_) => Vec::new(),
        }
    }
}
