//! What keeps `mus` from working, as opposed to findings about the records.

use std::fmt;
use std::path::PathBuf;

/// A failure: what happened, and what to do about it.
#[derive(Debug)]
pub struct Error {
    /// What happened.
    pub kind: Kind,
}

/// The failures there are. Each belongs to one exit code (see [`Error::exit_code`]).
#[derive(Debug)]
pub enum Kind {
    /// A file or folder cannot be read.
    CannotRead {
        /// Which.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// A file or folder cannot be written; what was there before is whole.
    CannotWrite {
        /// Which.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// There is nothing at a path that was named.
    NoSuchPath(PathBuf),
    /// The paths hold no mus file.
    NothingHere(PathBuf),
    /// No `mus.toml` here or above.
    NoRepository(PathBuf),
    /// No such record.
    NoSuchRecord(String),
    /// Nobody of that name or id in the register; the nearest ones.
    UnknownPerson {
        /// What was asked for.
        asked: String,
        /// Ids that come near.
        near: Vec<String>,
    },
    /// A name that fits several people; their ids and names.
    AmbiguousPerson {
        /// What was asked for.
        asked: String,
        /// The candidates.
        candidates: Vec<String>,
    },
    /// An option, argument or combination that makes no sense, in words.
    Usage {
        /// What is wrong.
        message: Wording,
    },
    /// A file that stands in the way of the work has findings.
    BrokenFile(PathBuf),
    /// An edit that would have changed something else as well; nothing was written.
    RefusedEdit {
        /// Which file.
        path: PathBuf,
        /// Why.
        why: Wording,
    },
    /// The editor could not be started, or ended with a failure.
    Editor {
        /// Its name.
        command: String,
        /// What the system said.
        reason: String,
    },
    /// The program that signs could not be started, or did not sign.
    Signing {
        /// Its name.
        program: String,
        /// What the system said.
        reason: String,
    },
    /// The `git` program is missing, or cannot say what it was asked.
    Git {
        /// What the system or git said; nothing of anybody's text.
        reason: String,
    },
    /// A document template is wrong.
    Template {
        /// The template's name.
        name: String,
        /// What the template engine said.
        reason: String,
    },
    /// Standard output could not be written.
    Output(String),
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// In Danish.
    pub da: String,
    /// In English.
    pub en: String,
}

impl Wording {
    /// The sentence in both languages.
    pub fn new(da: impl Into<String>, en: impl Into<String>) -> Self {
        Self { da: da.into(), en: en.into() }
    }
}

impl Error {
    /// An error of this kind.
    pub fn new(kind: Kind) -> Self {
        Self { kind }
    }

    /// A file that a change cannot safely be put into.
    pub fn refused_edit(path: &std::path::Path) -> Self {
        let why = Wording::new(
            "den er skrevet på en måde, som ændringen ikke kan føjes sikkert ind i",
            "it is written in a way that the change cannot safely be added to",
        );
        Self::new(Kind::RefusedEdit { path: path.to_path_buf(), why })
    }

    /// Wrong usage, in both languages.
    pub fn usage(da: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(Kind::Usage { message: Wording::new(da, en) })
    }
}

/// For logs and tests; people get the words of `cli::wording`.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)
    }
}

impl std::error::Error for Error {}
