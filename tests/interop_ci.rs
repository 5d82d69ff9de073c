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

/// The last step of a workflow's job, as a shell runs it.
fn script_of_the_due_job() -> String {
    let workflow: serde_yaml::Value =
        serde_yaml::from_str(&text_of(&home().join("templates/init/github-workflow.yaml"))).expect("YAML");
    let steps = workflow["jobs"]["due"]["steps"].as_sequence().expect("steps");
    steps.last().and_then(|step| step["run"].as_str()).expect("a script").to_owned()
}

/// A stand-in for GitHub's `gh`: it notes what it is asked for, and knows the issue in the file `open`.
const GH: &str = "#!/bin/sh\nif [ \"$1 $2\" = 'issue list' ]; then cat \"$NOTES/open\" 2>/dev/null; else printf '%s\\n' \"$*\" >> \"$NOTES/log\"; fi\nexit 0\n";

#[test]
fn the_due_job_opens_one_issue_then_updates_it_then_closes_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::example("nordlys");
    let tools = Folder::new();
    let gh = tools.write("gh", GH);
    std::fs::set_permissions(&gh, std::fs::Permissions::from_mode(0o755)).expect("the mode can be set");
    let programs = Path::new(env!("CARGO_BIN_EXE_mus")).parent().expect("a folder").display().to_string();
    let job = |today: &str| {
        let path = format!("{}:{programs}:/usr/bin:/bin", tools.path().display());
        let output = Command::new("bash")
            .args(["-e", "-o", "pipefail", "-c", &script_of_the_due_job()])
            .current_dir(folder.path())
            .env("PATH", path)
            .env("NOTES", tools.path())
            .env("CI", "true")
            .env("MUS_TODAY", today)
            .output()
            .expect("bash runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let log = tools.path().join("log");
        let asked = std::fs::read_to_string(&log).unwrap_or_default();
        let _ = std::fs::remove_file(log);
        asked
    };
    let asked = job("2026-06-01");
    assert!(asked.contains("issue create") && asked.contains("--body-file due.md"), "{asked}");
    let body = text_of(&folder.path().join("due.md"));
    assert!(body.contains("**14 overdue, 4 undated** on 1 June 2026") && body.contains("`p-7f3k/2026:A3`"), "{body}");
    for name in ["Anna", "Henrik", "Holm", "Drift"] {
        assert!(!body.contains(name), "{body}");
    }
    tools.write("open", "7\n");
    assert_eq!(job("2026-06-02"), "issue edit 7 --body-file due.md\n");
    assert_eq!(job("2025-01-01"), "issue close 7 --comment Nothing is overdue.\n");
    tools.write("open", "");
    assert_eq!(job("2025-01-01"), "");
}

#[test]
fn init_writes_the_jobs_where_the_service_looks() {
    let folder = Folder::new();
    mus(folder.path(), &["init", ".", "--ci", "github", "--ci", "gitlab"]).ok();
    for (schema, file) in
        [("vendor.github-workflows", ".github/workflows/mus.yml"), ("vendor.gitlab-ci", ".gitlab-ci.yml")]
    {
        let path = folder.path().join(file);
        accepted("check-jsonschema", &["--builtin-schema", schema, &path.display().to_string()]);
        assert!(!text_of(&path).contains("copy this"), "{file}");
    }
}
