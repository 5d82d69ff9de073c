//! How it stands with everybody who has to sign a talk.

use super::history::{Changed, changed};
use crate::record::{Method, ParticipantRole, PersonId, RecordId, Signature, SignatureMeaning};
use crate::seal::{Fault, Keys, State, state};
use crate::store::{File, Party, Store, Talk};
use std::path::PathBuf;

/// A talk's signatures, judged.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Which talk.
    pub record: RecordId,
    /// Its folder's file that a place can point at where nobody has signed.
    pub path: PathBuf,
    /// Those who have to sign, in the order of the roles.
    pub parties: Vec<PartyVerdict>,
    /// The signatures of everybody else.
    pub others: Vec<Given>,
}

impl Verdict {
    /// Whether everybody who has to sign has, and each signature is valid. What others have signed does not count.
    pub fn is_valid(&self) -> bool {
        self.parties.iter().all(|party| party.outcome == Outcome::Signed(State::Valid))
    }
}

/// How it stands with somebody who has to sign.
#[derive(Clone, Debug)]
pub struct PartyVerdict {
    /// Who, as what, and what it must mean.
    pub party: Party,
    /// How it stands.
    pub outcome: Outcome,
    /// The signature that counts for them, where there is one.
    pub given: Option<Given>,
}

/// How it stands with somebody who has to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// They have signed, or somebody for them, and so it stands with that.
    Signed(State),
    /// They have signed, but for less than they are asked for.
    Lower,
    /// They have not signed.
    Missing,
}

/// A signature, judged.
#[derive(Clone, Debug)]
pub struct Given {
    /// Who signed.
    pub by: PersonId,
    /// As what.
    pub role: ParticipantRole,
    /// What it means.
    pub meaning: SignatureMeaning,
    /// How it was given.
    pub method: Method,
    /// The signer's own word on when.
    pub signed_on: crate::date::Date,
    /// The fingerprint of the key, where it is a good signature.
    pub key: Option<String>,
    /// How it stands with it.
    pub state: State,
    /// What has changed in the files of a stale one.
    pub changed: Vec<Changed>,
    /// Its file.
    pub path: PathBuf,
}

/// How it stands with everybody who has to sign `talk`, and with every other signature on it.
pub fn verdict(store: &Store, talk: &Talk<'_>, keys: &Keys) -> Verdict {
    let mut given: Vec<(&Signature, Given)> =
        talk.signature_files().map(|(file, signature)| (signature, judged(talk, file, signature, keys))).collect();
    let mut parties = Vec::new();
    for party in store.parties(talk) {
        let theirs = given.iter().enumerate().filter(|(_, (signature, _))| party.is_signed_by(signature));
        let best = theirs.max_by_key(|(_, (_, given))| rank(&party, given)).map(|(at, _)| at);
        let given = best.map(|at| given.remove(at).1);
        let outcome = match &given {
            Some(given) if given.state == State::Valid && !given.meaning.covers(party.meaning) => Outcome::Lower,
            Some(given) => Outcome::Signed(given.state.clone()),
            None if is_broken(talk, &party) => Outcome::Signed(State::Bad(Fault::Unreadable)),
            None => Outcome::Missing,
        };
        parties.push(PartyVerdict { party, outcome, given });
    }
    let path = talk.files().first().map(|file| file.path().to_path_buf()).unwrap_or_default();
    let path = talk.conversation_file().map_or(path, |(file, _)| file.path().to_path_buf());
    Verdict { record: talk.id.clone(), path, parties, others: given.into_iter().map(|(_, given)| given).collect() }
}

/// Of several that count for a party the best one does: a valid one for enough, then the party's own.
fn rank(party: &Party, given: &Given) -> (bool, bool) {
    (given.state == State::Valid && given.meaning.covers(party.meaning), given.by == party.person)
}

/// Whether a party's signature is there, and cannot be read as one.
fn is_broken(talk: &Talk<'_>, party: &Party) -> bool {
    let mut signers = party.stand_ins.iter().chain([&party.person]).map(|id| format!("signature-{id}.yaml"));
    let is_unread = |name: &str| {
        talk.files().iter().any(|file| file.record().is_none() && file.path().file_name().is_some_and(|it| it == name))
    };
    signers.any(|name| is_unread(&name))
}

fn judged(talk: &Talk<'_>, file: &File, signature: &Signature, keys: &Keys) -> Given {
    let (state, key) = state(talk, (file, signature), keys);
    let since = match &state {
        State::Stale { changed } => changed.as_slice(),
        _ => &[],
    };
    let since =
        since.iter().filter_map(|kind| Some(changed(talk.file(*kind)?, *kind, signature.covers.get(kind.word())?)));
    Given {
        by: signature.by.clone(),
        role: signature.role,
        meaning: signature.meaning,
        method: signature.method,
        signed_on: signature.signed_on,
        key: key.map(|key| key.fingerprint()),
        changed: since.collect(),
        state,
        path: file.path().to_path_buf(),
    }
}
