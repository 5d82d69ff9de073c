//! The words of the schemas' enums and those of the Rust types are the same.

use mus::diagnostic::Level;
use mus::record::{
    ActionStatus, Activity, Assessment, Author, Best, BudgetUnit, Draft, Focus, FormRole, Horizon, Meaning, Method,
    MinutesPolicy, Occasion, Outcome, Owner, ParticipantRole, PointType, PrepState, Purpose, QuestionType, ReasonRule,
    Sector, SignatureMeaning, State, TalkType, WrittenBy,
};
use mus::schema::Kind;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The words of the enum at `pointer`; `null` is no word.
fn words(kind: Kind, pointer: &str) -> BTreeSet<String> {
    let schema: Value = serde_json::from_str(kind.schema_text()).expect("the schema is JSON");
    let words = schema.pointer(&format!("{pointer}/enum")).and_then(Value::as_array);
    let words = words.unwrap_or_else(|| panic!("{kind} has no enum at {pointer}"));
    words.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Whether a type takes every word of the schema, and has no other.
fn agrees<T: DeserializeOwned>(kind: Kind, pointer: &str) {
    let words = words(kind, pointer);
    for word in &words {
        assert!(serde_json::from_value::<T>(json!(word)).is_ok(), "{kind} {pointer}: no type for {word}");
    }
    // Serde lists the words of a type when it refuses one.
    let Err(refusal) = serde_json::from_value::<T>(json!("?")) else { panic!("{kind} {pointer}: anything fits") };
    let refusal = refusal.to_string();
    let known: BTreeSet<String> = refusal.split('`').skip(1).step_by(2).skip(1).map(str::to_owned).collect();
    assert_eq!(words, known, "{kind} {pointer}");
}

#[test]
fn the_plan_s_words() {
    let plan = Kind::ActionPlan;
    agrees::<Draft>(plan, "/properties/state");
    agrees::<WrittenBy>(plan, "/properties/written_by");
    agrees::<PointType>(plan, "/definitions/point/properties/type");
    agrees::<Outcome>(plan, "/definitions/point/properties/outcome");
    agrees::<Activity>(plan, "/definitions/action/properties/activity");
    agrees::<BudgetUnit>(plan, "/definitions/action/properties/budget/properties/unit");
    agrees::<ActionStatus>(plan, "/definitions/action/properties/status");
}

#[test]
fn an_owner_is_a_word_or_a_person() {
    for pointer in ["/definitions/owner/else", "/definitions/party/else"] {
        for word in words(Kind::ActionPlan, pointer) {
            assert!(word.parse::<Owner>().is_ok_and(|owner| !matches!(owner, Owner::Person(_))), "{word}");
        }
    }
}

#[test]
fn the_words_of_talks_and_minutes() {
    agrees::<TalkType>(Kind::Conversation, "/properties/type");
    agrees::<Occasion>(Kind::Conversation, "/properties/occasion");
    agrees::<State>(Kind::Conversation, "/properties/state");
    agrees::<Author>(Kind::Conversation, "/properties/waived_by/items");
    agrees::<ParticipantRole>(Kind::Conversation, "/definitions/participant/properties/role");
    agrees::<Draft>(Kind::Minutes, "/properties/state");
    agrees::<WrittenBy>(Kind::Minutes, "/properties/written_by");
    agrees::<Horizon>(Kind::People, "/definitions/aim/properties/horizon");
}

#[test]
fn the_words_of_preparations_and_forms() {
    agrees::<Author>(Kind::Prep, "/properties/role");
    agrees::<PrepState>(Kind::Prep, "/properties/state");
    agrees::<Focus>(Kind::Prep, "/properties/focus/else");
    agrees::<Assessment>(Kind::Prep, "/definitions/carried/properties/assessment/else");
    agrees::<FormRole>(Kind::Form, "/properties/role");
    agrees::<Purpose>(Kind::Form, "/properties/purpose");
    agrees::<TalkType>(Kind::Form, "/definitions/section/properties/types/items");
    agrees::<QuestionType>(Kind::Form, "/definitions/question/properties/type");
    agrees::<Best>(Kind::Form, "/definitions/question/properties/scale/properties/best");
    agrees::<ReasonRule>(Kind::Form, "/definitions/question/properties/scale/properties/reason");
}

#[test]
fn a_column_is_anything_but_rows_and_a_note() {
    let mut questions = words(Kind::Form, "/definitions/question/properties/type");
    for word in ["rows", "note"] {
        assert!(questions.remove(word), "{word}");
    }
    assert_eq!(words(Kind::Form, "/definitions/column/properties/type"), questions);
}

#[test]
fn the_words_of_signatures_and_settings() {
    agrees::<ParticipantRole>(Kind::Signature, "/properties/role");
    agrees::<SignatureMeaning>(Kind::Signature, "/properties/meaning");
    agrees::<Method>(Kind::Signature, "/properties/method");
    agrees::<mus::lang::Lang>(Kind::Settings, "/properties/language");
    agrees::<Sector>(Kind::Settings, "/properties/sector");
    agrees::<MinutesPolicy>(Kind::Settings, "/properties/minutes/properties/policy");
    agrees::<Meaning>(Kind::Settings, "/definitions/meaning");
    agrees::<Level>(Kind::Settings, "/properties/checks/patternProperties/^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
}
