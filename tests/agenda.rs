//! The agenda: what is seen differently comes first, nothing that was prepared is lost, and drafts are nobody else's.
#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

mod program;
mod support;

use mus::agenda::{About, Agenda, Standing, difference, is_far_apart};
use mus::lang::Lang;
use mus::record::{Best, PrepState, ReasonRule, Record, Scale};
use mus::render::{Templates, html, markdown};
use mus::store::Store;
use mus::summary::{View, agenda};
use program::mus_with;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::Folder;

const RECORD: &str = "p-7f3k/2026";

#[allow(clippy::needless_pass_by_value, reason = "a value as it is written down reads best")]
fn question(id: &str, more: Value) -> Value {
    let mut question = json!({ "id": id, "type": "text", "ask": format!("Om {id}"), "hint": format!("Råd om {id}") });
    question.as_object_mut().expect("a mapping").extend(more.as_object().cloned().unwrap_or_default());
    question
}

fn options(ids: &[&str]) -> Value {
    ids.iter().map(|id| json!({ "id": id, "label": id.to_uppercase() })).collect()
}

/// A question of each sort that can be measured, two texts, and a part with cards.
fn form(id: &str, role: &str) -> Value {
    let scale = json!({ "type": "scale", "scale": { "min": 0, "max": 8, "best": "low" } });
    json!({
        "mus": 1, "kind": "form", "id": id, "revision": 1, "role": role, "title": "Skema",
        "sections": [
            { "id": "now", "title": "Nu", "duration": 20, "questions": [
                question("score", scale),
                question("mood", json!({ "type": "choice", "options": options(&["lav", "midt", "hoej"]) })),
                question("kinds", json!({ "type": "choices", "options": options(&["lav", "midt", "hoej"]) })),
                question("done", json!({ "type": "tick" })),
                question("skills", json!({ "type": "rows",
                    "items": [{ "id": "bim", "label": "BIM" }, { "id": "gis", "label": "GIS" }],
                    "columns": [{ "id": "level", "type": "scale", "label": "Niveau", "scale": { "min": 0, "max": 4, "best": "high" } }] })),
                question("text", json!({})),
                question("read-this", json!({ "type": "note" })),
            ] },
            { "id": "cards", "title": "Kort", "duration": 10, "pick": { "min": 0 }, "questions": [question("card-one", json!({})), question("card-two", json!({}))] },
        ],
    })
}

fn manager_form() -> Value {
    let mut form = form("theirs", "manager");
    let own = json!({ "id": "own", "title": "Lederens", "duration": 15, "questions": [question("unit", json!({}))] });
    form["sections"].as_array_mut().expect("sections").push(own);
    form
}

/// A talk between two, with these preparations: role, state and whatever else they say.
fn talk(preps: &[(&str, &str, Value)]) -> Folder {
    let folder = Folder::new();
    folder.write("mus.toml", "[forms.mus]\nemployee = \"mine\"\nmanager = \"theirs\"\n");
    folder.write("people.yaml", "mus: 1\nkind: people\npeople:\n  - { id: p-2c9d, name: Henrik }\n  - { id: p-7f3k, name: Anna, manager: p-2c9d }\n  - { id: p-81xx, name: Jens, manager: p-2c9d }\ngroups:\n  - { id: g-team, title: Holdet, members: [p-7f3k, p-81xx] }\n");
    folder.write("forms/mine.yaml", form("mine", "employee").to_string());
    folder.write("forms/theirs.yaml", manager_form().to_string());
    folder.write(
        format!("records/{RECORD}/conversation.yaml"),
        json!({ "mus": 1, "kind": "conversation", "record": RECORD, "type": "mus", "state": "planned",
            "participants": [{ "person": "p-7f3k", "role": "employee" }, { "person": "p-2c9d", "role": "manager" }] })
        .to_string(),
    );
    for (role, state, more) in preps {
        let id = if *role == "manager" { "theirs" } else { "mine" };
        let mut prep = json!({ "mus": 1, "kind": "prep", "record": RECORD, "role": role, "state": state, "form": { "id": id, "revision": 1 } });
        prep.as_object_mut().expect("a mapping").extend(more.as_object().cloned().unwrap_or_default());
        folder.write(format!("records/{RECORD}/prep-{role}.yaml"), prep.to_string());
    }
    folder
}

