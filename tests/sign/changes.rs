//! What a change to the files does to a signature on them.

use crate::stage::{ANNA, CONVERSATION, HENRIK, MINUTES, PLAN, change, read, repository, state_of};
use crate::support::Folder;
use mus::schema::{Kind, class_of};
use mus::seal::State;
use mus::yaml::{Path as Way, Step, parse};
use proptest::prelude::*;
use serde_yaml::Value;

#[test]
fn what_mus_and_openssh_signed_is_valid() {
    let folder = repository();
    for inside in [ANNA, HENRIK, crate::stage::JENS, crate::stage::SOFIE] {
        assert_eq!(state_of(&folder, inside), State::Valid, "{inside}");
    }
}

/// Shuffles the keys of every mapping; lists stay as they are.
fn shuffled(value: &Value, seed: &mut u64) -> Value {
    match value {
        Value::Mapping(map) => {
            let mut entries: Vec<(Value, Value)> =
                map.iter().map(|(key, value)| (key.clone(), shuffled(value, seed))).collect();
            for at in (1..entries.len()).rev() {
                *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                entries.swap(at, usize::try_from(*seed >> 33).expect("31 bits") % (at + 1));
            }
            Value::Mapping(entries.into_iter().collect())
        }
        Value::Sequence(items) => Value::Sequence(items.iter().map(|item| shuffled(item, seed)).collect()),
        other => other.clone(),
    }
}

/// The same file written by somebody else: other order, other indentation and quoting, comments, other line ends.
fn rewritten(text: &str, mut seed: u64, comments: bool, crlf: bool, json: bool) -> String {
    let value: Value = serde_yaml::from_str(text).expect("YAML");
    let value = shuffled(&value, &mut seed);
    let mut text = if json {
        serde_json::to_string_pretty(&value).expect("JSON")
    } else {
        serde_yaml::to_string(&value).expect("YAML")
    };
    if comments {
        text = format!("# in front\n{text}\n# behind\n");
    }
    if crlf { text.replace('\n', "\r\n") } else { text }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_way_a_file_is_written_does_not_count(
        seed in any::<u64>(), comments in any::<bool>(), crlf in any::<bool>(), json in any::<bool>(), file in 0..4_usize,
    ) {
        let folder = repository();
        let inside = [CONVERSATION, MINUTES, PLAN, ANNA][file];
        folder.write(inside, rewritten(&read(&folder, inside), seed, comments, crlf, json));
        prop_assert_eq!(state_of(&folder, ANNA), State::Valid);
    }
}

#[test]
fn the_course_of_what_was_agreed_does_not_count() {
    let folder = repository();
    change(
        &folder,
        PLAN,
        "status: open",
        "status: done\n        done_on: \"2026-07-01\"\n        moved:\n          - { to: \"2026-09-01\" }",
    );
    change(&folder, PLAN, "    type: development", "    type: development\n    outcome: partly\n    reason: Tiden gik");
    change(
        &folder,
        PLAN,
        "owner: manager",
        "owner: manager\n    held_on: \"2026-08-03\"\n    confirmed_by: [employee, manager]\n    note: Godt",
    );
    for inside in [ANNA, HENRIK] {
        assert_eq!(state_of(&folder, inside), State::Valid, "{inside}");
    }
}

#[test]
fn text_is_the_same_with_other_blanks_and_another_form_of_the_letters() {
    let folder = repository();
    change(&folder, PLAN, "Can lead a release from start to end\n", "Can lead a release from start to end  \t\n\n\n");
    change(&folder, MINUTES, "topics:\n", "copies_to: []\ntopics:\n");
    assert_eq!(state_of(&folder, ANNA), State::Valid);
}

