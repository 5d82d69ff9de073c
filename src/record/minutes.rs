//! What was said.

use super::{Draft, FormRef, Id, Private, RecordId, WrittenBy};
use serde::Deserialize;
use serde_json::Value;

/// `kind: minutes`.
#[derive(Clone, Debug, Deserialize)]
pub struct Minutes {
    /// Whose.
    pub record: RecordId,
    /// Whether they are finished.
    pub state: Draft,
    /// Who wrote them.
    pub written_by: Option<WrittenBy>,
    /// Which forms the topics mean.
    #[serde(default)]
    pub forms: Vec<FormRef>,
    /// Who gets a copy.
    #[serde(default)]
    pub copies_to: Vec<Id>,
    /// Topic by topic.
    pub topics: Vec<Topic>,
}

/// What was said about one thing.
#[derive(Clone, Debug, Deserialize)]
pub struct Topic {
    /// A question or item id, or a reference.
    pub topic: Option<String>,
    /// Free words instead.
    pub heading: Option<Private<String>>,
    /// What was said.
    pub text: Option<Private<String>>,
    /// What both settled on, shaped as the form's answer.
    pub answer: Option<Value>,
    /// Who beyond the two may read it.
    #[serde(default)]
    pub share_with: Vec<Id>,
}