#[allow(clippy::needless_pass_by_value, reason = "a value as it is written down reads best")]
fn both(employee: Value, manager: Value) -> Folder {
    talk(&[
        ("employee", "shared", json!({ "answers": employee })),
        ("manager", "shared", json!({ "answers": manager })),
    ])
}

/// The topics in one part of the agenda, by the ids of what they are about.
fn topics(store: &Store, standing: Standing, with_drafts: bool) -> Vec<String> {
    let talk = store.talks().next().expect("the talk");
    let agenda = Agenda::new(store, &talk, with_drafts);
    let about = agenda.standing(standing).map(|topic| match topic.about {
        About::Question(question, _) => question.id.to_string(),
        About::Answer(id) => id.to_owned(),
        About::Carried(reference) => reference.to_string(),
    });
    about.collect()
}

fn in_parts(folder: &Folder) -> [Vec<String>; 4] {
    let store = folder.open();
    Standing::ALL.map(|standing| topics(&store, standing, false))
}

fn document(folder: &Folder, view: &View) -> String {
    let store = folder.open();
    let talk = store.talks().next().expect("the talk");
    markdown(&agenda(&store, &talk, view), &Templates::default()).expect("a document")
}

#[test]
fn each_kind_of_answer_is_set_where_it_belongs() {
    // Eight steps: a quarter is two.
    let folder = both(
        json!({ "score": { "score": 3 }, "mood": "lav", "kinds": ["lav", "midt"], "done": true, "text": "a",
            "skills": { "bim": { "level": 1 }, "gis": { "level": 2 } } }),
        json!({ "score": { "score": 5 }, "mood": "hoej", "kinds": ["hoej"], "done": false, "text": "b", "unit": "x",
            "skills": { "bim": { "level": 2 }, "gis": { "level": 2 } } }),
    );
    let [differently, by_some, unanswered, by_all] = in_parts(&folder);
    assert_eq!(differently, ["score", "mood", "kinds", "done", "skills"]);
    assert_eq!(by_some, ["unit"]);
    assert_eq!(unanswered, Vec::<String>::new());
    assert_eq!(by_all, ["text"]);

    let folder = both(
        json!({ "score": { "score": 3 }, "mood": "lav", "kinds": ["lav", "hoej"], "done": true, "skills": { "bim": { "level": 1 } } }),
        json!({ "score": { "score": 4 }, "mood": "midt", "kinds": ["hoej"], "done": true, "skills": { "gis": { "level": 4 } } }),
    );
    let [differently, by_some, unanswered, by_all] = in_parts(&folder);
    assert_eq!(differently, Vec::<String>::new());
    assert_eq!(by_some, Vec::<String>::new());
    assert_eq!(unanswered, ["text", "unit"]);
    assert_eq!(by_all, ["score", "mood", "kinds", "done", "skills"]);
}

#[test]
fn empty_answers_are_none_and_reasons_alone_are_some() {
    let folder = both(
        json!({ "score": { "score": null, "reason": "" }, "kinds": [], "skills": { "bim": { "level": null } }, "text": " \n" }),
        json!({ "score": { "reason": "fordi" } }),
    );
    let [_, by_some, unanswered, _] = in_parts(&folder);
    assert_eq!(by_some, ["score"]);
    assert_eq!(unanswered, ["mood", "kinds", "done", "skills", "text", "unit"]);
}

#[test]
fn what_must_be_covered_comes_first_and_is_marked() {
    let folder = talk(&[
        ("employee", "shared", json!({ "answers": { "text": "a", "mood": "midt" } })),
        ("manager", "shared", json!({ "must_cover": ["text", "card-two"], "focus": "development" })),
    ]);
    let [_, by_some, unanswered, _] = in_parts(&folder);
    assert_eq!(by_some, ["text", "mood"]);
    assert_eq!(unanswered[0], "card-two", "a card that nobody picked, but the manager will not leave out");
    let text = document(&folder, &View::default());
    assert_eq!(text.matches("*Skal med · ").count(), 2, "{text}");
    assert!(text.contains("- **Tyngdepunkt:** udvikling"));
}

