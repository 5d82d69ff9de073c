//! What is due: the example counted by hand, a law over four years, and one small plan for each rule.

mod cases;
#[path = "../support/mod.rs"]
mod support;

use mus::date::Date;
use mus::due::{Row, RowKind, Urgency, rows};
use mus::store::Store;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::OnceLock;
use support::{Folder, day, home, text_of};

fn nordlys() -> &'static Store {
    static STORE: OnceLock<Store> = OnceLock::new();
    STORE.get_or_init(|| support::open(&home().join("examples/nordlys")))
}

fn overdue(store: &Store, today: Date) -> Vec<Row> {
    rows(store, today).into_iter().filter(|row| row.urgency.is_overdue()).collect()
}

#[test]
fn the_example_is_counted_as_by_hand() {
    let counted = text_of(&home().join("tests/due/nordlys-2026-06-01.tsv"));
    let mut table = String::from("ref\tdue\towner\tkind\n");
    for row in overdue(nordlys(), day("2026-06-01")) {
        let due = row.due.expect("what is overdue has a day");
        let owner = row.owner.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
        let _ = writeln!(table, "{}\t{due}\t{owner}\t{}", row.target, row.kind.word());
    }
    assert_eq!(table, counted);
}

#[test]
fn undated_actions_come_last_and_are_never_late() {
    let rows = rows(nordlys(), day("2026-06-01"));
    let undated: Vec<String> = rows
        .iter()
        .filter(|row| row.kind == RowKind::Action)
        .filter(|row| row.urgency == Urgency::Undated)
        .map(|row| row.target.to_string())
        .collect();
    assert_eq!(undated, ["p-2c9d/2026:A4", "p-3t6v/2026:A5", "p-7f3k/2026:A7"]);
    assert!(rows.iter().rev().take(4).all(|row| row.due.is_none()));
}

#[test]
fn nothing_is_overdue_before_anything_was_agreed() {
    assert_eq!(overdue(nordlys(), day("2025-01-01")), []);
    let minimal = support::open(&home().join("examples/minimal"));
    assert_eq!(overdue(&minimal, day("2026-06-09")), []);
}

#[test]
fn what_falls_due_today_is_not_late() {
    let of = |today| rows(nordlys(), day(today)).into_iter().find(|row| row.target.to_string() == "g-drift/2026:A3");
    assert_eq!(of("2026-06-01").expect("it is open").urgency, Urgency::Coming(0));
    assert_eq!(of("2026-06-02").expect("it is open").urgency, Urgency::Overdue(1));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Somebody who leaves owes nothing afterwards, and somebody who is away is not asked for a talk; everything else stays late
    /// until a file says otherwise, except that once the day of a talk has passed the talk itself is what is late.
    #[test]
    fn what_is_overdue_stays_overdue(first in 0_u64..1461, later in 0_u64..1461) {
        let store = nordlys();
        let start = day("2025-01-01");
        let (today, then) = (start.plus_days(first), start.plus_days(first + later));
        let still = overdue(store, then);
        for row in overdue(store, today) {
            let person = row.target.subject().person().and_then(|id| store.register().person(id));
            let is_away = person.is_some_and(|person| !person.away.is_empty());
            let asks_for_a_talk = matches!(row.kind, RowKind::Review | RowKind::OneToOne);
            if person.is_some_and(|person| person.has_left(then)) || is_away && asks_for_a_talk {
                continue;
            }
            let passed = matches!(row.kind, RowKind::Invitation | RowKind::Preparation)
                && still.iter().any(|other| other.kind == RowKind::Talk && other.target == row.target);
            if passed {
                continue;
            }
            prop_assert!(still.iter().any(|other| (&other.target, other.kind, &other.owner) == (&row.target, row.kind, &row.owner)), "{} on {today}, not on {then}", row.target);
        }
    }
}

/// A repository with Anna (p-7f3k), her manager Bente (p-2c9d), somebody who has left (p-0y7e), and the files given.
fn repository(files: &[(&str, &str)]) -> Store {
    let folder = Folder::new();
    folder.write("mus.toml", "format = 1\n");
    folder.write(
        "people.yaml",
        "mus: 1\nkind: people\npeople:\n  - { id: p-7f3k, name: Anna, manager: p-2c9d }\n  - { id: p-2c9d, name: Bente }\n  - { id: p-81xx, name: Jens }\n  - { id: p-0y7e, name: Kim, employed_to: \"2026-03-31\" }\ngroups:\n  - { id: g-drift, title: Drift, members: [p-7f3k, p-81xx] }\n",
    );
    for (record, text) in files {
        let (id, name) = record.rsplit_once('/').expect("a record and a file's name");
        let kind = name.trim_end_matches(".yaml");
        folder.write(format!("records/{record}"), format!("mus: 1\nkind: {kind}\nrecord: {id}\n{text}"));
    }
    let store = folder.open();
    let wrong: Vec<_> = store.files().iter().flat_map(mus::store::File::found).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    store
}

