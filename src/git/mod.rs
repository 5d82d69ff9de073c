//! The `git` program, where there is one: who asks, what is about to be committed, what a file was, and what is kept for ever.

mod blobs;
mod history;
mod staged;
mod versions;

use crate::error::{Error, Kind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub use history::{History, Keeps, Kept, history};
pub use staged::{Staged, staged};
pub use versions::{Versions, versions};

/// The mail address that commits in `folder` are made with; `None` without git, or where none is set.
pub fn user_email(folder: &Path) -> Option<String> {
    let email = said(folder, &["config", "--get", "user.email"]).ok()?;
    let email = String::from_utf8(email).ok()?.trim().to_owned();
    (!email.is_empty()).then_some(email)
}

/// Where the hooks of the repository around `folder` belong; `None` where there is no repository, or no git.
pub fn hooks_folder(folder: &Path) -> Option<PathBuf> {
    let path = said(folder, &["rev-parse", "--git-path", "hooks"]).ok()?;
    let path = String::from_utf8(path).ok()?;
    Some(folder.join(path.trim_end_matches(['\r', '\n'])))
}

/// The path of `folder` from the top of the repository around it, which its hooks run in, with `/`; empty at the top, and `None` without
/// a repository or git.
pub fn path_from_top(folder: &Path) -> Option<String> {
    let path = String::from_utf8(said(folder, &["rev-parse", "--show-prefix"]).ok()?).ok()?;
    Some(path.trim_end_matches(['\r', '\n']).trim_end_matches('/').to_owned())
}

/// Git in `folder`. What it complains about is not passed on: it may name anything.
fn git(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// What git says, to its end.
fn said(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, Error> {
    let output = git(folder, arguments).output().map_err(failed)?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(failed(format!("git {} ({})", arguments[0], output.status)))
    }
}

#[allow(clippy::needless_pass_by_value, reason = "it is what `map_err` hands over")]
fn failed(reason: impl ToString) -> Error {
    Error::new(Kind::Git { reason: reason.to_string() })
}
