//! `allowed_signers` and `revoked_signers`: the files that OpenSSH reads too, as they lie at the root of a repository.

use crate::error::{Error, Kind};
use crate::files::{self, Content};
use std::path::Path;

/// One of the two files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SignerFile {
    /// There is none.
    #[default]
    Absent,
    /// Its text.
    Text(String),
    /// It is there, and cannot be read as text: a binary revocation list, or something else.
    NotText,
}

/// Both files.
#[derive(Clone, Debug, Default)]
pub struct SignerFiles {
    /// Whose keys are whose.
    pub allowed: SignerFile,
    /// Keys that count no longer.
    pub revoked: SignerFile,
}

impl SignerFiles {
    /// The file of keys.
    pub const ALLOWED: &str = "allowed_signers";
    /// The file of keys that count no longer.
    pub const REVOKED: &str = "revoked_signers";

    /// Reads both. One that is there and cannot be read is a failure beside the rest, and counts as no text.
    pub(super) fn read(root: &Path, failures: &mut Vec<Error>) -> Self {
        let mut read = |name: &str| {
            let path = files::tidy(&root.join(name));
            if path.symlink_metadata().is_err() {
                return SignerFile::Absent;
            }
            match files::read(&path) {
                Ok(Content::Text(text)) => SignerFile::Text(text),
                Ok(Content::TooLarge(_) | Content::NotText(_)) => SignerFile::NotText,
                Err(error) => {
                    failures.push(Error::new(Kind::CannotRead { path, reason: error.to_string() }));
                    SignerFile::NotText
                }
            }
        };
        Self { allowed: read(Self::ALLOWED), revoked: read(Self::REVOKED) }
    }
}
