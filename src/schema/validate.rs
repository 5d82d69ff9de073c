//! A schema's complaint, turned into a diagnostic at the right key.

use super::{Class, Kind, class_of, parts};
use crate::diagnostic::{Answers, Diagnostic, Fact, JsonType, Place, Shape, Shown, nearest};
use crate::yaml::{Layout, Node, Path, Reading, Step, Style, Value as Yaml};
use jsonschema::error::{TypeKind, ValidationError, ValidationErrorKind};
use jsonschema::paths::LocationSegment;
use jsonschema::{JsonType as SchemaType, Validator};
use serde_json::Value;
use std::sync::OnceLock;

fn validator(kind: Kind) -> &'static Validator {
    static VALIDATORS: [OnceLock<Validator>; Kind::ALL.len()] = [const { OnceLock::new() }; Kind::ALL.len()];
    VALIDATORS[kind as usize].get_or_init(|| {
        jsonschema::draft7::options()
            .should_validate_formats(true)
            .build(kind.schema())
            .expect("internal error: a bundled schema is not a draft-07 schema")
    })
}

/// What the schema of `kind` finds in a document: `json` for the validator, `root` (the same content) for places and spellings.
pub fn validate(kind: Kind, json: &Value, root: &Node) -> Vec<Diagnostic> {
    let validator = validator(kind);
    if validator.is_valid(json) {
        return Vec::new();
    }
    let mut found: Vec<Diagnostic> = Vec::new();
    for error in validator.iter_errors(json) {
        for diagnostic in explain(kind, &error, root) {
            // One mistake can break several parts of a schema; it is told once.
            let told = found
                .iter()
                .any(|other| other.place == diagnostic.place && other.fact.code() == diagnostic.fact.code());
            if !told {
                found.push(diagnostic);
            }
        }
    }
    debug_assert!(!found.is_empty(), "internal error: an invalid file without a finding");
    found
}

fn explain(kind: Kind, error: &ValidationError<'_>, root: &Node) -> Vec<Diagnostic> {
    let path = path_of(error, root);
    let class = class_of(kind, &path);
    let instance = error.instance();
    let value = || shown(instance, class);
    let at_value = |fact: Fact| vec![Diagnostic::new(fact, Place::Value(path.clone()))];
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            unexpected.iter().map(|key| unknown_key(kind, &path, key, class, root)).collect()
        }
        ValidationErrorKind::Required { property } => {
            let key = property.as_str().unwrap_or_default().to_owned();
            vec![Diagnostic::new(Fact::MissingKey { key }, Place::Missing(path))]
        }
        ValidationErrorKind::Type { kind: expected } => at_value(wrong_type(expected, instance, root, &path)),
        ValidationErrorKind::Constant { expected_value } => {
            at_value(Fact::wrong_value(value(), vec![plain(expected_value)]))
        }
        ValidationErrorKind::Enum { options } => at_value(wrong_enum(options, instance, value())),
        ValidationErrorKind::Pattern { pattern } => {
            at_value(Fact::WrongFormat { found: value(), shape: Shape::of_pattern(pattern) })
        }
        ValidationErrorKind::Format { format } => {
            at_value(Fact::WrongFormat { found: value(), shape: Shape::of_format(format) })
        }
        ValidationErrorKind::Not { .. } => at_value(Fact::WrongFormat { found: value(), shape: Shape::NotReserved }),
        ValidationErrorKind::Minimum { limit } | ValidationErrorKind::ExclusiveMinimum { limit } => {
            at_value(Fact::TooSmall { limit: limit.to_string() })
        }
        ValidationErrorKind::Maximum { limit } | ValidationErrorKind::ExclusiveMaximum { limit } => {
            at_value(Fact::TooLarge { limit: limit.to_string() })
        }
        ValidationErrorKind::MinLength { .. } => at_value(Fact::EmptyText),
        // A form's section without a question.
        ValidationErrorKind::MinItems { .. } if kind == Kind::Form && ends_in(&path, "questions") => {
            at_value(Answers::EmptySection.into())
        }
        ValidationErrorKind::MinItems { limit } | ValidationErrorKind::MinProperties { limit } => {
            at_value(Fact::TooFew { limit: *limit })
        }
        ValidationErrorKind::MaxItems { limit } | ValidationErrorKind::MaxProperties { limit } => {
            at_value(Fact::TooMany { limit: *limit })
        }
        ValidationErrorKind::Contains => at_value(Fact::TooFew { limit: 1 }),
        ValidationErrorKind::UniqueItems => repeated_item(&path, root),
        ValidationErrorKind::FalseSchema => {
            let key = path.split_last().map_or_else(String::new, |(_, step)| step_text(step));
            vec![Diagnostic::new(Fact::WrongCombination { key }, Place::Key(path))]
        }
        _ => {
            let key = path.steps().first().map_or_else(String::new, step_text);
            at_value(Fact::WrongCombination { key })
        }
    }
}

