//! The contents of files as git keeps them, all from one run of the program.

use super::git;
use crate::files::{Content, MAX_BYTES, content_of};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

/// A git that is asked for one content after the other.
pub(super) struct Blobs {
    git: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Blobs {
    /// Starts git in `folder`.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let mut git = git(folder, &["cat-file", "--batch"]).stdin(Stdio::piped()).spawn()?;
        let (Some(asks), Some(answers)) = (git.stdin.take(), git.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        Ok(Self { git, asks, answers: BufReader::new(answers) })
    }

    /// The content that goes by `name`, an id or `<commit>:<path>`; `None` where there is no file of that name.
    pub fn content(&mut self, name: &str) -> io::Result<Option<Content>> {
        writeln!(self.asks, "{name}")?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        // `<object> <type> <bytes>`, or `<name> missing`.
        let [_, kind, bytes] = head.split_whitespace().collect::<Vec<_>>()[..] else { return Ok(None) };
        let Ok(bytes) = bytes.parse::<u64>() else { return Ok(None) };
        // The content is followed by a line end.
        let mut rest = self.answers.by_ref().take(bytes + 1);
        if bytes > MAX_BYTES || kind != "blob" {
            io::copy(&mut rest, &mut io::sink())?;
            return Ok((kind == "blob").then_some(Content::TooLarge(bytes)));
        }
        let mut content = Vec::new();
        rest.read_to_end(&mut content)?;
        content.pop();
        Ok(Some(content_of(content)))
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is not left behind.
        let _ = self.git.kill();
        let _ = self.git.wait();
    }
}
