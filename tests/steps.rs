//! The commands that change files: what they write, what they refuse, and what they never show.
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

mod program;
mod support;

use mus::schema::Kind;
use program::{Run, mus, mus_with};
use std::path::Path;
use support::{Folder, files_below, private_leaves, spliced, text_of};

fn nordlys() -> Folder {
    Folder::example("nordlys")
}

/// The lines that a run took away and put in, over all files.
fn changed(folder: &Folder, run: impl FnOnce(&Path) -> Run) -> (Run, Vec<String>) {
    let before: Vec<(std::path::PathBuf, String)> =
        files_below(folder.path()).into_iter().map(|path| (path.clone(), text_of(&path))).collect();
    let outcome = run(folder.path());
    let mut lines = Vec::new();
    for (path, old) in before {
        let new = text_of(&path);
        let diff = similar::TextDiff::from_lines(&old, &new);
        for change in diff.iter_all_changes() {
            let sign = match change.tag() {
                similar::ChangeTag::Equal => continue,
                similar::ChangeTag::Delete => '-',
                similar::ChangeTag::Insert => '+',
            };
            lines.push(format!("{sign}{}", change.value().trim_end()));
        }
    }
    (outcome, lines)
}

/// What a command changes; it must end well.
fn lines_of(arguments: &[&str]) -> Vec<String> {
    let (run, lines) = changed(&nordlys(), |folder| mus(folder, arguments));
    assert_eq!(run.code, 0, "{run:?}");
    lines
}

/// A command that is refused with this exit code changes nothing; what it says.
fn refused(arguments: &[&str], code: i32) -> String {
    let (run, lines) = changed(&nordlys(), |folder| mus(folder, arguments));
    assert_eq!(lines, Vec::<String>::new());
    run.ends_with(code)
}

#[test]
fn an_action_is_done_on_a_day() {
    let done = ["-        status: open", "+        status: done", "+        done_on: \"2026-06-01\""];
    assert_eq!(lines_of(&["done", "p-7f3k/2026:A3"]), done);
    assert_eq!(lines_of(&["done", "anna:A3"]), done);
    assert_eq!(lines_of(&["done", "anna", "A3"]), done);
    assert_eq!(lines_of(&["done", "anna", "A3", "A3"]), done);
    assert_eq!(lines_of(&["done", "anna:A3", "--on", "2026-05-20"])[2], "+        done_on: \"2026-05-20\"");
}

#[test]
fn several_are_done_together_or_none() {
    assert_eq!(lines_of(&["done", "anna", "A3", "A5", "p-8n4c/2025:A3"]).len(), 9);
    let said = refused(&["done", "anna", "A3", "A99"], 2);
    assert!(said.contains("there is no A99 in the plan of p-7f3k/2026"), "{said}");
    let said = refused(&["done", "anna:A3", "p-8n4c/2025:A3", "--on", "2026-12-24"], 2);
    assert!(said.contains("date-in-future"), "{said}");
    // The follow-up became a talk of its own; the action before it could have been done.
    refused(&["done", "anna", "A3", "F1"], 2);
}

#[test]
fn a_follow_up_is_confirmed_by_one_and_then_by_the_other() {
    let folder = nordlys();
    let confirm =
        |by: &str| changed(&folder, |path| mus(path, &["done", "anna:F2", "--on", "2026-05-29", "--by", by])).1;
    assert_eq!(confirm("manager"), ["+    held_on: \"2026-05-29\"", "+    confirmed_by: [manager]"]);
    let rows = mus(folder.path(), &["due", "--within", "7d", "--person", "anna", "--kind", "follow-up", "--why"]).out;
    assert!(rows.contains("held, but not confirmed by Anna Holm"), "{rows}");
    assert_eq!(confirm("anna"), ["-    confirmed_by: [manager]", "+    confirmed_by: [manager, employee]"]);
    assert_eq!(confirm("employee"), Vec::<String>::new());
    let rows = mus(folder.path(), &["due", "--within", "7d", "--person", "anna", "--kind", "follow-up"]).ok();
    assert!(!rows.contains(":F2"), "{rows}");
}

