//! The schema of a preparation with the questions of one form, by which an editor completes and explains them.

use crate::lang::Lang;
use crate::record::{Column, Form, FormRole, Item, Label, Opt, Question, QuestionType, ReasonRule, Scale};
use crate::schema::Kind;
use serde_json::{Map, Value, json};

/// Scales with more steps than this are a range in the schema, not a list of scores to choose from.
const MOST_STEPS: i64 = 12;

/// A schema (draft-07) for preparations of `form`, in one file that needs no other: that of every preparation, in which the answers are
/// the form's own questions.
///
/// Texts stand in both languages, English first, as in the bundled schemas.
pub fn form_schema(form: &Form) -> String {
    let mut schema = Kind::Prep.schema().clone();
    schema["$id"] = json!(format!("https://mus.example/schemas/v1/{}", form_schema_file(form)));
    schema["title"] = json!(words(&form.title));
    let properties = &mut schema["properties"];
    // A form is no longer any form.
    properties["form"]["allOf"] = json!([
        { "$ref": "#/definitions/form-revision" },
        { "properties": { "id": { "const": form.id.as_str() }, "revision": { "const": form.revision } } },
    ]);
    properties["form"]["examples"] = json!([{ "id": form.id.as_str(), "revision": form.revision }]);
    match form.role {
        FormRole::Employee => only_role(&mut properties["role"], 0),
        FormRole::Manager => only_role(&mut properties["role"], 1),
        FormRole::Both => {}
    }
    let cards: Vec<&Question> =
        form.sections.iter().filter(|section| section.pick.is_some()).flat_map(|section| &section.questions).collect();
    if !cards.is_empty() {
        let ids: Vec<&str> = cards.iter().map(|card| card.id.as_str()).collect();
        let asks: Vec<String> = cards.iter().map(|card| words(&card.ask)).collect();
        properties["picked"]["items"] = unless_encrypted(&json!({ "enum": ids, "enumDescriptions": asks }));
        properties["picked"]["examples"] = json!([ids]);
    }
    let answers = &mut properties["answers"];
    answers["properties"] = form.questions().map(|one| (one.id.to_string(), answer(one))).collect();
    answers["additionalProperties"] = json!(false);
    if let Some(answers) = answers.as_object_mut() {
        answers.remove("examples");
    }
    let mut text = serde_json::to_string_pretty(&schema).expect("internal error: a schema is JSON");
    text.push('\n');
    text
}

/// What the file of [`form_schema`] is called in `.mus/schemas`: a preparation stays with the revision it was made with.
pub fn form_schema_file(form: &Form) -> String {
    format!("prep.{}.{}.schema.json", form.id, form.revision)
}

/// Keeps one of the two roles.
fn only_role(role: &mut Value, at: usize) {
    for key in ["enum", "enumDescriptions"] {
        let kept = role[key][at].clone();
        role[key] = json!([kept]);
    }
}

/// A text in both languages on one line.
fn words(label: &Label) -> String {
    let of = |lang| label.in_lang(lang).split_whitespace().collect::<Vec<_>>().join(" ");
    let (en, da) = (of(Lang::En), of(Lang::Da));
    if en == da { en } else { format!("{en} / {da}") }
}

fn unless_encrypted(schema: &Value) -> Value {
    json!({ "if": { "$ref": "#/definitions/encrypted" }, "then": {}, "else": schema })
}

/// The schema of a question's answer, with the question as its title and the helper questions as its description.
fn answer(question: &Question) -> Value {
    let mut schema = match question.question_type {
        QuestionType::Scale => question.scale.as_ref().map_or_else(|| json!({}), scored),
        QuestionType::Rows => rows(question),
        QuestionType::Note => json!({ "type": "null" }),
        kind => cell(kind, None, &question.options),
    };
    let mut about: Vec<String> = question.help.iter().map(words).collect();
    about.extend(question.unit.clone());
    about.extend(question.scale.as_ref().map(scale_words));
    if question.required {
        about.push("Required. / Skal besvares.".to_owned());
    }
    schema["title"] = json!(words(&question.ask));
    if !about.is_empty() {
        schema["description"] = json!(about.join(" · "));
    }
    schema
}

/// `1–6, 6 is best / 6 er bedst`
fn scale_words(scale: &Scale) -> String {
    let best = scale.best_score();
    format!("{}–{}, {best} is best / {best} er bedst", scale.min, scale.max)
}

