//! Laws of the reporters: what goes in comes out, in every format, at the same places, and nothing private with it.
#![allow(clippy::disallowed_methods, reason = "tests write files of their own")]

mod program;
mod support;

use mus::check::{Finding, check};
use mus::lang::Lang;
use mus::report::{findings, github, gitlab, junit, sarif};
use program::mus_with;
use serde_json::Value;
use std::collections::BTreeSet;
use support::{Folder, home, text_of, today};

/// A repository with a finding or more in every line of a plan.
fn full_of_mistakes(points: usize) -> (Folder, Vec<Finding>, usize) {
    let folder = Folder::copy_of(&home().join("tests/gallery/base"));
    let path = "records/p-7f3k/2026/action-plan.yaml";
    let mut text = text_of(&folder.path().join(path));
    for at in 0..points {
        let point = format!(
            "  - id: D{0}\n    goal: Hemmelig tekst, nr. {0} # med 100% {0}\n    due: 2026-02-{1:02}\n    outcome: \"nåe,t: |x|\"\n",
            at + 10,
            at % 28 + 1
        );
        text = text.replace("follow_ups:\n", &format!("{point}follow_ups:\n"));
    }
    folder.write(path, text);
    let store = folder.open();
    let found = check(&store, today());
    (folder, found, store.files().len())
}

fn places(json: &str) -> Vec<(String, u64, u64)> {
    let report: Value = serde_json::from_str(json).expect("JSON");
    let of = |one: &Value| {
        let (path, start) = (one["path"].as_str().expect("a path"), &one["start"]);
        (path.to_owned(), start["line"].as_u64().expect("a line"), start["column"].as_u64().expect("a column"))
    };
    report["findings"].as_array().expect("findings").iter().map(of).collect()
}

#[test]
fn what_goes_in_comes_out() {
    for points in [0, 1, 7, 40] {
        let (_folder, found, files) = full_of_mistakes(points);
        assert_eq!(found.is_empty(), points == 0);
        for lang in [Lang::Da, Lang::En] {
            let wanted = places(&findings::json(&found, files, lang));
            assert_eq!(wanted.len(), found.len());

            let report: Value = serde_json::from_str(&gitlab(&found, lang)).expect("JSON");
            let issues = report.as_array().expect("a list");
            let lines: Vec<(String, u64)> = issues
                .iter()
                .map(|one| {
                    let location = &one["location"];
                    let line = location["lines"]["begin"].as_u64().expect("a line");
                    (location["path"].as_str().expect("a path").to_owned(), line)
                })
                .collect();
            assert_eq!(lines, wanted.iter().map(|(path, line, _)| (path.clone(), *line)).collect::<Vec<_>>());

            let report: Value = serde_json::from_str(&sarif(&found, lang)).expect("JSON");
            let results = report["runs"][0]["results"].as_array().expect("results");
            let regions: Vec<(String, u64, u64)> = results
                .iter()
                .map(|one| {
                    let place = &one["locations"][0]["physicalLocation"];
                    let (uri, region) = (place["artifactLocation"]["uri"].as_str().expect("a uri"), &place["region"]);
                    let number = |key: &str| region[key].as_u64().expect("a number");
                    (uri.to_owned(), number("startLine"), number("startColumn"))
                })
                .collect();
            assert_eq!(regions, wanted);

            let xml = junit(&found, lang);
            assert_eq!(xml.matches("<failure ").count(), found.len());
            assert!(xml.contains(&format!("tests=\"{}\"", found.len().max(1))), "{xml}");
            assert!(xml.contains(&format!("failures=\"{}\"", found.len())), "{xml}");

            let told = github(&found, files, lang);
            assert_eq!(told.annotations.lines().count(), found.len().min(10));
            assert_eq!(told.annotations.lines().count() + told.rest.lines().count(), found.len());
            let rows = told.summary.lines().filter(|line| line.starts_with("| ") && !line.contains("---")).count();
            assert_eq!(rows, if found.is_empty() { 0 } else { found.len() + 1 });
        }
    }
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_is_never_shared() {
    let prints = |found: &[Finding]| -> Vec<String> {
        let report: Value = serde_json::from_str(&gitlab(found, Lang::Da)).expect("JSON");
        let issues = report.as_array().expect("a list").clone();
        issues.iter().map(|one| one["fingerprint"].as_str().expect("a fingerprint").to_owned()).collect()
    };
    let (folder, found, _) = full_of_mistakes(7);
    let before = prints(&found);
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len());
    let path = "records/p-7f3k/2026/action-plan.yaml";
    let text = text_of(&folder.path().join(path));
    folder.write(path, format!("# én linje mere\n\n{text}"));
    assert_eq!(prints(&check(&folder.open(), today())), before);
}

#[test]
fn nothing_private_is_in_any_format() {
    let (folder, _, _) = full_of_mistakes(12);
    for format in ["json", "github", "gitlab", "junit", "sarif"] {
        let run = mus_with(folder.path(), &["check", "--format", format], &[]);
        assert_eq!(run.code, 1, "{format}: findings");
        assert!(!run.out.contains("Hemmelig") && !run.err.contains("Hemmelig"), "{format}");
    }
}

#[test]
fn every_format_follows_the_exit_codes() {
    let base = Folder::copy_of(&home().join("tests/gallery/base"));
    let (bad, _, _) = full_of_mistakes(1);
    for format in ["text", "json", "github", "gitlab", "junit", "sarif"] {
        assert_eq!(mus_with(base.path(), &["check", "--format", format], &[]).code, 0, "{format}");
        assert_eq!(mus_with(bad.path(), &["check", "--format", format], &[]).code, 1, "{format}");
        assert_eq!(mus_with(bad.path(), &["check", "--format", format, "--exit-zero"], &[]).code, 0, "{format}");
        assert_eq!(mus_with(bad.path(), &["check", "gone.yaml", "--format", format], &[]).code, 3, "{format}");
    }
}

#[test]
fn the_step_summary_of_github_holds_all_of_it() {
    let (folder, found, _) = full_of_mistakes(12);
    let summary = folder.write("summary.md", "before\n");
    let path = summary.to_str().expect("a path");
    let run = mus_with(folder.path(), &["check", "--format", "github"], &[("GITHUB_STEP_SUMMARY", path)]);
    assert_eq!(run.out.lines().filter(|line| line.starts_with("::")).count(), 10);
    assert_eq!(run.out.lines().count(), 11, "ten annotations and the count: {}", run.out);
    let text = text_of(&summary);
    assert!(text.starts_with("before\n"), "what other steps wrote stays");
    assert_eq!(text.lines().filter(|line| line.contains("| records/")).count(), found.len());
}