#[test]
fn whoever_asks_confirms_for_themselves() {
    let folder = nordlys();
    let me = [("MUS_LANG", "en"), ("MUS_ME", "henrik@nordlys.example")];
    let (run, lines) = changed(&folder, |path| mus_with(path, &["done", "anna:F2", "--on", "2026-05-29"], &me));
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(lines[1], "+    confirmed_by: [manager]");
    let unsaid = refused(&["done", "anna:F2"], 2);
    assert!(unsaid.contains("--by employee"), "{unsaid}");
}

#[test]
fn a_goal_is_settled() {
    assert_eq!(lines_of(&["done", "p-2c9d/2026:D3"]), ["+    outcome: achieved"]);
    assert_eq!(
        lines_of(&["done", "p-2c9d/2026:D3", "--outcome", "partly", "--reason", "Halvdelen: resten i august"]),
        ["+    outcome: partly", "+    reason: \"Halvdelen: resten i august\""]
    );
    let said = refused(&["done", "anna:A3", "--outcome", "partly"], 2);
    assert!(said.contains("is not a goal"), "{said}");
}

#[test]
fn a_day_is_moved_and_the_agreed_one_stays() {
    assert_eq!(
        lines_of(&["move", "anna:A3", "--to", "2026-06-19", "--reason", "Systemet er nede"]),
        ["+        moved:", "+          - to: \"2026-06-19\"", "+            reason: Systemet er nede"]
    );
    let said = refused(&["move", "p-2c9d/2026:D3", "--to", "2026-06-19", "--reason", "x"], 2);
    assert!(said.contains("is a goal"), "{said}");
    refused(&["move", "anna:A3", "--to", "2026-06-19"], 2);
    refused(&["move", "anna:A3", "--to", "19.6.2026", "--reason", "x"], 2);
}

#[test]
fn a_key_is_set_to_what_the_schema_takes() {
    assert_eq!(
        lines_of(&["set", "anna:A3", "status=in-progress"]),
        ["-        status: open", "+        status: in-progress"]
    );
    assert_eq!(
        lines_of(&["set", "anna:A3", "budget.amount=4500", "budget.unit=DKK"]),
        ["+        budget:", "+          amount: 4500", "+          unit: DKK"]
    );
    assert_eq!(lines_of(&["set", "mikkel", "place=Lokale 2"]), ["-place: Lokale 4", "+place: Lokale 2"]);
    let said = refused(&["set", "anna:A3", "status=klar"], 2);
    assert!(said.contains("choose open, in-progress, done"), "{said}");
    let said = refused(&["set", "anna:A3", "budgett.amount=3"], 2);
    assert!(said.contains("did you mean “budget”"), "{said}");
    refused(&["set", "anna:A3", "due=2026-02-30"], 2);
    let said = refused(&["set", "anna:A3", "id=A4"], 2);
    assert!(said.contains("is fixed"), "{said}");
    refused(&["set", "anna:A3"], 2);
}

#[test]
fn changing_what_was_signed_is_said() {
    let said = mus(nordlys().path(), &["set", "anna:A3", "due=2026-06-19"]).ends_with(0);
    assert!(said.contains("the signatures do not cover the change"), "{said}");
    let said = mus(nordlys().path(), &["set", "anna:A3", "status=in-progress"]).ends_with(0);
    assert!(!said.contains("signatures"), "{said}");
}