/// What plans hold that is to be done in a repository with these files.
fn of_plans(files: &[(&str, &str)]) -> Vec<Row> {
    let kinds = [RowKind::Point, RowKind::Action, RowKind::FollowUp];
    rows(&repository(files), day("2026-06-01")).into_iter().filter(|row| kinds.contains(&row.kind)).collect()
}

const PLAN: &str = "p-7f3k/2026/action-plan.yaml";

/// References, days and kinds of what is to be done in a repository with these files.
fn open_items(files: &[(&str, &str)]) -> Vec<(String, Option<Date>, RowKind)> {
    of_plans(files).into_iter().map(|row| (row.target.to_string(), row.due, row.kind)).collect()
}

fn actions(lines: &str) -> String {
    format!(
        "state: final\npoints:\n  - id: D1\n    goal: Fører en udgivelse\n    actions:\n      - id: A1\n        action: Følger Jens\n{lines}"
    )
}

fn follow_up(lines: &str) -> String {
    format!("state: final\npoints: []\nfollow_ups:\n  - id: F1\n    due: \"2026-04-01\"\n{lines}")
}

#[test]
fn the_last_date_an_action_was_moved_to_counts_and_the_agreed_one_is_kept() {
    let plan = actions(
        "        due: \"2026-04-01\"\n        moved:\n          - { to: \"2026-05-01\" }\n          - { to: \"2026-05-15\" }\n",
    );
    let rows = of_plans(&[(PLAN, &plan)]);
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((row.due, row.agreed), (Some(day("2026-05-15")), Some(day("2026-04-01"))));
    assert_eq!(row.urgency, Urgency::Overdue(17));
}

#[test]
fn a_follow_up_can_be_moved_too() {
    let plan = follow_up("    moved:\n      - { to: \"2026-07-01\" }\n");
    let rows = of_plans(&[(PLAN, &plan)]);
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(
        (row.due, row.agreed, row.urgency),
        (Some(day("2026-07-01")), Some(day("2026-04-01")), Urgency::Coming(30))
    );
}

#[test]
fn a_follow_up_is_over_when_both_confirm_it() {
    let held = |parties: &str| format!("    held_on: \"2026-04-01\"\n    confirmed_by: [{parties}]\n");
    let table = [
        (String::new(), true),
        ("    held_on: \"2026-04-01\"\n".to_owned(), true),
        (held("employee"), true),
        (held("manager"), true),
        // One person under two words is one party.
        (held("manager, p-2c9d"), true),
        (held("employee, p-7f3k"), true),
        ("    confirmed_by: [employee, manager]\n".to_owned(), true),
        (held("employee, manager"), false),
        (held("employee, p-2c9d"), false),
    ];
    for (lines, is_open) in table {
        let rows = open_items(&[(PLAN, &follow_up(&lines))]);
        assert_eq!(rows.len(), usize::from(is_open), "{lines}");
    }
}

#[test]
fn a_group_s_follow_up_is_over_when_two_of_them_confirm_it() {
    for (parties, is_open) in [("p-7f3k", true), ("p-7f3k, p-81xx", false)] {
        let plan =
            follow_up(&format!("    owner: p-81xx\n    held_on: \"2026-04-01\"\n    confirmed_by: [{parties}]\n"));
        assert_eq!(open_items(&[("g-drift/2026/action-plan.yaml", &plan)]).len(), usize::from(is_open), "{parties}");
    }
}

#[test]
fn a_follow_up_that_became_a_talk_is_over_when_the_talk_was_held() {
    let plan = follow_up("    talk: p-7f3k/2026-04-01-follow-up\n");
    let talk = |state: &str| {
        format!(
            "type: follow-up\nparticipants:\n  - {{ person: p-7f3k, role: employee }}\n  - {{ person: p-2c9d, role: manager }}\nstate: {state}\n"
        )
    };
    for (state, is_open) in [("planned", true), ("postponed", true), ("held\nheld_on: \"2026-04-01\"", false)] {
        let files = [(PLAN, plan.as_str()), ("p-7f3k/2026-04-01-follow-up/conversation.yaml", &talk(state))];
        assert_eq!(open_items(&files).len(), usize::from(is_open), "{state}");
    }
    assert_eq!(open_items(&[(PLAN, &plan)]).len(), 1, "the talk is nowhere");
}