fn scored(scale: &Scale) -> Value {
    let mut properties = Map::new();
    let mut score = score(scale);
    score["title"] = json!("Score / Score");
    properties.insert("score".to_owned(), score);
    let about = match scale.reason {
        ReasonRule::None => None,
        ReasonRule::Optional => Some("Why, if you like. / Hvorfor, hvis du vil."),
        ReasonRule::Required => Some("Why; a score needs a reason. / Hvorfor; en score skal begrundes."),
    };
    properties.insert(
        "reason".to_owned(),
        match about {
            Some(about) => {
                json!({ "title": "Reason / Begrundelse", "description": about, "type": ["string", "null"] })
            }
            None => json!({ "type": "null" }),
        },
    );
    json!({ "type": ["object", "null"], "properties": properties, "additionalProperties": false })
}

/// A bare score: each of few steps with what it means, or a range.
fn score(scale: &Scale) -> Value {
    if scale.max - scale.min >= MOST_STEPS {
        return unless_encrypted(&json!({ "type": ["integer", "null"], "minimum": scale.min, "maximum": scale.max }));
    }
    let meaning =
        |at: i64| scale.anchors.iter().find(|anchor| anchor.at == at).map_or_else(String::new, |one| words(&one.label));
    let mut steps: Vec<Value> = (scale.min..=scale.max).map(|step| json!(step)).collect();
    let mut meanings: Vec<String> = (scale.min..=scale.max).map(meaning).collect();
    steps.push(Value::Null);
    meanings.push(NOTHING.to_owned());
    unless_encrypted(&json!({ "enum": steps, "enumDescriptions": meanings }))
}

const NOTHING: &str = "Not answered. / Ikke besvaret.";

/// What stands in a cell, or answers a question of a simple type.
fn cell(kind: QuestionType, scale: Option<&Scale>, options: &[Opt]) -> Value {
    let chosen = |with_nothing: bool| {
        let mut ids: Vec<Value> = options.iter().map(|option| json!(option.id.as_str())).collect();
        let mut labels: Vec<String> = options.iter().map(|option| words(&option.label)).collect();
        if with_nothing {
            ids.push(Value::Null);
            labels.push(NOTHING.to_owned());
        }
        unless_encrypted(&json!({ "enum": ids, "enumDescriptions": labels }))
    };
    match kind {
        QuestionType::Text => json!({ "type": ["string", "null"] }),
        QuestionType::List => json!({ "type": ["array", "null"], "items": { "type": ["string", "null"] } }),
        QuestionType::Choice => chosen(true),
        QuestionType::Choices => json!({ "type": ["array", "null"], "items": chosen(false) }),
        QuestionType::Scale => scale.map_or_else(|| json!({}), score),
        QuestionType::Number => unless_encrypted(&json!({ "type": ["number", "null"] })),
        QuestionType::Tick => unless_encrypted(&json!({ "type": ["boolean", "null"] })),
        QuestionType::Date => unless_encrypted(&json!({ "type": ["string", "null"], "format": "date" })),
        QuestionType::Rows | QuestionType::Note => json!({}),
    }
}

fn rows(question: &Question) -> Value {
    let cells: Map<String, Value> = question.columns.iter().map(|one| (one.id.to_string(), column(one))).collect();
    let row = json!({ "type": ["object", "null"], "properties": cells, "additionalProperties": false });
    if question.items.is_empty() {
        return json!({ "type": ["array", "null"], "items": row });
    }
    let of = |item: &Item| {
        let mut row = row.clone();
        row["title"] = json!(words(&item.label));
        if let Some(help) = &item.help {
            row["description"] = json!(words(help));
        }
        (item.id.to_string(), row)
    };
    let items: Map<String, Value> = question.items.iter().map(of).collect();
    json!({ "type": ["object", "null"], "properties": items, "additionalProperties": false })
}

fn column(column: &Column) -> Value {
    let mut schema = cell(column.column_type, column.scale.as_ref(), &column.options);
    schema["title"] = json!(words(&column.label));
    let about: Vec<String> = column.unit.iter().cloned().chain(column.scale.as_ref().map(scale_words)).collect();
    if !about.is_empty() {
        schema["description"] = json!(about.join(" · "));
    }
    schema
}