fn ends_in(path: &Path, key: &str) -> bool {
    path.steps().last().is_some_and(|step| *step == Step::Key(key.to_owned()))
}

/// The instance path with list positions told from keys by what the document holds there.
fn path_of(error: &ValidationError<'_>, root: &Node) -> Path {
    let mut path = Path::root();
    let mut here = Some(root);
    for segment in error.instance_path() {
        let step = match segment {
            LocationSegment::Property(key) => match here.map(|node| &node.value) {
                Some(Yaml::Sequence(..)) => key.parse().map_or_else(|_| Step::Key(key.to_string()), Step::Index),
                _ => Step::Key(key.to_string()),
            },
            LocationSegment::Index(index) => match here.map(|node| &node.value) {
                Some(Yaml::Mapping(..)) => Step::Key(index.to_string()),
                _ => Step::Index(index),
            },
        };
        here = here.and_then(|node| node.at(&[step.clone()].into_iter().collect()));
        path.push(step);
    }
    path
}

fn step_text(step: &Step) -> String {
    match step {
        Step::Key(key) => key.clone(),
        Step::Index(index) => index.to_string(),
    }
}

fn shown(instance: &Value, class: Class) -> Shown {
    Shown { text: plain(instance), private: class.private || class.unknown }
}

/// A JSON value as somebody would have typed it.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn unknown_key(kind: Kind, parent: &Path, key: &str, class: Class, root: &Node) -> Diagnostic {
    let path = parent.key(key);
    let known = known_keys(kind, parent);
    let here = root.at(parent);
    let free: Vec<&String> = known.iter().filter(|key| here.is_none_or(|here| here.entry(key).is_none())).collect();
    let near = nearest(key, free.iter().map(|key| key.as_str())).map(str::to_owned);
    // An answer that was not indented becomes a key: only what looks like a key is one.
    let looks_like_a_key = (1..=40).contains(&key.len())
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-'));
    let torn = here.is_some_and(|here| follows_private_text(kind, parent, key, here));
    let private = class.private || class.unknown || !looks_like_a_key || torn;
    let key = Shown { text: key.to_owned(), private };
    Diagnostic::new(Fact::UnknownKey { key, near, known }, Place::Key(path))
}

/// Whether `key` stands behind a private value inside `{ … }`: it may be the rest of a text that a comma cut in two.
fn follows_private_text(kind: Kind, parent: &Path, key: &str, here: &Node) -> bool {
    let Yaml::Mapping(entries, Layout::Flow) = &here.value else { return false };
    let before = entries.iter().take_while(|entry| &*entry.key != key);
    before.into_iter().any(|entry| class_of(kind, &parent.key(&entry.key)).private)
}

