//! Files that are named, as a hook names them: their findings are those of the whole repository.

#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

mod support;

use mus::store::{Request, Store};
use support::{Folder, assert_naming_changes_nothing, files_below, text_of};

#[test]
fn naming_a_file_of_an_example_changes_nothing() {
    for name in ["minimal", "nordlys"] {
        assert_naming_changes_nothing(Folder::example(name).path());
    }
}

/// A plan that says whose it is, with a point that goes on from somewhere.
fn plan(record: &str, from: &str) -> String {
    format!(
        "mus: 1\nkind: action-plan\nrecord: {record}\nstate: draft\npoints:\n  - id: D1\n    goal: Mål\n    carried_from: {from}\n    outcome: carried\nfollow_ups:\n  - id: F1\n    due: \"2026-04-07\"\n    talk: {record}\n"
    )
}

/// Two persons whose plans refer to each other, and plans that lie where they should not.
fn tangled() -> Folder {
    let folder = Folder::new();
    folder.write("mus.toml", "format = 1\n");
    folder.write(
        "people.yaml",
        "mus: 1\nkind: people\npeople:\n  - id: p-0001\n    name: A\n  - id: p-0002\n    name: B\n",
    );
    for (path, record, from) in [
        ("records/p-0001/2025/action-plan.yaml", "p-0001/2025", "p-0002/2024:D1"),
        ("records/p-0001/2026/action-plan.yaml", "p-0001/2026", "p-0002/2025:D1"),
        ("records/p-0002/2025/action-plan.yaml", "p-0002/2025", "p-0001/2026:D7"),
        ("records/p-0002/action-plan.yaml", "p-0002/2024", "p-0001/2025:D1"),
        ("records/p-0002/anna/action-plan.yaml", "p-0001/2024", "p-0001/2025:D1"),
        ("records/elsewhere/action-plan.yaml", "p-0001/2025", "p-0001/2026:D1"),
        ("records/action-plan.yaml", "p-0001/2026", "p-0002/2025:D1"),
        ("forms/action-plan.yaml", "p-0002/2025", "p-0001/2025:D1"),
    ] {
        folder.write(path, plan(record, from));
    }
    folder
}

#[test]
fn what_others_say_is_heard_however_the_files_lie() {
    assert_naming_changes_nothing(tangled().path());
}

#[test]
fn a_register_or_a_form_in_the_wrong_place_counts_for_nobody() {
    let folder = tangled();
    let form = text_of(&files_below(&support::home().join("examples/nordlys/forms"))[0]);
    folder.write("records/p-0001/2025/people.yaml", "mus: 1\nkind: people\npeople:\n  - id: p-0009\n    name: C\n");
    folder.write("records/p-0001/2025/form.yaml", &form);
    folder.write("records/p-0002/2025/form.yaml", &form);
    assert_naming_changes_nothing(folder.path());
    std::fs::remove_file(folder.path().join("people.yaml")).expect("the register is there");
    assert_naming_changes_nothing(folder.path());
}

#[test]
fn no_more_is_read_than_the_rules_need() {
    let folder = tangled();
    folder.write("records/p-0003/2025/action-plan.yaml", plan("p-0003/2025", "p-0003/2025:D1"));
    let request = Request { paths: vec![folder.path().join("records/p-0001/2026/action-plan.yaml")] };
    let store = Store::open(&request, &|_| {}).expect("the repository opens");
    let read = |inside: &str| store.files().iter().any(|file| file.path() == folder.path().join(inside));
    assert!(
        read("mus.toml")
            && read("records/p-0001/2025/action-plan.yaml")
            && read("records/p-0002/2025/action-plan.yaml")
    );
    assert!(!read("records/p-0003/2025/action-plan.yaml") && !read("records/elsewhere/action-plan.yaml"));
    assert_eq!(store.files().iter().filter(|file| file.is_asked_for()).count(), 1);
}
