//! What differs between two contents of a file, by path and never by value.

use crate::schema::{Kind, class_of};
use crate::yaml::{Path, Step};
use serde_json::{Map, Value};

/// How a place differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// It says something else.
    Changed,
    /// It was not there before.
    Added,
    /// It is not there any more; the path is that of the earlier version.
    Removed,
}

/// A place that differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Where. It ends at the first private value: what stands below may be anybody's words.
    pub path: Path,
    /// How.
    pub how: Difference,
}

/// Where two contents of a file of `kind` differ. Items of a list that have ids are the same item wherever they stand.
pub fn changes(kind: Kind, before: &Value, after: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    compare(kind, &mut Path::root(), Some(before), Some(after), &mut changes);
    changes.sort();
    changes.dedup();
    changes
}

fn compare(kind: Kind, path: &mut Path, before: Option<&Value>, after: Option<&Value>, changes: &mut Vec<Change>) {
    if before == after {
        return;
    }
    let is_open = path.steps().is_empty() || !class_of(kind, path).private;
    match (before, after) {
        (Some(Value::Object(before)), Some(Value::Object(after))) if is_open => {
            let added = after.keys().filter(|key| !before.contains_key(*key));
            for key in before.keys().chain(added) {
                path.push(Step::Key(shown(key)));
                compare(kind, path, before.get(key), after.get(key), changes);
                path.pop();
            }
        }
        (Some(Value::Array(before)), Some(Value::Array(after))) if is_open => {
            for (at, one, other) in pairs(before, after) {
                path.push(Step::Index(at));
                compare(kind, path, one, other, changes);
                path.pop();
            }
            // The same items in another order.
            if ids(before)
                .zip(ids(after))
                .is_some_and(|(before, after)| before != after && sorted(&before) == sorted(&after))
            {
                changes.push(Change { path: path.clone(), how: Difference::Changed });
            }
        }
        (before, after) => {
            let how = match (before, after) {
                (None, _) => Difference::Added,
                (_, None) => Difference::Removed,
                _ => Difference::Changed,
            };
            changes.push(Change { path: path.clone(), how });
        }
    }
}

/// A key as it may stand in a log: one that looks like none may be a text that lost its place.
fn shown(key: &str) -> String {
    let is_key = (1..=40).contains(&key.len())
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-'));
    if is_key { key.to_owned() } else { "…".to_owned() }
}

/// Items that belong together, with where they stand: by their ids where all have one, else by their places.
fn pairs<'v>(before: &'v [Value], after: &'v [Value]) -> Vec<(usize, Option<&'v Value>, Option<&'v Value>)> {
    let (Some(old), Some(new)) = (ids(before), ids(after)) else {
        let longest = before.len().max(after.len());
        return (0..longest).map(|at| (at, before.get(at), after.get(at))).collect();
    };
    let there = new.iter().enumerate().map(|(at, id)| {
        let stood = old.iter().position(|other| other == id);
        (at, stood.and_then(|stood| before.get(stood)), after.get(at))
    });
    let gone = old.iter().enumerate().filter(|(_, id)| !new.contains(id)).map(|(at, _)| (at, before.get(at), None));
    there.chain(gone).collect()
}

fn ids(items: &[Value]) -> Option<Vec<&str>> {
    let id = |item: &'_ Value| item.as_object().and_then(|item: &Map<String, Value>| item.get("id")).is_some();
    if items.is_empty() || !items.iter().all(id) {
        return None;
    }
    let ids: Option<Vec<&str>> = items.iter().map(|item| item["id"].as_str()).collect();
    ids.filter(|ids| sorted(ids).windows(2).all(|pair| pair[0] != pair[1]))
}

fn sorted<'v>(ids: &[&'v str]) -> Vec<&'v str> {
    let mut sorted = ids.to_vec();
    sorted.sort_unstable();
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(kind: Kind, before: &Value, after: &Value) -> Vec<String> {
        changes(kind, before, after).iter().map(|change| format!("{} {:?}", change.path, change.how)).collect()
    }

    #[test]
    fn a_change_is_told_by_its_path() {
        let before = json!({ "agreed_on": "2026-03-03", "points": [
            { "id": "D1", "goal": "a", "due": "2026-05-01", "actions": [{ "id": "A1", "budget": { "amount": 1 } }] },
            { "id": "D2", "goal": "b" },
        ] });
        let mut after = before.clone();
        after["points"][0]["goal"] = json!("c");
        after["points"][0]["due"] = json!("2026-05-02");
        after["points"][0]["actions"][0]["budget"]["amount"] = json!(2);
        after["points"].as_array_mut().expect("a list").remove(1);
        after["points"].as_array_mut().expect("a list").push(json!({ "id": "D3" }));
        let wanted = [
            "points[0].actions[0].budget.amount Changed",
            "points[0].due Changed",
            "points[0].goal Changed",
            "points[1] Added",
            "points[1] Removed",
        ];
        assert_eq!(told(Kind::ActionPlan, &before, &after), wanted);
        assert_eq!(told(Kind::ActionPlan, &before, &before), Vec::<String>::new());
    }

    #[test]
    fn an_item_that_moved_is_the_same_item() {
        let before = json!({ "points": [{ "id": "D1", "due": "x" }, { "id": "D2", "due": "y" }] });
        let after = json!({ "points": [{ "id": "D2", "due": "y" }, { "id": "D1", "due": "x" }] });
        assert_eq!(told(Kind::ActionPlan, &before, &after), ["points Changed"]);
    }

    #[test]
    fn nothing_below_a_private_value_is_told() {
        let before = json!({ "topics": [{ "topic": "load", "answer": { "zzmarkzz": 1 } }], "x-zzmark zz": 1 });
        let after = json!({ "topics": [{ "topic": "load", "answer": { "zzmarkzz": 2 } }], "x-zzmark zz": 2 });
        assert_eq!(told(Kind::Minutes, &before, &after), ["topics[0].answer Changed", "… Changed"]);
    }
}