/// The keys a schema knows at `path`, in its own order as far as JSON keeps it (alphabetical).
fn known_keys(kind: Kind, path: &Path) -> Vec<String> {
    let root = kind.schema();
    let mut here = parts(root, root);
    for step in path.steps() {
        here = here
            .iter()
            .flat_map(|schema| super::classes::children(schema, step))
            .flat_map(|schema| parts(schema, root))
            .collect();
    }
    let mut keys: Vec<String> = here
        .iter()
        .filter_map(|schema| schema.get("properties")?.as_object())
        .flatten()
        .filter(|(key, schema)| **schema != Value::Bool(false) && *key != "sops")
        .map(|(key, _)| key.clone())
        .collect();
    keys.sort();
    keys.dedup();
    keys
}

fn wrong_type(expected: &TypeKind, instance: &Value, root: &Node, path: &Path) -> Fact {
    let wanted: Vec<JsonType> = match expected {
        TypeKind::Single(one) => vec![json_type(*one)],
        TypeKind::Multiple(several) => several.iter().map(json_type).collect(),
    };
    let scalar = root.at(path).and_then(Node::as_scalar);
    let unquoted = scalar.is_some_and(|scalar| {
        scalar.style == Style::Plain && !matches!(scalar.reading(), Reading::Text | Reading::Null)
    });
    if unquoted && wanted.contains(&JsonType::Text) {
        return Fact::UnquotedText;
    }
    Fact::WrongType { wanted, found: type_of(instance) }
}

fn wrong_enum(options: &Value, instance: &Value, found: Shown) -> Fact {
    let allowed: Vec<String> =
        options.as_array().into_iter().flatten().filter(|option| !option.is_null()).map(plain).collect();
    if instance.is_array() || instance.is_object() || instance.is_null() {
        return Fact::WrongType { wanted: vec![JsonType::Word], found: type_of(instance) };
    }
    Fact::wrong_value(found, allowed)
}

fn json_type(word: SchemaType) -> JsonType {
    match word {
        SchemaType::Array => JsonType::List,
        SchemaType::Boolean => JsonType::Truth,
        SchemaType::Integer => JsonType::WholeNumber,
        SchemaType::Null => JsonType::Nothing,
        SchemaType::Number => JsonType::Number,
        SchemaType::Object => JsonType::Mapping,
        SchemaType::String => JsonType::Text,
    }
}

fn type_of(value: &Value) -> JsonType {
    match value {
        Value::Null => JsonType::Nothing,
        Value::Bool(_) => JsonType::Truth,
        Value::Number(number) if number.is_i64() => JsonType::WholeNumber,
        Value::Number(_) => JsonType::Number,
        Value::String(_) => JsonType::Text,
        Value::Array(_) => JsonType::List,
        Value::Object(_) => JsonType::Mapping,
    }
}

/// Points at the second of two equal items, with the first beside it.
fn repeated_item(path: &Path, root: &Node) -> Vec<Diagnostic> {
    let items: Vec<Value> =
        root.at(path).map(|list| list.items().iter().map(Node::to_json).collect()).unwrap_or_default();
    for (at, item) in items.iter().enumerate() {
        if let Some(first) = items[..at].iter().position(|other| other == item) {
            let place = Place::Value(path.index(at));
            return vec![Diagnostic::new(Fact::DuplicateItem, place).related_value(path.index(first))];
        }
    }
    vec![Diagnostic::new(Fact::DuplicateItem, Place::Value(path.clone()))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Shape;
    use serde_json::Value;

    #[test]
    fn every_pattern_of_the_schemas_has_words() {
        fn visit(value: &Value, wordless: &mut Vec<String>) {
            match value {
                Value::Object(map) => {
                    if let Some(pattern) = map.get("pattern").and_then(Value::as_str)
                        && pattern != "^ENC\\["
                        && Shape::of_pattern(pattern) == Shape::Other
                    {
                        wordless.push(pattern.to_owned());
                    }
                    map.values().for_each(|value| visit(value, wordless));
                }
                Value::Array(items) => items.iter().for_each(|value| visit(value, wordless)),
                _ => {}
            }
        }
        let mut wordless = Vec::new();
        for kind in Kind::ALL {
            visit(kind.schema(), &mut wordless);
        }
        assert_eq!(wordless, Vec::<String>::new());
    }
}
