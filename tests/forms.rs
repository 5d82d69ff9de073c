//! Forms as data: what workplaces ask can be written without touching the program, and a form drives all there is, from the first file to
//! the plan.
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

mod program;
mod support;

use mus::check::check;
use mus::diagnostic::Code;
use mus::edit::{Edit, New, apply};
use mus::lang::Lang;
use mus::path;
use mus::record::{Form, FormRole, Purpose, Question, QuestionType, ReasonRule, Record, Scale, TalkType};
use mus::scaffold::form_schema;
use mus::store::{Store, bundled_forms};
use program::mus_with;
use serde_json::Value;
use std::path::{Path, PathBuf};
use support::{Folder, home, loose, text_of, today};

const PEOPLE: &str = "mus: 1\nkind: people\npeople:\n  - id: p-2c9d\n    name: Henrik Ravn\n  - id: p-7f3k\n    name: Anna Holm\n    unit: drift\n    manager: p-2c9d\n  - id: p-81xx\n    name: Jens Kjær\n    manager: p-7f3k\nunits:\n  - id: drift\n    title: Drift\n    aims:\n      - id: U1\n        horizon: short\n        aim: Ugentlige udgivelser inden sommer\ngroups:\n  - { id: g-drift, title: Drift, members: [p-7f3k, p-81xx] }\n";

/// A form of somebody's own, and an answer to it that is wrong: what is written instead of what, with the code and the text it stands at.
struct Own {
    name: &'static str,
    /// What of real workplaces' forms it shows.
    shows: &'static str,
    wrong: &'static [(&'static str, &'static str, &'static str, Code, &'static str)],
}

const OWN: &[Own] = &[
    Own {
        name: "own-some-scores",
        shows: "a 1–6 score on some questions and none on others",
        wrong: &[
            ("prep-employee", "score: 4", "score: 7", Code::WrongAnswer, "7"),
            ("prep-employee", "score: 5", "score: 5\n    reason: |\n      Nej.", Code::WrongAnswer, "|\n      Nej.\n"),
            ("prep-employee", "hjemmearbejde: 4.5", "hjemmearbejde: meget", Code::WrongAnswer, "meget"),
        ],
    },
    Own {
        name: "own-steps",
        shows: "a 0–5 scale with a text for every step",
        wrong: &[("prep-employee", "score: 0", "score: -1", Code::WrongAnswer, "-1")],
    },
    Own {
        name: "own-slider",
        shows: "a slider 0–100 with the best at the left and a required reason",
        wrong: &[
            ("prep-employee", "score: 35", "score: 101", Code::WrongAnswer, "101"),
            (
                "prep-employee",
                "    reason: |\n      Jeg har ikke vagt i år.\n",
                "",
                Code::RequiredUnanswered,
                "tilkald",
            ),
        ],
    },
    Own {
        name: "own-tasks",
        shows: "a table of tasks with two three-step choices each",
        wrong: &[
            ("prep-employee", "lyst: nodig", "lyst: for-let", Code::WrongAnswer, "for-let"),
            ("prep-employee", "      lyst: nodig\n", "", Code::RequiredUnanswered, "opgave"),
        ],
    },
    Own {
        name: "own-no-middle",
        shows: "a four-step scale without a middle",
        wrong: &[("prep-employee", "score: 3", "score: 2.5", Code::WrongAnswer, "2.5")],
    },
    Own {
        name: "own-discussed",
        shows: "ticks for “discussed” over a fixed list",
        wrong: &[
            ("prep-manager", "talt-om: false", "talt-om: måske", Code::WrongAnswer, "måske"),
            ("prep-manager", "resten: \"2026-12-17\"", "resten: \"17/12\"", Code::WrongAnswer, "\"17/12\""),
        ],
    },
    Own {
        name: "own-notes",
        shows: "two note columns (before / during) by topic for each party",
        wrong: &[
            ("prep-employee", "faglig-udvikling:", "faglig-udvikeling:", Code::WrongAnswer, "faglig-udvikeling"),
            ("prep-manager", "foer: |\n        Klar", "efter: |\n        Klar", Code::WrongAnswer, "efter"),
        ],
    },
    Own {
        name: "own-leaders",
        shows: "a section for leaders only",
        wrong: &[
            ("prep-employee", "ledertid: 12", "ledertid: tolv", Code::WrongAnswer, "tolv"),
            (
                "prep-employee",
                "  medarbejderne: |\n    Klare svar på, hvad der må vente, når der mangler en.\n",
                "",
                Code::RequiredUnanswered,
                "answers",
            ),
        ],
    },
    Own {
        name: "own-cards",
        shows: "cards of which each party picks two or three",
        wrong: &[
            (
                "prep-employee",
                "[ro, ny-opgave, om-et-aar]",
                "[ro, ny-opgave, om-et-aar, stolthed]",
                Code::WrongPick,
                "[ro, ny-opgave, om-et-aar, stolthed]",
            ),
            ("prep-employee", "[ro, ny-opgave, om-et-aar]", "[ro, ny-opgave, en-aftale]", Code::WrongPick, "en-aftale"),
            ("prep-manager", "[hold-op, ro]", "[hold-op, ros-til]", Code::AnsweredNotPicked, "ro"),
        ],
    },
    Own {
        name: "own-catalogue",
        shows: "a catalogue of ten competences with wanted, own and agreed level, written once",
        wrong: &[
            ("prep-employee", "engelsk: { eget: 1 }", "engelsk: { eget: 6 }", Code::WrongAnswer, "6"),
            ("prep-manager", "engelsk: { oensket: 2 }", "engelsk: { nu: 2 }", Code::WrongAnswer, "nu"),
        ],
    },
    Own {
        name: "own-evaluation",
        shows: "an evaluation of the talk with four labelled steps",
        wrong: &[("evaluation-employee", "score: 3", "score: 0", Code::WrongAnswer, "0")],
    },
];

