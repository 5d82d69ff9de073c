//! One thing that is to be done, and why on that day.

use crate::date::{Date, Period};
use crate::record::{Owner, PersonId, RecordId, Reference, Subject};
use std::fmt;

/// Something that is to be done and is not done yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub target: Target,
    /// Which sort of thing.
    pub kind: RowKind,
    /// The day that counts: the last one it was moved to, else the agreed or counted one. `None` where there is no day.
    pub due: Option<Date>,
    /// The day that was agreed, where it was moved since.
    pub agreed: Option<Date>,
    /// Who sees to it, in the format's own word.
    pub owner: Option<Owner>,
    /// Who that is today.
    pub person: Option<PersonId>,
    /// Who else it waits for: the parties that have not confirmed.
    pub waits_for: Vec<PersonId>,
    /// Where the day comes from.
    pub cause: Cause,
    /// Whether it is late.
    pub urgency: Urgency,
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Something in a plan, `p-7f3k/2026:A3`.
    Item(Reference),
    /// A talk, `p-7f3k/2026`.
    Talk(RecordId),
    /// Somebody without a talk, `p-7f3k`.
    Person(Subject),
}

impl Target {
    /// Whom it is about: the person or group that the record belongs to.
    pub fn subject(&self) -> &Subject {
        match self {
            Self::Item(reference) => &reference.record.subject,
            Self::Talk(record) => &record.subject,
            Self::Person(subject) => subject,
        }
    }

    /// The talk, where it is about one.
    pub fn record(&self) -> Option<&RecordId> {
        match self {
            Self::Item(reference) => Some(&reference.record),
            Self::Talk(record) => Some(record),
            Self::Person(_) => None,
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Item(reference) => reference.fmt(f),
            Self::Talk(record) => record.fmt(f),
            Self::Person(subject) => subject.fmt(f),
        }
    }
}

/// The sorts of row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKind {
    /// A talk that is planned, and its day.
    Talk,
    /// Somebody is without a talk.
    Review,
    /// Somebody is without a short talk.
    OneToOne,
    /// An invitation that is to go out.
    Invitation,
    /// A preparation that is to be shared.
    Preparation,
    /// A signature that is missing.
    Signature,
    /// A point whose outcome is to be settled before the next talk.
    Outcome,
    /// A goal with its own date.
    Point,
    /// An action.
    Action,
    /// A follow-up.
    FollowUp,
}

impl RowKind {
    /// All sorts.
    pub const ALL: [Self; 10] = [
        Self::Point,
        Self::Action,
        Self::FollowUp,
        Self::Outcome,
        Self::Talk,
        Self::Review,
        Self::OneToOne,
        Self::Invitation,
        Self::Preparation,
        Self::Signature,
    ];

    /// The word in machine output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Action => "action",
            Self::FollowUp => "follow-up",
            Self::Outcome => "outcome",
            Self::Talk => "talk",
            Self::Review => "review",
            Self::OneToOne => "one-to-one",
            Self::Invitation => "invitation",
            Self::Preparation => "preparation",
            Self::Signature => "signature",
        }
    }
}

/// Where a row's day comes from, or why it has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Two people agreed on it.
    Agreed,
    /// It was moved from the agreed day.
    Moved,
    /// It was held, and one party has not confirmed it.
    Unconfirmed,
    /// No day was agreed.
    NoDay,
    /// The talk is planned for it.
    Planned,
    /// The talk was put off, with no new day yet.
    PutOff,
    /// The day was set in an earlier talk.
    NextTalk {
        /// Which.
        agreed_in: RecordId,
    },
    /// So long after something.
    Counted {
        /// From what.
        since: Since,
        /// From which day.
        on: Date,
        /// How long.
        period: Period,
    },
    /// There is neither a first day of employment nor a talk to count from.
    NothingToCountFrom,
    /// So long before a talk.
    Before {
        /// Which talk.
        talk: RecordId,
        /// Its day.
        on: Date,
        /// How long.
        period: Period,
    },
    /// The talk was moved on this day, when it was too late to keep the usual time before it.
    AtOnce {
        /// The day it was decided.
        decided_on: Date,
    },
}

/// What a period is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// The first day of employment.
    Employment,
    /// A talk.
    Talk(RecordId),
    /// The first day back after a long absence: private.
    Return,
}

/// How late a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// So many days late, from 1.
    Overdue(i64),
    /// In so many days, from 0.
    Coming(i64),
    /// Without a day; never late.
    Undated,
}

impl Urgency {
    pub(super) fn of(due: Option<Date>, today: Date) -> Self {
        match due {
            None => Self::Undated,
            Some(due) if due < today => Self::Overdue(today.days_since(due)),
            Some(due) => Self::Coming(due.days_since(today)),
        }
    }

    /// Whether it is late.
    pub fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue(_))
    }
}

impl Row {
    /// Orders rows by urgency: the longest overdue first, then the soonest, then what has no day.
    pub(super) fn order(&self) -> (u8, Option<Date>, &Target, RowKind, &Option<Owner>) {
        let group = match self.urgency {
            Urgency::Overdue(_) => 0,
            Urgency::Coming(_) => 1,
            Urgency::Undated => 2,
        };
        (group, self.due, &self.target, self.kind, &self.owner)
    }

    /// Whether somebody is to act on it: as its owner, or as one it waits for.
    pub fn falls_to(&self, person: &PersonId) -> bool {
        self.person.as_ref() == Some(person) || self.waits_for.contains(person)
    }
}