#[test]
fn cards_are_only_those_that_somebody_picked() {
    let folder = talk(&[
        ("employee", "shared", json!({ "picked": ["card-one"], "answers": { "card-one": null } })),
        ("manager", "shared", json!({ "answers": { "text": "x" } })),
    ]);
    let [_, by_some, unanswered, _] = in_parts(&folder);
    assert_eq!(by_some, ["text", "card-one"]);
    assert!(!unanswered.iter().any(|id| id.starts_with("card")), "{unanswered:?}");
    assert!(document(&folder, &View::default()).contains("*Valgt, men ikke besvaret.*"));
}

#[test]
fn carried_goals_stand_by_how_they_went() {
    let item = |number: u8, more: Value| {
        let mut item = json!({ "ref": format!("p-7f3k/2025:D{number}"), "text": format!("Mål {number}") });
        item.as_object_mut().expect("a mapping").extend(more.as_object().cloned().unwrap_or_default());
        item
    };
    let folder = talk(&[
        (
            "employee",
            "shared",
            json!({ "carried": [
                item(1, json!({ "assessment": "partly" })), item(2, json!({ "assessment": "achieved" })),
                item(3, json!({ "comment": "Ja" })), item(4, json!({})), item(4, json!({})),
            ] }),
        ),
        (
            "manager",
            "shared",
            json!({ "carried": [
                item(1, json!({ "assessment": "not-achieved" })), item(2, json!({ "assessment": "achieved" })),
                item(3, json!({ "assessment": null })), item(4, json!({ "comment": " " })), item(5, json!({ "assessment": "exceeded" })),
            ] }),
        ),
    ]);
    let [differently, by_some, unanswered, by_all] = in_parts(&folder).map(|ids| {
        ids.into_iter().filter_map(|id| id.strip_prefix("p-7f3k/2025:").map(str::to_owned)).collect::<Vec<_>>()
    });
    assert_eq!(differently, ["D1"]);
    assert_eq!(by_some, ["D3", "D5"]);
    assert_eq!(unanswered, ["D4"], "listed twice, it is one goal");
    assert_eq!(by_all, ["D2"]);
    let text = document(&folder, &View::default());
    assert!(text.contains("### D1. Mål 1\n\n*Fra sidste samtale · vurderet forskelligt.*"), "{text}");
}

#[test]
fn it_works_with_one_preparation_or_none_and_says_so() {
    let answers = json!({ "answers": { "text": "Mit eget" } });
    for (preps, said) in [
        (
            vec![("employee", "shared", answers.clone())],
            ["**Anna:** har forberedt sig", "**Henrik:** ingen forberedelse"],
        ),
        (
            vec![("manager", "shared", answers.clone())],
            ["**Anna:** ingen forberedelse", "**Henrik:** har forberedt sig"],
        ),
        (
            vec![("employee", "draft", answers)],
            ["**Anna:** forberedelsen er ikke delt endnu", "**Henrik:** ingen forberedelse"],
        ),
        (vec![], ["**Anna:** ingen forberedelse", "**Henrik:** ingen forberedelse"]),
    ] {
        let folder = talk(&preps);
        let text = document(&folder, &View::default());
        for words in said {
            assert!(text.contains(words), "{words}\n{text}");
        }
        // The questions of whoever has not prepared are still there to ask, with the hints.
        assert!(text.contains("### Om unit") && text.contains("Råd om unit"), "{text}");
        let [_, by_some, _, by_all] = in_parts(&folder);
        assert_eq!(by_all, Vec::<String>::new(), "one alone agrees with nobody");
        assert_eq!(by_some.len(), usize::from(text.contains("har forberedt sig")));
    }
}

