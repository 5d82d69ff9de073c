//! Runs the program, away from the machine's locale, clock, terminal and CI.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a run gave.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// `mus` in `folder`, in English, on 1 June 2026.
pub fn mus(folder: &Path, arguments: &[&str]) -> Run {
    mus_with(folder, arguments, &[("MUS_LANG", "en")])
}

/// `mus` in `folder` with these variables, and 1 June 2026.
pub fn mus_with(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_mus"));
    command.current_dir(folder).env_clear().env("MUS_TODAY", "2026-06-01").args(arguments);
    for (name, value) in variables {
        command.env(name, value);
    }
    let output = command.output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Run { code: output.status.code().expect("an exit code"), out: text(output.stdout), err: text(output.stderr) }
}

impl Run {
    /// Standard output of a run that ended with 0.
    pub fn ok(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// Asserts the exit code; gives both outputs.
    pub fn ends_with(self, code: i32) -> String {
        assert_eq!(self.code, code, "{self:?}");
        format!("{}{}", self.out, self.err)
    }
}

/// What a program that is not ours writes when it reads `input`.
pub fn piped(program: &mut Command, input: &str) -> String {
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program:?} cannot run: {error}; .ci/run installs it"));
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("the program reads");
    let output = child.wait_with_output().expect("the program ends");
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success(), "{text}");
    text
}
