//! Another program agrees about the schemas: `check-jsonschema`, from the PATH.
#![allow(clippy::disallowed_methods, reason = "tests run programs and read files of their own")]
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "the format has lower-case endings only")]

mod program;
mod support;

use mus::schema::Kind;
use program::mus;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{Folder, files_below, home, loose, text_of};

/// The files that `check-jsonschema` has something against.
fn refused(kind: Kind, files: &[PathBuf]) -> BTreeSet<PathBuf> {
    let output = Command::new("check-jsonschema")
        .args(["--output-format", "json", "--schemafile"])
        .arg(home().join("schemas").join(kind.schema_file()))
        .args(files)
        .output()
        .expect("check-jsonschema is installed (pip install check-jsonschema)");
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report in JSON");
    assert_eq!(report["status"] == "ok", output.status.success(), "{report}");
    let of = |list: &str| report[list].as_array().cloned().unwrap_or_default();
    let errors = [of("errors"), of("parse_errors")].concat();
    errors.iter().filter_map(|error| error["filename"].as_str()).map(PathBuf::from).collect()
}

fn all_pass(files: impl IntoIterator<Item = (Kind, PathBuf)>) {
    for (kind, files) in by_kind(files) {
        assert_eq!(refused(kind, &files), BTreeSet::new(), "{kind}");
    }
}

fn by_kind(files: impl IntoIterator<Item = (Kind, PathBuf)>) -> BTreeMap<Kind, Vec<PathBuf>> {
    let mut groups: BTreeMap<Kind, Vec<PathBuf>> = BTreeMap::new();
    for (kind, file) in files {
        groups.entry(kind).or_default().push(file);
    }
    groups
}

/// The mus files below a folder, each with the kind it says it is.
fn records(folder: &Path) -> Vec<(Kind, PathBuf)> {
    let files =
        files_below(folder).into_iter().filter(|path| !path.components().any(|part| part.as_os_str() == ".mus"));
    let kind = |path: &Path| match path.file_name()?.to_str()? {
        "mus.toml" => Some(Kind::Settings),
        name if name.ends_with(".yaml") => loose(path, &text_of(path)).kind(),
        _ => None,
    };
    let found: Vec<(Kind, PathBuf)> = files.filter_map(|path| Some((kind(&path)?, path))).collect();
    assert!(!found.is_empty(), "{} holds nothing", folder.display());
    found
}

/// The kind in the name of a schema case: `code--kind-what.yaml`.
fn kind_in_name(path: &Path) -> Kind {
    let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
    let subject = name.split_once("--").map_or(name, |(_, subject)| subject);
    let kinds = Kind::ALL.into_iter().filter(|kind| subject.starts_with(kind.word()));
    kinds.max_by_key(|kind| kind.word().len()).unwrap_or_else(|| panic!("{name} names no kind"))
}

#[test]
fn the_examples_and_bundled_forms_pass() {
    all_pass(records(&home().join("examples")).into_iter().chain(records(&home().join("forms"))));
}

#[test]
fn what_new_writes_passes() {
    for language in ["da", "en"] {
        let folder = Folder::new();
        mus(folder.path(), &["init", "--language", language, "--organisation", "Å \"B\" #1"]).ok();
        mus(folder.path(), &["new", "person", "--name", "Bo: #1", "--id", "p-boss", "--employed-from", "2020-01-01"])
            .ok();
        mus(
            folder.path(),
            &["new", "person", "--name", "Anna", "--id", "p-7f3k", "--manager", "bo", "--email", "a@b.example"],
        )
        .ok();
        for who in ["anna", "bo"] {
            mus(
                folder.path(),
                &["new", "conversation", who, "--on", "2026-06-09", "--time", "10:00", "--place", "A: #1"],
            )
            .ok();
            mus(folder.path(), &["new", "prep", who, "--role", "both"]).ok();
            mus(folder.path(), &["new", "plan", who]).ok();
        }
        all_pass(records(folder.path()));
    }
}

#[test]
fn what_new_carries_over_passes() {
    let folder = Folder::example("nordlys");
    mus(folder.path(), &["new", "prep", "mikkel", "--role", "both"]).ok();
    mus(folder.path(), &["new", "plan", "mikkel"]).ok();
    mus(folder.path(), &["new", "prep", "g-drift/2027", "--role", "both"]).ok();
    all_pass(records(folder.path()));
}

#[test]
fn the_valid_cases_pass() {
    all_pass(files_below(&home().join("tests/schemas/valid")).into_iter().map(|path| (kind_in_name(&path), path)));
}

#[test]
fn the_invalid_cases_are_refused() {
    let files = files_below(&home().join("tests/schemas/invalid")).into_iter().map(|path| (kind_in_name(&path), path));
    for (kind, files) in by_kind(files) {
        let wanted: BTreeSet<PathBuf> = files.iter().cloned().collect();
        assert_eq!(refused(kind, &files), wanted, "{kind}");
    }
}