#[test]
fn time_stands_by_part_and_a_form_that_both_answer_counts_once() {
    let folder = both(json!({ "text": "a" }), json!({ "card-one": "b" }));
    let text = document(&folder, &View::default());
    assert!(text.contains("| Nu | 40 minutter | 6 |") && text.contains("| Kort | 20 minutter | 1 |"), "{text}");
    assert!(text.contains("| Lederens | 15 minutter | 1 |") && text.contains("- **Varighed:** 75 minutter"), "{text}");
    folder.write("mus.toml", "[forms.mus]\nemployee = \"short\"\nmanager = \"short\"\n");
    for role in ["employee", "manager"] {
        std::fs::remove_file(folder.path().join(format!("records/{RECORD}/prep-{role}.yaml"))).expect("it was there");
    }
    let short = folder
        .open()
        .newest_form("short")
        .map(|form| form.sections.iter().filter_map(|part| part.duration).sum::<u32>());
    let minutes = short.expect("the bundled form");
    let text = document(&folder, &View::default());
    assert!(text.contains(&format!("- **Varighed:** {minutes} minutter")), "{text}");
}

#[test]
fn drafts_are_nobody_else_s() {
    let secret = "Kun til mig selv";
    let folder = talk(&[
        (
            "employee",
            "draft",
            json!({ "share_with": ["hr"], "answers": { "text": secret, "score": { "score": 8 } },
            "carried": [{ "ref": "p-7f3k/2025:D1", "text": secret }] }),
        ),
        ("manager", "shared", json!({ "answers": { "text": "Lederens", "score": { "score": 0 } } })),
    ]);
    folder.write("mus.toml", "[forms.mus]\nemployee = \"mine\"\nmanager = \"theirs\"\n[sharing]\nwith = [\"hr\"]\n");
    let shown = document(&folder, &View::default());
    assert!(!shown.contains(secret) && shown.contains("Lederens"), "{shown}");
    let all = document(&folder, &View { include_drafts: true, ..View::default() });
    assert!(
        all.contains(secret) && all.contains("Udkast – ikke delt endnu") && all.contains("8 trin fra hinanden"),
        "{all}"
    );

    let file = format!("records/{RECORD}/prep-employee.yaml");
    let render = |more: &[&str]| mus_with(folder.path(), &[&["render", &file], more].concat(), &[("MUS_LANG", "da")]);
    for reader in ["manager", "hr"] {
        let refused = render(&["--for", reader]).ends_with(2);
        assert!(refused.contains(&format!("er ikke delt med {reader}")) && !refused.contains(secret), "{refused}");
        assert!(render(&["--for", reader, "--include-drafts"]).ok().contains(secret));
    }
    assert!(render(&["--for", "employee"]).ok().contains(secret), "its author reads it always");
    let agenda = |more: &[&str]| mus_with(folder.path(), &[&["agenda", RECORD], more].concat(), &[]).ok();
    assert!(!agenda(&[]).contains(secret) && agenda(&["--include-drafts"]).contains(secret));
}

