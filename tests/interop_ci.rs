//! What others run of ours is what they take: the GitHub action, the examples for CI, and the pre-commit hooks.
#![allow(clippy::disallowed_methods, reason = "tests run programs and write files of their own")]

mod program;
mod support;

use program::mus;
use std::path::Path;
use std::process::{Command, Output};
use support::{Folder, home, text_of};

fn run(program: &str, arguments: &[&str], folder: &Path) -> Output {
    Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("MUS_TODAY", "2026-06-01")
        .output()
        .unwrap_or_else(|error| panic!("{program} cannot run: {error}; .ci/run installs it"))
}

fn accepted(program: &str, arguments: &[&str]) {
    let output = run(program, arguments, home());
    let told = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {told}");
}

#[test]
fn the_action_and_the_examples_are_what_their_schemas_ask_for() {
    for (schema, file) in [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", "templates/init/github-workflow.yaml"),
        ("vendor.gitlab-ci", "templates/init/gitlab-ci.yaml"),
    ] {
        accepted("check-jsonschema", &["--builtin-schema", schema, file]);
    }
    accepted("pre-commit", &["validate-manifest", ".pre-commit-hooks.yaml"]);
    accepted("pre-commit", &["validate-config", "templates/init/pre-commit-config.yaml"]);
}

#[test]
fn the_hook_stops_a_commit_with_a_mistake_and_no_other() {
    let folder = Folder::new();
    mus(folder.path(), &["init", "."]).ok();
    mus(folder.path(), &["new", "person", "--name", "Bo", "--id", "p-boss"]).ok();
    let config = text_of(&home().join("templates/init/pre-commit-config.yaml"))
        .replace("entry: mus check", &format!("entry: {} check", env!("CARGO_BIN_EXE_mus")));
    folder.write(".pre-commit-config.yaml", config);
    for arguments in [&["init", "-q"][..], &["add", "-A"]] {
        assert!(run("git", arguments, folder.path()).status.success());
    }
    let hook = || run("pre-commit", &["run", "--all-files"], folder.path());
    let told = hook();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stdout));
    assert!(String::from_utf8_lossy(&told.stdout).contains("Passed"));

    let people = text_of(&folder.path().join("people.yaml"));
    folder.write("people.yaml", people.replace("id: p-boss", "id: boss"));
    let told = hook();
    assert_eq!(told.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&told.stdout).contains("wrong-format"),
        "{}",
        String::from_utf8_lossy(&told.stdout)
    );
}
