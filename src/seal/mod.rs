//! What a signature covers: a file's content, brought into one form, and its digest; the statement that is signed, whose keys are
//! whose, and how it stands with a signature.

mod changes;
mod signers;
mod sshsig;
mod state;
mod statement;

pub use changes::{Change, Difference, changes};
pub use signers::{Keys, Standing, Trouble, TroubleKind};
pub use sshsig::{Fault, NAMESPACE, PublicKey, Sealed};
pub use state::{State, Unknowable, state};
pub use statement::{COVERED, statement};

use crate::record::is_encrypted;
use crate::schema::{Classes, Kind};
use crate::yaml::{Node, Reading, Value as Yaml};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::fmt;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// `sha256:` and 64 hexadecimal digits over a content's RFC 8785 form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(String);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a content cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsealable {
    /// A value is encrypted, and there is no key here.
    Encrypted,
    /// A number that JSON cannot hold.
    NotFinite,
}

/// The content of a file of `kind`: its mapping as JSON without process keys, `sops` and comments; text in NFC, with line ends LF,
/// nothing blank at the ends of lines or of the text; then without null, empty strings, lists and mappings, from the inside outwards.
pub fn content(kind: Kind, root: &Node) -> Result<Value, Unsealable> {
    Ok(reduce(root, Classes::of(kind), true)?.unwrap_or(Value::Object(Map::new())))
}

/// The digest of a file's content.
pub fn digest(kind: Kind, root: &Node) -> Result<Digest, Unsealable> {
    Ok(digest_of(&content(kind, root)?))
}

