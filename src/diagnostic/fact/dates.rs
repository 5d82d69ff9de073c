//! Dates that do not go together.

use crate::diagnostic::Code;

/// What is wrong with a date. The dates in the words are clear by the format; those of absences are not, and are not here.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the codes say what each is; the fields are the words in the sentence")]
pub enum Dates {
    DueBeforeAgreed { agreed: String, days: i64 },
    DueBeforeStart { start: String, days: i64 },
    DoneBeforeAgreed { agreed: String },
    InFuture { today: String },
    HeldBeforePlanned,
    AgreedBeforeHeld { held: String },
    FollowUpBeforeTalk { talk: String },
    EndsBeforeStart,
    NextTalkBeforeHeld,
    PostponedElsewhere { to: String },
    SignedBeforeHeld { held: String },
}

impl Dates {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::DueBeforeAgreed { .. } => Code::DueBeforeAgreed,
            Self::DueBeforeStart { .. } => Code::DueBeforeStart,
            Self::DoneBeforeAgreed { .. } => Code::DoneBeforeAgreed,
            Self::InFuture { .. } => Code::DateInFuture,
            Self::HeldBeforePlanned => Code::HeldBeforePlanned,
            Self::AgreedBeforeHeld { .. } => Code::AgreedBeforeHeld,
            Self::FollowUpBeforeTalk { .. } => Code::FollowUpBeforeTalk,
            Self::EndsBeforeStart => Code::EndsBeforeStart,
            Self::NextTalkBeforeHeld => Code::NextTalkBeforeHeld,
            Self::PostponedElsewhere { .. } => Code::PostponedElsewhere,
            Self::SignedBeforeHeld { .. } => Code::SignedBeforeHeld,
        }
    }
}
