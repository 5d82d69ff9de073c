//! How it stands with one signature.

use super::signers::{Keys, Standing};
use super::sshsig::{Fault, PublicKey, Sealed};
use super::statement::{COVERED, statement};
use super::{Unsealable, digest};
use crate::date::Date;
use crate::record::{Method, Signature, SignatureMeaning};
use crate::schema::Kind;
use crate::store::{File, Talk};

/// How it stands with a signature. The first that is true counts, in the order: bad, unknown, revoked, out of its time; stale, not
/// covering, gone; declined; on paper; valid. What cannot be found out is said at its place in that order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The person's key signed the files as they are.
    Valid,
    /// A good signature on an earlier version; the files that have changed since.
    Stale {
        /// Which.
        changed: Vec<Kind>,
    },
    /// No good signature on anything.
    Bad(Fault),
    /// The person does not sign, and says so in a good signature, or on paper.
    Declined,
    /// The key is not known as that person's.
    UnknownSigner,
    /// The key counts no longer.
    Revoked,
    /// The key is the person's, but was not on that day.
    OutOfTime {
        /// The first day it counts.
        after: Option<Date>,
        /// The last day it counts.
        before: Option<Date>,
    },
    /// Signed on paper, and the files are as they were; nobody can verify it here.
    OnPaper,
    /// What is there is signed, but there are files that were not there when it was.
    NotCovered {
        /// Which.
        kinds: Vec<Kind>,
    },
    /// What is there is signed, but a file that was signed was deleted.
    Gone {
        /// Which.
        kinds: Vec<Kind>,
    },
    /// There is no way to tell.
    CouldNotCheck(Unknowable),
}

/// Why there is no way to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknowable {
    /// Something is encrypted, and there is no key here.
    Encrypted,
    /// A covered file cannot be read.
    Broken,
    /// Nobody can say which keys are revoked.
    Revocations,
}

/// How it stands with the signature in `file`, which lies with `talk`; and the key it was made with, where it is good.
pub fn state(talk: &Talk<'_>, (file, signature): (&File, &Signature), keys: &Keys) -> (State, Option<PublicKey>) {
    if signature.record != *talk.id {
        return (State::Bad(Fault::Record), None);
    }
    let key = match signature.method {
        Method::Paper => None,
        Method::Ssh => match key_of(file, signature) {
            Ok(key) => Some(key),
            Err(state) => return (state, None),
        },
    };
    let standing = key.as_ref().map_or(Standing::Known, |key| keys.standing(&signature.by, key, signature.signed_on));
    let state = match standing {
        Standing::Unknown => State::UnknownSigner,
        Standing::Revoked => State::Revoked,
        Standing::OutOfTime { after, before } => State::OutOfTime { after, before },
        Standing::Unknowable => State::CouldNotCheck(Unknowable::Revocations),
        Standing::Known => against_files(talk, signature),
    };
    (state, key)
}

/// The key that signed the statement of a file.
fn key_of(file: &File, signature: &Signature) -> Result<PublicKey, State> {
    let armoured = signature.signature.as_deref().ok_or(State::Bad(Fault::Unreadable))?;
    let root = file.root().ok_or(State::CouldNotCheck(Unknowable::Broken))?;
    let statement = statement(root).map_err(|_| State::CouldNotCheck(Unknowable::Encrypted))?;
    Sealed::over(&statement, armoured).map(|sealed| sealed.key).map_err(State::Bad)
}

/// What has become of the files since.
fn against_files(talk: &Talk<'_>, signature: &Signature) -> State {
    let (mut changed, mut gone, mut added, mut unknowable) = (Vec::new(), Vec::new(), Vec::new(), None);
    for kind in COVERED {
        let file = talk.file(kind);
        match (signature.covers.get(kind.word()), file) {
            (None, None) => {}
            (None, Some(_)) => added.push(kind),
            (Some(_), None) => gone.push(kind),
            (Some(signed), Some(file)) => match file.root().map(|root| digest(kind, root)) {
                Some(Ok(digest)) if digest.to_string() == *signed => {}
                Some(Ok(_)) => changed.push(kind),
                Some(Err(Unsealable::Encrypted)) => unknowable = Some(Unknowable::Encrypted),
                Some(Err(Unsealable::NotFinite)) | None => unknowable = Some(Unknowable::Broken),
            },
        }
    }
    if !changed.is_empty() {
        State::Stale { changed }
    } else if let Some(why) = unknowable {
        State::CouldNotCheck(why)
    } else if !added.is_empty() {
        State::NotCovered { kinds: added }
    } else if !gone.is_empty() {
        State::Gone { kinds: gone }
    } else if signature.meaning == SignatureMeaning::Declined {
        State::Declined
    } else if signature.method == Method::Paper {
        State::OnPaper
    } else {
        State::Valid
    }
}
