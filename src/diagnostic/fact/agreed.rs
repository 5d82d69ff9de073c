//! What a plan leaves open, and who is meant by it.

use crate::diagnostic::Code;

/// What is wrong with what was agreed, or with those it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the codes say what each is; the fields are the words in the sentence")]
pub enum Agreed {
    PointWithoutAction,
    ActionWithoutDate,
    ActionWithoutOwner,
    TooManyPoints { limit: usize, found: usize },
    NoFollowUp,
    NoDevelopmentGoal,
    AmbiguousAmount { amount: String },
    CarriedNowhere { reference: String },
    CarriedBackwards { reference: String },
    GroupOwner,
    UnknownAudience { word: String, near: Option<String>, known: Vec<String> },
    PersonLeft { id: String, day: String },
    PrepAfterLeaving { id: String, day: String },
    NotAParticipant { id: String, role: Option<String> },
}

impl Agreed {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::PointWithoutAction => Code::PointWithoutAction,
            Self::ActionWithoutDate => Code::ActionWithoutDate,
            Self::ActionWithoutOwner => Code::ActionWithoutOwner,
            Self::TooManyPoints { .. } => Code::TooManyPoints,
            Self::NoFollowUp => Code::NoFollowUp,
            Self::NoDevelopmentGoal => Code::NoDevelopmentGoal,
            Self::AmbiguousAmount { .. } => Code::AmbiguousAmount,
            Self::CarriedNowhere { .. } => Code::CarriedNowhere,
            Self::CarriedBackwards { .. } => Code::CarriedBackwards,
            Self::GroupOwner => Code::GroupOwner,
            Self::UnknownAudience { .. } => Code::UnknownAudience,
            Self::PersonLeft { .. } => Code::PersonLeft,
            Self::PrepAfterLeaving { .. } => Code::PrepAfterLeaving,
            Self::NotAParticipant { .. } => Code::NotAParticipant,
        }
    }
}