#[test]
fn an_action_is_open_until_its_status_says_otherwise() {
    for (status, is_open) in [
        ("open", true),
        ("in-progress", true),
        ("done", false),
        ("partly", false),
        ("dropped", false),
        ("carried", false),
    ] {
        let plan = actions(&format!("        due: \"2026-05-01\"\n        status: {status}\n"));
        assert_eq!(open_items(&[(PLAN, &plan)]).len(), usize::from(is_open), "{status}");
    }
    assert_eq!(open_items(&[(PLAN, &actions("        due: \"2026-05-01\"\n"))]).len(), 1);
}

#[test]
fn an_outcome_settles_a_point_and_its_actions() {
    let plan = actions("        due: \"2026-05-01\"\n");
    assert_eq!(open_items(&[(PLAN, &plan)]).len(), 1);
    let settled = plan.replace("    actions:", "    outcome: dropped\n    actions:");
    assert_eq!(open_items(&[(PLAN, &settled)]), []);
}

#[test]
fn a_newer_plan_that_goes_on_with_a_point_settles_the_old_one() {
    let old = actions("        due: \"2025-05-01\"\n");
    let new = |state: &str| {
        format!(
            "state: {state}\npoints:\n  - {{ id: D1, goal: Det samme, carried_from: \"p-7f3k/2025:D1\", due: \"2026-12-01\" }}\n"
        )
    };
    let files = |new: &str| open_items(&[("p-7f3k/2025/action-plan.yaml", &old), (PLAN, new)]);
    assert_eq!(files(&new("final")), [("p-7f3k/2026:D1".to_owned(), Some(day("2026-12-01")), RowKind::Point)]);
    // A draft settles nothing.
    assert_eq!(files(&new("draft")), [("p-7f3k/2025:A1".to_owned(), Some(day("2025-05-01")), RowKind::Action)]);
}

#[test]
fn a_draft_is_not_due() {
    let plan = actions("        due: \"2026-05-01\"\n").replace("state: final", "state: draft");
    assert_eq!(open_items(&[(PLAN, &plan)]), []);
}

#[test]
fn an_action_without_a_day_is_undated() {
    assert_eq!(open_items(&[(PLAN, &actions(""))]), [("p-7f3k/2026:A1".to_owned(), None, RowKind::Action)]);
    // A day that was set later is a day, though none was agreed.
    let moved = actions("        moved:\n          - { to: \"2026-05-15\" }\n");
    assert_eq!(
        open_items(&[(PLAN, &moved)]),
        [("p-7f3k/2026:A1".to_owned(), Some(day("2026-05-15")), RowKind::Action)]
    );
}

#[test]
fn a_point_with_its_own_day_is_due_by_itself_unless_it_has_actions() {
    let alone =
        "state: final\npoints:\n  - { id: D1, goal: Kørekort, due: \"2026-05-01\" }\n  - { id: D2, goal: Ro }\n";
    assert_eq!(open_items(&[(PLAN, alone)]), [("p-7f3k/2026:D1".to_owned(), Some(day("2026-05-01")), RowKind::Point)]);
    let with_action =
        actions("        due: \"2026-07-01\"\n").replace("    actions:", "    due: \"2026-05-01\"\n    actions:");
    assert_eq!(
        open_items(&[(PLAN, &with_action)]),
        [("p-7f3k/2026:A1".to_owned(), Some(day("2026-07-01")), RowKind::Action)]
    );
}

#[test]
fn nothing_is_due_for_somebody_who_has_left() {
    let store = repository(&[("p-0y7e/2026/action-plan.yaml", &actions("        due: \"2026-03-01\"\n"))]);
    assert_eq!(overdue(&store, day("2026-03-31")).len(), 1, "the last day is a working day");
    let after = rows(&store, day("2026-04-01"));
    assert!(!after.iter().any(|row| row.target.to_string().starts_with("p-0y7e")), "{after:?}");
}

#[test]
fn the_manager_is_today_s_manager_and_else_the_one_who_took_part() {
    let talk = "type: mus\nparticipants:\n  - { person: p-7f3k, role: employee }\n  - { person: p-81xx, role: manager }\nstate: held\nheld_on: \"2026-03-03\"\n";
    let plan = actions("        owner: manager\n        due: \"2026-05-01\"\n");
    let owner_of = |record: &str| {
        let plan_at = format!("{record}/action-plan.yaml");
        let talk_at = format!("{record}/conversation.yaml");
        let talk = talk.replace("p-7f3k", record.split('/').next().unwrap_or_default());
        let store = repository(&[(&plan_at, &plan), (&talk_at, &talk)]);
        let rows = rows(&store, day("2026-06-01"));
        let action = rows.iter().find(|row| row.kind == RowKind::Action);
        action.and_then(|row| row.person.as_ref().map(ToString::to_string))
    };
    assert_eq!(owner_of("p-7f3k/2026").as_deref(), Some("p-2c9d"), "the register has a manager");
    assert_eq!(owner_of("p-2c9d/2026").as_deref(), Some("p-81xx"), "the register has none");
}
