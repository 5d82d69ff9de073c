//! One signer's word.

use super::{Meaning, ParticipantRole, PersonId, Private, RecordId};
use crate::date::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `kind: signature`.
#[derive(Clone, Debug, Deserialize)]
pub struct Signature {
    /// What was signed.
    pub record: RecordId,
    /// Who signed.
    pub by: PersonId,
    /// As what.
    pub role: ParticipantRole,
    /// What the signature means.
    pub meaning: SignatureMeaning,
    /// How it was given.
    pub method: Method,
    /// The signer's own word on when.
    pub signed_on: Date,
    /// What the signer adds.
    pub remark: Option<Private<String>>,
    /// The digest of each file that is covered, by kind.
    pub covers: BTreeMap<String, String>,
    /// SSHSIG, armoured; absent on paper.
    pub signature: Option<String>,
}

/// What a signature says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SignatureMeaning {
    /// I agree.
    Agreement,
    /// I have seen this.
    Seen,
    /// The talk was held.
    Held,
    /// I do not sign.
    Declined,
}

impl SignatureMeaning {
    /// The word in the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Agreement => Meaning::Agreement.word(),
            Self::Seen => Meaning::Seen.word(),
            Self::Held => Meaning::Held.word(),
            Self::Declined => "declined",
        }
    }

    /// Whether it says at least what is asked for: agreement covers seen, seen covers held. Who declines covers nothing.
    pub fn covers(self, asked: Meaning) -> bool {
        match self {
            Self::Agreement => true,
            Self::Seen => asked <= Meaning::Seen,
            Self::Held => asked <= Meaning::Held,
            Self::Declined => false,
        }
    }
}

impl From<Meaning> for SignatureMeaning {
    fn from(meaning: Meaning) -> Self {
        match meaning {
            Meaning::Agreement => Self::Agreement,
            Meaning::Seen => Self::Seen,
            Meaning::Held => Self::Held,
        }
    }
}

/// How a signature was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// With an SSH key.
    Ssh,
    /// On paper, recorded here.
    Paper,
}

impl Method {
    /// The word in the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ssh => "ssh",
            Self::Paper => "paper",
        }
    }
}