/// Every value of every signed file, one at a time.
#[test]
fn every_value_that_is_signed_makes_it_stale_and_no_other_does() {
    let folder = repository();
    let mut seen = (0, 0);
    for (inside, kind) in [(CONVERSATION, Kind::Conversation), (MINUTES, Kind::Minutes), (PLAN, Kind::ActionPlan)] {
        let text = read(&folder, inside);
        let tree = parse(&text);
        let mut leaves = Vec::new();
        tree.root.as_ref().expect("YAML").walk(&mut |way, node| {
            if node.as_scalar().is_some() {
                leaves.push((way.clone(), node.span));
            }
        });
        for (way, span) in leaves {
            // The three that say what the file is: without them it is another file.
            if way.steps().len() == 1 && ["mus", "kind", "record"].contains(&first_key(&way).as_str()) {
                continue;
            }
            let block = text[span.range()].ends_with('\n');
            let other = if block { "something else\n" } else { "something else" };
            folder.write(inside, format!("{}{other}{}", &text[..span.start()], &text[span.end()..]));
            let state = state_of(&folder, ANNA);
            if class_of(kind, &way).process {
                assert_eq!(state, State::Valid, "{way}");
                seen.1 += 1;
            } else {
                assert_eq!(state, State::Stale { changed: vec![kind] }, "{way}");
                seen.0 += 1;
            }
        }
        folder.write(inside, text);
    }
    assert!(seen.0 > 25 && seen.1 >= 4, "{seen:?} values were changed");
}

fn first_key(way: &Way) -> String {
    match way.steps().first() {
        Some(Step::Key(key)) => key.clone(),
        _ => String::new(),
    }
}

#[test]
fn a_goal_a_date_and_an_amount_are_told_by_their_paths() {
    let folder = repository();
    let before = mus::seal::content(Kind::ActionPlan, parse(&read(&folder, PLAN)).root.as_ref().expect("YAML"));
    change(&folder, PLAN, "start to end", "end to start");
    change(&folder, PLAN, "2026-08-01", "2026-08-02");
    change(&folder, PLAN, "amount: 4500", "amount: 4501");
    let after = mus::seal::content(Kind::ActionPlan, parse(&read(&folder, PLAN)).root.as_ref().expect("YAML"));
    let changes = mus::seal::changes(Kind::ActionPlan, &before.expect("not encrypted"), &after.expect("not encrypted"));
    let paths: Vec<String> = changes.iter().map(|change| change.path.to_string()).collect();
    assert_eq!(paths, ["points[0].actions[0].budget.amount", "points[0].actions[0].due", "points[0].goal"]);
    for inside in [ANNA, HENRIK] {
        assert_eq!(state_of(&folder, inside), State::Stale { changed: vec![Kind::ActionPlan] });
    }
}

#[test]
fn what_is_gone_what_came_and_what_is_encrypted_is_told_apart() {
    let folder = repository();
    let minutes = read(&folder, MINUTES);
    let remove = |folder: &Folder, inside: &str| std::fs::remove_file(folder.path().join(inside)).expect("removed");
    remove(&folder, MINUTES);
    assert_eq!(state_of(&folder, ANNA), State::Gone { kinds: vec![Kind::Minutes] });
    // Deleted in time, and the rest changed: the change counts.
    change(&folder, PLAN, "2026-08-01", "2026-08-02");
    assert_eq!(state_of(&folder, ANNA), State::Stale { changed: vec![Kind::ActionPlan] });

    let folder = repository();
    remove(&folder, MINUTES);
    change(&folder, ANNA, &line_of(&read(&folder, ANNA), "  minutes:"), "");
    crate::stage::sign_anew(&folder, ANNA, "ed25519");
    assert_eq!(state_of(&folder, ANNA), State::Valid);
    folder.write(MINUTES, &minutes);
    assert_eq!(state_of(&folder, ANNA), State::NotCovered { kinds: vec![Kind::Minutes] });

    let folder = repository();
    change(&folder, MINUTES, "heading: Workload", "heading: ENC[AES256_GCM,data:eA==,type:str]");
    assert_eq!(state_of(&folder, ANNA), State::CouldNotCheck(mus::seal::Unknowable::Encrypted));
    let folder = repository();
    folder.write(PLAN, "points: [");
    assert!(matches!(state_of(&folder, ANNA), State::Gone { .. } | State::CouldNotCheck(_)));
}

/// The line of a text that begins so, with its end.
fn line_of(text: &str, start: &str) -> String {
    let line = text.lines().find(|line| line.starts_with(start)).expect("the line is there");
    format!("{line}\n")
}
