//! What editors show of the schemas: every key has a title, a description in both languages and an example; every word is explained.

use mus::schema::Kind;
use serde_json::Value;

/// The schema behind a `$ref`, and all that applies with it.
fn parts<'s>(schema: &'s Value, root: &'s Value) -> Vec<&'s Value> {
    let mut all = vec![schema];
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(target.trim_start_matches('#')).expect("a reference leads somewhere");
        all.extend(parts(target, root));
    }
    for word in ["allOf", "anyOf"] {
        all.extend(schema.get(word).and_then(Value::as_array).into_iter().flatten().flat_map(|part| parts(part, root)));
    }
    for word in ["then", "else"] {
        all.extend(schema.get(word).into_iter().flat_map(|part| parts(part, root)));
    }
    all
}

/// Calls `visit` for every key that the schema names where it first does so, with its way. What stands below `if` or in one of
/// several conditions only narrows what was said before.
fn visit_keys(schema: &Value, way: &str, visit: &mut impl FnMut(&str, &Value)) {
    let Some(map) = schema.as_object() else { return };
    for (word, inside) in map {
        match word.as_str() {
            "properties" => {
                for (key, one) in inside.as_object().expect("properties are a mapping") {
                    let way = format!("{way}/{key}");
                    if one.is_object() {
                        visit(&way, one);
                    }
                    visit_keys(one, &way, visit);
                }
            }
            "definitions" => {
                for (name, one) in inside.as_object().expect("definitions are a mapping") {
                    visit_keys(one, &format!("{way}#{name}"), visit);
                }
            }
            "items" | "additionalProperties" => visit_keys(inside, way, visit),
            _ => {}
        }
    }
}

fn is_bilingual(text: &str) -> bool {
    text.split_once(" / ").is_some_and(|(en, da)| !en.trim().is_empty() && !da.trim().is_empty())
}

#[test]
fn every_key_is_told_in_both_languages() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for kind in Kind::ALL {
        let root: Value = serde_json::from_str(kind.schema_text()).expect("a schema is JSON");
        visit_keys(&root, kind.word(), &mut |way, schema| {
            count += 1;
            let parts = parts(schema, &root);
            let text = |word: &str| parts.iter().find_map(|part| part.get(word)?.as_str());
            if !text("title").is_some_and(is_bilingual) {
                wrong.push(format!("{way}: title {:?}", text("title")));
            }
            if !text("description").is_some_and(is_bilingual) {
                wrong.push(format!("{way}: description {:?}", text("description")));
            }
            let shows =
                |part: &&Value| ["examples", "enum", "const", "items"].iter().any(|word| part.get(*word).is_some());
            let needs_none = |part: &&Value| part["type"] == "object" || part["type"] == "boolean";
            if !parts.iter().any(shows) && !parts.iter().any(needs_none) {
                wrong.push(format!("{way}: no example"));
            }
        });
    }
    assert!(count > 150, "only {count} keys were seen");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_word_is_explained() {
    fn visit(schema: &Value, way: &str, wrong: &mut Vec<String>) {
        match schema {
            Value::Object(map) => {
                // A schema of words that are not allowed, or of those that a condition asks for, is nothing to choose from.
                let words = map.get("enum").and_then(Value::as_array);
                let told = map.get("enumDescriptions").and_then(Value::as_array);
                let is_choice = !(way.ends_with("/not") || way.contains("/if/"));
                if let Some(words) = words.filter(|_| is_choice) {
                    let told: Vec<&str> = told.into_iter().flatten().filter_map(Value::as_str).collect();
                    if told.len() != words.len() || !told.iter().all(|text| is_bilingual(text)) {
                        wrong.push(format!("{way}: {words:?} {told:?}"));
                    }
                }
                for (key, inside) in map {
                    visit(inside, &format!("{way}/{key}"), wrong);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| visit(item, way, wrong)),
            _ => {}
        }
    }
    let mut wrong = Vec::new();
    for kind in Kind::ALL {
        let root: Value = serde_json::from_str(kind.schema_text()).expect("a schema is JSON");
        visit(&root, kind.word(), &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
