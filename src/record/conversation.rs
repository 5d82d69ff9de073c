//! The facts of a talk: when, who, held or not.

use super::{PersonId, Private, RecordId};
use crate::date::Date;
use serde::{Deserialize, Serialize};

/// `kind: conversation`.
#[derive(Clone, Debug, Deserialize)]
pub struct Conversation {
    /// Whose, and which.
    pub record: RecordId,
    /// The kind of talk.
    #[serde(rename = "type")]
    pub talk_type: TalkType,
    /// Why it is held.
    pub occasion: Option<Occasion>,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// How far it is.
    pub state: State,
    /// The agreed day.
    pub planned_for: Option<Date>,
    /// The agreed time of day, `HH:MM`.
    pub time: Option<String>,
    /// The agreed place.
    pub place: Option<String>,
    /// The day the invitation went out.
    pub invited_on: Option<Date>,
    /// The day it was held.
    pub held_on: Option<Date>,
    /// Every time it was moved.
    #[serde(default)]
    pub postponed: Vec<Postponement>,
    /// Why it was cancelled or waived.
    pub reason: Option<Private<String>>,
    /// Who waived it.
    #[serde(default)]
    pub waived_by: Vec<super::Author>,
    /// When the next one is.
    pub next_talk: Option<Date>,
}

impl Conversation {
    /// The person who takes part in `role`.
    pub fn participant(&self, role: ParticipantRole) -> Option<&PersonId> {
        self.participants.iter().find(|participant| participant.role == role).map(|participant| &participant.person)
    }

    /// The day it was held, else the one it is planned for.
    pub fn day(&self) -> Option<Date> {
        self.held_on.or(self.planned_for)
    }

    /// The day on which it was decided to move it, the last time it was.
    pub fn moved_on(&self) -> Option<Date> {
        self.postponed.last().and_then(|postponement| postponement.decided_on)
    }

    /// Whether the invitation is out: one to a day that was moved since is none.
    pub fn is_invited(&self) -> bool {
        self.invited_on.is_some_and(|out| self.moved_on().is_none_or(|moved| moved <= out))
    }

    /// Who leads the talk: the manager, or the deputy in the manager's place.
    pub fn manager(&self) -> Option<&PersonId> {
        self.participant(ParticipantRole::Manager).or_else(|| self.participant(ParticipantRole::Deputy))
    }
}

/// The kinds of talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TalkType {
    /// Medarbejderudviklingssamtale: an employee and the nearest manager.
    Mus,
    /// Lederudviklingssamtale: a leader and the leader's leader.
    Lus,
    /// Seniorudviklingssamtale.
    Sus,
    /// Gruppeudviklingssamtale.
    Grus,
    /// Teamudviklingssamtale.
    Tus,
    /// A look at what was agreed.
    FollowUp,
    /// A short talk between two.
    OneToOne,
}

impl TalkType {
    /// All kinds.
    pub const ALL: [Self; 7] = [Self::Mus, Self::Lus, Self::Sus, Self::Grus, Self::Tus, Self::FollowUp, Self::OneToOne];

    /// The word in the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mus => "mus",
            Self::Lus => "lus",
            Self::Sus => "sus",
            Self::Grus => "grus",
            Self::Tus => "tus",
            Self::FollowUp => "follow-up",
            Self::OneToOne => "one-to-one",
        }
    }

    /// Whether it is a full talk with plan and minutes, not a follow-up or a 1:1.
    pub fn is_review(self) -> bool {
        !matches!(self, Self::FollowUp | Self::OneToOne)
    }
}

/// Why a talk is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Occasion {
    /// The yearly round.
    Yearly,
    /// Newly employed.
    Onboarding,
    /// Back after long absence.
    Return,
    /// Leaving.
    Leaving,
    /// Anything else.
    Other,
}

/// Somebody in a talk.
#[derive(Clone, Debug, Deserialize)]
pub struct Participant {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: ParticipantRole,
}

/// What somebody is in a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParticipantRole {
    /// The employee.
    Employee,
    /// The nearest manager.
    Manager,
    /// Stands for the manager.
    Deputy,
    /// Signs, and need not be there.
    Reviewer,
    /// Bisidder.
    Companion,
    /// Human resources.
    Hr,
    /// Leads a group's talk.
    Facilitator,
}

impl ParticipantRole {
    /// All roles.
    pub const ALL: [Self; 7] =
        [Self::Employee, Self::Manager, Self::Deputy, Self::Reviewer, Self::Companion, Self::Hr, Self::Facilitator];

    /// The word in the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Manager => "manager",
            Self::Deputy => "deputy",
            Self::Reviewer => "reviewer",
            Self::Companion => "companion",
            Self::Hr => "hr",
            Self::Facilitator => "facilitator",
        }
    }
}

/// How far a talk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// To come.
    Planned,
    /// Over.
    Held,
    /// Put off, with no new date yet.
    Postponed,
    /// Not to be.
    Cancelled,
    /// Both do without.
    Waived,
}

/// One time a talk was moved.
#[derive(Clone, Debug, Deserialize)]
pub struct Postponement {
    /// From this day.
    pub from: Option<Date>,
    /// To this day; absent where none was set.
    pub to: Option<Date>,
    /// When that was decided.
    pub decided_on: Option<Date>,
    /// Why.
    pub reason: Option<Private<String>>,
}
