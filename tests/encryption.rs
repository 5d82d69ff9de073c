//! A repository that SOPS encrypted is checked and counted like the plain one, without keys.

#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

mod support;

use mus::check::check;
use mus::diagnostic::Code;
use mus::due::{Row, RowKind, rows};
use mus::schema::Kind;
use mus::store::Store;
use mus::yaml::parse;
use std::fmt::Write as _;
use support::{Folder, day, files_below, private_leaves, spliced, text_of};

const ENCRYPTED: &str = "\"ENC[AES256_GCM,data:abcd,iv:efgh,tag:ijkl,type:str]\"";

/// The findings as text, one a line; paths without the folder.
fn findings(store: &Store, folder: &Folder) -> String {
    let mut list = String::new();
    for finding in check(store, support::today()) {
        let path = finding.path.strip_prefix(folder.path()).unwrap_or(&finding.path);
        let _ = writeln!(list, "{}:{}: {:?}", path.display(), finding.at.start.line, finding.fact);
    }
    list
}

/// The text with every private value encrypted and the mapping that SOPS adds; `None` for what is no record.
fn encrypted(text: &str) -> Option<String> {
    let tree = parse(text);
    let root = tree.root.as_ref()?;
    let kind = root.get("kind")?.as_text().and_then(Kind::from_word)?;
    let mut text = text.to_owned();
    // From the end, so that the places before it stay where they are. SOPS leaves an absent value absent.
    for leaf in private_leaves(kind, root).iter().rev().filter(|leaf| !leaf.empty) {
        text = spliced(&text, leaf.span, ENCRYPTED);
    }
    Some(format!(
        "{}\nsops:\n    age:\n        - recipient: age1xyz\n          enc: |\n            -----BEGIN AGE ENCRYPTED FILE-----\n    lastmodified: \"2026-03-03T10:00:00Z\"\n    mac: {ENCRYPTED}\n    version: 3.9.0\n",
        text.trim_end()
    ))
}

/// The same as another program would write it: all block style, quotes only where YAML 1.2 needs them.
fn rewritten(text: &str) -> String {
    let value: serde_yaml::Value = serde_yaml::from_str(text).expect("the file is YAML");
    serde_yaml::to_string(&value).expect("YAML can be written")
}

fn with_every_file(name: &str, change: impl Fn(&str) -> Option<String>) -> Folder {
    let folder = Folder::example(name);
    let mut changed = 0;
    for path in files_below(folder.path()) {
        if let Some(text) = change(&text_of(&path)) {
            std::fs::write(&path, text).expect("the file can be written");
            changed += 1;
        }
    }
    assert!(changed >= 3, "only {changed} files were changed");
    folder
}

#[test]
fn the_examples_have_no_findings() {
    for name in ["nordlys", "minimal"] {
        let folder = Folder::example(name);
        let store = folder.open();
        assert_eq!(findings(&store, &folder), "", "{name}");
        assert!(store.failures().is_empty(), "{name}: {:?}", store.failures());
    }
}

#[test]
fn an_encrypted_repository_has_no_new_findings() {
    for name in ["nordlys", "minimal"] {
        let folder = with_every_file(name, encrypted);
        let store = folder.open();
        assert_eq!(findings(&store, &folder), "", "{name}");
        assert!(store.files().iter().all(|file| file.record().is_some() || file.settings().is_some()), "{name}");
    }
}

#[test]
fn an_encrypted_repository_has_the_same_rows() {
    let plain = Folder::example("nordlys").open();
    let locked = with_every_file("nordlys", encrypted).open();
    for today in ["2025-01-01", "2026-01-15", "2026-06-01", "2027-12-31"].map(day) {
        assert_eq!(rows(&locked, today), known_without_keys(&plain, today), "{today}");
    }
}

/// The rows without those that hang on private days: whether somebody is away.
fn known_without_keys(store: &Store, today: mus::date::Date) -> Vec<Row> {
    let has_been_away = |row: &Row| {
        let person = row.target.subject().person().and_then(|id| store.register().person(id));
        person.is_some_and(|person| !person.away.is_empty())
    };
    let all = rows(store, today).into_iter();
    all.filter(|row| !(matches!(row.kind, RowKind::Review | RowKind::OneToOne) && has_been_away(row))).collect()
}

/// A writer of YAML 1.2 takes the quotes off dates, which is a finding of its own; nothing else is.
#[test]
fn what_another_program_wrote_means_the_same() {
    let plain = Folder::example("nordlys").open();
    let folder = with_every_file("nordlys", |text| encrypted(text).map(|text| rewritten(&text)));
    let store = folder.open();
    // Comments are gone as well, and with them what they allowed.
    let expected = [Code::UnquotedText, Code::ActionWithoutDate];
    let found = check(&store, support::today()).into_iter();
    let other: Vec<_> = found.filter(|finding| !expected.contains(&finding.code())).collect();
    assert!(other.is_empty(), "{other:?}");
    let today = day("2026-06-01");
    assert_eq!(rows(&store, today), known_without_keys(&plain, today));
}

#[test]
fn no_name_is_left_once_encrypted() {
    let folder = with_every_file("nordlys", encrypted);
    let names: Vec<String> = {
        let plain = Folder::example("nordlys").open();
        plain.register().people().iter().filter_map(|person| person.name.get().cloned()).collect()
    };
    assert!(names.len() > 5);
    let people = text_of(&folder.path().join("people.yaml"));
    for name in names {
        assert!(!people.lines().any(|line| !line.trim_start().starts_with('#') && line.contains(&name)), "{name}");
    }
}