/// The preparations of a form of somebody's own: the name of each file in the record, and its text.
fn preps(own: &Own) -> Vec<(&'static str, String)> {
    let folder = home().join("tests/forms");
    let what = if own.name == "own-evaluation" {
        ["evaluation-employee", "evaluation-manager"]
    } else {
        ["prep-employee", "prep-manager"]
    };
    let read = |(role, name): (&str, &'static str)| {
        let path = folder.join(format!("{}.prep-{role}.yaml", own.name));
        path.is_file().then(|| (name, text_of(&path)))
    };
    ["employee", "manager"].into_iter().zip(what).filter_map(read).collect()
}

/// A workplace that uses one form of its own in Anna's talk, with its preparations.
fn workplace(own: &Own) -> Folder {
    let folder = Folder::new();
    folder.write("mus.toml", "format = 1\nlanguage = \"da\"\n");
    folder.write("people.yaml", PEOPLE);
    folder.write(format!("forms/{}.yaml", own.name), text_of(&home().join(format!("tests/forms/{}.yaml", own.name))));
    folder.write(
        "records/p-7f3k/2026/conversation.yaml",
        "mus: 1\nkind: conversation\nrecord: p-7f3k/2026\ntype: mus\noccasion: yearly\nparticipants:\n  - { person: p-7f3k, role: employee }\n  - { person: p-2c9d, role: manager }\nstate: planned\nplanned_for: \"2026-06-09\"\n",
    );
    for (name, text) in preps(own) {
        folder.write(record_file(name), text);
    }
    folder
}

fn record_file(name: &str) -> PathBuf {
    Path::new("records/p-7f3k/2026").join(format!("{name}.yaml"))
}

/// What is found, as file, code and the text it stands at.
fn found(store: &Store) -> Vec<(String, Code, String)> {
    let said = check(store, today()).into_iter().map(|finding| {
        let file = store.files().iter().find(|file| file.path() == finding.path).expect("a finding is in a file");
        let name = file.path().file_name().expect("a file has a name").to_string_lossy().into_owned();
        (name, finding.code(), file.source().slice(finding.at.span).to_owned())
    });
    said.collect()
}

