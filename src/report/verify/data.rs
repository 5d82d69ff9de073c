//! How it stands with signatures, for programs. There are no names and no remarks.

use super::words;
use crate::date::Date;
use crate::sign::{Given, Kind, Outcome, PartyVerdict, State, Verdict};
use serde::Serialize;

/// The shape of `--format json`, frozen.
#[derive(Serialize)]
struct JsonReport {
    version: u8,
    valid: bool,
    records: Vec<JsonRecord>,
}

#[derive(Serialize)]
struct JsonRecord {
    record: String,
    valid: bool,
    parties: Vec<JsonParty>,
    others: Vec<JsonSignature>,
}

#[derive(Serialize)]
struct JsonParty {
    role: &'static str,
    person: String,
    required: &'static str,
    state: &'static str,
    signature: Option<JsonSignature>,
}

#[derive(Serialize)]
struct JsonSignature {
    file: String,
    by: String,
    role: &'static str,
    meaning: &'static str,
    method: &'static str,
    signed_on: Date,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    /// The files that are gone, or were not there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changed: Vec<JsonChanged>,
}

#[derive(Serialize)]
struct JsonChanged {
    file: String,
    /// `null` where git does not know the version that was signed.
    paths: Option<Vec<JsonPath>>,
}

#[derive(Serialize)]
struct JsonPath {
    path: String,
    how: &'static str,
}

/// The verdicts as JSON, version 1.
pub fn json(verdicts: &[Verdict]) -> String {
    let records = verdicts.iter().map(|verdict| JsonRecord {
        record: verdict.record.to_string(),
        valid: verdict.is_valid(),
        parties: verdict.parties.iter().map(party).collect(),
        others: verdict.others.iter().map(signature).collect(),
    });
    let report = JsonReport { version: 1, valid: verdicts.iter().all(Verdict::is_valid), records: records.collect() };
    serde_json::to_string_pretty(&report).expect("internal error: the report is JSON") + "\n"
}

fn party(party: &PartyVerdict) -> JsonParty {
    JsonParty {
        role: party.party.role.word(),
        person: party.party.person.to_string(),
        required: party.party.meaning.word(),
        state: words::outcome_word(&party.outcome),
        signature: party.given.as_ref().map(signature),
    }
}

fn signature(given: &Given) -> JsonSignature {
    let names = |kinds: &[Kind]| kinds.iter().map(|kind| format!("{kind}.yaml")).collect();
    let (reason, files) = match &given.state {
        State::Bad(fault) => (Some(words::fault_word(*fault)), Vec::new()),
        State::CouldNotCheck(why) => (Some(words::unknowable_word(*why)), Vec::new()),
        State::Gone { kinds } | State::NotCovered { kinds } => (None, names(kinds)),
        _ => (None, Vec::new()),
    };
    let changed = given.changed.iter().map(|changed| JsonChanged {
        file: format!("{}.yaml", changed.kind),
        paths: changed.changes.as_ref().map(|changes| {
            let path = |change: &crate::sign::Change| JsonPath {
                path: change.path.to_string(),
                how: words::how_word(change.how),
            };
            changes.iter().map(path).collect()
        }),
    });
    JsonSignature {
        file: given.path.display().to_string().replace('\\', "/"),
        by: given.by.to_string(),
        role: given.role.word(),
        meaning: given.meaning.word(),
        method: given.method.word(),
        signed_on: given.signed_on,
        state: words::outcome_word(&Outcome::Signed(given.state.clone())),
        key: given.key.clone(),
        reason,
        files,
        changed: changed.collect(),
    }
}