#[test]
fn a_talk_is_put_off_waits_and_gets_a_day() {
    let folder = nordlys();
    let step = |arguments: &[&str]| {
        let (run, lines) = changed(&folder, |path| mus(path, arguments));
        assert_eq!(run.code, 0, "{run:?}");
        lines
    };
    let lines = step(&["postpone", "mikkel", "--reason", "Vagt"]);
    assert_eq!(lines[..2], ["-state: planned", "+state: postponed"]);
    assert!(lines.contains(&"+    reason: Vagt".to_owned()), "{lines:?}");
    assert!(lines.last().is_some_and(|salt| salt.starts_with("+salt: \"")), "{lines:?}");
    assert_eq!(
        step(&["postpone", "mikkel", "--to", "2026-06-23", "--time", "13:00"]),
        [
            "-state: postponed",
            "-planned_for: \"2026-06-09\"",
            "-time: \"09:30\"",
            "+state: planned",
            "+planned_for: \"2026-06-23\"",
            "+time: \"13:00\"",
            "+    to: \"2026-06-23\"",
        ]
    );
    mus(folder.path(), &["check"]).ok();
    let said = refused(&["postpone", "mikkel", "--to", "2026-06-23"], 2);
    assert!(said.contains("--reason"), "{said}");
    let said = refused(&["postpone", "anna", "--to", "2026-06-23", "--reason", "x"], 2);
    assert!(said.contains("p-7f3k/2026 is held already"), "{said}");
}

#[test]
fn a_talk_is_held_but_not_in_the_future() {
    assert_eq!(
        lines_of(&["hold", "p-4kq8/2026-06-09", "--on", "2026-06-01"]),
        ["-state: planned", "+state: held", "+held_on: \"2026-06-01\""]
    );
    let said = refused(&["hold", "mikkel", "--on", "2026-06-09"], 2);
    assert!(said.contains("date-in-future"), "{said}");
}

#[test]
fn a_preparation_is_shared_once_it_answers_what_it_must() {
    assert_eq!(lines_of(&["share", "peter", "--role", "manager"]), ["-state: draft", "+state: shared"]);
    assert_eq!(lines_of(&["share", "peter"]), ["-state: draft", "+state: shared"], "the only draft there is");
    let said = refused(&["share", "mikkel"], 2);
    assert!(said.contains("required-unanswered"), "{said}");
}

#[test]
fn an_invitation_is_a_letter_and_a_meeting_and_is_noted_once() {
    let folder = nordlys();
    let (run, lines) = changed(&folder, |path| mus(path, &["invite", "mikkel"]));
    assert_eq!(lines, ["+invited_on: \"2026-06-01\""]);
    let letter = run.ok();
    for part in [
        "Kære Mikkel",
        "tirsdag den 9. juni 2026 kl. 09.30",
        "torsdag den 4. juni 2026",
        "Lokale 4",
        "- Hvordan trives du på arbejdet?",
    ] {
        assert!(letter.contains(part), "{part} is missing in\n{letter}");
    }
    let later = [("MUS_LANG", "en"), ("MUS_TODAY", "2026-06-03")];
    let (run, lines) =
        changed(&folder, |path| mus_with(path, &["invite", "mikkel", "-o", "m.md", "-o", "m.ics"], &later));
    assert_eq!((run.code, lines), (0, Vec::new()));
    assert_eq!(text_of(&folder.path().join("m.md")), letter);
    let meeting = text_of(&folder.path().join("m.ics"));
    assert!(meeting.contains("DTSTART;TZID=Europe/Copenhagen:20260609T093000\r\nDURATION:PT90M\r\n"), "{meeting}");
    mus(folder.path(), &["invite", "karen", "--on", "2026-06-09", "-o", "k.md"]).ends_with(2);
    assert!(!folder.path().join("k.md").exists(), "the day is to come: nothing goes out");
    let said = refused(&["invite", "sofie"], 2);
    assert!(said.contains("has no day yet"), "{said}");
}

#[test]
fn a_diff_shows_everything_and_writes_nothing() {
    let (run, lines) = changed(&nordlys(), |path| {
        mus(path, &["move", "anna:A3", "--to", "2026-06-19", "--reason", "Systemet er nede", "--diff"])
    });
    assert_eq!(lines, Vec::<String>::new());
    let diff = run.ok();
    assert!(diff.starts_with("--- a/records/p-7f3k/2026/action-plan.yaml\n+++ b/"), "{diff}");
    assert!(diff.contains("+            reason: Systemet er nede"), "{diff}");
}

