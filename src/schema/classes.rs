//! The classes of keys, read from `"$comment": "mus: …"` in the schemas: the one source for encryption, signing and masking.

use super::{Kind, parts};
use crate::yaml::{Path, Step};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::OnceLock;

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
    path.steps().iter().fold(Classes::of(kind), Classes::below).class
}

/// A place in a kind's schema with its class, for walks down a document: each step costs one look, however deep it is.
#[derive(Clone, Copy, Debug)]
pub struct Classes {
    /// None below what the schema does not know.
    place: Option<&'static Place>,
    class: Class,
}

impl Classes {
    /// The top of a file of this kind.
    pub fn of(kind: Kind) -> Self {
        static TOPS: [OnceLock<Place>; Kind::ALL.len()] = [const { OnceLock::new() }; Kind::ALL.len()];
        let top = TOPS[kind as usize].get_or_init(|| {
            let root = kind.schema();
            Place::read(root, &parts(root, root), Class::default())
        });
        Self { place: Some(top), class: top.class }
    }

    /// The class of what stands here.
    pub fn class(self) -> Class {
        self.class
    }

    /// Whether this, or something further down that the schema knows, is private.
    pub fn has_private(self) -> bool {
        self.class.private || self.place.is_some_and(|place| place.has_private)
    }

    /// The place one step further down.
    #[must_use]
    pub fn below(self, step: &Step) -> Self {
        match step {
            Step::Key(key) => self.key(key),
            Step::Index(_) => self.item(),
        }
    }

    /// The place of a key.
    #[must_use]
    pub fn key(self, key: &str) -> Self {
        self.at(self.place.and_then(|place| place.key(key)))
    }

    /// The place of a list's items, which are all alike.
    #[must_use]
    pub fn item(self) -> Self {
        self.at(self.place.and_then(|place| place.items.as_deref()))
    }

    fn at(self, below: Option<&'static Place>) -> Self {
        let class = below.map_or_else(|| self.place.map_or(self.class, |place| place.stray), |below| below.class);
        Self { place: below, class }
    }
}

/// A place in a schema, with all that it has below itself.
#[derive(Debug)]
struct Place {
    class: Class,
    /// Of what the schema does not know here.
    stray: Class,
    has_private: bool,
    /// The keys that are named; none behind one that is forbidden. They are few: one look at each is quicker than a search.
    keys: Vec<(&'static str, Option<Self>)>,
    /// Keys that begin so.
    prefixed: Vec<(&'static str, Option<Self>)>,
    /// Every other key.
    others: Option<Box<Self>>,
    items: Option<Box<Self>>,
}

impl Place {
    /// Reads the place where the schemas of `here` apply.
    fn read(root: &'static Value, here: &[&'static Value], class: Class) -> Self {
        let below = |step: &Step| -> Option<Self> {
            let schemas: Vec<&Value> = here.iter().flat_map(|schema| children(schema, step)).collect();
            let parts: Vec<&Value> = schemas.iter().flat_map(|schema| parts(schema, root)).collect();
            let mut class = class;
            schemas.iter().chain(&parts).for_each(|schema| note_class(schema, &mut class));
            (!schemas.is_empty()).then(|| Self::read(root, &parts, class))
        };
        let below_key = |key: &'static str| (key, below(&Step::Key(key.to_owned())));
        let named: BTreeSet<_> = here.iter().flat_map(|schema| words(schema, "properties")).collect();
        let keys: Vec<_> = named.into_iter().map(below_key).collect();
        let patterns = here.iter().flat_map(|schema| words(schema, "patternProperties"));
        let prefixed: Vec<_> = patterns.filter_map(prefix).map(below_key).collect();
        // No key is empty: the empty one stands for all that are not named.
        let others = below(&Step::Key(String::new())).map(Box::new);
        let items = below(&Step::Index(0)).map(Box::new);
        let all = keys.iter().chain(&prefixed).filter_map(|(_, place)| place.as_ref());
        let has_private =
            class.private || all.chain(others.as_deref()).chain(items.as_deref()).any(|place| place.has_private);
        // Below free content there is nothing to know; a stray key elsewhere may hold anything.
        let stray = Class { unknown: class.unknown || !(class.private || is_free(here)), ..class };
        Self { class, stray, has_private, keys, prefixed, others, items }
    }

    fn key(&self, key: &str) -> Option<&Self> {
        let named = self.keys.iter().find(|(name, _)| *name == key);
        match named.or_else(|| self.prefixed.iter().find(|(prefix, _)| key.starts_with(prefix))) {
            Some((_, place)) => place.as_ref(),
            None => self.others.as_deref(),
        }
    }
}

/// The keys below a word of a schema.
fn words<'s>(schema: &'s Value, word: &str) -> impl Iterator<Item = &'s str> {
    schema.get(word).and_then(Value::as_object).into_iter().flat_map(|below| below.keys().map(String::as_str))
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
    prefix(pattern).is_none_or(|prefix| key.starts_with(prefix))
}

fn prefix(pattern: &str) -> Option<&str> {
    let prefix = pattern.strip_prefix('^')?;
    prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-').then_some(prefix)
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

    #[test]
    fn where_something_private_may_stand_is_known() {
        let plan = Classes::of(Kind::ActionPlan);
        let point = plan.key("points").item();
        assert!(plan.has_private() && plan.key("points").has_private() && point.key("goal").has_private());
        assert!(plan.key("x-own").key("deep").has_private());
        assert!(!plan.key("record").has_private() && !point.key("actions").item().key("due").has_private());
    }
}
