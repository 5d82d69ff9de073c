//! Every command in the README and the docs runs, and prints what they say.
//!
//! In a ```` ```console ```` block a line after `$ ` is a command; the lines below it are its standard output, where `[..]` stands for anything
//! in a line and `...` for any lines; `? 1` is an exit code other than 0.

#![allow(clippy::disallowed_methods, reason = "the test makes a folder and runs the program in it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Step {
    line: usize,
    command: String,
    output: Vec<String>,
    exit: i32,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for (at, line) in text.lines().enumerate() {
        match (inside, line) {
            (false, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, line) => match (line.strip_prefix("$ "), steps.last_mut()) {
                (Some(command), _) => {
                    steps.push(Step { line: at + 1, command: command.to_owned(), output: Vec::new(), exit: 0 });
                }
                (None, Some(step)) => match line.strip_prefix("? ") {
                    Some(code) => step.exit = code.parse().expect("an exit code is a number"),
                    None => step.output.push(line.to_owned()),
                },
                (None, None) => panic!("line {}: output before any command", at + 1),
            },
            _ => {}
        }
    }
    steps
}

fn line_fits(pattern: &str, line: &str) -> bool {
    let mut parts = pattern.split("[..]");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

fn fits(pattern: &[String], lines: &[&str]) -> bool {
    match pattern.split_first() {
        None => lines.is_empty(),
        Some((any, rest)) if any == "..." => (0..=lines.len()).any(|skip| fits(rest, &lines[skip..])),
        Some((one, rest)) => lines.split_first().is_some_and(|(line, lines)| line_fits(one, line) && fits(rest, lines)),
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("the entry can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the file can be copied");
        }
    }
}

fn run(document: &Path) -> usize {
    let text = fs::read_to_string(document).expect("the document is there");
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&root().join("examples"), &folder.path().join("examples"));
    let programs = PathBuf::from(env!("CARGO_BIN_EXE_mus"));
    let programs = programs.parent().expect("the program lies in a folder");
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    let steps = steps(&text);
    for step in &steps {
        let output = Command::new("sh")
            .args(["-c", &step.command])
            .current_dir(&folder)
            .env("PATH", &path)
            .env("MUS_LANG", "en")
            .env("MUS_TODAY", "2026-02-02")
            .env("COLUMNS", "100")
            .env_remove("CI")
            .output()
            .expect("sh runs");
        let place = format!("{}:{}: $ {}", document.display(), step.line, step.command);
        let stdout = String::from_utf8_lossy(&output.stdout).replace('\u{a0}', " ");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(step.exit), "{place}\n{stdout}{stderr}");
        let lines: Vec<&str> = stdout.lines().collect();
        assert!(
            fits(&step.output, &lines),
            "{place}\nprinted\n{stdout}\nbut the document says\n{}",
            step.output.join("\n")
        );
    }
    steps.len()
}

#[test]
fn the_tour_of_the_readme_runs() {
    assert!(run(&root().join("README.md")) >= 9);
}

#[test]
fn the_commands_of_the_docs_run() {
    for entry in fs::read_dir(root().join("docs")).expect("there are docs") {
        let path = entry.expect("the entry can be read").path();
        if path.extension().is_some_and(|ending| ending == "md") {
            run(&path);
        }
    }
}

#[test]
fn the_finding_shown_in_the_readme_is_what_check_says() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README is there");
    let shown = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a finding is shown");
    let (command, finding) = shown.split_once('\n').expect("a command and its output");
    assert_eq!(command, "$ mus check");
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&root().join("examples/nordlys"), folder.path());
    let plan = folder.path().join("records/p-7f3k/2026/action-plan.yaml");
    let text = "mus: 1\nkind: action-plan\nrecord: p-7f3k/2026\nstate: draft\nagreed_on: \"2026-03-03\"\nwritten_by: manager\npoints:\n  - id: D1\n    goal: |\n      Kan selv føre en udgivelse fra start til slut\n    type: development\n    actions:\n      - id: A1\n        action: |\n          Følger Jens på to udgivelser\n        activity: job-shadowing\n        owner: employee\n        support: [manager]\n        # Før sommer.\n        start: \"2026-02-09\"\n        due: \"2026-02-30\"\n";
    fs::write(plan, text).expect("the plan can be written");
    let output = Command::new(env!("CARGO_BIN_EXE_mus"))
        .arg("check")
        .current_dir(&folder)
        .env("MUS_LANG", "en")
        .env_remove("CI")
        .output()
        .expect("mus runs");
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(stdout.contains(finding.trim_end()), "{stdout}");
}