#[test]
fn in_ci_a_diff_hides_what_somebody_wrote() {
    let ci = [("MUS_LANG", "en"), ("CI", "true")];
    let folder = nordlys();
    let secret = "Hemmeligheden";
    let wishes: &[&[&str]] = &[
        &["move", "anna:A3", "--to", "2026-06-19", "--reason", secret],
        &["set", "anna:A3", "action=Hemmeligheden"],
        &["done", "p-2c9d/2026:D3", "--outcome", "partly", "--reason", secret],
        &["postpone", "mikkel", "--to", "2026-06-23", "--reason", secret],
    ];
    for wish in wishes {
        for shown in [&["--diff"][..], &[]] {
            let run = mus_with(folder.path(), &[wish, shown].concat(), &ci);
            let said = run.ends_with(0);
            assert!(!said.contains(secret), "{said}");
            for name in ["Anna", "Henrik", "Holm", "Jens", "Vagtplan", "beredskab"] {
                assert!(!said.contains(name), "{name} in {said}");
            }
        }
    }
}

/// Every private value of the plan, and every comment, holds a word that must not be seen; so does what the change itself writes.
#[test]
fn no_private_value_near_a_change_is_shown_in_ci() {
    let folder = nordlys();
    let path = folder.path().join("records/p-7f3k/2026/action-plan.yaml");
    let mut text = text_of(&path);
    let tree = mus::yaml::parse(&text);
    let leaves = private_leaves(Kind::ActionPlan, tree.root.as_ref().expect("a plan"));
    assert!(leaves.len() > 15, "{} private values", leaves.len());
    for leaf in leaves.iter().rev().filter(|leaf| !leaf.empty && !leaf.way.to_string().ends_with("salt")) {
        text = spliced(&text, leaf.span, "\"Hemmeligheden om noget\"");
    }
    text = text.replace("        status: open\n", "        status: open   # Hemmeligheden i en note\n");
    text = text.replace("        owner: manager\n", "        # Hemmeligheden over en linje\n        owner: manager\n");
    std::fs::write(&path, text).expect("the file can be written");
    let ci = [("MUS_LANG", "da"), ("CI", "true")];
    let items = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "D1", "D2", "D3", "F2"];
    let mut shown = 0;
    for item in items {
        let reference = format!("p-7f3k/2026:{item}");
        let arguments: &[&str] = match item.as_bytes()[0] {
            b'A' => &["set", &reference, "reason=Hemmeligheden", "status=in-progress", "--diff"],
            b'D' => &["done", &reference, "--outcome", "partly", "--reason", "Hemmeligheden", "--diff"],
            _ => &["done", &reference, "--by", "manager", "--diff"],
        };
        let run = mus_with(folder.path(), arguments, &ci);
        shown += usize::from(run.out.contains("@@"));
        let said = format!("{}{}", run.out, run.err);
        assert!(!said.contains("Hemmeligheden"), "{arguments:?}: {said}");
    }
    assert!(shown >= 8, "only {shown} changes were shown");
}

#[test]
fn what_sops_encrypted_is_left_alone() {
    let folder = nordlys();
    let plan = folder.path().join("records/p-7f3k/2026/action-plan.yaml");
    let text = text_of(&plan) + "sops:\n  version: 3.9.0\n";
    std::fs::write(&plan, &text).expect("the file can be written");
    let said = mus(folder.path(), &["done", "anna:A3"]).ends_with(4);
    assert!(said.contains("sops edit"), "{said}");
    assert_eq!(text_of(&plan), text);
}

