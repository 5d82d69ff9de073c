//! What git is about to keep, and what it has kept: `mus check --staged`, `mus check --history`, `mus init --hook`.
#![allow(clippy::disallowed_methods, reason = "tests write files and run git of their own")]

mod program;
mod support;

use program::mus_with;
use std::path::Path;
use std::process::Command;
use support::Folder;

/// Runs git in `folder`, away from anybody's own settings; gives what it said.
fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "hr").env(format!("GIT_{role}_EMAIL"), "hr@havblik.example");
        command.env(format!("GIT_{role}_DATE"), "2026-06-01T12:00:00Z");
    }
    let output = command.args(arguments).output().expect("git runs");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// The gallery's clean repository, committed.
fn repository() -> Folder {
    let folder = Folder::copy_of(&support::home().join("tests/gallery/base"));
    git(folder.path(), &["init", "--quiet", "--initial-branch=main"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--message", "Begin"]);
    folder
}

const MINUTES: &str = "records/p-7f3k/2026/minutes.yaml";

fn with_line(folder: &Folder, line: &str) {
    let text = support::text_of(&folder.path().join(MINUTES));
    let changed = text.replace("Den er til at overse, når udgivelserne ligger fast.", line);
    assert_ne!(text, changed);
    folder.write(MINUTES, changed);
}

/// `mus` where git is, and nothing of the machine besides.
fn run(folder: &Path, arguments: &[&str]) -> program::Run {
    let path = std::env::var("PATH").expect("a PATH");
    mus_with(folder, arguments, &[("MUS_LANG", "en"), ("PATH", &path), ("GIT_CONFIG_GLOBAL", "/dev/null")])
}

#[test]
fn what_is_staged_is_checked_and_not_what_lies_there() {
    let folder = repository();
    assert!(run(folder.path(), &["check", "--staged"]).ok().contains("0 files checked"));

    with_line(&folder, "Cpr 010190-1234 er noteret.");
    git(folder.path(), &["add", MINUTES]);
    let clean = git(folder.path(), &["show", &format!("HEAD:{MINUTES}")]);
    folder.write(MINUTES, clean);
    // The file that lies there is clean; what git is about to commit is not.
    assert!(run(folder.path(), &["check"]).ok().contains("no findings"));
    let said = run(folder.path(), &["check", "--staged", "--format", "json"]).ends_with(1);
    assert!(said.contains("\"cpr-number\"") && said.contains(MINUTES), "{said}");
    assert!(!said.contains("1234"), "{said}");
    assert_eq!(said.matches("\"code\"").count(), 1, "{said}");

    // The other way round: a mistake that is not staged waits.
    git(folder.path(), &["add", MINUTES]);
    with_line(&folder, "Cpr 010190-1234 er noteret.");
    assert!(run(folder.path(), &["check", "--staged"]).ok().contains("0 files checked"));
}

#[test]
fn what_is_staged_is_judged_by_the_register_that_is_staged() {
    let folder = repository();
    let people = support::text_of(&folder.path().join("people.yaml"));
    // The register as it lies there knows somebody more, but is not about to be committed.
    with_line(&folder, "Spørg Ditte Gram om det.");
    git(folder.path(), &["add", MINUTES]);
    let more = people.replace("units:\n", "  - id: p-9xyz\n    name: Ditte Gram\nunits:\n");
    folder.write("people.yaml", &more);
    assert!(run(folder.path(), &["check"]).ok().contains("third-person"));
    assert!(run(folder.path(), &["check", "--staged"]).ok().contains("no findings"));
}

/// Commits what is staged in `folder` with `mus` at hand; what is said where that is stopped.
fn commit(folder: &Path, more: &[&str]) -> Result<(), String> {
    let program = Path::new(env!("CARGO_BIN_EXE_mus")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").expect("a PATH"));
    let mut command = Command::new("git");
    command.current_dir(folder).env("PATH", path).env("MUS_TODAY", "2026-06-01");
    command.env("GIT_AUTHOR_NAME", "hr").env("GIT_AUTHOR_EMAIL", "hr@havblik.example");
    command.env("GIT_COMMITTER_NAME", "hr").env("GIT_COMMITTER_EMAIL", "hr@havblik.example");
    let output = command.args(["commit", "--quiet", "--message", "Minutes"]).args(more).output().expect("git runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(()) } else { Err(said) }
}

#[test]
fn a_hook_guards_records_that_lie_further_down() {
    let whole = Folder::copy_of(&support::home().join("tests/gallery"));
    let below = whole.path().join("it's hr");
    std::fs::rename(whole.path().join("base"), &below).expect("renamed");
    git(whole.path(), &["init", "--quiet", "--initial-branch=main"]);
    git(whole.path(), &["add", "it's hr"]);
    git(whole.path(), &["commit", "--quiet", "--message", "Begin"]);
    run(whole.path(), &["init", "it's hr", "--hook"]).ok();
    let minutes = below.join(MINUTES);
    let text = support::text_of(&minutes);
    let planted = text.replace("Den er til at overse, når udgivelserne ligger fast.", "Cpr 010190-1234 er noteret.");
    std::fs::write(&minutes, &planted).expect("written");
    for how in [&["--all"][..], &["--", "it's hr"]] {
        let said = commit(whole.path(), how).expect_err("it is stopped");
        assert!(said.contains("cpr-number"), "{said}");
    }
    std::fs::write(&minutes, text + "# Set.\n").expect("written");
    commit(whole.path(), &["--all"]).expect("it is not stopped");
}

#[test]
fn a_hook_stops_a_commit_that_has_errors() {
    let folder = repository();
    let hook = folder.path().join(".git/hooks/pre-commit");
    let said = run(folder.path(), &["init", "--hook"]).ok();
    assert!(said.contains("pre-commit"), "{said}");
    assert!(support::text_of(&hook).contains("mus check --staged"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&hook).expect("the hook is there").permissions().mode();
        assert_eq!(mode & 0o100, 0o100, "the hook can be run: {mode:o}");
    }
    with_line(&folder, "Cpr 010190-1234 er noteret.");
    git(folder.path(), &["add", "."]);
    let commit = || commit(folder.path(), &[]);
    let said = commit().expect_err("it is stopped");
    assert!(said.contains("cpr-number") && !said.contains("010190-1234"), "{said}");
    with_line_back(&folder);
    git(folder.path(), &["add", "."]);
    commit().expect("it is not stopped");
    let said = run(folder.path(), &["init", "--hook"]).ends_with(0);
    assert!(said.contains("is ready already"), "{said}");
    // A hook of somebody's own is left alone, and it is said that nothing is checked.
    std::fs::write(&hook, "#!/bin/sh\n").expect("written");
    let said = run(folder.path(), &["init", "--hook"]).ends_with(0);
    assert!(said.contains("not checked yet") && !said.contains("eady already"), "{said}");
    assert_eq!(support::text_of(&hook), "#!/bin/sh\n");
}

fn with_line_back(folder: &Folder) {
    let text = support::text_of(&folder.path().join(MINUTES));
    folder.write(MINUTES, text.replace("Cpr 010190-1234 er noteret.", "Den er til at overse."));
}

#[test]
fn without_a_git_repository_there_is_no_hook_and_nothing_is_staged() {
    let folder = Folder::copy_of(&support::home().join("tests/gallery/base"));
    // A folder of the tests may itself lie in a repository.
    let ceiling = folder.path().parent().expect("a folder").to_string_lossy().into_owned();
    let path = std::env::var("PATH").expect("a PATH");
    let variables = [("MUS_LANG", "en"), ("PATH", path.as_str()), ("GIT_CEILING_DIRECTORIES", ceiling.as_str())];
    let said = mus_with(folder.path(), &["init", "--hook"], &variables).ends_with(2);
    assert!(said.contains("git init"), "{said}");
    let said = mus_with(folder.path(), &["check", "--staged"], &variables).ends_with(4);
    assert!(said.contains("git cannot be asked"), "{said}");
    let said = mus_with(folder.path(), &["check", "--history"], &variables).ends_with(4);
    assert!(said.contains("git cannot be asked"), "{said}");
}

#[test]
fn names_in_history_are_told_and_shown_to_no_program() {
    let folder = repository();
    folder.write("notes/anna-holm.md", "x\n");
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--message", "Plan for Bo Krag"]);
    git(folder.path(), &["rm", "--quiet", "-r", "notes"]);
    git(folder.path(), &["commit", "--quiet", "--message", "Ret plan for p-7f3k"]);
    git(folder.path(), &["branch", "mus-sara-friis"]);

    let quiet = run(folder.path(), &["check"]).ok();
    assert!(quiet.contains("no findings"), "{quiet}");
    for format in ["json", "github", "gitlab", "junit", "sarif"] {
        let said = run(folder.path(), &["check", "--history", "--format", format]).ends_with(0).to_lowercase();
        for id in ["p-7f3k", "p-81xx", "p-9k1u"] {
            assert!(said.contains(id), "{format}: {said}");
        }
        for name in ["holm", "krag", "friis"] {
            assert!(!said.contains(name), "{format}: {said}");
        }
    }
    let said = run(folder.path(), &["check", "--history"]).ok();
    assert_eq!(said.matches("[name-in-git]").count(), 3, "{said}");
    assert!(said.contains("the commit message says “Bo Krag”, the name of p-81xx"), "{said}");
    run(folder.path(), &["check", "--history", "--fail-on", "warning"]).ends_with(1);
    let settings = support::text_of(&folder.path().join("mus.toml"));
    folder.write("mus.toml", settings.replace("[checks]\n", "[checks]\nname-in-git = \"off\"\n"));
    assert!(!run(folder.path(), &["check", "--history"]).ends_with(0).contains("name-in-git"));
}

#[test]
fn a_history_that_takes_too_long_is_read_as_far_as_there_is_time() {
    let folder = repository();
    let said = run(folder.path(), &["check", "--history", "--time-limit", "0"]).ends_with(0);
    assert!(said.contains("--time-limit"), "{said}");
}
