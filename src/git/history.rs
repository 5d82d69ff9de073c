//! What git keeps for ever besides the files: messages, paths, branches and tags.

use super::{failed, git, said};
use crate::error::Error;
use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Something git keeps for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The commit that has it, by its id.
    pub commit: String,
    /// What it is.
    pub what: Keeps,
    /// Its text.
    pub text: String,
}

/// What git keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// The message of the commit.
    Message,
    /// The path of a file that it touches.
    Path,
    /// A branch or tag that points at it.
    Branch,
}

/// What was read of a history.
#[derive(Debug)]
pub struct History {
    /// Branches first, then the commits, newest first; of a path that several touch, the newest.
    pub kept: Vec<Kept>,
    /// So many commits were read.
    pub commits: usize,
    /// Whether that was all of them.
    pub whole: bool,
}

/// What stands in the messages, paths, branches and tags of the history around `folder`, as far as `limit` lets it be read.
///
/// Fails without git, and where `folder` lies in no repository.
pub fn history(folder: &Path, limit: Duration) -> Result<History, Error> {
    let mut kept = branches(folder)?;
    let log = ["log", "--all", "--no-renames", "--name-only", "-z", "--format=%x01%H%x02%B%x03"];
    let (read, whole) = said_within(folder, &log, limit)?;
    let text = String::from_utf8_lossy(&read);
    let mut commits = 0;
    let mut seen = BTreeSet::new();
    for entry in text.split('\u{1}').skip(1) {
        let Some((commit, rest)) = entry.split_once('\u{2}') else { continue };
        let Some((message, paths)) = rest.split_once('\u{3}') else { continue };
        commits += 1;
        kept.push(Kept { commit: commit.to_owned(), what: Keeps::Message, text: message.to_owned() });
        for path in paths.split(['\0', '\n']).filter(|path| !path.is_empty()) {
            if seen.insert(path) {
                kept.push(Kept { commit: commit.to_owned(), what: Keeps::Path, text: path.to_owned() });
            }
        }
    }
    Ok(History { kept, commits, whole })
}

fn branches(folder: &Path) -> Result<Vec<Kept>, Error> {
    let format = "--format=%(objectname) %(refname)";
    let refs = said(folder, &["for-each-ref", format, "refs/heads", "refs/remotes", "refs/tags"])?;
    let named = |line: &str| {
        let (commit, name) = line.split_once(' ')?;
        let name = name.splitn(3, '/').last().unwrap_or(name);
        Some(Kept { commit: commit.to_owned(), what: Keeps::Branch, text: name.to_owned() })
    };
    Ok(String::from_utf8_lossy(&refs).lines().filter_map(named).collect())
}

/// What git says until `limit` is over, and whether that was all.
fn said_within(folder: &Path, arguments: &[&str], limit: Duration) -> Result<(Vec<u8>, bool), Error> {
    let mut child = git(folder, arguments).spawn().map_err(failed)?;
    let mut stdout = child.stdout.take().ok_or_else(|| failed("no pipe"))?;
    let read = Arc::new(Mutex::new(Vec::new()));
    let (done, finished) = mpsc::channel();
    let reading = Arc::clone(&read);
    let reader = thread::spawn(move || {
        let mut part = vec![0; 64 * 1024];
        while let Ok(length) = stdout.read(&mut part) {
            if length == 0 {
                break;
            }
            reading.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(&part[..length]);
        }
        // Nobody waits any longer when the time is over.
        let _ = done.send(());
    });
    let whole = finished.recv_timeout(limit).is_ok();
    if !whole {
        // It may have ended by itself a moment ago.
        let _ = child.kill();
    }
    let status = child.wait().map_err(failed)?;
    let _ = reader.join();
    if whole && !status.success() {
        return Err(failed(format!("git {} ({status})", arguments[0])));
    }
    let read = std::mem::take(&mut *read.lock().unwrap_or_else(PoisonError::into_inner));
    Ok((read, whole))
}
