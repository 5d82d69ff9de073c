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
    path.steps().iter().fold(Classes::of(kind), |here, step| here.below(step)).class
}

/// A place in a kind's schema with its class, for walks down a document: each step costs one look, however deep it is.
#[derive(Debug)]
pub struct Classes {
    root: &'static Value,
    /// The schemas that apply here; none below what the schema does not know.
    here: Vec<&'static Value>,
    class: Class,
}

impl Classes {
    /// The top of a file of this kind.
    pub fn of(kind: Kind) -> Self {
        let root = kind.schema();
        Self { root, here: parts(root, root), class: Class::default() }
    }

    /// The class of what stands here.
    pub fn class(&self) -> Class {
        self.class
    }

    /// The place one step further down.
    #[must_use]
    pub fn below(&self, step: &Step) -> Self {
        let below: Vec<&Value> = self.here.iter().flat_map(|schema| children(schema, step)).collect();
        let mut class = self.class;
        if below.is_empty() {
            // Below free content there is nothing to know; a stray key elsewhere may hold anything.
            class.unknown |= !(class.private || self.here.is_empty() || is_free(&self.here));
            return Self { root: self.root, here: Vec::new(), class };
        }
        let here: Vec<&Value> = below.iter().flat_map(|schema| parts(schema, self.root)).collect();
        for schema in below.iter().chain(&here) {
            note_class(schema, &mut class);
        }
        Self { root: self.root, here, class }
    }
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
