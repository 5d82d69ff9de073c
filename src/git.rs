//! The `git` program, where there is one. Nothing here fails: without git there is nothing to know.

use std::path::Path;
use std::process::{Command, Stdio};

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
