//! One signer's word.

use super::{ParticipantRole, PersonId, Private, RecordId};
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

/// How a signature was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// With an SSH key.
    Ssh,
    /// On paper, recorded here.
    Paper,
}