#[test]
fn in_a_group_everybody_has_a_column_and_drafts_are_each_one_s_own() {
    let folder = talk(&[]);
    std::fs::remove_dir_all(folder.path().join("records/p-7f3k")).expect("the other talk was there");
    folder.write("mus.toml", "[forms.grus]\nemployee = \"mine\"\nmanager = \"theirs\"\n");
    let record = "g-team/2026";
    folder.write(
        format!("records/{record}/conversation.yaml"),
        json!({ "mus": 1, "kind": "conversation", "record": record, "type": "grus", "state": "planned", "participants": [
            { "person": "p-7f3k", "role": "employee" }, { "person": "p-81xx", "role": "employee" }, { "person": "p-2c9d", "role": "manager" }] })
        .to_string(),
    );
    let write = |by: &str, state: &str, answers: Value| {
        let (role, form) = if by == "p-2c9d" { ("manager", "theirs") } else { ("employee", "mine") };
        let prep = json!({ "mus": 1, "kind": "prep", "record": record, "role": role, "by": by, "state": state,
            "form": { "id": form, "revision": 1 }, "answers": answers });
        folder.write(format!("records/{record}/prep-{by}.yaml"), prep.to_string());
    };
    write("p-7f3k", "shared", json!({ "score": { "score": 4 }, "text": "Annas", "mood": "midt" }));
    write("p-81xx", "shared", json!({ "score": { "score": 7 }, "text": "Jens’", "mood": "hoej" }));
    write("p-2c9d", "shared", json!({ "score": { "score": 5 }, "text": "Henriks" }));
    let [differently, by_some, _, by_all] = in_parts(&folder);
    assert_eq!(
        (differently, by_some, by_all),
        (vec!["score".to_owned()], vec!["mood".to_owned()], vec!["text".to_owned()])
    );
    let text = document(&folder, &View::default());
    assert!(text.contains("· 3 trin fra hinanden") && text.contains("## Det har alle svaret på"), "{text}");
    for name in ["Anna", "Jens", "Henrik"] {
        assert!(text.contains(&format!("**{name}:** har forberedt sig")), "{text}");
    }
    write("p-81xx", "draft", json!({ "text": "Hemmeligt" }));
    let text = document(&folder, &View::default());
    assert!(!text.contains("Hemmeligt") && text.contains("**Jens:** forberedelsen er ikke delt endnu"), "{text}");
    // Which employee `--for employee` is, nobody knows in a group.
    let file = format!("records/{record}/prep-p-81xx.yaml");
    mus_with(folder.path(), &["render", &file, "--for", "employee"], &[]).ends_with(2);
}

#[test]
fn a_table_with_fixed_rows_is_one_table_for_all() {
    let folder = both(
        json!({ "skills": { "bim": { "level": 1 }, "gis": { "level": 2 } } }),
        json!({ "skills": { "bim": { "level": 4 } } }),
    );
    let text = document(&folder, &View::default());
    assert!(text.contains("| Emne | Niveau · Anna | Niveau · Henrik |"), "{text}");
    assert!(text.contains("| BIM | 1 af 4 | 4 af 4 |") && text.contains("| GIS | 2 af 4 | |"), "{text}");
    assert!(text.contains("langt fra hinanden: BIM (niveau)"), "{text}");
}

// Scales, as the rule says it: a quarter of the range or more apart, and at least one step.

fn scale(min: i64, max: i64, best: Best) -> Scale {
    Scale { min, max, best, reason: ReasonRule::Optional, anchors: Vec::new() }
}