#[test]
fn each_form_of_somebody_s_own_is_clean_with_its_preparations() {
    let forms = support::files_below(&home().join("tests/forms"));
    let named = forms.iter().filter(|path| !path.to_string_lossy().contains(".prep-")).count();
    assert_eq!(named, OWN.len(), "every form is tried");
    for own in OWN {
        let store = workplace(own).open();
        assert_eq!(found(&store), [], "{}: {}", own.name, own.shows);
        assert!(!preps(own).is_empty(), "{} is answered", own.name);
    }
}

#[test]
fn a_wrong_answer_is_found_with_its_code_at_its_place() {
    for own in OWN {
        let files = preps(own);
        for (name, right, wrong, code, at) in own.wrong {
            let folder = workplace(own);
            let (_, text) = files.iter().find(|(file, _)| file == name).expect("the preparation is there");
            assert_eq!(text.matches(right).count(), 1, "{}: {right}", own.name);
            folder.write(record_file(name), text.replace(right, wrong));
            let [(file, found_code, text)] = &found(&folder.open())[..] else {
                panic!("{}: {wrong:?}: {:?}", own.name, found(&folder.open()));
            };
            assert_eq!((file, found_code), (&format!("{name}.yaml"), code), "{}: {wrong:?}", own.name);
            assert_eq!(text.trim(), at.trim(), "{}: {wrong:?}", own.name);
        }
    }
}

#[test]
fn a_section_for_leaders_is_nobody_else_s() {
    let leaders = OWN.iter().find(|own| own.name == "own-leaders").expect("the form");
    let folder = workplace(leaders);
    let (name, text) = preps(leaders).remove(0);
    let cut = text.split("  medarbejderne: |").next().expect("the leader's answers").to_owned();
    folder.write(record_file(name), cut);
    assert_eq!(found(&folder.open()).len(), 1, "a leader must answer");
    folder.write("people.yaml", PEOPLE.replace("    manager: p-7f3k\n", "    manager: p-2c9d\n"));
    assert_eq!(found(&folder.open()), [], "who leads nobody need not");
}

#[test]
fn cards_left_as_they_were_scaffolded_are_not_picked() {
    let cards = OWN.iter().find(|own| own.name == "own-cards").expect("the form");
    let folder = workplace(cards);
    // Two are answered; of the others one is a scale whose cells stand empty.
    let text = "mus: 1\nkind: prep\nrecord: p-7f3k/2026\nrole: employee\nform: { id: own-cards, revision: 1 }\nstate: shared\nanswers:\n  stolthed: |\n    Køkkenet.\n  ro:\n    score:   # 1–5\n    reason: |\n\n  ny-opgave: |\n    Et kundemøde.\n  hold-op:\n    - \"\"\n";
    folder.write(record_file("prep-employee"), text);
    assert_eq!(found(&folder.open()), []);
}

#[test]
fn tables_of_nothing_answer_nothing() {
    let tasks = OWN.iter().find(|own| own.name == "own-tasks").expect("the form");
    let folder = workplace(tasks);
    let text = "mus: 1\nkind: prep\nrecord: p-7f3k/2026\nrole: employee\nform: { id: own-tasks, revision: 1 }\nstate: shared\nanswers:\n  mine-opgaver:\n    - opgave:\n      lyst:\n  bytte: [null, \"\"]\n";
    folder.write(record_file("prep-employee"), text);
    let found = found(&folder.open());
    let [(_, Code::RequiredUnanswered, _)] = &found[..] else { panic!("{found:?}") };
}

#[test]
fn an_option_chosen_twice_is_found() {
    let scores = OWN.iter().find(|own| own.name == "own-some-scores").expect("the form");
    let folder = workplace(scores);
    let (name, text) = preps(scores).remove(0);
    let twice = text.replace("[boern-og-unge, filialerne]", "[filialerne, boern-og-unge, filialerne]");
    assert_ne!(twice, text);
    folder.write(record_file(name), twice);
    assert_eq!(
        found(&folder.open()),
        [("prep-employee.yaml".to_owned(), Code::DuplicateItem, "filialerne".to_owned())]
    );
}

