//! Programs that are not ours read our reports: TypeScript with the types of SARIF and Code Climate, Python's junitparser, and
//! GitHub's toolkit, which must write the same commands.
#![allow(clippy::disallowed_methods, reason = "tests run programs and write files of their own")]

mod program;
mod support;

use program::{mus_with, piped};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{Folder, home, text_of};

fn modules() -> PathBuf {
    home().join("tests/interop/node_modules")
}

/// A repository with one finding of many kinds, and with text in them that has to be escaped.
fn full_of_mistakes() -> Folder {
    let folder = Folder::copy_of(&home().join("tests/gallery/base"));
    let path = "records/p-7f3k/2026/action-plan.yaml";
    let text = text_of(&folder.path().join(path))
        .replace("activity: course", "activity: \"50%, se: [her]\\n<b>&\"")
        .replace("due: \"2026-05-01\"", "due: 2026-02-01")
        .replace("owner: manager", "owner: p-8888")
        .replace("supports: drift/U1", "supports: drift/U9");
    folder.write(path, text);
    folder
}

fn report(folder: &Path, format: &str) -> String {
    let run = mus_with(folder, &["check", "--format", format, "--lang", "da"], &[]);
    assert_eq!(run.code, 1, "{}", run.err);
    run.out
}

/// Whether TypeScript accepts `json` as a value of the type.
fn accepted(folder: &Path, import: &str, name: &str, json: &str) -> Result<(), String> {
    let module = modules().join(import);
    let source = format!(
        "import type * as all from {:?};\nexport const value: {name} = {json};\n",
        module.display().to_string()
    );
    let file = folder.join("value.ts");
    std::fs::write(&file, source).expect("the file can be written");
    let output = Command::new("node")
        .arg(modules().join("typescript/bin/tsc"))
        .args(["--noEmit", "--strict", "--skipLibCheck"])
        .arg(&file)
        .output()
        .expect("node is installed");
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stdout).into_owned()) }
}

#[test]
fn sarif_is_sarif() {
    let folder = full_of_mistakes();
    let sarif = report(folder.path(), "sarif");
    accepted(folder.path(), "@types/sarif/index", "all.Log", &sarif).expect("the report is a SARIF log");
    let wrong = sarif.replace("\"startLine\"", "\"lineStart\"");
    accepted(folder.path(), "@types/sarif/index", "all.Log", &wrong).expect_err("the test can fail");
}

#[test]
fn code_quality_is_code_climate() {
    const TYPE: &str =
        "Required<Pick<all.Issue, 'check_name' | 'description' | 'fingerprint' | 'severity' | 'location'>>[]";
    let folder = full_of_mistakes();
    let gitlab = report(folder.path(), "gitlab");
    accepted(folder.path(), "codeclimate-types/index", TYPE, &gitlab).expect("the report is a list of issues");
    let wrong = gitlab.replace("\"major\"", "\"worst\"");
    accepted(folder.path(), "codeclimate-types/index", TYPE, &wrong).expect_err("the test can fail");
}

#[test]
fn junit_is_junit() {
    let folder = full_of_mistakes();
    let wanted: Value = serde_json::from_str(&report(folder.path(), "json")).expect("JSON");
    let script = "import sys, json\nfrom junitparser import JUnitXml\n\
                  xml = JUnitXml.fromstring(sys.stdin.buffer.read())\n\
                  print(json.dumps([[r.message for r in case.result] for suite in xml for case in suite]))";
    let told = piped(Command::new("python3").args(["-c", script]), &report(folder.path(), "junit"));
    let told: Vec<Vec<String>> = serde_json::from_str(&told).expect("JSON");
    let wanted: Vec<Vec<String>> = wanted["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|one| vec![one["message"].as_str().expect("a message").to_owned()])
        .collect();
    assert!(!wanted.is_empty());
    assert_eq!(told, wanted);
}

#[test]
fn annotations_are_what_the_toolkit_would_write() {
    let folder = full_of_mistakes();
    let found: Value = serde_json::from_str(&report(folder.path(), "json")).expect("JSON");
    let mut findings = found["findings"].as_array().expect("findings").clone();
    assert!((2..=10).contains(&findings.len()), "all of them are annotations");
    findings.sort_by_key(|one| one["level"] != "error");
    let commands: Vec<Value> = findings
        .iter()
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap_or_default();
            let help = one.get("help").map(|help| format!("\n{}", help.as_str().expect("text"))).unwrap_or_default();
            json!({
                "command": text("level"),
                "message": text("message").to_owned() + &help,
                "properties": {
                    "title": text("code"),
                    "file": text("path"),
                    "line": one["start"]["line"],
                    "endLine": one["end"]["line"],
                    "col": one["start"]["column"],
                    "endColumn": one["end"]["column"],
                },
            })
        })
        .collect();
    let toolkit = piped(
        Command::new("node").arg(home().join("tests/interop/annotations.mjs")),
        &Value::Array(commands).to_string(),
    );
    let github = report(folder.path(), "github");
    let ours: String =
        github.lines().filter(|line| line.starts_with("::")).map(|line| line.to_owned() + "\n").collect();
    assert_eq!(ours, toolkit);
}
