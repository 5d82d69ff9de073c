//! The one place that prints. Results go to standard output, everything else to standard error.
#![allow(clippy::disallowed_macros, clippy::disallowed_methods, reason = "this file is the home of printing")]

use super::exit::Exit;
use super::failure;
use crate::diagnostic::Audience;
use crate::error::{Error, Kind};
use crate::lang::Lang;
use std::io::{self, Write as _};

/// Standard output and standard error.
#[derive(Clone)]
pub(super) struct Output {
    quiet: bool,
    audience: Audience,
}

impl Output {
    pub fn new(quiet: bool, audience: Audience) -> Self {
        Self { quiet, audience }
    }

    /// Prints a result. Somebody who stops reading (`mus due | head`) is no failure.
    pub fn result(&self, text: &str) -> Result<(), Error> {
        self.bytes(text.as_bytes())
    }

    /// Puts out a result that need not be text.
    #[allow(clippy::unused_self, reason = "printing goes through the one who may")]
    pub fn bytes(&self, bytes: &[u8]) -> Result<(), Error> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::new(Kind::Output(error.to_string()))),
            _ => Ok(()),
        }
    }

    /// Says something that is no result; nothing under `--quiet`.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            self.insist(text);
        }
    }

    #[allow(clippy::unused_self, reason = "printing goes through the one who may")]
    fn insist(&self, text: &str) {
        // There is nobody left to tell if standard error is gone.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Asks something that needs an answer, and stays on the line.
    #[allow(clippy::unused_self, reason = "printing goes through the one who may")]
    pub fn ask(&self, question: &str) {
        let mut stderr = io::stderr().lock();
        // There is nobody left to ask if standard error is gone.
        let _ = write!(stderr, "{question} ").and_then(|()| stderr.flush());
    }

    /// Tells what failed, each with its remedy; gives the worst exit.
    pub fn failures<'e>(&self, failures: impl IntoIterator<Item = &'e Error>, lang: Lang) -> Exit {
        let tell = |error: &Error| {
            self.insist(&failure::told(error, lang, self.audience));
            failure::exit(error)
        };
        failures.into_iter().map(tell).max().unwrap_or(Exit::Clean)
    }
}

/// Says what is wrong before there is an output to speak of: the arguments could not be read.
pub(super) fn complain(text: &str) {
    // There is nobody left to tell if standard error is gone.
    let _ = writeln!(io::stderr().lock(), "{text}");
}
