//! `mus check --fix`: what is certain is mended, and nothing else is touched.
#![allow(clippy::disallowed_methods, reason = "tests read what the program wrote")]

mod program;
mod support;

use mus::check::mend;
use program::mus;
use std::path::Path;
use support::{Folder, home, loose, text_of};

const HEAD: &str = "mus: 1\nkind: action-plan\nrecord: p-7f3k/2026\nstate: draft\n";

/// What becomes of a plan with these lines, below the same head.
fn mended(lines: &str) -> String {
    mended_as(lines, |text| text)
}

fn mended_as(lines: &str, variant: impl Fn(String) -> String) -> String {
    let text = variant(format!("{HEAD}{lines}"));
    let file = loose(Path::new("plan.yaml"), &text);
    let after = mend(&file).map_or(text, |mended| mended.text);
    let again = loose(Path::new("plan.yaml"), &after);
    assert!(again.found().len() <= file.found().len());
    assert!(mend(&again).is_none(), "once is enough: {after}");
    after.trim_start_matches('\u{feff}').replace('\r', "").strip_prefix(HEAD).expect("the head stays").to_owned()
}

#[test]
fn what_is_certain_is_mended() {
    let point = |lines: &str| format!("points:\n  - id: D1\n    goal: Blå 😀\n{lines}");
    for (before, after) in [
        (
            "agreed_on: 2026-03-03  # aftalt\npoints: []\n".to_owned(),
            "agreed_on: \"2026-03-03\"  # aftalt\npoints: []\n".to_owned(),
        ),
        ("agreed_on: 2026-3-3\npoints: []\n".to_owned(), "agreed_on: \"2026-03-03\"\npoints: []\n".to_owned()),
        ("agreed_on: “2026-03-03”\npoints: []\n".to_owned(), "agreed_on: \"2026-03-03\"\npoints: []\n".to_owned()),
        ("agreed_on: '3.4.2026'\npoints: []\n".to_owned(), "agreed_on: '2026-04-03'\npoints: []\n".to_owned()),
        (
            "salt: 7009112345678901234567890123456e\npoints: []\n".to_owned(),
            "salt: 7009112345678901234567890123456e\npoints: []\n".to_owned(),
        ),
        ("Points: []\n".to_owned(), "points: []\n".to_owned()),
        (point("    carried-from: \"p-7f3k/2025:D2\"\n"), point("    carried_from: \"p-7f3k/2025:D2\"\n")),
        (point("    outcome: Achieved\n"), point("    outcome: achieved\n")),
        (point("    purpose: Overtage sag #123\n"), point("    purpose: \"Overtage sag #123\"\n")),
        (point("    purpose: yes\n"), point("    purpose: \"yes\"\n")),
        (
            point("    actions:\n      - { id: A1, action: Mest på dage, hvor vi er få, due: \"2026-05-01\" }\n"),
            point("    actions:\n      - { id: A1, action: \"Mest på dage, hvor vi er få\", due: \"2026-05-01\" }\n"),
        ),
    ] {
        assert_eq!(mended(&before), after);
        assert_eq!(mended_as(&before, |text| text.replace('\n', "\r\n")), after);
        assert_eq!(mended_as(&before, |text| format!("\u{feff}{text}")), after);
    }
}

#[test]
fn what_may_be_meant_otherwise_is_left() {
    for lines in [
        "points:\n  - id: D1\n    goal: Færre vagter # inden sommer\n",
        "points:\n  - id: D1\n    goal: A\n    deadline: \"2026-03-03\"\n",
        "points:\n  - id: D1\n    goal: A\n    outcome: nået\n",
        "points:\n  - id: D1\n    goal: A\n    due: \"3/4-2026\"\n",
        "points:\n  - id: D1\n    goal: A\n    due: \"2026-02-30\"\n",
        // The right key is there as well.
        "points:\n  - id: D1\n    goal: A\n    Due: \"2026-03-03\"\n    due: \"2026-03-04\"\n",
        // SOPS keeps a sum over the file; only SOPS may change it.
        "agreed_on: 2026-03-03\npoints: []\nsops: {}\n",
    ] {
        assert_eq!(mended(lines), lines);
    }
}

#[test]
fn the_command_mends_and_then_checks() {
    let folder = Folder::copy_of(&home().join("tests/gallery/base"));
    let path = folder.path().join("records/p-7f3k/2026/action-plan.yaml");
    let good = text_of(&path);
    let bad = good.replace("agreed_on: \"2026-03-03\"", "agreed_on: 2026-03-03");
    folder.write("records/p-7f3k/2026/action-plan.yaml", &bad);

    let told = mus(folder.path(), &["--today", "2026-06-01", "--lang", "da", "check", "--fix", "--dry-run"]);
    assert_eq!(told.code, 1);
    assert!(told.err.contains("ville rette: records/p-7f3k/2026/action-plan.yaml:5:12: unquoted-text"));
    assert!(told.out.contains("1 kan rettes med: mus check --fix"));
    assert_eq!(text_of(&path), bad, "nothing was written");

    let told = mus(folder.path(), &["--today", "2026-06-01", "--lang", "da", "check", "--fix"]);
    assert_eq!(told.code, 0, "{}", told.out);
    assert!(told.err.contains("rettet: records/p-7f3k/2026/action-plan.yaml:5:12: unquoted-text"));
    assert_eq!(text_of(&path), good);
}

#[test]
fn only_the_files_that_were_named_are_mended() {
    let folder = Folder::copy_of(&home().join("tests/gallery/base"));
    let broken = |path: &str| {
        let text = text_of(&folder.path().join(path)).replace("held_on: \"2026-03-03\"", "held_on: 2026-03-03");
        let text = text.replace("agreed_on: \"2026-03-03\"", "agreed_on: 2026-03-03");
        folder.write(path, &text);
        text
    };
    let (plan, conversation) = ("records/p-7f3k/2026/action-plan.yaml", "records/p-7f3k/2026/conversation.yaml");
    let (before_plan, before) = (broken(plan), broken(conversation));
    mus(folder.path(), &["--today", "2026-06-01", "check", "--fix", conversation]).ok();
    assert_ne!(text_of(&folder.path().join(conversation)), before);
    assert_eq!(text_of(&folder.path().join(plan)), before_plan);
}
