//! The bundled schemas: which there are, what they accept, and which keys are private or process.

mod classes;
mod validate;

pub use classes::{Class, Classes, class_of};
pub use validate::validate;

use serde_json::Value;
use std::fmt;
use std::sync::OnceLock;

/// The kinds of file, each with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `people.yaml`.
    People,
    /// A question set.
    Form,
    /// A preparation or an evaluation.
    Prep,
    /// The facts of a talk.
    Conversation,
    /// What was said.
    Minutes,
    /// What was agreed.
    ActionPlan,
    /// A signature.
    Signature,
    /// `mus.toml`; the one kind that is no YAML and has no `kind:`.
    Settings,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::People,
        Self::Form,
        Self::Prep,
        Self::Conversation,
        Self::Minutes,
        Self::ActionPlan,
        Self::Signature,
        Self::Settings,
    ];

    /// The word after `kind:`.
    pub fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Form => "form",
            Self::Prep => "prep",
            Self::Conversation => "conversation",
            Self::Minutes => "minutes",
            Self::ActionPlan => "action-plan",
            Self::Signature => "signature",
            Self::Settings => "settings",
        }
    }

    /// The kind a file names itself. Settings never do.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word && *kind != Self::Settings)
    }

    /// Whether the file belongs to a record folder.
    pub fn is_of_a_record(self) -> bool {
        !matches!(self, Self::People | Self::Form | Self::Settings)
    }

    /// The schema as it is published.
    pub fn schema_text(self) -> &'static str {
        match self {
            Self::People => include_str!("../../schemas/people.schema.json"),
            Self::Form => include_str!("../../schemas/form.schema.json"),
            Self::Prep => include_str!("../../schemas/prep.schema.json"),
            Self::Conversation => include_str!("../../schemas/conversation.schema.json"),
            Self::Minutes => include_str!("../../schemas/minutes.schema.json"),
            Self::ActionPlan => include_str!("../../schemas/action-plan.schema.json"),
            Self::Signature => include_str!("../../schemas/signature.schema.json"),
            Self::Settings => include_str!("../../schemas/settings.schema.json"),
        }
    }

    /// The schema's file name.
    pub fn schema_file(self) -> String {
        format!("{}.schema.json", self.word())
    }

    /// The bundled schema, as JSON.
    pub fn schema(self) -> &'static Value {
        static SCHEMAS: [OnceLock<Value>; Kind::ALL.len()] = [const { OnceLock::new() }; Kind::ALL.len()];
        SCHEMAS[self as usize].get_or_init(|| {
            serde_json::from_str(self.schema_text()).expect("internal error: a bundled schema is not JSON")
        })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Follows `$ref` inside one schema file.
fn resolve<'s>(schema: &'s Value, root: &'s Value) -> &'s Value {
    let mut schema = schema;
    while let Some(pointer) = schema.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#')) {
        match root.pointer(pointer) {
            Some(target) => schema = target,
            None => break,
        }
    }
    schema
}

/// A schema and every schema that applies to the same place with it.
fn parts<'s>(schema: &'s Value, root: &'s Value) -> Vec<&'s Value> {
    let schema = resolve(schema, root);
    let mut all = vec![schema];
    for word in ["allOf", "anyOf", "oneOf"] {
        for part in schema.get(word).and_then(Value::as_array).into_iter().flatten() {
            all.extend(parts(part, root));
        }
    }
    for word in ["then", "else"] {
        if let Some(part) = schema.get(word) {
            all.extend(parts(part, root));
        }
    }
    all
}
