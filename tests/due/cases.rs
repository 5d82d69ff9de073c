//! The table of cases: what falls due when.

use crate::support::{Folder, day, home, text_of};
use mus::due::{Row, Urgency, rows};
use mus::store::{File, Store};
use serde::Deserialize;
use std::collections::BTreeMap;

type Yaml = serde_yaml::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    what: String,
    #[serde(default)]
    settings: String,
    #[serde(default)]
    person: BTreeMap<String, Yaml>,
    #[serde(default)]
    talks: BTreeMap<String, BTreeMap<String, Yaml>>,
    #[serde(default)]
    preps: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    signatures: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    plans: BTreeMap<String, BTreeMap<String, Yaml>>,
    #[serde(default)]
    only: Vec<String>,
    days: BTreeMap<String, Vec<String>>,
}

#[test]
fn every_case_falls_due_as_worked_out_by_hand() {
    let cases: Vec<Case> =
        serde_yaml::from_str(&text_of(&home().join("tests/due/cases.yaml"))).expect("the table of cases can be read");
    let mut looked_at = 0;
    for case in &cases {
        let store = store_of(case);
        for (today, expected) in &case.days {
            let found: Vec<String> = rows(&store, day(today))
                .iter()
                .filter(|row| row.target.subject().to_string() == "p-7f3k")
                .filter(|row| case.only.is_empty() || case.only.iter().any(|kind| kind == row.kind.word()))
                .map(told)
                .collect();
            assert_eq!(&found, expected, "{} on {today}", case.what);
            looked_at += 1;
        }
    }
    assert!(looked_at >= 60, "only {looked_at} days are worked out");
}

fn told(row: &Row) -> String {
    let due = row.due.map_or_else(|| "-".to_owned(), |due| due.to_string());
    let when = match row.urgency {
        Urgency::Overdue(late) => format!("late {late}"),
        Urgency::Coming(ahead) => format!("in {ahead}"),
        Urgency::Undated => "undated".to_owned(),
    };
    format!("{} {} {due} {when}", row.kind.word(), row.target)
}

fn yaml(entries: &BTreeMap<String, Yaml>) -> String {
    if entries.is_empty() { String::new() } else { serde_yaml::to_string(entries).expect("YAML can be written") }
}

/// Quotes come back round every text that another program left bare.
fn quoted(text: &str) -> String {
    let is_day = |value: &str| value.len() == 10 && value.parse::<mus::date::Date>().is_ok();
    let line = |line: &str| match line.rsplit_once(": ") {
        Some((key, value)) if is_day(value) => format!("{key}: \"{value}\"\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

fn store_of(case: &Case) -> Store {
    let folder = Folder::new();
    let signing = if case.settings.contains("[signing]") { "" } else { "\n[signing]\nrequired = {}\n" };
    folder.write("mus.toml", format!("format = 1\n{}{signing}", case.settings));
    let person: String = yaml(&case.person).lines().map(|line| format!("    {line}\n")).collect();
    folder.write(
        "people.yaml",
        quoted(&format!(
            "mus: 1\nkind: people\npeople:\n  - id: p-2c9d\n    name: Bente\n  - id: p-7f3k\n    name: Anna\n    manager: p-2c9d\n{person}"
        )),
    );
    let write = |talk: &str, name: &str, kind: &str, text: String| {
        let text = quoted(&format!("mus: 1\nkind: {kind}\nrecord: p-7f3k/{talk}\n{text}"));
        folder.write(format!("records/p-7f3k/{talk}/{name}.yaml"), text);
    };
    for (talk, entries) in &case.talks {
        let kind = if entries.contains_key("type") { "" } else { "type: mus\n" };
        let people = "participants:\n  - { person: p-7f3k, role: employee }\n  - { person: p-2c9d, role: manager }\n";
        write(talk, "conversation", "conversation", format!("{kind}{people}{}", yaml(entries)));
    }
    for (talk, roles) in &case.preps {
        for role in roles {
            let text = format!("role: {role}\nform: {{ id: standard-{role}, revision: 1 }}\nstate: shared\n");
            write(talk, &format!("prep-{role}"), "prep", text);
        }
    }
    for (talk, signers) in &case.signatures {
        for (by, meaning) in signers {
            let role = if by == "p-7f3k" { "employee" } else { "manager" };
            let text = format!(
                "by: {by}\nrole: {role}\nmeaning: {meaning}\nmethod: paper\nsigned_on: \"2026-03-10\"\nremark: Set\nsalt: \"{0}\"\ncovers:\n  conversation: sha256:{0}{0}\n",
                "0123456789abcdef".repeat(2)
            );
            write(talk, &format!("signature-{by}"), "signature", text);
        }
    }
    for (talk, entries) in &case.plans {
        write(talk, "action-plan", "action-plan", format!("state: final\n{}", yaml(entries)));
    }
    let store = folder.open();
    let wrong: Vec<_> = store.files().iter().flat_map(File::found).collect();
    assert!(wrong.is_empty(), "{}: {wrong:?}", case.what);
    store
}