#[test]
fn the_forms_that_the_settings_choose_are_there_and_fit() {
    for (settings, code, at) in [
        ("[forms.mus]\nemployee = \"shrt\"\n", Code::UnknownForm, "\"shrt\""),
        ("[forms.mus]\nemployee = \"standard-manager\"\n", Code::WrongForm, "\"standard-manager\""),
        ("[forms.mus]\nmanager = \"standard-employee\"\n", Code::WrongForm, "\"standard-employee\""),
        ("[forms.mus]\nmanager = \"evaluation\"\n", Code::WrongForm, "\"evaluation\""),
        ("[forms.mus]\nevaluation = \"short\"\n", Code::WrongForm, "\"short\""),
        ("[forms.mus]\nemployee = \"leader\"\n", Code::WrongForm, "\"leader\""),
    ] {
        let folder = Folder::new();
        folder.write("mus.toml", settings);
        folder.write("people.yaml", PEOPLE);
        let found = found(&folder.open());
        assert_eq!(found, [("mus.toml".to_owned(), code, at.to_owned())], "{settings}");
    }
    let folder = Folder::new();
    folder.write("mus.toml", "[forms.mus]\nemployee = \"short\"\nmanager = \"short\"\nevaluation = \"evaluation\"\n");
    folder.write("people.yaml", PEOPLE);
    assert_eq!(found(&folder.open()), []);
}

#[test]
fn an_old_preparation_stays_readable_when_its_form_has_moved_on() {
    let scores = OWN.iter().find(|own| own.name == "own-some-scores").expect("the form");
    let folder = workplace(scores);
    let old = text_of(&home().join("tests/forms/own-some-scores.yaml"));
    let new = old
        .replace("revision: 1\n", "revision: 2\n")
        .replace("Har du indflydelse på, hvordan", "Bestemmer du selv, hvordan")
        .replace("id: laere-mere", "id: noget-nyt");
    folder.write("forms/own-some-scores.2.yaml", new);
    assert_eq!(found(&folder.open()), [], "the old revision stays");
    let run = mus_with(folder.path(), &["render", "records/p-7f3k/2026/prep-employee.yaml"], &[]).ok();
    assert!(
        run.contains("### Har du indflydelse på, hvordan") && run.contains("### Hvad vil du gerne blive bedre til?"),
        "{run}"
    );
    let made = mus_with(folder.path(), &["new", "prep", "p-7f3k/2027", "--form", "own-some-scores"], &[]);
    assert_eq!(made.code, 0, "{made:?}");
    let text = text_of(&folder.path().join("records/p-7f3k/2027/prep-employee.yaml"));
    assert!(text.contains("revision: 2 }") && text.contains("# Bestemmer du selv"), "{text}");
    // Even where the form is gone altogether, its answers are shown under their ids.
    std::fs::remove_file(folder.path().join("forms/own-some-scores.yaml")).expect("the old revision was there");
    for arguments in [&["render", "records/p-7f3k/2026/prep-employee.yaml"][..], &["agenda", "p-7f3k/2026"]] {
        let shown = mus_with(folder.path(), arguments, &[]).ok();
        assert!(shown.contains("### laere-mere") && shown.contains("skoleklasser"), "{shown}");
    }
}

