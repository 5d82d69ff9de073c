//! A form as a schema for the editor.

use crate::own::{OWN, PEOPLE, preps, workplace};
use crate::program::mus_with;
use crate::support::{Folder, text_of};
use mus::diagnostic::Code;
use mus::lang::Lang;
use mus::record::{Form, FormRole, Question, QuestionType};
use mus::scaffold::form_schema;
use mus::store::bundled_forms;
use serde_json::Value;

fn validator(form: &Form) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&form_schema(form)).expect("the schema is JSON");
    assert!(jsonschema::draft7::meta::is_valid(&schema), "{} is no draft-07 schema", form.id);
    let text = schema.to_string();
    assert!(!text.replace("\"$ref\":\"#/definitions/", "").contains("$ref"), "{} needs another file", form.id);
    jsonschema::draft7::options().should_validate_formats(true).build(&schema).expect("the schema can be used")
}

fn json_of(text: &str) -> Value {
    mus::yaml::parse(text).root.expect("a document").to_json()
}

#[test]
fn the_schema_of_a_form_accepts_what_the_check_accepts() {
    let mut refused = 0;
    for own in OWN {
        let store = workplace(own).open();
        let form = store.newest_form(own.name).expect("the form");
        let validator = validator(form);
        for (name, text) in preps(own) {
            assert!(
                validator.is_valid(&json_of(&text)),
                "{} {name}: {:?}",
                own.name,
                validator.iter_errors(&json_of(&text)).next()
            );
            for (_, right, wrong, code, _) in own.wrong.iter().filter(|(file, ..)| *file == name) {
                if *code == Code::WrongAnswer {
                    let text = text.replace(right, wrong);
                    assert!(!validator.is_valid(&json_of(&text)), "{} {name}: {wrong:?} is accepted", own.name);
                    refused += 1;
                }
            }
            let other = text.replace(own.name, "another-form");
            assert!(!validator.is_valid(&json_of(&other)), "{} is not for another form", own.name);
        }
    }
    assert!(refused >= 14, "only {refused} wrong answers were tried");
}

#[test]
fn the_schema_of_a_form_explains_every_question_in_both_languages() {
    for form in bundled_forms() {
        let schema: Value = serde_json::from_str(&form_schema(form)).expect("the schema is JSON");
        let answers = &schema["properties"]["answers"]["properties"];
        assert_eq!(answers.as_object().map(serde_json::Map::len), Some(form.questions().count()), "{}", form.id);
        for question in form.questions() {
            let title = answers[question.id.as_str()]["title"].as_str().expect("a title");
            for lang in Lang::ALL {
                let ask = question.ask.in_lang(lang).split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(title.contains(&ask), "{} {}: {title}", form.id, question.id);
            }
        }
        // What SOPS encrypts is still accepted.
        let text = format!(
            "mus: 1\nkind: prep\nrecord: p-7f3k/2026\nrole: {}\nform: {{ id: {}, revision: 1 }}\nstate: draft\nanswers:\n",
            if form.role == FormRole::Manager { "manager" } else { "employee" },
            form.id
        );
        let sealed = |question: &Question| match question.question_type {
            QuestionType::Text
            | QuestionType::Choice
            | QuestionType::Tick
            | QuestionType::Date
            | QuestionType::Number => {
                format!("  {}: ENC[x]\n", question.id)
            }
            QuestionType::Scale => format!("  {}: {{ score: ENC[x], reason: ENC[x] }}\n", question.id),
            QuestionType::List | QuestionType::Choices => format!("  {}: [ENC[x]]\n", question.id),
            QuestionType::Rows | QuestionType::Note => String::new(),
        };
        let text = text + &form.questions().map(sealed).collect::<String>();
        let sealed = json_of(&text.replace("ENC[x]", "\"ENC[x]\""));
        assert!(validator(form).is_valid(&sealed), "{}: {:?}", form.id, validator(form).iter_errors(&sealed).next());
    }
}

#[test]
fn new_preparations_lead_to_the_schema_of_their_form() {
    let folder = Folder::new();
    folder.write("mus.toml", "language = \"da\"\n");
    folder.write("people.yaml", PEOPLE);
    let written = mus_with(folder.path(), &["schema", "prep", "--form", "short", "--write"], &[]).ok();
    assert_eq!(written, ".mus/schemas/prep.short.1.schema.json\n");
    mus_with(folder.path(), &["new", "prep", "anna/2026", "--form", "short"], &[]).ok();
    mus_with(folder.path(), &["new", "prep", "jens/2026"], &[]).ok();
    let first = |path: &str| text_of(&folder.path().join(path)).lines().next().unwrap_or_default().to_owned();
    assert!(first("records/p-7f3k/2026/prep-employee.yaml").ends_with("/.mus/schemas/prep.short.1.schema.json"));
    assert!(first("records/p-81xx/2026/prep-employee.yaml").ends_with("/.mus/schemas/prep.schema.json"));
    let printed = mus_with(folder.path(), &["schema", "prep", "--form", "short"], &[]).ok();
    assert_eq!(text_of(&folder.path().join(".mus/schemas/prep.short.1.schema.json")), printed);
}
