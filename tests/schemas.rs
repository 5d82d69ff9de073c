//! Schemas, types and findings agree: what the schemas accept has a type, what they refuse is told at the right place.

mod support;

use mus::diagnostic::{Code, Diagnostic, Fact, Place};
use mus::record::Settings;
use mus::schema::{Kind, validate};
use mus::yaml::{Step, Tree, parse};
use serde::Deserialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use support::{files_below, home, loose, text_of};

/// The codes that a schema's complaints become.
const SCHEMA_CODES: [Code; 8] = [
    Code::UnknownKey,
    Code::MissingKey,
    Code::WrongType,
    Code::WrongValue,
    Code::WrongFormat,
    Code::OutOfRange,
    Code::DuplicateItem,
    Code::WrongCombination,
];

/// One of the files in `tests/schemas/`, read.
struct Case {
    name: String,
    text: String,
    tree: Tree,
    found: Vec<Diagnostic>,
    typed: bool,
}

impl Case {
    fn read(path: &Path) -> Self {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let text = text_of(path);
        let is_settings = name.contains("settings-");
        // Settings are written in TOML; as YAML they have no `kind` and go to their schema directly.
        if is_settings && path.extension().is_some_and(|ending| ending == "yaml") {
            let tree = parse(&text);
            assert_eq!(tree.problems, [], "{name}");
            let root = tree.root.as_ref().expect("the file is YAML");
            let json = root.to_json();
            let found = validate(Kind::Settings, &json, root);
            let typed = found.is_empty() && Settings::deserialize(&json).is_ok();
            return Self { name, text, tree, found, typed };
        }
        let file = loose(path, &text);
        let typed = if is_settings { file.settings().is_some() } else { file.record().is_some() };
        let tree = parse(&text);
        Self { name, text, tree, found: file.found().to_vec(), typed }
    }

    fn under(&self, diagnostic: &Diagnostic) -> &str {
        &self.text[diagnostic.place.span(&self.tree).range()]
    }

    fn value_at<'c>(&'c self, diagnostic: &Diagnostic) -> Option<&'c str> {
        let Place::Value(path) = &diagnostic.place else { return None };
        let node = self.tree.root.as_ref()?.at(path)?;
        Some(&self.text[node.span.range()])
    }
}

fn cases(folder: &str) -> Vec<Case> {
    let files: Vec<PathBuf> = files_below(&home().join("tests/schemas").join(folder));
    assert!(files.len() > 30, "the files in tests/schemas/{folder} are gone");
    files.iter().map(|path| Case::read(path)).collect()
}

#[test]
fn every_schema_is_a_draft_07_schema() {
    for kind in Kind::ALL {
        let schema = serde_json::from_str(kind.schema_text()).expect("the schema is JSON");
        assert!(jsonschema::draft7::meta::is_valid(&schema), "{kind}");
    }
}

#[test]
fn valid_files_are_accepted_and_have_a_type() {
    for case in cases("valid") {
        let complaints: Vec<_> = case
            .found
            .iter()
            .filter(|found| SCHEMA_CODES.contains(&found.fact.code()))
            .map(|found| &found.fact)
            .collect();
        assert!(complaints.is_empty(), "{}: {complaints:?}", case.name);
        assert!(case.typed, "{} has no type", case.name);
    }
}

#[test]
fn invalid_files_are_refused_with_the_code_they_are_named_after_and_no_other() {
    for case in cases("invalid") {
        let (code, _) = case.name.split_once("--").expect("the name begins with a code");
        let codes: Vec<&str> = case.found.iter().map(|found| found.fact.code().name()).collect();
        assert!(!codes.is_empty() && codes.iter().all(|found| *found == code), "{}: {codes:?}", case.name);
        assert!(!case.typed, "{} has a type", case.name);
    }
}

