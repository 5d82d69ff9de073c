//! The classes of keys, read from `"$comment": "mus: …"` in the schemas: the one source for encryption, signing and masking.

use super::{Kind, parts};
use crate::yaml::{Path, Step};
use serde_json::Value;

/// What a key is, beyond its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Class {
    /// Somebody wrote it about a person: never in machine output.
    pub private: bool,
    /// State that moves after signing: not covered by signatures.
    pub process: bool,
    /// The schema has no such key, here or above.
    pub unknown: bool,
}

/// The class of what stands at `path` in a file of this kind. What stands below a private or process key is of its class.
pub fn class_of(kind: Kind, path: &Path) -> Class {
    let root = kind.schema();
    let mut class = Class::default();
    let mut here = parts(root, root);
    for step in path.steps() {
        let below: Vec<&Value> = here.iter().flat_map(|schema| children(schema, step)).collect();
        if below.is_empty() {
            // Below free content there is nothing to know; a stray key elsewhere may hold anything.
            class.unknown |= !(class.private || is_free(&here));
            return class;
        }
        for schema in &below {
            note_class(schema, &mut class);
        }
        here = below.iter().flat_map(|schema| parts(schema, root)).collect();
        for schema in &here {
            note_class(schema, &mut class);
        }
    }
    class
}

fn note_class(schema: &Value, class: &mut Class) {
    let Some(words) = schema.get("$comment").and_then(Value::as_str).and_then(|comment| comment.strip_prefix("mus:"))
    else {
        return;
    };
    for word in words.split(',').map(str::trim) {
        match word {
            "private" => class.private = true,
            "process" => class.process = true,
            _ => {}
        }
    }
}

pub(super) fn children<'s>(schema: &'s Value, step: &Step) -> Vec<&'s Value> {
    let mut found = Vec::new();
    match step {
        Step::Key(key) => {
            found.extend(schema.get("properties").and_then(|properties| properties.get(key)));
            for (pattern, child) in schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten() {
                if matches_key(pattern, key) {
                    found.push(child);
                }
            }
            if found.is_empty() {
                found.extend(schema.get("additionalProperties").filter(|child| child.is_object()));
            }
        }
        Step::Index(_) => found.extend(schema.get("items")),
    }
    found.retain(|child| **child != Value::Bool(false));
    found
}

/// The schemas use two patterns for keys: a prefix such as `^x-`, and the shape of an id, which stands for whatever key is there.
fn matches_key(pattern: &str, key: &str) -> bool {
    let prefix = pattern.trim_start_matches('^');
    let is_literal = prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    !is_literal || key.starts_with(prefix)
}

fn is_free(here: &[&Value]) -> bool {
    let says = |word: &str| here.iter().any(|schema| schema.get(word).is_some());
    !says("properties") && !says("additionalProperties") && !says("items")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path;

    #[test]
    fn classes_come_from_the_schemas() {
        let class = |kind, path: &Path| {
            let class = class_of(kind, path);
            (class.private, class.process)
        };
        let plan = Kind::ActionPlan;
        assert_eq!(class(plan, &path!["points", 0, "goal"]), (true, false));
        assert_eq!(class(plan, &path!["points", 0, "due"]), (false, false));
        assert_eq!(class(plan, &path!["points", 0, "outcome"]), (false, true));
        assert_eq!(class(plan, &path!["points", 3, "reason"]), (true, true));
        assert_eq!(class(plan, &path!["points", 0, "actions", 1, "status"]), (false, true));
        assert_eq!(class(plan, &path!["points", 0, "actions", 1, "moved", 0, "to"]), (false, true));
        assert_eq!(class(plan, &path!["points", 0, "actions", 1, "moved", 0, "reason"]), (true, true));
        assert_eq!(class(Kind::Prep, &path!["answers", "tasks", 0, "task"]), (true, false));
        assert_eq!(class(Kind::Prep, &path!["x-own", "deep"]), (true, false));
        assert_eq!(class(Kind::People, &path!["people", 0, "away", 0, "from"]), (true, false));
        assert_eq!(class(Kind::People, &path!["people", 0, "id"]), (false, false));
        assert!(class_of(plan, &path!["points", 0, "gaol"]).unknown);
        assert!(!class_of(plan, &path!["sops", "age"]).unknown);
    }
}