#[test]
fn an_edited_file_is_checked() {
    let folder = nordlys();
    let editor = folder.write("editor.sh", "#!/bin/sh\nprintf 'x: 1\\n' >> \"$2\"\n");
    let command = format!("sh '{}' --wait", editor.display());
    let run = mus_with(
        folder.path(),
        &["edit", "anna", "conversation"],
        &[("MUS_LANG", "en"), ("VISUAL", &command), ("PATH", "/usr/bin:/bin")],
    );
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("unknown-key"), "{run:?}");
    let said = refused(&["edit", "anna"], 2);
    assert!(said.contains("VISUAL"), "{said}");
    let said = refused(&["edit", "anna", "prep"], 2);
    assert!(said.contains("prep-employee"), "{said}");
}

#[test]
fn the_round_counts_people() {
    let folder = nordlys();
    let status: serde_json::Value =
        serde_json::from_str(&mus(folder.path(), &["status", "--format", "json"]).ok()).expect("JSON");
    // By hand: the director has nobody to talk with, Camilla has left, Line is away. Sofie's talk has no day.
    // Held: Henrik, Anna, Jens, Farid. Both have signed: Henrik, Anna. Every plan that is final has something overdue.
    // Followed up: Henrik and Anna.
    let expected = serde_json::json!({
        "people": 8, "planned": 7, "prepared": 3, "held": 4, "signed": 2,
        "plan_up_to_date": 0, "followed_up": 2, "away": 1, "waived": 0
    });
    assert_eq!(status["all"], expected);
    let units = status["units"].as_array().expect("units");
    assert_eq!(units.iter().map(|unit| unit["people"].as_u64().unwrap_or(0)).sum::<u64>(), 8);
    let drift = mus(folder.path(), &["status", "--unit", "Drift"]).ok();
    assert!(drift.starts_with("Drift · 4 people\n") && !drift.contains("Everybody"), "{drift}");
    mus(folder.path(), &["status", "--unit", "salg"]).ends_with(2);
}

#[test]
fn a_whole_staff_comes_in_or_nobody_does() {
    let folder = Folder::new();
    mus(folder.path(), &["init", "."]).ok();
    let people = folder.path().join("people.yaml");
    let register = text_of(&people).replace("units: []", "units:\n  - { id: drift, title: Drift }");
    std::fs::write(&people, &register).expect("the register can be written");
    let wrong = "navn;mail;leder;enhed;ansat fra\nÅse Bøgh;aase@demo.example;;drift;01-03-2021\nKim Lind;;Ulla;drift;2021-02-30\nLis Lind;;Åse Bøgh;salg;\n";
    folder.write("staff.csv", wrong);
    let said = mus(folder.path(), &["new", "person", "--from", "staff.csv"]).ends_with(2);
    for part in ["line 3: the manager is neither", "line 3: the first day", "line 4: the unit “salg”"] {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
    assert_eq!(text_of(&people), register);
    folder.write(
        "staff.csv",
        format!(
            "\u{feff}{}",
            wrong.replace("Ulla", "aase@demo.example").replace("2021-02-30", "1.2.2021").replace("salg", "Drift")
        ),
    );
    let dry = mus(folder.path(), &["new", "person", "--from", "staff.csv", "--dry-run"]).ok();
    assert_eq!(dry.lines().count(), 3);
    assert_eq!(text_of(&people), register);
    let ids = mus(folder.path(), &["new", "person", "--from", "staff.csv"]).ok();
    let ids: Vec<&str> = ids.lines().collect();
    let store = folder.open();
    let kim = store.register().find_person("kim").expect("Kim is there");
    assert_eq!(kim.manager.as_ref().map(ToString::to_string).as_deref(), Some(ids[0]));
    assert_eq!(kim.employed_from.map(|day| day.to_string()).as_deref(), Some("2021-02-01"));
    mus(folder.path(), &["check"]).ok();
    let again = mus(folder.path(), &["new", "person", "--from", "staff.csv"]);
    assert_eq!((again.code, again.out.as_str()), (0, ""));
    assert!(again.err.contains("line 2: is in people.yaml already"), "{again:?}");
}
