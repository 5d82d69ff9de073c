//! `mus init` and `mus new`: the whole way, and what they must not touch.
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

mod program;
mod support;

use mus::record::{Draft, Record};
use mus::yaml::parse;
use program::{Run, mus};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use support::{Folder, files_below, text_of};

const NAME: &str = "Åse \"Bønne\" O'Brien-Sørensen";

fn snapshot(folder: &Path) -> BTreeMap<PathBuf, String> {
    files_below(folder).into_iter().map(|path| (path.clone(), text_of(&path))).collect()
}

/// Runs `mus new …` twice and dry; gives what the first run said.
fn new(folder: &Path, arguments: &[&str]) -> Run {
    let arguments = [&["new"], arguments].concat();
    let before = snapshot(folder);
    let dry = mus(folder, &[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(dry.code, 0, "{dry:?}");
    assert_eq!(snapshot(folder), before, "--dry-run wrote something: {arguments:?}");
    let run = mus(folder, &arguments);
    assert_eq!(run.code, 0, "{run:?}");
    let after = snapshot(folder);
    assert!(after.len() > before.len() || after != before, "nothing was written: {arguments:?}");
    let again = mus(folder, &arguments);
    assert_eq!(again.code, 0, "{again:?}");
    assert!(run.out.ends_with(&again.out), "the second run names the same files: {again:?}");
    assert_eq!(snapshot(folder), after, "the second run wrote something: {arguments:?}");
    run
}

fn initialised() -> Folder {
    let folder = Folder::new();
    mus(folder.path(), &["init", "demo"]).ok();
    folder
}

fn plan_of(folder: &Path, record: &str) -> mus::record::ActionPlan {
    let path = folder.join("records").join(record).join("action-plan.yaml");
    match support::loose(&path, &text_of(&path)).record() {
        Some(Record::ActionPlan(plan)) => plan.clone(),
        other => panic!("no plan: {other:?}"),
    }
}

#[test]
fn the_whole_way_holds_no_name_outside_the_register() {
    let folder = initialised();
    let demo = folder.path().join("demo");
    let id = new(&demo, &["person", "--name", NAME, "--email", "aase@demo.example"]).out.trim().to_owned();
    new(&demo, &["conversation", "åse", "--on", "2026-07-07", "--time", "10:00", "--place", "Lokale: 4 #b"]);
    new(&demo, &["prep", "aase", "--role", "both"]);
    new(&demo, &["plan", &id]);
    mus(&demo, &["check"]).ok();
    mus(&demo, &["due"]).ok();
    for path in files_below(&demo) {
        let shown = path.display().to_string();
        let text = text_of(&path);
        for word in ["Åse", "åse", "aase", "Bønne", "Brien", "Sørensen"] {
            assert!(!shown.contains(word), "{shown}");
            assert!(path.ends_with("people.yaml") || !text.contains(word), "{shown} holds {word}");
        }
    }
}

#[test]
fn init_does_not_touch_what_is_there() {
    let folder = initialised();
    let demo = folder.path().join("demo");
    folder.write("demo/mus.toml", "language = \"en\"\n");
    let before = snapshot(&demo);
    let again = mus(folder.path(), &["init", "demo"]);
    assert_eq!((again.code, again.out.as_str()), (0, ""));
    assert!(again.err.contains("nothing was changed"));
    assert_eq!(snapshot(&demo), before);
    mus(folder.path(), &["init", "other", "--dry-run"]).ok();
    assert!(!folder.path().join("other").exists());
}

#[test]
fn without_a_repository_nothing_is_new() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    for arguments in [&["person", "--name", "X"][..], &["prep", "anna"], &["plan", "anna"], &["conversation", "anna"]] {
        mus(folder.path(), &[&["new"], arguments].concat()).ends_with(3);
    }
}

#[test]
fn what_was_open_last_time_is_listed_once() {
    let folder = Folder::example("nordlys");
    new(folder.path(), &["prep", "mikkel", "--role", "both"]);
    let prep = text_of(&folder.path().join("records/p-4kq8/2026-06-09/prep-manager.yaml"));
    let references: Vec<&str> = prep.lines().filter_map(|line| line.trim().strip_prefix("- ref: ")).collect();
    let before = "\"p-4kq8/2025-12-02:";
    assert_eq!(references, ["D1", "A2", "D2", "A3"].map(|item| format!("{before}{item}\"")));
    mus(folder.path(), &["check"]).ok();
}

/// A plan that was agreed: each point's id, and what else it says.
fn agreed(folder: &Folder, record: &str, points: &[(&str, &str)]) {
    let text: String = points
        .iter()
        .map(|(id, more)| format!("  - id: {id}\n    goal: |\n      Mål {id} fra {record}\n{more}"))
        .collect();
    folder.write(
        format!("records/{record}/action-plan.yaml"),
        format!("mus: 1\nkind: action-plan\nrecord: {record}\nstate: final\nagreed_on: \"{}-03-03\"\npoints:\n{text}follow_ups: []\n", &record[7..11]),
    );
    folder.write(
        format!("records/{record}/conversation.yaml"),
        format!("mus: 1\nkind: conversation\nrecord: {record}\ntype: mus\nparticipants:\n  - {{ person: p-7f3k, role: employee }}\n  - {{ person: p-2c9d, role: manager }}\nstate: held\nheld_on: \"{}-03-03\"\n", &record[7..11]),
    );
}

#[test]
fn two_earlier_years_give_every_open_goal_exactly_once() {
    let folder = Folder::new();
    folder.write("mus.toml", "language = \"da\"\n[minutes]\npolicy = \"in-plan\"\n");
    folder.write("people.yaml", "mus: 1\nkind: people\npeople:\n  - { id: p-2c9d, name: Henrik }\n  - { id: p-7f3k, name: Anna, manager: p-2c9d }\n");
    let action = |id: &str, status: &str| {
        format!(
            "    actions:\n      - {{ id: {id}, action: \"Gør {id}\", owner: employee, due: \"2024-09-02\", status: {status} }}\n"
        )
    };
    agreed(
        &folder,
        "p-7f3k/2024",
        &[
            // Open since then, and still nobody's but this plan's.
            ("D1", &action("A1", "open")),
            // Taken on by the next year's plan: it is open there.
            ("D2", "    due: \"2024-12-02\"\n    outcome: carried\n"),
            ("D3", "    due: \"2024-12-02\"\n"),
            // Over.
            ("D4", "    due: \"2024-12-02\"\n    outcome: achieved\n"),
            // To be carried over, and forgotten.
            ("D5", "    due: \"2024-12-02\"\n    outcome: carried\n"),
        ],
    );
    agreed(
        &folder,
        "p-7f3k/2025",
        &[
            ("D1", &format!("    carried_from: \"p-7f3k/2024:D2\"\n{}", action("A1", "done"))),
            (
                "D2",
                "    carried_from: \"p-7f3k/2024:D3\"\n    due: \"2025-12-01\"\n    outcome: dropped\n    reason: |\n      Nyt system.\n",
            ),
            ("D3", &action("A2", "in-progress")),
            ("D4", "    due: \"2025-12-01\"\n    outcome: partly\n    reason: |\n      Sygdom i holdet.\n"),
        ],
    );
    new(folder.path(), &["prep", "anna/2026", "--role", "both"]);
    let wanted =
        ["2024:D1", "2024:A1", "2024:D5", "2025:D1", "2025:D3", "2025:A2"].map(|one| format!("\"p-7f3k/{one}\""));
    for role in ["employee", "manager"] {
        let prep = text_of(&folder.path().join(format!("records/p-7f3k/2026/prep-{role}.yaml")));
        let listed: Vec<&str> = prep.lines().filter_map(|line| line.trim().strip_prefix("- ref: ")).collect();
        assert_eq!(listed, wanted, "{role}");
        assert!(prep.contains("      Mål D1 fra p-7f3k/2024\n"), "the goal as it stood: {prep}");
        assert_eq!(prep.matches("Mål D3 fra p-7f3k/2025").count(), 1);
    }
    new(folder.path(), &["plan", "anna/2026"]);
    let carried: Vec<String> = plan_of(folder.path(), "p-7f3k/2026")
        .points
        .iter()
        .filter_map(|point| point.carried_from.as_ref())
        .map(ToString::to_string)
        .collect();
    assert_eq!(carried, ["2024:D1", "2024:D5", "2025:D1", "2025:D3"].map(|one| format!("p-7f3k/{one}")));
    // Whoever prepares sees each of them once in the agenda, too.
    let agenda = mus(folder.path(), &["agenda", "anna/2026", "--include-drafts"]).ok();
    for item in ["D1. Mål D1 fra p-7f3k/2024", "D5. ", "D1. Mål D1 fra p-7f3k/2025", "D3. ", "A1. ", "A2. "] {
        assert_eq!(agenda.matches(&format!("### {item}")).count(), 1, "{item}\n{agenda}");
    }
}

#[test]
fn a_preparation_makes_its_conversation_and_asks_in_the_repository_s_language() {
    for (language, ask, required) in [
        ("da", "# Hvad vil du gerne have ud af samtalen?", "(besvares)"),
        ("en", "# What would you like to get out of the talk?", "(required)"),
    ] {
        let folder = Folder::new();
        folder.write("mus.toml", format!("language = \"{language}\"\n"));
        folder.write("people.yaml", "mus: 1\nkind: people\npeople:\n  - { id: p-2c9d, name: Henrik }\n  - { id: p-7f3k, name: Anna, manager: p-2c9d, unit: drift }\nunits:\n  - id: drift\n    title: Drift\n    aims:\n      - { id: U1, horizon: short, aim: Ugentlige udgivelser }\n");
        let run = new(folder.path(), &["prep", "anna", "--role", "both"]);
        let names: Vec<&str> = run.out.lines().filter_map(|line| line.strip_prefix("records/p-7f3k/2026/")).collect();
        assert_eq!(names, ["conversation.yaml", "prep-employee.yaml", "prep-manager.yaml"]);
        let [employee, manager] = ["employee", "manager"]
            .map(|role| text_of(&folder.path().join(format!("records/p-7f3k/2026/prep-{role}.yaml"))));
        assert!(employee.contains(&format!("{ask} {required}")), "{employee}");
        // The unit's plans are the manager's to bring.
        assert!(
            manager.contains("#   drift/U1: Ugentlige udgivelser (") && !employee.contains("drift/U1"),
            "{manager}"
        );
        // Hints are for the manager, and stand in the agenda.
        let hint = if language == "da" { "lad medarbejderen tale" } else { "let the employee speak" };
        assert!(!employee.contains(hint) && mus(folder.path(), &["agenda", "anna"]).ok().contains(hint));
        mus(folder.path(), &["check", "--fail-on", "note"]).ok();
    }
}

#[test]
fn a_preparation_for_a_person_who_left_is_told_and_found() {
    let folder = Folder::new();
    folder.write("mus.toml", "");
    folder.write(
        "people.yaml",
        "mus: 1\nkind: people\npeople:\n  - { id: p-7f3k, name: Anna, employed_to: \"2026-03-31\" }\n",
    );
    let run = new(folder.path(), &["prep", "anna/2026"]);
    assert!(run.err.contains("p-7f3k has left; the last day was 2026-03-31"), "{run:?}");
    let found = mus(folder.path(), &["check", "--fail-on", "warning"]).ends_with(1);
    assert!(found.contains("warning[prep-after-leaving]") && found.contains("prep-employee.yaml:"), "{found}");
    // A talk that was held before is another matter.
    mus(folder.path(), &["hold", "anna/2026", "--on", "2026-03-30"]).ok();
    let found = mus(folder.path(), &["check"]).ok();
    assert!(!found.contains("prep-after-leaving"), "{found}");
}

#[test]
fn each_kind_of_talk_has_a_form_of_its_own_where_nobody_says() {
    let folder = Folder::new();
    folder.write("mus.toml", "");
    folder.write("people.yaml", "mus: 1\nkind: people\npeople:\n  - { id: p-2c9d, name: Henrik }\n  - { id: p-7f3k, name: Anna, manager: p-2c9d }\ngroups:\n  - { id: g-team, title: Holdet, members: [p-7f3k, p-2c9d] }\n");
    for (subject, kind, employee, manager) in [
        ("p-7f3k", "mus", "standard-employee", "standard-manager"),
        ("p-7f3k", "lus", "leader", "leader"),
        ("p-7f3k", "sus", "senior", "senior"),
        ("g-team", "grus", "group", "group"),
        ("g-team", "tus", "group", "group"),
        ("p-7f3k", "follow-up", "follow-up", "follow-up"),
        ("p-7f3k", "one-to-one", "one-to-one", "one-to-one"),
    ] {
        let record = format!("{subject}/2026-06-09-{kind}");
        mus(folder.path(), &["new", "conversation", &record, "--type", kind, "--on", "2026-06-09"]).ok();
        let made = mus(folder.path(), &["new", "prep", &record, "--role", "both"]).ok();
        let forms: Vec<bool> = made
            .lines()
            .map(|path| {
                let text = text_of(&folder.path().join(path));
                let form = if text.contains("\nrole: manager\n") { manager } else { employee };
                text.contains(&format!("form: {{ id: {form}, revision: 1 }}"))
            })
            .collect();
        assert!(forms.len() >= 2 && forms.iter().all(|fits| *fits), "{kind}: {made}");
    }
    mus(folder.path(), &["check", "--fail-on", "note"]).ok();
}

#[test]
fn a_new_plan_carries_open_goals_over() {
    let folder = Folder::example("nordlys");
    new(folder.path(), &["plan", "mikkel"]);
    let plan = plan_of(folder.path(), "p-4kq8/2026-06-09");
    let carried: Vec<String> =
        plan.points.iter().filter_map(|point| point.carried_from.as_ref()).map(ToString::to_string).collect();
    assert_eq!(carried, ["p-4kq8/2025-12-02:D1", "p-4kq8/2025-12-02:D2"]);
    assert_eq!(plan.state, Draft::Draft);
    mus(folder.path(), &["check"]).ok();
    // A draft has taken nothing on yet: the goals stay due where they are.
    let due = mus(folder.path(), &["due"]).out;
    assert!(due.contains("p-4kq8/2025-12-02:A2"), "{due}");
}

#[test]
fn a_talk_without_a_day_comes_after_all_others_of_its_year() {
    let folder = Folder::example("nordlys");
    folder.write("records/p-5b1j/2026-02-01-onboarding/action-plan.yaml", "mus: 1\nkind: action-plan\nrecord: p-5b1j/2026-02-01-onboarding\nstate: final\npoints:\n  - id: D1\n    goal: |\n      Et mål\n");
    folder.write("records/p-5b1j/2027/action-plan.yaml", "mus: 1\nkind: action-plan\nrecord: p-5b1j/2027\nstate: final\npoints:\n  - id: D1\n    goal: |\n      Fra fremtiden\n");
    mus(folder.path(), &["new", "plan", "p-5b1j/2026"]).ok();
    let carried: Vec<String> = plan_of(folder.path(), "p-5b1j/2026")
        .points
        .iter()
        .filter_map(|point| point.carried_from.as_ref())
        .map(ToString::to_string)
        .collect();
    assert_eq!(carried, ["p-5b1j/2026-02-01-onboarding:D1"]);
}

#[test]
fn follow_ups_fall_on_working_days() {
    let folder = initialised();
    let demo = folder.path().join("demo");
    mus(&demo, &["new", "person", "--name", "Bo", "--id", "p-bobo"]).ok();
    // One month and three months on: a Sunday, Good Friday; Grundlovsdag; Christmas Eve on a Thursday before a week-end.
    for (held, first, second) in [
        ("2026-01-03", "2026-02-03", "2026-04-07"),
        ("2026-05-05", "2026-06-08", "2026-08-05"),
        ("2026-11-24", "2026-12-28", "2027-02-24"),
    ] {
        let record = format!("bo/{held}");
        mus(&demo, &["new", "conversation", &record, "--on", held]).ok();
        mus(&demo, &["new", "plan", &record]).ok();
        let due: Vec<String> =
            plan_of(&demo, &format!("p-bobo/{held}")).follow_ups.iter().map(|one| one.due.to_string()).collect();
        assert_eq!(due, [first, second], "{held}");
    }
}

#[test]
fn a_person_s_own_follow_ups_win() {
    let folder = initialised();
    let demo = folder.path().join("demo");
    folder.write(
        "demo/people.yaml",
        "mus: 1\nkind: people\npeople:\n  - id: p-bobo\n    name: Bo\n    review:\n      follow_ups: [2w]\n",
    );
    mus(&demo, &["new", "conversation", "bo", "--on", "2026-06-09"]).ok();
    mus(&demo, &["new", "plan", "bo"]).ok();
    let due: Vec<String> = plan_of(&demo, "p-bobo/2026").follow_ups.iter().map(|one| one.due.to_string()).collect();
    assert_eq!(due, ["2026-06-23"]);
}

#[test]
fn a_short_talk_is_named_after_its_day_and_kind() {
    let folder = Folder::example("nordlys");
    let run = new(folder.path(), &["conversation", "anna", "--type", "one-to-one", "--on", "2026-06-02"]);
    assert_eq!(run.out, "records/p-7f3k/2026-06-02-one-to-one/conversation.yaml\n");
    mus(folder.path(), &["check"]).ok();
    // It is not the latest full talk.
    assert!(mus(folder.path(), &["render", "anna"]).ok().contains("3. marts 2026"));
}

#[test]
fn a_full_talk_is_named_after_its_year_or_its_day() {
    let folder = Folder::example("nordlys");
    let said = |arguments: &[&str]| mus(folder.path(), &[&["new", "conversation"], arguments].concat()).ok();
    assert_eq!(said(&["anna", "--on", "2026-12-01"]), "records/p-7f3k/2026-12-01/conversation.yaml\n");
    assert_eq!(said(&["jens", "--on", "2027-01-12"]), "records/p-81xx/2027/conversation.yaml\n");
    assert_eq!(
        said(&["mikkel", "--on", "2026-07-01"]),
        "records/p-4kq8/2026-06-09/conversation.yaml\n",
        "the talk under way"
    );
    mus(folder.path(), &["check"]).ok();
}

#[test]
fn in_a_group_each_writes_a_preparation() {
    let folder = Folder::example("nordlys");
    let run = new(folder.path(), &["prep", "g-drift/2027", "--role", "both"]);
    let names: Vec<&str> = run.out.lines().filter_map(|line| line.strip_prefix("records/g-drift/2027/")).collect();
    assert_eq!(
        names,
        ["conversation.yaml", "prep-p-7f3k.yaml", "prep-p-81xx.yaml", "prep-p-4kq8.yaml", "prep-p-2c9d.yaml"]
    );
    assert!(text_of(&folder.path().join("records/g-drift/2027/prep-p-81xx.yaml")).contains("by: p-81xx\n"));
    mus(folder.path(), &["check"]).ok();
}

#[test]
fn an_id_is_chosen_or_made_and_never_given_twice() {
    let folder = initialised();
    let demo = folder.path().join("demo");
    assert_eq!(mus(&demo, &["new", "person", "--name", "Anna Holm", "--id", "p-7f3k"]).ok(), "p-7f3k\n");
    let taken = mus(&demo, &["new", "person", "--name", "Bo", "--id", "p-7f3k"]).ends_with(2);
    assert!(taken.contains("taken"), "{taken}");
    mus(&demo, &["new", "person", "--name", "Bo", "--id", "bo"]).ends_with(2);
    assert_eq!(mus(&demo, &["new", "person", "--name", "anna  HOLM"]).ok(), "p-7f3k\n", "she is there already");
    let other = mus(&demo, &["new", "person", "--name", "Anna Holm", "--id", "p-0000"]).ok();
    assert_eq!(other, "p-0000\n", "a namesake with an id of her own");
    let said = mus(&demo, &["new", "prep", "anna"]).ends_with(2);
    assert!(said.contains("p-7f3k  Anna Holm") && said.contains("p-0000  Anna Holm"), "{said}");
}

#[test]
fn unknown_units_managers_forms_and_days_are_wrong_usage() {
    let folder = Folder::example("nordlys");
    let before = snapshot(folder.path());
    for (arguments, hint) in [
        (&["person", "--name", "Ny", "--unit", "salg"][..], "drift, udvikling, kundeservice"),
        (&["person", "--name", "Ny", "--manager", "henrikk"], "p-2c9d  Henrik Ravn"),
        (&["person", "--name", " "], "empty"),
        (&["person", "--name", "Ny", "--email", "ny"], "“ny” is not"),
        (&["person", "--name", "Ny", "--employed-from", "1/2"], "year-month-day"),
        (&["conversation", "anna", "--on", "2026-02-30"], "2026-02-30"),
        (&["conversation", "anna", "--time", "9"], "10:00"),
        (&["conversation", "anna/next", "--type", "mus"], "next"),
        (&["prep", "anna", "--form", "shrt"], "standard-employee"),
        (&["prep", "anna", "--form", "standard-manager"], "--role"),
        (&["prep", "anna", "--form", "nordlys-leder"], "no questions for"),
        (&["prep", "nobody"], "not in people.yaml"),
        (&["prep", "h"], "Anna Holm"),
    ] {
        let told = mus(folder.path(), &[&["new"], arguments].concat()).ends_with(2);
        assert!(told.contains(hint), "{arguments:?}: {told}");
    }
    mus(folder.path(), &["new", "plan", "birgitte"]).ends_with(3);
    let told = mus(folder.path(), &["new", "conversation", "g-nobody/2026"]).ends_with(2);
    assert!(told.contains("the group “g-nobody”") && told.contains("`groups`"), "{told}");
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn a_register_keeps_every_other_byte() {
    let folder = initialised();
    let demo = folder.path().join("demo");
    let before = "# øverst\nmus: 1   # format\nkind: people\npeople:   # alle\n  # Anna\n  - id: p-7f3k   # her\n    name: 'Anna  Holm'   \n\n    title: \"Chef\"\n\n# nederst\nunits: []\n".replace('\n', "\r\n");
    folder.write("demo/people.yaml", &before);
    mus(&demo, &["new", "person", "--name", "Bo", "--id", "p-bobo"]).ok();
    let after = text_of(&demo.join("people.yaml"));
    let added = "  - id: p-bobo\r\n    name: Bo\r\n";
    let at = after.find(added).expect("the new person");
    assert_eq!(format!("{}{}", &after[..at], &after[at + added.len()..]), before);
    assert!(!after.replace("\r\n", "").contains('\n'));
}

#[test]
fn a_broken_register_is_left_alone() {
    let folder = initialised();
    let demo = folder.path().join("demo");
    for text in ["mus: 1\nkind: people\npeople: [\n", "mus: 1\nkind: people\npeople:\n  - id: Anna\n    name: Anna\n"] {
        folder.write("demo/people.yaml", text);
        for arguments in [&["person", "--name", "Bo"][..], &["prep", "anna"]] {
            let told = mus(&demo, &[&["new"], arguments].concat()).ends_with(4);
            assert!(told.contains("people.yaml cannot be used"), "{told}");
        }
        assert_eq!(text_of(&demo.join("people.yaml")), text);
    }
}

#[test]
fn names_are_data() {
    let folder = initialised();
    let demo = folder.path().join("demo");
    let long = "Ægir ".repeat(60);
    let names = [
        "Æ: ø",
        "Bo #1",
        "\"Citat\" 'apostrof'",
        "🎉 Fest",
        "yes",
        "2026-06-01",
        "~",
        "- Bindestreg",
        "{a: b}",
        "&anker *alias",
        "Tab\tNavn",
        "C:\\sti\\",
        "!tag",
        "%proc",
        long.trim(),
    ];
    for name in names {
        mus(&demo, &["new", "person", &format!("--name={name}")]).ok();
    }
    mus(&demo, &["check", "--fail-on", "note"]).ok();
    let text = text_of(&demo.join("people.yaml"));
    let root = parse(&text).root.expect("a tree").to_json();
    let written: Vec<&str> =
        root["people"].as_array().expect("a list").iter().filter_map(|person| person["name"].as_str()).collect();
    assert_eq!(written, names.map(|name| if name == "Tab\tNavn" { "Tab Navn" } else { name }));
}