#[test]
fn every_example_of_the_docs_is_sound() {
    let text = text_of(&home().join("docs/forms.md"));
    let examples = |kind: &str| {
        let fence = format!("```{kind}\n");
        let blocks = text.split(&fence).skip(1);
        blocks.map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let mut types: Vec<String> = Vec::new();
    let yaml = examples("yaml");
    for (at, example) in yaml.iter().enumerate() {
        let folder = Folder::new();
        folder.write("mus.toml", "");
        folder.write("people.yaml", PEOPLE);
        let form = if example.starts_with("mus: 1") {
            example.clone()
        } else {
            let questions: String = example.lines().map(|line| format!("      {line}\n")).collect();
            format!(
                "mus: 1\nkind: form\nid: example\nrevision: 1\nrole: both\ntitle: T\nsections:\n  - id: s\n    title: S\n    questions:\n{questions}"
            )
        };
        folder.write(format!("forms/example-{at}.yaml"), &form);
        let store = folder.open();
        assert_eq!(found(&store), [], "{form}");
        let form = store.own_forms().next().expect("a form").1;
        types.extend(form.questions().map(|question| format!("{:?}", question.question_type).to_lowercase()));
    }
    for kind in ["text", "list", "choice", "scale", "number", "tick", "date", "rows", "note"] {
        assert!(types.iter().any(|one| one == kind), "{kind} has an example");
    }
    for settings in examples("toml") {
        let folder = Folder::new();
        folder.write("mus.toml", settings);
        folder.write("people.yaml", PEOPLE);
        assert_eq!(found(&folder.open()), []);
    }
    for form in bundled_forms() {
        assert!(text.contains(&format!("`{}`", form.id)), "{} is listed", form.id);
    }
}

// A form as a schema for the editor.

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

// A form of one's own from another.

#[test]
fn a_copied_form_is_clean_has_its_own_id_and_asks_the_same() {
    for form in bundled_forms() {
        let folder = Folder::new();
        folder.write("mus.toml", "");
        folder.write("people.yaml", PEOPLE);
        let arguments = ["new", "form", "egen", "--from", form.id.as_str()];
        let dry = mus_with(folder.path(), &[&arguments[..], &["--dry-run"]].concat(), &[]).ok();
        assert!(dry.starts_with("--- forms/egen.yaml\n") && !folder.path().join("forms").exists(), "{dry}");
        assert_eq!(mus_with(folder.path(), &arguments, &[]).ok(), "forms/egen.yaml\n");
        assert_eq!(found(&folder.open()), [], "{}", form.id);
        let path = folder.path().join("forms/egen.yaml");
        let text = text_of(&path);
        let Some(Record::Form(own)) = loose(&path, &text).record().cloned() else { panic!("no form: {text}") };
        assert_eq!((own.id.as_str(), own.revision), ("egen", 1));
        let ids = |form: &Form| form.questions().map(|question| question.id.to_string()).collect::<Vec<_>>();
        assert_eq!(ids(&own), ids(form));
        assert!(
            text.starts_with("# yaml-language-server: $schema=../.mus/schemas/form.schema.json\n# $schema: ../.mus/")
        );
        assert_eq!(text.matches("$schema").count(), 2, "the other form's way to its schema is gone");
        // A second time, and from another form, nothing is written over it.
        let again = mus_with(folder.path(), &["new", "form", "egen", "--from", "short"], &[]).ok();
        assert_eq!((again.as_str(), text_of(&path)), ("forms/egen.yaml\n", text));
    }
}

#[test]
fn a_copy_of_a_workplace_s_own_form_begins_at_revision_one() {
    let folder = Folder::new();
    folder.write("mus.toml", "");
    let text = "# vores eget\r\nmus: 1\r\nkind: form\r\nid: vores   # id\r\nrevision: 7\r\nrole: both\r\ntitle: Skema\r\nsections:\r\n  - id: s\r\n    title: S\r\n    questions:\r\n      - { id: q, type: text, ask: Q }\r\n";
    folder.write("forms/vores.7.yaml", text);
    mus_with(folder.path(), &["new", "form", "nyt", "--from", "vores"], &[]).ok();
    let new = text_of(&folder.path().join("forms/nyt.yaml"));
    assert!(new.ends_with(&text.replace("id: vores", "id: nyt").replace("revision: 7", "revision: 1")), "{new}");
    for id in ["standard-employee", "Nyt", "yes", ""] {
        mus_with(folder.path(), &["new", "form", id], &[]).ends_with(2);
    }
    mus_with(folder.path(), &["new", "form", "andet", "--from", "findes-ikke"], &[]).ends_with(2);
    assert_eq!(support::files_below(&folder.path().join("forms")).len(), 2);
}

// The whole way.

/// The forms that meet in a talk: the employee's, the manager's, and the kind of talk.
const PAIRS: [(&str, &str, &str); 8] = [
    ("standard-employee", "standard-manager", "mus"),
    ("short", "short", "mus"),
    ("leader", "leader", "lus"),
    ("group", "group", "grus"),
    ("group", "group", "tus"),
    ("senior", "senior", "sus"),
    ("follow-up", "follow-up", "follow-up"),
    ("one-to-one", "one-to-one", "one-to-one"),
];

/// One end of a scale, or the other.
fn end(scale: &Scale, low: bool) -> New {
    New::Int(if low { scale.min } else { scale.max })
}

fn chosen(options: &[mus::record::Opt], low: bool) -> New {
    New::text(&if low { options.first() } else { options.last() }.expect("there are options").id)
}

fn cell(column: &mus::record::Column, low: bool) -> New {
    match column.column_type {
        QuestionType::Scale => end(column.scale.as_ref().expect("a scale"), low),
        QuestionType::Choice => chosen(&column.options, low),
        QuestionType::Choices => New::List(vec![chosen(&column.options, low)]),
        QuestionType::Number => New::Int(3),
        QuestionType::Tick => New::Bool(low),
        QuestionType::Date => New::text("2026-09-01"),
        QuestionType::List => New::List(vec![New::text("Et punkt")]),
        _ => New::text("Noget i en celle"),
    }
}

/// The edits that fill an empty preparation in, as somebody would who answers every question. `low` takes one end of everything.
fn answers(question: &Question, low: bool) -> Vec<Edit> {
    let here = path!["answers", question.id.as_str()];
    let set = |value: New| vec![Edit::Set { path: here.clone(), value }];
    match question.question_type {
        QuestionType::Note => Vec::new(),
        QuestionType::Text => set(New::text("Mit svar: ja #1\n")),
        QuestionType::Number => set(New::Int(4)),
        QuestionType::Tick => set(New::Bool(low)),
        QuestionType::Date => set(New::text("2026-09-01")),
        QuestionType::Choice => set(chosen(&question.options, low)),
        QuestionType::List => vec![Edit::Append { list: here, item: New::text("Et punkt") }],
        QuestionType::Choices => vec![Edit::Append { list: here, item: chosen(&question.options, low) }],
        QuestionType::Scale => {
            let scale = question.scale.as_ref().expect("a scale");
            let mut edits = vec![Edit::Set { path: here.key("score"), value: end(scale, low) }];
            if scale.reason != ReasonRule::None {
                edits.push(Edit::Set { path: here.key("reason"), value: New::text("Derfor.\n") });
            }
            edits
        }
        QuestionType::Rows if question.items.is_empty() => {
            let row = question.columns.iter().map(|column| (column.id.to_string(), cell(column, low))).collect();
            vec![Edit::Append { list: here, item: New::Map(row) }]
        }
        QuestionType::Rows => {
            let cells = question.items.iter().flat_map(|item| {
                let row = here.key(item.id.as_str());
                question.columns.iter().map(move |column| (row.key(column.id.as_str()), cell(column, low)))
            });
            cells.map(|(path, value)| Edit::Set { path, value }).collect()
        }
    }
}

/// Fills in a preparation as it was scaffolded.
fn fill_in(folder: &Path, file: &Path, kind: TalkType, low: bool) {
    let path = folder.join(file);
    let text = text_of(&path);
    let Some(Record::Prep(prep)) = loose(&path, &text).record().cloned() else { panic!("no preparation: {text}") };
    let store = support::open(folder);
    let form = store.form(&prep.form).expect("the form");
    let leads = store.register().leads(&prep.record.subject);
    let asked = form.sections.iter().filter(|section| section.is_for(kind, leads)).flat_map(|section| {
        let most = section.pick.and_then(|pick| pick.max).map_or(section.questions.len(), |max| max as usize);
        section.questions.iter().take(most)
    });
    let edits: Vec<Edit> = asked.flat_map(|question| answers(question, low)).collect();
    assert!(edits.len() >= 2, "{} asks nothing", form.id);
    let edited = apply(&text, &edits).unwrap_or_else(|why| panic!("{}: {why:?}\n{text}", form.id));
    std::fs::write(path, edited.text).expect("the preparation can be written");
}

struct Way {
    folder: Folder,
    lang: Lang,
}

impl Way {
    fn run(&self, arguments: &[&str]) -> String {
        mus_with(self.folder.path(), arguments, &[("MUS_LANG", self.lang.tag())]).ok()
    }

    /// What the check has to say: nothing.
    fn is_clean(&self, after: &str) {
        assert_eq!(found(&self.folder.open()), [], "after {after}");
    }
}

#[test]
fn every_bundled_form_is_walked() {
    let walked: Vec<&str> =
        PAIRS.iter().flat_map(|(employee, manager, _)| [*employee, *manager]).chain(["evaluation"]).collect();
    for form in bundled_forms() {
        assert!(walked.contains(&form.id.as_str()), "{} is walked", form.id);
    }
}

#[test]
fn the_whole_way_runs_for_every_bundled_form_in_danish() {
    for (employee, manager, kind) in PAIRS {
        whole_way(Lang::Da, employee, manager, kind);
    }
}

#[test]
fn the_whole_way_runs_for_every_bundled_form_in_english() {
    for (employee, manager, kind) in PAIRS {
        whole_way(Lang::En, employee, manager, kind);
    }
}

fn whole_way(lang: Lang, employee: &str, manager: &str, word: &str) {
    let kind = TalkType::ALL.into_iter().find(|kind| kind.word() == word).expect("a kind of talk");
    let way = Way { folder: Folder::new(), lang };
    way.run(&["init", ".", "--language", lang.tag()]);
    way.folder.write("people.yaml", PEOPLE);
    // The plan is the minutes.
    let settings = text_of(&way.folder.path().join("mus.toml"));
    way.folder.write("mus.toml", settings.replace("# policy = \"separate\"", "policy = \"in-plan\""));
    let subject = if matches!(kind, TalkType::Grus | TalkType::Tus) { "g-drift" } else { "p-7f3k" };
    let record = format!("{subject}/2026-06-09-{word}");
    way.run(&["new", "conversation", &record, "--type", word, "--on", "2026-06-01"]);
    let mut made = way.run(&["new", "prep", &record, "--role", "employee", "--form", employee]);
    made += &way.run(&["new", "prep", &record, "--role", "manager", "--form", manager]);
    way.is_clean("scaffolding");
    let preps: Vec<PathBuf> = made.lines().map(PathBuf::from).collect();
    assert!(preps.len() >= 2, "{made}");
    for (at, file) in preps.iter().enumerate() {
        fill_in(way.folder.path(), file, kind, at == 0);
    }
    way.is_clean("filling in");
    // Drafts are nobody else's yet.
    let early = way.run(&["agenda", &record]);
    assert!(!early.contains("Mit svar"), "{early}");
    way.run(&["share", &record, "--role", "both"]);
    way.is_clean("sharing");

    let agenda = way.run(&["agenda", &record]);
    let html = way.run(&["agenda", &record, "--to", "html"]);
    let store = way.folder.open();
    let asked: Vec<&Question> = [employee, manager]
        .iter()
        .filter_map(|id| store.newest_form(id))
        .flat_map(|form| form.sections.iter().filter(|section| section.is_for(kind, true)))
        .flat_map(|section| &section.questions)
        .filter(|question| question.question_type != QuestionType::Note)
        .collect();
    for question in &asked {
        let first = question.ask.in_lang(lang).lines().next().unwrap_or_default();
        // A shared question stands there once, as the first form asks it.
        let is_shared = asked.iter().filter(|other| other.id == question.id).count() > 1;
        let count = agenda.lines().filter(|line| *line == format!("### {first}")).count();
        assert!(count == 1 || (count == 0 && is_shared), "{employee} {word} {}: {count}\n{agenda}", question.id);
    }
    assert_eq!(agenda.matches("\n### ").count(), html.matches("<h3>").count(), "the same topics in both formats");
    // One party took one end of everything: what can be measured and both were asked is seen differently.
    let differently = lang.pick("## Det ser I forskelligt på", "## What you see differently");
    assert_eq!(agenda.matches(differently).count(), 1, "{employee}/{manager}:\n{agenda}");

    way.run(&["hold", &record, "--on", "2026-06-01"]);
    way.run(&["new", "plan", &record]);
    way.is_clean("a plan");
    let plan = way.folder.path().join(format!("records/{record}/action-plan.yaml"));
    let text = text_of(&plan);
    let example = with_the_example(&text);
    std::fs::write(&plan, &example).expect("the plan can be written");
    if subject == "g-drift" {
        std::fs::write(
            &plan,
            example.replace("owner: employee", "owner: p-7f3k").replace("owner: manager", "owner: p-2c9d"),
        )
        .expect("the plan can be written");
    }
    way.is_clean("copying the example in the plan");
    assert!(way.run(&["render", &record]).contains(lang.pick("### D1. Kan selv", "### D1. Can run")));

    // The talk is evaluated, which is not in its agenda, and nobody waits for it.
    let before = way.run(&["agenda", &record]);
    let evaluations = way.run(&["new", "prep", &record, "--role", "both", "--form", "evaluation"]);
    assert!(evaluations.lines().all(|path| path.contains("/evaluation-")), "{evaluations}");
    for (at, file) in evaluations.lines().enumerate() {
        fill_in(way.folder.path(), Path::new(file), kind, at == 0);
    }
    way.run(&["share", &record, "--role", "both"]);
    way.is_clean("evaluating");
    assert_eq!(way.run(&["agenda", &record]), before, "the evaluation is not in the agenda");
}

/// A new plan in which the commented point was copied and its comment signs taken away, as the comment says.
fn with_the_example(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut example = Vec::new();
    for line in text.lines() {
        match line.strip_prefix("# ").filter(|rest| rest.starts_with("  ")) {
            Some(rest) => example.push(rest.to_owned()),
            None if line == "points: []" => {
                lines.push("points:".to_owned());
                lines.append(&mut example);
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn evaluations_are_not_awaited_and_not_taken_for_preparations() {
    let folder = Folder::new();
    folder.write("mus.toml", "language = \"da\"\n[forms.mus]\nevaluation = \"evaluation\"\n");
    folder.write("people.yaml", PEOPLE);
    let run = |arguments: &[&str]| mus_with(folder.path(), arguments, &[("MUS_LANG", "da")]);
    run(&["new", "conversation", "anna/2026", "--type", "mus", "--on", "2026-06-09"]).ok();
    let due = |folder: &Folder| {
        let out = mus_with(
            folder.path(),
            &["due", "--within", "1m", "--kind", "preparation", "--exit-zero"],
            &[("MUS_LANG", "da")],
        )
        .ok();
        out.matches("p-7f3k/2026").count()
    };
    assert_eq!(due(&folder), 2, "two preparations are awaited");
    run(&["new", "prep", "anna/2026", "--role", "both", "--form", "evaluation"]).ok();
    run(&["share", "anna/2026", "--role", "both"]).ok();
    assert_eq!(due(&folder), 2, "an evaluation is no preparation, and none is awaited");
    let agenda = run(&["agenda", "anna/2026"]).ok();
    assert_eq!(agenda.matches("ingen forberedelse").count(), 2, "{agenda}");
    let evaluation = bundled_forms().find(|form| form.purpose == Purpose::Evaluation).expect("a bundled one");
    for question in evaluation.questions() {
        assert!(!agenda.contains(question.ask.in_lang(Lang::Da)), "{agenda}");
    }
}