/// The table was read through by a person: each span is what somebody would put a finger on.
#[test]
fn findings_are_where_a_person_would_look() {
    let mut table = String::new();
    for case in cases("invalid") {
        for found in &case.found {
            let span = found.place.span(&case.tree);
            let line = case.text[..span.start()].matches('\n').count() + 1;
            let shown = case.under(found).replace('\n', "⏎");
            assert!(!shown.is_empty(), "{}: nothing stands under the finding", case.name);
            let _ = writeln!(table, "{}\t{line}\t{shown}", case.name);
        }
    }
    let known = text_of(&home().join("tests/schemas/places.tsv"));
    assert!(table == known, "tests/schemas/places.tsv says otherwise; found now:\n{table}");
}

#[test]
fn a_missing_key_is_shown_at_the_key_above_it() {
    for case in cases("invalid") {
        for found in case.found.iter().filter(|found| matches!(found.fact, Fact::MissingKey { .. })) {
            let Place::Missing(path) = &found.place else { panic!("{}: {:?}", case.name, found.place) };
            let root = case.tree.root.as_ref().expect("the file is YAML");
            let first_key = |node: &mus::yaml::Node| node.entries().first().map(|entry| entry.key.to_string());
            let expected = match path.steps().last() {
                None => root.get("kind").and_then(|kind| kind.as_text()).map(str::to_owned).or_else(|| first_key(root)),
                Some(Step::Key(key)) => Some(key.clone()),
                Some(Step::Index(_)) => root.at(path).and_then(first_key),
            };
            assert_eq!(Some(case.under(found)), expected.as_deref(), "{}", case.name);
        }
    }
}

#[test]
fn an_unknown_key_is_shown_at_itself_and_a_wrong_value_as_written() {
    for case in cases("invalid") {
        for found in &case.found {
            let under = case.under(found);
            match &found.fact {
                Fact::UnknownKey { key, .. } => assert_eq!(under, key.text, "{}", case.name),
                Fact::WrongCombination { key } => assert_eq!(under, key, "{}", case.name),
                Fact::WrongValue { .. } | Fact::WrongFormat { .. } | Fact::TooSmall { .. } | Fact::TooLarge { .. } => {
                    assert_eq!(Some(under), case.value_at(found), "{}", case.name);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn null_means_not_answered() {
    let text = "mus: 1\nkind: prep\nrecord: p-7f3k/2026\nrole: employee\nform: { id: standard-employee, revision: 1 }\nstate: draft\nanswers:\n";
    let file = loose(Path::new("prep-employee.yaml"), text);
    assert!(file.found().is_empty(), "{:?}", file.found());
    assert!(file.record().is_some());
}

/// What a schema lets through at its edges has a type as well.
#[test]
fn the_types_are_as_wide_as_the_schemas() {
    let plan = |record: &str, revision: &str, id: &str| {
        format!(
            "mus: 1\nkind: action-plan\nrecord: {record}\nstate: draft\nforms:\n  - {{ id: kort, revision: {revision} }}\npoints:\n  - {{ id: {id}, goal: x }}\n"
        )
    };
    let table = [
        ("p-7f3k/2026", "1", "D1", true),
        ("p-7f3k/0000", "1", "D1", true),
        ("p-7f3k/2026-12-31", "1", "D1", true),
        ("p-7f3k/2026-13", "1", "D1", false),
        ("p-7f3k/2026-00", "1", "D1", false),
        ("p-7f3k/2026-12-32", "1", "D1", false),
        ("p-7f3k/2026", "1.0", "D1", true),
        ("p-7f3k/2026", "1000000", "D999999999", true),
        ("p-7f3k/2026", "4294967296", "D1", false),
        ("p-7f3k/2026", "1e300", "D1", false),
        ("p-7f3k/2026", "1", "D1000000000", false),
    ];
    for (record, revision, id, fits) in table {
        let file = loose(Path::new("action-plan.yaml"), &plan(record, revision, id));
        assert_eq!(file.found().is_empty(), fits, "{record} {revision} {id}: {:?}", file.found());
        assert_eq!(file.record().is_some(), fits, "{record} {revision} {id}");
        let at_root = file.found().iter().any(|found| matches!(&found.place, Place::Missing(_)));
        assert!(!at_root, "{record} {revision} {id}: told at the top, not at the value");
    }
}