#[test]
fn scores_are_far_apart_from_a_quarter_of_the_range() {
    for (min, max, one, other, far) in [
        (1, 6, 3, 4, false), // a quarter of five is more than one step
        (1, 6, 3, 5, true),
        (1, 4, 2, 3, true), // a quarter of three is less than one step
        (1, 4, 2, 2, false),
        (0, 100, 40, 64, false),
        (0, 100, 40, 65, true),
        (0, 4, 0, 1, true),
        (-5, 5, -1, 1, false),
        (-5, 5, -1, 2, true),
        (0, 1, 0, 1, true),
    ] {
        assert_eq!(is_far_apart(&scale(min, max, Best::High), one, other), far, "{min}–{max}: {one} and {other}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]
    #[test]
    fn the_rule_is_the_same_both_ways_and_whichever_end_is_best(
        min in -1000..1000i64, range in 1..1000i64, one in 0..1000i64, other in 0..1000i64, shift in -50..50i64,
    ) {
        let (one, other) = (min + one % (range + 1), min + other % (range + 1));
        let far = is_far_apart(&scale(min, min + range, Best::High), one, other);
        let wanted = (one - other).abs() >= 1 && (one - other).abs() >= (range + 3) / 4;
        prop_assert_eq!(far, wanted);
        prop_assert_eq!(far, is_far_apart(&scale(min, min + range, Best::Low), other, one));
        prop_assert_eq!(far, is_far_apart(&scale(min + shift, min + range + shift, Best::High), one + shift, other + shift));
    }
}

fn answers() -> impl Strategy<Value = Value> {
    let word = || prop::sample::select(vec!["lav", "midt", "hoej"]);
    let maybe = |value: BoxedStrategy<Value>| prop_oneof![1 => Just(Value::Null), 3 => value];
    (
        maybe((0..=8i64).prop_map(|score| json!({ "score": score, "reason": "Derfor" })).boxed()),
        maybe(word().prop_map(Value::from).boxed()),
        maybe(prop::collection::vec(word(), 0..3).prop_map(|words| json!(words)).boxed()),
        maybe(any::<bool>().prop_map(Value::from).boxed()),
        maybe((0..=4i64).prop_map(|level| json!({ "bim": { "level": level } })).boxed()),
        maybe("[a-zæøå]{3,9}".prop_map(Value::from).boxed()),
        maybe("[a-zæøå]{3,9}".prop_map(Value::from).boxed()),
    )
        .prop_map(|(score, mood, kinds, done, skills, text, card)| {
            json!({ "score": score, "mood": mood, "kinds": kinds, "done": done, "skills": skills, "text": text, "card-one": card })
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]
    #[test]
    fn everything_is_in_it_once_and_nothing_is_lost(employee in answers(), manager in answers()) {
        let folder = both(employee.clone(), manager.clone());
        let parts = in_parts(&folder);
        let all: Vec<&String> = parts.iter().flatten().collect();
        let mut ids: Vec<&str> = all.iter().map(|id| id.as_str()).collect();
        ids.sort_unstable();
        let mut once = ids.clone();
        once.dedup();
        prop_assert_eq!(&ids, &once, "each topic once");
        for asked in ["score", "mood", "kinds", "done", "skills", "text", "unit"] {
            prop_assert!(ids.contains(&asked), "{} is asked", asked);
        }
        // It is seen differently exactly where the rule says so, whoever comes first.
        let store = folder.open();
        let form = store.newest_form("mine").expect("the form");
        for id in ["score", "mood", "kinds", "done", "skills", "text"] {
            let question = form.question(id).expect("the question");
            let there = difference(question, &employee[id], question, &manager[id]);
            prop_assert_eq!(&there, &difference(question, &manager[id], question, &employee[id]));
            prop_assert_eq!(there.is_some(), parts[0].iter().any(|one| one == id), "{}", id);
        }
        // What somebody wrote can be read in every format.
        let talk = store.talks().next().expect("the talk");
        let document = agenda(&store, &talk, &View::default());
        let templates = Templates::default();
        for shown in [markdown(&document, &templates), html(&document, &templates)] {
            let shown = shown.expect("a document");
            for answers in [&employee, &manager] {
                for written in [&answers["text"], &answers["card-one"]].into_iter().filter_map(Value::as_str) {
                    prop_assert!(shown.contains(written), "{} is lost in {}", written, shown);
                }
            }
        }
    }
}

#[test]
fn the_agenda_is_in_the_language_of_the_repository() {
    for lang in Lang::ALL {
        let folder = both(json!({ "mood": "lav" }), json!({ "mood": "hoej", "unit": "x" }));
        folder.write(
            "mus.toml",
            format!("language = \"{lang}\"\n[forms.mus]\nemployee = \"mine\"\nmanager = \"theirs\"\n"),
        );
        let text = document(&folder, &View::default());
        let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let wanted = lang.pick(
            ["Inden I begynder", "Det ser I forskelligt på", "Det har kun den ene taget op", "Det har ingen svaret på"],
            ["Before you begin", "What you see differently", "What only one has raised", "What nobody has answered"],
        );
        assert_eq!(headings, wanted);
    }
}

#[test]
fn preparations_of_the_tests_are_what_they_say() {
    let folder = both(json!({ "text": "a" }), json!({ "unit": "b" }));
    let store = folder.open();
    let preps = store
        .files()
        .iter()
        .filter(|file| matches!(file.record(), Some(Record::Prep(prep)) if prep.state == PrepState::Shared));
    assert_eq!(preps.count(), 2);
    let found = mus::check::check(&store, support::today());
    assert!(found.is_empty(), "{found:?}");
}
