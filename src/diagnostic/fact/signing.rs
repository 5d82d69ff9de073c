//! Signatures that are missing, or say something else than a reader thinks.

use crate::diagnostic::Code;

/// What is wrong with a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the codes say what each is; the fields are the words in the sentence")]
pub enum Signing {
    Stale { file: String },
    Missing { id: String, role: &'static str, due: String },
    Bad { flaw: Flaw },
    UnknownSigner { id: String },
    Revoked { id: String },
    KeyOutOfTime { id: String, after: Option<String>, before: Option<String> },
}

/// Why a signature is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It cannot be read as one.
    Unreadable,
    /// It was made for something else.
    Namespace,
    /// It is not over what the file says.
    Statement,
    /// It belongs to another record.
    Record,
}

impl Signing {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Stale { .. } => Code::StaleSignature,
            Self::Missing { .. } => Code::MissingSignature,
            Self::Bad { .. } => Code::BadSignature,
            Self::UnknownSigner { .. } => Code::UnknownSigner,
            Self::Revoked { .. } => Code::RevokedSigner,
            Self::KeyOutOfTime { .. } => Code::KeyOutOfTime,
        }
    }
}
