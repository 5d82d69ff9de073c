//! What must not stand in a record. No text of it is ever in here but as [`Shown`], and no number but masked.

use super::Shown;
use crate::diagnostic::Code;
use crate::sensitive::Ground;

/// Something that leads to a person or to money, tells of a protected ground, or asks for it.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the codes say what each is; the fields are the words in the sentence")]
pub enum Sensitive {
    Cpr { masked: String },
    PossibleCpr { masked: String },
    Account { masked: String },
    Card { masked: String },
    Words { ground: Ground, words: Shown },
    Asked { ground: Ground },
    Contact { is_mail: bool },
    ThirdPerson { id: String },
    NameInGit { id: String, name: Shown, place: NamePlace },
}

/// Where git keeps a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePlace {
    /// In the path of a file.
    Path,
    /// In the message of a commit.
    Message,
    /// In the name of a branch or a tag.
    Branch,
}

impl Sensitive {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Cpr { .. } => Code::CprNumber,
            Self::PossibleCpr { .. } => Code::PossibleCprNumber,
            Self::Account { .. } => Code::BankAccount,
            Self::Card { .. } => Code::CardNumber,
            Self::Words { ground, .. } => Code::from(*ground),
            Self::Asked { .. } => Code::SensitiveQuestion,
            Self::Contact { .. } => Code::ContactDetails,
            Self::ThirdPerson { .. } => Code::ThirdPerson,
            Self::NameInGit { .. } => Code::NameInGit,
        }
    }
}

impl From<Ground> for Code {
    fn from(ground: Ground) -> Self {
        match ground {
            Ground::Health => Self::Health,
            Ground::Family => Self::Family,
            Ground::Religion => Self::Religion,
            Ground::Politics => Self::Politics,
            Ground::Union => Self::Union,
            Ground::Orientation => Self::Orientation,
            Ground::Origin => Self::Origin,
            Ground::Age => Self::Age,
            Ground::Disability => Self::Disability,
            Ground::Crime => Self::Crime,
            Ground::Pay => Self::Pay,
            Ground::Number => Self::SensitiveQuestion,
        }
    }
}
