//! The `git` program, where there is one. Nothing here fails: without git there is nothing to know.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The mail address that commits in `folder` are made with; `None` without git, or where none is set.
pub fn user_email(folder: &Path) -> Option<String> {
    let output = Command::new("git")
        .args(["config", "--get", "user.email"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let email = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (output.status.success() && !email.is_empty()).then_some(email)
}

/// How many versions of a file are looked at, the newest first. A record changes a few dozen times in its life.
const VERSIONS: usize = 1000;
/// A version that is longer than a file may be ends the search.
const MAX_BYTES: u64 = crate::files::MAX_BYTES;

/// The texts a file has had in the commits that lead to the one that is checked out, the newest first.
pub struct Versions {
    git: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// The names of the versions, the next one last.
    left: Vec<String>,
}

/// The versions of the file at `path`; `None` without git, outside a repository of git, and for a file that git does not know.
pub fn versions(path: &Path) -> Option<Versions> {
    let name = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Both sides of a merge are looked at: two people may have changed the file on two branches.
    let listed = Command::new("git")
        .args(["log", "--full-history", "--format=%H", "--max-count", &VERSIONS.to_string(), "--", name])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let commits = String::from_utf8(listed.stdout).ok()?;
    let left: Vec<String> = commits.lines().rev().map(|commit| format!("{commit}:./{name}")).collect();
    if left.is_empty() {
        return None;
    }
    let mut git = Command::new("git")
        .args(["cat-file", "--batch"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let (asks, answers) = (git.stdin.take()?, BufReader::new(git.stdout.take()?));
    Some(Versions { git, asks, answers, left })
}

impl Iterator for Versions {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        loop {
            let name = self.left.pop()?;
            writeln!(self.asks, "{name}").ok()?;
            let mut head = String::new();
            self.answers.read_line(&mut head).ok()?;
            // `<object> blob <bytes>`, or `<name> missing` for a commit that deleted it.
            let [_, "blob", bytes] = head.split_whitespace().collect::<Vec<_>>()[..] else { continue };
            let bytes: u64 = bytes.parse().ok()?;
            if bytes > MAX_BYTES {
                return None;
            }
            let mut text = Vec::new();
            // The content is followed by a line end.
            self.answers.by_ref().take(bytes + 1).read_to_end(&mut text).ok()?;
            text.pop();
            if let Ok(text) = String::from_utf8(text) {
                return Some(text);
            }
        }
    }
}

impl Drop for Versions {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is not left behind.
        let _ = self.git.kill();
        let _ = self.git.wait();
    }
}
