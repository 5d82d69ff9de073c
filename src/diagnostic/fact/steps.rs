//! States that leave something out, or contradict what stands beside them.

use crate::diagnostic::Code;

/// What is wrong with how far something is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the codes say what each is; the fields are the words in the sentence")]
pub enum Steps {
    MissingReason { word: String },
    WaivedAlone { missing: Vec<String> },
    HeldWithoutDate,
    DoneWithoutDate,
    StateDisagrees { key: &'static str, state: String },
    FollowUpTwice,
    PlanWithoutTalk,
    HeldWithoutPlan,
    HeldWithoutMinutes,
    UnwantedMinutes,
    RarerThanYearly,
    WaivedDuty,
}

impl Steps {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::MissingReason { .. } => Code::MissingReason,
            Self::WaivedAlone { .. } => Code::WaivedAlone,
            Self::HeldWithoutDate => Code::HeldWithoutDate,
            Self::DoneWithoutDate => Code::DoneWithoutDate,
            Self::StateDisagrees { .. } => Code::StateDisagrees,
            Self::FollowUpTwice => Code::FollowUpTwice,
            Self::PlanWithoutTalk => Code::PlanWithoutTalk,
            Self::HeldWithoutPlan => Code::HeldWithoutPlan,
            Self::HeldWithoutMinutes => Code::HeldWithoutMinutes,
            Self::UnwantedMinutes => Code::UnwantedMinutes,
            Self::RarerThanYearly => Code::RarerThanYearly,
            Self::WaivedDuty => Code::WaivedDuty,
        }
    }
}