/// The digest of a content.
pub fn digest_of(content: &Value) -> Digest {
    let hash = Sha256::digest(canonical(content));
    let hex = hash.iter().fold(String::with_capacity(64), |mut hex, byte| {
        use fmt::Write as _;
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    Digest(format!("sha256:{hex}"))
}

/// The RFC 8785 form of a content, as bytes.
pub fn canonical(content: &Value) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(content).expect("internal error: JSON values have an RFC 8785 form")
}

/// `None` for what says nothing.
fn reduce(node: &Node, here: Classes, is_top: bool) -> Result<Option<Value>, Unsealable> {
    Ok(match &node.value {
        Yaml::Scalar(scalar) => match scalar.reading() {
            Reading::Null => None,
            Reading::NotFinite => return Err(Unsealable::NotFinite),
            Reading::Text if is_encrypted(&scalar.text) => return Err(Unsealable::Encrypted),
            Reading::Text => Some(trimmed(&scalar.text)).filter(|text| !text.is_empty()).map(Value::String),
            Reading::Bool(_) | Reading::Int(_) | Reading::Float(_) => Some(node.to_json()),
        },
        Yaml::Sequence(items, _) => {
            let below = here.item();
            let mut kept = Vec::with_capacity(items.len());
            for item in items {
                kept.extend(reduce(item, below, false)?);
            }
            Some(Value::Array(kept)).filter(|list| list.as_array().is_some_and(|list| !list.is_empty()))
        }
        Yaml::Mapping(entries, _) => {
            let mut kept = Map::new();
            for entry in entries {
                if is_top && &*entry.key == "sops" {
                    continue;
                }
                let below = here.key(&entry.key);
                if !below.class().process
                    && !kept.contains_key(&*entry.key)
                    && let Some(value) = reduce(&entry.value, below, false)?
                {
                    kept.insert(entry.key.nfc().collect(), value);
                }
            }
            Some(Value::Object(kept)).filter(|map| map.as_object().is_some_and(|map| !map.is_empty()))
        }
    })
}

/// One text for all the ways to write it.
fn trimmed(text: &str) -> String {
    let text: Cow<'_, str> = if is_nfc(text) { text.into() } else { text.nfc().collect::<String>().into() };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches([' ', '\t'])).collect();
    lines.join("\n").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    fn plan(text: &str) -> Digest {
        let tree = parse(text);
        digest(Kind::ActionPlan, tree.root.as_ref().expect("the text is YAML")).expect("nothing is encrypted")
    }

    const PLAN: &str = "mus: 1\nkind: action-plan\nrecord: p-7f3k/2026\nstate: draft\npoints:\n  - id: D1\n    goal: |\n      Før en udgivelse\n    due: \"2026-12-01\"\n    actions:\n      - id: A1\n        action: Følg Jens\n        status: open\n";

    #[test]
    fn what_does_not_count_keeps_the_digest() {
        let same = [
            PLAN.replace("state: draft", "state: final"),
            PLAN.replace("status: open", "status: done\n        done_on: \"2026-04-28\""),
            PLAN.replace("status: open", "status: partly\n        reason: Tiden gik"),
            PLAN.replace('\n', "\r\n"),
            format!("# note\n{PLAN}sops:\n  version: \"3.9.0\"\n"),
            PLAN.replace("udgivelse\n", "udgivelse  \t\n\n\n"),
            PLAN.replace("Før", "Fo\u{338}r").replace("Fo\u{338}r", "Før"),
            PLAN.replace("action: Følg Jens", "\"action\": 'Følg Jens'"),
            PLAN.replace("    due: \"2026-12-01\"\n", "").replace("    goal:", "    due: \"2026-12-01\"\n    goal:"),
            PLAN.replace("    actions:", "    purpose: \"\"\n    obstacles:\n    share_with: []\n    actions:"),
        ];
        for (at, text) in same.iter().enumerate() {
            assert_eq!(plan(text), plan(PLAN), "variant {at} changed the digest");
        }
    }

    #[test]
    fn what_was_agreed_counts() {
        let other = [
            PLAN.replace("Før", "Følg"),
            PLAN.replace("2026-12-01", "2026-12-02"),
            PLAN.replace("record: p-7f3k/2026", "record: p-7f3k/2027"),
            PLAN.replace("Følg Jens", "Følg Jens\n        owner: manager"),
            PLAN.replace("id: A1", "id: A2"),
            format!("{PLAN}x-own: mere\n"),
        ];
        for text in &other {
            assert_ne!(plan(text), plan(PLAN), "{text}");
        }
    }

    #[test]
    fn without_keys_nothing_is_told() {
        let tree = parse("mus: 1\nkind: action-plan\npoints:\n  - goal: ENC[AES256_GCM,data:x]\n");
        assert_eq!(digest(Kind::ActionPlan, tree.root.as_ref().expect("YAML")), Err(Unsealable::Encrypted));
    }

    /// The list of FORMAT.md, word for word: what a signature covers may not change once it is released.
    #[test]
    fn the_process_keys_are_frozen() {
        use crate::path;
        use crate::schema::class_of;
        use crate::yaml::Path;
        let process: &[(Kind, Path)] = &[
            (Kind::Conversation, path!["state"]),
            (Kind::Minutes, path!["state"]),
            (Kind::ActionPlan, path!["state"]),
            (Kind::Prep, path!["state"]),
            (Kind::ActionPlan, path!["points", 0, "outcome"]),
            (Kind::ActionPlan, path!["points", 0, "reason"]),
            (Kind::ActionPlan, path!["points", 0, "actions", 0, "status"]),
            (Kind::ActionPlan, path!["points", 0, "actions", 0, "done_on"]),
            (Kind::ActionPlan, path!["points", 0, "actions", 0, "reason"]),
            (Kind::ActionPlan, path!["points", 0, "actions", 0, "moved"]),
            (Kind::ActionPlan, path!["follow_ups", 0, "held_on"]),
            (Kind::ActionPlan, path!["follow_ups", 0, "confirmed_by"]),
            (Kind::ActionPlan, path!["follow_ups", 0, "note"]),
            (Kind::ActionPlan, path!["follow_ups", 0, "moved"]),
            (Kind::ActionPlan, path!["follow_ups", 0, "talk"]),
        ];
        let in_schemas: usize =
            Kind::ALL.iter().map(|kind| kind.schema_text().matches("\"$comment\": \"mus: process").count()).sum();
        assert_eq!(in_schemas, process.len(), "a schema marks another number of keys as process");
        for (kind, path) in process {
            assert!(class_of(*kind, path).process, "{kind} {path}");
        }
    }
}
